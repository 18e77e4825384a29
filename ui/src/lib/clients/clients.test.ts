import { goto } from '$app/navigation';
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { ClientsView, ClientView } from '$lib/api/types';
import { casePath } from '$lib/words/paths';
import { recorded } from '$lib/testing/replay';
import { expectAccessible, lastAsked, show } from '$lib/testing/stage';
import ClientScreen from './ClientScreen.svelte';
import ClientSheet from './ClientSheet.svelte';

const list = recorded<ClientsView>('clients');
const client = recorded<ClientView>('client');

describe('les clients', () => {
  it('open their case by the keyboard', async () => {
    const { user, container } = show(ClientScreen, {});
    const grid = await screen.findByRole('grid', { name: 'Clients' });
    await expectAccessible(container);
    grid.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(goto).toHaveBeenCalledWith(casePath(list.rows[1]!.client));
  });

  it('are corrected on their sheet, with who to talk to', async () => {
    const { user, asked } = show(
      ClientSheet,
      { client: client.client, onclose: () => {} },
      { saveClient: async () => ({ ...client, warnings: [] }) },
    );
    const dialog = await screen.findByRole('dialog', { name: `Fiche de ${client.name}` });
    const phone = within(dialog).getAllByLabelText(/^Téléphone/)[0]!;
    await user.clear(phone);
    await user.type(phone, '02 98 96 00 00');
    await user.click(within(dialog).getByRole('button', { name: 'Ajouter un interlocuteur' }));
    await user.type(within(dialog).getAllByLabelText('Nom').at(-1)!, 'Mme Riou');
    await user.click(within(dialog).getByRole('button', { name: 'Enregistrer' }));
    await waitFor(() =>
      expect(lastAsked(asked, 'saveClient')).toMatchObject({
        client: client.client,
        name: client.name,
        phone: '02 98 96 00 00',
        contacts: [...client.contacts, { name: 'Mme Riou', role: 'pays' }],
      }),
    );
  });
});
