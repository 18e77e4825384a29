//! The one window: opening it, hiding it, and what it may not do.

use dument_app::{Closing, Desk};
use dument_machine::bus;
use dument_machine::clock::Started;
use dument_machine::documents::Dropped;
use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{AppHandle, DragDropEvent, Emitter, Manager, Theme, WebviewWindowBuilder, Window, WindowEvent};

use crate::screen::MAIN;
use crate::shared::Shared;
use crate::tray;

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

/// Closing asks once or hides to the tray, only where a tray exists; otherwise it quits.
pub fn on_event(window: &Window, event: &WindowEvent) {
    if let WindowEvent::ThemeChanged(theme) = event {
        tray::follow(window.app_handle(), *theme);
    }
    if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
        window.state::<Dropped>().replace(paths);
    }
    if let WindowEvent::CloseRequested { api, .. } = event
        && bus::desktop().tray
    {
        let stays = match window.state::<Shared>().tells(Desk::closing) {
            Closing::Asks => window.emit("ask-close", ()),
            Closing::Hides => window.hide(),
            Closing::Quits => return,
        };
        if stays.is_ok() {
            api.prevent_close();
        }
    }
}
