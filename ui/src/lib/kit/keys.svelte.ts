import { getContext, setContext, untrack } from 'svelte';

/** One key and what it does, as the list of keys shows it. */
export interface Binding {
  /** `j`, `?`, `Enter`, `Ctrl+p`, `1`; letters in lower case. */
  keys: string;
  label: string;
  run: () => void;
  /** Also while a field has the focus: for the keys that end a form. */
  inFields?: boolean;
  /** Also while a dialog is open: for the keys of the dialog itself. */
  inDialog?: boolean;
}

const SHOWN: Record<string, string> = {
  Enter: 'Entrée',
  'Ctrl+Enter': 'Ctrl + Entrée',
  Escape: 'Échap',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page préc.',
  PageDown: 'Page suiv.',
};

/** A key as it is printed on a French keyboard. */
export function keyName(keys: string): string {
  return (
    SHOWN[keys] ?? keys.replace('Ctrl+', 'Ctrl + ').replace(/\b[a-z]$/, (k) => k.toUpperCase())
  );
}

/** The name of what was pressed; the row of figures counts without Shift, as on a French keyboard. */
export function pressed(event: KeyboardEvent): string {
  const figure = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  const base = figure ?? (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${base}`;
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) || isTyped(target))
  );
}

function isTyped(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|file)$/.test(target.type);
}

/** Enter on a button or a link already does something. */
function answersEnter(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, summary, [role="grid"]') !== null;
}

/** The keys of the screen in front, last registered first. */
export class KeyMap {
  private layers = $state.raw<(() => Binding[])[]>([]);

  /** Everything that can be pressed now, for the list of keys. */
  get all(): Binding[] {
    return this.layers.flatMap((layer) => layer());
  }

  add(layer: () => Binding[]): () => void {
    this.layers = [layer, ...this.layers];
    return () => {
      this.layers = this.layers.filter((other) => other !== layer);
    };
  }

  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const keys = pressed(event);
    if (keys === 'Enter' && answersEnter(event.target)) return;
    const field = isField(event.target);
    // It chooses the text of a field; elsewhere it would paint the menu and the buttons.
    if (keys === 'Ctrl+a' && !field) return event.preventDefault();
    const dialog = document.querySelector('[role="dialog"][data-state="open"]') !== null;
    const found = this.all.find(
      (binding) =>
        binding.keys === keys && (!field || binding.inFields) && (!dialog || binding.inDialog),
    );
    if (!found) return;
    event.preventDefault();
    found.run();
  }
}

const KEY = Symbol('keys');

/** Gives a key map to every component below. */
export function provideKeys(): KeyMap {
  return setContext(KEY, new KeyMap());
}

/** Adds the keys of a component for as long as it is on the screen. */
export function useKeys(bindings: () => Binding[]): void {
  const map = getContext<KeyMap | undefined>(KEY);
  // The outside thing: the window's keyboard, through the key map of the layout.
  $effect(() => untrack(() => map?.add(bindings)));
}
