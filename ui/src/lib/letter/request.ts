import type { LetterRequest, LetterView } from '$lib/api/types';

/** The request that gives this very letter again: what the form changes, field by field. */
export function requestOf(view: LetterView): LetterRequest {
  return {
    client: view.client,
    step: view.step,
    invoices: view.chosen,
    post_on: view.post_on,
    ask: view.ask,
    third_party: null,
    tracking: null,
    answer: null,
    interest_until: null,
    confirmed: false,
  };
}
