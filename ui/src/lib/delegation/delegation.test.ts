import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type {
  CallSheetView,
  DelegationView,
  FilledSheetView,
  ResultLine,
  ResultsReport,
} from '$lib/api/types';
import { recorded } from '$lib/testing/replay';
import { expectAccessible, lastAsked, seen, show } from '$lib/testing/stage';
import GiveScreen from './GiveScreen.svelte';
import ResultsScreen from './ResultsScreen.svelte';

const view = recorded<DelegationView>('delegation');
const sheet = recorded<CallSheetView>('call_sheet');
const asks = {
  delegation: async () => view,
  callSheet: async () => sheet,
  saveCallSheet: async () => 'Documents/appels.pdf',
};

const line = (place: number, more: Partial<ResultLine>): ResultLine => ({
  reference: sheet.cases[place]!.reference,
  outcome: null,
  on: null,
  date: null,
  amount: null,
  who: '',
  note: '',
  ...more,
});

const recordedAll: ResultsReport = {
  lines: [],
  recorded: 2,
  refused: false,
  message: '2 résultats.',
  undo: [{ kind: 'event', id: 9 }],
};

/** The choice of the result of a case. */
const result = (place: number) =>
  screen.findByRole('combobox', { name: new RegExp(`${sheet.cases[place]!.reference},`) });

