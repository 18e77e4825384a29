/** The words of the trade, as the screens write them: one table per list of the core. */
import type { ContactRole, DebtorNature, StepKind } from '$lib/api/types';

/** The nature of a debtor: it decides what the law lets one ask. */
export const natures: Record<DebtorNature, string> = {
  business: 'Professionnel',
  consumer: 'Particulier',
  non_professional: 'Non-professionnel (syndic, association)',
  public: 'Acheteur public',
};

/** The steps that end in a letter to print and post. */
export const letters: readonly StepKind[] = [
  'first_letter',
  'second_letter',
  'collection_letter',
  'formal_notice',
  'final_demand',
];

/** What a contact of a client is there for. */
const contactRoles: Record<ContactRole, string> = {
  decides: 'Décide',
  pays: 'Paie',
  signs: 'Signe',
  other: 'Autre',
};

/** A colour of a `Badge`. */
export type Tone = 'late' | 'warn' | 'good' | 'accent' | 'plain';

const stateTones: Record<string, Tone> = {
  late: 'late',
  promised: 'accent',
  plan: 'accent',
  disputed: 'warn',
  insolvent: 'warn',
  judicial: 'warn',
  settled: 'good',
};

/** The colour of an invoice's state: red only for late. */
export function stateTone(state: string): Tone {
  return stateTones[state] ?? 'plain';
}

/** The natures as the options of a field. */
export const natureOptions = (Object.keys(natures) as DebtorNature[]).map((value) => ({
  value,
  label: natures[value],
}));

/** The roles as the options of a field. */
export const roleOptions = (Object.keys(contactRoles) as ContactRole[]).map((value) => ({
  value,
  label: contactRoles[value],
}));
