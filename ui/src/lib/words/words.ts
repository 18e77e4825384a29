/** The words of the trade, as the screens write them: one table per list of the core. */
import type {
  ContactRole,
  DebtorNature,
  GiveUpReason,
  SolvencyFinding,
  StepKind,
} from '$lib/api/types';
import { isZero } from '$lib/format/amount';

/** The nature of a debtor: it decides what the law lets one ask. */
export const natures: Record<DebtorNature, string> = {
  business: 'Professionnel',
  consumer: 'Particulier',
  non_professional: 'Syndic ou association',
  public: 'Acheteur public',
};

/** Who reads what is typed: what is kept for oneself is never printed for the client. */
export const OWN_WORDS = 'Pour votre dossier : le client ne le lit pas.';

/** What the letters and the e-mails repeat. */
export const QUOTED_WORDS = 'Le client le relira mot pour mot, dans vos e-mails et vos lettres.';

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

/** The colour of an invoice's state: red only for late, where principal is left. */
export function stateTone(state: string, principal: string): Tone {
  if (state === 'late' && isZero(principal)) return 'warn';
  return stateTones[state] ?? 'plain';
}

/** The natures as the options of a field: nobody is anything before somebody says so. */
export const natureOptions: { value: DebtorNature | ''; label: string }[] = (
  Object.keys(natures) as DebtorNature[]
).map((value) => ({ value, label: natures[value] }));

/** The same for a new client. */
export const newNatureOptions = [{ value: '' as const, label: 'Choisir…' }, ...natureOptions];

/** The roles as the options of a field. */
export const roleOptions = (Object.keys(contactRoles) as ContactRole[]).map((value) => ({
  value,
  label: contactRoles[value],
}));

/** The steps, as a sentence names them. */
export const stepNames: Record<StepKind, string> = {
  call: 'appel',
  email: 'e-mail',
  meeting: 'rendez-vous',
  first_letter: 'première lettre',
  second_letter: 'deuxième lettre',
  collection_letter: 'lettre de recouvrement',
  formal_notice: 'mise en demeure',
  final_demand: 'demande finale',
  third_party: 'remise à un tiers',
  judicial: 'suite judiciaire',
  evidence: 'complément du dossier',
  cheque: 'suite du chèque impayé',
  dispute: 'réponse à la contestation',
  credit_note: 'avoir',
  settle: 'décision sur le reste',
  set_off: 'imputation du trop-perçu',
};

const findingNames: Record<SolvencyFinding, string> = {
  sound: 'Rien d’inquiétant',
  doubtful: 'Des raisons d’être prudent',
  proceedings: 'Une procédure est publiée',
  unknown: 'Rien n’a été trouvé',
};

/** What a look at the solvency gave, as the options of a field. */
export const findings = (Object.keys(findingNames) as SolvencyFinding[]).map((value) => ({
  value,
  label: findingNames[value],
}));

const reasonNames: Record<GiveUpReason, string> = {
  costs_too_high: 'Continuer coûterait plus que la somme',
  unreachable: 'Le client est introuvable',
  no_means: 'Le client n’a pas de quoi payer',
  past_limit: 'Le dernier jour sûr pour agir en justice est passé',
  goodwill: 'Un geste pour un bon client',
  other: 'Une autre raison',
};

/** Why a sum is given up, as the options of a field. */
export const giveUpReasons = (Object.keys(reasonNames) as GiveUpReason[]).map((value) => ({
  value,
  label: reasonNames[value],
}));
