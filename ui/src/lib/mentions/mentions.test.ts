import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { MentionView } from '$lib/api/types';
import { capital } from '$lib/format/text';
import { recorded } from '$lib/testing/replay';
import { expectAccessible, seen, show } from '$lib/testing/stage';
import MentionDialog from './MentionDialog.svelte';

const all = recorded<MentionView[]>('mentions');

describe('la phrase à écrire sur les factures', () => {
  it('is one for each kind of client, with its articles, and is copied by a button', async () => {
    const { user, container } = show(MentionDialog, { open: true }, { mentions: async () => all });
    for (const one of all) {
      const part = await screen.findByRole('region', { name: capital(one.label) });
      expect(within(part).getByText(seen(one.text))).toBeVisible();
    }
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Copier la phrase pour un particulier' }));
    expect(await screen.findByText(/Phrase copiée \(particulier\)/)).toBeVisible();
    const private_ = all.find((one) => one.nature === 'consumer')!;
    expect(await navigator.clipboard.readText()).toBe(private_.text);
    expect(private_.text).not.toContain('40');
  });
});
