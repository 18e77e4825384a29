import type { Deed, DeedInput, DeedProblem } from '$lib/api/types';

/** What is still empty, in the order of the fields: only the lines whose sentence is due. */
export function missingOf(lines: readonly [field: string, given: string, sentence: string][]) {
  return lines
    .filter(([, given]) => !given.trim())
    .map(([field, , sentence]): DeedProblem => ({ field, sentence }));
}

/** An act of a client, on all the invoices it can be about unless some are named. */
export function deedOf(
  client: number,
  what: Deed,
  { on = '', note = '', invoices = [] }: { on?: string; note?: string; invoices?: number[] } = {},
): DeedInput {
  return { client, invoices, what, on: on || null, note: note.trim() };
}
