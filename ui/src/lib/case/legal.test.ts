import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { CaseView, LegalActsView } from '$lib/api/types';
import { done, recorded, recordedLike } from '$lib/testing/replay';
import { expectAccessible, lastAsked, show } from '$lib/testing/stage';
import Deadlines from './Deadlines.svelte';

const view = recordedLike<CaseView>('case_formal_notice');
const acts = recorded<LegalActsView>('legal_acts');

function open(own: Partial<LegalActsView> = {}) {
  const props = { deadlines: view.deadlines, client: view.client };
  return show(Deadlines, props, {
    legalActs: async () => ({ ...acts, ...own }),
    recordLegalAct: async () => done,
  });
}

describe('noter un acte', () => {
  it('says what each act does to the date before it is recorded', async () => {
    const { user, asked, container } = open();
    await user.click(await screen.findByRole('button', { name: 'Noter ce qui change cette date' }));
    const kind = await screen.findByLabelText('Ce qui a été fait');
    await user.selectOptions(kind, 'petition_filed');
    expect(kind).toHaveAccessibleDescription(/seule compte la signification/);
    await user.type(screen.getByLabelText('Déposée le'), '20/11/2026');
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(lastAsked(asked, 'recordLegalAct')).toEqual({
      client: view.client,
      kind: 'petition_filed',
      on: '2026-11-20',
      until: null,
      invoices: [],
      note: '',
    });
  });

  it('asks for what is missing and records nothing', async () => {
    const { user, asked } = open();
    await user.click(await screen.findByRole('button', { name: 'Noter ce qui change cette date' }));
    await screen.findByLabelText('Ce qui a été fait');
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(screen.getByText('Choisissez ce qui a été fait.')).toBeVisible();
    await user.selectOptions(screen.getByLabelText('Ce qui a été fait'), 'summons');
    expect(screen.getByText('Indiquez le jour.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(asked.some((one) => one.command === 'recordLegalAct')).toBe(false);
  });

  it('ends talks under way from the day they began', async () => {
    const choices = acts.choices.map((choice) =>
      choice.kind === 'conciliation'
        ? { ...choice, on: '2026-10-05', until_required: true }
        : choice,
    );
    const { user, asked } = open({ choices });
    await user.click(await screen.findByRole('button', { name: 'Noter ce qui change cette date' }));
    await user.selectOptions(await screen.findByLabelText('Ce qui a été fait'), 'conciliation');
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(screen.getByText('Indiquez le jour de la fin.')).toBeVisible();
    await user.type(screen.getByLabelText('Terminée le'), '18/11/2026');
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(lastAsked(asked, 'recordLegalAct')).toMatchObject({
      kind: 'conciliation',
      on: '2026-10-05',
      until: '2026-11-18',
    });
  });

  it('is about the invoices that are kept', async () => {
    const invoices = ['F-1', 'F-2'].map((number, place) => ({
      invoice: place + 1,
      number,
      act_before: 'agir en justice avant le 10 janvier 2028',
    }));
    const choices = acts.choices.map((choice) => ({ ...choice, invoices: [1, 2] }));
    const { user, asked } = open({ invoices, choices });
    await user.click(await screen.findByRole('button', { name: 'Noter ce qui change cette date' }));
    await user.selectOptions(await screen.findByLabelText('Ce qui a été fait'), 'order_served');
    await user.type(screen.getByLabelText('Signifiée le'), '18/11/2026');
    await user.click(screen.getByRole('checkbox', { name: 'F-1' }));
    await user.click(screen.getByRole('checkbox', { name: 'F-2' }));
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(screen.getByText('Gardez au moins une facture.')).toBeVisible();
    await user.click(screen.getByRole('checkbox', { name: 'F-2' }));
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(lastAsked(asked, 'recordLegalAct')).toMatchObject({ invoices: [2] });
  });

  it('is only about the invoices against which such an act exists', async () => {
    const invoices = ['F-1', 'F-2', 'F-3'].map((number, place) => ({
      invoice: place + 1,
      number,
      act_before: 'agir en justice avant le 10 janvier 2028',
    }));
    const choices = acts.choices.map((choice) => ({
      ...choice,
      invoices: choice.kind === 'order_issued' ? [2, 3] : [1, 2, 3],
    }));
    const { user, asked } = open({ invoices, choices });
    await user.click(await screen.findByRole('button', { name: 'Noter ce qui change cette date' }));
    const kind = await screen.findByLabelText('Ce qui a été fait');
    await user.selectOptions(kind, 'acknowledgement');
    expect(screen.getByRole('checkbox', { name: 'F-1' })).toBeVisible();
    await user.selectOptions(kind, 'order_issued');
    expect(screen.queryByRole('checkbox', { name: 'F-1' })).toBeNull();
    await user.type(screen.getByLabelText('Rendue le'), '18/11/2026');
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(lastAsked(asked, 'recordLegalAct')).toMatchObject({
      kind: 'order_issued',
      invoices: [2, 3],
    });
  });

  it('offers every act that the core knows, each with its article', async () => {
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'Noter ce qui change cette date' }));
    const kind = await screen.findByLabelText('Ce qui a été fait');
    for (const choice of acts.choices) {
      await user.selectOptions(kind, choice.kind);
      expect(kind).toHaveAccessibleDescription(`${choice.effect} (${choice.article})`);
    }
  });
});
