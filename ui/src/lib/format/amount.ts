/**
 * Amounts as the core gives them (`"1850.00"`, euros, a dot, two decimals) and as people read and
 * type them. Nothing here adds or multiplies: the text goes through exactly.
 */

/** An amount in euros, as written by the core: optional minus, digits, a dot, two decimals. */
export type Amount = string;

const WRITTEN = /^-?\d+(\.\d+)?$/;
const format = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
const plain = new Intl.NumberFormat('fr-FR', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/** `"1850.00"` → « 1 850,00 € », with the no-break spaces of French typography. */
export function euros(amount: Amount): string {
  return WRITTEN.test(amount) ? format.format(amount as `${number}`) : amount;
}

/** The same without the sign of the currency, for a field that already carries it. */
export function bareEuros(amount: Amount): string {
  return WRITTEN.test(amount) ? plain.format(amount as `${number}`) : amount;
}

/** `"12.40"` → « 12,40 % ». */
export function percent(rate: string): string {
  return `${bareEuros(rate)}\u00a0%`;
}

/** Whether an amount is nothing, so that a screen can leave the line out. */
export function isZero(amount: Amount): boolean {
  return /^-?0+(\.0+)?$/.test(amount);
}

/**
 * Reads what a person typed: « 1 234,5 », « 1.234,56 », « 1234.56 € ». Answers `null` when it is
 * not an amount or could be two amounts (more than two decimals, two different readings).
 */
export function readAmount(typed: string): Amount | null {
  const text = typed.replace(/[\s\u00a0\u202f€]/g, '');
  if (!/^\d[\d.,]*$/.test(text)) return null;
  const match = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$|^(\d+)\.(\d{1,2})$/.exec(text);
  if (!match) return null;
  const whole = (match[1] ?? match[3] ?? '').replace(/\./g, '').replace(/^0+(?=\d)/, '');
  if (whole.length > 10) return null;
  return `${whole}.${(match[2] ?? match[4] ?? '').padEnd(2, '0')}`;
}
