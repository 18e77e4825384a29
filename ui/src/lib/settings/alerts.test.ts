import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { AlertSettings, SettingsView } from '$lib/api/types';
import { recorded } from '$lib/testing/replay';
import { expectAccessible, lastAsked, show } from '$lib/testing/stage';
import AlertForm from './AlertForm.svelte';

const view = recorded<SettingsView>('settings');
const given = (own: Partial<AlertSettings> = {}) => ({ alerts: { ...view.alerts, ...own } });
const kept = { saveAlerts: async () => view };

describe('les alertes', () => {
  it('have a switch for each kind, the one of tomorrow being off', async () => {
    const { user, asked, container } = show(AlertForm, given(), kept);
    expect(await screen.findByRole('checkbox', { name: /échéance demain/ })).not.toBeChecked();
    await expectAccessible(container);
    await user.click(screen.getByRole('checkbox', { name: /promesse non tenue/ }));
    const chosen = (lastAsked(asked, 'saveAlerts') as AlertSettings).kinds;
    expect(chosen).not.toContain('promise_broken');
    expect(chosen).toHaveLength(view.alerts.kinds.length - 1);
    await user.click(screen.getByRole('checkbox', { name: /échéance demain/ }));
    expect((lastAsked(asked, 'saveAlerts') as AlertSettings).kinds).toContain('due_tomorrow');
  });

  it('leave the days, the silence and the delay of the payments to the user', async () => {
    const { user, asked } = show(AlertForm, given(), kept);
    await user.selectOptions(await screen.findByLabelText('Quels jours'), 'working');
    expect(lastAsked(asked, 'saveAlerts')).toMatchObject({ days: 'working' });
    await user.click(screen.getByRole('checkbox', { name: /Ne rien afficher/ }));
    expect(lastAsked(asked, 'saveAlerts')).toMatchObject({ quiet: null });
    expect(screen.queryByLabelText('De')).toBeNull();
    await user.selectOptions(screen.getByLabelText(/Vérifier les paiements/), '10');
    expect(lastAsked(asked, 'saveAlerts')).toMatchObject({ payments_days: 10 });
    await user.click(screen.getByRole('checkbox', { name: /rappel courtois/ }));
    expect(lastAsked(asked, 'saveAlerts')).toMatchObject({ courtesy_days: 8 });
  });

  it('keep their choices out of sight while nothing is to be told', async () => {
    show(AlertForm, given({ daily: false }), kept);
    expect(await screen.findByLabelText(/Vérifier les paiements/)).toBeVisible();
    expect(screen.queryByRole('checkbox', { name: /promesse non tenue/ })).toBeNull();
  });
});
