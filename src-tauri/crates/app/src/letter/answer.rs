//! Letters about what stands on an invoice: the answer to a dispute, the reminder of a plan.

use dument_domain::case::{Acceleration, Outcome, PlanProgress, Position, StepKind};
use dument_domain::{Day, InvoiceId};
use dument_letters::facts::{PlanFacts, PlanStage, PositionFacts, PositionOffer};

use crate::ground::book::Entry;
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
    let Some(Outcome::Dispute { reason, .. }) = opened.what.outcome() else { return None };
    // One sum over several invoices: the answer about some of them answers their share.
    let parts = chosen.iter().filter_map(|id| entry.file.disputed_part(*id));
    let amount = parts.reduce(|sum, part| sum + part);
    let offer = match answer.map(|answer| &answer.offer) {
        Some(AnswerOffer::CreditNote { amount }) => PositionOffer::CreditNote(*amount),
        Some(AnswerOffer::Gesture { words }) => PositionOffer::Gesture(words.trim().to_owned()),
        Some(AnswerOffer::Maintain) | None => PositionOffer::Maintain,
    };
    Some(PositionFacts {
        opened_on: opened.on,
        reason: reason.clone(),
        amount,
        answer: answer.map(|answer| answer.answer.trim().to_owned()).unwrap_or_default(),
        offer,
    })
}

/// Whether a missed instalment of these invoices waits for the notice that makes the whole due.
pub(super) fn waits_for_notice(entry: &Entry, chosen: &[InvoiceId], on: Day) -> bool {
    plan_facts(entry, chosen, on).is_some_and(|plan| {
        let missed = plan.stage == PlanStage::Running && !plan.missed.is_empty();
        missed && plan.acceleration == Acceleration::AfterNotice
    })
}

/// The plan agreed over these invoices, as a letter reminds of it.
pub(super) fn plan_facts(entry: &Entry, chosen: &[InvoiceId], on: Day) -> Option<PlanFacts> {
    let file = &entry.file;
    let agreed = |id: &InvoiceId| Some((*id, file.plan_agreed(*id)?));
    let (invoice, (act, plan)) = chosen.iter().find_map(agreed)?;
    let received = file.received_since(act, on);
    let stage = match plan.progress(received, on) {
        PlanProgress::Finished => PlanStage::Finished,
        PlanProgress::Missed(_) if file.plan_is_accelerated(invoice, on) => PlanStage::Accelerated,
        PlanProgress::Missed(_) | PlanProgress::Kept(_) => PlanStage::Running,
    };
    Some(PlanFacts {
        agreed_on: act.on,
        missed: plan.missed(received, on),
        acceleration: plan.acceleration,
        stage,
    })
}
