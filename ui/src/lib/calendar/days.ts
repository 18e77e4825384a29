/** Where the keys go in the calendar; which days there are is the core's answer. */
import { parseDate } from '@internationalized/date';
import type { CalendarDay, CalendarSpan } from '$lib/api/types';
import type { IsoDay } from '$lib/format/date';

/** The three ways to look at the calendar. */
export const spans: { value: CalendarSpan; label: string }[] = [
  { value: 'month', label: 'Mois' },
  { value: 'week', label: 'Semaine' },
  { value: 'list', label: 'Liste' },
];

/** The days in rows of seven, from Monday. */
export function weeks(days: CalendarDay[]): CalendarDay[][] {
  const rows = Math.ceil(days.length / 7);
  return Array.from({ length: rows }, (_, row) => days.slice(row * 7, row * 7 + 7));
}

/** The day so many squares away in the grid. */
export function stepped(on: IsoDay, by: number): IsoDay {
  return parseDate(on).add({ days: by }).toString();
}

/** The next day of a list that holds something, in one direction or the other. */
export function nextListed(days: CalendarDay[], on: IsoDay, by: number): IsoDay {
  const held = days.filter((day) => (by > 0 ? day.on > on : day.on < on));
  return (by > 0 ? held[0] : held.at(-1))?.on ?? on;
}
