import { Refusal, type Reason } from './call';

/** What a person can do about a refusal: a place to go, named by what is done there. */
export interface Remedy {
  label: string;
  href: string;
}

const settings: Remedy = { label: 'Ouvrir les réglages', href: '/reglages' };
const invoices: Remedy = { label: 'Voir les factures', href: '/factures' };
const clients: Remedy = { label: 'Voir les clients', href: '/clients' };
const rates: Remedy = { label: 'Voir les taux', href: '/reglages?section=taux' };
const today: Remedy = { label: 'Revenir à Aujourd’hui', href: '/' };

/** Where each refusal can be mended: a new code does not compile without its answer, even none. */
const remedies: Record<Reason, Remedy | null> = {
  not_configured: settings,
  already_configured: settings,
  in_use: null,
  newer_file: null,
  damaged_file: null,
  other_data: null,
  taken_away: null,
  passphrase_missing: null,
  passphrase_wrong: null,
  data_moved: { label: 'Garder une copie de mes données', href: '/reglages?section=donnees' },
  recorded: today,
  disk: null,
  no_company_open: null,
  unknown_company: null,
  ambiguous_company: null,
  unknown_client: clients,
  ambiguous_client: clients,
  unknown_invoice: invoices,
  ambiguous_invoice: invoices,
  duplicate_invoice: invoices,
  missing: null,
  bad_value: null,
  bad_date: null,
  bad_amount: null,
  unreadable_file: null,
  already_imported: invoices,
  bad_rows: null,
  other_seller: settings,
  purchase: null,
  nothing_due: today,
  forbidden: null,
  rate_unknown: rates,
  rates_refused: null,
  unconfirmed: null,
  rates_unconfirmed: null,
  scenario_refused: null,
  scenario_followed: null,
  one_a_day: null,
  letter_layout: clients,
  letter_lapsed: null,
  letter_posted: null,
  unknown_letter: null,
  cannot_undo: null,
  unknown_document: null,
  no_program: null,
  internal: null,
  no_answer: null,
};

/**
 * The one sentence of the window's own, for what only it can know: the core did not answer, so that
 * nobody knows how far it went.
 */
const NO_ANSWER =
  'Dûment n’a pas répondu : fermez-le, puis rouvrez-le. Ce qui était enregistré est gardé ; regardez si votre dernière action l’est.';

/** The core's sentence for whatever was thrown: what happened, what was kept, what to do. */
export function sentence(reason: unknown): string {
  return (reason instanceof Refusal && reason.message) || NO_ANSWER;
}

/** What can be done about it, where there is a place for that. */
export function remedy(reason: unknown): Remedy | null {
  return reason instanceof Refusal ? remedies[reason.code] : null;
}

/** Whether a refusal asks for something that can be given at once. */
export function asks(reason: unknown, code: Reason): boolean {
  return reason instanceof Refusal && reason.code === code;
}
