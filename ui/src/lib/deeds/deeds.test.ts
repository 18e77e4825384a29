import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Api } from '$lib/api';
import type { CaseView, DeedInput, DeedPreview, PlanProposalView } from '$lib/api/types';
import CaseScreen from '$lib/case/CaseScreen.svelte';
import { euros } from '$lib/format/amount';
import { done, recorded } from '$lib/testing/replay';
import { expectAccessible, lastAsked, seen, show } from '$lib/testing/stage';

const fine: DeedPreview = { ...recorded<DeedPreview>('deed_preview'), warnings: [] };

/** Opens the case as the core shows it once that was agreed or noted. */
async function open(name: string, own: Partial<Api> = {}) {
  const view = recorded<CaseView>(name);
  const shown = show(
    CaseScreen,
    { client: view.client },
    {
      caseOf: async () => view,
      recordDeed: async () => done,
      previewDeed: async () => fine,
      ...own,
    },
  );
  await screen.findByRole('heading', { level: 1 });
  return { view, ...shown };
}

/** Opens a dialog from the list of what can be noted. */
async function start(name: string, button: string, title: string, own: Partial<Api> = {}) {
  const shown = await open(name, own);
  await shown.user.click(
    within(screen.getByRole('tablist')).getByRole('tab', { name: 'Noter un fait' }),
  );
  const acts = within(await screen.findByRole('tabpanel', { name: 'Noter un fait' }));
  await shown.user.click(await acts.findByRole('button', { name: button }));
  const box = await screen.findByRole('dialog', { name: title });
  return { ...shown, box, dialog: within(box) };
}

const deedOf = (asked: Parameters<typeof lastAsked>[0]) =>
  lastAsked(asked, 'recordDeed') as DeedInput | undefined;

describe('un échéancier', () => {
  const proposal = recorded<PlanProposalView>('plan_proposal');

  it('is proposed by the core and recorded as changed', async () => {
    const { user, asked, box, dialog, view } = await start(
      'agreed_given_up',
      'Convenir d’un échéancier',
      'Convenir d’un échéancier',
      { caseOf: async () => ({ ...recorded<CaseView>('case_first_letter') }) },
    );
    for (const [index, one] of proposal.instalments.entries()) {
      const amount = await dialog.findByLabelText(`Versement ${index + 1}, montant`);
      expect(amount).toHaveValue(seenAmount(one.amount));
    }
    await expectAccessible(box);
    expect(await dialog.findByText(/^En tout/)).toHaveTextContent(seen(euros(fine.total!)));
    for (const one of proposal.accelerations) {
      expect(dialog.getByRole('radio', { name: one.title })).toBeVisible();
    }
    const first = dialog.getByLabelText('Versement 1, montant');
    await user.clear(first);
    await user.type(first, '600');
    await user.click(dialog.getByRole('radio', { name: /aussitôt/ }));
    await user.click(dialog.getByRole('button', { name: 'Noter l’échéancier' }));
    await waitFor(() => expect(deedOf(asked)).toBeDefined());
    expect(deedOf(asked)?.what).toMatchObject({
      deed: 'plan',
      plan: {
        interest: proposal.interest,
        acceleration: 'without_notice',
        signed: false,
        instalments: [
          { ...proposal.instalments[0], amount: '600.00' },
          ...proposal.instalments.slice(1),
        ],
      },
    });
    expect(view.client).toBeGreaterThan(0);
  });

  it('opens with E, on its first field', async () => {
    const { user } = await open('case_first_letter');
    await user.keyboard('e');
    expect(await screen.findByLabelText('Nombre de versements')).toHaveFocus();
  });

  it('asks the core again when the number of instalments changes', async () => {
    const { user, asked, dialog } = await start(
      'case_first_letter',
      'Convenir d’un échéancier',
      'Convenir d’un échéancier',
    );
    const count = await dialog.findByLabelText('Nombre de versements');
    await user.clear(count);
    await user.type(count, '6');
    await waitFor(() => expect(lastAsked(asked, 'proposePlan')).toMatchObject({ count: 6 }));
  });

  it('points at the field that the core finds wrong, and says all of it', async () => {
    const refused = recorded<DeedPreview>('deed_refused');
    const { user, asked, dialog } = await start(
      'case_first_letter',
      'Convenir d’un échéancier',
      'Convenir d’un échéancier',
      { previewDeed: async () => refused },
    );
    await dialog.findByLabelText('Versement 1, montant');
    await user.click(dialog.getByRole('button', { name: 'Noter l’échéancier' }));
    const wrong = await dialog.findByLabelText('Versement 1, le');
    await waitFor(() => expect(wrong).toHaveFocus());
    expect(wrong).toHaveAccessibleDescription(/avant l’accord/);
    for (const one of refused.problems) {
      expect(dialog.getByRole('alert')).toHaveTextContent(seen(one.sentence));
    }
    expect(deedOf(asked)).toBeUndefined();
  });

  it('shows what was paid, what is late and what is next', async () => {
    const { user, view, container } = await open('agreed_plan');
    const [plan] = view.agreed.plans;
    await user.click(screen.getByRole('tab', { name: 'Échéancier' }));
    const panel = within(await screen.findByRole('region', { name: 'Échéancier' }));
    const rows = within(panel.getByRole('table')).getAllByRole('row').slice(1, -1);
    expect(rows.map((row) => row.lastElementChild?.textContent?.trim())).toEqual([
      expect.stringMatching(/^en retard/),
      'le prochain',
      'à venir',
    ]);
    expect(panel.getByText(seen(plan!.if_missed))).toBeVisible();
    await expectAccessible(container);
  });

  it('is noted as signed the day it came back', async () => {
    const { user, asked, view } = await open('agreed_plan');
    await user.click(screen.getByRole('tab', { name: 'Échéancier' }));
    await user.click(await screen.findByRole('button', { name: 'L’accord est revenu signé' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'L’accord est revenu signé' }));
    await user.clear(dialog.getByLabelText('Signé par le client le'));
    await user.type(dialog.getByLabelText('Signé par le client le'), '18/11/2026');
    await user.click(dialog.getByRole('button', { name: 'Noter la signature' }));
    await waitFor(() =>
      expect(deedOf(asked)).toMatchObject({
        what: { deed: 'plan_signed' },
        on: '2026-11-18',
        invoices: view.agreed.plans[0]!.invoices,
      }),
    );
  });
});

