import { goto } from '$app/navigation';
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { Refusal } from '$lib/api/call';
import type { FreshnessView, LetterRequest, LetterView } from '$lib/api/types';
import { casePath, letterPath } from '$lib/words/paths';
import { done, recorded, recordedLike } from '$lib/testing/replay';
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

  it('leads from each remark to where what lacks is written', async () => {
    const lacks: LetterView['checks'][number]['lack'][] = [
      { kind: 'company', field: 'iban' },
      { kind: 'invoice', invoice: first.chosen[0]!, field: 'quote' },
      { kind: 'papers' },
      { kind: 'client', field: 'address' },
    ];
    const checks = lacks.map((lack, index) => ({
      state: 'useful' as const,
      sentence: `Remarque ${index}.`,
      article: null,
      lack,
    }));
    const { user, asked } = show(LetterScreen, { first: { ...first, checks } });
    await user.click(await screen.findByRole('button', { name: /^Compléter.*Remarque 0\./ }));
    expect(goto).toHaveBeenLastCalledWith(
      `/reglages?section=entreprise&champ=iban&retour=${encodeURIComponent(letterPath(first.client, first.step))}`,
    );
    await user.click(screen.getByRole('button', { name: /^Ajouter une pièce.*Remarque 2\./ }));
    expect(goto).toHaveBeenLastCalledWith(`${casePath(first.client)}?onglet=documents`);
    await user.click(screen.getByRole('button', { name: /^Compléter.*Remarque 1\./ }));
    expect(await screen.findByRole('dialog', { name: /^Corriger la facture/ })).toBeVisible();
    expect(await screen.findByLabelText(/^Devis accepté le/)).toHaveFocus();
    expect(lastAsked(asked, 'invoice')).toBe(first.chosen[0]);
  });

  it('composes again when less is asked for', async () => {
    const { user, asked } = show(LetterScreen, {
      first: {
        ...first,
        may_ask_interest: true,
        ask: { ...first.ask, interest: true, indemnity: false },
      },
    });
    await user.click(await screen.findByRole('checkbox', { name: /pénalités de retard/ }));
    expect(lastAsked(asked, 'prepareLetter')).toMatchObject({
      client: first.client,
      step: first.step,
      ask: { interest: false, indemnity: false },
    });
  });

  const refused = (code: string): LetterView => ({
    ...first,
    pdf: null,
    to_confirm: code === 'promise_running',
    refusals: [{ code, sentence: 'Ce client a promis.', article: null }],
  });

  it('is made all the same once the user confirms it', async () => {
    const { user, asked } = show(LetterScreen, { first: refused('promise_running') });
    await user.click(await screen.findByRole('button', { name: 'Faire la lettre quand même' }));
    expect(lastAsked(asked, 'prepareLetter')).toMatchObject({ confirmed: true });
  });

  it('imputes what was paid too much before anything is asked', async () => {
    const setOff = async () => done;
    const { user, asked } = show(LetterScreen, { first: refused('overpaid_covers') }, { setOff });
    expect(screen.queryByRole('button', { name: 'Faire la lettre quand même' })).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Imputer le trop-perçu' }));
    await waitFor(() => expect(lastAsked(asked, 'setOff')).toBe(first.client));
  });

  it('stops the interest on the day typed', async () => {
    const { user, asked } = show(LetterScreen, {
      first: { ...first, may_ask_interest: true, ask: { ...first.ask, interest: true } },
    });
    await user.type(await screen.findByLabelText(/^Pénalités comptées jusqu’au/), '30/09/2026');
    await user.tab();
    await waitFor(() =>
      expect(lastAsked(asked, 'prepareLetter')).toMatchObject({ interest_until: '2026-09-30' }),
    );
  });

  it('takes a day typed figure by figure, whatever the core answers meanwhile', async () => {
    const late: (() => void)[] = [];
    const prepareLetter = ({ post_on }: LetterRequest) =>
      new Promise<LetterView>((answer) => {
        late.push(() => answer({ ...first, post_on: post_on ?? first.post_on }));
      });
    const { user, asked } = show(LetterScreen, { first }, { prepareLetter });
    const day = await screen.findByLabelText('Postée le');
    await user.clear(day);
    await user.type(day, '30/11/2026');
    expect(day).toHaveValue('30/11/2026');
    await waitFor(() =>
      expect(lastAsked(asked, 'prepareLetter')).toMatchObject({ post_on: '2026-11-30' }),
    );
    for (const answer of late) answer();
    expect(await screen.findByText('lundi 30 novembre 2026')).toBeVisible();
    expect(day).toHaveValue('30/11/2026');
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

  it('is noted knowingly when the date it prints comes too soon', async () => {
    let refusals = 1;
    const { user, asked } = show(
      LetterScreen,
      { first },
      {
        keepLetter: async () => kept,
        markPosted: async () => {
          if (refusals-- > 0) throw new Refusal('unconfirmed', '', 'Il faudrait le 14 décembre.');
          return done;
        },
      },
    );
    await user.click(await screen.findByRole('button', { name: 'J’ai posté la lettre' }));
    const dialog = await screen.findByRole('dialog', { name: 'J’ai posté la lettre' });
    await user.click(within(dialog).getByRole('button', { name: 'Noter l’envoi' }));
    await user.click(await within(dialog).findByRole('checkbox', { name: /déjà partie ainsi/ }));
    expect(within(dialog).getByText('Il faudrait le 14 décembre.')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Noter l’envoi' }));
    await waitFor(() => expect(lastAsked(asked, 'markPosted')).toMatchObject({ confirmed: true }));
  });

  it('asks first when nobody has looked at the payments for days', async () => {
    const stale = { ...recorded<FreshnessView>('freshness'), stale: true };
    const { user, asked } = show(
      LetterScreen,
      { first },
      {
        freshness: async () => stale,
        paymentsChecked: async () => stale,
        keepLetter: async () => kept,
        markPosted: async () => done,
      },
    );
    await user.click(await screen.findByRole('button', { name: 'J’ai posté la lettre' }));
    const dialog = await screen.findByRole('dialog', { name: 'J’ai posté la lettre' });
    const note = within(dialog).getByRole('button', { name: 'Noter l’envoi' });
    await user.click(note);
    expect(within(dialog).getByText(/ce client a pu payer/)).toBeVisible();
    expect(lastAsked(asked, 'markPosted')).toBeUndefined();
    await user.click(within(dialog).getByRole('radio', { name: 'Je n’ai pas vérifié' }));
    await user.click(note);
    await waitFor(() =>
      expect(lastAsked(asked, 'markPosted')).toMatchObject({ payments: 'not_looked' }),
    );
    expect(asked.map((one) => one.command)).not.toContain('paymentsChecked');
  });

  it('keeps that the payments are up to date before the letter counts as sent', async () => {
    const stale = { ...recorded<FreshnessView>('freshness'), stale: true };
    const { user, asked } = show(
      LetterScreen,
      { first },
      {
        freshness: async () => stale,
        paymentsChecked: async () => stale,
        keepLetter: async () => kept,
        markPosted: async () => done,
      },
    );
    await user.click(await screen.findByRole('button', { name: 'J’ai posté la lettre' }));
    const dialog = await screen.findByRole('dialog', { name: 'J’ai posté la lettre' });
    await user.click(within(dialog).getByRole('radio', { name: /rien reçu/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Noter l’envoi' }));
    await waitFor(() =>
      expect(lastAsked(asked, 'markPosted')).toMatchObject({ payments: 'as_kept' }),
    );
    const order = asked.map((one) => one.command);
    expect(order.indexOf('paymentsChecked')).toBeLessThan(order.indexOf('markPosted'));
  });

  it('asks about the payments once, as it leaves, and not by a line above it too', async () => {
    const stale = { ...recorded<FreshnessView>('freshness'), stale: true };
    const { user } = show(LetterScreen, { first }, { freshness: async () => stale });
    await user.click(await screen.findByRole('button', { name: 'J’ai posté la lettre' }));
    expect(await screen.findByText('Avez-vous regardé votre compte ?')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'C’est à jour' })).toBeNull();
  });

  it('is not sent to a client who paid meanwhile', async () => {
    const refused = async () => {
      throw new Refusal('nothing_due', '', 'Il n’y a plus rien à relancer.');
    };
    const { user } = show(LetterScreen, { first }, { prepareLetter: refused });
    await user.click(await screen.findByRole('checkbox', { name: /pénalités/ }));
    expect(await screen.findByText(/Payé depuis/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'J’ai posté la lettre' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Voir le dossier' })).toHaveAttribute(
      'href',
      casePath(first.client),
    );
  });

  it('shows what it leaves out, with the reason', async () => {
    const why = 'attend jusqu’au 27 novembre 2026 (deuxième lettre)';
    const left = { invoice: 99, number: 'F-99', amount: '120.00', why, may_join: false };
    show(LetterScreen, { first: { ...first, left_out: [left] } });
    const list = await screen.findByRole('list', { name: 'Factures laissées de côté' });
    expect(within(list).getByRole('listitem')).toHaveTextContent(`F-99 · 120,00 € : ${why}`);
    expect(screen.queryByRole('checkbox', { name: /F-99/ })).toBeNull();
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

  it('takes the answer to a dispute in the words of the user, with what is proposed', async () => {
    const dispute: LetterView = { ...first, step: 'dispute' };
    const { user, asked, container } = show(
      LetterScreen,
      { first: dispute },
      { prepareLetter: async () => dispute },
    );
    await user.type(await screen.findByLabelText('Votre réponse'), 'La photo le montre.');
    await user.click(screen.getByRole('radio', { name: 'Un avoir' }));
    await user.type(screen.getByLabelText('Montant de l’avoir, TVA comprise'), '200');
    await waitFor(() =>
      expect(lastAsked(asked, 'prepareLetter')).toMatchObject({
        answer: {
          answer: 'La photo le montre.',
          offer: { offer: 'credit_note', amount: '200.00' },
        },
      }),
    );
    expect(screen.queryByText('En plus du principal')).toBeNull();
    await expectAccessible(container);
  });
});
