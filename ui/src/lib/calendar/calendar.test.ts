import { goto } from '$app/navigation';
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { Refusal } from '$lib/api/call';
import type { CalendarEntry, CalendarView, PostponeView } from '$lib/api/types';
import { fullDate } from '$lib/format/date';
import { capital } from '$lib/format/text';
import { stepPath } from '$lib/words/paths';
import { done, recorded } from '$lib/testing/replay';
import { expectAccessible, lastAsked, seen, show } from '$lib/testing/stage';
import CalendarScreen from './CalendarScreen.svelte';
import { tally } from './tally';

const month = recorded<CalendarView>('calendar');
const list = recorded<CalendarView>('calendar_list');
const today = month.days.find((day) => day.on === month.today)!;
const movable = today.entries.findIndex((entry) => entry.movable);
const entry = today.entries[movable]!;
const fixed = today.entries.find((one) => !one.movable)!;
const back: PostponeView = { on: '2026-12-07', sentence: 'La relance reviendra le lundi 7.' };
const putOff = { postponed: async () => back, postpone: async () => done };

const title = (on: string) => ({ level: 2, name: seen(capital(fullDate(on))) });

/** Holds a line of today and lets it go over a day. */
async function drag(held: CalendarEntry, on: string): Promise<void> {
  const grid = screen.getByRole('table', { name: capital(month.title) });
  const list = screen.getByRole('complementary', { name: 'Le jour choisi' });
  const line = within(list).getAllByRole('listitem')[today.entries.indexOf(held)]!;
  document.elementsFromPoint = () => [grid.querySelector(`[data-day="${on}"]`)!];
  const piece = line.firstElementChild!;
  await fireEvent.pointerDown(piece, { button: 0, clientX: 10, clientY: 10 });
  await fireEvent.pointerMove(window, { clientX: 90, clientY: 40 });
  await fireEvent.pointerUp(window, { clientX: 90, clientY: 40 });
}

