//! Where the data live: one folder, chosen by the platform or by `DUMENT_DATA`.

use std::path::PathBuf;
use std::{env, fs};

use directories::ProjectDirs;

/// The data folder of this user.
///
/// # Errors
/// A French sentence when the account has no home folder and nothing was chosen.
pub fn data_folder() -> Result<PathBuf, String> {
    if let Some(chosen) = env::var_os("DUMENT_DATA").filter(|text| !text.is_empty()) {
        return Ok(PathBuf::from(chosen));
    }
    platform().map(|dirs| dirs.data_dir().to_path_buf()).ok_or_else(|| {
        "Ce compte n’a pas de dossier personnel\u{a0}: indiquez dans DUMENT_DATA où ranger les données."
            .to_owned()
    })
}

/// The file in which this computer remembers its companies, outside the data of any: `DUMENT_CONFIG` names its
/// folder. None where one data folder was chosen by `DUMENT_DATA` alone: that one is then the only one.
#[must_use]
pub fn companies_file() -> Option<PathBuf> {
    let chosen = |name: &str| env::var_os(name).filter(|text| !text.is_empty()).map(PathBuf::from);
    let folder = match chosen("DUMENT_CONFIG") {
        None if chosen("DUMENT_DATA").is_some() => None,
        None => platform().map(|dirs| dirs.preference_dir().to_path_buf()),
        own => own,
    };
    Some(folder?.join("entreprises.json"))
}

/// A folder of this user for files that may be thrown away, such as the drawing of the tray icon.
#[must_use]
pub fn cache_folder() -> Option<PathBuf> {
    platform().map(|dirs| dirs.cache_dir().to_path_buf())
}

/// A folder for copies of documents that a viewer is shown: debtors' data, that no other account reads.
#[must_use]
pub fn documents_folder() -> PathBuf {
    cache_folder().unwrap_or_else(|| env::temp_dir().join("dument")).join("documents")
}

/// Throws away the copies that a viewer was shown by an earlier run; one still held elsewhere stays.
pub fn forget_copies() {
    // They may never have been: nothing is lost either way.
    let _ = fs::remove_dir_all(documents_folder());
}

fn platform() -> Option<ProjectDirs> {
    ProjectDirs::from("fr", "dument", "dument")
}
