//! Dûment in its window: the shell around the use cases of `dument-app`.
//!
//! The shell knows the clock, the data folder, the window, the tray and the alerts; it knows no
//! invoice, no law and no amount. To add a command: write the use case in `dument-app`, one line
//! in `commands.rs`, then `make types`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod alerts;
mod commands;
mod documents;
mod files;
mod screen;
mod shared;
mod tray;
mod window;

use std::process::ExitCode;
use std::sync::mpsc::Receiver;

use dument_app::glance::Glance;
use dument_app::{Code, Companies, Desk, Error};
use dument_machine::bell::Bell;
use dument_machine::clock::Started;
use dument_machine::documents::Dropped;
use dument_machine::{bus, clock, display, instance, login, place};

use crate::screen::Screen;
use crate::shared::Shared;

fn main() -> ExitCode {
    match start(Started::now()) {
        Ok(code) => code,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn start(started: Started) -> Result<ExitCode, String> {
    if !display::present() {
        return Err(display::NO_SCREEN.to_owned());
    }
    clock::now()?;
    let folder = place::data_folder()?;
    let (bell, heard) = Bell::new();
    let held = |desk: &Desk| desk.refusal().is_some_and(|refusal| refusal.code == Code::InUse);
    let companies = || Companies::around(folder.clone(), place::companies_file());
    let Some(desk) = instance::first(&folder, || Desk::begin(companies(), login::brought_it()), held) else {
        eprintln!("{}", Error::new(Code::InUse, "").message());
        return Ok(ExitCode::SUCCESS);
    };
    place::forget_copies();
    let refusal = desk.refusal().filter(|_| !desk.is_to_be_chosen());
    let refused = refusal.map(|refusal| eprintln!("{}", refusal.message())).is_some();
    let app = build(started, Shared::new(desk, bell), heard)?;
    let handle = app.handle().clone();
    if !refused && instance::listen(&folder, move || screen::open(&handle, Screen::Today)).is_err() {
        eprintln!("Dûment\u{a0}: un second lancement ne pourra pas ramener cette fenêtre.");
    }
    Ok(ExitCode::from(u8::try_from(app.run_return(|_, _| {})).unwrap_or(1)))
}

fn build(started: Started, shared: Shared, heard: Receiver<()>) -> Result<tauri::App, String> {
    let builder = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(started)
        .manage(Dropped::default())
        .manage(shared)
        .invoke_handler(commands::handler())
        .on_window_event(window::on_event)
        .setup(move |app| {
            let handle = app.handle();
            window::build(handle, !(login::brought_it() && bus::desktop().tray))?;
            tray::build(handle, &Glance::default());
            // Once the icon is there: what is due is told to it.
            alerts::watch(handle, heard);
            Ok(())
        });
    let built = display::quietly(|| builder.build(tauri::generate_context!())).ok_or(display::NO_ANSWER)?;
    built.map_err(|problem| {
        format!("La fenêtre n’a pas pu être ouverte (détail pour l’assistance\u{a0}: {problem}).")
    })
}
