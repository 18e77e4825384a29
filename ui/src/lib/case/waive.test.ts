import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { CaseView } from '$lib/api/types';
import { done, recordedLike } from '$lib/testing/replay';
import { expectAccessible, lastAsked, show } from '$lib/testing/stage';
import { isZero } from '$lib/format/amount';
import WaiveDialog from './WaiveDialog.svelte';

const view = recordedLike<CaseView>('case_formal_notice');
const owing = view.invoices.find((one) => !isZero(one.sum.indemnity));

describe('renoncer', () => {
  const name = view.sum.interest_name;
  const props = { open: true, client: view.client, invoices: view.invoices, name };

  it('gives nothing up before something is ticked', async () => {
    const { user, asked, container } = show(WaiveDialog, props, { waive: async () => done });
    await user.click(await screen.findByRole('button', { name: 'Renoncer' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Cochez');
    await expectAccessible(container);
    expect(asked.some((one) => one.command === 'waive')).toBe(false);
    await user.click(screen.getByRole('checkbox', { name: /pénalités/ }));
    await user.click(screen.getByRole('button', { name: 'Renoncer' }));
    expect(lastAsked(asked, 'waive')).toMatchObject({
      client: view.client,
      invoices: [],
      interest: true,
      interest_sum: null,
      indemnity: false,
    });
  });

  it('gives up a sum of one invoice', async () => {
    const { user, asked } = show(WaiveDialog, props, { waive: async () => done });
    await user.selectOptions(await screen.findByLabelText('Sur'), String(owing?.invoice));
    await user.click(screen.getByRole('checkbox', { name: /indemnité/ }));
    await user.type(screen.getByLabelText(/^Seulement cette somme d’indemnité/), '15');
    await user.click(screen.getByRole('button', { name: 'Renoncer' }));
    expect(lastAsked(asked, 'waive')).toMatchObject({
      invoices: [owing?.invoice],
      indemnity: true,
      indemnity_sum: '15.00',
    });
  });
});
