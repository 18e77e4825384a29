//! Public holidays and working days.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::Day;

/// Where holidays are read (C. trav. L3133-1; L3134-13 for Alsace-Moselle).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum HolidayRegion {
    /// The eleven holidays of the whole country.
    #[default]
    Mainland,
    /// The same with Good Friday and 26 December (departments 57, 67, 68).
    AlsaceMoselle,
}

/// Easter Sunday of a year of the Gregorian calendar (anonymous algorithm of 1876).
///
/// ```
/// assert_eq!(dument_domain::easter(2026).to_string(), "2026-04-05");
/// ```
#[must_use]
pub fn easter(year: i32) -> Day {
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let shift = (golden + 11 * moon + 22 * weekday) / 451;
    let packed = moon + weekday - 7 * shift + 114;
    let march = NaiveDate::from_ymd_opt(year, 3, 1).unwrap_or(NaiveDate::MIN);
    let offset = i64::from(packed / 31 - 3) * 31 + i64::from(packed % 31);
    Day::from_naive(march).plus_days(offset)
}

impl Day {
    /// Whether this day is a public holiday.
    #[must_use]
    pub fn is_holiday(self, region: HolidayRegion) -> bool {
        let fixed = matches!(
            (self.month(), self.day_of_month()),
            (1, 1) | (5, 1) | (5, 8) | (7, 14) | (8, 15) | (11, 1) | (11, 11) | (12, 25)
        );
        let after_easter = easter(self.year()).days_until(self);
        let moving = matches!(after_easter, 1 | 39 | 50);
        let local = match region {
            HolidayRegion::Mainland => false,
            HolidayRegion::AlsaceMoselle => {
                after_easter == -2 || (self.month(), self.day_of_month()) == (12, 26)
            }
        };
        fixed || moving || local
    }

    /// Whether the post takes no letter that day: a Sunday or a holiday.
    #[must_use]
    pub fn is_closed_at_the_post(self, region: HolidayRegion) -> bool {
        self.weekday() == Weekday::Sun || self.is_holiday(region)
    }

    /// Whether offices and banks work this day: neither Saturday, Sunday nor holiday (CPC 642).
    #[must_use]
    pub fn is_working_day(self, region: HolidayRegion) -> bool {
        !matches!(self.to_naive().weekday(), Weekday::Sat | Weekday::Sun) && !self.is_holiday(region)
    }

    /// This day if it is a working day, otherwise the first one after it.
    ///
    /// ```
    /// use dument_domain::{Day, HolidayRegion};
    /// let friday_holiday: Day = "2026-05-01".parse()?;
    /// assert_eq!(friday_holiday.working_day_from(HolidayRegion::Mainland).to_string(), "2026-05-04");
    /// # Ok::<(), dument_domain::DayError>(())
    /// ```
    #[must_use]
    pub fn working_day_from(self, region: HolidayRegion) -> Day {
        let mut day = self;
        while !day.is_working_day(region) {
            day = day.next();
        }
        day
    }

    /// This day if it is a working day, otherwise the last one before it.
    ///
    /// ```
    /// use dument_domain::{Day, HolidayRegion};
    /// let sunday: Day = "2027-02-28".parse()?;
    /// assert_eq!(sunday.working_day_until(HolidayRegion::Mainland).to_string(), "2027-02-26");
    /// # Ok::<(), dument_domain::DayError>(())
    /// ```
    #[must_use]
    pub fn working_day_until(self, region: HolidayRegion) -> Day {
        let mut day = self;
        while !day.is_working_day(region) {
            day = day.previous();
        }
        day
    }

    /// The first working day strictly after this day.
    #[must_use]
    pub fn working_day_after(self, region: HolidayRegion) -> Day {
        self.next().working_day_from(region)
    }

    /// The `count`-th working day after this day (0 gives this day or the next working one).
    #[must_use]
    pub fn plus_working_days(self, count: u32, region: HolidayRegion) -> Day {
        if count == 0 {
            return self.working_day_from(region);
        }
        (0..count).fold(self, |day, _| day.working_day_after(region))
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
    fn easter_of_known_years() {
        for (year, sunday) in [
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2027, "2027-03-28"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(easter(year), day(sunday));
        }
    }

    #[test]
    fn the_eleven_holidays_of_2026() {
        let mut day_read = day("2026-01-01");
        let mut holidays = Vec::new();
        while day_read.year() == 2026 {
            if day_read.is_holiday(HolidayRegion::Mainland) {
                holidays.push(day_read.to_string());
            }
            day_read = day_read.next();
        }
        assert_eq!(
            holidays,
            [
                "2026-01-01",
                "2026-04-06",
                "2026-05-01",
                "2026-05-08",
                "2026-05-14",
                "2026-05-25",
                "2026-07-14",
                "2026-08-15",
                "2026-11-01",
                "2026-11-11",
                "2026-12-25"
            ]
        );
    }

    #[test]
    fn alsace_moselle_adds_two_days() {
        for text in ["2026-04-03", "2026-12-26"] {
            assert!(day(text).is_holiday(HolidayRegion::AlsaceMoselle));
            assert!(!day(text).is_holiday(HolidayRegion::Mainland));
        }
    }
}
