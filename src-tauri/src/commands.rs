//! What the window may ask: one line per use case, nothing decided here.

use std::time::Instant;

use serde::Serialize;
use tauri::State;

use crate::bus;

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
pub struct ShellState {
    /// Closing may leave the program in the tray.
    tray: bool,
    /// The same in a sentence.
    tray_sentence: &'static str,
    /// Whether alerts can be shown, in a sentence.
    notifications_sentence: &'static str,
}

/// What the desktop offers now.
#[tauri::command(async)]
pub fn shell_state() -> ShellState {
    let desktop = bus::desktop();
    ShellState {
        tray: desktop.tray,
        tray_sentence: desktop.tray_sentence(),
        notifications_sentence: desktop.notifications_sentence(),
    }
}
