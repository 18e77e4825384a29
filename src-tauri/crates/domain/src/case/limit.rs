//! What moves the limitation of an invoice (prescription): which facts of a case count, and from
//! which day it runs.
//!
//! What each fact does to the date is the law's business ([`crate::limitation`]).

use super::{CaseEvent, CaseFile, Outcome, StepKind};
use crate::limitation::{Activity, EventKind, LimitationEvent, LimitationFacts, safe_limit};
use crate::{Day, Invoice};

impl CaseFile {
    /// The facts that the limitation of an invoice is read from, up to the end of `today`. `trade` is
    /// the company's own, for an invoice that names none.
    ///
    /// Talks or a suit noted when they began, then again with their end, are one; a signed plan runs
    /// to its last instalment (C. civ. 2233, 2240).
    #[must_use]
    pub fn limitation_facts(&self, invoice: &Invoice, trade: Activity, today: Day) -> LimitationFacts {
        let completed_on = counted_from(invoice, today);
        let mut events: Vec<LimitationEvent> =
            self.events_of(invoice.id).into_iter().filter_map(moved_by).collect();
        let of_this = self
            .standing_payments()
            .filter(|payment| payment.allocations.iter().any(|share| share.invoice == invoice.id));
        events.extend(of_this.map(|payment| LimitationEvent::on(EventKind::PartPayment, payment.on)));
        events.retain(|event| event.on >= completed_on && event.on <= today);
        let last = self.plan_agreed(invoice.id).and_then(|(_, plan)| plan.instalments.last());
        for signed in events.iter_mut().filter(|event| event.kind == EventKind::InstalmentPlan) {
            signed.until = signed.until.or(last.map(|one| one.due));
        }
        let ended: Vec<(EventKind, Day)> =
            events.iter().filter(|event| event.until.is_some()).map(|event| (event.kind, event.on)).collect();
        events.retain(|event| event.until.is_some() || !ended.contains(&(event.kind, event.on)));
        LimitationFacts {
            nature: self.nature_of(invoice),
            activity: invoice.activity_in(trade),
            completed_on,
            term_on: Some(invoice.due_on()).filter(|_| !invoice.due_supposed),
            events,
        }
    }

    /// The limit of an invoice if nothing happened since the work: what happens only puts it off.
    #[must_use]
    pub fn earliest_limit(&self, invoice: &Invoice, trade: Activity) -> Day {
        safe_limit(self.nature_of(invoice), invoice.activity_in(trade), invoice.work_done_on())
    }
}

/// The day of the work; a day to come, as a file may give it, makes no date safe: the invoice's own.
fn counted_from(invoice: &Invoice, today: Day) -> Day {
    let done = invoice.work_done_on();
    if done > today { invoice.issued_on } else { done }
}

/// What an event of a case is to a limitation. Only what is written or signed may move it.
fn moved_by(event: &CaseEvent) -> Option<LimitationEvent> {
    let what = &event.what;
    let at_once = |kind| Some(LimitationEvent::on(kind, event.on));
    if let Some((kind, until)) = what.legal_act() {
        return Some(LimitationEvent { kind, on: event.on, until });
    }
    if let Some(plan) = what.plan() {
        let until = plan.instalments.last().map(|one| one.due);
        let signed = LimitationEvent { kind: EventKind::InstalmentPlan, on: event.on, until };
        return if plan.signed { Some(signed) } else { at_once(EventKind::UnsignedPlan) };
    }
    let step = what.step()?;
    if let Some(outcome) = what.outcome() {
        return at_once(said(step, outcome)?);
    }
    match what.posted() {
        Some(_) if step.is_formal_notice() => at_once(EventKind::FormalNotice),
        Some(_) if step.is_letter() => at_once(EventKind::Letter),
        None if step == StepKind::Email => at_once(EventKind::Email),
        // The answer to a dispute is posted too: it is no demand for payment.
        Some(_) | None => None,
    }
}

fn said(step: StepKind, outcome: &Outcome) -> Option<EventKind> {
    if step.is_spoken() {
        return Some(EventKind::Call);
    }
    let asks_time =
        matches!(outcome, Outcome::Promise { .. } | Outcome::Difficulty | Outcome::FundsAwaited { .. });
    asks_time.then_some(EventKind::AskedForTime)
}
