//! Set-off (compensation): what a client paid or was credited beyond one invoice meets the others
//! that are due (C. civ. 1347, 1347-1, 1342-10). Nothing is claimed of what it covers.

use super::{CaseEvent, CaseFile, ClaimSettings};
use crate::{Day, Invoice, InvoiceId, Law, Money, Payment, PaymentId, PaymentShare};

/// A sum taken from the payments of one invoice to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The invoice that had received too much.
    pub from: InvoiceId,
    /// The invoice it meets.
    pub to: InvoiceId,
    /// The day it was too much: it counts from then on.
    pub on: Day,
    /// A sum above nothing.
    pub amount: Money,
}

/// The payments of a client once what is too much meets what is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetOff {
    /// What went where, in order.
    pub moved: Vec<Moved>,
    /// The payments that give way to new ones.
    pub replaced: Vec<PaymentId>,
    /// The new ones: the same money on the same days. They have no identifier yet.
    pub payments: Vec<Payment>,
}

impl SetOff {
    /// All that was moved.
    #[must_use]
    pub fn amount(&self) -> Money {
        self.moved.iter().map(|one| one.amount).sum()
    }

    /// The invoices that had received too much, each once.
    #[must_use]
    pub fn sources(&self) -> Vec<InvoiceId> {
        each_once(self.moved.iter().map(|one| one.from))
    }

    /// The invoices it meets, each once.
    #[must_use]
    pub fn targets(&self) -> Vec<InvoiceId> {
        each_once(self.moved.iter().map(|one| one.to))
    }
}

