//! The commands that carry bytes: files that come in, documents and letters that go out.
//!
//! A file comes in as the bytes of a file field or as a path really dropped on the window; no other
//! path is ever read at the page's word.

use std::path::PathBuf;
use std::sync::Mutex;

use dument_app::views::{
    AlertSettings, CalendarKind, DocumentView, FilledSheetView, ImportPreview, PaperRequest, SettingsView,
    SheetForm, SheetRequest,
};
use dument_app::{Code, Error, ErrorView};
use dument_domain::{ClientId, Day, DocumentId, LetterId};
use dument_machine::{clock, login};
use tauri::ipc::{InvokeBody, Request, Response};
use tauri::{AppHandle, State};

use crate::documents;
use crate::shared::Shared;

/// The largest file taken from the window, in bytes; the readers have limits of their own below.
const FILE_SIZE_MAX: u64 = 64 * 1024 * 1024;

/// The files last dropped on the window.
#[derive(Debug, Default)]
pub struct Dropped(pub Mutex<Vec<PathBuf>>);

/// Reads a file given by its bytes; nothing is written.
#[tauri::command(async)]
pub fn import_preview(shared: State<'_, Shared>, request: Request<'_>) -> Result<ImportPreview, ErrorView> {
    let (name, bytes) = (header(&request, "dument-name")?, bytes(&request)?);
    shared.run(|app, now| app.import_preview(now, &name, bytes))
}

/// Reads a file dropped on the window; nothing is written.
#[tauri::command(async)]
pub fn import_preview_path(
    shared: State<'_, Shared>,
    dropped: State<'_, Dropped>,
    path: PathBuf,
) -> Result<ImportPreview, ErrorView> {
    let known = dropped.0.lock().is_ok_and(|paths| paths.contains(&path));
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let small = std::fs::metadata(&path).is_ok_and(|file| file.is_file() && file.len() <= FILE_SIZE_MAX);
    if !known || !small {
        return Err(Error::new(Code::UnreadableFile, name).view());
    }
    let bytes = std::fs::read(&path).map_err(|problem| unreadable(&problem))?;
    shared.run(|app, now| app.import_preview(now, &name, &bytes))
}

/// Keeps a file in a client's case.
#[tauri::command(async)]
pub fn attach_document(shared: State<'_, Shared>, request: Request<'_>) -> Result<DocumentView, ErrorView> {
    let (name, bytes) = (header(&request, "dument-name")?, bytes(&request)?);
    let client =
        header(&request, "dument-client")?.parse().map(ClientId).map_err(|_| bad("dument-client"))?;
    shared.change(|app, now| app.attach_document(now, client, &name, bytes))
}

/// Keeps the signature or the logo; no bytes remove it.
#[tauri::command(async)]
pub fn set_image(shared: State<'_, Shared>, request: Request<'_>) -> Result<SettingsView, ErrorView> {
    let (kind, bytes) = (header(&request, "dument-kind")?, bytes(&request)?);
    shared.change(|app, now| app.set_image(now, &kind, bytes))
}

/// The bytes of a letter being prepared: the preview shows these very ones.
#[tauri::command(async)]
pub fn letter_pdf(shared: State<'_, Shared>, token: String) -> Result<Response, ErrorView> {
    shared.run(|app, _| app.letter_pdf(&token)).map(Response::new)
}

/// Saves a letter that was kept; `null` when the user changes their mind.
#[tauri::command(async)]
pub fn save_letter(
    handle: AppHandle,
    shared: State<'_, Shared>,
    letter: LetterId,
) -> Result<Option<PathBuf>, ErrorView> {
    let (name, bytes) =
        shared.run(|app, _| app.letter_document(letter).and_then(|id| app.document_file(id)))?;
    documents::save(&handle, &name, &bytes)
        .map_err(|problem| Error::new(Code::Disk, problem.to_string()).view())
}

/// Saves the statement of account of a client; `null` when the user changes their mind.
#[tauri::command(async)]
pub fn save_statement(
    handle: AppHandle,
    shared: State<'_, Shared>,
    client: ClientId,
    on: Option<Day>,
) -> Result<Option<PathBuf>, ErrorView> {
    let (name, bytes) = shared.run(|app, now| app.statement_file(now, client, on))?;
    documents::save(&handle, &name, &bytes)
        .map_err(|problem| Error::new(Code::Disk, problem.to_string()).view())
}

/// The bytes of the paper of an act, to be shown before it is saved.
#[tauri::command(async)]
pub fn paper_pdf(shared: State<'_, Shared>, req: PaperRequest) -> Result<Response, ErrorView> {
    shared.run(|app, now| app.paper(now, &req)).map(|(_, bytes)| Response::new(bytes))
}

/// Saves the paper of an act: an agreement to sign, the certificate of a sum given up; `null` when
/// the user changes their mind.
#[tauri::command(async)]
pub fn save_agreement(
    handle: AppHandle,
    shared: State<'_, Shared>,
    req: PaperRequest,
) -> Result<Option<PathBuf>, ErrorView> {
    let (name, bytes) = shared.run(|app, now| app.paper(now, &req))?;
    let path = documents::save(&handle, &name, &bytes)
        .map_err(|problem| Error::new(Code::Disk, problem.to_string()).view())?;
    if path.is_some() {
        shared.change(|app, now| app.keep_paper(now, &req))?;
    }
    Ok(path)
}

