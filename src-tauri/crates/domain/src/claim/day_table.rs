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
    let table: Vec<Day> = (0..i64::from(days)).map(|later| from.plus_days(later)).collect();
    due_on_days(debts, &table, law)
}

/// What the debts ask at the end of each of these days.
#[must_use]
pub fn due_on_days(debts: &[(Debt, Terms)], days: &[Day], law: &Law) -> Vec<DayDue> {
    let asked = |(debt, terms): &(Debt, Terms), day: Day| {
        statement(debt, terms, law, day).map(|owed: Statement| owed.exigible())
    };
    days.iter().map(|day| (*day, debts.iter().map(|debt| asked(debt, *day)).sum())).collect()
}

/// The days a letter tells: `count` days after its posting, then the last day it leaves to pay
/// where that one comes later, as with a consumer.
///
/// ```
/// let day = |text: &str| text.parse::<dument_domain::Day>();
/// let told = dument_domain::claim::days_to_tell(day("2026-11-21")?, 15, day("2026-12-14")?);
/// assert_eq!((told.len(), told[0], told[14], told[15]), (16, day("2026-11-22")?, day("2026-12-06")?, day("2026-12-14")?));
/// assert_eq!(dument_domain::claim::days_to_tell(day("2026-11-21")?, 15, day("2026-12-02")?).len(), 15);
/// # Ok::<(), dument_domain::DayError>(())
/// ```
#[must_use]
pub fn days_to_tell(posted: Day, count: u16, deadline: Day) -> Vec<Day> {
    let near = (1..=i64::from(count)).map(|later| posted.plus_days(later));
    let beyond = (deadline > posted.plus_days(i64::from(count))).then_some(deadline);
    near.chain(beyond).collect()
}
