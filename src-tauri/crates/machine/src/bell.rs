//! The bell between what changes the data and the thread that tells the screens, the tray and the alerts.

use std::sync::mpsc::{Receiver, Sender, channel};

/// The bell: ringing it makes the thread look at once instead of at the next minute.
#[derive(Debug)]
pub struct Bell(Sender<()>);

impl Bell {
    /// A bell, and the end where its ringing is heard.
    #[must_use]
    pub fn new() -> (Bell, Receiver<()>) {
        let (sender, receiver) = channel();
        (Bell(sender), receiver)
    }

    /// Something changed: look again now, and tell the screens.
    pub fn ring(&self) {
        // The thread ends only with the program; then nobody needs to look.
        let _ = self.0.send(());
    }
}
