//! The one window: opening it, hiding it, and what it may not do.

use dument_domain::ClientId;
use dument_machine::bus;
use dument_machine::clock::Started;
use dument_machine::documents::Dropped;
use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{
    AppHandle, DragDropEvent, Emitter, Manager, Theme, WebviewWindow, WebviewWindowBuilder, Window,
    WindowEvent,
};

use crate::shared::Shared;
use crate::tray;

const MAIN: &str = "main";

/// Makes the window as `tauri.conf.json` describes it. It shows our pages only: no other address,
/// no second window, no download behind the user's back.
///
/// # Errors
/// The desktop refuses to open a window.
pub fn build(handle: &AppHandle, visible: bool) -> tauri::Result<()> {
    let Some(config) = handle.config().app.windows.iter().find(|window| window.label == MAIN).cloned() else {
        return Err(tauri::Error::WindowNotFound);
    };
    let window = WebviewWindowBuilder::from_config(handle, &config)?
        .visible(visible)
        .on_navigation(|url| url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost"))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                window.state::<Started>().tell("page loaded");
            }
        })
        .build()?;
    tray::follow(handle, window.theme().unwrap_or(Theme::Light));
    Ok(())
}

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

/// Closing hides to the tray only where a tray exists and the user agreed; otherwise it quits.
pub fn on_event(window: &Window, event: &WindowEvent) {
    if let WindowEvent::ThemeChanged(theme) = event {
        tray::follow(window.app_handle(), *theme);
    }
    if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
        window.state::<Dropped>().replace(paths);
    }
    if let WindowEvent::CloseRequested { api, .. } = event
        && window.state::<Shared>().close_hides()
        && bus::desktop().tray
    {
        api.prevent_close();
        if window.hide().is_err() {
            window.app_handle().exit(0);
        }
    }
}
