import { useApi } from '$lib/api/context';
import { sentence } from '$lib/api/errors';
import type { Done } from '$lib/api/types';
import { useToasts } from '$kit/toasts.svelte';
import { useSession } from './session.svelte';

/**
 * Says what was recorded, offers to take it back while that is possible, and makes every screen
 * ask again.
 */
export function useDone(): (done: Done) => Promise<void> {
  const api = useApi();
  const session = useSession();
  const toasts = useToasts();

  async function takeBack(done: Done): Promise<void> {
    if (!done.undo) return;
    try {
      const undone = await api.undo(done.undo, '');
      toasts.done(undone.message);
    } catch (reason) {
      toasts.failed(sentence(reason));
    }
    await session.changed();
  }

  return async (done) => {
    toasts.done(done.message, done.undo ? () => void takeBack(done) : undefined);
    await session.changed();
  };
}
