//! One notification a day, on days with something to do, at the hour the user chose.
//!
//! The rule is [`dument_app::glance::look`]; the thread below only asks it once a minute and
//! after each change, so a computer switched on late, woken up or set to another day is told as
//! soon as it can be, and never twice for one day.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use dument_app::glance::{Digest, Glance, Look};
use dument_machine::{clock, notification};
use tauri::{AppHandle, Manager};

use crate::screen::{self, Screen};
use crate::shared::Shared;
use crate::tray;

/// Starts looking, now and every minute, for something to say and for a new day.
pub fn watch(handle: &AppHandle, heard: Receiver<()>) {
    let handle = handle.clone();
    thread::spawn(move || {
        let mut shown = (clock::now().ok().map(|now| now.today), None);
        loop {
            look(&handle, &mut shown.1);
            let rung = heard.recv_timeout(Duration::from_secs(60));
            let today = clock::now().ok().map(|now| now.today);
            let new_day = std::mem::replace(&mut shown.0, today) != today;
            match rung {
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) if !new_day => {}
                Ok(()) | Err(RecvTimeoutError::Timeout) => screen::say_changed(&handle),
            }
        }
    });
}

fn look(handle: &AppHandle, shown: &mut Option<Glance>) {
    let Some(Look { glance, digest }) = handle.state::<Shared>().look() else { return };
    if let Some(Digest { headline, body }) = digest {
        let handle = handle.clone();
        notification::show(&headline, &body, move || screen::open(&handle, Screen::Today));
    }
    if shown.as_ref() != Some(&glance) {
        tray::refresh(handle, &glance);
        *shown = Some(glance);
    }
}
