import { goto } from '$app/navigation';
import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { CallView } from '$lib/api/types';
import { done, recordedLike } from '$lib/testing/replay';
import { expectAccessible, lastAsked, seen, show } from '$lib/testing/stage';
import CallScreen from './CallScreen.svelte';

const view = recordedLike<CallView>('call_');
const indexOf = (kind: string) => view.outcomes.findIndex((choice) => choice.kind === kind);
const choiceOf = (kind: string) => view.outcomes[indexOf(kind)]!;

describe('l’appel', () => {
  it('shows what to say, what to check and every way it may end', async () => {
    const { container } = show(CallScreen, { view });
    expect(await screen.findByText(seen(view.script[0]!))).toBeVisible();
    for (const check of view.checks) expect(screen.getByLabelText(seen(check))).not.toBeChecked();
    for (const choice of view.outcomes.slice(0, 7)) {
      expect(screen.getByRole('radio', { name: choice.title })).toBeInTheDocument();
    }
    await expectAccessible(container);
  });

  it('chooses an outcome with a number key and records it with Ctrl + Entrée', async () => {
    const { user, asked } = show(
      CallScreen,
      { view },
      { recordContact: async () => done, today: async () => Promise.reject(new Error()) },
    );
    const promise = choiceOf('promise');
    await screen.findByText(seen(view.script[0]!));
    await user.keyboard(`[Digit${indexOf('promise') + 1}]`);
    expect(screen.getByRole('radio', { name: promise.title })).toBeChecked();
    await user.type(screen.getByLabelText(/Notes de l’appel/), 'Facture retrouvée');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(lastAsked(asked, 'recordContact')).toMatchObject({
      client: view.client,
      step: 'call',
      note: 'Facture retrouvée',
      outcome: { outcome: 'promise', by: promise.date, amount: promise.amount },
    });
    expect(await screen.findByText(seen(done.message))).toBeVisible();
    await waitFor(() => expect(goto).toHaveBeenCalledWith('/'));
  });

  it('says what is missing rather than recording half a call', async () => {
    const { user, asked } = show(CallScreen, { view }, { recordContact: async () => done });
    await user.click(await screen.findByRole('button', { name: /Enregistrer l’appel/ }));
    expect(screen.getByRole('alert')).toHaveTextContent('Choisissez d’abord');
    await user.click(screen.getByRole('radio', { name: choiceOf('dispute').title }));
    await user.click(screen.getByRole('button', { name: /Enregistrer l’appel/ }));
    expect(screen.getByRole('alert')).toHaveTextContent(choiceOf('dispute').reason_label!);
    expect(lastAsked(asked, 'recordContact')).toBeUndefined();
  });

  it('takes a date as it is typed and refuses one that does not exist', async () => {
    const { user, asked } = show(CallScreen, { view }, { recordContact: async () => done });
    const promise = choiceOf('promise');
    await user.click(await screen.findByRole('radio', { name: promise.title }));
    const date = screen.getByLabelText(seen(promise.date_label!));
    await user.clear(date);
    await user.type(date, '31/02/2027');
    expect(screen.getByText(/Écrivez une date qui existe/)).toBeVisible();
    await user.clear(date);
    await user.type(date, '5/12');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(lastAsked(asked, 'recordContact')).toMatchObject({
      outcome: { outcome: 'promise', by: '2026-12-05' },
    });
  });
});
