//! One notification a day, on days with something to do, at the hour the user chose.
//!
//! The rule is a pure function of the hour, the settings and the last day alerted; the thread
//! below only asks it once a minute, so a computer switched on late, woken up or set to another
//! day is told as soon as it can be, and never twice for one day.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use dument_domain::Day;
use notify_rust::Notification;
use tauri::AppHandle;

use crate::clock::{self, Moment};
use crate::glance::Glance;
use crate::{tray, window};

/// What the user decided about alerts, and the last day they were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The user wants the morning notification.
    pub wanted: bool,
    /// The hour chosen, in minutes since midnight.
    pub minute_of_day: u32,
    /// The last day a notification was shown.
    pub last_on: Option<Day>,
}

/// Whether to alert at this moment: wanted, something to do, the hour reached, not yet today.
///
/// A last day later than today is a clock that was set back: better an alert too many than none.
#[must_use]
pub fn is_due(rule: Rule, now: Moment, reminders: usize) -> bool {
    rule.wanted && reminders > 0 && now.minute_of_day >= rule.minute_of_day && rule.last_on != Some(now.day)
}

/// The bell: ringing it makes the thread look at once instead of at the next minute.
#[derive(Debug)]
pub struct Bell(Sender<()>);

impl Bell {
    /// Something changed: look again now.
    pub fn ring(&self) {
        // The thread ends only with the program; then nobody needs to look.
        let _ = self.0.send(());
    }
}

/// Starts looking, now and every minute, for something to say and for a new day.
#[must_use]
pub fn watch(handle: &AppHandle) -> Bell {
    let (sender, receiver) = channel();
    let handle = handle.clone();
    thread::spawn(move || look_every_minute(&handle, &receiver));
    Bell(sender)
}

fn look_every_minute(handle: &AppHandle, bell: &Receiver<()>) {
    let mut shown: Option<(Day, Glance)> = None;
    loop {
        if let Ok(now) = clock::now() {
            look(handle, now, &mut shown);
        }
        match bell.recv_timeout(Duration::from_secs(60)) {
            Ok(()) | Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn look(handle: &AppHandle, now: Moment, shown: &mut Option<(Day, Glance)>) {
    let Some((glance, rule)) = crate::shared::glance(handle, now.day) else { return };
    if is_due(rule, now, glance.count) {
        // Recorded first: a desktop that fails to show it must not be asked every minute.
        crate::shared::alerted(handle, now.day);
        show(handle, &glance);
    }
    let previous = shown.replace((now.day, glance.clone()));
    if previous.as_ref().is_none_or(|(_, before)| *before != glance) {
        tray::refresh(handle, &glance);
    }
    if previous.is_some_and(|(day, _)| day != now.day) {
        window::say_new_day(handle);
    }
}

/// Shows the notification from a thread of its own: the desktop may take seconds to answer, and
/// waiting for the click lasts as long as the notification.
fn show(handle: &AppHandle, glance: &Glance) {
    let mut notification = Notification::new();
    notification.appname("Dûment").summary(&glance.headline()).body(&glance.sentence()).icon("dument");
    let handle = handle.clone();
    thread::spawn(move || {
        if let Err(problem) = show_and_wait(&mut notification, &handle) {
            eprintln!("Dûment\u{a0}: la notification n’a pas pu être affichée ({problem}).");
        }
    });
}

#[cfg(target_os = "linux")]
fn show_and_wait(notification: &mut Notification, handle: &AppHandle) -> notify_rust::error::Result<()> {
    notification.action("default", "Ouvrir").action("open", "Ouvrir").show()?.wait_for_action(|action| {
        if action != "__closed" {
            window::open(handle, "/");
        }
    });
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn show_and_wait(notification: &mut Notification, _handle: &AppHandle) -> notify_rust::error::Result<()> {
    notification.show().map(drop)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn moment(day: &str, hour: u32, minute: u32) -> Moment {
        Moment { day: day.parse().unwrap(), minute_of_day: hour * 60 + minute }
    }

    fn rule(last_on: Option<&str>) -> Rule {
        Rule { wanted: true, minute_of_day: 7 * 60 + 30, last_on: last_on.map(|day| day.parse().unwrap()) }
    }

    #[test]
    fn the_alert_waits_for_its_hour_and_is_given_late_rather_than_never() {
        assert!(!is_due(rule(None), moment("2026-11-21", 7, 29), 3));
        assert!(is_due(rule(None), moment("2026-11-21", 7, 30), 3));
        assert!(is_due(rule(Some("2026-11-20")), moment("2026-11-21", 19, 0), 3));
    }

    #[test]
    fn never_twice_for_one_day_never_for_nothing_never_unasked() {
        assert!(!is_due(rule(Some("2026-11-21")), moment("2026-11-21", 9, 0), 3));
        assert!(!is_due(rule(None), moment("2026-11-21", 9, 0), 0));
        assert!(!is_due(Rule { wanted: false, ..rule(None) }, moment("2026-11-21", 9, 0), 3));
    }

    #[test]
    fn three_weeks_off_give_one_alert() {
        assert!(is_due(rule(Some("2026-10-31")), moment("2026-11-21", 8, 0), 12));
        assert!(!is_due(rule(Some("2026-11-21")), moment("2026-11-21", 8, 1), 12));
    }
}
