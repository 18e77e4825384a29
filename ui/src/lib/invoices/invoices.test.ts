import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type {
  ClientsView,
  DocumentView,
  DueDateView,
  InvoicesView,
  InvoiceView,
} from '$lib/api/types';
import { done, recorded } from '$lib/testing/replay';
import { expectAccessible, lastAsked, seen, show } from '$lib/testing/stage';
import InvoiceDialog from './InvoiceDialog.svelte';
import InvoiceScreen from './InvoiceScreen.svelte';
import InvoiceSheet from './InvoiceSheet.svelte';

const list = recorded<InvoicesView>('invoices');
const saved = recorded<InvoiceView>('invoice');

describe('les factures', () => {
  it('lists what the core answers and sorts by asking it again', async () => {
    const { user, asked, container } = show(InvoiceScreen, {});
    const grid = await screen.findByRole('grid', { name: 'Factures' });
    expect(within(grid).getByText(list.rows[0]!.number)).toBeVisible();
    await user.click(within(grid).getByRole('button', { name: 'Reste dû' }));
    await waitFor(() =>
      expect(lastAsked(asked, 'invoices')).toMatchObject({ sort: 'outstanding', offset: 0 }),
    );
    await expectAccessible(container);
  });

  it('searches as one types', async () => {
    const { user, asked } = show(InvoiceScreen, {});
    await user.type(await screen.findByRole('searchbox'), 'lefevre');
    await waitFor(() => expect(lastAsked(asked, 'invoices')).toMatchObject({ search: 'lefevre' }));
  });

  it('lists what was received, and gives its day to a payment that has none', async () => {
    const row = list.rows[0]!;
    const paid = {
      payment: 4,
      label: 'Paiement',
      on: '2026-08-31',
      supposed: true,
      amount: '1100.00',
    };
    const { user, asked } = show(
      InvoiceSheet,
      { row, oncorrect: () => {} },
      {
        invoice: async () => ({ ...saved, row, received: [paid] }),
        redatePayment: async () => done,
      },
    );
    expect(await screen.findByText(/Jour supposé/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Donner le jour' }));
    await user.type(await screen.findByLabelText('Reçu le'), '10/10/2026');
    const dialog = screen.getByRole('dialog', { name: 'Le jour du paiement' });
    await user.click(within(dialog).getByRole('button', { name: 'Enregistrer' }));
    await waitFor(() =>
      expect(asked.find(({ command }) => command === 'redatePayment')?.args).toEqual([
        4,
        '2026-10-10',
      ]),
    );
  });

  it('gives a typed invoice its file', async () => {
    const row = list.rows[0]!;
    const { user, asked } = show(
      InvoiceSheet,
      { row, oncorrect: () => {} },
      {
        invoice: async () => ({ ...saved, row, document: null }),
        attachToInvoice: async () => ({ id: 9 }) as DocumentView,
      },
    );
    const pdf = new File(['%PDF-1.7'], 'F-1.pdf', { type: 'application/pdf' });
    await user.upload(await screen.findByLabelText('Ajouter le fichier'), pdf);
    await waitFor(() =>
      expect(asked.find(({ command }) => command === 'attachToInvoice')?.args.slice(0, 2)).toEqual([
        'F-1.pdf',
        row.invoice,
      ]),
    );
  });

  it('removes an invoice added by mistake, alone or with its file', async () => {
    const row = list.rows[0]!;
    const removal = {
      refused: null,
      whole: {
        token: { kind: 'change' as const, id: 4 },
        title: 'Fichier lu : export.csv',
        invoices: '42 factures',
      },
    };
    const { user, asked, container } = show(
      InvoiceSheet,
      { row, oncorrect: () => {} },
      {
        invoice: async () => ({ ...saved, row }),
        removal: async () => removal,
        removeInvoice: async () => done,
      },
    );
    await user.click(await screen.findByRole('button', { name: 'Retirer…' }));
    expect(await screen.findByRole('button', { name: 'Retirer les 42 factures' })).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Retirer cette facture' }));
    expect(lastAsked(asked, 'removeInvoice')).toBe(row.invoice);
  });

  it('leads to what was found among all the invoices, with how many', async () => {
    const all = recorded<InvoicesView>('invoices');
    const none = { ...all, rows: [], total_rows: 0 };
    const { user, asked } = show(
      InvoiceScreen,
      {},
      {
        invoices: async ({ search, filter }) =>
          search === 'Le Gall' && filter !== 'all' ? none : { ...all, total_rows: 3 },
      },
    );
    await screen.findByRole('grid', { name: 'Factures' });
    await user.type(screen.getByRole('searchbox'), 'Le Gall');
    await user.click(await screen.findByRole('button', { name: /les 3\sfactures dans/ }));
    await waitFor(() => expect(lastAsked(asked, 'invoices')).toMatchObject({ filter: 'all' }));
  });

  it('draws a screenful of ten thousand rows and fetches the pages looked at', async () => {
    const total_rows = 10_000;
    const { user, asked, container } = show(
      InvoiceScreen,
      {},
      {
        invoices: async ({ offset, limit }) => ({
          ...list,
          total_rows,
          rows: Array.from({ length: Math.min(limit, total_rows - offset) }, (_, index) => ({
            ...list.rows[0]!,
            invoice: offset + index,
            number: `N-${offset + index}`,
          })),
        }),
      },
    );
    const grid = await screen.findByRole('grid', { name: 'Factures' });
    expect(grid).toHaveAttribute('aria-rowcount', String(total_rows + 1));
    expect(container.querySelectorAll('[role="row"]').length).toBeLessThan(60);
    grid.focus();
    await user.keyboard('{End}');
    grid.scrollTop = 44 * total_rows;
    grid.dispatchEvent(new Event('scroll'));
    expect(await screen.findByText('N-9999')).toBeVisible();
    expect(asked.filter((one) => one.command === 'invoices').length).toBeLessThan(6);
  });

  it('says of a client what it owes in spite of a letter, before other work is invoiced', async () => {
    const { rows, total_rows } = recorded<ClientsView>('clients');
    const late = rows.find((one) => one.before_work)!;
    const { user } = show(
      InvoiceDialog,
      { onclose: () => {} },
      { clients: async () => ({ rows, total_rows }) },
    );
    await user.type(await screen.findByLabelText('Client'), late.name);
    expect(await screen.findByText(seen(late.before_work!))).toBeVisible();
  });

  it('types an invoice with the keyboard only, its client created on the way', async () => {
    const { user, asked } = show(InvoiceScreen, {}, { saveInvoice: async () => saved });
    await screen.findByRole('grid', { name: 'Factures' });
    await user.keyboard('n');
    const dialog = await screen.findByRole('dialog', { name: 'Nouvelle facture' });
    await waitFor(() => expect(within(dialog).getByLabelText('Client')).toHaveFocus());
    await user.keyboard('Nouvelle Pâtisserie');
    // The list floats: without a layout it has no place, so it is found by its text.
    await screen.findByText(/Créer le client « Nouvelle Pâtisserie »/);
    await user.keyboard('{Enter}');
    await user.selectOptions(
      await within(dialog).findByLabelText('Ce nouveau client est un'),
      'business',
    );
    await user.type(within(dialog).getByLabelText('Numéro de la facture'), 'F-900');
    await user.type(within(dialog).getByLabelText('Montant TTC'), '1 234,5');
    await user.type(within(dialog).getByLabelText(/^À payer le/), '31/12/2026');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(lastAsked(asked, 'saveInvoice')).toMatchObject({
        client: null,
        new_client: { name: 'Nouvelle Pâtisserie', nature: 'business' },
        number: 'F-900',
        gross: '1234.50',
        due_on: '2026-12-31',
      }),
    );
  });

  it('opens the form of a plain PDF once, and keeps the file with the invoice', async () => {
    const { user, asked } = show(
      InvoiceDialog,
      { document: 7, onclose: () => {} },
      { saveInvoice: async () => saved },
    );
    const dialog = await screen.findByRole('dialog', { name: 'Nouvelle facture' });
    await user.type(within(dialog).getByLabelText('Client'), 'Poissonnerie Morel');
    await user.tab();
    const nature = await within(dialog).findByLabelText('Ce nouveau client est un');
    // Nobody is anything before it is said.
    expect(nature).toHaveValue('');
    await user.selectOptions(nature, 'business');
    await user.type(within(dialog).getByLabelText('Numéro de la facture'), 'F-901');
    await user.type(within(dialog).getByLabelText('Montant TTC'), '850');
    await user.click(within(dialog).getByRole('button', { name: /Enregistrer/ }));
    await waitFor(() =>
      expect(lastAsked(asked, 'saveInvoice')).toMatchObject({ number: 'F-901', document: 7 }),
    );
    expect(asked.filter((one) => one.command === 'clients')).toHaveLength(1);
  });

  it('counts the due date of a term, and warns without changing it', async () => {
    const { user, asked } = show(
      InvoiceScreen,
      {},
      {
        dueDate: async ({ terms }) =>
          terms === '75 jours'
            ? {
                due_on: '2027-02-04',
                explanation: ['Délai convenu.'],
                warnings: ['Trop long.'],
                sectors: [],
              }
            : {
                due_on: null,
                explanation: ['Écrivez par exemple « 30 jours ».'],
                warnings: [],
                sectors: [],
              },
      },
    );
    await user.click(await screen.findByRole('button', { name: /Nouvelle facture/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Nouvelle facture' });
    const terms = within(dialog).getByLabelText(/^Délai de paiement/);
    await user.type(terms, '75 jours');
    expect(await within(dialog).findByText('Trop long.')).toBeVisible();
    expect(within(dialog).getByLabelText(/^À payer le/)).toHaveValue('04/02/2027');
    expect(lastAsked(asked, 'dueDate')).toMatchObject({ terms: '75 jours', client: null });
    await user.clear(terms);
    await user.type(terms, 'bientôt');
    // Nothing turns red under the hands: it is said once the field is left.
    expect(within(dialog).queryByText(/^Écrivez par exemple/)).toBeNull();
    await user.tab();
    expect(await within(dialog).findByText(/^Écrivez par exemple/)).toBeVisible();
    expect(within(dialog).getByLabelText(/^À payer le/)).toHaveValue('04/02/2027');
  });

  it('opens a term again as it was typed, and leaves the due date where it was', async () => {
    const kept = { ...saved, terms: '75 jours', sector: 'road_freight' as const };
    const { user, asked } = show(
      InvoiceDialog,
      { invoice: kept, onclose: () => {} },
      {
        dueDate: async () => ({
          ...recorded<DueDateView>('due_date'),
          due_on: '2027-02-04',
          warnings: ['Ce délai dépasse le maximum légal.'],
        }),
        saveInvoice: async () => saved,
      },
    );
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByLabelText(/^Délai de paiement/)).toHaveValue('75 jours');
    expect(await within(dialog).findByText(/dépasse le maximum/)).toBeVisible();
    expect(await within(dialog).findByLabelText(/^Délai propre à un métier/)).toHaveValue(
      'road_freight',
    );
    await user.click(within(dialog).getByRole('button', { name: /Enregistrer/ }));
    await waitFor(() =>
      expect(lastAsked(asked, 'saveInvoice')).toMatchObject({
        terms: '75 jours',
        sector: 'road_freight',
        due_on: saved.row.due_on,
      }),
    );
  });

  it('takes the term of a trade that has its own', async () => {
    const { user, asked } = show(InvoiceScreen, {});
    await user.click(await screen.findByRole('button', { name: /Nouvelle facture/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Nouvelle facture' });
    await user.selectOptions(
      await within(dialog).findByLabelText(/^Délai propre à un métier/),
      'perishable',
    );
    await waitFor(() =>
      expect(lastAsked(asked, 'dueDate')).toMatchObject({ terms: '', sector: 'perishable' }),
    );
  });

  it('takes a name left as typed for a new client', async () => {
    const { user } = show(InvoiceScreen, {});
    await user.click(await screen.findByRole('button', { name: /Nouvelle facture/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Nouvelle facture' });
    await user.type(within(dialog).getByLabelText('Client'), 'Poissonnerie Morel');
    await user.tab();
    expect(await within(dialog).findByLabelText('Ce nouveau client est un')).toBeVisible();
  });

  it('says which field is missing', async () => {
    const { user, asked } = show(InvoiceScreen, {}, { saveInvoice: async () => saved });
    await user.click(await screen.findByRole('button', { name: /Nouvelle facture/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Nouvelle facture' });
    await user.click(within(dialog).getByRole('button', { name: /Enregistrer/ }));
    expect(within(dialog).getByText('Choisissez le client.')).toBeVisible();
    expect(within(dialog).getByText('Tapez le montant TTC.')).toBeVisible();
    expect(lastAsked(asked, 'saveInvoice')).toBeUndefined();
  });
});
