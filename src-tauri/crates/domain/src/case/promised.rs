//! Promises that run: what somebody said they would pay by a day to come.

use super::{Arrangement, CaseEvent, CaseFile, Happening, InvoiceState, Outcome, Position, Reason};
use crate::{Day, EventId, InvoiceId, Money};

/// A sum promised for a day that has not passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunningPromise {
    /// The act that noted it.
    pub event: EventId,
    /// The last day promised.
    pub by: Day,
    /// The invoices that wait for it.
    pub invoices: Vec<InvoiceId>,
    /// What is still to come of it: never more than what these invoices owe.
    pub left: Money,
    /// The principal of these invoices that nobody promised: it has no day.
    pub rest: Money,
}

impl CaseFile {
    /// The promises that run on a day, with what is still to come of each: one sum over several
    /// invoices is counted once, and a promise of a part is a promise of that part.
    #[must_use]
    pub fn running_promises(&self, positions: &[Position], today: Day) -> Vec<RunningPromise> {
        let mut running: Vec<RunningPromise> = Vec::new();
        for position in positions.iter().filter(|one| one.state == InvoiceState::Promised) {
            let Some((event, by, promised)) = self.promise_behind(position, today) else { continue };
            let owed = position.statement.statement.principal;
            let place = running.iter().position(|one| one.event == event).unwrap_or_else(|| {
                let (invoices, rest) = (Vec::new(), Money::ZERO);
                running.push(RunningPromise { event, by, invoices, left: promised, rest });
                running.len().saturating_sub(1)
            });
            if let Some(one) = running.get_mut(place) {
                one.invoices.push(position.invoice);
                one.rest += owed;
            }
        }
        for one in &mut running {
            one.left = one.left.min(one.rest);
            one.rest = one.rest.less(one.left);
        }
        running
    }

    /// The act that an invoice waits for, its day, and what has not come of it yet. Of an agreement
    /// the money is meant: a discount leaves the rest to pay, work or goods are worth what was said.
    fn promise_behind(&self, position: &Position, today: Day) -> Option<(EventId, Day, Money)> {
        let acts = || self.events_of(position.invoice).into_iter().rev();
        match &position.next.as_ref()?.reason {
            Reason::AfterOutcome { on, outcome } => {
                let Outcome::Promise { by, amount } = outcome else { return None };
                let act = acts().find(|act| act.on == *on && act.what.outcome() == Some(outcome))?;
                Some((act.id, *by, amount.less(self.received_since(act, today))))
            }
            Reason::Arranged { on, arrangement } => {
                let is_it = |act: &&CaseEvent| {
                    act.on == *on
                        && matches!(&act.what, Happening::Arranged { arrangement: one } if one == arrangement)
                };
                let act = acts().find(is_it)?;
                let about = self.invoices_of(act);
                let owed: Money = about.iter().map(|one| self.unpaid(one, today)).sum();
                let sum = match arrangement {
                    Arrangement::Discount { amount, .. } => owed.less(*amount),
                    Arrangement::Exchange { value, .. } => value.less(self.received_since(act, today)),
                    Arrangement::Other { .. } => owed,
                };
                Some((act.id, arrangement.by(), sum))
            }
            Reason::DueDatePassed { .. }
            | Reason::DeadlinePassed { .. }
            | Reason::Resumed { .. }
            | Reason::StepDone { .. }
            | Reason::StepSkipped { .. }
            | Reason::InstalmentDue { .. }
            | Reason::InstalmentMissed(_)
            | Reason::PositionTaken { .. }
            | Reason::Cheque { .. }
            | Reason::LegalAct { .. }
            | Reason::HandedOver { .. }
            | Reason::DiscountKept { .. }
            | Reason::PlanFinished { .. }
            | Reason::PrincipalPaid { .. }
            | Reason::Covered { .. } => None,
        }
    }
}
