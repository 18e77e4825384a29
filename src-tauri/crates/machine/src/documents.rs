//! Files that come in by a drop, and files that leave: their names, and how they are written.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

/// The largest file taken from the window, in bytes; the readers have limits of their own below.
const SIZE_MAX: u64 = 64 * 1024 * 1024;

/// The files last dropped on the window: no other path is ever read at the page's word.
#[derive(Debug, Default)]
pub struct Dropped(Mutex<Vec<PathBuf>>);

impl Dropped {
    /// These were dropped now, and no longer those before them.
    pub fn replace(&self, paths: &[PathBuf]) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = paths.to_vec();
    }

    /// The name and the bytes of one of them.
    ///
    /// # Errors
    /// It was not dropped, is no file, is larger than 64 MiB, or cannot be read.
    pub fn read(&self, path: &Path) -> io::Result<(String, Vec<u8>)> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let dropped = self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().any(|one| one == path);
        let small = fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() <= SIZE_MAX);
        if !dropped || !small {
            return Err(io::Error::other(name));
        }
        Ok((name, fs::read(path)?))
    }
}

/// Written beside its place and then moved there: a full disk leaves no half letter behind.
///
/// # Errors
/// What the disk says; nothing is left there then.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
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
#[must_use]
pub fn file_name(name: &str) -> String {
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
    fn only_what_was_dropped_is_read() {
        let folder = std::env::temp_dir().join(format!("dument-dropped-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (given, other) = (folder.join("factures.csv"), folder.join("secret.txt"));
        fs::write(&given, b"F-1").unwrap();
        fs::write(&other, b"non").unwrap();
        let dropped = Dropped::default();
        dropped.replace(&[given.clone(), folder.clone()]);
        assert_eq!(dropped.read(&given).unwrap(), ("factures.csv".to_owned(), b"F-1".to_vec()));
        assert_eq!(dropped.read(&other).unwrap_err().to_string(), "secret.txt");
        assert!(dropped.read(&folder).is_err(), "a folder is no file");
        dropped.replace(&[]);
        assert!(dropped.read(&given).is_err(), "the drop before the last");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_refused_place_leaves_nothing_behind() {
        let folder = std::env::temp_dir().join(format!("dument-documents-{}", std::process::id()));
        fs::create_dir_all(folder.join("lettre.pdf")).unwrap();
        assert!(write_whole(&folder.join("lettre.pdf"), b"%PDF").is_err());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }
}
