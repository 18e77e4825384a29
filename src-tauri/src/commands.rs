//! What the window may ask: one line per use case, nothing decided here.

use std::time::Instant;

use tauri::State;

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
