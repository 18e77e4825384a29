import { getContext, setContext } from 'svelte';
import type { Api } from './index';

const KEY = Symbol('api');

/** Gives the core to every component below; tests give answers recorded from it. */
export function provideApi(api: Api): Api {
  return setContext(KEY, api);
}

/** The core, as the layout gave it. */
export function useApi(): Api {
  return getContext<Api>(KEY);
}
