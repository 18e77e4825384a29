import { goto } from '$app/navigation';
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { LetterView } from '$lib/api/types';
import { casePath } from '$lib/words/paths';
import { done, recordedLike } from '$lib/testing/replay';
import { expectAccessible, lastAsked, seen, show } from '$lib/testing/stage';
import LetterScreen from './LetterScreen.svelte';

const first = recordedLike<LetterView>('letter_');
const kept = {
  letter: 9,
  post_on: first.post_on,
  deadline: first.deadline,
  file_name: 'l.pdf',
  lapsed: null,
};

describe('la lettre', () => {
  it('shows the checks, the invoices asked for and the sums', async () => {
    const { container } = show(LetterScreen, { first });
    expect(await screen.findByRole('heading', { name: first.title })).toBeVisible();
    for (const check of first.checks) expect(screen.getByText(seen(check.sentence))).toBeVisible();
    for (const invoice of first.invoices) {
      const box = screen.getByRole('checkbox', { name: new RegExp(`^${invoice.number}`) });
      expect((box as HTMLInputElement).checked).toBe(first.chosen.includes(invoice.invoice));
    }
    expect(screen.getByText('Réclamé')).toBeVisible();
    await expectAccessible(container);
  });

  it('composes again when less is asked for', async () => {
    const { user, asked } = show(LetterScreen, {
      first: { ...first, may_ask_interest: true, ask: { interest: true, indemnity: false } },
    });
    await user.click(await screen.findByRole('checkbox', { name: /pénalités de retard/ }));
    expect(lastAsked(asked, 'prepareLetter')).toMatchObject({
      client: first.client,
      step: first.step,
      ask: { interest: false, indemnity: false },
    });
  });

  it('is sent only when the user says it was posted, on the day typed', async () => {
    const { user, asked } = show(
      LetterScreen,
      { first },
      { keepLetter: async () => kept, markPosted: async () => done },
    );
    await user.click(await screen.findByRole('button', { name: 'J’ai posté la lettre' }));
    const dialog = await screen.findByRole('dialog', { name: 'J’ai posté la lettre' });
    const day = within(dialog).getByLabelText('Postée le');
    await user.clear(day);
    await user.type(day, '23/11/2026');
    await user.click(within(dialog).getByRole('button', { name: 'Noter l’envoi' }));
    await waitFor(() =>
      expect(lastAsked(asked, 'markPosted')).toMatchObject({ letter: 9, on: '2026-11-23' }),
    );
    expect(asked.map((one) => one.command)).toContain('keepLetter');
    await waitFor(() => expect(goto).toHaveBeenCalledWith(casePath(first.client)));
  });

  it('says the article of the law instead of a letter that is forbidden', async () => {
    const refusal = {
      code: 'forbidden',
      sentence: 'Une dette antérieure au jugement ne peut plus être réclamée.',
      article: 'article L622-7 du code de commerce',
    };
    show(LetterScreen, { first: { ...first, pdf: null, refusals: [refusal] } });
    expect(await screen.findByRole('alert')).toHaveTextContent(refusal.article);
    expect(screen.queryByRole('button', { name: 'J’ai posté la lettre' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Enregistrer le PDF' })).toBeNull();
  });
});