fn each_once(ids: impl Iterator<Item = InvoiceId>) -> Vec<InvoiceId> {
    let mut found = Vec::new();
    for id in ids {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

impl CaseFile {
    /// What was received or credited beyond what an invoice owes, by invoice, at the end of a day.
    #[must_use]
    pub fn overpaid(&self, settings: &ClaimSettings, law: &Law, on: Day) -> Vec<(InvoiceId, Money)> {
        let over = self
            .invoices
            .iter()
            .map(|invoice| (invoice.id, self.statement_of(invoice, settings, law, on).statement.overpaid));
        over.filter(|(_, sum)| sum.is_positive()).collect()
    }

    /// The invoices that a set-off may meet on a day, in the order of C. civ. 1342-10: due, not
    /// disputed as a whole nor frozen by proceedings (a debt is set off when it is certain and may be
    /// asked).
    #[must_use]
    pub fn open_to_set_off(&self, settings: &ClaimSettings, law: &Law, on: Day) -> Vec<InvoiceId> {
        let due = |invoice: &&Invoice| {
            self.asked_statement_of(invoice, settings, law, on).statement.exigible().is_positive()
        };
        let free = |invoice: &&Invoice| {
            let whole = self.is_disputed(invoice.id) && self.disputed_part(invoice.id).is_none();
            !whole && self.payment_forbidden_since(invoice).is_none()
        };
        let mut open: Vec<&Invoice> = self.invoices.iter().filter(free).filter(due).collect();
        open.sort_by_key(|invoice| (invoice.due_on(), invoice.id));
        open.into_iter().map(|invoice| invoice.id).collect()
    }

    /// What is too much at the end of a day, set off on these invoices in their order; none where
    /// nothing is too much or nothing is owed on them.
    #[must_use]
    pub fn set_off(
        &self,
        onto: &[InvoiceId],
        settings: &ClaimSettings,
        law: &Law,
        on: Day,
    ) -> Option<SetOff> {
        let mut after = self.clone();
        let mut moved = Vec::new();
        for (from, _) in self.overpaid(settings, law, on) {
            for (since, excess) in after.excesses(from, settings, law, on) {
                let mut left = excess;
                for to in onto.iter().copied().filter(|to| *to != from) {
                    let given = after.taken(Moved { from, to, on: since, amount: left }, settings, law, on);
                    if given.is_positive() {
                        moved.push(Moved { from, to, on: since, amount: given });
                        left -= given;
                    }
                }
            }
        }
        let replaced = self.payments.iter().filter(|one| !after.payments.contains(one));
        let replaced: Vec<PaymentId> = replaced.map(|one| one.id).collect();
        let new = after.payments.into_iter().filter(|one| !self.payments.contains(one));
        let payments = new.map(|one| Payment { id: PaymentId(0), ..one }).collect();
        (!moved.is_empty()).then_some(SetOff { moved, replaced, payments })
    }

    /// The file as it is once a set-off is recorded.
    #[must_use]
    pub fn after_set_off(&self, set_off: &SetOff) -> CaseFile {
        let mut after = self.clone();
        after.payments.retain(|one| !set_off.replaced.contains(&one.id));
        after.payments.extend(set_off.payments.iter().cloned());
        after.payments.sort_by_key(|one| one.on);
        after
    }

    /// The sums by which an invoice received too much, each on the day it became so; what was given
    /// back is taken off the oldest.
    fn excesses(&self, from: InvoiceId, settings: &ClaimSettings, law: &Law, on: Day) -> Vec<(Day, Money)> {
        let Some(invoice) = self.invoice(from) else { return Vec::new() };
        let mut days: Vec<Day> = self.movements(invoice, on).into_iter().map(|one| one.on).collect();
        let given_back = |event: &&CaseEvent| event.on <= on && event.what.refunded(from).is_positive();
        days.extend(self.standing_events().filter(given_back).map(|event| event.on));
        days.sort();
        days.dedup();
        let mut known = Money::ZERO;
        let mut found: Vec<(Day, Money)> = Vec::new();
        for day in days {
            let over = self.statement_of(invoice, settings, law, day).statement.overpaid;
            if over > known {
                found.push((day, over - known));
            }
            let mut gone = known.less(over);
            for (_, sum) in &mut found {
                let part = gone.min(*sum);
                *sum -= part;
                gone -= part;
            }
            known = over;
        }
        found.retain(|(_, sum)| sum.is_positive());
        found
    }

    /// Moves as much of a sum as its target owes, and says how much that was.
    fn taken(&mut self, wanted: Moved, settings: &ClaimSettings, law: &Law, on: Day) -> Money {
        let Some(target) = self.invoice(wanted.to).cloned() else { return Money::ZERO };
        let account = |file: &CaseFile| file.statement_of(&target, settings, law, on).statement;
        let owed = self.asked_statement_of(&target, settings, law, on).statement.exigible();
        let amount = wanted.amount.min(owed);
        if !amount.is_positive() {
            return Money::ZERO;
        }
        let mut tried = self.clone();
        tried.transfer(Moved { amount, ..wanted });
        // Interest that ran since the day of the excess is not owed: it meets less than was asked.
        let short = account(&tried).overpaid.less(account(self).overpaid);
        let given = amount.less(short);
        if given.is_positive() {
            self.transfer(Moved { amount: given, ..wanted });
        }
        given
    }

    /// Moves a sum from the last payments of one invoice to another.
    fn transfer(&mut self, moved: Moved) {
        let mut left = moved.amount;
        let mut later = Vec::new();
        for payment in self.payments.iter_mut().rev() {
            if payment.reversed || payment.on > moved.on || left.is_zero() {
                continue;
            }
            let own: Money = payment
                .allocations
                .iter()
                .filter(|one| one.invoice == moved.from)
                .map(|one| one.amount)
                .sum();
            let part = own.min(left);
            if !part.is_positive() {
                continue;
            }
            left -= part;
            take(&mut payment.allocations, moved.from, part);
            if payment.on == moved.on {
                give(&mut payment.allocations, moved.to, part);
            } else {
                payment.amount -= part;
                let allocations = vec![PaymentShare { invoice: moved.to, amount: part }];
                later.push(Payment {
                    on: moved.on,
                    amount: part,
                    allocations,
                    id: PaymentId(0),
                    ..payment.clone()
                });
            }
        }
        self.payments.retain(|one| one.amount.is_positive());
        self.payments.extend(later);
        self.payments.sort_by_key(|one| one.on);
    }
}

fn take(shares: &mut Vec<PaymentShare>, from: InvoiceId, amount: Money) {
    let mut left = amount;
    for share in shares.iter_mut().filter(|share| share.invoice == from) {
        let part = share.amount.min(left);
        share.amount -= part;
        left -= part;
    }
    shares.retain(|share| share.amount.is_positive());
}

fn give(shares: &mut Vec<PaymentShare>, to: InvoiceId, amount: Money) {
    match shares.iter_mut().find(|share| share.invoice == to) {
        Some(share) => share.amount += amount,
        None => shares.push(PaymentShare { invoice: to, amount }),
    }
}
