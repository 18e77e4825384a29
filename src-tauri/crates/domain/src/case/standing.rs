//! What stands on an invoice: its plan, its dispute, its unpaid cheque, and what was received since
//! something was agreed.

use super::{Acceleration, CaseEvent, CaseFile, Happening, Outcome, OutcomeKind, Plan, PlanProgress};
use crate::claim::{self};
use crate::{Day, EventId, Invoice, InvoiceId, LetterId, Money};

impl CaseFile {
    /// The last plan agreed over an invoice, with the act that agreed it.
    #[must_use]
    pub fn plan_agreed(&self, invoice: InvoiceId) -> Option<(&CaseEvent, &Plan)> {
        let events = self.events_of(invoice).into_iter().rev();
        events.into_iter().find_map(|event| {
            let Happening::PlanAgreed { plan } = &event.what else { return None };
            Some((event, plan))
        })
    }

    /// What was received on the invoices of an act after it, to the end of `today`: payments and
    /// credit notes.
    #[must_use]
    pub fn received_since(&self, act: &CaseEvent, today: Day) -> Money {
        let notes = self.standing_credit_notes().filter(|one| {
            let came = came_after(act, one.on, one.noted_after) && one.on <= today;
            came && act.invoices.contains(&one.invoice)
        });
        self.paid_since(act, &act.invoices, today) + notes.map(|one| one.amount).sum::<Money>()
    }

    /// What was paid on these invoices after an act, to the end of `today`.
    #[must_use]
    pub fn paid_since(&self, act: &CaseEvent, invoices: &[InvoiceId], today: Day) -> Money {
        let kept = self
            .standing_payments()
            .filter(|one| came_after(act, one.on, one.noted_after) && one.on <= today);
        let shares = kept.flat_map(|payment| &payment.allocations);
        shares.filter(|share| invoices.contains(&share.invoice)).map(|share| share.amount).sum()
    }

    /// The contact that opened the dispute that stands on an invoice.
    #[must_use]
    pub fn dispute_of(&self, invoice: InvoiceId) -> Option<&CaseEvent> {
        let mut standing: Option<&CaseEvent> = None;
        for event in self.events_of(invoice) {
            let of_a_part = standing.is_some_and(|one| {
                matches!(one.what.outcome(), Some(Outcome::Dispute { amount: Some(_), .. }))
            });
            if event.what.ends_dispute(of_a_part) {
                standing = None;
            }
            let opens = event.what.outcome().is_some_and(|outcome| outcome.kind() == OutcomeKind::Dispute);
            standing = if opens { Some(event) } else { standing };
        }
        standing
    }

    /// The last contact about an invoice that ended so.
    #[must_use]
    pub fn last_outcome(&self, invoice: InvoiceId, kind: OutcomeKind) -> Option<&CaseEvent> {
        let mut events = self.events_of(invoice).into_iter().rev();
        events.find(|event| event.what.outcome().is_some_and(|outcome| outcome.kind() == kind))
    }

    /// The share of an invoice in the part of a dispute that stands on it; none where nothing is
    /// disputed, or the whole. One sum over several invoices is shared to the cent, in proportion
    /// to what was due and unpaid on each the day before: nobody said more.
    #[must_use]
    pub fn disputed_part(&self, invoice: InvoiceId) -> Option<Money> {
        let act = self.dispute_of(invoice)?;
        let Some(Outcome::Dispute { amount: Some(amount), .. }) = act.what.outcome() else { return None };
        let about = self.invoices_of(act);
        let before = act.on.previous();
        let mut weights: Vec<Money> = about.iter().map(|one| self.unpaid_due(one, before)).collect();
        if weights.iter().all(|one| one.is_zero()) {
            weights = about.iter().map(|one| self.unpaid(one, before)).collect();
        }
        let shares = claim::shared_by_weight(*amount, &weights);
        about.iter().zip(shares).find(|(one, _)| one.id == invoice).map(|(_, share)| share)
    }

    /// The total of an invoice less what was received up to a day, whatever it was counted on.
    #[must_use]
    pub fn unpaid(&self, invoice: &Invoice, on: Day) -> Money {
        invoice.gross.less(self.received(invoice, on))
    }

    /// The same for the parts whose day has passed at the end of `on`.
    #[must_use]
    pub fn unpaid_due(&self, invoice: &Invoice, on: Day) -> Money {
        let due = invoice.parts.iter().filter(|part| part.due <= on).map(|part| part.amount);
        due.sum::<Money>().less(self.received(invoice, on))
    }

    fn received(&self, invoice: &Invoice, on: Day) -> Money {
        self.movements(invoice, on).into_iter().map(|one| one.amount).sum()
    }

    /// Whether the plan of an invoice has become due as a whole at the end of a day: its clause has
    /// had its effect, and what was missed is still short.
    #[must_use]
    pub fn plan_is_accelerated(&self, invoice: InvoiceId, on: Day) -> bool {
        self.plan_agreed(invoice)
            .is_some_and(|(act, plan)| self.is_accelerated(act, plan, self.received_since(act, on), on))
    }

    /// Whether a missed instalment has made the whole due, as the clause of the plan says.
    pub(super) fn is_accelerated(&self, act: &CaseEvent, plan: &Plan, received: Money, on: Day) -> bool {
        let PlanProgress::Missed(missed) = plan.progress(received, on) else { return false };
        match plan.acceleration {
            Acceleration::None => false,
            Acceleration::WithoutNotice => true,
            Acceleration::AfterNotice => self.standing_events().any(|event| {
                let Happening::Posted { step, deadline, letter, .. } = &event.what else { return false };
                let ran = step.is_formal_notice() && *deadline < on;
                let same = event.invoices.iter().any(|id| act.invoices.contains(id));
                let after = event.on > missed.first.due;
                ran && same && after && self.clause_ran(act, *letter, on)
            }),
        }
    }

    /// Whether the days of the clause have run since the notice was first presented. Where no
    /// presentation is noted, the deadline printed, which counts the mail and those days, says it.
    fn clause_ran(&self, act: &CaseEvent, letter: LetterId, on: Day) -> bool {
        let events = self.standing_events();
        let presented = events.filter_map(|event| event.what.presented()).filter(|(one, _)| *one == letter);
        let Some(from) = presented.map(|(_, day)| day).min() else { return true };
        let about = self.invoices.iter().filter(|one| act.invoices.contains(&one.id));
        let days = about.map(|one| Acceleration::notice_days(self.nature_of(one))).max().unwrap_or(0);
        from.plus_days(i64::from(days)) < on
    }
}

/// Whether money of a day came after an act: on its very day, what was on record before it was
/// known when it was agreed, and is not its execution.
fn came_after(act: &CaseEvent, on: Day, noted_after: Option<EventId>) -> bool {
    on > act.on || on == act.on && noted_after.is_none_or(|last| last >= act.id)
}
