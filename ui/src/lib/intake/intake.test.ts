import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { ImportPreview } from '$lib/api/types';
import { Refusal } from '$lib/api/call';
import { expectAccessible, lastAsked, show } from '$lib/testing/stage';
import ImportDialog from './ImportDialog.svelte';

const preview: ImportPreview = {
  file: 'export.csv',
  token: 'abc',
  format: 'csv',
  format_label: 'Tableau CSV',
  rows: [],
  columns: [],
  problems: [
    { severity: 'error', code: 'bad_date', line: 12, message: 'Cette date n’existe pas.' },
  ],
  new_total: '120.00',
  new_count: 1,
  credit_count: 0,
  known_count: 0,
  update_count: 0,
  bad_count: 1,
  imported_before: null,
  is_plain_document: false,
  can_import: false,
  other_seller: null,
};
const report = {
  file: 'export.csv',
  created: 1,
  duplicates: 0,
  updated: 0,
  skipped: 1,
  problems: [],
};
const file = (name: string) => new File(['numéro;montant'], name);

describe('importer', () => {
  it('shows what the file holds, and writes only what was agreed to', async () => {
    const { user, asked, container } = show(
      ImportDialog,
      { open: true, ontype: () => {} },
      { importPreview: async () => preview, importFile: async () => report },
    );
    await user.upload(await screen.findByLabelText('Choisir des fichiers'), file('export.csv'));
    expect(await screen.findByText(/Cette date n’existe pas\./)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Ajouter/ })).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: /Laisser ces lignes de côté/ }));
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: /^Ajouter/ }));
    await waitFor(() =>
      expect(lastAsked(asked, 'importFile')).toEqual({
        token: 'abc',
        skip_bad: true,
        accept_seller: false,
      }),
    );
  });

  it('shows what was not used or not understood before anything is added, unfolded', async () => {
    const message = 'Colonnes non reprises : « Escompte » (des montants).';
    const { user } = show(
      ImportDialog,
      { open: true, ontype: () => {} },
      {
        importPreview: async () => ({
          ...preview,
          bad_count: 0,
          can_import: true,
          problems: [{ severity: 'warning', code: 'unused_columns', line: 1, message }],
        }),
      },
    );
    await user.upload(await screen.findByLabelText('Choisir des fichiers'), file('export.csv'));
    expect(await screen.findByRole('list', { name: 'À regarder avant d’ajouter' })).toBeVisible();
    expect(screen.getByText(message)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Ajouter 1\u00a0facture' })).toBeVisible();
  });

  it('offers to complete an invoice that is there and had no document', async () => {
    const { user } = show(
      ImportDialog,
      { open: true, ontype: () => {} },
      {
        importPreview: async () => ({
          ...preview,
          bad_count: 0,
          new_count: 0,
          credit_count: 0,
          update_count: 1,
          can_import: true,
          problems: [],
        }),
      },
    );
    await user.upload(await screen.findByLabelText('Choisir des fichiers'), file('f.xml'));
    expect(await screen.findByRole('button', { name: 'Compléter' })).toBeVisible();
  });

  it('explains a file that cannot be read', async () => {
    const why = 'Ce fichier est protégé par un mot de passe.';
    const { user } = show(
      ImportDialog,
      { open: true, ontype: () => {} },
      { importPreview: async () => Promise.reject(new Refusal('unreadable_file', '', why)) },
    );
    await user.upload(await screen.findByLabelText('Choisir des fichiers'), file('x.pdf'));
    expect(await screen.findByRole('alert')).toHaveTextContent(why);
  });

  it('offers to type the invoice of a PDF without data, the file kept with it', async () => {
    const typed: number[] = [];
    const { user } = show(
      ImportDialog,
      { open: true, ontype: (document: number) => typed.push(document) },
      {
        importPreview: async () => ({ ...preview, problems: [], is_plain_document: true }),
        keepDocument: async () => ({
          id: 7,
          name: 'scan.pdf',
          kind_label: 'Facture',
          may_say: false,
          said: null,
          invoice: null,
          added_at: '2026-11-21T08:00',
          size: 1,
          sha256: '00',
        }),
      },
    );
    await user.upload(await screen.findByLabelText('Choisir des fichiers'), file('scan.pdf'));
    await user.click(await screen.findByRole('button', { name: 'Taper cette facture' }));
    await waitFor(() => expect(typed).toEqual([7]));
  });
});
