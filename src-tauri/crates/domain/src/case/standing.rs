//! What stands on an invoice: its plan, its dispute, its unpaid cheque, and what was received since
//! something was agreed.

use super::{CaseEvent, CaseFile, Happening, Instalment, Outcome, OutcomeKind, Plan};
use crate::{Day, InvoiceId, Money};

/// An instalment with what was received for it: what comes goes to the earliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstalmentStanding {
    /// The instalment.
    pub instalment: Instalment,
    /// What was received for it.
    pub received: Money,
}

impl InstalmentStanding {
    /// Whether it is wholly paid.
    #[must_use]
    pub fn is_paid(&self) -> bool {
        self.received >= self.instalment.amount
    }
}

impl Plan {
    /// Each instalment with its share of what was received.
    ///
    /// ```
    /// use dument_domain::case::{Acceleration, Plan, PlanInterest};
    /// use dument_domain::{HolidayRegion::Mainland, Money};
    /// let instalments = Plan::monthly(Money::from_cents(90_000), "2026-09-01".parse()?, 3, Mainland);
    /// let plan = Plan { instalments, interest: PlanInterest::Waived, acceleration: Acceleration::None, signed: true, guarantee: String::new() };
    /// let shares: Vec<i64> = plan.standing(Money::from_cents(40_000)).iter().map(|one| one.received.cents()).collect();
    /// assert_eq!(shares, [30_000, 10_000, 0]);
    /// # Ok::<(), dument_domain::DayError>(())
    /// ```
    #[must_use]
    pub fn standing(&self, received: Money) -> Vec<InstalmentStanding> {
        let mut left = received;
        let share = |instalment: &Instalment| {
            let received = left.min(instalment.amount);
            left -= received;
            InstalmentStanding { instalment: *instalment, received }
        };
        self.instalments.iter().map(share).collect()
    }
}

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

    /// What was received on the invoices of an act from its day to the end of `today`: payments
    /// and credit notes.
    #[must_use]
    pub fn received_since(&self, act: &CaseEvent, today: Day) -> Money {
        let covered = act.invoices.iter().filter_map(|id| self.invoice(*id));
        let debts = covered.map(|one| one.debt(&self.payments, &self.credit_notes));
        let movements = debts.flat_map(|debt| debt.payments.into_iter().chain(debt.credit_notes));
        movements.filter(|one| one.on >= act.on && one.on <= today).map(|one| one.amount).sum()
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
}
