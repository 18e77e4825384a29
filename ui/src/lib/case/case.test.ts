import { goto } from '$app/navigation';
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { CaseView, ClientView } from '$lib/api/types';
import { euros } from '$lib/format/amount';
import { done, recorded, recordedLike } from '$lib/testing/replay';
import { expectAccessible, lastAsked, show } from '$lib/testing/stage';
import { stepPath } from '$lib/words/paths';
import CaseScreen from './CaseScreen.svelte';
import DocumentList from './DocumentList.svelte';

const view = recordedLike<CaseView>('case_');
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('les pièces du dossier', () => {
  const photo = {
    id: 7,
    name: 'IMG_2034.jpg',
    kind_label: 'Pièce à préciser',
    may_say: true,
    said: null,
    invoice: null,
    added_at: '2026-11-20T10:00',
    size: 12,
    sha256: '00',
  };

  it('are what the user says they are, and nothing before', async () => {
    const { user, asked } = show(
      DocumentList,
      { documents: [photo], client: 1, invoices: [] },
      { sayDocument: async () => ({ ...photo, said: 'work_done' }) },
    );
    const what = await screen.findByLabelText('Ce que c’est');
    expect(what).toHaveValue('');
    await user.selectOptions(what, 'une preuve des travaux');
    await waitFor(() => expect(lastAsked(asked, 'sayDocument')).toBe(7));
  });
});

describe('un trop-perçu', () => {
  const over = {
    sum: '1373.12',
    sentence: '1 373,12 € reçus ou crédités en trop sur F-1 : vous les devez à ce client.',
    set_off: '853,86 € de trop : les imputer sur F-2 ?',
  };
  const caseOf = async () => ({ ...view, over });

  it('is set off, or noted as given back', async () => {
    const { user, asked } = show(
      CaseScreen,
      { client: view.client },
      { caseOf, setOff: async () => done, refund: async () => done },
    );
    await user.click(await screen.findByRole('tab', { name: 'Noter un fait' }));
    await user.click(screen.getByRole('button', { name: 'Les imputer' }));
    await waitFor(() => expect(lastAsked(asked, 'setOff')).toBe(view.client));
    await user.click(screen.getByRole('button', { name: 'Noter que vous les avez rendus' }));
    const dialog = within(await screen.findByRole('dialog'));
    const typed = dialog.getByLabelText<HTMLInputElement>('Somme rendue');
    expect(plain(typed.value)).toBe('1 373,12');
    await user.click(dialog.getByRole('button', { name: 'Noter ce qui est rendu' }));
    await waitFor(() =>
      expect(lastAsked(asked, 'refund')).toMatchObject({
        client: view.client,
        amount: '1373.12',
        on: null,
      }),
    );
  });

  it('is not offered where nothing is too much', async () => {
    const { user } = show(CaseScreen, { client: view.client });
    await user.click(await screen.findByRole('tab', { name: 'Noter un fait' }));
    expect(screen.queryByText('Un trop-perçu')).not.toBeInTheDocument();
  });
});

