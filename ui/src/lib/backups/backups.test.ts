import { screen, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { Refusal } from '$lib/api/call';
import type { BackupsView, BackupView, StartView } from '$lib/api/types';
import { recorded } from '$lib/testing/replay';
import { expectAccessible, lastAsked, show } from '$lib/testing/stage';
import { createRawSnippet } from 'svelte';
import Shell from '$lib/shell/Shell.svelte';
import BackupPanel from './BackupPanel.svelte';

const copies = recorded<BackupsView>('backups');
const copy = recorded<BackupView>('backup');

it('a_copy_is_looked_at_before_it_takes_the_place_of_the_data', async () => {
  const { user, asked, container } = show(
    BackupPanel,
    {},
    {
      lookAtBackup: async () => copy,
      restoreBackup: async () => ({ sentence: 'Sauvegarde reprise.', kept: null, backup: copy }),
    },
  );
  await user.click(
    (await screen.findAllByRole('button', { name: /^Reprendre…\sla sauvegarde/ }))[0]!,
  );
  expect(await screen.findByText(/dernière écriture/)).toBeVisible();
  expect(asked.some((one) => one.command === 'restoreBackup')).toBe(false);
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Reprendre cette sauvegarde' }));
  await waitFor(() => expect(lastAsked(asked, 'restoreBackup')).toBe(copy.name));
});

it('a_copy_can_be_asked_for_now_beside_the_day_of_the_last_one', async () => {
  const said = 'Sauvegarde faite et relue, sur cet ordinateur et sur l’autre emplacement.';
  const { user, asked } = show(BackupPanel, {}, { backUpNow: async () => ({ ...copies, said }) });
  await user.click(await screen.findByRole('button', { name: 'Sauvegarder maintenant' }));
  expect(await screen.findByText(said)).toBeVisible();
  expect(asked.some((one) => one.command === 'backUpNow')).toBe(true);
});

it('a_copy_of_other_data_has_no_button_that_puts_it_in_their_place', async () => {
  const { user } = show(
    BackupPanel,
    {},
    { lookAtBackup: async () => ({ ...copy, of_these_data: false }) },
  );
  await user.click(
    (await screen.findAllByRole('button', { name: /^Reprendre…\sla sauvegarde/ }))[0]!,
  );
  expect(await screen.findByText(/n’est pas celle de ces données/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Reprendre cette sauvegarde' })).toBeNull();
});

it('a_restoration_is_tried_and_what_it_found_is_said', async () => {
  const found = 'Restauration essayée dans un dossier à part : 11 contrôles justes.';
  const { user, asked } = show(
    BackupPanel,
    {},
    { tryBackup: async () => ({ backup: copy, sound: true, sentence: found }) },
  );
  await user.click((await screen.findAllByRole('button', { name: /^Tester la restauration/ }))[0]!);
  expect(await screen.findByText(found)).toBeVisible();
  expect(lastAsked(asked, 'tryBackup')).toBe(copies.list[0]!.name);
});

it('a_second_place_is_chosen_shown_with_what_is_wrong_and_left', async () => {
  let now: BackupsView = { ...copies, second: null };
  const second = { folder: 'E:/Sauvegardes', sentence: 'Pas branché.', warning: 'Pas vu depuis.' };
  const { user, container } = show(
    BackupPanel,
    {},
    {
      backUpToday: async () => now,
      chooseSecondPlace: async () => (now = { ...copies, second }),
      forgetSecondPlace: async () => (now = { ...copies, second: null }),
    },
  );
  await user.click(await screen.findByRole('button', { name: /^Choisir un autre emplacement/ }));
  expect(await screen.findByText('Pas vu depuis.')).toBeVisible();
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Ne plus copier ailleurs' }));
  await waitFor(() => expect(screen.queryByText('Pas vu depuis.')).toBeNull());
});

const children = createRawSnippet(() => ({ render: () => '<h1>Un écran</h1>' }));

it('data_that_do_not_open_offer_their_copies_at_once', async () => {
  let asked = 0;
  const damaged = new Refusal('damaged_file', '', 'Le fichier de données est abîmé.');
  show(
    Shell,
    { children },
    {
      // The stage of the test opens its own session; the window's is the one that is refused.
      start: async () => {
        if (asked++ > 0) throw damaged;
        return recorded<StartView>('start');
      },
    },
  );
  expect(await screen.findByText(/abîmé/)).toBeVisible();
  const offered = await screen.findAllByRole('button', { name: /^Reprendre…\sla sauvegarde/ });
  expect(offered).toHaveLength(copies.list.length);
});
