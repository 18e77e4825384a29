import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { CaseView, CostsView } from '$lib/api/types';
import { euros, isZero } from '$lib/format/amount';
import { done, recordedLike } from '$lib/testing/replay';
import { expectAccessible, lastAsked, show } from '$lib/testing/stage';
import CaseActions from './CaseActions.svelte';
import CostsDialog from './CostsDialog.svelte';
import StatementTable from './StatementTable.svelte';
import WaiveDialog from './WaiveDialog.svelte';

const form = recordedLike<CostsView>('costs');
const refused = recordedLike<CostsView>('costs_refused');
const spent = recordedLike<CaseView>('case_costs');
/** As the page's text is compared: one plain space for each gap. */
const plain = (text: string | undefined) => (text ?? 'rien').replace(/\s+/g, ' ');
const props = { open: true, client: form.client };

describe('frais de recouvrement', () => {
  it('says what they would add and why before they are noted', async () => {
    const { user, asked, container } = show(CostsDialog, props, {
      costs: async () => form,
      recordCosts: async () => done,
    });
    await user.type(await screen.findByLabelText(/^Ce que vous avez payé/), '100');
    const told = within(await screen.findByRole('region', { name: 'Ce que ces frais ajoutent' }));
    expect(told.getByText(plain(euros(form.effect?.added ?? '0.00')))).toBeVisible();
    expect(told.getByText(plain(form.effect?.sentences[0]))).toBeVisible();
    expect(lastAsked(asked, 'costs')).toMatchObject({ client: form.client, amount: '100.00' });
    await expectAccessible(container);
  });

  it('wants a paper, then notes all of it', async () => {
    const { user, asked } = show(CostsDialog, props, {
      costs: async () => form,
      recordCosts: async () => done,
    });
    await user.type(await screen.findByLabelText(/^Ce que vous avez payé/), '100');
    await user.type(screen.getByLabelText(/^Pour quoi, et à qui/), 'Sommation, Me Le Goff');
    await user.click(screen.getByRole('button', { name: 'Noter ces frais' }));
    expect(screen.getByText('Sans pièce, rien ne peut être demandé.')).toBeVisible();
    expect(asked.some((one) => one.command === 'recordCosts')).toBe(false);
    await user.type(screen.getByLabelText(/^Pièce qui le justifie/), 'acte du 5 octobre');
    await user.click(screen.getByRole('button', { name: 'Noter ces frais' }));
    expect(lastAsked(asked, 'recordCosts')).toMatchObject({
      client: form.client,
      amount: '100.00',
      what: 'Sommation, Me Le Goff',
      proof: 'acte du 5 octobre',
      invoices: [],
    });
  });

  it('offers nothing against a private person, and says why', async () => {
    show(CostsDialog, props, { costs: async () => refused });
    expect(await screen.findByText(plain(refused.refused ?? undefined))).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Noter ces frais' })).toBeNull();
    expect(screen.queryByLabelText(/^Ce que vous avez payé/)).toBeNull();
  });

  it('is a fact to note in the case of a firm', async () => {
    show(CaseActions, { view: spent });
    expect(await screen.findByRole('button', { name: 'Noter des frais payés' })).toBeVisible();
  });

  it('is only a sentence in the case of a private person', async () => {
    const sentence = refused.refused ?? '';
    show(CaseActions, { view: { ...spent, costs: { offered: false, sentence } } });
    expect(await screen.findByText(plain(sentence))).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Noter des frais payés' })).toBeNull();
  });

  it('is shown with its papers in « Pourquoi ce montant »', async () => {
    show(StatementTable, { statements: spent.statements, perDay: null });
    const shown = spent.statements.find((one) => one.costs)?.costs;
    const lines = await screen.findAllByText(plain(`Frais : ${shown?.lines[0]}`));
    expect(lines[0]).toBeVisible();
    expect(screen.getAllByText(plain(shown?.formula))[0]).toBeVisible();
  });

  it('can be given up apart from the indemnity', async () => {
    const owing = spent.invoices.find((one) => !isZero(one.sum.compensation));
    const { user, asked } = show(
      WaiveDialog,
      { open: true, client: spent.client, invoices: spent.invoices, name: spent.sum.interest_name },
      { waive: async () => done },
    );
    await user.selectOptions(await screen.findByLabelText('Sur'), String(owing?.invoice));
    await user.click(screen.getByRole('checkbox', { name: /frais de recouvrement/ }));
    await user.type(screen.getByLabelText(/^Seulement cette somme de frais/), '15');
    await user.click(screen.getByRole('button', { name: 'Renoncer' }));
    expect(lastAsked(asked, 'waive')).toMatchObject({
      invoices: [owing?.invoice],
      indemnity: false,
      compensation: true,
      compensation_sum: '15.00',
    });
  });
});
