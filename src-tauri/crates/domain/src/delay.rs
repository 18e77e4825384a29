//! Procedural delays (CPC 640 to 642), prudent in both directions.

use crate::{Day, HolidayRegion};

/// The length of a delay. Sixteen bits hold any delay of the law and keep every
/// date within the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Delay {
    /// Months: expires on the same day number, or on the last day of the month (CPC 641 al. 2).
    Months(u16),
    /// Days: the day of the event does not count (CPC 641 al. 1).
    Days(u16),
}

/// On which side a mistake would harm our user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Prudence {
    /// Our user must act within the delay: a weekend never extends it.
    User,
    /// Our user must let the delay run before he acts: a weekend always extends it.
    Wait,
}

/// The dates of a delay. Which one matters depends on who must meet it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DelayDates {
    /// The last day of the delay as it is counted, whatever the weekday (CPC 641).
    pub expires_on: Day,
    /// The same, carried to the next working day as CPC 642 says of procedures.
    pub carried_to: Day,
    /// The last day our user can safely act: a working day, never after `expires_on`.
    pub last_safe_day: Day,
    /// The first day he may act if the delay was a wait: the day after `carried_to`.
    pub first_day_after: Day,
}

impl Delay {
    /// The day this delay expires when it runs from `from`, before any weekend is looked at.
    ///
    /// ```
    /// use dument_domain::Delay;
    /// assert_eq!(Delay::Months(1).expiry("2027-01-31".parse()?).to_string(), "2027-02-28");
    /// assert_eq!(Delay::Days(30).expiry("2026-01-06".parse()?).to_string(), "2026-02-05");
    /// # Ok::<(), dument_domain::DayError>(())
    /// ```
    #[must_use]
    pub fn expiry(self, from: Day) -> Day {
        match self {
            Delay::Months(months) => from.plus_months(u32::from(months)),
            Delay::Days(days) => from.plus_days(i64::from(days)),
        }
    }

    /// Every date of this delay running from the day of an event.
    ///
    /// An order for payment of 31 August 2026 must be served within six months, by
    /// Sunday 28 February 2027: the last safe day is Friday 26. Two months run before
    /// an order served on 5 October 2026 is enforced: Saturday 5 December, carried to
    /// Monday 7, so not before the 8th.
    ///
    /// ```
    /// use dument_domain::{Delay, HolidayRegion::Mainland};
    /// let service = Delay::Months(6).dates("2026-08-31".parse()?, Mainland);
    /// assert_eq!(service.expires_on.to_string(), "2027-02-28");
    /// assert_eq!(service.last_safe_day.to_string(), "2027-02-26");
    /// let wait = Delay::Months(2).dates("2026-10-05".parse()?, Mainland);
    /// assert_eq!(wait.first_day_after.to_string(), "2026-12-08");
    /// # Ok::<(), dument_domain::DayError>(())
    /// ```
    #[must_use]
    pub fn dates(self, from: Day, region: HolidayRegion) -> DelayDates {
        let expires_on = self.expiry(from);
        let carried_to = expires_on.working_day_from(region);
        // A delay of a day or two may hold no working day: then only its end is left.
        let working = expires_on.working_day_until(region);
        let last_safe_day = if working < from { expires_on } else { working };
        DelayDates { expires_on, carried_to, last_safe_day, first_day_after: carried_to.next() }
    }
}

impl DelayDates {
    /// The one date to show: the last safe day to act, or the first day one may.
    #[must_use]
    pub fn shown(&self, prudence: Prudence) -> Day {
        match prudence {
            Prudence::User => self.last_safe_day,
            Prudence::Wait => self.first_day_after,
        }
    }
}

impl Prudence {
    /// The word of the terminal contract.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Prudence::User => "user",
            Prudence::Wait => "wait",
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn delays_are_counted_carried_and_never_stretched_for_our_user() {
        use Delay::{Days, Months};
        use HolidayRegion::{AlsaceMoselle, Mainland};
        let table = [
            // delay, from, region, expires, last safe day, first day after
            (Months(1), "2026-01-31", Mainland, "2026-02-28", "2026-02-27", "2026-03-03"),
            (Months(1), "2024-01-31", Mainland, "2024-02-29", "2024-02-29", "2024-03-01"),
            (Months(6), "2026-08-31", Mainland, "2027-02-28", "2027-02-26", "2027-03-02"),
            (Months(3), "2026-09-01", Mainland, "2026-12-01", "2026-12-01", "2026-12-02"),
            (Months(2), "2026-10-05", Mainland, "2026-12-05", "2026-12-04", "2026-12-08"),
            (Days(30), "2026-01-06", Mainland, "2026-02-05", "2026-02-05", "2026-02-06"),
            // Friday 1 May 2026 opens a long weekend.
            (Days(8), "2026-04-23", Mainland, "2026-05-01", "2026-04-30", "2026-05-05"),
            (Days(25), "2026-12-01", Mainland, "2026-12-26", "2026-12-24", "2026-12-29"),
            // Good Friday and Easter Monday close four days in Alsace-Moselle.
            (Days(1), "2026-04-02", AlsaceMoselle, "2026-04-03", "2026-04-02", "2026-04-08"),
            (Days(1), "2026-04-02", Mainland, "2026-04-03", "2026-04-03", "2026-04-04"),
            // No working day inside: only the end is left.
            (Days(1), "2026-11-21", Mainland, "2026-11-22", "2026-11-22", "2026-11-24"),
            (Days(0), "2026-11-20", Mainland, "2026-11-20", "2026-11-20", "2026-11-21"),
        ];
        for (delay, from, region, expires, safe, after) in table {
            let dates = delay.dates(day(from), region);
            assert_eq!(dates.expires_on, day(expires), "{delay:?} from {from}");
            assert_eq!(dates.shown(Prudence::User), day(safe), "{delay:?} from {from}");
            assert_eq!(dates.shown(Prudence::Wait), day(after), "{delay:?} from {from}");
        }
    }

    #[test]
    fn no_delay_is_stretched_for_our_user_nor_shortened_for_a_wait() {
        let mut from = day("2024-01-01");
        while from < day("2027-01-01") {
            for delay in [Delay::Days(8), Delay::Days(30), Delay::Months(1), Delay::Months(3)] {
                let dates = delay.dates(from, HolidayRegion::AlsaceMoselle);
                assert!(dates.last_safe_day <= dates.expires_on && dates.expires_on <= dates.carried_to);
                assert!(dates.carried_to < dates.first_day_after);
                assert!(dates.last_safe_day >= from);
            }
            from = from.next();
        }
    }

    #[test]
    fn the_longest_delay_stays_in_the_calendar() {
        assert!(Delay::Months(u16::MAX).expiry(day("2199-12-31")) > day("2199-12-31"));
    }
}
