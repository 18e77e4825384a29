//! The screens that the tray, a notification or the program itself leads to.

use dument_domain::ClientId;
use tauri::{AppHandle, Emitter, Manager, WebviewWindow};

/// The label of the one window.
pub const MAIN: &str = "main";

/// A screen the tray or a notification leads to.
#[derive(Clone, Copy, Debug)]
pub enum Screen {
    /// « Aujourd’hui ».
    Today,
    /// « Noter un paiement ».
    Payment,
    /// « Dossier » of a client.
    Case(ClientId),
}

/// Brings the window back in front of the user, on the screen asked for.
pub fn open(handle: &AppHandle, screen: Screen) {
    let Some(window) = handle.get_webview_window(MAIN) else { return };
    let told = show(&window).and_then(|()| match screen {
        Screen::Today => handle.emit("open-today", ()),
        Screen::Payment => handle.emit("open-payment", ()),
        Screen::Case(client) => handle.emit("open", format!("/dossier/{}", client.0)),
    });
    if let Err(problem) = told {
        eprintln!("Dûment\u{a0}: la fenêtre n’a pas pu être ouverte ({problem}).");
    }
}

fn show(window: &WebviewWindow) -> tauri::Result<()> {
    window.show()?;
    window.unminimize()?;
    window.set_focus()
}

/// Tells the screens that what they show has changed: something was recorded, or a day began.
pub fn say_changed(handle: &AppHandle) {
    // Without a page to hear it, the next page will ask by itself.
    drop(handle.emit("changed", ()));
}
