//! How long the copies of each day are kept: seven days, five weeks, twelve months.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dument_domain::Day;
use dument_store::CopyInfo;

use crate::Error;
use crate::backups::named::{Named, Why, free_in, named_in};
use crate::backups::register::Last;
use crate::ground::copies::CopyName;

/// Days of which every copy is kept, the last ones that have any.
const DAYS: usize = 7;
/// Weeks, from Monday, of which the last copy is kept.
const WEEKS: usize = 5;
/// Months of which the last copy is kept.
const MONTHS: usize = 12;

/// Copies of a reason that comes often (before an import, before something is taken away) of which the last are
/// kept.
const FOR_A_REASON: usize = 10;

/// Lets go of the copies that are no longer kept. One that the disk holds on to waits for tomorrow; one of a day
/// to come was made under a wrong clock, and neither goes nor pushes another out.
pub(super) fn thin_out(folder: &Path, today: Day) {
    let (daily, others): (Vec<Named>, Vec<Named>) =
        named_in(folder).into_iter().filter(|one| one.name.on <= today).partition(Named::is_daily);
    let kept = days_kept(&daily.iter().map(|one| one.name.on).collect::<BTreeSet<Day>>());
    let too_old = daily.iter().filter(|one| !kept.contains(&one.name.on));
    let often = others.iter().filter(|one| Why::of(&one.name.why).is_some_and(Why::comes_often));
    for one in too_old.chain(often.skip(FOR_A_REASON)) {
        let _ = fs::remove_file(&one.path);
    }
}

/// Where the data are no longer those of the last copy (another firm's, or an older state put there by hand),
/// what the copies hold of them leaves the round of days: they are never pushed out by what is worth less.
///
/// # Errors
/// [`crate::Code::Disk`]: nothing more is copied there then.
pub(super) fn set_apart(folder: &Path, last: Option<&Last>, info: &CopyInfo) -> Result<(), Error> {
    let Some(last) = last else { return Ok(()) };
    let (others, why) = if last.origin.is_some() && last.origin != info.origin {
        (named_in(folder).into_iter().filter(Named::is_daily).collect(), Why::OtherData)
    } else if info.lines < last.lines {
        (named_in(folder).into_iter().filter(|one| one.file() == last.name).collect(), Why::Fuller)
    } else {
        (Vec::new(), Why::Fuller)
    };
    for one in others {
        let new = free_in(folder, &one.name, why.word(), one.ending());
        fs::rename(&one.path, new).map_err(|problem| Error::of_making_a_copy(problem.into()))?;
    }
    Ok(())
}

/// Takes away what a copy that was interrupted (a stick pulled out, a program stopped) left begun.
pub(super) fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_str().is_some_and(CopyName::is_begun)) {
        let _ = fs::remove_file(entry.path());
    }
}

/// The days whose copy is kept, of all those that have one.
///
/// What counts is the days with a copy, not those that went by: a firm closed for a month loses none.
fn days_kept(days: &BTreeSet<Day>) -> BTreeSet<Day> {
    let latest: Vec<Day> = days.iter().rev().copied().collect();
    let first_of_each = |group: fn(Day) -> Day, count: usize| {
        let mut seen = BTreeSet::new();
        latest.iter().copied().filter(move |day| seen.insert(group(*day))).take(count).collect::<Vec<_>>()
    };
    let weeks = first_of_each(start_of_week, WEEKS);
    let months = first_of_each(start_of_month, MONTHS);
    latest.iter().copied().take(DAYS).chain(weeks).chain(months).collect()
}

fn start_of_week(day: Day) -> Day {
    day.plus_days(-i64::from(day.weekday().num_days_from_monday()))
}

fn start_of_month(day: Day) -> Day {
    day.plus_days(1 - i64::from(day.day_of_month()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_of_mornings_keeps_seven_days_five_weeks_twelve_months() {
        let today = day("2026-11-30");
        let mut days = BTreeSet::new();
        // Each morning one more, and what is no longer kept goes.
        for back in (0..500).rev() {
            days.insert(today.plus_days(-back));
            days = days_kept(&days);
        }
        for back in 0..7 {
            assert!(days.contains(&today.plus_days(-back)), "{back} days ago");
        }
        for sunday in ["2026-11-29", "2026-11-22", "2026-11-15", "2026-11-08"] {
            assert!(days.contains(&day(sunday)), "the last of its week: {sunday}");
        }
        for month_end in ["2026-10-31", "2026-06-30", "2026-02-28", "2025-12-31"] {
            assert!(days.contains(&day(month_end)), "the last of its month: {month_end}");
        }
        assert!(!days.contains(&day("2026-11-10")) && !days.contains(&day("2025-06-30")));
        assert!(days.len() <= DAYS + WEEKS + MONTHS, "{}", days.len());
    }

    #[test]
    fn a_firm_closed_for_months_loses_no_copy() {
        let days: BTreeSet<Day> = ["2025-03-03", "2025-07-01", "2026-11-30"].map(day).into();
        assert_eq!(days_kept(&days), days);
    }
}
