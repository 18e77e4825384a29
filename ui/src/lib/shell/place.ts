/**
 * The path of the screen shown. At the start the desktop gives an address without one
 * (`tauri://localhost`): that is the first screen, as `/` is once one comes back to it.
 */
export function pathOf(url: URL): string {
  return url.pathname || '/';
}
