//! How a client pays: the one answer to « en combien de jours ce client paie-t-il ? », for the call,
//! the client's sheet and whatever comes.

use super::{CaseEvent, CaseFile, Outcome};
use crate::{Day, Invoice, Money};

/// How a client pays its invoices, those that it paid whole on a day that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Habit {
    /// How many invoices it is drawn from, at least one.
    pub paid: usize,
    /// Of which paid more than [`Habit::TOLERATED_DAYS`] days after the due date.
    pub paid_late: usize,
    /// Mean number of whole days between the due date and the payment, negative when early.
    pub delay_days_mean: i64,
}

/// A promise whose day passed without the whole sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PromiseNotKept {
    /// The day it was made.
    pub made_on: Day,
    /// The day it was made for.
    pub by: Day,
    /// The sum promised.
    pub amount: Money,
    /// What came since, to the end of the day it is judged on.
    pub received: Money,
}

impl Habit {
    /// So many invoices paid make a habit.
    pub const PAID_MIN: usize = 3;
    /// A payment so few days after its due date is no lateness between neighbours.
    pub const TOLERATED_DAYS: i64 = 7;

    /// Whether enough invoices were paid to speak of a habit.
    #[must_use]
    pub fn is_one(&self) -> bool {
        self.paid >= Habit::PAID_MIN
    }
}

impl CaseFile {
    /// Whole days between the due date of an invoice and the day its total was received, negative
    /// when early: what came later for interest or indemnity does not make the invoice paid later.
    /// None while it is not paid, when that day is only supposed, or when no money paid it (an
    /// invoice cancelled by a credit note tells nothing of who pays).
    #[must_use]
    pub fn paid_in_days(&self, invoice: &Invoice, today: Day) -> Option<i64> {
        let of_this = || {
            self.standing_payments()
                .filter(|payment| payment.allocations.iter().any(|share| share.invoice == invoice.id))
        };
        if of_this().next().is_none() || of_this().any(|payment| payment.on_supposed) {
            return None;
        }
        let mut received = Money::ZERO;
        let paid_on = self.movements(invoice, today).into_iter().find_map(|movement| {
            received += movement.amount;
            (received >= invoice.gross).then_some(movement.on)
        })?;
        Some(invoice.due_on().days_until(paid_on))
    }

    /// How the client pays; none before it paid an invoice whole.
    #[must_use]
    pub fn habit(&self, today: Day) -> Option<Habit> {
        let delays: Vec<i64> =
            self.invoices.iter().filter_map(|invoice| self.paid_in_days(invoice, today)).collect();
        let count = i64::try_from(delays.len()).ok()?;
        Some(Habit {
            paid: delays.len(),
            paid_late: delays.iter().filter(|days| **days > Habit::TOLERATED_DAYS).count(),
            delay_days_mean: delays.iter().sum::<i64>().checked_div(count)?,
        })
    }

    /// What came of a promise whose day has passed without the whole sum; none of any other event.
    #[must_use]
    pub fn promise_not_kept(&self, event: &CaseEvent, today: Day) -> Option<PromiseNotKept> {
        let Some(Outcome::Promise { by, amount }) = event.what.outcome() else { return None };
        let all: Vec<_> = self.invoices.iter().map(|one| one.id).collect();
        let received = self.paid_since(event, &all, today);
        let late = *by < today && received < *amount;
        late.then_some(PromiseNotKept { made_on: event.on, by: *by, amount: *amount, received })
    }
}
