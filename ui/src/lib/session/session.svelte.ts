import { getContext, setContext } from 'svelte';
import type { Api } from '$lib/api';
import type { StartView } from '$lib/api/types';
import { Loaded } from '$kit/load.svelte';

/** What every screen shares: the day, the company, and the sign that something has changed. */
export class Session {
  readonly view: Loaded<StartView>;
  /** Grows after each change, so that what is on the screen asks again. */
  revision = $state(0);

  constructor(api: Api) {
    this.view = new Loaded(() => api.start());
  }

  get today(): string {
    return this.view.value?.today ?? '';
  }

  /** To be called after anything was written. */
  async changed(): Promise<void> {
    this.revision += 1;
    await this.view.refresh();
  }
}

const KEY = Symbol('session');

/** Gives the session to every component below. */
export function provideSession(session: Session): Session {
  return setContext(KEY, session);
}

/** The session, as the layout gave it. */
export function useSession(): Session {
  return getContext<Session>(KEY);
}

/** An answer that is asked again whenever something was written. */
export function useLive<Answer>(ask: () => Promise<Answer>): Loaded<Answer> {
  const session = useSession();
  const loaded = new Loaded(ask);
  // The outside thing: the core, asked again at each revision and whenever the question changes.
  $effect(() => {
    void session.revision;
    void loaded.refresh();
  });
  return loaded;
}
