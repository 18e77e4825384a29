//! The due date that a payment term gives, while an invoice is typed.

use dument_domain::term::{TermFacts, TermRegime};
use dument_domain::{Day, DebtorNature};

use crate::law_answers::{parse_term, term_answer};
use crate::views::{DueDateRequest, DueDateView};
use crate::{App, Error};

impl App {
    /// The due date of a term as typed, what the law thinks of it, the other reading. Nothing is
    /// written, and the date is never changed for a warning.
    ///
    /// # Errors
    /// [`crate::Code::UnknownClient`], [`crate::Code::BadDate`] for an invoice older than the
    /// texts known or a date beyond the calendar.
    pub fn due_date(&mut self, request: &DueDateRequest) -> Result<DueDateView, Error> {
        let of_client = request.client.map(|client| self.entry(client)).transpose()?;
        let nature = of_client.map(|entry| entry.file.client.nature).or(request.nature);
        let Ok(term) = parse_term(&request.terms) else {
            return Ok(DueDateView {
                due_on: None,
                explanation: vec![
                    "Écrivez par exemple «\u{a0}30\u{a0}jours\u{a0}», «\u{a0}45\u{a0}jours fin de mois\u{a0}» ou «\u{a0}comptant\u{a0}»."
                        .to_owned(),
                ],
                warnings: Vec::new(),
            });
        };
        let mut facts = TermFacts::of(request.issued_on);
        facts.agreed = Some(term);
        facts.delivered_on = request.completed_on;
        facts.regime = regime_of(nature);
        let answer = term_answer(&self.ground.law, &facts)?;
        // The day a public buyer receives the demand is not known while the invoice is typed.
        let told = answer.warnings.into_iter().filter(|one| one.code != "request_unknown");
        Ok(DueDateView {
            due_on: Some(answer.due),
            explanation: answer.explanation,
            warnings: told.map(|one| one.sentence).collect(),
        })
    }
}

/// Days that stand in for a term nobody agreed (C. com. L441-10 I).
const USUAL_DELAY_DAYS: i64 = 30;

/// The due date supposed where none is written: thirty days after the work or the invoice,
/// whichever is later, so that nothing is asked too early (C. com. L441-10 I). To be confirmed.
pub(crate) fn usual_due(issued_on: Day, completed_on: Option<Day>) -> Day {
    completed_on.map_or(issued_on, |done| done.max(issued_on)).plus_days(USUAL_DELAY_DAYS)
}

/// The text that rules the terms of a debtor; between professionals where nothing is known.
fn regime_of(nature: Option<DebtorNature>) -> TermRegime {
    match nature {
        Some(DebtorNature::Business) | None => TermRegime::General,
        Some(DebtorNature::PublicBuyer) => TermRegime::Public,
        Some(DebtorNature::Consumer | DebtorNature::NonProfessional) => TermRegime::Consumer,
    }
}
