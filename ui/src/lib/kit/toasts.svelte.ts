import { getContext, setContext } from 'svelte';

/** A short answer at the foot of the window, with a way back when there is one. */
export interface Toast {
  id: number;
  text: string;
  tone: 'done' | 'failed';
  undo?: () => void;
}

const DONE_MS = 6_000;
/** Long enough to read, understand and press « Annuler » or Ctrl + Z. */
const UNDO_MS = 10_000;
const FAILED_MS = 12_000;
/** More would hide the screen: the oldest goes. */
const SHOWN_MAX = 3;

/** The answers shown now, oldest first. */
export class Toasts {
  list = $state.raw<Toast[]>([]);
  private last = 0;
  private readonly clocks: Record<number, ReturnType<typeof setTimeout>> = {};
  private held = false;

  /** Says that something was done; `undo` adds « Annuler ». */
  done(text: string, undo?: () => void): void {
    this.show({ text, tone: 'done', undo });
  }

  /** Says that something was not done, and why. */
  failed(text: string): void {
    this.show({ text, tone: 'failed' });
  }

  dismiss(id: number): void {
    clearTimeout(this.clocks[id]);
    delete this.clocks[id];
    this.list = this.list.filter((toast) => toast.id !== id);
    if (this.list.length === 0) this.held = false;
  }

  /** The latest act that can still be taken back, if one is shown. */
  get latest(): Toast | undefined {
    return this.list.findLast((toast) => toast.undo);
  }

  /** Takes back what this answer, or the latest one, told. */
  takeBack(toast: Toast | undefined = this.latest): void {
    if (!toast?.undo) return;
    this.dismiss(toast.id);
    toast.undo();
  }

  /** Nothing goes while it is pointed at or has the focus: the time starts again afterwards. */
  hold(): void {
    this.held = true;
    for (const clock of Object.values(this.clocks)) clearTimeout(clock);
  }

  release(): void {
    if (!this.held) return;
    this.held = false;
    for (const toast of this.list) this.wind(toast);
  }

  private show(toast: Omit<Toast, 'id'>): void {
    const shown = { ...toast, id: ++this.last };
    for (const old of this.list.slice(0, -SHOWN_MAX + 1)) this.dismiss(old.id);
    this.list = [...this.list, shown];
    if (!this.held) this.wind(shown);
  }

  private wind(toast: Toast): void {
    clearTimeout(this.clocks[toast.id]);
    const lifetime = toast.tone === 'failed' ? FAILED_MS : toast.undo ? UNDO_MS : DONE_MS;
    this.clocks[toast.id] = setTimeout(() => this.dismiss(toast.id), lifetime);
  }
}

const KEY = Symbol('toasts');

/** Gives the answers' place to every component below. */
export function provideToasts(): Toasts {
  return setContext(KEY, new Toasts());
}

/** The answers' place given by the layout. */
export function useToasts(): Toasts {
  return getContext<Toasts>(KEY);
}
