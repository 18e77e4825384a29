//! Dûment in its window: the shell around the use cases of `dument-app`.
//!
//! The shell knows the clock, the data folder, the window, the tray and the alerts; it knows no
//! invoice, no law and no amount. To add a command: write the use case in `dument-app`, one line
//! in `commands.rs`, its name in `capabilities/main.json` and its function in the interface.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod alerts;
mod bus;
mod clock;
mod commands;
mod display;
mod documents;
mod instance;
mod login;
mod place;
mod shared;
mod tray;
mod window;

use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::time::Instant;

use dument_app::glance::Glance;
use tauri::Manager;

fn main() -> ExitCode {
    let started = Instant::now();
    match start(started) {
        Ok(code) => code,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn start(started: Instant) -> Result<ExitCode, String> {
    if !display::present() {
        return Err(display::NO_SCREEN.to_owned());
    }
    clock::now()?;
    let in_tray = std::env::args().any(|argument| argument == login::IN_TRAY);
    let app = build(started, in_tray)?;
    Ok(ExitCode::from(u8::try_from(app.run_return(|_, _| {})).unwrap_or(1)))
}

fn build(started: Instant, in_tray: bool) -> Result<tauri::App, String> {
    let builder = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(commands::Started(started))
        .invoke_handler(tauri::generate_handler![commands::ready, commands::shell_state])
        .on_window_event(window::on_event)
        .setup(move |app| {
            let handle = app.handle();
            window::build(handle, !(in_tray && bus::desktop().tray))?;
            tray::build(handle, &Glance::default());
            app.manage(alerts::watch(handle));
            Ok(())
        });
    // The toolkit panics when the screen it was promised does not answer: one sentence instead.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let built = panic::catch_unwind(AssertUnwindSafe(|| builder.build(tauri::generate_context!())));
    panic::set_hook(hook);
    match built {
        Ok(Ok(app)) => Ok(app),
        Ok(Err(problem)) => Err(format!("La fenêtre n’a pas pu être ouverte\u{a0}: {problem}.")),
        Err(_) => Err(display::NO_ANSWER.to_owned()),
    }
}
