import { listen, type UnlistenFn } from '@tauri-apps/api/event';
import { commands } from './commands';

/** What the shell says on its own: something changed (a new day too), a place to go. */
export type ShellEvent = 'ask-close' | 'changed' | 'open' | 'open-payment' | 'open-today';

/** What the shell around the window says. */
const shell = {
  /** Listens to the shell; answers how to stop. */
  on: (event: ShellEvent, heard: (payload: unknown) => void): Promise<UnlistenFn> =>
    listen(event, ({ payload }) => heard(payload)),
  /** Hears the paths of files dropped on the window. */
  onDrop: (heard: (paths: string[]) => void): Promise<UnlistenFn> =>
    listen<{ paths?: string[] }>('tauri://drag-drop', ({ payload }) => heard(payload.paths ?? [])),
};

/** Everything the window asks of the core, one typed function per command, and what it hears. */
export function tauriApi() {
  return { ...commands, ...shell };
}

/** The core as the window sees it. */
export type Api = ReturnType<typeof tauriApi>;
