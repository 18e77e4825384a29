//! The commands that a line cannot say: files that come in, and acts that reach beyond the data.
//!
//! A file comes in as the bytes of a file field or as a path really dropped on the window; no other
//! path is ever read at the page's word.

use std::io;
use std::path::PathBuf;

use dument_app::emails::mailto;
use dument_app::views::{AlertSettings, EmailView, ImportPreview, PaperRequest, SettingsView};
use dument_app::{Code, Error, ErrorView, deeds, intake, settings};
use dument_machine::documents::{Dropped, name_of};
use dument_machine::login;
use serde::de::DeserializeOwned;
use tauri::ipc::Request;
use tauri::{AppHandle, State};

use crate::documents;
use crate::shared::Shared;

/// Reads a file dropped on the window; nothing is written.
#[tauri::command(async)]
pub fn import_preview_path(
    shared: State<'_, Shared>,
    dropped: State<'_, Dropped>,
    path: PathBuf,
) -> Result<ImportPreview, ErrorView> {
    let unreadable = |problem: io::Error| Error::unreadable(&name_of(&path), problem.kind()).view();
    let (name, bytes) = dropped.read(&path).map_err(unreadable)?;
    shared.run(|reading| intake::preview(reading, &name, &bytes))
}

/// Saves the paper of an act: an agreement to sign, which the case keeps too once it is saved, or
/// the certificate of a sum given up; `null` when the user changes their mind.
#[tauri::command(async)]
pub fn save_agreement(
    handle: AppHandle,
    shared: State<'_, Shared>,
    req: PaperRequest,
) -> Result<Option<PathBuf>, ErrorView> {
    let (name, bytes) = shared.run(|reading| deeds::paper(reading, &req))?;
    let path = documents::save(&handle, &name, &bytes)?;
    if path.is_some() {
        shared.change(|desk| deeds::keep_paper(desk, &req))?;
    }
    Ok(path)
}

/// Opens the message in the user's mail program; nothing is sent.
#[tauri::command(async)]
pub fn open_email(email: EmailView) -> Result<(), ErrorView> {
    documents::launch(mailto(&email), Error::no_mail_program)
}

/// Opens the data folder in the desktop's file manager.
#[tauri::command(async)]
pub fn open_folder(shared: State<'_, Shared>) -> Result<(), ErrorView> {
    let folder = shared.tells(|desk| desk.folder().to_owned());
    documents::launch(&folder, || Error::no_folder_program(&folder))
}

/// Keeps the choices about alerts, and starts with the session or no longer.
#[tauri::command(async)]
pub fn save_alerts(shared: State<'_, Shared>, req: AlertSettings) -> Result<SettingsView, ErrorView> {
    let wanted = req.start_at_login;
    let answer = shared.change(|desk| settings::save_alerts(desk, req))?;
    if wanted != login::is_set() {
        login::set(wanted).map_err(|problem| Error::no_start_at_login(problem.kind()).view())?;
    }
    Ok(answer)
}

/// What is said beside the bytes, in a header: JSON, escaped as in an address.
///
/// # Errors
/// It is not there, or is of another kind.
pub fn beside<T: DeserializeOwned>(request: &Request<'_>, name: &str) -> Result<T, ErrorView> {
    let escaped =
        request.headers().get(name).and_then(|value| value.to_str().ok()).ok_or_else(|| bad(name))?;
    let text = percent_encoding::percent_decode_str(escaped).decode_utf8().map_err(|_| bad(name))?;
    serde_json::from_str(&text).map_err(|_| bad(name))
}

/// Something else than what the command is sent.
pub fn bad(what: &str) -> ErrorView {
    Error::new(Code::BadValue, what).view()
}
