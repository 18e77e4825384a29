import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { ChangeView, UndoPreview } from '$lib/api/types';
import { done } from '$lib/testing/replay';
import { expectAccessible, lastAsked, show } from '$lib/testing/stage';
import ChangeList from './ChangeList.svelte';

const change: ChangeView = {
  token: { kind: 'change', id: 12 },
  on: '2026-11-20',
  time: '09:41',
  title: 'Fiche du client corrigée',
  lines: [{ label: 'Téléphone', was: '', is: '06 11 22 33 44' }],
  undone_on: null,
};

const preview: UndoPreview = {
  title: change.title,
  lines: change.lines,
  effects: ['1 interlocuteur : retiré.'],
  refused: null,
};

function list(answer: UndoPreview = preview) {
  const undone = { ...change, token: { kind: 'change', id: 3 } as const, undone_on: '2026-11-19' };
  return show(
    ChangeList,
    { client: 7 },
    {
      changes: async () => [change, undone],
      undoPreview: async () => answer,
      undo: async () => done,
    },
  );
}

describe('les modifications', () => {
  it('say what each of them replaced, and which were taken back', async () => {
    const { asked, container } = list();
    const lines = within(await screen.findByRole('list')).getAllByRole('listitem');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toHaveTextContent(/Téléphone.*rien devient 06 11 22 33 44/);
    expect(lines[1]).toHaveTextContent('annulée le');
    expect(within(lines[1]!).queryByRole('button')).toBeNull();
    expect(lastAsked(asked, 'changes')).toBe(7);
    await expectAccessible(container);
  });

  it('are taken back once what returns was shown, with the reason', async () => {
    const { user, asked, container } = list();
    await user.click(await screen.findByRole('button', { name: /^Annuler cette modification/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Annuler cette modification' });
    expect(dialog).toHaveTextContent('06 11 22 33 44 redevient rien');
    expect(dialog).toHaveTextContent('1 interlocuteur : retiré.');
    await expectAccessible(container);
    await user.type(within(dialog).getByLabelText(/^Pourquoi/), 'mauvais client');
    await user.click(within(dialog).getByRole('button', { name: 'Annuler la modification' }));
    const sent = asked.findLast((one) => one.command === 'undo');
    expect(sent?.args).toEqual([change.token, 'mauvais client']);
  });

  it('say why one of them stays, and offer no button then', async () => {
    const { user } = list({ ...preview, refused: 'un paiement y est inscrit depuis' });
    await user.click(await screen.findByRole('button', { name: /^Annuler cette modification/ }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(
      'Cela ne peut pas être annulé : un paiement y est inscrit depuis.',
    );
    expect(within(dialog).queryByRole('button', { name: 'Annuler la modification' })).toBeNull();
  });
});
