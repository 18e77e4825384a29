//! What would be owed on each of the next days: « si vous payez le…, vous devez… ».

use super::{Debt, Statement, Terms, statement};
use crate::{Day, Law, Money, RateUnknown};

/// A day and what is owed at its end, or the half-year whose rate is missing.
pub type DayDue = (Day, Result<Money, RateUnknown>);

/// What the debts ask at the end of `from` and of the days after it, `days` days in all.
///
/// Each sum is what [`statement`] gives on that day, the day of payment bearing
/// interest (law reference 1.4): principal past its due date, interest and
/// indemnity, never what is not due yet. A day whose rate no file gives says so.
///
/// ```
/// use dument_domain::{claim, DebtorNature, Law};
/// let debt = claim::Debt::new("3120.00".parse()?, "2026-07-03".parse()?);
/// let owed = [(debt, claim::Terms::of(DebtorNature::Business))];
/// let table = claim::day_table(&owed, "2026-12-30".parse()?, 3, &Law::shipped()?);
/// let said: Vec<String> = table
///     .iter()
///     .map(|(day, sum)| format!("{day} {}", sum.map_or("unknown".into(), |sum| sum.to_string())))
///     .collect();
/// assert_eq!(said, ["2026-12-30 3350.79", "2026-12-31 3351.85", "2027-01-01 unknown"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn day_table(debts: &[(Debt, Terms)], from: Day, days: u16, law: &Law) -> Vec<DayDue> {
    let table = (0..i64::from(days)).map(|later| {
        let day = from.plus_days(later);
        let asked = |(debt, terms): &(Debt, Terms)| {
            statement(debt, terms, law, day).map(|owed: Statement| owed.exigible())
        };
        (day, debts.iter().map(asked).sum())
    });
    table.collect()
}
