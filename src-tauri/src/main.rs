//! Dûment in its window: the shell around the use cases of `dument-app`.
//!
//! The shell knows the clock, the data folder, the window, the tray and the alerts; it knows no
//! invoice, no law and no amount. To add a command: write the use case in `dument-app`, one line
//! in `commands.rs`, its name in `capabilities/main.json` and its function in the interface.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod alerts;
mod commands;
mod documents;
mod emails;
mod files;
mod shared;
mod tray;
mod window;

use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::{Duration, Instant};

use dument_app::glance::Glance;
use dument_app::{Code, Desk};
use dument_machine::{bus, clock, display, instance, login, place};
use tauri::AppHandle;

use crate::alerts::Bell;
use crate::shared::Shared;
use crate::window::Screen;

fn main() -> ExitCode {
    match start(Instant::now()) {
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
    let folder = place::data_folder()?;
    let (bell, heard) = Bell::new();
    let Some(desk) = open_desk(&folder) else { return Ok(ExitCode::SUCCESS) };
    let refused = desk.refusal().map(|refusal| eprintln!("{}", refusal.message())).is_some();
    let app = build(started, Shared::new(desk, bell), heard)?;
    if !refused {
        answer_second_starts(app.handle().clone(), &folder);
    }
    Ok(ExitCode::from(u8::try_from(app.run_return(|_, _| {})).unwrap_or(1)))
}

/// The data; nothing where a first window holds them and comes back to the front instead.
///
/// A first program that does not answer may be one that is just closing: it is given a second.
fn open_desk(folder: &Path) -> Option<Desk> {
    let mut desk = Desk::open(folder.to_owned());
    for _ in 0..10 {
        let Some(Code::InUse) = desk.refusal().map(|refusal| refusal.code) else { break };
        if instance::call(folder).is_ok() {
            desk.refusal().inspect(|refusal| eprintln!("{}", refusal.message()));
            return None;
        }
        thread::sleep(Duration::from_millis(100));
        desk = Desk::open(folder.to_owned());
    }
    Some(desk)
}

fn answer_second_starts(handle: AppHandle, folder: &Path) {
    if let Err(problem) = instance::listen(folder, move || window::open(&handle, Screen::Today)) {
        eprintln!("Dûment\u{a0}: un second lancement ne pourra pas ramener cette fenêtre ({problem}).");
    }
}

/// Every command of the window, the same list as the capability file and the interface (`tests/commands.rs`).
macro_rules! handler {
    () => {
        tauri::generate_handler![
            commands::start,
            commands::create_company,
            commands::save_company,
            commands::today,
            commands::absence_seen,
            commands::courtesy_sent,
            commands::calendar,
            commands::mentions,
            commands::delegation,
            commands::call_sheet,
            commands::check_results,
            commands::record_results,
            commands::postponed,
            commands::postpone,
            commands::case,
            commands::statement,
            commands::freshness,
            commands::payments_checked,
            commands::payments_unchecked,
            commands::call,
            commands::record_contact,
            commands::preview_contact,
            commands::contact_email,
            commands::email_step,
            commands::email_sent,
            emails::open_email,
            emails::save_email,
            commands::record_note,
            commands::resume_case,
            commands::prepare_letter,
            commands::keep_letter,
            commands::mark_posted,
            commands::mark_presented,
            commands::invoices,
            commands::invoice,
            commands::save_invoice,
            commands::due_date,
            commands::import,
            commands::keep_document,
            commands::payment_preview,
            commands::record_payment,
            commands::record_credit_note,
            commands::settle,
            commands::waive,
            commands::costs,
            commands::record_costs,
            commands::propose_plan,
            commands::preview_deed,
            commands::record_deed,
            commands::legal_acts,
            commands::record_legal_act,
            commands::last_edit,
            commands::changes,
            commands::undo_preview,
            commands::undo,
            commands::clients,
            commands::confirm_nature,
            commands::client,
            commands::save_client,
            commands::settings,
            commands::scenarios,
            commands::scenario_preview,
            commands::save_scenario,
            commands::remove_scenario,
            commands::restore_scenario,
            commands::scenario_moves,
            commands::move_running_cases,
            commands::client_scenario,
            commands::scenario_change,
            commands::choose_scenario,
            commands::choose_default_scenario,
            commands::read_scenario,
            commands::save_claim_settings,
            commands::rates_preview,
            commands::update_rates,
            commands::refuse_rates,
            commands::open_example,
            commands::leave_example,
            commands::remove_example,
            commands::ready,
            commands::shell_state,
            files::import_preview,
            files::import_preview_path,
            files::attach_document,
            files::set_image,
            files::letter_pdf,
            files::save_letter,
            files::save_statement,
            files::print_letter,
            files::paper_pdf,
            files::save_agreement,
            files::save_calendar,
            files::save_call_sheet,
            files::read_results,
            files::save_scenario_file,
            files::open_document,
            files::open_folder,
            files::save_alerts
        ]
    };
}

fn build(started: Instant, shared: Shared, heard: Receiver<()>) -> Result<tauri::App, String> {
    let in_tray = std::env::args().any(|argument| argument == login::IN_TRAY);
    let builder = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(commands::Started(started))
        .manage(files::Dropped::default())
        .manage(shared)
        .invoke_handler(handler!())
        .on_window_event(window::on_event)
        .setup(move |app| {
            let handle = app.handle();
            window::build(handle, !(in_tray && bus::desktop().tray))?;
            tray::build(handle, &Glance::default());
            // Once the icon is there: what is due is told to it.
            alerts::watch(handle, heard);
            Ok(())
        });
    open_on_screen(builder)
}

/// Builds the program on the screen it was promised.
fn open_on_screen(builder: tauri::Builder<tauri::Wry>) -> Result<tauri::App, String> {
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
