//! E-mails leave through the user's own mail program: opened there, or saved as a message file.

use std::path::PathBuf;

use dument_app::emails::mailto;
use dument_app::views::EmailView;
use dument_app::{Code, Error, ErrorView};
use dument_domain::DocumentId;
use tauri::{AppHandle, State};

use crate::documents;
use crate::shared::Shared;

/// Opens the message in the user's mail program; nothing is sent.
#[tauri::command(async)]
pub fn open_email(email: EmailView) -> Result<(), ErrorView> {
    open::that_detached(mailto(&email)).map_err(|problem| {
        let detail = format!("aucun programme de messagerie ne s’est ouvert ({problem})");
        Error::new(Code::Disk, detail).view()
    })
}

/// Saves the message as a file with these documents attached; `null` when the user changes their
/// mind.
#[tauri::command(async)]
pub fn save_email(
    handle: AppHandle,
    shared: State<'_, Shared>,
    email: EmailView,
    documents: Vec<DocumentId>,
) -> Result<Option<PathBuf>, ErrorView> {
    let (name, bytes) = shared.run(|app, _| app.email_file(&email, &documents))?;
    documents::save(&handle, &name, &bytes)
        .map_err(|problem| Error::new(Code::Disk, problem.to_string()).view())
}
