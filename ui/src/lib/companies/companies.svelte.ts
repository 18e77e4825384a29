import { getContext, setContext } from 'svelte';
import { goto } from '$app/navigation';
import type { Api } from '$lib/api';
import type { CompaniesView, CompanyColour, CompanyRow } from '$lib/api/types';
import { Loaded } from '$kit/load.svelte';

/** What each colour is called: it stands beside a name, never alone. */
export const colours: Record<CompanyColour, string> = {
  blue: 'Bleu',
  green: 'Vert',
  violet: 'Violet',
  ochre: 'Ocre',
  teal: 'Bleu-vert',
  pink: 'Rose',
  brown: 'Brun',
  grey: 'Gris',
};

/** The companies of this computer, of which the window shows one. */
export class Companies {
  readonly list: Loaded<CompaniesView>;
  /** Grows with each company laid in the window: whatever was drawn of the one before goes with it. */
  laid = $state(0);
  /** What is being opened; meanwhile nothing of any company is in sight. */
  opening = $state('');
  /** Whether the list is open over the screens. */
  shown = $state(false);

  constructor(api: Api) {
    this.list = new Loaded(() => api.companies());
  }

  get rows(): CompanyRow[] {
    return this.list.value?.rows ?? [];
  }

  get several(): boolean {
    return this.rows.length > 1;
  }

  /** The one that the window shows. */
  get here(): CompanyRow | undefined {
    return this.rows.find((row) => row.here);
  }

  /** Has the core open another; where it refuses, the one of before is in sight again. */
  async lay(name: string, how: () => Promise<unknown>): Promise<void> {
    this.opening = name;
    try {
      await how();
      this.shown = false;
      await goto('/');
      this.laid += 1;
    } finally {
      await this.list.refresh();
      this.opening = '';
    }
  }
}

const KEY = Symbol('companies');

/** Gives the companies to every component below. */
export function provideCompanies(companies: Companies): Companies {
  return setContext(KEY, companies);
}

/** The companies, as the layout gave them. */
export function useCompanies(): Companies {
  return getContext<Companies>(KEY);
}
