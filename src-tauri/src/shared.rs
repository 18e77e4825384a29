//! The one core behind the window, shared by the commands, the tray and the alerts.

use dument_app::glance::Glance;
use tauri::AppHandle;

use crate::clock::Moment;

/// What is due now; nothing while no data are open.
pub fn glance(_handle: &AppHandle, _now: Moment) -> Option<Glance> {
    Some(Glance::default())
}

/// Whether an alert is due now; if so, keeps that it was given.
pub fn take_alert(_handle: &AppHandle, _now: Moment, _count: usize) -> bool {
    false
}

/// Whether the user agreed that closing the window leaves the program in the tray.
pub fn close_hides(_handle: &AppHandle) -> bool {
    false
}
