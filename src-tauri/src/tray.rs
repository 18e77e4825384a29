//! The tray icon and its menu: what is due, open, note a payment, quit.

use dument_app::glance::Glance;
use dument_domain::ClientId;
use dument_machine::{display, place};
use tauri::image::Image;
use tauri::menu::{Menu, MenuBuilder, MenuItem, PredefinedMenuItem};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Theme, include_image};

use crate::screen::{self, Screen};

const TRAY: &str = "dument";
const OPEN: &str = "open";
const PAYMENT: &str = "payment";
const QUIT: &str = "quit";
const CASE: &str = "case:";

/// Puts the icon in the tray. A desktop without a tray, or without the library that draws it, is
/// survived: the window says so in Réglages.
pub fn build(handle: &AppHandle, glance: &Glance) {
    // The tray library panics when its system part is missing; that must not end the program.
    if !matches!(display::quietly(|| try_build(handle, glance)), Some(Ok(()))) {
        eprintln!(
            "Dûment\u{a0}: pas d’icône dans la barre du bureau\u{202f}; le programme marche sans elle."
        );
    }
}

fn try_build(handle: &AppHandle, glance: &Glance) -> tauri::Result<()> {
    let mut tray = TrayIconBuilder::with_id(TRAY)
        .icon(icon(Theme::Light))
        .icon_as_template(cfg!(target_os = "macos"))
        .tooltip(glance.tooltip())
        .title(glance.headline())
        .menu(&menu(handle, glance)?)
        .on_menu_event(|handle, event| chosen(handle, event.id().as_ref()));
    // The system's temporary folder is shared between the users of one machine.
    if let Some(folder) = place::cache_folder() {
        tray = tray.temp_dir_path(folder);
    }
    tray.build(handle).map(drop)
}

/// Shows the new number of reminders, and the first of them.
pub fn refresh(handle: &AppHandle, glance: &Glance) {
    let Some(tray) = handle.tray_by_id(TRAY) else { return };
    let shown = menu(handle, glance).and_then(|menu| {
        tray.set_menu(Some(menu))?;
        tray.set_tooltip(Some(glance.tooltip()))?;
        tray.set_title(Some(glance.headline()))
    });
    if let Err(problem) = shown {
        eprintln!("Dûment\u{a0}: le menu de la barre n’a pas pu être mis à jour ({problem}).");
    }
}

/// The other ink when the desktop goes dark or light.
pub fn follow(handle: &AppHandle, theme: Theme) {
    // Only the colour is at stake: the icon of the other theme stays if this fails.
    drop(handle.tray_by_id(TRAY).map(|tray| tray.set_icon(Some(icon(theme)))));
}

fn menu(handle: &AppHandle, glance: &Glance) -> tauri::Result<Menu<tauri::Wry>> {
    let mut menu = MenuBuilder::new(handle).item(&MenuItem::with_id(
        handle,
        "headline",
        glance.headline(),
        false,
        None::<&str>,
    )?);
    for reminder in &glance.first {
        let id = format!("{CASE}{}", reminder.client.0);
        // An ampersand marks the key of a menu entry; a name keeps its own by doubling it.
        menu = menu.text(id, reminder.line.replace('&', "&&"));
    }
    menu.item(&PredefinedMenuItem::separator(handle)?)
        .text(OPEN, "Ouvrir Dûment")
        .text(PAYMENT, "Noter un paiement")
        .item(&PredefinedMenuItem::separator(handle)?)
        .text(QUIT, "Quitter")
        .build()
}

fn chosen(handle: &AppHandle, id: &str) {
    match id {
        OPEN => screen::open(handle, Screen::Today),
        PAYMENT => screen::open(handle, Screen::Payment),
        QUIT => handle.exit(0),
        other => {
            if let Some(client) = other.strip_prefix(CASE).and_then(|id| id.parse().ok()) {
                screen::open(handle, Screen::Case(ClientId(client)));
            }
        }
    }
}

/// Pale ink on a dark bar, blue ink on a light one.
fn icon(theme: Theme) -> Image<'static> {
    if display::bar_is_dark(theme == Theme::Dark) {
        include_image!("../icons/tray-dark.png")
    } else {
        include_image!("../icons/tray-light.png")
    }
}
