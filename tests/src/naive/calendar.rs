//! A calendar that only knows how to go to the next day.

use std::fmt;

/// A civil date; the order of its fields is the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year, as 2026.
    pub year: u32,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day of the month, from 1.
    pub day: u32,
}

impl Date {
    /// Reads `YYYY-MM-DD`; nothing for what is not in the calendar.
    #[must_use]
    pub fn read(text: &str) -> Option<Date> {
        let mut parts = text.split('-').map(|part| part.parse().ok());
        let date = Date { year: parts.next()??, month: parts.next()??, day: parts.next()?? };
        let shaped = text.len() == 10 && (1..=12).contains(&date.month) && (1900..=2199).contains(&date.year);
        (shaped && date.day >= 1 && date.day <= date.month_length()).then_some(date)
    }

    /// The day after.
    #[must_use]
    pub fn tomorrow(self) -> Date {
        if self.day < self.month_length() {
            return Date { day: self.day + 1, ..self };
        }
        if self.month < 12 {
            return Date { month: self.month + 1, day: 1, ..self };
        }
        Date { year: self.year + 1, month: 1, day: 1 }
    }

    /// 366 in a leap year of the Gregorian calendar.
    #[must_use]
    pub fn year_length(self) -> i128 {
        let leap =
            self.year.is_multiple_of(4) && !self.year.is_multiple_of(100) || self.year.is_multiple_of(400);
        if leap { 366 } else { 365 }
    }

    /// 1 from January to June, then 2.
    #[must_use]
    pub fn half(self) -> u32 {
        if self.month < 7 { 1 } else { 2 }
    }

    /// The half-year, as `2026-S2`.
    #[must_use]
    pub fn semester(self) -> String {
        format!("{}-S{}", self.year, self.half())
    }

    fn month_length(self) -> u32 {
        match self.month {
            4 | 6 | 9 | 11 => 30,
            2 if self.year_length() == 366 => 29,
            2 => 28,
            _ => 31,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
