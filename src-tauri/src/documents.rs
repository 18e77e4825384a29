//! Documents leave the program here, and only where the user says: saved through the desktop's
//! dialog, or opened in the program that shows such files.

use std::env;
use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::PathBuf;

use dument_app::{Error, ErrorView, disk_trouble};
use dument_machine::writing::{self, Unwritable};
use dument_machine::{documents, place};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FilePath};

use crate::shared::Shared;

/// Saves a document where the user says; `None` when they change their mind. `DUMENT_SAVE_DIR`
/// names a folder and asks nothing, for tests.
///
/// # Errors
/// The place chosen cannot be written.
pub fn save(handle: &AppHandle, name: &str, bytes: &[u8]) -> Result<Option<PathBuf>, ErrorView> {
    let name = documents::file_name(name);
    let chosen = match env::var_os("DUMENT_SAVE_DIR") {
        Some(folder) => Ok(Some(PathBuf::from(folder).join(&name))),
        None => ask(handle, &name),
    };
    let data = handle.state::<Shared>().tells(|desk| desk.home().to_owned());
    let write = |path: PathBuf| writing::write_whole(&path, bytes, &data).map(|()| path);
    let written = chosen.and_then(|chosen| chosen.map(write).transpose());
    written.map_err(|why| Error::not_saved(why.reason(disk_trouble)).view())
}

/// The folder that the user chooses; `None` when they change their mind, `DUMENT_SAVE_DIR` for tests.
///
/// # Errors
/// The desktop names no folder of this computer.
pub fn folder(handle: &AppHandle) -> Result<Option<PathBuf>, ErrorView> {
    if let Some(folder) = env::var_os("DUMENT_SAVE_DIR") {
        return Ok(Some(PathBuf::from(folder)));
    }
    let chosen = handle.dialog().file().set_title("Choisir un dossier").blocking_pick_folder();
    named(chosen).map_err(|why| Error::not_saved(why.reason(disk_trouble)).view())
}

/// Opens a copy of a document in the desktop's viewer, to be read or printed.
///
/// # Errors
/// The copy cannot be written, or nothing opens it: it then stays where the sentence says.
pub fn open(name: &str, bytes: &[u8]) -> Result<(), ErrorView> {
    let copy = documents::copy_to_show(&place::documents_folder(), name, bytes);
    let path = copy.map_err(|problem| Error::not_saved(disk_trouble(problem.kind())).view())?;
    launch(&path, || Error::no_viewer(&path))
}

/// Opens a file, a folder or a message in the desktop's program for it, or says what to do without.
pub fn launch(what: impl AsRef<OsStr>, none: impl FnOnce() -> Error) -> Result<(), ErrorView> {
    documents::launch(what).map_err(|_| none().view())
}

fn ask(handle: &AppHandle, name: &str) -> Result<Option<PathBuf>, Unwritable> {
    named(handle.dialog().file().set_title("Enregistrer sous").set_file_name(name).blocking_save_file())
}

fn named(chosen: Option<FilePath>) -> Result<Option<PathBuf>, Unwritable> {
    let path = chosen.map(FilePath::into_path).transpose();
    path.map_err(|_| Unwritable::Disk(ErrorKind::InvalidFilename))
}
