import { getContext, setContext } from 'svelte';

/** A short answer at the foot of the window, with a way back when there is one. */
export interface Toast {
  id: number;
  text: string;
  tone: 'done' | 'failed';
  undo?: () => void;
}

const DONE_MS = 6_000;
/** Long enough to read, understand and press « Annuler ». */
const UNDO_MS = 10_000;
const FAILED_MS = 12_000;

/** The answers shown now, oldest first. */
export class Toasts {
  list = $state.raw<Toast[]>([]);
  private last = 0;

  /** Says that something was done; `undo` adds « Annuler ». */
  done(text: string, undo?: () => void): void {
    this.show({ text, tone: 'done', undo }, undo ? UNDO_MS : DONE_MS);
  }

  /** Says that something was not done, and why. */
  failed(text: string): void {
    this.show({ text, tone: 'failed' }, FAILED_MS);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  private show(toast: Omit<Toast, 'id'>, lifetime: number): void {
    const id = ++this.last;
    this.list = [...this.list, { ...toast, id }];
    setTimeout(() => this.dismiss(id), lifetime);
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
