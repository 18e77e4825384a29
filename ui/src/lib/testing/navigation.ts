import { vi } from 'vitest';

/** Where the screens asked to go: the router itself is SvelteKit's. One for all test files. */
export const goto = vi.fn(async () => {});
export const replaceState = vi.fn();
