//! A discount (remise): how it is shared over its invoices, whether the client kept it, and the
//! credit notes it becomes.
//!
//! What is taken off the principal is made by a credit note, on each invoice; what is taken off
//! interest and indemnity is given up, without a paper: a credit note reduces the principal only.

use super::{Arrangement, Beside, CaseEvent, CaseFile, Happening};
use crate::claim::{Movement, shared_by_weight};
use crate::{Day, Invoice, InvoiceId, Money};

/// The discount last agreed over an invoice.
#[derive(Clone, Copy, Debug)]
pub struct Discount<'a> {
    /// The act that agreed it.
    pub act: &'a CaseEvent,
    /// What is taken off the principal; nothing where only interest and indemnity are given up.
    pub amount: Money,
    /// The last day to pay the rest.
    pub by: Day,
    /// What becomes of interest and indemnity if it is kept.
    pub beside: Beside,
}

impl CaseFile {
    /// The discount that stands on an invoice: the last agreement over it is one.
    #[must_use]
    pub fn discount_agreed(&self, invoice: InvoiceId) -> Option<Discount<'_>> {
        let mut events = self.events_of(invoice).into_iter().rev();
        let act = events
            .find(|event| matches!(event.what, Happening::Arranged { .. } | Happening::PlanAgreed { .. }))?;
        let Happening::Arranged { arrangement: Arrangement::Discount { amount, by, beside } } = &act.what
        else {
            return None;
        };
        Some(Discount { act, amount: *amount, by: *by, beside: *beside })
    }

    /// The day when all but a discount was received, within its day and up to `today`.
    #[must_use]
    pub fn discount_kept_on(&self, discount: &Discount<'_>, today: Day) -> Option<Day> {
        let about = self.invoices_of(discount.act);
        let asked = about.iter().map(|one| due_by(one, discount.by)).sum::<Money>().less(discount.amount);
        let until = today.min(discount.by);
        let mut moved: Vec<Movement> = about.iter().flat_map(|one| self.movements(one, until)).collect();
        moved.sort_by_key(|movement| movement.on);
        reached(moved, asked).map(|on| on.max(discount.act.on))
    }

    /// What of a discount goes to each of its invoices: in proportion to what was unpaid on them
    /// the day before the agreement, to the cent; the cents that do not divide go to the first ones.
    #[must_use]
    pub fn discount_shares(&self, discount: &Discount<'_>) -> Vec<(InvoiceId, Money)> {
        let about = self.invoices_of(discount.act);
        let before = discount.act.on.previous();
        let unpaid: Vec<Money> = about.iter().map(|one| self.unpaid(one, before)).collect();
        let shares = shared_by_weight(discount.amount, &unpaid);
        about.iter().map(|one| one.id).zip(shares).collect()
    }

    /// The credit notes that a kept discount still needs, one for each invoice where something is
    /// left, at the end of `today`; none where it was not kept. Together they never exceed it.
    #[must_use]
    pub fn discount_credits(&self, discount: &Discount<'_>, today: Day) -> Vec<(InvoiceId, Money)> {
        if self.discount_kept_on(discount, today).is_none() {
            return Vec::new();
        }
        let about = self.invoices_of(discount.act);
        let noted = self.standing_credit_notes().filter(|note| {
            note.on >= discount.act.on && note.on <= today && discount.act.invoices.contains(&note.invoice)
        });
        let mut left = discount.amount.less(noted.map(|note| note.amount).sum());
        let mut credits = Vec::new();
        for invoice in about {
            let credit = self.unpaid(invoice, today).min(left);
            left -= credit;
            if credit.is_positive() {
                credits.push((invoice.id, credit));
            }
        }
        credits
    }

    /// Whether interest and indemnity are given up on an invoice because a discount that says so
    /// was kept.
    pub(super) fn discount_gave_beside_up(&self, invoice: InvoiceId) -> bool {
        let agreed = self.discount_agreed(invoice);
        agreed.is_some_and(|discount| {
            discount.beside == Beside::GivenUpIfKept
                && self.discount_kept_on(&discount, discount.by).is_some()
        })
    }
}

/// What of an invoice its discount is about: the parts due by its day, or all of them where none
/// is. A part that comes later keeps its date (law reference 17.10).
fn due_by(invoice: &Invoice, day: Day) -> Money {
    let due = invoice.parts.iter().filter(|part| part.due <= day).map(|part| part.amount).sum();
    Some(due).filter(|due: &Money| due.is_positive()).unwrap_or(invoice.gross)
}

/// The day when movements, earliest first, reached a sum.
pub(super) fn reached(movements: Vec<Movement>, sum: Money) -> Option<Day> {
    let mut received = Money::ZERO;
    movements.into_iter().find_map(|movement| {
        received += movement.amount;
        (received >= sum).then_some(movement.on)
    })
}
