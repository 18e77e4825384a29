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
  dispute: ['contestation', 'contestations'],
  credit_note: ['avoir', 'avoirs'],
  settle: ['décision', 'décisions'],
};

const kinds: Record<CalendarKind, Words> = {
  step: ['relance', 'relances'],
  promise: ['promesse', 'promesses'],
  instalment: ['versement', 'versements'],
  bank_check: ['compte à vérifier', 'comptes à vérifier'],
  pause: ['reprise', 'reprises'],
  answer: ['réponse', 'réponses'],
  letter_deadline: ['fin de délai', 'fins de délai'],
  due_date: ['échéance', 'échéances'],
  proof_of_claim: ['créance à déclarer', 'créances à déclarer'],
  order: ['acte', 'actes'],
  limitation: ['prescription', 'prescriptions'],
  done: ['chose faite', 'choses faites'],
};

/** A count of a day, with the first entry that it counts for its colour. */
export interface Tally {
  text: string;
  like: CalendarEntry;
}

/** What a day holds, counted by sort: « 5 appels », « 1 lettre ». */
export function tally(entries: readonly CalendarEntry[]): Tally[] {
  const sorts = new Map<Words, CalendarEntry[]>();
  for (const entry of entries) {
    const words = entry.kind === 'step' && entry.step ? steps[entry.step] : kinds[entry.kind];
    sorts.set(words, [...(sorts.get(words) ?? []), entry]);
  }
  return [...sorts].flatMap(([[one, many], found]) => {
    const like = found.find((entry) => entry.due) ?? found[0];
    const text = `${found.length}\u00a0${found.length > 1 ? many : one}`;
    return like ? [{ text, like }] : [];
  });
}
