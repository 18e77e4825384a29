//! What is remembered of the companies: one small file of the computer, in nobody's data.
//!
//! It is a memory: whatever is wrong with it, the folders are looked at again, and nothing of anybody's is lost.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::views::CompanyColour;
use crate::{Error, disk_trouble};

/// A company as it was last known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Remembered {
    /// The folder of its data.
    pub(super) folder: PathBuf,
    /// Its name.
    #[serde(default)]
    pub(super) name: String,
    /// Its colour.
    pub(super) colour: CompanyColour,
    /// When it was last opened in the window, `YYYY-MM-DDTHH:MM`.
    #[serde(default)]
    pub(super) opened: Option<String>,
    /// Taken off the list by the user; its folder stays.
    #[serde(default)]
    pub(super) removed: bool,
}

/// What the file says; of one that is missing or damaged, the entries that can be read.
pub(super) fn remembered(file: &Path) -> Vec<Remembered> {
    let text = fs::read(file).unwrap_or_default();
    let kept: Value = serde_json::from_slice(&text).unwrap_or_default();
    let entries = kept.get("companies").and_then(Value::as_array).cloned().unwrap_or_default();
    entries.into_iter().filter_map(|entry| serde_json::from_value(entry).ok()).collect()
}

/// Remembers these instead, whole or not at all.
///
/// # Errors
/// What the disk says; what was remembered before still is.
pub(super) fn remember_all(file: &Path, companies: &[Remembered]) -> Result<(), Error> {
    let text = serde_json::to_vec_pretty(&json!({ "companies": companies })).unwrap_or_default();
    let folder = file.parent().map_or(Ok(()), dument_store::make_private_folder);
    folder.and_then(|()| dument_store::write_private(file, &text)).map_err(|problem| {
        let kind = if let dument_store::StoreError::Io(kind) = problem { Some(kind) } else { None };
        let why = kind.map_or("le disque a refusé", disk_trouble);
        Error::told(
            crate::Code::Disk,
            file.display().to_string(),
            format!(
                "La liste des entreprises n’a pas pu être enregistrée ({}\u{a0}: {why}). Aucune donnée n’a été touchée.",
                file.display()
            ),
        )
    })
}
