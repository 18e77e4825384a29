import { screen, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { Refusal } from '$lib/api/call';
import type { BackupsView, BackupView, StartView, TrustView } from '$lib/api/types';
import { recorded } from '$lib/testing/replay';
import { expectAccessible, lastAsked, show } from '$lib/testing/stage';
import { createRawSnippet } from 'svelte';
import Shell from '$lib/shell/Shell.svelte';
import AwayNotice from './AwayNotice.svelte';
import BackupPanel from './BackupPanel.svelte';
import TakeAwayDialog from './TakeAwayDialog.svelte';
import TrustPanel from './TrustPanel.svelte';

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

it('a_verification_that_found_something_wrong_is_no_small_print', async () => {
  const told = 'La vérification de vos données a trouvé à redire : événements.';
  const view = { ...copies, verified: told, verified_wrong: true, tried: null };
  show(BackupPanel, {}, { backups: async () => view, backUpToday: async () => view });
  expect(await screen.findByRole('alert')).toHaveTextContent(told);
  expect(screen.getByRole('button', { name: 'Vérifier de nouveau' })).toBeVisible();
});

it('a_second_place_is_chosen_shown_with_what_is_wrong_and_left', async () => {
  let now: BackupsView = { ...copies, second: null };
  const second = {
    folder: 'E:/Sauvegardes',
    sealed: false,
    sentence: 'Pas branché.',
    warning: 'Pas vu depuis.',
  };
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
  await user.click(await screen.findByRole('button', { name: 'Choisir le dossier…' }));
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

it('a_sealed_copy_from_elsewhere_has_its_passphrase_asked_until_it_opens', async () => {
  const { user, asked, container } = show(
    BackupPanel,
    {},
    {
      bringBackup: async (passphrase) => {
        if (passphrase === null) throw new Refusal('passphrase_missing', '', 'Il la faut.');
        if (passphrase !== 'quatre chevaux') {
          throw new Refusal('passphrase_wrong', '', 'Ce n’est pas la phrase de passe.');
        }
        return copy;
      },
    },
  );
  const file = new File(['age-encryption.org/v1'], 'Données Dûment.db.age');
  await user.upload(await screen.findByLabelText(/^Reprendre une sauvegarde d’ailleurs/), file);
  const field = await screen.findByLabelText('Sa phrase de passe');
  await expectAccessible(container);
  await user.type(field, 'autre');
  await user.click(screen.getByRole('button', { name: 'Ouvrir' }));
  expect(await screen.findByText('Ce n’est pas la phrase de passe.')).toBeVisible();
  await user.clear(field);
  await user.type(field, 'quatre chevaux');
  await user.click(screen.getByRole('button', { name: 'Ouvrir' }));
  expect(await screen.findByText(/^Reprendre cette sauvegarde\s\?/)).toBeVisible();
  expect(lastAsked(asked, 'bringBackup')).toBe('quatre chevaux');
});

it('a_passphrase_is_typed_twice_and_its_loss_is_told_before', async () => {
  const { user, asked, container } = show(
    TakeAwayDialog,
    { open: true },
    { saveCopy: async () => copy },
  );
  await user.click(await screen.findByLabelText('Protéger par une phrase de passe'));
  expect(screen.getByText(/personne ne pourra ouvrir la copie/)).toBeVisible();
  await user.type(screen.getByLabelText(/^Phrase de passe/), 'quatre chevaux à midi');
  await user.type(screen.getByLabelText(/^La même/), 'quatre chevaux');
  await user.click(screen.getByRole('button', { name: /^Choisir où/ }));
  expect(await screen.findByText('Les deux phrases ne sont pas les mêmes.')).toBeVisible();
  expect(asked.some((one) => one.command === 'saveCopy')).toBe(false);
  await expectAccessible(container);
  await user.type(screen.getByLabelText(/^La même/), ' à midi');
  await user.click(screen.getByRole('button', { name: /^Choisir où/ }));
  await waitFor(() => expect(lastAsked(asked, 'saveCopy')).toBe('quatre chevaux à midi'));
});

it('what_the_user_leans_on_is_shown_with_what_is_better_changed', async () => {
  const view = recorded<TrustView>('trust');
  const rows = view.rows.map((row) =>
    row.key === 'file' ? { ...row, warning: 'OneDrive le recopie.' } : row,
  );
  const { container } = show(TrustPanel, {}, { trust: async () => ({ ...view, rows }) });
  expect(await screen.findByText('Dernière sauvegarde')).toBeVisible();
  expect(screen.getByText('OneDrive le recopie.')).toBeVisible();
  expect(screen.getByText('Aucune.')).toBeVisible();
  await expectAccessible(container);
});

it('data_that_went_elsewhere_ask_before_they_are_written_here', async () => {
  const { user, asked, container } = show(
    AwayNotice,
    { told: 'Vos données ont été emportées.' },
    { stay: async () => recorded<StartView>('start') },
  );
  await user.click(await screen.findByRole('button', { name: 'Continuer ici…' }));
  expect(await screen.findByText(/rien ne les réunira/)).toBeVisible();
  expect(asked.some((one) => one.command === 'stay')).toBe(false);
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Continuer ici' }));
  await waitFor(() => expect(asked.some((one) => one.command === 'stay')).toBe(true));
});

it('the_first_computer_is_told_to_wait_only_where_the_work_goes_on_elsewhere', async () => {
  const { user, asked } = show(
    TakeAwayDialog,
    { open: true },
    {
      saveCopy: async () => ({ ...copy, path: '/clé/Données.db' }),
      leave: async () => recorded<StartView>('start'),
    },
  );
  await user.click(await screen.findByLabelText(/^Je continuerai/));
  await user.click(screen.getByRole('button', { name: /^Choisir où/ }));
  await waitFor(() => expect(lastAsked(asked, 'leave')).toBe('/clé/Données.db'));
  expect(lastAsked(asked, 'saveCopy')).toBeNull();
});
