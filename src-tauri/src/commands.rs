//! What the window may ask: one line per use case, nothing decided here.

use std::time::Instant;

use serde::Serialize;
use tauri::State;

use crate::{bus, login};

/// When the program started, to measure how long the user waits.
#[derive(Debug)]
pub struct Started(pub Instant);

impl Started {
    /// With `DUMENT_TIMING` set, says how long ago the program started.
    pub fn tell(&self, what: &str) {
        if std::env::var_os("DUMENT_TIMING").is_some() {
            eprintln!("{what} after {} ms", self.0.elapsed().as_millis());
        }
    }
}

/// The first screen is painted, with its data.
#[tauri::command(async)]
pub fn ready(started: State<'_, Started>) {
    started.tell("first paint");
}

/// What the desktop around the window offers, for Réglages.
#[derive(Debug, Serialize)]
pub struct DesktopView {
    /// Closing may leave the program in the tray.
    tray: bool,
    /// Alerts can be shown.
    notifications: bool,
    /// The program starts with the session.
    start_at_login: bool,
    /// What is missing here, one sentence each.
    notes: Vec<&'static str>,
}

/// What the desktop offers now.
#[tauri::command(async)]
pub fn desktop() -> DesktopView {
    let bus::Desktop { tray, notifications } = bus::desktop();
    let mut notes = Vec::new();
    if !tray {
        notes.push(bus::NO_TRAY);
    }
    if !notifications {
        notes.push(bus::NO_NOTIFICATIONS);
    }
    DesktopView { tray, notifications, start_at_login: login::is_set(), notes }
}
