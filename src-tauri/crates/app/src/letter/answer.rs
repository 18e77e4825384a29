//! Letters about what stands on an invoice: the answer to a dispute, the reminder of a plan.

use dument_domain::case::{Outcome, PlanProgress, Position, StepKind};
use dument_domain::{Day, InvoiceId};
use dument_letters::facts::{PlanFacts, PositionFacts, PositionOffer};

use crate::book::Entry;
use crate::views::{AnswerInput, AnswerOffer};

/// Whether a step is done by a letter: the answer to a dispute is one, beside the path.
pub(super) fn is_written(step: StepKind) -> bool {
    step.is_letter() || step == StepKind::Dispute
}

/// The invoices whose dispute an answer is about, due or not.
pub(super) fn disputed<'a>(entry: &'a Entry, named: &[InvoiceId]) -> Vec<&'a Position> {
    let standing = entry.positions.iter().filter(|one| entry.file.is_disputed(one.invoice));
    standing.filter(|one| named.is_empty() || named.contains(&one.invoice)).collect()
}

/// What the answer to the dispute of these invoices says.
pub(super) fn position_facts(
    entry: &Entry,
    chosen: &[InvoiceId],
    answer: Option<&AnswerInput>,
) -> Option<PositionFacts> {
    let opened = chosen.iter().find_map(|id| entry.file.dispute_of(*id))?;
    let Some(Outcome::Dispute { reason, amount }) = opened.what.outcome() else { return None };
    let offer = match answer.map(|answer| &answer.offer) {
        Some(AnswerOffer::CreditNote { amount }) => PositionOffer::CreditNote(*amount),
        Some(AnswerOffer::Gesture { words }) => PositionOffer::Gesture(words.trim().to_owned()),
        Some(AnswerOffer::Maintain) | None => PositionOffer::Maintain,
    };
    Some(PositionFacts {
        opened_on: opened.on,
        reason: reason.clone(),
        amount: *amount,
        answer: answer.map(|answer| answer.answer.trim().to_owned()).unwrap_or_default(),
        offer,
    })
}

/// The plan that a letter about these invoices reminds of.
pub(super) fn plan_facts(entry: &Entry, chosen: &[InvoiceId], on: Day) -> Option<PlanFacts> {
    let agreed = |id: &InvoiceId| Some((entry.file.plan_agreed(*id)?, entry.file.plan_of(*id, on)?.1));
    let ((act, plan), progress) = chosen.iter().find_map(agreed)?;
    let missed = match progress {
        PlanProgress::Missed(one) => Some(one),
        PlanProgress::Kept(_) => None,
        PlanProgress::Finished => return None,
    };
    Some(PlanFacts { agreed_on: act.on, missed, acceleration: plan.acceleration })
}
