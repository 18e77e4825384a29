//! The one core behind the window, shared by the commands, the tray and the alerts.

use dument_domain::Day;
use tauri::AppHandle;

use crate::alerts::Rule;
use crate::glance::Glance;

/// What is due on that day and what the user decided about alerts; nothing while no data are open.
pub fn glance(_handle: &AppHandle, _today: Day) -> Option<(Glance, Rule)> {
    Some((Glance::default(), Rule { wanted: false, minute_of_day: 450, last_on: None }))
}

/// Keeps that the alert of this day was given.
pub fn alerted(_handle: &AppHandle, _today: Day) {}

/// Whether the user agreed that closing the window leaves the program in the tray.
pub fn close_hides(_handle: &AppHandle) -> bool {
    false
}
