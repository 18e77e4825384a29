/** The three ways a contract words its rate, and none. */
export type RateKind = '' | 'fixed' | 'legal' | 'ecb';

const PREFIX: Record<Exclude<RateKind, ''>, string> = { fixed: '', legal: 'legal*', ecb: 'ecb+' };

/** A rate as the core keeps it, taken apart for the form. */
export function partsOf(rate: string): { kind: RateKind; number: string } {
  if (!rate) return { kind: '', number: '' };
  const shown = (text: string): string => text.replace('.', ',');
  if (rate.startsWith(PREFIX.legal))
    return { kind: 'legal', number: shown(rate.slice(PREFIX.legal.length)) };
  if (rate.startsWith(PREFIX.ecb))
    return { kind: 'ecb', number: shown(rate.slice(PREFIX.ecb.length)) };
  return { kind: 'fixed', number: shown(rate) };
}

/** What is asked of the core for what was chosen and typed; empty while nothing is. */
export function textOf(kind: RateKind, number: string): string {
  const typed = number.trim().replace(',', '.');
  return kind === '' || typed === '' ? '' : PREFIX[kind] + typed;
}
