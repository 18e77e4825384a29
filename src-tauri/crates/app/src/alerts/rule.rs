//! When the notification of the day may be shown: a pure rule of the choices, the clock and the
//! days on which it was already given.

use dument_domain::{Day, HolidayRegion};

use crate::Now;
use crate::views::{AlertDays, AlertSettings, QuietHours};

/// The hour used where the one kept cannot be read: half past eight.
const USUAL_MINUTE: u32 = 8 * 60 + 30;

/// Days from Monday to Sunday.
const SUNDAY: u32 = 6;

/// Whether the moment has come: alerts wanted, the day allowed, the hour reached, no silence, and
/// none given this day.
///
/// An hour that has passed is caught up (a computer switched on late), and so is one that does not
/// exist when clocks go forward. `given` are days and not an instant: an hour that comes twice, or a
/// clock set back, tells nothing twice; a clock that was in the future skips nothing once it is
/// right.
#[must_use]
pub fn may_tell(settings: &AlertSettings, now: &Now, region: HolidayRegion, given: &[Day]) -> bool {
    settings.daily
        && !given.contains(&now.today)
        && now.minute_of_day >= hour_chosen(settings)
        && may_come_on(settings.days, now.today, region)
        && !is_quiet(settings.quiet.as_ref(), now.minute_of_day)
}

/// What closing the window does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// The page asks the user.
    Asks,
    /// The program stays in the tray.
    Hides,
    /// The program ends.
    Quits,
}

/// It is asked once, and never twice in one run: a page that cannot ask must not keep the window from closing.
pub(crate) const fn closing(settings: &AlertSettings, asked: bool) -> Closing {
    if settings.close_to_tray {
        Closing::Hides
    } else if settings.close_asked || asked {
        Closing::Quits
    } else {
        Closing::Asks
    }
}

/// The minute of the day that the user chose.
pub(super) fn hour_chosen(settings: &AlertSettings) -> u32 {
    minute_of(&settings.hour).unwrap_or(USUAL_MINUTE)
}

/// Minutes from midnight of `HH:MM`.
pub(super) fn minute_of(text: &str) -> Option<u32> {
    let (hour, minute) = text.trim().split_once(':')?;
    match (hour.trim().parse().ok()?, minute.trim().parse().ok()?) {
        (hour @ 0..24_u32, minute @ 0..60_u32) => Some(hour * 60 + minute),
        _ => None,
    }
}

/// Whether nothing may be shown at this minute. Silence that ends before it begins goes past
/// midnight; silence from an hour until the same one is none.
pub(super) fn is_quiet(quiet: Option<&QuietHours>, minute_of_day: u32) -> bool {
    let bounds = quiet.and_then(|quiet| Some((minute_of(&quiet.from)?, minute_of(&quiet.until)?)));
    bounds.is_some_and(|(from, until)| {
        if from <= until {
            (from..until).contains(&minute_of_day)
        } else {
            minute_of_day >= from || minute_of_day < until
        }
    })
}

