/** Civil dates as the core gives them (`2026-11-21`) and as people read and type them. */

/** A civil date, `YYYY-MM-DD`. */
export type IsoDay = string;

/** What a date can only be: `past` up to today, `future` from today. */
export type Side = 'past' | 'future';

const MONTHS = [
  ['janvier', 'janv.'],
  ['février', 'févr.'],
  ['mars', 'mars'],
  ['avril', 'avril'],
  ['mai', 'mai'],
  ['juin', 'juin'],
  ['juillet', 'juil.'],
  ['août', 'août'],
  ['septembre', 'sept.'],
  ['octobre', 'oct.'],
  ['novembre', 'nov.'],
  ['décembre', 'déc.'],
] as const;

const weekday = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', timeZone: 'UTC' });

interface Parts {
  year: number;
  month: number;
  day: number;
}

function parts(iso: string): Parts | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!match) return null;
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

function ordinal(day: number): string {
  return day === 1 ? '1er' : String(day);
}

/** « 21 novembre 2026 ». */
export function longDate(iso: IsoDay): string {
  const p = parts(iso);
  return p ? `${ordinal(p.day)} ${MONTHS[p.month - 1]?.[0]} ${p.year}` : iso;
}

/** « 21 nov. 2026 », or « 21 nov. » when the year is that of `today`. */
export function shortDate(iso: IsoDay, today: IsoDay = ''): string {
  const p = parts(iso);
  if (!p) return iso;
  const day = `${ordinal(p.day)}\u00a0${MONTHS[p.month - 1]?.[1]}`;
  return iso.slice(0, 4) === today.slice(0, 4) ? day : `${day}\u00a0${p.year}`;
}

/** « 21/11/2026 », the form of tables and fields. */
export function numericDate(iso: IsoDay): string {
  const p = parts(iso);
  return p ? `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}` : iso;
}

/** « mercredi 2 décembre 2026 ». */
export function fullDate(iso: IsoDay): string {
  const p = parts(iso);
  if (!p) return iso;
  return `${weekday.format(Date.UTC(p.year, p.month - 1, p.day))} ${longDate(iso)}`;
}

/** « 21 nov. 2026, 17:42 » from a date with an hour; the date alone when there is none. */
export function moment(iso: string): string {
  const hour = /T(\d{2}:\d{2})/.exec(iso)?.[1];
  return hour ? `${shortDate(iso)}, ${hour}` : shortDate(iso);
}

function monthOf(word: string): number | null {
  const bare = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f.]/g, '')
      .toLowerCase();
  const wanted = bare(word);
  if (wanted.length < 3) return null;
  const found = MONTHS.flatMap((m, i) => (bare(m[0]).startsWith(wanted) ? [i + 1] : []));
  return found.length === 1 ? (found[0] ?? null) : null;
}

function exists(p: Parts): boolean {
  const last = [31, leap(p.year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][p.month - 1];
  return last !== undefined && p.day >= 1 && p.day <= last && p.year >= 1990 && p.year <= 2099;
}

function leap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function iso(p: Parts): IsoDay | null {
  if (!exists(p)) return null;
  return `${p.year}-${String(p.month).padStart(2, '0')}-${String(p.day).padStart(2, '0')}`;
}

/**
 * Reads a date as a person types it: « 5/12 », « 05.12.26 », « 051226 », « 5 déc. 2026 »,
 * « 2026-12-05 ». A missing year is that of `today`; where only one side of it is possible, the
 * nearest year on that side. A day that does not exist (31/02) is `null`,
 * never moved to a neighbour.
 */
export function readDate(typed: string, today: IsoDay, side?: Side): IsoDay | null {
  const text = typed.trim().toLowerCase();
  const isoForm = parts(text);
  if (isoForm && text.length === 10) return iso(isoForm);
  if (/^aujourd[’']?hui$|^auj$/.test(text)) return today || null;
  const read = (day: number, month: number, given: string | undefined): IsoDay | null => {
    if (given) return iso({ day, month, year: Number(given) + (given.length === 2 ? 2000 : 0) });
    const year = Number(today.slice(0, 4));
    const found = iso({ day, month, year });
    if (side === 'past' && found !== null && found > today)
      return iso({ day, month, year: year - 1 });
    if (side === 'future' && found !== null && found < today)
      return iso({ day, month, year: year + 1 });
    return found;
  };
  const digits =
    /^(\d{1,2})[/.\s-]+(\d{1,2})(?:[/.\s-]+(\d{4}|\d{2}))?$/.exec(text) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(text);
  if (digits) return read(Number(digits[1]), Number(digits[2]), digits[3]);
  const words = /^(\d{1,2})(?:er)?\s+([a-zéûôàè]+)\.?(?:\s+(\d{4}|\d{2}))?$/.exec(text);
  const month = words ? monthOf(words[2] ?? '') : null;
  if (!words || month === null) return null;
  return read(Number(words[1]), month, words[3]);
}

/** `2026-S2` → « 2e semestre 2026 ». */
export function semester(code: string): string {
  const match = /^(\d{4})-S([12])$/.exec(code);
  if (!match) return code;
  return `${match[2] === '1' ? '1er' : '2e'} semestre ${match[1]}`;
}
