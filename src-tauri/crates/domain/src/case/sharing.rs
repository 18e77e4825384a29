//! How a payment is shared over the invoices it may pay (imputation des paiements).
//!
//! The debtor who names a debt is followed; otherwise the legal order of C. civ. 1342-10. What a
//! share is then counted on inside its invoice is the ledger's business ([`crate::claim`]).

use std::cmp::Reverse;

use super::{CaseFile, PlanProgress};
use crate::claim::shared_by_weight;
use crate::{Day, Invoice, InvoiceId, Money, PaymentShare, Rate};

/// What is owed on one invoice when a payment arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The invoice.
    pub invoice: InvoiceId,
    /// Its place among the debts that the payment may go to; debts of one place share it in
    /// proportion.
    pub place: usize,
    /// Its due date.
    pub due: Day,
    /// Whether something of it is due.
    pub late: bool,
    /// What its principal bears now, in percent per year.
    pub bears: Option<Rate>,
    /// Principal past its due date.
    pub principal: Money,
    /// Principal whose day has not come.
    pub later: Money,
    /// Interest accrued and unpaid.
    pub interest: Money,
    /// Indemnity unpaid.
    pub indemnity: Money,
    /// What a discount or a plan asks of it before interest and indemnity.
    pub agreed: Option<Money>,
}

impl Owed {
    /// What a payment goes to first: what was agreed, otherwise principal and interest.
    fn first(&self) -> Money {
        self.agreed.unwrap_or_else(|| self.with_interest())
    }

    fn with_interest(&self) -> Money {
        self.principal + self.interest
    }

    fn due(&self) -> Money {
        self.with_interest() + self.indemnity
    }

    /// All that a payment may meet: due, and not due yet.
    #[must_use]
    pub fn total(&self) -> Money {
        self.due() + self.later
    }
}

impl CaseFile {
    /// What an agreement that stands on a day asks of an invoice before interest and indemnity: its
    /// principal, less its share of a discount whose day has not passed. A payment that keeps the
    /// agreement then leaves nothing short on one invoice for a few cents too many on another.
    #[must_use]
    pub fn agreed_first(&self, invoice: &Invoice, on: Day) -> Option<Money> {
        let due = Some(self.unpaid_due(invoice, on)).filter(|due| due.is_positive());
        let unpaid = due.unwrap_or_else(|| self.unpaid(invoice, on));
        if let Some(discount) = self.discount_agreed(invoice.id) {
            let shares = self.discount_shares(&discount);
            let share = shares.into_iter().find(|(id, _)| *id == invoice.id).map(|(_, share)| share);
            let stands = on >= discount.act.on && on <= discount.by;
            return stands.then(|| unpaid.less(share.unwrap_or_default()));
        }
        let (plan, progress) = self.plan_of(invoice.id, on)?;
        let runs = plan.total().is_positive() && progress != PlanProgress::Finished;
        runs.then_some(unpaid)
    }
}

/// Puts debts in the order of C. civ. 1342-10, for a payment whose debtor named none: what is due,
/// then what costs the debtor most, then the oldest; equal ones share in proportion.
///
/// ```
/// use dument_domain::case::{Owed, in_legal_order};
/// use dument_domain::{InvoiceId, Money};
/// let owed = |id, due: &str, late| Owed {
///     invoice: InvoiceId(id), place: 0, due: due.parse().unwrap(), late, bears: None,
///     principal: Money::from_cents(10_000), later: Money::ZERO, interest: Money::ZERO,
///     indemnity: Money::ZERO, agreed: None,
/// };
/// let mut debts = vec![owed(1, "2026-12-31", false), owed(2, "2026-09-30", true), owed(3, "2026-06-30", true)];
/// in_legal_order(&mut debts);
/// let order: Vec<i64> = debts.iter().map(|one| one.invoice.0).collect();
/// assert_eq!(order, [3, 2, 1]);
/// ```
pub fn in_legal_order(debts: &mut [Owed]) {
    let rank = |one: &Owed| (!one.late, Reverse(one.bears), one.due);
    debts.sort_by_key(|one| (rank(one), one.invoice));
    let mut last = None;
    let mut place = 0;
    for debt in debts {
        let own = rank(debt);
        place += usize::from(last.is_some_and(|last| last != own));
        last = Some(own);
        debt.place = place;
    }
}

/// Shares a payment over debts by their places: what was agreed of each, or its principal and
/// interest, then principal and interest of all, then the indemnities, then what is not due yet;
/// what is left stays on the last one. A payment of exactly the principals goes to each principal,
/// and settling is proposed (the second answer says so).
///
/// ```
/// use dument_domain::case::{Owed, share_payment};
/// use dument_domain::{InvoiceId, Money};
/// let owed = Owed {
///     invoice: InvoiceId(1), place: 0, due: "2026-06-30".parse()?, late: true, bears: None,
///     principal: Money::from_cents(100_000), later: Money::ZERO,
///     interest: Money::from_cents(1_250), indemnity: Money::from_cents(4_000), agreed: None,
/// };
/// let (shares, exact) = share_payment(Money::from_cents(100_000), &[owed]);
/// assert!(exact && shares[0].amount == Money::from_cents(100_000));
/// # Ok::<(), dument_domain::DayError>(())
/// ```
#[must_use]
pub fn share_payment(amount: Money, debts: &[Owed]) -> (Vec<PaymentShare>, bool) {
    let parts: [fn(&Owed) -> Money; 2] = [|one| one.principal + one.later, |one| one.principal];
    for part in parts {
        let principals: Vec<(InvoiceId, Money)> = debts
            .iter()
            .map(|one| (one.invoice, part(one)))
            .filter(|(_, principal)| principal.is_positive())
            .collect();
        let sum: Money = principals.iter().map(|(_, principal)| *principal).sum();
        if sum == amount {
            let share = |(invoice, amount)| PaymentShare { invoice, amount };
            return (principals.into_iter().map(share).collect(), true);
        }
    }
    let mut shares: Vec<PaymentShare> =
        debts.iter().map(|one| PaymentShare { invoice: one.invoice, amount: Money::ZERO }).collect();
    let mut left = amount;
    let passes: [fn(&Owed) -> Money; 4] = [Owed::first, Owed::with_interest, Owed::due, Owed::total];
    for up_to in passes {
        for (group, shares) in by_place(debts, &mut shares) {
            let wanted: Vec<Money> =
                group.iter().zip(shares.iter()).map(|(one, share)| up_to(one).less(share.amount)).collect();
            let given = left.min(wanted.iter().copied().sum());
            left -= given;
            for (share, sum) in shares.iter_mut().zip(shared_by_weight(given, &wanted)) {
                share.amount += sum;
            }
        }
    }
    if let Some(last) = shares.iter_mut().rev().find(|share| share.amount.is_positive()) {
        last.amount += left;
    } else if let Some(first) = shares.first_mut() {
        first.amount += left;
    }
    shares.retain(|share| share.amount.is_positive());
    (shares, false)
}

/// The debts of each place with their shares; both lists are in the order of the places.
fn by_place<'a>(
    debts: &'a [Owed],
    shares: &'a mut [PaymentShare],
) -> impl Iterator<Item = (&'a [Owed], &'a mut [PaymentShare])> {
    let mut left = shares;
    debts.chunk_by(|one, next| one.place == next.place).map(move |group| {
        let (own, rest) = std::mem::take(&mut left).split_at_mut(group.len());
        left = rest;
        (group, own)
    })
}
