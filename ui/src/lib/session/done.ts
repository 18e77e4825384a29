import { useApi } from '$lib/api/context';
import { sentence } from '$lib/api/errors';
import type { Done, UndoToken } from '$lib/api/types';
import { useToasts } from '$kit/toasts.svelte';
import { useSession } from './session.svelte';

/** Takes back what was recorded or edited, and makes every screen ask again. */
export function useTakeBack(): (tokens: readonly UndoToken[], restored?: () => void) => void {
  const api = useApi();
  const session = useSession();
  const toasts = useToasts();

  async function takeBack(tokens: readonly UndoToken[], restored?: () => void): Promise<void> {
    try {
      let message = '';
      for (const token of tokens.toReversed()) message = (await api.undo(token, '')).message;
      toasts.done(message);
      restored?.();
    } catch (reason) {
      toasts.failed(sentence(reason));
    }
    await session.changed();
  }

  return (tokens, restored) => void takeBack(tokens, restored);
}

/**
 * Says what was recorded, offers to take it back while that is possible, and makes every screen
 * ask again.
 */
export function useDone(): (done: Done) => Promise<void> {
  const session = useSession();
  const toasts = useToasts();
  const takeBack = useTakeBack();

  return async ({ message, undo }) => {
    toasts.done(message, undo ? () => takeBack([undo]) : undefined);
    await session.changed();
  };
}

/**
 * The same for what was edited: a client, an invoice, a setting, files read. A form that keeps what
 * was typed says how to show what is there again once it is taken back.
 */
export function useSaved(): (message: string, restored?: () => void) => Promise<void> {
  const edits = useEdits();
  return async (message, restored) => {
    await edits.note();
    await edits.tell(message, restored);
  };
}

/** Several edits made in one go, taken back together. */
export function useEdits() {
  const api = useApi();
  const session = useSession();
  const toasts = useToasts();
  const takeBack = useTakeBack();
  let tokens: UndoToken[] = [];

  return {
    /** The edit just made is one of them. */
    async note(): Promise<void> {
      const token = await api.lastEdit().catch(() => null);
      if (token) tokens.push(token);
    },
    /** Says what was done, with the way back. */
    async tell(message: string, restored?: () => void): Promise<void> {
      const own = tokens;
      tokens = [];
      toasts.done(message, own.length > 0 ? () => takeBack(own, restored) : undefined);
      await session.changed();
    },
  };
}
