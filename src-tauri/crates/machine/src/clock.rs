//! The only clock of the program: what day and what hour it is here.
//!
//! Everything below is told the day. `DUMENT_TODAY=2026-11-21` fixes the day,
//! `DUMENT_NOW=2026-11-21T07:30` the day and the hour, for tests and demonstrations.

use std::env;
use std::time::Instant;

use chrono::{DateTime, Local, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc};
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

/// The same moment in UTC as calendars write it, `20261121T063000Z`.
///
/// # Errors
/// As [`now`].
pub fn utc_stamp() -> Result<String, String> {
    let moment = now()?;
    Ok(stamp(&moment, &Local).unwrap_or_else(|| written(&Utc::now())))
}

/// A moment on the wall of a zone, in UTC; nothing for an hour that spring skipped there.
fn stamp<Zone: TimeZone>(moment: &Moment, zone: &Zone) -> Option<String> {
    let midnight: NaiveDateTime = moment.today.to_string().parse::<chrono::NaiveDate>().ok()?.into();
    let wall = midnight + chrono::Duration::minutes(i64::from(moment.minute_of_day));
    Some(written(&zone.from_local_datetime(&wall).earliest()?.to_utc()))
}

fn written(moment: &DateTime<Utc>) -> String {
    moment.format("%Y%m%dT%H%M%SZ").to_string()
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

/// When the program started, to measure how long the user waits.
#[derive(Clone, Copy, Debug)]
pub struct Started(Instant);

impl Started {
    /// It starts now.
    #[must_use]
    pub fn now() -> Started {
        Started(Instant::now())
    }

    /// With `DUMENT_TIMING` set, says how long ago the program started.
    pub fn tell(&self, what: &str) {
        if std::env::var_os("DUMENT_TIMING").is_some() {
            eprintln!("{what} after {} ms", self.0.elapsed().as_millis());
        }
    }
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
    fn a_stamp_is_in_utc_also_across_midnight() {
        let paris = chrono::FixedOffset::east_opt(3600).unwrap();
        let moment = |minute_of_day| Moment { today: "2026-11-21".parse().unwrap(), minute_of_day };
        assert_eq!(stamp(&moment(450), &paris).unwrap(), "20261121T063000Z");
        assert_eq!(stamp(&moment(20), &paris).unwrap(), "20261120T232000Z");
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused_and_named() {
        assert!(read(None, Some("2026-02-30"), wall()).unwrap_err().contains("2026-02-30"));
        assert!(read(Some("demain"), None, wall()).unwrap_err().contains("DUMENT_NOW"));
    }
}
