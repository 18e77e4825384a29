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

  it('have a sentence of their own when the core gave none', () => {
    expect(sentence(new Refusal('no_answer', 'today'))).toMatch(/ne répond pas/);
    expect(sentence(new Refusal('missing', 'la ville'))).toBe('Il manque\u00a0: la ville.');
    expect(sentence(new TypeError('broken'))).toMatch(/Rien n’a été écrit/);
  });

  it('lead somewhere when there is something to do', () => {
    expect(remedy(new Refusal('rate_unknown', '2027-S1'))?.href).toBe('/reglages?section=taux');
    expect(remedy(new Refusal('cannot_undo', ''))).toBeNull();
  });
});
