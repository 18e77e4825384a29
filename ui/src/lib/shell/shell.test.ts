import { screen, waitFor } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { expect, it } from 'vitest';
import { Refusal } from '$lib/api/call';
import { recorded } from '$lib/testing/replay';
import { lastAsked, show } from '$lib/testing/stage';
import type { StartView } from '$lib/api/types';
import Shell from './Shell.svelte';

const children = createRawSnippet(() => ({ render: () => '<h1>Un écran</h1>' }));

/** The window on any screen, and what the desktop says when files are dropped on it. */
function opened(start: Partial<StartView> = {}) {
  let drop = (_paths: string[]) => {};
  const shown = show(
    Shell,
    { children },
    {
      start: async () => ({ ...recorded<StartView>('start'), ...start }),
      onDrop: async (heard) => {
        drop = heard;
        return () => {};
      },
      importPreviewPath: async () => {
        throw new Refusal('unreadable_file', '', 'Ce fichier est vide.');
      },
    },
  );
  return { ...shown, drop: (paths: string[]) => drop(paths) };
}

it('files_dropped_on_any_screen_are_read', async () => {
  const { asked, drop } = opened();
  await screen.findByRole('heading', { name: 'Un écran' });
  drop(['/tmp/export.csv']);
  expect(await screen.findByRole('dialog', { name: 'Importer des factures' })).toBeVisible();
  await waitFor(() => expect(lastAsked(asked, 'importPreviewPath')).toBe('/tmp/export.csv'));
});

it('a_file_dropped_on_a_form_being_filled_in_is_not_lost_in_silence', async () => {
  const { user, drop } = opened();
  await screen.findByRole('heading', { name: 'Un écran' });
  await user.keyboard('{Control>}p{/Control}');
  await screen.findByRole('dialog', { name: 'Noter un paiement' });
  drop(['/tmp/export.csv']);
  expect(await screen.findByText(/Finissez ou fermez d’abord ce formulaire/)).toBeVisible();
  expect(screen.queryByRole('dialog', { name: 'Importer des factures' })).toBeNull();
});

it('one_entry_of_the_menu_is_marked_at_the_start', async () => {
  opened();
  const marked = await screen.findAllByRole('link', { current: 'page' });
  expect(marked.map((one) => one.title)).toEqual(['Aujourd’hui']);
});

it('the_example_is_said_once_and_left_from_every_screen', async () => {
  opened({ example: true });
  const ways = await screen.findAllByRole('link', { name: 'Quitter l’exemple' });
  expect(ways.length).toBeGreaterThan(0);
});
