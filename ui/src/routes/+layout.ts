/** The window draws every page itself: there is no server. */
export const ssr = false;
export const prerender = false;
