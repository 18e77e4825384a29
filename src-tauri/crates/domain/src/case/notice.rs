//! The time that a letter leaves.

use super::Acceleration;
use crate::{Day, DebtorNature, HolidayRegion, Law};

/// The deadline that a letter posted on `post_on` prints: a working day at
/// least the days of mail and the delay of the debtor's nature later (law
/// reference 17.16).
///
/// ```
/// use dument_domain::{case::letter_deadline, DebtorNature, HolidayRegion, Law};
/// let deadline = letter_deadline(DebtorNature::Business, "2026-11-21".parse()?, &Law::shipped()?, HolidayRegion::Mainland);
/// assert_eq!(deadline.to_string(), "2026-12-02");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn letter_deadline(nature: DebtorNature, post_on: Day, law: &Law, region: HolidayRegion) -> Day {
    let delay = law.notice_delays_on(post_on).mail + notice_delay(nature, law, post_on);
    post_on.plus_days(i64::from(delay)).working_day_from(region)
}

/// The days left to a debtor of this nature from a day, mail apart.
pub(super) fn notice_delay(nature: DebtorNature, law: &Law, from: Day) -> u32 {
    let delays = law.notice_delays_on(from);
    if nature.owes_without_notice() { delays.business } else { delays.consumer }
}

/// The deadline of a notice about a missed instalment whose plan makes the whole due after it: the
/// mail and the days of the clause.
///
/// ```
/// use dument_domain::{case::acceleration_deadline, DebtorNature, HolidayRegion, Law};
/// let posted = "2026-10-05".parse()?;
/// let deadline = acceleration_deadline(DebtorNature::Business, posted, &Law::shipped()?, HolidayRegion::Mainland);
/// assert_eq!(deadline.to_string(), "2026-10-23");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn acceleration_deadline(nature: DebtorNature, post_on: Day, law: &Law, region: HolidayRegion) -> Day {
    let left = law.notice_delays_on(post_on).mail + Acceleration::notice_days(nature);
    post_on.plus_days(i64::from(left)).working_day_from(region)
}
