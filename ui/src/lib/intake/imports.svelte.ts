import { getContext, setContext } from 'svelte';

/** The form that reads files, opened from any screen: by its button or by files dropped on the window. */
export class Imports {
  opened = $state(false);
  /** Files dropped on the window, to be read at once. */
  dropped = $state.raw<string[]>([]);

  open(dropped: string[] = []): void {
    this.dropped = dropped;
    this.opened = true;
  }

  closed(): void {
    this.dropped = [];
  }
}

const KEY = Symbol('imports');

/** Gives the form's state to every screen below. */
export function provideImports(): Imports {
  return setContext(KEY, new Imports());
}

/** The form's state, as the layout gave it. */
export function useImports(): Imports {
  return getContext<Imports>(KEY);
}
