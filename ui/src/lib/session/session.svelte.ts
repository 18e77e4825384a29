import { getContext, setContext } from 'svelte';
import type { Api } from '$lib/api';
import type { StartView } from '$lib/api/types';
import { Loaded } from '$kit/load.svelte';

/** Short enough not to be felt, long enough for two signs of one change. */
const TOGETHER_MS = 20;

/** What every screen shares: the day, the company, and the sign that something has changed. */
export class Session {
  readonly view: Loaded<StartView>;
  /** Grows after each change, so that what is on the screen asks again. */
  revision = $state(0);

  private soon: Promise<void> | undefined;
  private told = false;
  /** Whether the first screen is on the window: what nobody waits for may begin. */
  painted = $state(false);

  constructor(private readonly api: Api) {
    this.view = new Loaded(() => api.start());
  }

  get today(): string {
    return this.view.value?.today ?? '';
  }

  /**
   * To be called after anything was written. The screen that wrote and the shell both say so: asked
   * once for both.
   */
  changed(): Promise<void> {
    this.soon ??= new Promise((done) => setTimeout(done, TOGETHER_MS)).then(() => {
      this.soon = undefined;
      this.revision += 1;
      return this.view.refresh();
    });
    return this.soon;
  }

  /** Says once that the first screen is there, with what it shows: two frames, then it is painted. */
  shown(): void {
    if (this.told) return;
    this.told = true;
    const tell = () => {
      this.painted = true;
      void this.api.ready().catch(() => undefined);
    };
    requestAnimationFrame(() => requestAnimationFrame(tell));
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
    void loaded.refresh().then(() => session.shown());
  });
  return loaded;
}
