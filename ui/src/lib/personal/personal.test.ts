import { screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { ErasurePreview, PersonalView } from '$lib/api/types';
import { recorded } from '$lib/testing/replay';
import { expectAccessible, lastAsked, show } from '$lib/testing/stage';
import EraseDialog from './EraseDialog.svelte';
import PersonalPanel from './PersonalPanel.svelte';

const view = recorded<PersonalView>('personal');
const free: ErasurePreview = {
  client: 1,
  name: 'Odile Le Goff',
  whole: false,
  refused: null,
  goes: ['Téléphone.'],
  stays: ['1 facture : jusqu’au 31 décembre 2036.'],
  notes: ['Cela ne s’annule pas.'],
};

describe('les données personnelles', () => {
  it('say what goes and what stays before anything is erased', async () => {
    const onerased = vi.fn();
    const { user, asked, container } = show(
      EraseDialog,
      { client: 1, onclose: () => {}, onerased },
      {
        personal: async () => ({ ...view, asked: free }),
        personalAct: async () => ({ ...view, said: 'Effacé.' }),
      },
    );
    expect(await screen.findByText('Téléphone.')).toBeVisible();
    expect(screen.getByText(/jusqu’au 31 décembre 2036/)).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole('checkbox', { name: /Supprimer aussi les sauvegardes/ }));
    await user.click(screen.getByRole('button', { name: 'Effacer ses données' }));
    expect(lastAsked(asked, 'personalAct')).toEqual({ act: 'erase', clients: [1], copies: true });
    expect(onerased).toHaveBeenCalled();
  });

  it('offer no erasure while something is due, and say why', async () => {
    show(
      EraseDialog,
      { client: 1, onclose: () => {} },
      {
        personal: async () => ({ ...view, asked: { ...free, refused: 'La facture F-1 est due.' } }),
      },
    );
    expect(await screen.findByText(/La facture F-1 est due/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Effacer ses données' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Exporter ses données…' })).toBeVisible();
  });

  it('show the register, and keep the time that is chosen', async () => {
    const { user, asked, container } = show(PersonalPanel, {}, { personalAct: async () => view });
    await user.click(await screen.findByText('Voir le registre'));
    expect(await screen.findByText(/C\. com\. art\. L123-22 ; LPF/)).toBeVisible();
    await expectAccessible(container);
    await user.selectOptions(screen.getByLabelText(/^Coordonnées et notes/), '1');
    expect(lastAsked(asked, 'personalAct')).toEqual({
      act: 'choose',
      contact_years: 1,
      closing_month: 12,
    });
  });

  it('list who may be erased, and who came back', async () => {
    let now: PersonalView = { ...view, due: [free], again: [{ ...free, client: 2 }] };
    const { user, asked, container } = show(
      PersonalPanel,
      {},
      { personal: async () => now, personalAct: async () => (now = view) },
    );
    expect(await screen.findByText(/a ramené des personnes/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Effacer de nouveau…' }));
    expect(await screen.findByRole('dialog', { name: /^Effacer 1.client.\?$/ })).toBeVisible();
    expect(screen.getByText('Cela ne s’annule pas.')).toBeVisible();
    expect(asked.some((one) => one.command === 'personalAct')).toBe(false);
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Effacer pour toujours' }));
    expect(lastAsked(asked, 'personalAct')).toMatchObject({ act: 'erase', clients: [2] });
    expect(await screen.findByText(/Rien n’est à effacer/)).toBeVisible();
  });
});
