import { Refusal, type Reason } from './call';

/** What a person can do about a refusal: a place to go, named by what is done there. */
export interface Remedy {
  label: string;
  href: string;
}

interface Said {
  /** Used when the core gave no sentence of its own. */
  sentence: (detail: string) => string;
  remedy: Remedy | null;
}

const settings: Remedy = { label: 'Ouvrir les réglages', href: '/reglages' };
const invoices: Remedy = { label: 'Voir les factures', href: '/factures' };
const clients: Remedy = { label: 'Voir les clients', href: '/clients' };
const rates: Remedy = { label: 'Voir les taux', href: '/reglages?section=taux' };

function say(sentence: string | ((detail: string) => string), remedy: Remedy | null = null): Said {
  return { sentence: typeof sentence === 'string' ? () => sentence : sentence, remedy };
}

/** Every refusal has its sentence: a new code does not compile without one. */
const table: Record<Reason, Said> = {
  not_configured: say('Aucune entreprise n’est enregistrée. Commencez par la vôtre.', settings),
  already_configured: say('Une entreprise est déjà enregistrée ; rien n’a été remplacé.', settings),
  in_use: say('Dûment est déjà ouvert sur ces données. Utilisez la fenêtre ouverte.'),
  newer_file: say('Ces données viennent d’une version plus récente. Mettez Dûment à jour.'),
  damaged_file: say('Le fichier de données est abîmé. Il n’a pas été touché : gardez-le.'),
  disk: say('L’enregistrement a échoué, rien n’a été écrit. Vérifiez la place sur le disque.'),
  unknown_client: say('Ce client n’existe plus.', clients),
  ambiguous_client: say('Plusieurs clients portent ce nom. Précisez lequel.', clients),
  unknown_invoice: say('Cette facture n’existe plus.', invoices),
  ambiguous_invoice: say('Plusieurs factures portent ce numéro. Précisez le client.', invoices),
  duplicate_invoice: say('Ce numéro de facture existe déjà pour ce client.', invoices),
  missing: say((detail) => `Il manque : ${detail}.`),
  bad_value: say((detail) => `Cette valeur ne convient pas : ${detail}.`),
  bad_date: say('Cette date n’existe pas. Écrivez par exemple 05/12/2026.'),
  bad_amount: say('Ce montant ne convient pas. Écrivez par exemple 1 234,50.'),
  unreadable_file: say('Ce fichier n’a pas pu être lu ; rien n’a été ajouté.'),
  already_imported: say('Ce fichier a déjà été importé ; rien n’a été ajouté.', invoices),
  bad_rows: say('Des lignes ne conviennent pas ; rien n’a été ajouté.'),
  other_seller: say(
    'Ces factures viennent d’une autre entreprise ; rien n’a été ajouté.',
    settings,
  ),
  purchase: say('Cette facture vous est adressée : c’est un achat, rien n’a été ajouté.'),
  nothing_due: say('Il n’y a plus rien à relancer ici.', {
    label: 'Revenir à Aujourd’hui',
    href: '/',
  }),
  forbidden: say('La loi ne permet pas cette demande.'),
  rate_unknown: say('Le taux légal de cette période n’est pas encore connu.', rates),
  rates_refused: say((detail) => `${detail} Aucun taux n’a été changé.`),
  unconfirmed: say((detail) => `À confirmer d’abord : ${detail}.`),
  rates_unconfirmed: say('Une valeur déjà connue changerait : confirmez cette correction.'),
  scenario_refused: say((detail) => `${detail} Rien n’a été enregistré.`),
  scenario_followed: say((detail) => `${detail}. Rien n’a été retiré.`),
  one_a_day: say((detail) => detail),
  letter_layout: say('Un nom ou une adresse est trop long pour l’enveloppe.', clients),
  letter_lapsed: say('Le dossier a changé depuis : préparez de nouveau la lettre.'),
  letter_posted: say('Cette lettre est déjà notée comme postée.'),
  unknown_letter: say('Cette lettre n’a pas été gardée. Préparez-la de nouveau.'),
  cannot_undo: say('Cela ne peut plus être annulé d’ici.'),
  unknown_document: say('Ce document n’est pas au dossier.'),
  internal: say('Dûment s’est trompé. Rien n’a été écrit ; recommencez.'),
  no_answer: say('Dûment ne répond pas. Vos données sont à l’abri : fermez puis rouvrez.'),
};

/** The sentence for whatever was thrown: what happened, what was kept, what to do. */
export function sentence(reason: unknown): string {
  if (!(reason instanceof Refusal)) return table.internal.sentence('');
  return reason.message || table[reason.code]?.sentence(reason.detail) || String(reason.detail);
}

/** What can be done about it, where there is a place for that. */
export function remedy(reason: unknown): Remedy | null {
  return reason instanceof Refusal ? (table[reason.code]?.remedy ?? null) : null;
}
