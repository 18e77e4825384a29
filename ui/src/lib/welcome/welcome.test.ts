import { goto } from '$app/navigation';
import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { BackupsView, BackupView, StartView } from '$lib/api/types';
import { recorded } from '$lib/testing/replay';
import { expectAccessible, lastAsked, show } from '$lib/testing/stage';
import Welcome from './Welcome.svelte';

const start = recorded<StartView>('start');
const empty = { start: async () => recorded<StartView>('start_empty') };

describe('le premier démarrage', () => {
  it('asks three questions and opens the first screen', async () => {
    const { user, asked, container } = show(
      Welcome,
      {},
      { ...empty, createCompany: async () => start },
    );
    await user.type(await screen.findByLabelText(/^Nom, tel/), 'Kerbrat Plomberie');
    await user.type(screen.getByLabelText('Code postal'), '29300');
    await user.type(screen.getByLabelText('Ville'), 'Quimperlé');
    await user.type(screen.getByLabelText(/Prénom et nom/), 'Yann Kerbrat');
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Commencer' }));
    expect(lastAsked(asked, 'createCompany')).toMatchObject({
      name: 'Kerbrat Plomberie',
      address: { lines: [], postal_code: '29300', city: 'Quimperlé', country: 'FR' },
      signatory: 'Yann Kerbrat',
      siret: null,
    });
    await waitFor(() => expect(goto).toHaveBeenCalledWith('/'));
  });

  it('begins on the name, and asks where to be paid', async () => {
    const { user, asked } = show(Welcome, {}, { ...empty, createCompany: async () => start });
    await waitFor(() => expect(screen.getByLabelText(/^Nom, tel/)).toHaveFocus());
    await user.keyboard('Kerbrat Plomberie');
    await user.type(screen.getByLabelText('Code postal'), '29300');
    await user.type(screen.getByLabelText('Ville'), 'Quimperlé');
    await user.type(screen.getByLabelText(/^IBAN/), 'FR76 3000 6000 0112 3456 7890 189{Enter}');
    await waitFor(() =>
      expect(lastAsked(asked, 'createCompany')).toMatchObject({
        name: 'Kerbrat Plomberie',
        iban: 'FR7630006000011234567890189',
      }),
    );
  });

  it('puts the focus on the first field that is missing', async () => {
    const faults = [{ field: 'name', sentence: 'Tapez le nom de votre entreprise.', blocks: true }];
    const { user, asked } = show(Welcome, {}, { ...empty, companyFaults: async () => faults });
    const button = await screen.findByRole('button', { name: 'Commencer' });
    await user.click(button);
    await waitFor(() => expect(screen.getByLabelText(/^Nom, tel/)).toHaveFocus());
    expect(screen.getByText('Tapez le nom de votre entreprise.')).toBeVisible();
    expect(lastAsked(asked, 'createCompany')).toBeUndefined();
  });

  it('says below a field what is wrong in it, once it is left', async () => {
    const fault = { field: 'siret', sentence: 'Un SIRET a 14 chiffres.', blocks: true };
    const { user, asked } = show(
      Welcome,
      {},
      {
        ...empty,
        companyFaults: async ({ siret }) => (siret === '12RUEDUPORT' ? [fault] : []),
        createCompany: async () => start,
      },
    );
    const siret = await screen.findByLabelText(/^SIRET/);
    await user.type(siret, '12RUEDUPORT');
    expect(screen.queryByText('Un SIRET a 14 chiffres.')).toBeNull();
    await user.tab();
    expect(await screen.findByText('Un SIRET a 14 chiffres.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Commencer' }));
    await waitFor(() => expect(siret).toHaveFocus());
    expect(lastAsked(asked, 'createCompany')).toBeUndefined();
    await user.clear(siret);
    await user.click(screen.getByRole('button', { name: 'Commencer' }));
    await waitFor(() => expect(lastAsked(asked, 'createCompany')).toBeDefined());
  });

  it('opens the example instead', async () => {
    const { user, asked } = show(Welcome, {}, { ...empty, openExample: async () => start });
    await user.click(await screen.findByRole('button', { name: 'Explorer avec un exemple' }));
    expect(asked.map((one) => one.command)).toContain('openExample');
  });

  it('takes back a copy made on another computer', async () => {
    const copy = { ...recorded<BackupView>('backup'), of_these_data: true };
    const copies = { ...recorded<BackupsView>('backups'), list: [], last: null };
    const { user, asked, container } = show(
      Welcome,
      {},
      {
        ...empty,
        backUpToday: async () => copies,
        backups: async () => copies,
        bringBackup: async () => copy,
        restoreBackup: async () => ({ sentence: 'Sauvegarde reprise.', kept: null, backup: copy }),
      },
    );
    await user.click(await screen.findByRole('button', { name: 'Reprendre une sauvegarde' }));
    const file = await screen.findByLabelText('Reprendre une sauvegarde d’ailleurs…');
    expect(screen.queryByRole('button', { name: 'Sauvegarder maintenant' })).toBeNull();
    await expectAccessible(container);
    await user.upload(file, new File(['SQLite format 3'], 'dument.db'));
    await user.click(await screen.findByRole('button', { name: 'Reprendre cette sauvegarde' }));
    await waitFor(() => expect(goto).toHaveBeenCalledWith('/'));
    expect(asked.map((one) => one.command)).toContain('restoreBackup');
  });
});