describe('une contestation', () => {
  it('says what is contested and ends with its credit note in one act, already filled', async () => {
    const { user, asked, view, container } = await open('agreed_dispute');
    const [dispute] = view.agreed.disputes;
    await user.click(screen.getByRole('tab', { name: 'Contestation' }));
    const panel = within(await screen.findByRole('region', { name: 'Contestation' }));
    expect(panel.getByText(dispute!.reason)).toBeVisible();
    await expectAccessible(container);
    await user.click(panel.getByRole('button', { name: 'La contestation est terminée' }));
    const dialog = within(
      await screen.findByRole('dialog', { name: 'La contestation est terminée' }),
    );
    await user.click(dialog.getByRole('button', { name: 'Clore la contestation' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(/Choisissez/);
    expect(dialog.getByRole('radio', { name: 'Par un avoir' })).toHaveFocus();
    await user.click(dialog.getByRole('radio', { name: 'Par un avoir' }));
    const [proposed] = dispute!.credit_notes;
    expect(dialog.getByLabelText(/^Avoir sur/)).toHaveValue(seenAmount(dispute!.disputed));
    await user.click(dialog.getByRole('button', { name: 'Clore la contestation' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(/Indiquez le numéro de l’avoir/);
    await user.type(dialog.getByLabelText(/^Numéro de l’avoir/), 'A-12');
    await user.click(dialog.getByRole('button', { name: 'Clore la contestation' }));
    await waitFor(() =>
      expect(deedOf(asked)?.what).toEqual({
        deed: 'dispute_closed',
        end: 'credit_note',
        credit_notes: [
          { invoice: proposed!.invoice, number: 'A-12', on: null, amount: proposed!.amount },
        ],
      }),
    );
  });
});

describe('une remise tenue', () => {
  it('asks for its credit notes, one after the other, already filled', async () => {
    const { user, asked, view, container } = await open('agreed_discount_kept', {
      recordCreditNote: async () => done,
    });
    const notes = view.agreed.arrangements[0]!.credit_notes;
    expect(notes).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: /^Noter l’avoir/ }));
    const panel = within(await screen.findByRole('region', { name: 'Arrangement' }));
    await expectAccessible(container);
    await user.click(panel.getByRole('button', { name: 'Noter les 2 avoirs' }));
    for (const [index, note] of notes.entries()) {
      const dialog = within(await screen.findByRole('dialog', { name: /^Noter un avoir/ }));
      await waitFor(() =>
        expect(dialog.getByLabelText(/^Montant TTC/)).toHaveValue(seenAmount(note.amount)),
      );
      if (note.vat) expect(dialog.getByText(/^Dont TVA/)).toHaveTextContent(seen(euros(note.vat)));
      await user.type(dialog.getByLabelText(/^Numéro de l’avoir/), `A-${index}`);
      await user.click(dialog.getByRole('button', { name: 'Enregistrer l’avoir' }));
      await waitFor(() =>
        expect(lastAsked(asked, 'recordCreditNote')).toMatchObject({
          invoice: note.invoice,
          amount: note.amount,
          number: `A-${index}`,
        }),
      );
    }
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('may give up interest and indemnity only, without a credit note', async () => {
    const { user, asked, dialog } = await start(
      'case_first_letter',
      'Noter un arrangement',
      'Noter un autre arrangement',
    );
    await user.click(dialog.getByRole('radio', { name: 'Abandonné si le reste est payé à temps' }));
    await user.type(dialog.getByLabelText('Le reste payé au plus tard le'), '30/12/2026');
    await user.tab();
    await user.click(dialog.getByRole('button', { name: 'Noter l’arrangement' }));
    await waitFor(() =>
      expect(deedOf(asked)?.what).toEqual({
        deed: 'arrangement',
        arrangement: {
          kind: 'discount',
          amount: '0.00',
          by: '2026-12-30',
          beside: 'given_up_if_kept',
        },
      }),
    );
  });
});

describe('un chèque impayé', () => {
  it('says the next act, from which day and why, and records it', async () => {
    const { user, asked, view, container } = await open('agreed_cheque');
    const [cheque] = view.agreed.cheques;
    await user.click(screen.getByRole('tab', { name: 'Chèque impayé' }));
    const panel = within(await screen.findByRole('region', { name: 'Chèque impayé' }));
    expect(panel.getByText(new RegExp(cheque!.source))).toBeVisible();
    await expectAccessible(container);
    const next = cheque!.acts.find((act) => act.is_next)!;
    await user.click(panel.getByRole('button', { name: new RegExp(`^Noter\\s: ${next.title}`) }));
    const dialog = within(await screen.findByRole('dialog', { name: next.title }));
    await user.click(dialog.getByRole('button', { name: 'Noter' }));
    await waitFor(() => expect(deedOf(asked)?.what).toEqual({ deed: 'cheque', act: next.act }));
  });
});

describe('les autres issues', () => {
  it('hand-over: the costs are asked before anything is recorded', async () => {
    const { user, asked, dialog, container } = await start(
      'case_first_letter',
      'Confier à un tiers',
      'Confier à un tiers',
    );
    await user.type(dialog.getByLabelText('Confié à'), 'Étude Quéméré');
    await user.type(dialog.getByLabelText('Compte rendu attendu le'), '15/01/2027');
    await user.click(dialog.getByRole('button', { name: 'Noter que c’est confié' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(/Demandez d’abord/);
    await expectAccessible(container);
    expect(deedOf(asked)).toBeUndefined();
    await user.click(dialog.getByRole('radio', { name: /^Des frais/ }));
    await user.type(dialog.getByLabelText(/^Ce que cela coûtera/), '120');
    await user.click(dialog.getByRole('button', { name: 'Noter que c’est confié' }));
    await waitFor(() =>
      expect(deedOf(asked)?.what).toEqual({
        deed: 'handed_over',
        to: 'Étude Quéméré',
        costs: { costs: 'takes', amount: '120.00' },
        report_on: '2027-01-15',
      }),
    );
  });

  it('an exchange needs what is given, its value and a day', async () => {
    const { user, asked, dialog } = await start(
      'case_first_letter',
      'Noter un arrangement',
      'Noter un autre arrangement',
    );
    await user.click(dialog.getByRole('radio', { name: 'Un échange' }));
    await user.click(dialog.getByRole('button', { name: 'Noter l’arrangement' }));
    expect(within(await dialog.findByRole('alert')).getAllByRole('listitem')).toHaveLength(3);
    expect(dialog.getByLabelText('Ce que le client donne')).toHaveFocus();
    await user.type(dialog.getByLabelText('Ce que le client donne'), 'location de nacelle');
    await user.type(dialog.getByLabelText('Valeur, TVA comprise'), '300');
    await user.type(dialog.getByLabelText('Livré ou fait au plus tard le'), '15/12/2026');
    await user.click(dialog.getByRole('button', { name: 'Noter l’arrangement' }));
    await waitFor(() =>
      expect(deedOf(asked)?.what).toEqual({
        deed: 'arrangement',
        arrangement: {
          kind: 'exchange',
          goods: 'location de nacelle',
          value: '300.00',
          by: '2026-12-15',
        },
      }),
    );
  });

  it('giving up needs a reason; the certificate is then on the case', async () => {
    const { user, asked, dialog } = await start(
      'case_first_letter',
      'Abandonner cette somme',
      'Abandonner cette somme',
    );
    await user.click(dialog.getByRole('button', { name: 'Abandonner la somme' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('Choisissez une raison.');
    await user.click(dialog.getByRole('radio', { name: /introuvable/ }));
    await user.click(dialog.getByRole('button', { name: 'Abandonner la somme' }));
    await waitFor(() =>
      expect(deedOf(asked)?.what).toEqual({ deed: 'given_up', reason: 'unreachable' }),
    );
  });

  it('the certificate of what was given up is saved', async () => {
    const { user, asked, view } = await open('agreed_given_up', {
      saveAgreement: async () => '/tmp/État des démarches.pdf',
    });
    await user.click(screen.getByRole('tab', { name: 'Abandon' }));
    await user.click(await screen.findByRole('button', { name: 'État des démarches (PDF)' }));
    expect(lastAsked(asked, 'saveAgreement')).toEqual({
      paper: 'recorded',
      client: view.client,
      event: view.agreed.given_up[0]!.event,
    });
    expect(await screen.findByText(/Document enregistré/)).toBeVisible();
  });

  it('time needs a day and a reason, and warns as the core does', async () => {
    const warned = recorded<DeedPreview>('deed_preview');
    const { user, asked, dialog } = await start(
      'case_first_letter',
      'Lui laisser du temps',
      'Lui laisser du temps',
      { previewDeed: async () => warned },
    );
    await user.type(dialog.getByLabelText('Jusqu’au'), '15/03/2027');
    await user.type(dialog.getByLabelText('Pourquoi'), 'attend une subvention');
    expect(
      await dialog.findByText(new RegExp(warned.warnings[0]!.sentence.slice(0, 30))),
    ).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Laisser du temps' }));
    await waitFor(() =>
      expect(deedOf(asked)).toMatchObject({
        what: { deed: 'time_given', until: '2027-03-15' },
        note: 'attend une subvention',
      }),
    );
  });

  it('a step is passed over with its reason', async () => {
    const { user, asked, dialog, view } = await start(
      'case_first_letter',
      'Passer cette étape',
      'Passer cette étape',
    );
    await user.click(dialog.getByRole('button', { name: 'Passer l’étape' }));
    expect(dialog.getByLabelText('Pourquoi')).toHaveAccessibleDescription(/le dossier le garde/);
    await user.type(dialog.getByLabelText('Pourquoi'), 'déjà dit de vive voix');
    await user.click(dialog.getByRole('button', { name: 'Passer l’étape' }));
    await waitFor(() =>
      expect(deedOf(asked)).toMatchObject({
        what: { deed: 'skipped', step: view.due[0]!.step },
        note: 'déjà dit de vive voix',
        invoices: view.due[0]!.invoices,
      }),
    );
  });

  it('an arrangement and a late report are told on the case', async () => {
    const { user, view } = await open('agreed_third_party');
    await user.click(screen.getByRole('tab', { name: 'Chez un tiers' }));
    const panel = await screen.findByRole('region', { name: 'Confié à un tiers' });
    expect(panel).toHaveTextContent(view.agreed.handed_over[0]!.to);
    expect(panel).toHaveTextContent('compte rendu en retard');
  });
});

/** An amount as its field shows it. */
function seenAmount(amount: string): string {
  return euros(amount).replace(/\s€$/, '');
}
