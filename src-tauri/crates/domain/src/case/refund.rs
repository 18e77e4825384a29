//! Money given back (a refund): only what was received or credited too much, on the day it left and still today.

use super::{CaseFile, ClaimSettings, Happening};
use crate::{Day, Invoice, InvoiceId, Law, Money, PaymentShare};

/// Why a sum cannot be noted as given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundRefused {
    /// Nothing was received or credited too much.
    NothingOwed,
    /// No sum above nothing, or one beyond [`Money::MAX`], which could not be read again.
    NoSum(Money),
    /// More than what was too much, which is this.
    MoreThanOwed(Money),
}

/// A sum given back over what each invoice had received too much, in their order: all of it where no sum is said.
///
/// # Errors
/// [`RefundRefused`].
///
/// ```
/// use dument_domain::case::refund_shares;
/// use dument_domain::{InvoiceId, Money};
/// let owed = [(InvoiceId(1), Money::from_cents(40_000)), (InvoiceId(2), Money::from_cents(1_000))];
/// let shares = refund_shares(&owed, Some(Money::from_cents(40_500))).unwrap();
/// assert_eq!(shares[1].amount, Money::from_cents(500));
/// ```
pub fn refund_shares(
    owed: &[(InvoiceId, Money)],
    wanted: Option<Money>,
) -> Result<Vec<PaymentShare>, RefundRefused> {
    let whole: Money = owed.iter().map(|(_, sum)| *sum).sum();
    if !whole.is_positive() {
        return Err(RefundRefused::NothingOwed);
    }
    let amount = wanted.unwrap_or(whole);
    if !amount.is_positive() || amount > Money::MAX {
        return Err(RefundRefused::NoSum(amount));
    }
    if amount > whole {
        return Err(RefundRefused::MoreThanOwed(whole));
    }
    let mut left = amount;
    let taken = owed.iter().map(|(invoice, sum)| {
        let part = left.min(*sum);
        left -= part;
        PaymentShare { invoice: *invoice, amount: part }
    });
    Ok(taken.filter(|share| share.amount.is_positive()).collect())
}

impl CaseFile {
    /// What may be given back on a day: what each invoice had received or been credited too much at its end, and
    /// still has today.
    #[must_use]
    pub fn to_give_back(
        &self,
        settings: &ClaimSettings,
        law: &Law,
        on: Day,
        today: Day,
    ) -> Vec<(InvoiceId, Money)> {
        let that_day = self.overpaid(settings, law, on);
        let still = self.overpaid(settings, law, today).into_iter();
        let least = still.filter_map(|(id, sum)| {
            let (_, then) = that_day.iter().find(|(other, _)| *other == id)?;
            Some((id, sum.min(*then)))
        });
        least.collect()
    }

    /// Whether anything was given back to this client, and stands.
    #[must_use]
    pub fn has_given_back(&self) -> bool {
        self.standing_events().any(|event| matches!(event.what, Happening::Refunded { .. }))
    }

    /// The first invoice of which more would have been given back than it had received too much, were the facts
    /// those of `after`: today, or on a day something was given back. What was so before the change is not its
    /// doing.
    #[must_use]
    pub fn given_for_nothing<'a>(
        &self,
        after: &'a CaseFile,
        settings: &ClaimSettings,
        law: &Law,
        today: Day,
    ) -> Option<&'a Invoice> {
        after.invoices.iter().find(|invoice| {
            let given = after.standing_events().filter(|event| event.what.refunded(invoice.id).is_positive());
            let days = given.map(|event| event.on).filter(|on| *on < today).chain([today]);
            let beyond = |file: &CaseFile, on: Day| file.refunded_beyond(invoice.id, settings, law, on);
            days.into_iter().any(|on| beyond(after, on) > beyond(self, on))
        })
    }
}
