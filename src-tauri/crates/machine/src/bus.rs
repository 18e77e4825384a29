//! What the desktop around the window can do: show a tray icon, show a notification.
//!
//! On Linux both answers come from the session bus; building a tray icon that nobody shows gives no
//! error there, so hiding the window behind it would lose it. Asked, never assumed.

use serde::Serialize;

/// What this desktop offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Desktop {
    /// Something shows tray icons.
    pub tray: bool,
    /// Something shows notifications.
    pub notifications: bool,
}

impl Desktop {
    /// What to say of it in Réglages.
    #[must_use]
    pub fn told(self) -> ShellState {
        let Desktop { tray, .. } = self;
        let (tray_sentence, notifications_sentence) = (self.tray_sentence(), self.notifications_sentence());
        ShellState { tray, tray_sentence, notifications_sentence }
    }

    /// What to say of the tray in Réglages.
    #[must_use]
    pub fn tray_sentence(self) -> &'static str {
        if self.tray {
            "Ce bureau affiche l’icône de Dûment dans sa barre."
        } else {
            "Ce bureau n’affiche pas d’icônes dans sa barre\u{a0}: fermer la fenêtre quitte Dûment."
        }
    }

    /// What to say of notifications in Réglages.
    #[must_use]
    pub fn notifications_sentence(self) -> &'static str {
        if self.notifications {
            "Ce bureau affiche les notifications."
        } else {
            "Ce bureau n’affiche pas de notifications\u{a0}: les relances du jour se lisent à l’ouverture de Dûment."
        }
    }
}

/// The same, as Réglages shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ShellState {
    /// Closing may leave the program in the tray.
    pub tray: bool,
    /// The same in a sentence.
    pub tray_sentence: &'static str,
    /// Whether alerts can be shown, in a sentence.
    pub notifications_sentence: &'static str,
}

/// Asks the desktop, in a few milliseconds. Without a session bus, nothing is offered.
#[must_use]
pub fn desktop() -> Desktop {
    platform::desktop()
}

#[cfg(target_os = "linux")]
mod platform {
    use std::time::Duration;

    use zbus::connection::Builder;
    use zbus::fdo::DBusProxy;

    use super::Desktop;

    const WATCHER: &str = "org.kde.StatusNotifierWatcher";
    const NOTIFICATIONS: &str = "org.freedesktop.Notifications";

    pub(super) fn desktop() -> Desktop {
        zbus::block_on(ask()).unwrap_or(Desktop { tray: false, notifications: false })
    }

    async fn ask() -> zbus::Result<Desktop> {
        // Asked while the window closes: a bus that hangs must not hold it open.
        let bus = Builder::session().method_timeout(Duration::from_millis(800)).build().await?;
        let names = DBusProxy::new(&bus).await?;
        let running: Vec<String> = names.list_names().await?.iter().map(ToString::to_string).collect();
        let startable: Vec<String> =
            names.list_activatable_names().await?.iter().map(ToString::to_string).collect();
        let has = |list: &[String], name: &str| list.iter().any(|other| other == name);
        Ok(Desktop {
            tray: has(&running, WATCHER),
            notifications: has(&running, NOTIFICATIONS) || has(&startable, NOTIFICATIONS),
        })
    }
}

#[cfg(not(target_os = "linux"))]
mod platform {
    use super::Desktop;

    /// Windows and macOS always have both.
    pub(super) fn desktop() -> Desktop {
        Desktop { tray: true, notifications: true }
    }
}
