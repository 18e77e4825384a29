//! A sum typed with one figure too many, recognised by what is owed.

use crate::Money;

/// How many times too large a sum is when its comma was lost, or a figure struck twice.
const SLIPS: [i64; 2] = [10, 100];

/// The sum that was most likely meant, where what was typed is exactly ten or a hundred times
/// something that is `owed` (a principal, a total): « 4 462,50 » for 446,25 €, « 44625 » for the
/// same. Nothing where no more was typed than is owed `in_all`: ten invoices may be paid at once.
///
/// ```
/// use dument_domain::{Money, case::meant};
/// let owed = [Money::from_cents(44_625)];
/// let in_all = Money::from_cents(50_625);
/// assert_eq!(meant(Money::from_cents(446_250), &owed, in_all), Some(Money::from_cents(44_625)));
/// assert_eq!(meant(Money::from_cents(4_462_500), &owed, in_all), Some(Money::from_cents(44_625)));
/// assert_eq!(meant(Money::from_cents(50_000), &owed, in_all), None);
/// assert_eq!(meant(Money::from_cents(446_250), &owed, Money::from_cents(900_000)), None);
/// ```
#[must_use]
pub fn meant(typed: Money, owed: &[Money], in_all: Money) -> Option<Money> {
    if typed <= in_all {
        return None;
    }
    let times = |sum: Money, slip: i64| {
        sum.is_positive() && sum.cents().checked_mul(slip).is_some_and(|cents| cents == typed.cents())
    };
    owed.iter().copied().find(|sum| SLIPS.iter().any(|slip| times(*sum, *slip)))
}
