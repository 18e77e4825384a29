//! One notification a day, on days with something to do, at the hour the user chose.
//!
//! The rule is [`dument_app::glance::alert_is_due`]; the thread below only asks it once a minute
//! and after each change, so a computer switched on late, woken up or set to another day is told as
//! soon as it can be, and never twice for one day.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use dument_app::glance::Glance;
use dument_domain::Day;
use notify_rust::Notification;
use tauri::AppHandle;

use crate::clock::{self, Moment};
use crate::window::Screen;
use crate::{shared, tray, window};

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
    let Some(glance) = shared::glance(handle, now) else { return };
    // Recorded before it is shown: a desktop that fails to show it must not be asked every minute.
    if shared::take_alert(handle, now, glance.count) {
        show(handle, &glance);
    }
    let previous = shown.replace((now.day, glance.clone()));
    if previous.as_ref().is_none_or(|(_, before)| *before != glance) {
        tray::refresh(handle, &glance);
    }
    if previous.is_some_and(|(day, _)| day != now.day) {
        window::say_changed(handle);
    }
}

/// Shows the notification from a thread of its own: the desktop may take seconds to answer, and
/// waiting for the click lasts as long as the notification.
fn show(handle: &AppHandle, glance: &Glance) {
    let mut notification = Notification::new();
    notification.appname("Dûment").summary(&glance.headline()).body(&glance.sentences()).icon("dument");
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
            window::open(handle, Screen::Today);
        }
    });
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn show_and_wait(notification: &mut Notification, _handle: &AppHandle) -> notify_rust::error::Result<()> {
    notification.show().map(drop)
}
