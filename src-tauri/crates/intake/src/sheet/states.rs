//! What the state of an invoice in a table says, understood whole or not at all.
//!
//! A word that is not known is said to the user; it is never taken for the word
//! that it resembles, nor a code of another program for a yes.

use dument_domain::Day;

use crate::dates;
use crate::text::fold;

/// What a cell of state says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Still owed, or nothing said.
    Open,
    /// Paid whole, on that day where it is written.
    Paid(Option<Day>),
    /// Paid in part: how much is elsewhere, or unknown.
    PartlyPaid,
    /// Not issued yet.
    Draft,
    /// Cancelled, abandoned, written off: not to be chased.
    GivenUp,
    /// A quote or a pro forma.
    Quote,
    /// The client disputes it: owed, and not to be chased blindly.
    Disputed,
    /// Not understood.
    Unknown,
}

/// Words of an invoice still owed, folded, whole.
const OPEN: [&str; 62] = [
    "",
    "envoyee",
    "envoye",
    "emise",
    "emis",
    "validee",
    "valide",
    "a payer",
    "a regler",
    "a encaisser",
    "impayee",
    "impaye",
    "impayes",
    "non payee",
    "non paye",
    "non reglee",
    "non regle",
    "non soldee",
    "non solde",
    "non acquittee",
    "non encaissee",
    "non lettree",
    "en attente",
    "en attente paiement",
    "en attente de paiement",
    "en attente de reglement",
    "attente paiement",
    "en cours",
    "en retard",
    "retard",
    "echue",
    "non echue",
    "a echoir",
    "due",
    "ouverte",
    "ouvert",
    "relancee",
    "relance",
    "a relancer",
    "finalisee",
    "facturee",
    "comptabilisee",
    "transmise",
    "deposee",
    "recue",
    "sent",
    "open",
    "unpaid",
    "not paid",
    "overdue",
    "late",
    "issued",
    "outstanding",
    "posted",
    "viewed",
    "vue",
    "awaiting payment",
    "pending",
    "due soon",
    "a recouvrer",
    "definitive",
    "published",
];

/// Words that say paid, alone or with neutral words.
const PAID: [&str; 23] = [
    "paye",
    "payee",
    "payes",
    "payees",
    "paid",
    "regle",
    "reglee",
    "regles",
    "reglees",
    "solde",
    "soldee",
    "soldes",
    "soldees",
    "acquitte",
    "acquittee",
    "encaisse",
    "encaissee",
    "encaisses",
    "encaissees",
    "lettre",
    "lettree",
    "settled",
    "versee",
];

/// Words that change nothing beside « payée »: how, when, how much of it.
const BESIDE_PAID: [&str; 31] = [
    "le",
    "par",
    "en",
    "the",
    "on",
    "by",
    "deja",
    "facture",
    "est",
    "ete",
    "a",
    "bien",
    "totalement",
    "integralement",
    "entierement",
    "total",
    "totalite",
    "fully",
    "in",
    "full",
    "cheque",
    "virement",
    "cb",
    "carte",
    "bancaire",
    "especes",
    "prelevement",
    "ok",
    "via",
    "au",
    "du",
];

/// What words say, whole.
pub(super) fn state_of_words(cell: &str) -> State {
    let folded = fold(cell);
    if OPEN.contains(&folded.as_str()) {
        return State::Open;
    }
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let begins =
        |starts: &[&str]| words.iter().any(|word| starts.iter().any(|start| word.starts_with(start)));
    let denied = has(&["non", "not", "pas", "jamais", "sans", "no"]);
    match words.as_slice() {
        _ if denied && (has(&PAID) || begins(&["annul", "cancel", "abandon"])) => State::Open,
        _ if denied => State::Unknown,
        _ if begins(&["partiel", "partial"]) || (begins(&["part"]) && has(&PAID)) => State::PartlyPaid,
        _ if begins(&["annul", "cancel", "abandon", "irrecouvr", "void"]) => State::GivenUp,
        ["perte" | "perdue" | "perdu" | "written", ..]
        | ["bad", "debt", ..]
        | ["passee", "en", "perte", ..] => State::GivenUp,
        ["creditee" | "avoiree" | "credited" | "refunded"] => State::GivenUp,
        ["brouillon" | "draft" | "provisoire", ..] | ["a", "valider"] => State::Draft,
        ["devis" | "proforma" | "quote" | "estimate", ..]
        | ["pro", "forma", ..]
        | ["bon", "de", "commande", ..] => State::Quote,
        _ if begins(&["litig", "contest", "disput"]) => State::Disputed,
        _ => paid(cell, &words),
    }
}

/// « Payée », « Payé le 12/03/2026 par chèque »: a word that says paid, and nothing that is not neutral.
fn paid(cell: &str, words: &[&str]) -> State {
    let on =
        cell.split_whitespace().find_map(|word| dates::of_cell(word.trim_matches([',', '.', ';', '(', ')'])));
    let neutral = |word: &&str| {
        PAID.contains(word)
            || BESIDE_PAID.contains(word)
            || (on.is_some() && word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if words.iter().any(|word| PAID.contains(word)) && words.iter().all(neutral) {
        State::Paid(on)
    } else {
        State::Unknown
    }
}

/// What a yes or no says under « Payée »: a flag, or the words of a state.
pub(super) fn state_of_flag(cell: &str) -> State {
    match fold(cell).as_str() {
        "oui" | "o" | "yes" | "y" | "vrai" | "true" | "x" | "1" | "ok" => State::Paid(None),
        "non" | "n" | "no" | "faux" | "false" | "0" => State::Open,
        "" if matches!(cell.trim(), "✓" | "✔" | "☑" | "✅") => State::Paid(None),
        "" if !matches!(cell.trim(), "" | "-" | "—" | "✗" | "☐" | "✘") => State::Unknown,
        _ => match dates::of_cell(cell) {
            Some(day) => State::Paid(Some(day)),
            None => state_of_words(cell),
        },
    }
}
