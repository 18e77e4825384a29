//! A notification of the desktop, and what happens when it is clicked.

use std::thread;

use notify_rust::Notification;

/// Shows a notification from a thread of its own: the desktop may take seconds to answer, and
/// waiting for the click lasts as long as the notification. A desktop that refuses is survived.
pub fn show(headline: &str, body: &str, clicked: impl FnOnce() + Send + 'static) {
    let mut notification = Notification::new();
    notification.appname("Dûment").summary(headline).body(body).icon("dument");
    thread::spawn(move || {
        if let Err(problem) = wait(&mut notification, clicked) {
            eprintln!("Dûment\u{a0}: la notification n’a pas pu être affichée ({problem}).");
        }
    });
}

#[cfg(target_os = "linux")]
fn wait(notification: &mut Notification, clicked: impl FnOnce()) -> notify_rust::error::Result<()> {
    notification.action("default", "Ouvrir").action("open", "Ouvrir").show()?.wait_for_action(|action| {
        if action != "__closed" {
            clicked();
        }
    });
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn wait(notification: &mut Notification, _clicked: impl FnOnce()) -> notify_rust::error::Result<()> {
    notification.show().map(drop)
}
