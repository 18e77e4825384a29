import type { CalendarEntry, CalendarKind, StepKind } from '$lib/api/types';

/** One thing and several, as short as a square of the month asks. */
type Words = readonly [one: string, many: string];

const letter: Words = ['lettre', 'lettres'];
const notice: Words = ['mise en demeure', 'mises en demeure'];

const steps: Record<StepKind, Words> = {
  call: ['appel', 'appels'],
  email: ['e-mail', 'e-mails'],
  meeting: ['rendez-vous', 'rendez-vous'],
  first_letter: letter,
  second_letter: letter,
  collection_letter: letter,
  formal_notice: notice,
  final_demand: notice,
  third_party: ['remise à un tiers', 'remises à un tiers'],
  judicial: ['suite judiciaire', 'suites judiciaires'],
  evidence: ['dossier à compléter', 'dossiers à compléter'],
  cheque: ['chèque', 'chèques'],
  dispute: ['litige', 'litiges'],
  credit_note: ['avoir', 'avoirs'],
  settle: ['décision', 'décisions'],
  set_off: ['imputation', 'imputations'],
};

const kinds: Record<CalendarKind, Words> = {
  step: ['relance', 'relances'],
  promise: ['promesse', 'promesses'],
  instalment: ['versement', 'versements'],
  bank_check: ['compte à voir', 'comptes à voir'],
  pause: ['reprise', 'reprises'],
  answer: ['réponse', 'réponses'],
  letter_deadline: ['fin de délai', 'fins de délai'],
  due_date: ['échéance', 'échéances'],
  proof_of_claim: ['créance à déclarer', 'créances à déclarer'],
  order: ['acte', 'actes'],
  limitation: ['prescription', 'prescriptions'],
  done: ['fait', 'faits'],
};

/** A count of a day, with the first entry that it counts for its colour. */
export interface Tally {
  text: string;
  like: CalendarEntry;
}

/**
 * What a day holds, counted by sort: « 5 appels », « lettre » where there is one. Beyond `max` sorts,
 * the last says how many more things there are.
 */
export function tally(entries: readonly CalendarEntry[], max: number): Tally[] {
  const sorts = new Map<Words, CalendarEntry[]>();
  for (const entry of entries) {
    const words = entry.kind === 'step' && entry.step ? steps[entry.step] : kinds[entry.kind];
    sorts.set(words, [...(sorts.get(words) ?? []), entry]);
  }
  const all = [...sorts].flatMap(([[one, many], found]) => {
    const like = found.find((entry) => entry.due) ?? found[0];
    return like ? [{ text: found.length > 1 ? `${found.length} ${many}` : one, like, found }] : [];
  });
  const rest = all.slice(max - 1);
  const [like] = rest;
  if (rest.length < 2 || !like) return all;
  const more = rest.reduce((sum, one) => sum + one.found.length, 0);
  return [...all.slice(0, max - 1), { text: `et ${more} autres`, like: like.like }];
}