fn may_come_on(days: AlertDays, today: Day, region: HolidayRegion) -> bool {
    match days {
        AlertDays::Every => true,
        AlertDays::NotSunday => today.weekday().num_days_from_monday() < SUNDAY && !today.is_holiday(region),
        AlertDays::Working => today.is_working_day(region),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const MAINLAND: HolidayRegion = HolidayRegion::Mainland;

    fn at(text: &str) -> Now {
        let (day, time) = text.split_once('T').unwrap();
        Now { today: day.parse().unwrap(), minute_of_day: minute_of(time).unwrap() }
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn hour(hour: &str) -> AlertSettings {
        AlertSettings { hour: hour.to_owned(), ..AlertSettings::default() }
    }

    fn told(settings: &AlertSettings, moment: &str, given: &[Day]) -> bool {
        may_tell(settings, &at(moment), MAINLAND, given)
    }

    #[test]
    fn closing_asks_once_and_then_does_what_was_chosen() {
        let new = AlertSettings::default();
        assert_eq!((closing(&new, false), closing(&new, true)), (Closing::Asks, Closing::Quits));
        let quits = AlertSettings { close_asked: true, ..AlertSettings::default() };
        assert_eq!(closing(&quits, false), Closing::Quits);
        let stays = AlertSettings { close_to_tray: true, ..AlertSettings::default() };
        assert_eq!((closing(&stays, false), closing(&stays, true)), (Closing::Hides, Closing::Hides));
    }

    #[test]
    fn the_alert_waits_for_its_hour_and_comes_late_rather_than_never() {
        assert!(!told(&hour("07:30"), "2026-11-20T07:29", &[]));
        assert!(told(&hour("07:30"), "2026-11-20T07:30", &[]));
        assert!(told(&hour("07:30"), "2026-11-20T19:00", &[day("2026-11-19")]));
        assert!(told(&hour("bientôt"), "2026-11-20T08:30", &[]));
        assert!(!told(&hour("25:00"), "2026-11-20T08:29", &[]));
    }

    #[test]
    fn never_twice_for_one_day_and_never_unasked() {
        assert!(!told(&hour("07:30"), "2026-11-20T10:00", &[day("2026-11-20")]));
        let unwanted = AlertSettings { daily: false, ..hour("07:30") };
        assert!(!told(&unwanted, "2026-11-20T10:00", &[]));
    }

    #[test]
    fn a_clock_set_back_doubles_nothing_and_one_that_was_in_the_future_skips_nothing() {
        let given = [day("2026-11-19"), day("2026-11-20")];
        assert!(!told(&hour("07:30"), "2026-11-19T10:00", &given));
        assert!(told(&hour("07:30"), "2026-11-20T10:00", &[day("2036-01-01")]));
    }

    #[test]
    fn the_days_when_clocks_change_have_their_one_alert() {
        // On 29 March 2026, a Sunday, 02:30 does not exist; on 25 October it comes twice.
        let early = AlertSettings { days: AlertDays::Every, quiet: None, ..hour("02:30") };
        assert!(!told(&early, "2026-03-29T01:59", &[]));
        assert!(told(&early, "2026-03-29T03:00", &[]));
        assert!(told(&early, "2026-10-25T02:30", &[]));
        assert!(!told(&early, "2026-10-25T02:30", &[day("2026-10-25")]));
    }

    #[test]
    fn at_midnight_the_new_day_waits_for_its_own_hour() {
        let given = [day("2026-11-19")];
        assert!(!told(&hour("07:30"), "2026-11-19T23:59", &given));
        assert!(!told(&hour("07:30"), "2026-11-20T00:00", &given));
        assert!(told(&hour("07:30"), "2026-11-20T07:30", &given));
    }

    #[test]
    fn silence_may_go_past_midnight_and_holds_back_a_late_start() {
        let usual = hour("07:30");
        assert!(told(&usual, "2026-11-20T20:59", &[]));
        assert!(!told(&usual, "2026-11-20T21:00", &[]));
        let noon = QuietHours { from: "12:00".to_owned(), until: "14:00".to_owned() };
        let lunch = AlertSettings { quiet: Some(noon), ..hour("07:30") };
        assert!(!told(&lunch, "2026-11-20T12:00", &[]));
        assert!(told(&lunch, "2026-11-20T14:00", &[]));
        let none = QuietHours { from: "09:00".to_owned(), until: "09:00".to_owned() };
        assert!(told(&AlertSettings { quiet: Some(none), ..hour("07:30") }, "2026-11-20T09:00", &[]));
    }

    #[test]
    fn sundays_and_holidays_are_left_alone_unless_asked_for() {
        let (saturday, sunday, holiday) = ("2026-11-21T10:00", "2026-11-22T10:00", "2026-11-11T10:00");
        let days = |days| AlertSettings { days, ..hour("07:30") };
        let kept = |choice| [saturday, sunday, holiday].map(|moment| told(&days(choice), moment, &[]));
        assert_eq!(kept(AlertDays::NotSunday), [true, false, false]);
        assert_eq!(kept(AlertDays::Working), [false, false, false]);
        assert_eq!(kept(AlertDays::Every), [true, true, true]);
    }
}
