import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { SettingsView } from '$lib/api/types';
import { recorded } from '$lib/testing/replay';
import { expectAccessible, lastAsked, show } from '$lib/testing/stage';
import SettingsScreen from './SettingsScreen.svelte';

const view = recorded<SettingsView>('settings');

describe('les réglages', () => {
  it('save the company with the account where clients pay', async () => {
    const { user, asked, container } = show(SettingsScreen, {}, { saveCompany: async () => view });
    const iban = await screen.findByLabelText(/^IBAN/);
    await user.clear(iban);
    await user.type(iban, 'FR76 3000 6000 0112 3456 7890 189');
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Enregistrer l’entreprise' }));
    expect(lastAsked(asked, 'saveCompany')).toMatchObject({
      name: view.company?.name,
      iban: 'FR7630006000011234567890189',
    });
  });

  it('save an alert as soon as it is ticked', async () => {
    const { user, asked } = show(SettingsScreen, {}, { saveAlerts: async () => view });
    await user.click(await screen.findByRole('tab', { name: 'Alertes' }));
    await user.click(screen.getByRole('checkbox', { name: /M’avertir/ }));
    expect(lastAsked(asked, 'saveAlerts')).toMatchObject({ daily: !view.alerts.daily });
  });

  it('say that closing quits where there is no tray', async () => {
    const { user } = show(SettingsScreen, {});
    await user.click(await screen.findByRole('tab', { name: 'Alertes' }));
    expect(await screen.findByText(/fermer la fenêtre quitte\.$/)).toBeVisible();
    expect(screen.getByRole('checkbox', { name: /Garder Dûment/ })).toBeDisabled();
  });

  it('show every rate known, with its source', async () => {
    const { user } = show(SettingsScreen, {});
    await user.click(await screen.findByRole('tab', { name: 'Taux légaux' }));
    const table = await screen.findByRole('table');
    expect(within(table).getAllByRole('row')).toHaveLength(view.rates.length + 1);
  });

  it('list every figure of the law, those to be checked first', async () => {
    const { user, container } = show(SettingsScreen, {});
    await user.click(await screen.findByRole('tab', { name: 'Droit' }));
    const rows = within(await screen.findByRole('table')).getAllByRole('row');
    expect(rows).toHaveLength(view.figures.length + 1);
    expect(within(rows[1]!).getByText('à vérifier')).toBeVisible();
    await expectAccessible(container);
  });

  it('choose what becomes of interest during an instalment plan', async () => {
    const { user, asked } = show(SettingsScreen, {}, { saveClaimSettings: async () => view });
    await user.click(await screen.findByRole('tab', { name: 'Calcul' }));
    const choice = screen.getByLabelText(/^Les pénalités d’un professionnel pendant un échéancier/);
    await user.selectOptions(choice, 'runs');
    expect(lastAsked(asked, 'saveClaimSettings')).toMatchObject({ plan_interest: 'runs' });
    await user.selectOptions(choice, 'proposed');
    expect(lastAsked(asked, 'saveClaimSettings')).toMatchObject({ plan_interest: null });
  });
});
