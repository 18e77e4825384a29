//! One step a day for an invoice, and one rhythm for a client, whatever the number of its invoices.

use super::{CaseEvent, CaseFile, Happening, OutcomeKind, Reason, StepKind};
use crate::{Day, InvoiceId};

/// Days left to a client between reminders about different invoices: a second letter about one is
/// not followed the next day by a first letter about another. A choice of ours, not of the law.
pub const BETWEEN_INVOICES_DAYS: i64 = 7;

/// Reminders proposed to one client in [`WEEK_DAYS`], at the most. A choice of ours, not of the law.
pub const WEEK_REMINDERS_MAX: usize = 3;

/// The days over which the reminders of a client are counted.
pub const WEEK_DAYS: i64 = 7;

impl Happening {
    /// The reminder that this was on our side: a letter posted, an e-mail sent, a call or a
    /// meeting. Who rings us is not reminded, what a client answers to a letter is not a letter,
    /// and the wrong person on the telephone is not the debtor.
    #[must_use]
    pub fn step_made(&self) -> Option<StepKind> {
        let step = self.step()?;
        if let Some(outcome) = self.outcome() {
            let reached = outcome.kind() != OutcomeKind::WrongContact;
            return (step.is_spoken() && reached && self.is_contact()).then_some(step);
        }
        step.is_reminder().then_some(step)
    }
}

impl CaseFile {
    /// The reminder that one of these invoices already had on a day, with that invoice: never two
    /// steps in a day about one debt.
    #[must_use]
    pub fn step_made_on(&self, invoices: &[InvoiceId], day: Day) -> Option<(StepKind, InvoiceId)> {
        let mut made = self.standing_events().filter(|event| event.on == day);
        made.find_map(|event| Some((event.what.step_made()?, about(event, invoices)?)))
    }
}

impl Reason {
    /// Whether the client named the day, or agreed to it: who promised for Tuesday is heard on
    /// Wednesday, whatever else was asked that week.
    #[must_use]
    pub const fn is_of_a_day_agreed(&self) -> bool {
        match self {
            Reason::AfterOutcome { outcome, .. } => outcome.date().is_some(),
            Reason::Arranged { .. } | Reason::InstalmentDue { .. } | Reason::InstalmentMissed(_) => true,
            Reason::DueDatePassed { .. }
            | Reason::DeadlinePassed { .. }
            | Reason::Resumed { .. }
            | Reason::StepDone { .. }
            | Reason::StepSkipped { .. }
            | Reason::PositionTaken { .. }
            | Reason::Cheque { .. }
            | Reason::LegalAct { .. }
            | Reason::HandedOver { .. }
            | Reason::DiscountKept { .. }
            | Reason::PlanFinished { .. }
            | Reason::PrincipalPaid { .. }
            | Reason::Covered { .. } => false,
        }
    }
}

impl CaseFile {
    /// The first day left free for a reminder about an invoice by those made about the others of
    /// the client: a week after one made since the user last dealt with this one, and no fourth day
    /// in a week. One invoice is not slowed down by itself; calls of one day are one call.
    #[must_use]
    pub fn client_rhythm(&self, invoice: InvoiceId) -> Option<Day> {
        let standing = || self.standing_events();
        let is_own = |event: &CaseEvent| event.invoices.contains(&invoice);
        let made = || standing().filter(|event| event.what.step_made().is_some());
        let elsewhere = made().filter(|event| !is_own(event)).map(|event| event.on).max()?;
        let dealt = |event: &&CaseEvent| event.what.step_made().is_some() || event.what.outcome().is_some();
        let own = standing().filter(dealt).filter(|event| is_own(event)).map(|event| event.on).max();
        let mut days: Vec<Day> = made().map(|event| event.on).collect();
        days.sort_unstable();
        days.dedup();
        let oldest = days.len().checked_sub(WEEK_REMINDERS_MAX).and_then(|place| days.get(place)).copied();
        let full = oldest.filter(|day| *day <= elsewhere).map(|day| day.plus_days(WEEK_DAYS));
        let apart = own.is_none_or(|own| own < elsewhere);
        full.max(apart.then(|| elsewhere.plus_days(BETWEEN_INVOICES_DAYS)))
    }
}

fn about(event: &CaseEvent, invoices: &[InvoiceId]) -> Option<InvoiceId> {
    invoices.iter().find(|id| event.invoices.contains(id)).copied()
}
