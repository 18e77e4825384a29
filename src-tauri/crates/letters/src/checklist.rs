//! The check-list beside a letter: facts, not verdicts. The user decides.

use dument_domain::Law;

use crate::facts::LetterFacts;
use crate::french::date;
use crate::guard::{Severity, check_demand};

/// Whether a check is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckState {
    /// The fact is there.
    Ok,
    /// Useful to the case, and missing.
    Useful,
    /// The law forbids it.
    Blocks,
}

/// A fact checked before a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Whether it is met.
    pub state: CheckState,
    /// One sentence.
    pub sentence: String,
    /// The article, if one applies.
    pub article: Option<String>,
}

/// What is there, then what is missing or forbidden.
#[must_use]
pub fn checklist(facts: &LetterFacts, law: &Law) -> Vec<Check> {
    let mut checks = Vec::new();
    let met = |sentence: String| Check { state: CheckState::Ok, sentence, article: None };
    let count = facts.invoices.len();
    checks.push(met(if count > 1 {
        format!("{count} factures échues, montant fixé")
    } else {
        "Facture échue, montant fixé".to_owned()
    }));
    if !facts.history.is_empty() {
        checks.push(met(format!("{} échanges ou lettres notés au dossier", facts.history.len())));
    }
    if !facts.was_disputed() {
        checks.push(met("Aucune contestation notée".to_owned()));
    }
    if let Some(on) = facts.invoices.iter().filter_map(|invoice| invoice.quote_on).min() {
        checks.push(met(format!("Devis accepté le {}", date(on))));
    }
    checks.extend(check_demand(facts, law).into_iter().map(|objection| Check {
        state: match objection.severity {
            Severity::Blocks => CheckState::Blocks,
            Severity::Warns => CheckState::Useful,
        },
        sentence: objection.sentence,
        article: Some(objection.article).filter(|article| !article.is_empty()),
    }));
    checks
}
