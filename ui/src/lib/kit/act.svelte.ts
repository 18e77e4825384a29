import { remedy, sentence, type Remedy } from '$lib/api/errors';
import { useToasts } from './toasts.svelte';

/**
 * One thing asked of the core by a dialog or a button: it cannot be asked twice at once, and why it
 * was refused is kept until it is asked again.
 */
export class Act {
  busy = $state(false);
  /** What was thrown, or the form's own sentence for what it lacks. */
  private reason = $state.raw<unknown>('');

  /** A button without a place of its own for a refusal gives it to `tell`: a toast. */
  constructor(private readonly tell?: (refusal: string) => void) {}

  /** The sentence to show; empty when nothing was refused. */
  get refusal(): string {
    return typeof this.reason === 'string' ? this.reason : sentence(this.reason);
  }

  /** Where what was refused can be mended. */
  get remedy(): Remedy | null {
    return remedy(this.reason);
  }

  /**
   * Asks it, unless it is being asked: closing a dialog takes a moment, in which Enter would record
   * the same thing again. Answers whether it was done.
   */
  async run(ask: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.clear();
    try {
      await ask();
      return true;
    } catch (reason) {
      this.refuse(reason);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /**
   * Keeps why something asked beside it was refused, or what the form lacks, in a sentence. It reads
   * nothing, so that an effect may call it.
   */
  readonly refuse = (reason: unknown): void => {
    this.reason = reason;
    if (reason !== '') this.tell?.(typeof reason === 'string' ? reason : sentence(reason));
  };

  /** Nothing is refused any more. */
  clear(): void {
    this.reason = '';
  }
}

/** The act of a button that stands alone: what is refused is said in a toast. */
export function useAct(): Act {
  const toasts = useToasts();
  return new Act((refusal) => toasts.failed(refusal));
}