/// Saves what is to come of these kinds as a calendar file; `null` when the user changes their mind.
#[tauri::command(async)]
pub fn save_calendar(
    handle: AppHandle,
    shared: State<'_, Shared>,
    kinds: Vec<CalendarKind>,
) -> Result<Option<PathBuf>, ErrorView> {
    let stamp = clock::utc_stamp().map_err(|sentence| Error::new(Code::BadDate, sentence).view())?;
    let text = shared.run(|app, now| Ok(app.calendar_file(now, &stamp, now.today, None, &kinds)))?;
    documents::save(&handle, "dument.ics", text.as_bytes())
        .map_err(|problem| Error::new(Code::Disk, problem.to_string()).view())
}

/// Saves a scenario as a file; `null` when the user changes their mind.
#[tauri::command(async)]
pub fn save_scenario_file(
    handle: AppHandle,
    shared: State<'_, Shared>,
    id: String,
) -> Result<Option<PathBuf>, ErrorView> {
    let (name, text) = shared.run(|app, _| app.scenario_file(&id))?;
    documents::save(&handle, &name, text.as_bytes())
        .map_err(|problem| Error::new(Code::Disk, problem.to_string()).view())
}

/// Saves the call sheet of a week, on paper or as a table; `null` when the user changes their mind.
#[tauri::command(async)]
pub fn save_call_sheet(
    handle: AppHandle,
    shared: State<'_, Shared>,
    req: SheetRequest,
    form: SheetForm,
) -> Result<Option<PathBuf>, ErrorView> {
    let (name, bytes) = shared.change(|app, now| app.call_sheet_file(now, &req, form))?;
    documents::save(&handle, &name, &bytes)
        .map_err(|problem| Error::new(Code::Disk, problem.to_string()).view())
}

/// Reads a filled call sheet given by its bytes; nothing is written.
#[tauri::command(async)]
pub fn read_results(shared: State<'_, Shared>, request: Request<'_>) -> Result<FilledSheetView, ErrorView> {
    let bytes = bytes(&request)?;
    shared.run(|app, _| Ok(app.read_results(bytes)))
}

/// Opens a letter that was kept in the desktop's viewer, to be printed.
#[tauri::command(async)]
pub fn print_letter(shared: State<'_, Shared>, letter: LetterId) -> Result<(), ErrorView> {
    let (name, bytes) =
        shared.run(|app, _| app.letter_document(letter).and_then(|id| app.document_file(id)))?;
    documents::open(&name, &bytes).map_err(|problem| no_viewer(&problem))
}

/// Opens a kept document in the desktop's viewer.
#[tauri::command(async)]
pub fn open_document(shared: State<'_, Shared>, document: DocumentId) -> Result<(), ErrorView> {
    let (name, bytes) = shared.run(|app, _| app.document_file(document))?;
    documents::open(&name, &bytes).map_err(|problem| no_viewer(&problem))
}

/// Opens the data folder in the desktop's file manager.
#[tauri::command(async)]
pub fn open_folder(shared: State<'_, Shared>) -> Result<(), ErrorView> {
    open::that_detached(shared.folder()).map_err(|problem| no_viewer(&problem))
}

/// Keeps the choices about alerts, and starts with the session or no longer.
#[tauri::command(async)]
pub fn save_alerts(shared: State<'_, Shared>, req: AlertSettings) -> Result<SettingsView, ErrorView> {
    let wanted = req.start_at_login;
    let answer = shared.change(|app, now| app.save_alerts(now, req))?;
    if wanted != login::is_set() {
        login::set(wanted).map_err(|problem| Error::new(Code::Disk, problem.to_string()).view())?;
    }
    Ok(answer)
}

fn bytes<'a>(request: &'a Request<'_>) -> Result<&'a [u8], ErrorView> {
    match request.body() {
        InvokeBody::Raw(bytes) => Ok(bytes),
        InvokeBody::Json(_) => Err(bad("body")),
    }
}

/// A header of the request, where the page has escaped it as in an address.
fn header(request: &Request<'_>, name: &str) -> Result<String, ErrorView> {
    let escaped =
        request.headers().get(name).and_then(|value| value.to_str().ok()).ok_or_else(|| bad(name))?;
    percent_encoding::percent_decode_str(escaped)
        .decode_utf8()
        .map(|text| text.into_owned())
        .map_err(|_| bad(name))
}

fn bad(what: &str) -> ErrorView {
    Error::new(Code::BadValue, what).view()
}

fn unreadable(problem: &std::io::Error) -> ErrorView {
    Error::new(Code::UnreadableFile, problem.to_string()).view()
}

fn no_viewer(problem: &std::io::Error) -> ErrorView {
    let detail = format!("aucun programme n’a pu l’ouvrir ({problem})");
    Error::new(Code::Disk, detail).view()
}