describe('le calendrier', () => {
  it('five_calls_of_a_day_are_counted_and_not_cut', () => {
    const call = today.entries.find((one) => one.kind === 'step')!;
    const calls = Array.from({ length: 5 }, (_, at) => ({
      ...call,
      id: String(at),
      step: 'call' as const,
    }));
    const notice = { ...call, step: 'formal_notice' as const };
    const promise = { ...call, kind: 'promise' as const };
    const texts = (max: number) => tally([...calls, notice, promise], max).map((one) => one.text);
    expect(texts(4)).toEqual(['5 appels', 'mise en demeure', 'promesse']);
    expect(texts(2)).toEqual(['5 appels', 'et 2 autres']);
  });

  it('shows the month in whole weeks, and beside it what the day chosen holds', async () => {
    const { container } = show(CalendarScreen, {});
    const grid = await screen.findByRole('table', { name: capital(month.title) });
    expect(within(grid).getAllByRole('button')).toHaveLength(month.days.length);
    expect(screen.getByRole('heading', title(month.today))).toBeVisible();
    for (const entry of today.entries) {
      expect(screen.getAllByRole('link', { name: entry.client_name }).length).toBeGreaterThan(0);
    }
    await expectAccessible(container);
  });

  it('the_day_chosen_acts_and_does_not_only_put_off', async () => {
    show(CalendarScreen, {});
    const day = await screen.findByRole('complementary', { name: 'Le jour choisi' });
    const due = today.entries.filter((one) => one.act !== null);
    expect(due.length).toBeGreaterThan(0);
    for (const one of due) {
      const act = within(day).getAllByRole('link', {
        name: seen(`${one.act}, ${one.client_name}`),
      });
      expect(act[0]).toHaveAttribute('href', stepPath(one.client, one.step!));
    }
  });

  it('moves by day and week with the arrows, by page with the page keys, and T comes back', async () => {
    const { user, asked } = show(CalendarScreen, {});
    await screen.findByRole('heading', title('2026-11-21'));
    await user.keyboard('{ArrowRight}');
    await screen.findByRole('heading', title('2026-11-22'));
    await user.keyboard('{ArrowDown}');
    await screen.findByRole('heading', title('2026-11-29'));
    await user.keyboard('{ArrowLeft}{ArrowUp}');
    await screen.findByRole('heading', title('2026-11-21'));
    await user.keyboard('{PageDown}');
    await waitFor(() => expect(lastAsked(asked, 'calendar')).toMatchObject({ on: month.next }));
    await user.keyboard('t');
    await waitFor(() => expect(lastAsked(asked, 'calendar')).toMatchObject({ on: month.today }));
    await screen.findByRole('heading', title(month.today));
  });

  it('keeps one kind when asked to, and all of them again', async () => {
    const { user, asked } = show(CalendarScreen, {});
    const kind = month.kinds[0]!;
    await user.click(await screen.findByRole('button', { name: new RegExp(`^${kind.label}`) }));
    await waitFor(() => expect(lastAsked(asked, 'calendar')).toMatchObject({ kinds: [kind.kind] }));
    await user.click(screen.getByRole('button', { name: 'Tout montrer' }));
    await waitFor(() => expect(lastAsked(asked, 'calendar')).toMatchObject({ kinds: [] }));
  });

  it('lists twelve months, day after day', async () => {
    const { user, container } = show(CalendarScreen, {});
    await screen.findByRole('table');
    await user.keyboard('l');
    for (const day of list.days.slice(0, 60)) {
      expect(await screen.findByRole('heading', title(day.on))).toBeVisible();
    }
    await expectAccessible(container);
  });

  it('opens the step of the line chosen by the keys', async () => {
    const { user } = show(CalendarScreen, {});
    await screen.findByRole('heading', title(month.today));
    await user.keyboard('j{Enter}');
    const second = today.entries[1]!;
    expect(goto).toHaveBeenLastCalledWith(stepPath(second.client, second.step!));
  });

  it('puts a reminder off by a key, with a day and a reason that must be given', async () => {
    const { user, asked, container } = show(CalendarScreen, {}, putOff);
    await screen.findByRole('heading', title(month.today));
    await user.keyboard(`${'j'.repeat(movable)}r`);
    const dialog = await screen.findByRole('dialog', { name: 'Reporter la relance' });
    expect(dialog).toHaveTextContent(entry.client_name);
    await user.type(within(dialog).getByLabelText('Reporter au'), '05/12/2026');
    expect(await within(dialog).findByText(back.sentence)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Reporter' }));
    expect(lastAsked(asked, 'postpone')).toBeUndefined();
    expect(within(dialog).getByText(/Dites pourquoi/)).toBeVisible();
    await expectAccessible(container);
    await user.type(within(dialog).getByLabelText('Raison'), 'rentre de congés');
    await user.click(within(dialog).getByRole('button', { name: 'Reporter' }));
    await waitFor(() =>
      expect(lastAsked(asked, 'postpone')).toEqual({
        client: entry.client,
        step: entry.step,
        invoices: entry.invoices,
        to: '2026-12-05',
        reason: 'rentre de congés',
      }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('opens the same dialog on the day a reminder is dropped on', async () => {
    const { asked } = show(CalendarScreen, {}, putOff);
    await screen.findByRole('heading', title(month.today));
    await drag(entry, '2026-11-26');
    const dialog = await screen.findByRole('dialog', { name: 'Reporter la relance' });
    expect(within(dialog).getByLabelText('Reporter au')).toHaveValue('26/11/2026');
    expect(lastAsked(asked, 'postponed')).toMatchObject({ client: entry.client, to: '2026-11-26' });
  });

  it('says why a reminder cannot be dropped there, and why nothing else can be moved', async () => {
    const refusal = new Refusal('bad_date', '', 'Ce jour est passé.');
    const { asked } = show(CalendarScreen, {}, { postponed: () => Promise.reject(refusal) });
    await screen.findByRole('heading', title(month.today));
    await drag(entry, '2026-11-18');
    expect(await screen.findByText('Ce jour est passé.')).toBeVisible();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    const before = asked.length;
    await drag(fixed, '2026-11-26');
    expect(await screen.findByText(seen(fixed.fixed))).toBeVisible();
    expect(asked.slice(before).map((one) => one.command)).not.toContain('postponed');
  });

  it('keeps what was done on the days that are gone', async () => {
    const { user } = show(CalendarScreen, {});
    const past = month.days.find((day) => day.on < month.today && day.entries.length > 0)!;
    const grid = await screen.findByRole('table', { name: capital(month.title) });
    await user.click(grid.querySelector(`[data-day="${past.on}"]`)!);
    await screen.findByRole('heading', title(past.on));
    expect(screen.getAllByText('Fait').length).toBe(past.entries.length);
    expect(screen.queryByRole('button', { name: /^Reporter/ })).not.toBeInTheDocument();
  });

  it('exports the kinds kept and says where', async () => {
    const { user, asked } = show(
      CalendarScreen,
      {},
      { saveCalendar: async () => 'Documents/dument.ics' },
    );
    await user.click(await screen.findByRole('button', { name: 'Exporter (.ics)' }));
    expect(await screen.findByText(/Documents\/dument\.ics/)).toBeVisible();
    expect(lastAsked(asked, 'saveCalendar')).toEqual([]);
  });
});
