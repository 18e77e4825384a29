import { goto } from '$app/navigation';
import { screen, waitFor, within } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { describe, expect, it } from 'vitest';
import { Refusal } from '$lib/api/call';
import type { CompaniesView, CompanyRow, StartView } from '$lib/api/types';
import Shell from '$lib/shell/Shell.svelte';
import { recorded } from '$lib/testing/replay';
import { expectAccessible, lastAsked, show } from '$lib/testing/stage';
import Choice from './Choice.svelte';
import CompaniesPanel from './CompaniesPanel.svelte';

const row = (name: string, more: Partial<CompanyRow> = {}): CompanyRow => ({
  name,
  folder: `/donnees/${name}`,
  colour: 'blue',
  opened: 'hier à 18 h 05',
  opened_at: '2026-11-19T18:05',
  here: false,
  trouble: null,
  ...more,
});
const kerbrat = row('Kerbrat Plomberie');
const leGuen = row('Menuiserie Le Guen', { colour: 'green' });
const listed = (...rows: CompanyRow[]) => ({
  companies: async (): Promise<CompaniesView> => ({ rows, can_add: true }),
});
const children = createRawSnippet(() => ({ render: () => '<h1>Un écran</h1>' }));

describe('plusieurs entreprises', () => {
  it('opens the last one with Enter, or another with the arrows', async () => {
    const { user, asked, container } = show(
      Choice,
      {},
      { ...listed(kerbrat, leGuen), openCompany: async () => recorded<StartView>('start') },
    );
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /^Kerbrat Plomberie/ })).toHaveFocus(),
    );
    await expectAccessible(container);
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('button', { name: /^Menuiserie Le Guen/ })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(lastAsked(asked, 'openCompany')).toBe('/donnees/Menuiserie Le Guen');
    await waitFor(() => expect(goto).toHaveBeenCalledWith('/'));
  });

  it('says why one stays closed, and leaves the list there to open another', async () => {
    const { user } = show(
      Choice,
      {},
      {
        ...listed(kerbrat, leGuen),
        openCompany: async () => {
          throw new Refusal('in_use', '', 'Dûment est déjà ouvert sur ces données.');
        },
      },
    );
    await user.click(await screen.findByRole('button', { name: /^Kerbrat Plomberie/ }));
    expect(await screen.findByText('Dûment est déjà ouvert sur ces données.')).toBeVisible();
    expect(screen.getByRole('button', { name: /^Menuiserie Le Guen/ })).toBeEnabled();
  });

  it('takes one off the list once it is said that no file goes', async () => {
    const { user, asked } = show(
      Choice,
      {},
      { ...listed(kerbrat, leGuen), removeCompany: async () => ({ rows: [], can_add: true }) },
    );
    await user.click(
      await screen.findByRole('button', { name: 'Retirer Menuiserie Le Guen de la liste' }),
    );
    const told = await screen.findByRole('alert');
    expect(told).toHaveTextContent('Aucun fichier n’est effacé');
    expect(lastAsked(asked, 'removeCompany')).toBeUndefined();
    await user.click(within(told).getByRole('button', { name: 'Retirer de la liste' }));
    expect(lastAsked(asked, 'removeCompany')).toBe('/donnees/Menuiserie Le Guen');
  });

  it('keeps the name of the one shown in sight, and leads to the list', async () => {
    const start = { ...recorded<StartView>('start'), company_name: 'Kerbrat Plomberie' };
    const { user } = show(
      Shell,
      { children },
      { ...listed({ ...kerbrat, here: true }, leGuen), start: async () => start },
    );
    await user.click(
      await screen.findByRole('button', { name: /Kerbrat Plomberie.*changer d’entreprise/ }),
    );
    const list = await screen.findByRole('dialog', { name: /^Quelle entreprise/ });
    expect(within(list).getByText('ouverte dans cette fenêtre')).toBeVisible();
    expect(within(list).getByRole('button', { name: /^Menuiserie/ })).toBeVisible();
  });

  it('shows the list first where none is open yet', async () => {
    // The stage asks first, the window after it.
    const starts = [recorded<StartView>('start')];
    show(
      Shell,
      { children },
      {
        ...listed(kerbrat, leGuen),
        start: async () => {
          const start = starts.pop();
          if (start) return start;
          throw new Refusal('no_company_open', '', 'Aucune entreprise n’est ouverte.');
        },
      },
    );
    expect(await screen.findByRole('heading', { name: /^Quelle entreprise/ })).toBeVisible();
    expect(screen.queryByText(/n’a pas pu ouvrir/)).toBeNull();
  });

  it('changes nothing with one company but its name', async () => {
    const start = { ...recorded<StartView>('start'), company_name: 'Kerbrat Plomberie' };
    show(Shell, { children }, { ...listed({ ...kerbrat, here: true }), start: async () => start });
    expect(await screen.findByText('Kerbrat Plomberie')).toBeVisible();
    expect(screen.queryByRole('button', { name: /changer d’entreprise/ })).toBeNull();
  });

  it('adds one, and gives the one shown another colour', async () => {
    const { user, asked } = show(
      CompaniesPanel,
      {},
      {
        ...listed({ ...kerbrat, here: true }, leGuen),
        colourCompany: async () => ({ rows: [], can_add: true }),
        addCompany: async () => recorded<StartView>('start_empty'),
      },
    );
    await user.selectOptions(await screen.findByLabelText('Couleur de cette entreprise'), 'Ocre');
    expect(asked.find((one) => one.command === 'colourCompany')?.args).toEqual([
      '/donnees/Kerbrat Plomberie',
      'ochre',
    ]);
    await user.click(screen.getByRole('button', { name: 'Ajouter une entreprise' }));
    expect(asked.map((one) => one.command)).toContain('addCompany');
  });
});