describe('confier les appels', () => {
  it('shows the calls of the week with whom to ask for, and the principal only', async () => {
    const { container } = show(GiveScreen, {}, asks);
    const list = await screen.findByRole('list', { name: 'Appels de la semaine' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(view.rows.length);
    for (const row of view.rows) {
      expect(within(list).getAllByText(row.client_name).length).toBeGreaterThan(0);
    }
    expect(screen.getByText(seen(`À rendre à ${view.return_to}`), { exact: false })).toBeVisible();
    await expectAccessible(container);
  });

  it('shows a client called twice in the week, and gives one of the two', async () => {
    const row = view.rows[0]!;
    const twice = { ...row, invoices: [row.invoices[0]! + 5000], numbers: ['F-TWICE'] };
    const { user, asked } = show(
      GiveScreen,
      {},
      { ...asks, delegation: async () => ({ ...view, rows: [row, twice] }) },
    );
    const ticks = await screen.findAllByRole('checkbox');
    expect(ticks).toHaveLength(2);
    await user.click(ticks[0]!);
    await user.click(screen.getByRole('button', { name: 'Enregistrer la feuille (PDF)' }));
    await waitFor(() =>
      expect(lastAsked(asked, 'saveCallSheet')).toMatchObject({
        chosen: [{ client: row.client, step: row.step, invoices: twice.invoices }],
      }),
    );
  });

  it('makes a sheet of the calls left ticked, for the person named', async () => {
    const { user, asked } = show(GiveScreen, {}, asks);
    const first = view.rows[0]!;
    await user.click((await screen.findAllByRole('checkbox'))[0]!);
    await user.type(screen.getByLabelText(/Confiée à/), 'Anne');
    await user.click(screen.getByRole('button', { name: 'Enregistrer la feuille (PDF)' }));
    expect(await screen.findByText(/Documents\/appels\.pdf/)).toBeVisible();
    const request = lastAsked(asked, 'saveCallSheet') as { chosen: unknown[]; given_to: string };
    expect(request.given_to).toBe('Anne');
    expect(request.chosen).toHaveLength(view.rows.length - 1);
    expect(request.chosen).not.toContainEqual({ client: first.client, step: first.step });
  });

  it('asks for the other week', async () => {
    const { user, asked } = show(GiveScreen, {}, asks);
    await user.click(await screen.findByRole('button', { name: 'La semaine prochaine' }));
    await waitFor(() => expect(lastAsked(asked, 'delegation')).toBe(view.weeks[1]!.week_of));
  });

  it('says so when there is nobody to call', async () => {
    show(GiveScreen, {}, { delegation: async () => ({ ...view, rows: [] }) });
    expect(await screen.findByRole('heading', { name: 'Aucun appel à confier' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /PDF/ })).not.toBeInTheDocument();
  });
});

describe('reporter les résultats', () => {
  it('is typed by figures, in the order of the sheet', async () => {
    const api = { ...asks, recordResults: async () => recordedAll };
    const { user, asked, container } = show(ResultsScreen, {}, api);
    await user.type(await screen.findByLabelText('Appels passés le'), '24/11/2026');
    (await result(0)).focus();
    await user.keyboard('2');
    const promised = await screen.findByLabelText('Promis pour le');
    await waitFor(() => expect(promised).toHaveFocus());
    await user.keyboard('04/12/2026{Enter}');
    await waitFor(async () => expect(await result(1)).toHaveFocus());
    await user.keyboard('6');
    await waitFor(async () => expect(await result(2)).toHaveFocus());
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: /Noter 2/ }));
    await waitFor(() =>
      expect(lastAsked(asked, 'recordResults')).toEqual([
        line(0, { outcome: 'promise', on: '2026-11-24', date: '2026-12-04' }),
        line(1, { outcome: 'no_answer', on: '2026-11-24' }),
      ]),
    );
    expect(await screen.findByText('2 résultats.')).toBeVisible();
    expect(screen.getByRole('button', { name: /Annuler/ })).toBeVisible();
  });

  it('says at the field what is wrong, and keeps what was typed', async () => {
    const refused: ResultsReport = {
      ...recordedAll,
      lines: [
        {
          reference: sheet.cases[0]!.reference,
          state: 'bad',
          field: 'date',
          sentence: 'la date dite n’est pas indiquée',
        },
      ],
      recorded: 0,
      refused: true,
      message: '1 ligne à corriger : rien n’a été noté.',
    };
    const { user } = show(ResultsScreen, {}, { ...asks, recordResults: async () => refused });
    await user.selectOptions(await result(0), 'promise');
    await user.click(screen.getByRole('button', { name: /Noter 1/ }));
    expect(await screen.findByText('La date dite n’est pas indiquée')).toBeVisible();
    expect(screen.getByLabelText('Promis pour le')).toHaveAttribute('aria-invalid', 'true');
    expect(await result(0)).toHaveValue('promise');
    expect(await result(0)).toHaveFocus();
  });

  it('reads a filled table, shows what it says, and records nothing by itself', async () => {
    const filled: FilledSheetView = {
      number: sheet.number,
      lines: [line(1, { outcome: 'refuses', on: '2026-11-24', note: 'fâché' })],
      blank: 3,
      problems: ['Ligne 4, C1-03 : « mardi » n’est pas une date.'],
    };
    const told: ResultsReport = {
      ...recordedAll,
      lines: [
        {
          reference: sheet.cases[1]!.reference,
          state: 'new',
          field: null,
          sentence: 'refuse de payer',
        },
      ],
    };
    const api = { ...asks, readResults: async () => filled, checkResults: async () => told };
    const { user, asked } = show(ResultsScreen, {}, api);
    await result(0);
    const file = new File(['N°;Résultat'], 'feuille.csv', { type: 'text/csv' });
    await user.upload(screen.getByLabelText('Lire un tableau rempli (.csv)'), file);
    expect(await screen.findByText('Refuse de payer')).toBeVisible();
    expect(await result(1)).toHaveValue('refuses');
    expect(screen.getByText(/« mardi » n’est pas une date/)).toBeVisible();
    expect(lastAsked(asked, 'recordResults')).toBeUndefined();
  });

  it('leads to the sheet when none was made', async () => {
    const none: CallSheetView = { ...sheet, number: null, sheets: [], cases: [] };
    show(ResultsScreen, {}, { callSheet: async () => none });
    expect(await screen.findByRole('link', { name: 'Confier les appels' })).toBeVisible();
  });
});
