//! How a payment is shared over the invoices it may pay.

use dument_domain::case::{CaseFile, PlanProgress};
use dument_domain::{Day, Invoice, InvoiceId, Money, PaymentShare};

/// What is owed on one invoice when a payment arrives.
pub(crate) struct Owed {
    pub(crate) invoice: InvoiceId,
    pub(crate) due: Day,
    pub(crate) late: bool,
    pub(crate) bears: bool,
    pub(crate) principal: Money,
    pub(crate) interest: Money,
    pub(crate) indemnity: Money,
    /// What a discount or a plan asks of it before interest and indemnity.
    pub(crate) agreed: Option<Money>,
}

impl Owed {
    /// What a payment goes to first: what was agreed, otherwise principal and interest.
    fn first(&self) -> Money {
        self.agreed.unwrap_or(self.principal + self.interest)
    }

    pub(crate) fn total(&self) -> Money {
        self.principal + self.interest + self.indemnity
    }
}

/// What an agreement that stands on a day asks of an invoice before interest and indemnity: its
/// principal, less its share of a discount whose day has not passed. A payment that keeps the
/// agreement then leaves nothing short on one invoice for a few cents too many on another.
pub(crate) fn agreed_first(file: &CaseFile, invoice: &Invoice, on: Day) -> Option<Money> {
    let unpaid = file.unpaid(invoice, on);
    if let Some(discount) = file.discount_agreed(invoice.id) {
        let shares = file.discount_shares(&discount);
        let share = shares.into_iter().find(|(id, _)| *id == invoice.id).map(|(_, share)| share);
        let stands = on >= discount.act.on && on <= discount.by;
        return stands.then(|| unpaid.less(share.unwrap_or_default()));
    }
    let (plan, progress) = file.plan_of(invoice.id, on)?;
    let runs = plan.total().is_positive() && progress != PlanProgress::Finished;
    runs.then_some(unpaid)
}

/// Shares a payment over debts in order: what was agreed of each, or its principal and interest,
/// then principal and interest of all, then the indemnities; what is left stays on the last one. A
/// payment of exactly the principals goes to each principal, and settling is proposed.
pub(crate) fn split(amount: Money, debts: &[Owed]) -> (Vec<PaymentShare>, bool) {
    let owing: Vec<&Owed> = debts.iter().filter(|one| one.principal.is_positive()).collect();
    let late: Vec<&Owed> = owing.iter().copied().filter(|one| one.late).collect();
    for group in [&owing, &late] {
        let principals: Money = group.iter().map(|one| one.principal).sum();
        if !group.is_empty() && principals == amount {
            let share = |one: &&Owed| PaymentShare { invoice: one.invoice, amount: one.principal };
            return (group.iter().map(share).collect(), true);
        }
    }
    let mut shares: Vec<PaymentShare> =
        debts.iter().map(|one| PaymentShare { invoice: one.invoice, amount: Money::ZERO }).collect();
    let mut left = amount;
    let passes: [fn(&Owed) -> Money; 3] = [Owed::first, |one| one.principal + one.interest, Owed::total];
    for up_to in passes {
        for (share, debt) in shares.iter_mut().zip(debts) {
            let taken = left.min(up_to(debt).less(share.amount));
            share.amount += taken;
            left -= taken;
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
