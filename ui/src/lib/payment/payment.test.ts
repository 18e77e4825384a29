import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { CaseView, InvoicesView, PaymentView } from '$lib/api/types';
import CaseScreen from '$lib/case/CaseScreen.svelte';
import { done, recorded, recordedLike } from '$lib/testing/replay';
import { expectAccessible, lastAsked, seen, show } from '$lib/testing/stage';
import { inputOf, targetsOf } from './targets';

const view = recordedLike<CaseView>('case_');
const list = recorded<InvoicesView>('invoices');
const preview = recorded<PaymentView>('payment_preview');
const own = list.rows.filter((row) => row.client === view.client);

describe('un paiement', () => {
  it('shows where the money goes before it is recorded, and can be taken back', async () => {
    const { user, asked, container } = show(
      CaseScreen,
      { client: view.client },
      {
        invoices: async () => ({ ...list, rows: own.slice(0, 1) }),
        recordPayment: async () => ({ ...preview, done }),
        undo: async () => ({ ...done, message: 'Paiement annulé.', undo: null }),
      },
    );
    await screen.findByRole('heading', { level: 1, name: /dus/ });
    await user.keyboard('p');
    const dialog = await screen.findByRole('dialog', { name: 'Noter un paiement' });
    await waitFor(() =>
      expect(within(dialog).getByLabelText<HTMLInputElement>('Client ou facture').value).toContain(
        own[0]!.number,
      ),
    );
    await user.type(within(dialog).getByLabelText('Montant reçu'), '500');
    const effect = await within(dialog).findByRole('region', { name: 'Ce que ce paiement change' });
    for (const [number] of preview.shares) expect(effect).toHaveTextContent(number);
    await expectAccessible(container);
    await user.click(within(dialog).getByRole('button', { name: /Enregistrer le paiement/ }));
    expect(lastAsked(asked, 'recordPayment')).toMatchObject({
      amount: '500.00',
      on: '2026-11-21',
      means: 'virement',
      invoices: [own[0]!.invoice],
    });
    expect(await screen.findByText(seen(done.message))).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: /^Annuler.*Ctrl/ }));
    expect(await screen.findByText('Paiement annulé.')).toBeVisible();
    expect(lastAsked(asked, 'undo')).toEqual(done.undo);
  });

  it('asks about a sum ten times too large, and takes the one that was meant', async () => {
    const preview = recorded<PaymentView>('payment_preview');
    const { user, asked } = show(
      CaseScreen,
      { client: view.client },
      {
        paymentPreview: async ({ amount }) =>
          amount === '4462.50'
            ? { ...preview, to_confirm: 'Vouliez-vous écrire 446,25 €\u202f?', meant: '446.25' }
            : preview,
        recordPayment: async () => preview,
      },
    );
    await screen.findByRole('heading', { level: 1, name: /dus/ });
    await user.keyboard('{Control>}p{/Control}p');
    const dialog = await screen.findByRole('dialog', { name: 'Noter un paiement' });
    await user.type(within(dialog).getByLabelText('Montant reçu'), '4462,50');
    await user.click(await within(dialog).findByRole('button', { name: /^Oui, 446,25/ }));
    await user.click(within(dialog).getByRole('button', { name: /Enregistrer le paiement/ }));
    await waitFor(() =>
      expect(lastAsked(asked, 'recordPayment')).toMatchObject({ amount: '446.25' }),
    );
  });

  it('proposes to impute what is too much on the other invoices', async () => {
    const preview = recorded<PaymentView>('payment_preview');
    const question = '98,00 € de trop : les imputer sur F-2 ?';
    const { user, asked } = show(
      CaseScreen,
      { client: view.client },
      {
        paymentPreview: async () => ({ ...preview, set_off: question }),
        recordPayment: async () => preview,
      },
    );
    await screen.findByRole('heading', { level: 1, name: /dus/ });
    await user.keyboard('{Control>}p{/Control}p');
    const dialog = await screen.findByRole('dialog', { name: 'Noter un paiement' });
    await user.type(within(dialog).getByLabelText('Montant reçu'), '4462,50');
    await user.click(await within(dialog).findByRole('checkbox', { name: question }));
    await user.click(within(dialog).getByRole('button', { name: /Enregistrer le paiement/ }));
    await waitFor(() => expect(lastAsked(asked, 'recordPayment')).toMatchObject({ set_off: true }));
  });

  it('refuses a sum that cannot be read', async () => {
    const { user, asked } = show(CaseScreen, { client: view.client });
    await screen.findByRole('heading', { level: 1, name: /dus/ });
    await user.keyboard('{Control>}p{/Control}p');
    const dialog = await screen.findByRole('dialog', { name: 'Noter un paiement' });
    await user.type(within(dialog).getByLabelText('Montant reçu'), 'douze');
    await user.tab();
    expect(within(dialog).getByText(/Écrivez un montant en euros/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: /Enregistrer le paiement/ }));
    expect(lastAsked(asked, 'recordPayment')).toBeUndefined();
  });
});

describe('what a payment may be for', () => {
  it('is an invoice, or a whole client when it has several', () => {
    const row = list.rows[0]!;
    const two = [row, { ...row, invoice: row.invoice + 1000, number: 'F-2' }];
    expect(targetsOf([row]).map((target) => target.value)).toEqual([`i${row.invoice}`]);
    expect(targetsOf(two).map((target) => target.value)).toEqual([
      `c${row.client}`,
      `i${row.invoice}`,
      `i${row.invoice + 1000}`,
    ]);
    expect(inputOf('c7', '10.00', '2026-11-21', 'chèque')).toMatchObject({
      client: 7,
      invoices: [],
    });
    expect(inputOf('i8', '10.00', '2026-11-21', 'chèque')).toMatchObject({
      client: null,
      invoices: [8],
    });
  });
});
