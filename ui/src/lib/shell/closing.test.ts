import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { AlertSettings, SettingsView } from '$lib/api/types';
import { recorded } from '$lib/testing/replay';
import { expectAccessible, lastAsked, show } from '$lib/testing/stage';
import ClosingDialog from './ClosingDialog.svelte';

const view = recorded<SettingsView>('settings');
const kept = {
  settings: async () => view,
  saveAlerts: async () => view,
  closeWindow: async () => null,
};

describe('fermer la fenêtre', () => {
  it('keeps the answer, so that it is asked once, then closes', async () => {
    const { user, asked, container } = show(ClosingDialog, { open: true }, kept);
    await user.click(await screen.findByRole('checkbox', { name: /avec l’ordinateur/ }));
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Rester dans la barre' }));
    const chosen = { close_to_tray: true, start_at_login: true, close_asked: true };
    await waitFor(() => expect(asked.at(-1)?.command).toBe('closeWindow'));
    expect(lastAsked(asked, 'saveAlerts') as AlertSettings).toMatchObject(chosen);
  });

  it('quits without starting by itself', async () => {
    const { user, asked } = show(ClosingDialog, { open: true }, kept);
    await user.click(await screen.findByRole('button', { name: 'Quitter Dûment' }));
    await waitFor(() => expect(asked.at(-1)?.command).toBe('closeWindow'));
    const chosen = { close_to_tray: false, start_at_login: false, close_asked: true };
    expect(lastAsked(asked, 'saveAlerts') as AlertSettings).toMatchObject(chosen);
  });
});
