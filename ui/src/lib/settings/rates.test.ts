import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Api } from '$lib/api';
import { Refusal } from '$lib/api/call';
import type { RatesPreview, SettingsView } from '$lib/api/types';
import { recorded } from '$lib/testing/replay';
import { expectAccessible, lastAsked, show } from '$lib/testing/stage';
import RatesPanel from './RatesPanel.svelte';

const view = recorded<SettingsView>('settings');
const preview = recorded<RatesPreview>('rates_preview');
const core: Partial<Api> = {
  ratesPreview: async () => preview,
  updateRates: async () => view,
  refuseRates: async () => view,
};

function file(): File {
  return new File(['format = "dument-law-1"'], 'taux.toml', { type: 'text/plain' });
}

describe('les taux légaux', () => {
  it('show what a file changes, and take it once its correction is confirmed', async () => {
    const { user, asked, container } = show(RatesPanel, { view }, core);
    await user.upload(await screen.findByLabelText('Mettre à jour les taux'), file());
    const dialog = await screen.findByRole('dialog', { name: preview.title });
    const row = within(dialog).getAllByRole('row')[1] as HTMLElement;
    expect(within(row).getByText('inconnu')).toBeVisible();
    expect(within(row).getByText('à vérifier')).toBeVisible();
    expect(within(dialog).getByText('correction')).toBeVisible();
    await expectAccessible(container);
    const accept = within(dialog).getByRole('button', { name: 'Accepter ces taux' });
    expect(accept).toBeDisabled();
    await user.click(within(dialog).getByRole('checkbox', { name: /Corriger aussi/ }));
    await user.click(accept);
    expect(asked.filter((one) => one.command === 'updateRates').at(-1)?.args).toEqual([
      { how: 'file', text: 'format = "dument-law-1"' },
      true,
    ]);
  });

  it('leave everything as it was when they are refused', async () => {
    const { user, asked } = show(RatesPanel, { view }, core);
    await user.upload(await screen.findByLabelText('Mettre à jour les taux'), file());
    await user.click(await screen.findByRole('button', { name: 'Refuser' }));
    expect(lastAsked(asked, 'refuseRates')).toMatchObject({ how: 'file' });
    expect(asked.some((one) => one.command === 'updateRates')).toBe(false);
  });

  it('say why a file is no file of rates', async () => {
    const refused = async () => {
      throw new Refusal('unreadable_file', '', 'Ce fichier n’a pas pu être lu.');
    };
    const { user } = show(RatesPanel, { view }, { ...core, ratesPreview: refused });
    await user.upload(await screen.findByLabelText('Mettre à jour les taux'), file());
    expect(await screen.findByRole('alert')).toHaveTextContent('n’a pas pu être lu');
  });

  it('take a rate typed with its source, never without', async () => {
    const { user, asked, container } = show(RatesPanel, { view }, core);
    await user.click(await screen.findByRole('button', { name: 'Saisir un taux' }));
    await user.type(await screen.findByLabelText(/^Taux par an/), '2,65');
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Voir ce qui change' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('où elle a été lue');
    await user.type(screen.getByLabelText(/^Où il a été lu/), 'table de la BCE');
    await user.click(screen.getByRole('button', { name: 'Voir ce qui change' }));
    expect(lastAsked(asked, 'ratesPreview')).toEqual({
      how: 'typed',
      rate: {
        parameter: 'ecb_main_refinancing_rate',
        period: view.next_semester,
        value: '2,65',
        source: 'table de la BCE',
        act: '',
        verified: false,
      },
    });
    expect(await screen.findByRole('dialog', { name: preview.title })).toBeVisible();
  });

  it('take any other figure of the law from its day', async () => {
    const { user, asked } = show(RatesPanel, { view }, core);
    await user.click(await screen.findByRole('button', { name: 'Saisir un taux' }));
    await user.selectOptions(await screen.findByLabelText('Lequel'), 'fixed_recovery_indemnity');
    await user.type(await screen.findByLabelText(/^À partir du/), '01/01/2027');
    await user.type(screen.getByLabelText('Valeur, en euros'), '50');
    await user.type(screen.getByLabelText(/^Où il a été lu/), 'Journal officiel');
    await user.click(screen.getByRole('button', { name: 'Voir ce qui change' }));
    expect(lastAsked(asked, 'ratesPreview')).toMatchObject({
      rate: { parameter: 'fixed_recovery_indemnity', period: '2027-01-01', value: '50' },
    });
  });
});
