//! Documents leave the program here, and only where the user says: saved through the desktop's
//! dialog, or opened in the program that shows such files.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use dument_machine::place;
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

/// Saves a document where the user says; `None` when they change their mind. `DUMENT_SAVE_DIR`
/// names a folder and asks nothing, for tests.
///
/// # Errors
/// The place chosen cannot be written.
pub fn save(handle: &AppHandle, name: &str, bytes: &[u8]) -> io::Result<Option<PathBuf>> {
    let name = file_name(name);
    let chosen = match env::var_os("DUMENT_SAVE_DIR") {
        Some(folder) => Some(PathBuf::from(folder).join(&name)),
        None => ask(handle, &name)?,
    };
    let Some(path) = chosen else { return Ok(None) };
    write_whole(&path, bytes)?;
    Ok(Some(path))
}

/// Opens a copy of a document in the desktop's viewer, to be read or printed.
///
/// # Errors
/// The copy cannot be written, or the desktop has no program for it.
pub fn open(name: &str, bytes: &[u8]) -> io::Result<()> {
    let folder = place::cache_folder().unwrap_or_else(env::temp_dir).join("documents");
    fs::create_dir_all(&folder)?;
    let path = folder.join(file_name(name));
    write_whole(&path, bytes)?;
    open::that_detached(path)
}

fn ask(handle: &AppHandle, name: &str) -> io::Result<Option<PathBuf>> {
    let dialog = handle.dialog().file().set_title("Enregistrer sous").set_file_name(name);
    dialog.blocking_save_file().map(|chosen| chosen.into_path().map_err(io::Error::other)).transpose()
}

/// Written beside its place and then moved there: a full disk leaves no half letter behind.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partiel");
    let partial = PathBuf::from(partial);
    let written = fs::write(&partial, bytes).and_then(|()| fs::rename(&partial, path));
    if written.is_err() {
        // The reason told is why it could not be written, not why the rest could not be removed.
        let _ = fs::remove_file(&partial);
    }
    written
}

/// A name every system takes: no separator, no sign that Windows refuses, never empty or hidden.
fn file_name(name: &str) -> String {
    let clean: String = name
        .chars()
        .map(|letter| if letter.is_control() || r#"/\:*?"<>|"#.contains(letter) { '-' } else { letter })
        .take(120)
        .collect();
    let clean = clean.trim().trim_start_matches('.');
    if clean.is_empty() { "document".to_owned() } else { clean.to_owned() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_client_name_makes_a_file_name_every_system_takes() {
        assert_eq!(
            file_name("Mise en demeure – SARL A/B : \"Éts\".pdf"),
            "Mise en demeure – SARL A-B - -Éts-.pdf"
        );
        assert_eq!(file_name("../../etc/passwd"), "-..-etc-passwd");
        assert_eq!(file_name(" "), "document");
    }

    #[test]
    fn a_refused_place_leaves_nothing_behind() {
        let folder = env::temp_dir().join(format!("dument-documents-{}", std::process::id()));
        fs::create_dir_all(folder.join("lettre.pdf")).unwrap();
        assert!(write_whole(&folder.join("lettre.pdf"), b"%PDF").is_err());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }
}
