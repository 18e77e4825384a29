/** Small French forms: plurals, telephone numbers, company numbers, sizes. */

/** « 1 facture », « 3 factures », « 0 facture »; French keeps the singular for zero and one. */
export function count(n: number, one: string, many: string = `${one}s`): string {
  return `${new Intl.NumberFormat('fr-FR').format(n)}\u00a0${n < 2 ? one : many}`;
}

/** « 0298960000 » → « 02 98 96 00 00 »; anything else as it came. */
export function phone(given: string): string {
  const digits = given.replace(/[\s.\u00a0-]/g, '').replace(/^\+33/, '0');
  return /^0\d{9}$/.test(digits) ? (digits.match(/../g) ?? []).join('\u00a0') : given;
}

/** « 512345679 » → « 512 345 679 », SIRET « 512 345 679 00012 ». */
export function companyNumber(given: string): string {
  const digits = given.replace(/\D/g, '');
  const match = /^(\d{3})(\d{3})(\d{3})(\d{5})?$/.exec(digits);
  return match ? match.slice(1).filter(Boolean).join('\u00a0') : given;
}

/** Lower case without accents, for a search that forgives. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .toLowerCase();
}

/** The first letter in upper case: a step's name at the start of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}

/** How many invoices a title names before it counts them. */
const NAMED = 3;

/** « F2026-012, F2026-020 »; of many, how many they are: the list is elsewhere on the screen. */
export function numbersOf(numbers: readonly string[]): string {
  return numbers.length > NAMED ? count(numbers.length, 'facture') : numbers.join(', ');
}

/** The verb of an act, where there is no room for the whole of it: « Préparer la lettre », « Préparer ». */
export function verbOf(act: string): string {
  return act.split(' ', 1)[0] ?? act;
}

/** « 1 client, 3 factures et 2 lettres ». */
export function enumerated(things: readonly string[]): string {
  return new Intl.ListFormat('fr-FR', { type: 'conjunction' }).format(things);
}

/** Where a path begins in a sentence: « /media/… », « C:\… », « \\serveur\… ». */
const PATH = /(?:^|\s)(?:\/|[A-Za-z]:\\|\\\\)/;

/** The sentence cut after each separator of the path in it, where a line may end; whole where there is no path. */
export function pathParts(text: string): string[] {
  const start = text.search(PATH);
  if (start < 0) return [text];
  const path = text.slice(start).split(/(?<=[\\/])(?=[^\\/\s])/u);
  return [text.slice(0, start) + (path[0] ?? ''), ...path.slice(1)];
}
