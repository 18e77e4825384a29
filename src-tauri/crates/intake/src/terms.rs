//! Due dates for invoices that write none: from terms in words, or thirty days.
//!
//! Terms are read by the domain's [`Term`], the same for a file, the form and
//! the terminal: all of the words are understood, or none.

use dument_domain::Day;
use dument_domain::term::Term;

use crate::dates;
use crate::reading::{DraftInvoice, DueDateSource, Kind};
use crate::text::fold;

/// Days after issue when nothing is agreed (C. com. art. L441-10 I, thirty days
/// after receipt or performance; the issue date stands in for them).
const DEFAULT_DAYS: i64 = 30;

/// Longest terms read, in characters; a longer text is a clause, not a term.
const CHARACTERS_MAX: usize = 120;

/// What became of the terms of an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Understood {
    /// They give the due date, or nothing was asked of them.
    Yes,
    /// They are written, no due date is, and they were not understood.
    No,
}

/// Fills the proposed due date and says where the due date comes from. A credit note has none.
pub(crate) fn settle_due_date(draft: &mut DraftInvoice) -> Understood {
    if draft.due_date.is_some() {
        draft.due_date_source = DueDateSource::Written;
        return Understood::Yes;
    }
    let Some(issue) = draft.issue_date.filter(|_| draft.kind == Kind::Invoice) else {
        return Understood::Yes;
    };
    let from_terms = draft.payment_terms.as_deref().and_then(|terms| due_by_terms(terms, issue));
    draft.due_date_source = if from_terms.is_some() { DueDateSource::Terms } else { DueDateSource::Default };
    draft.due_date_assumed = from_terms.or_else(|| Some(issue.plus_days(DEFAULT_DAYS)));
    let silent =
        draft.payment_terms.as_deref().is_none_or(|terms| fold(terms).is_empty() || is_payment_mode(terms));
    if from_terms.is_some() || silent { Understood::Yes } else { Understood::No }
}

/// The sentence about terms that were not understood, without its line.
pub(crate) fn not_understood(draft: &DraftInvoice) -> String {
    let terms = draft.payment_terms.clone().unwrap_or_default();
    let shown = crate::text::bound(crate::text::clean(&terms).value, 80).0;
    format!(
        "les conditions de paiement «\u{a0}{shown}\u{a0}» ne sont pas comprises\u{a0}: l’échéance est comptée à 30\u{a0}jours, vérifiez-la."
    )
}

/// Whether a text is terms of payment.
pub(crate) fn is_term(text: &str) -> bool {
    of_text(text).is_some()
}

/// The due date of terms in words, when they say one thing only: terms, or the date itself.
pub(crate) fn due_by_terms(terms: &str, issue: Day) -> Option<Day> {
    let by_term = of_text(terms).map(|term| term.from_invoice(issue));
    by_term.or_else(|| written_date(terms).filter(|due| *due >= issue))
}

fn of_text(text: &str) -> Option<Term> {
    // One lone small digit is the code of another program, not a number of days.
    let code = text.trim().len() == 1 && text.trim() != "0";
    if code || text.chars().count() > CHARACTERS_MAX { None } else { text.parse().ok() }
}

/// « Échéance : 15 juillet 2026 », « à payer avant le 15/07/2026 »: one date, and words that only announce it.
fn written_date(text: &str) -> Option<Day> {
    if text.chars().count() > CHARACTERS_MAX {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let trimmed = |word: &str| word.trim_matches([',', '.', ';', ':', '(', ')']).to_owned();
    let mut rest: Vec<String> = Vec::new();
    let mut found: Option<Day> = None;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let three = words
            .get(at..at + 3)
            .map(|three| three.iter().map(|word| trimmed(word)).collect::<Vec<_>>().join(" "));
        let long = three
            .and_then(|three| dates::of_cell(&three).filter(|_| dates::of_cell(&trimmed(word)).is_none()));
        let short = dates::of_cell(&trimmed(word)).filter(|_| word.contains(['/', '-', '.']));
        match (long, short) {
            (None, None) => rest.push(fold(word)),
            (Some(_), _) | (_, Some(_)) if found.is_some() => return None,
            (Some(day), _) => (found, at) = (Some(day), at + 2),
            (None, Some(day)) => found = Some(day),
        }
        at += 1;
    }
    const ANNOUNCES: [&str; 20] = [
        "",
        "echeance",
        "le",
        "au",
        "plus",
        "tard",
        "avant",
        "date",
        "limite",
        "paiement",
        "reglement",
        "payable",
        "a",
        "regler",
        "payer",
        "de",
        "d",
        "due",
        "by",
        "jusqu",
    ];
    let plain = rest.iter().flat_map(|word| word.split(' ')).all(|word| ANNOUNCES.contains(&word));
    found.filter(|_| plain)
}

/// How people pay, folded.
const MODES: [&str; 24] = [
    "cheque",
    "cheques",
    "chq",
    "virement",
    "virements",
    "vir",
    "vrt",
    "cb",
    "carte",
    "carte bancaire",
    "carte bleue",
    "especes",
    "liquide",
    "prelevement",
    "prelevement sepa",
    "lcr",
    "traite",
    "billet a ordre",
    "transfer",
    "bank transfer",
    "card",
    "cash",
    "paypal",
    "stripe",
];

/// Whether words say how one pays, and nothing more: « virement », « chèque ».
pub(crate) fn is_payment_mode(text: &str) -> bool {
    MODES.contains(&fold(text).as_str())
}
