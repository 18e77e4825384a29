import { goto } from '$app/navigation';
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { casePath, stepPath } from '$lib/words/paths';
import type { TodayView } from '$lib/api/types';
import { done, recorded, todayRows } from '$lib/testing/replay';
import { expectAccessible, seen, show } from '$lib/testing/stage';
import Today from './Today.svelte';

const rows = todayRows();
const first = rows[0]!;
const second = rows[1]!;

describe('Aujourd’hui', () => {
  it('says how many reminders there are, and one row for each', async () => {
    const { container } = show(Today, {});
    expect(await screen.findByRole('heading', { level: 1, name: /à faire/ })).toHaveTextContent(
      new RegExp(`^${rows.length}\\srelances à faire aujourd’hui$`),
    );
    // What is no reminder is not called one.
    for (const row of rows) {
      const [button] = screen.getAllByRole('button', {
        name: seen(`${row.action}, ${row.client_name}`),
      });
      expect(row.action.startsWith(button!.textContent.trim())).toBe(true);
    }
    await expectAccessible(container);
  });

  it('goes to the right step with one click on its row', async () => {
    const { user } = show(Today, {});
    const row = rows.find((one) => one.step === 'first_letter')!;
    await user.click(
      await screen.findByRole('button', { name: seen(`${row.action}, ${row.client_name}`) }),
    );
    expect(goto).toHaveBeenCalledWith(stepPath(row.client, row.step));
  });

  it('after_a_click_and_an_arrow_enter_is_for_the_row_that_is_chosen', async () => {
    const { user } = show(Today, {});
    await screen.findByRole('complementary', { name: `Dossier de ${first.client_name}` });
    const whos = screen.getAllByRole('button').filter((one) => one.classList.contains('who'));
    await user.click(whos[1]!);
    await user.keyboard('{ArrowUp}');
    await waitFor(() => expect(document.activeElement).toBe(whos[0]));
    await user.keyboard('{Enter}');
    expect(goto).toHaveBeenCalledWith(stepPath(first.client, first.step));
  });

  it('draws the row that the keys have reached, however long the list', async () => {
    const view = recorded<TodayView>('today');
    const many = Array.from({ length: 90 }, (_, at) => ({
      ...first,
      client: 1000 + at,
      client_name: `Client ${at}`,
    }));
    const groups = [{ ...view.groups[0]!, rows: many }];
    const { user } = show(Today, {}, { today: async () => ({ ...view, groups, count: 90 }) });
    await screen.findByRole('complementary', { name: 'Dossier de Client 0' });
    await user.keyboard('j'.repeat(60));
    await screen.findByRole('complementary', { name: 'Dossier de Client 60' });
    const row = screen.getAllByRole('listitem').find((one) => one.getAttribute('aria-current'));
    expect(row).toHaveTextContent('Client 60');
  });

  it('moves with J and K, and Enter does the step of the chosen case', async () => {
    const { user } = show(Today, {});
    await screen.findByRole('complementary', { name: `Dossier de ${first.client_name}` });
    await user.keyboard('j');
    await screen.findByRole('complementary', { name: `Dossier de ${second.client_name}` });
    await user.keyboard('{Enter}');
    expect(goto).toHaveBeenLastCalledWith(stepPath(second.client, second.step));
    await user.keyboard('k{Enter}');
    expect(goto).toHaveBeenLastCalledWith(stepPath(first.client, first.step));
  });

  it('shows the chosen case beside the list, with one main button', async () => {
    show(Today, {});
    const side = await screen.findByRole('complementary', {
      name: `Dossier de ${first.client_name}`,
    });
    expect(within(side).getByRole('button', { name: first.action })).toBeVisible();
    expect(within(side).getByText('Total dû')).toBeVisible();
  });

  it('lists the limits to act that come close', async () => {
    const today = recorded<TodayView>('today');
    const deadlines = [
      {
        client: first.client,
        client_name: first.client_name,
        on: '2027-01-10',
        sentence: 'agir en justice avant le 10 janvier 2027',
        left: 'moins de 3 mois',
        urgent: true,
      },
    ];
    show(Today, {}, { today: async () => ({ ...today, deadlines }) });
    const list = await screen.findByRole('list', { name: 'Dates limites proches' });
    expect(within(list).getByRole('link', { name: first.client_name })).toBeVisible();
    expect(within(list).getByText('moins de 3 mois')).toBeVisible();
  });

  it('says once what was missed while the computer was off', async () => {
    const today = recorded<TodayView>('today');
    const absence = {
      from: '2026-11-12',
      until: '2026-11-20',
      title: 'Pendant votre absence (du 12 au 20 novembre 2026)',
      lines: [
        { client: null, sentence: '4 relances se sont ajoutées.' },
        { client: first.client, sentence: 'Promesse non tenue : Garage Le Goff' },
      ],
      others: 3,
    };
    const { user, asked } = show(
      Today,
      {},
      { today: async () => ({ ...today, absence }), absenceSeen: async () => today },
    );
    const list = await screen.findByRole('list', { name: absence.title });
    expect(within(list).getAllByRole('listitem')).toHaveLength(3);
    expect(within(list).getByRole('link')).toHaveAttribute('href', casePath(first.client));
    await user.click(screen.getByRole('button', { name: 'J’ai vu' }));
    expect(asked.map((one) => one.command)).toContain('absenceSeen');
  });

  it('keeps back letters that lapsed, and says why', async () => {
    const today = recorded<TodayView>('today');
    const sentence = 'Deuxième lettre préparée le 18 novembre 2026 : ne l’envoyez pas.';
    const { client, client_name } = first;
    const lapsed = [{ client, client_name, step: 'second_letter' as const, sentence }];
    show(Today, {}, { today: async () => ({ ...today, lapsed }) });
    const list = await screen.findByRole('list', { name: 'Lettres à ne plus envoyer' });
    expect(list).toHaveTextContent(sentence);
    expect(within(list).getByRole('link', { name: client_name })).toBeVisible();
  });

  it('asks for the payments only once they are old', async () => {
    const today = recorded<TodayView>('today');
    const payments = { ...today.payments, checked_on: '2026-11-09', stale: true };
    show(
      Today,
      {},
      { today: async () => ({ ...today, payments }), freshness: async () => payments },
    );
    expect(await screen.findByRole('button', { name: 'C’est à jour' })).toBeVisible();
  });

  it('proposes courteous reminders apart, and keeps that one was sent', async () => {
    const today = recorded<TodayView>('today');
    const courtesy = {
      client: first.client,
      client_name: first.client_name,
      invoices: [41],
      numbers: ['F-41'],
      due_on: '2026-11-27',
      amount: '412.80',
      email: {
        to: 'cafe@example.org',
        subject: 'Facture F-41',
        body: 'Bonjour,',
        attachments: [],
        to_attach: [],
      },
    };
    const { user, asked } = show(
      Today,
      {},
      { today: async () => ({ ...today, courtesies: [courtesy] }), courtesySent: async () => done },
    );
    await user.click(await screen.findByText(/1\s+rappel courtois possible/));
    await user.click(screen.getByRole('button', { name: /^Préparer l’e-mail pour/ }));
    const dialog = await screen.findByRole('dialog', { name: /Rappel courtois/ });
    expect(within(dialog).getByDisplayValue('Facture F-41')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'C’est envoyé' }));
    expect(asked.find((one) => one.command === 'courtesySent')?.args).toEqual([first.client, [41]]);
  });

  it('offers to import or to type when there is nothing yet', async () => {
    show(Today, {}, { today: async () => recorded('today_empty') });
    expect(await screen.findByText('Aucune facture pour l’instant')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Taper une facture' })).toHaveAttribute(
      'href',
      '/factures?nouvelle',
    );
  });
});
