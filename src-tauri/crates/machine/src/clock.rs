//! The only clock of the program: what day and what hour it is here.
//!
//! Everything below is told the day. `DUMENT_TODAY=2026-11-21` fixes the day,
//! `DUMENT_NOW=2026-11-21T07:30` the day and the hour, for tests and demonstrations.

use std::env;

use chrono::{Local, NaiveDateTime, NaiveTime, Timelike};
use dument_domain::Day;

/// A civil day and the time on the wall, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The civil date.
    pub today: Day,
    /// Minutes since midnight, 0 to 1439.
    pub minute_of_day: u32,
}

/// The present moment, or the one the environment asks for.
///
/// # Errors
/// A French sentence naming the variable that could not be read: guessing the day of a letter
/// would be worse than not starting.
pub fn now() -> Result<Moment, String> {
    read(variable("DUMENT_NOW").as_deref(), variable("DUMENT_TODAY").as_deref(), Local::now().naive_local())
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|text| !text.is_empty())
}

fn read(now: Option<&str>, today: Option<&str>, wall: NaiveDateTime) -> Result<Moment, String> {
    if let Some(text) = now {
        let fixed = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").map_err(|_| {
            format!("DUMENT_NOW doit s’écrire 2026-11-21T07:30, et non «\u{a0}{text}\u{a0}».")
        })?;
        return Ok(at(Day::from_naive(fixed.date()), fixed.time()));
    }
    let day = match today {
        Some(text) => text
            .parse()
            .map_err(|_| format!("DUMENT_TODAY doit s’écrire 2026-11-21, et non «\u{a0}{text}\u{a0}»."))?,
        None => Day::from_naive(wall.date()),
    };
    Ok(at(day, wall.time()))
}

fn at(day: Day, time: NaiveTime) -> Moment {
    Moment { today: day, minute_of_day: time.hour() * 60 + time.minute() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn wall() -> NaiveDateTime {
        NaiveDateTime::parse_from_str("2026-11-20T18:05", "%Y-%m-%dT%H:%M").unwrap()
    }

    #[test]
    fn the_environment_fixes_the_day_or_the_day_and_the_hour() {
        let free = read(None, None, wall()).unwrap();
        assert_eq!((free.today.to_string().as_str(), free.minute_of_day), ("2026-11-20", 18 * 60 + 5));
        let day = read(None, Some("2026-11-21"), wall()).unwrap();
        assert_eq!((day.today.to_string().as_str(), day.minute_of_day), ("2026-11-21", 18 * 60 + 5));
        let both = read(Some("2027-01-01T07:30"), Some("2026-11-21"), wall()).unwrap();
        assert_eq!((both.today.to_string().as_str(), both.minute_of_day), ("2027-01-01", 450));
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused_and_named() {
        assert!(read(None, Some("2026-02-30"), wall()).unwrap_err().contains("2026-02-30"));
        assert!(read(Some("demain"), None, wall()).unwrap_err().contains("DUMENT_NOW"));
    }
}
