//! Files that come in by a drop, and the names of those that leave.

use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

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
        let dropped = self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().any(|one| one == path);
        if !dropped {
            return Err(ErrorKind::PermissionDenied.into());
        }
        let file = fs::metadata(path)?;
        if !file.is_file() {
            return Err(ErrorKind::InvalidInput.into());
        }
        if file.len() > SIZE_MAX {
            return Err(ErrorKind::FileTooLarge.into());
        }
        Ok((name_of(path), fs::read(path)?))
    }
}

/// The name of a file, as it is shown.
#[must_use]
pub fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Puts a copy of a document where the desktop's viewer may read it, in a folder that no other account can
/// open, and says where. The same document shown twice is the same copy: a viewer may hold the first one open.
///
/// # Errors
/// What the disk says.
pub fn copy_to_show(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    private_folder(folder)?;
    let name = file_name(name);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, "pdf"));
    let mut refused = ErrorKind::AlreadyExists;
    for number in 1..=COPIES_MAX {
        let other = if number == 1 { name.clone() } else { format!("{stem} ({number}).{ending}") };
        let path = folder.join(other);
        if fs::read(&path).is_ok_and(|there| there == bytes) {
            return Ok(path);
        }
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(bytes)?;
                return Ok(path);
            }
            Err(problem) => refused = problem.kind(),
        }
        if refused != ErrorKind::AlreadyExists {
            break;
        }
    }
    Err(refused.into())
}

/// A launcher with nothing to open a file says so within this time.
const LAUNCH_PATIENCE: Duration = Duration::from_secs(2);

/// Opens a file, a folder or a message in the desktop's program for it.
///
/// # Errors
/// The desktop has none.
pub fn launch(what: impl AsRef<OsStr>) -> io::Result<()> {
    open::that_detached_with_timeout(what, LAUNCH_PATIENCE)
}

/// Documents of one name shown between two starts.
const COPIES_MAX: u32 = 99;

#[cfg(unix)]
fn private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::create_dir_all(folder)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

/// Elsewhere the user's own folders are theirs alone by the system's rules.
#[cfg(not(unix))]
fn private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
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
        assert_eq!(dropped.read(&other).unwrap_err().kind(), ErrorKind::PermissionDenied);
        assert_eq!(dropped.read(&folder).unwrap_err().kind(), ErrorKind::InvalidInput, "a folder is no file");
        dropped.replace(&[]);
        assert!(dropped.read(&given).is_err(), "the drop before the last");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_document_shown_twice_is_one_copy_and_another_of_its_name_is_beside() {
        let folder = std::env::temp_dir().join(format!("dument-shown-{}", std::process::id()));
        let first = copy_to_show(&folder, "Lettre.pdf", b"un").unwrap();
        assert_eq!(copy_to_show(&folder, "Lettre.pdf", b"un").unwrap(), first);
        let other = copy_to_show(&folder, "Lettre.pdf", b"deux").unwrap();
        assert_eq!(other.file_name().unwrap(), "Lettre (2).pdf");
        assert_eq!((fs::read(first).unwrap(), fs::read(other).unwrap()), (b"un".to_vec(), b"deux".to_vec()));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
