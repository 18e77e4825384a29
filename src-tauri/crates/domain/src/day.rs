//! Civil dates: no hour, no time zone.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// A civil date, written `YYYY-MM-DD`, from 1900 to 2199.
///
/// ```
/// use dument_domain::Day;
/// let due: Day = "2026-05-16".parse()?;
/// let paid: Day = "2026-06-30".parse()?;
/// assert_eq!(due.days_until(paid), 45);
/// # Ok::<(), dument_domain::DayError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
pub struct Day(NaiveDate);

/// A text is not a date of the calendar between 1900 and 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a date of the calendar, YYYY-MM-DD, from 1900 to 2199")]
pub struct DayError;

impl Day {
    /// A date from its parts, if it is in the calendar and in range.
    ///
    /// # Errors
    /// [`DayError`] for 30 February, month 13, or a year outside 1900-2199.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Day, DayError> {
        if !(1900..=2199).contains(&year) {
            return Err(DayError);
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Day).ok_or(DayError)
    }

    /// The same civil date for the calendar library.
    #[must_use]
    pub fn to_naive(self) -> NaiveDate {
        self.0
    }

    /// A civil date from the calendar library, as read from a clock.
    #[must_use]
    pub fn from_naive(date: NaiveDate) -> Day {
        Day(date)
    }

    /// The year, as 2026.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// This day moved by a number of days, in either direction.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Day {
        Day(self.0 + chrono::Duration::days(days))
    }

    /// The same day number `months` later; the last day of that month where
    /// the number does not exist (CPC art. 641 al. 2).
    ///
    /// ```
    /// use dument_domain::Day;
    /// let day: Day = "2026-08-31".parse()?;
    /// assert_eq!(day.plus_months(6).to_string(), "2027-02-28");
    /// # Ok::<(), dument_domain::DayError>(())
    /// ```
    #[must_use]
    pub fn plus_months(self, months: u32) -> Day {
        Day(self.0 + Months::new(months))
    }

    /// The same day number `months` earlier; the last day of that month where
    /// the number does not exist.
    ///
    /// ```
    /// use dument_domain::Day;
    /// let day: Day = "2026-08-31".parse()?;
    /// assert_eq!(day.minus_months(6).to_string(), "2026-02-28");
    /// # Ok::<(), dument_domain::DayError>(())
    /// ```
    #[must_use]
    pub fn minus_months(self, months: u32) -> Day {
        Day(self.0 - Months::new(months))
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Day {
        self.plus_days(-1)
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Day {
        self.plus_days(1)
    }

    /// Number of days from this day to `other`; negative if `other` is before.
    #[must_use]
    pub fn days_until(self, other: Day) -> i64 {
        (other.0 - self.0).num_days()
    }

    /// The last day of this month.
    #[must_use]
    pub fn end_of_month(self) -> Day {
        let first = self.plus_days(1 - i64::from(self.day_of_month()));
        first.plus_months(1).previous()
    }

    /// The half-year this day falls in.
    #[must_use]
    pub fn semester(self) -> Semester {
        Semester { year: self.year(), half: if self.month() <= 6 { Half::First } else { Half::Second } }
    }

    /// 366 in a leap year, otherwise 365.
    #[must_use]
    pub fn days_in_year(self) -> i64 {
        if self.0.leap_year() { 366 } else { 365 }
    }
}

impl std::str::FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Day, DayError> {
        let bytes = text.as_bytes();
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *bytes else { return Err(DayError) };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_u32, |sum, byte| {
                byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')).ok_or(DayError)
            })
        };
        let year = i32::try_from(number(&[y1, y2, y3, y4])?).map_err(|_| DayError)?;
        Day::new(year, number(&[m1, m2])?, number(&[d1, d2])?)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day_of_month())
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Day, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(input)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The first or the second half of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Half {
    /// January to June.
    First,
    /// July to December.
    Second,
}

/// A half-year (semestre), the period over which legal rates hold, written `2026-S2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
pub struct Semester {
    /// The year, as 2026.
    pub year: i32,
    /// Which half of it.
    pub half: Half,
}

/// A text is not a half-year written `2026-S2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a half-year written 2026-S1 or 2026-S2")]
pub struct SemesterError;

impl Semester {
    /// Its first day: 1 January or 1 July.
    #[must_use]
    pub fn first_day(self) -> Day {
        let month = match self.half {
            Half::First => 1,
            Half::Second => 7,
        };
        Day(NaiveDate::from_ymd_opt(self.year, month, 1).unwrap_or(NaiveDate::MIN))
    }

    /// Its last day: 30 June or 31 December.
    #[must_use]
    pub fn last_day(self) -> Day {
        self.next().first_day().previous()
    }

    /// The half-year after this one.
    #[must_use]
    pub fn next(self) -> Semester {
        match self.half {
            Half::First => Semester { year: self.year, half: Half::Second },
            Half::Second => Semester { year: self.year + 1, half: Half::First },
        }
    }
}

impl std::str::FromStr for Semester {
    type Err = SemesterError;
    fn from_str(text: &str) -> Result<Semester, SemesterError> {
        let (year, half) = text.split_once("-S").ok_or(SemesterError)?;
        let year = year.parse().map_err(|_| SemesterError)?;
        let half = match half {
            "1" => Half::First,
            "2" => Half::Second,
            _ => return Err(SemesterError),
        };
        Ok(Semester { year, half })
    }
}

impl fmt::Display for Semester {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = match self.half {
            Half::First => 1,
            Half::Second => 2,
        };
        write!(out, "{:04}-S{half}", self.year)
    }
}

impl Serialize for Semester {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Semester {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Semester, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(input)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
