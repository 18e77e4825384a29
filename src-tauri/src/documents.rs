//! Documents leave the program here, and only where the user says: saved through the desktop's
//! dialog, or opened in the program that shows such files.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::{env, fs, io};

use dument_app::{Code, Error, ErrorView};
use dument_machine::{documents, place};
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

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
    let written = chosen.and_then(|chosen| {
        chosen.map(|path| documents::write_whole(&path, bytes).map(|()| path)).transpose()
    });
    written.map_err(|problem| Error::new(Code::Disk, problem.to_string()).view())
}

/// Opens a copy of a document in the desktop's viewer, to be read or printed.
///
/// # Errors
/// The copy cannot be written, or the desktop has no program for it.
pub fn open(name: &str, bytes: &[u8]) -> Result<(), ErrorView> {
    let folder = place::cache_folder().unwrap_or_else(env::temp_dir).join("documents");
    let path = folder.join(documents::file_name(name));
    let written = fs::create_dir_all(&folder).and_then(|()| documents::write_whole(&path, bytes));
    written.map_err(|problem| no_program(&problem))?;
    launch(path)
}

/// Opens a file, a folder or a message in the desktop's program for it.
///
/// # Errors
/// The desktop has none.
pub fn launch(what: impl AsRef<OsStr>) -> Result<(), ErrorView> {
    open::that_detached(what).map_err(|problem| no_program(&problem))
}

fn ask(handle: &AppHandle, name: &str) -> io::Result<Option<PathBuf>> {
    let dialog = handle.dialog().file().set_title("Enregistrer sous").set_file_name(name);
    dialog.blocking_save_file().map(|chosen| chosen.into_path().map_err(io::Error::other)).transpose()
}

fn no_program(problem: &io::Error) -> ErrorView {
    Error::new(Code::Disk, format!("aucun programme n’a pu l’ouvrir ({problem})")).view()
}
