//! What recovery costs add to the fixed indemnity (indemnisation complémentaire).

use crate::Money;

/// How justified costs and the fixed indemnity go together. The text speaks of costs « supérieurs »
/// to the indemnity; that only what exceeds it is added is a reading (C. com. L441-10 II).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CostsReading {
    /// Only what exceeds the indemnity is added: costs of 100.00 give 40.00 + 60.00 (default, and
    /// the only one ever asked).
    #[default]
    AboveIndemnity,
    /// The costs are added whole. Named beside an account, never asked.
    BesideIndemnity,
}

/// What justified costs add to the fixed indemnity of an invoice: nothing up to its amount, what
/// exceeds it beyond. The indemnity is deducted even where the creditor gave it up: what was given
/// up is not asked under another name.
///
/// ```
/// use dument_domain::{claim::{additional_compensation, CostsReading}, Money};
/// let sum = |text: &str| text.parse::<Money>();
/// let above = |costs| additional_compensation(costs, Money::from_cents(4_000), CostsReading::AboveIndemnity);
/// assert_eq!(above(sum("100.00")?), sum("60.00")?);
/// assert_eq!(above(sum("40.00")?), sum("0.00")?);
/// assert_eq!(above(sum("12.50")?), sum("0.00")?);
/// # Ok::<(), dument_domain::MoneyError>(())
/// ```
#[must_use]
pub fn additional_compensation(costs: Money, indemnity: Money, reading: CostsReading) -> Money {
    match reading {
        CostsReading::AboveIndemnity => costs.less(indemnity),
        CostsReading::BesideIndemnity => costs,
    }
}

/// The share of a cost that falls on one of the `count` invoices it was paid for: even shares, the
/// cents left over one each on the first. No text says how: with shares that differ by a cent at
/// most, what is added never exceeds the costs less all the indemnities.
///
/// ```
/// use dument_domain::{claim::shared_evenly, Money};
/// let shares: Vec<String> =
///     (0..3).map(|place| shared_evenly(Money::from_cents(25_001), 3, place).to_string()).collect();
/// assert_eq!(shares, ["83.34", "83.34", "83.33"]);
/// ```
#[must_use]
pub fn shared_evenly(amount: Money, count: usize, place: usize) -> Money {
    let (Ok(count @ 1..), Ok(place)) = (i64::try_from(count), i64::try_from(place)) else {
        return Money::ZERO;
    };
    let share = amount.cents().div_euclid(count);
    let left_over = amount.cents().rem_euclid(count);
    Money::from_cents(share + i64::from(place < left_over))
}
