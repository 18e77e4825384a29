//! The day an invoice falls due when nothing was agreed.

use dument_domain::term::{TermFacts, TermRegime, due_date};
use dument_domain::{Day, Law};

/// Days that stand in for a term older than the texts known.
const USUAL_DELAY_DAYS: i64 = 30;

/// The due date supposed where none is written: the term that the law gives when nothing was
/// agreed, after the work or the invoice, whichever is later, so that nothing is asked too early
/// (C. com. L441-10 I, L441-11; CCP R2192-10, R2192-11). A consumer, whom no text gives any
/// delay, is left that of a business. To be confirmed.
pub(crate) fn usual_due(law: &Law, regime: TermRegime, issued_on: Day, completed_on: Option<Day>) -> Day {
    let from = completed_on.map_or(issued_on, |done| done.max(issued_on));
    let regime = if regime == TermRegime::Consumer { TermRegime::General } else { regime };
    let facts = TermFacts { delivered_on: Some(from), regime, ..TermFacts::of(issued_on) };
    let supposed = due_date(law, &facts).map(|found| found.on);
    supposed.unwrap_or_else(|_| from.plus_days(USUAL_DELAY_DAYS))
}
