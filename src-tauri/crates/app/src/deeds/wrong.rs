//! What is wrong in a deed, with the field it is about.

use dument_domain::case::CaseEvent;
use dument_domain::{DebtorNature, Money};

use crate::ground::book::Entry;
use crate::views::DeedProblem;
use crate::{Code, Error};

/// Something that keeps a deed from being recorded.
pub(super) struct Wrong {
    pub(super) code: Code,
    pub(super) field: String,
    pub(super) sentence: String,
}

impl Wrong {
    /// A wrong value: the sentence by its field is the refusal too.
    pub(super) fn told(code: Code, field: &str, sentence: impl Into<String>) -> Wrong {
        Wrong { code, field: field.to_owned(), sentence: sentence.into() }
    }

    pub(super) fn date(field: &str, sentence: impl Into<String>) -> Wrong {
        Wrong::told(Code::BadDate, field, sentence)
    }

    pub(super) fn amount(field: &str, sentence: impl Into<String>) -> Wrong {
        Wrong::told(Code::BadAmount, field, sentence)
    }

    pub(super) fn missing(field: &str, what: &str) -> Wrong {
        Wrong::told(Code::Missing, field, format!("Il manque\u{a0}: {what}."))
    }

    /// The refusal, which names the field.
    pub(super) fn error(&self) -> Error {
        Error::told(self.code, self.field.clone(), self.sentence.clone())
    }

    pub(super) fn problem(&self) -> DeedProblem {
        DeedProblem { field: self.field.clone(), sentence: self.sentence.clone() }
    }
}

pub(super) fn not_positive(field: &str, sum: Money) -> Option<Wrong> {
    (!sum.is_positive()).then(|| Wrong::amount(field, "Il faut une somme plus grande que zéro."))
}

/// The nature of the debtor for the first invoice of an act.
pub(super) fn nature_in_force_of(entry: &Entry, event: &CaseEvent) -> Option<DebtorNature> {
    let first = event.invoices.first().and_then(|id| entry.file.invoice(*id))?;
    Some(entry.file.nature_of(first))
}
