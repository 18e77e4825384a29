import { describe, expect, it } from 'vitest';
import { recorded } from '$lib/testing/replay';
import { Refusal } from './call';
import { remedy, sentence } from './errors';
import type { ErrorView } from './types';

describe('refusals', () => {
  it('say the core’s own sentence, which knows the details', () => {
    for (const { code, detail, message } of recorded<ErrorView[]>('errors')) {
      expect(sentence(new Refusal(code, detail, message))).toBe(message);
    }
  });

  it('have one sentence of their own: the core did not answer', () => {
    const own = sentence(new Refusal('no_answer', 'today'));
    expect(own).toMatch(/n’a pas répondu/);
    // Nobody knows how far it went: nothing is said to have been kept or lost.
    expect(own).not.toMatch(/rien n’a été/i);
    expect(sentence(new TypeError('broken'))).toBe(own);
  });

  it('lead somewhere when there is something to do', () => {
    expect(remedy(new Refusal('rate_unknown', '2027-S1'))?.href).toBe('/reglages?section=taux');
    expect(remedy(new Refusal('cannot_undo', ''))).toBeNull();
  });
});