describe('le dossier', () => {
  it('says who owes what, and how far the path is', async () => {
    const { container } = show(CaseScreen, { client: view.client });
    const title = await screen.findByRole('heading', { level: 1 });
    expect(plain(title.textContent)).toContain(plain(euros(view.sum.total)));
    const path = screen.getByRole('list', { name: 'Étapes du dossier' });
    for (const step of view.path) expect(path).toHaveTextContent(new RegExp(step.title, 'i'));
    await expectAccessible(container);
  });

  it('offers the credit note of a file with what the file said of it', async () => {
    const credit = {
      number: 'AV-12',
      on: '2026-09-20',
      amount: '120.00',
      sentence: 'L’avoir AV-12 du 20 septembre 2026, 120,00 €, n’est déduit d’aucune facture.',
    };
    const { user, asked } = show(
      CaseScreen,
      { client: view.client },
      {
        caseOf: async () => ({ ...view, open_credits: [credit] }),
        recordCreditNote: async () => done,
      },
    );
    await user.click(await screen.findByRole('button', { name: 'Déduire cet avoir, AV-12' }));
    expect(await screen.findByLabelText('Numéro de l’avoir')).toHaveValue('AV-12');
    await user.click(screen.getByRole('button', { name: 'Enregistrer l’avoir' }));
    await waitFor(() =>
      expect(lastAsked(asked, 'recordCreditNote')).toMatchObject({
        number: 'AV-12',
        on: '2026-09-20',
        amount: '120.00',
      }),
    );
  });

  it('strikes the whole of a note that was taken back, not only its title', async () => {
    const [entry] = view.timeline.filter((one) => one.kind !== 'coming');
    const note = { ...entry!, title: 'Note', detail: 'Il rappellera.', reversed: true };
    show(
      CaseScreen,
      { client: view.client },
      { caseOf: async () => ({ ...view, timeline: [note] }) },
    );
    expect(await screen.findByText('Il rappellera.')).toHaveClass('reversed');
    expect(screen.getByText('Note')).toHaveClass('reversed');
  });

  it('does not count the judge among the steps that the scenario names', async () => {
    const path = [
      { step: 'call', title: 'Appel', state: 'due', on: null },
      { step: 'judicial', title: 'Suite judiciaire', state: 'later', on: null },
    ] as const;
    show(
      CaseScreen,
      { client: view.client },
      { caseOf: async () => ({ ...view, path: [...path] }) },
    );
    expect(await screen.findByText(/^puis\s: suite judiciaire$/)).toBeVisible();
  });

  it('unfolds the amount into its lines', async () => {
    show(CaseScreen, { client: view.client });
    const why = await screen.findByRole('region', { name: 'Pourquoi ce montant' });
    for (const one of view.statements) {
      expect(within(why).getAllByText(new RegExp(one.number)).length).toBeGreaterThan(0);
      for (const line of one.lines) expect(plain(why.textContent)).toContain(plain(line.formula));
    }
  });

  it('shows the history, and takes a fact back', async () => {
    const entries = view.timeline.filter((entry) => entry.undo && !entry.reversed);
    const { user, asked } = show(CaseScreen, { client: view.client }, { undo: async () => done });
    const history = await screen.findByRole('list', { name: 'Historique du dossier' });
    expect(within(history).getAllByRole('listitem')).toHaveLength(view.timeline.length);
    if (entries.length === 0) return;
    await user.click(screen.getAllByRole('button', { name: /^Annuler ce fait/ })[0]!);
    const dialog = within(await screen.findByRole('dialog', { name: 'Annuler ce fait' }));
    await user.click(dialog.getByRole('button', { name: 'Annuler ce fait' }));
    expect(dialog.getByLabelText('Pourquoi')).toHaveAccessibleDescription(/le dossier le garde/);
    await user.type(dialog.getByLabelText('Pourquoi'), 'saisi deux fois');
    await user.click(dialog.getByRole('button', { name: 'Annuler ce fait' }));
    expect(asked.filter((one) => one.command === 'undo').at(-1)!.args).toEqual([
      entries[0]!.undo,
      'saisi deux fois',
    ]);
  });

  it('nothing_that_looks_like_an_act_is_dead', async () => {
    const first = recorded<CaseView>('case_first_letter');
    const core = { caseOf: async () => structuredClone(first) };
    const { user, asked } = show(CaseScreen, { client: first.client }, core);
    const path = await screen.findByRole('list', { name: 'Étapes du dossier' });
    await user.click(within(path).getByRole('button', { name: /à faire aujourd’hui/ }));
    expect(goto).toHaveBeenCalledWith(stepPath(first.client, 'first_letter'));

    await user.click(screen.getByRole('tab', { name: /^Factures/ }));
    const [owed] = first.invoices;
    await user.click(
      await screen.findByRole('button', { name: `Ouvrir la facture ${owed!.number}` }),
    );
    expect(await screen.findByRole('dialog', { name: /^Facture/ })).toBeVisible();
    expect(asked.find((one) => one.command === 'invoice')!.args).toEqual([owed!.invoice]);
  });

  it('says_how_to_reach_the_client_at_the_head_of_the_case', async () => {
    const known = recorded<ClientView>('client');
    const mine = { ...structuredClone(view), client: known.client };
    const core = {
      caseOf: async () => mine,
      client: async () => ({ ...known, phone: '0298000000', email: '' }),
    };
    show(CaseScreen, { client: known.client }, core);
    const ways = await screen.findByRole('list', { name: 'Joindre ce client' });
    await waitFor(() => expect(plain(ways.textContent)).toContain('02 98 00 00 00'));
    expect(ways).toHaveTextContent('pas d’e-mail');
  });

  it('keeps the work in sight under many warnings', async () => {
    const warnings = ['premier', 'deuxième', 'troisième', 'quatrième'];
    const core = { caseOf: async () => ({ ...structuredClone(view), warnings }) };
    const { user } = show(CaseScreen, { client: view.client }, core);
    expect(await screen.findByText('premier')).toBeVisible();
    expect(screen.queryByText('deuxième')).toBeNull();
    await user.click(screen.getByText(/^Et 3\sautres avertissements$/));
    expect(screen.getByText('quatrième')).toBeVisible();
  });

  it('names the invoices of each thing to do, where they are at different steps', async () => {
    const disputed = recorded<CaseView>('case_dispute');
    const core = { caseOf: async () => structuredClone(disputed) };
    show(CaseScreen, { client: disputed.client }, core);
    const list = await screen.findByRole('list', { name: 'À faire' });
    for (const row of disputed.due) {
      const words = `${row.action} (${row.numbers.join(', ')}) : ${row.reason}`;
      expect(plain(list.textContent)).toContain(plain(words));
    }
    expect(screen.getByText(/^Étapes de la facture/)).toHaveTextContent(disputed.path_numbers[0]!);
  });

  it('says until when to act, and why', async () => {
    const [limit] = view.deadlines;
    const { user } = show(CaseScreen, { client: view.client });
    const dates = await screen.findByRole('region', { name: 'Dates à ne pas manquer' });
    expect(plain(dates.textContent).toLowerCase()).toContain(plain(limit!.sentence).toLowerCase());
    await user.click(within(dates).getByText(/Pourquoi cette date/));
    expect(plain(dates.textContent)).toContain(plain(limit!.explanation[0]!));
    expect(plain(dates.textContent)).toContain(plain(limit!.source));
    for (const other of limit!.possible) {
      expect(plain(dates.textContent)).toContain(plain(other.sentence));
    }
  });

  it('says why a step comes on its day', async () => {
    const planned = view.invoices.find((one) => one.next)!;
    const { user } = show(CaseScreen, { client: view.client });
    await user.click(await screen.findByRole('tab', { name: /^Factures/ }));
    const panel = await screen.findByRole('tabpanel', { name: /^Factures/ });
    await user.click(within(panel).getAllByText(/Pourquoi cette date/)[0]!);
    expect(plain(panel.textContent)).toContain(plain(planned.next_why[0]!));
  });

  it('saves the statement as a document', async () => {
    const { user, asked } = show(
      CaseScreen,
      { client: view.client },
      { saveStatement: async () => '/tmp/Décompte.pdf' },
    );
    await user.click(await screen.findByRole('button', { name: 'Décompte (PDF)' }));
    expect(lastAsked(asked, 'saveStatement')).toBe(view.client);
    expect(await screen.findByText(/Décompte enregistré/)).toBeVisible();
  });

  it('opens the payment with P', async () => {
    const { user } = show(CaseScreen, { client: view.client });
    await screen.findByRole('heading', { level: 1 });
    await user.keyboard('p');
    expect(await screen.findByRole('dialog', { name: 'Noter un paiement' })).toBeVisible();
  });
});
