//! Files that leave the program: written whole or not at all, and only where a document may stand.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Why a file was not written. What stood there still does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwritable {
    /// A folder, a device, a link or a pipe stands there: only an ordinary file is replaced.
    NotAFile,
    /// The place is inside the data folder, where a document could take the place of the data.
    AmongTheData,
    /// What the system says.
    Disk(ErrorKind),
}

impl Unwritable {
    /// Why, in French, in the middle of a sentence; the trouble of a disk is worded by whoever words them all.
    #[must_use]
    pub fn reason(self, of_disk: fn(ErrorKind) -> &'static str) -> &'static str {
        match self {
            Unwritable::NotAFile => {
                "ce qui porte ce nom n’est pas un fichier ordinaire (dossier, lien ou périphérique)\u{a0}: choisissez un autre nom"
            }
            Unwritable::AmongTheData => {
                "cet endroit est dans le dossier de vos données, que Dûment est seul à écrire\u{a0}: choisissez un autre dossier"
            }
            Unwritable::Disk(kind) => of_disk(kind),
        }
    }
}

impl From<io::Error> for Unwritable {
    fn from(problem: io::Error) -> Unwritable {
        Unwritable::Disk(problem.kind())
    }
}

/// A file written beside its place, whole and on the disk. Until it is put there, nothing is seen of it; dropped, it
/// is gone.
#[derive(Debug)]
pub struct Written {
    beside: PathBuf,
    place: PathBuf,
}

/// Writes a file whole or not at all.
///
/// # Errors
/// [`Unwritable`]; nothing is left there then.
pub fn write_whole(place: &Path, bytes: &[u8], data: &Path) -> Result<(), Unwritable> {
    write_beside(place, bytes, data)?.put()
}

/// Writes a file beside its place, before an act that must not be done without it: the act is recorded between
/// this and [`Written::put`].
///
/// # Errors
/// [`Unwritable`]; nothing is left there then.
pub fn write_beside(place: &Path, bytes: &[u8], data: &Path) -> Result<Written, Unwritable> {
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = folder.canonicalize()?;
    if data.canonicalize().is_ok_and(|data| folder.starts_with(data)) {
        return Err(Unwritable::AmongTheData);
    }
    refuse_what_is_no_file(place)?;
    let (beside, mut file) = new_file(&folder)?;
    let written = Written { beside, place: place.to_owned() };
    file.write_all(bytes)?;
    // Flushed while it is open for writing, before it takes the place of another.
    file.sync_all()?;
    Ok(written)
}

impl Written {
    /// Puts it in its place, over an ordinary file of that name.
    ///
    /// # Errors
    /// [`Unwritable`]; what stood there still does.
    pub fn put(self) -> Result<(), Unwritable> {
        refuse_what_is_no_file(&self.place)?;
        Ok(fs::rename(&self.beside, &self.place)?)
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        // Not there any more once it was put; what cannot be removed is not what is told.
        let _ = fs::remove_file(&self.beside);
    }
}

/// The link itself is looked at, not what it leads to.
fn refuse_what_is_no_file(place: &Path) -> Result<(), Unwritable> {
    match fs::symlink_metadata(place) {
        Ok(there) if there.is_file() => Ok(()),
        Ok(_) => Err(Unwritable::NotAFile),
        Err(problem) if problem.kind() == ErrorKind::NotFound => Ok(()),
        Err(problem) => Err(problem.into()),
    }
}

/// A new file of this program in a folder, short enough a name for every disk; never over another, never through a link.
fn new_file(folder: &Path) -> Result<(PathBuf, File), Unwritable> {
    let mut refused = ErrorKind::AlreadyExists;
    for number in 0..100 {
        let path = folder.join(format!(".dument-{}-{number}.partiel", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(problem) => refused = problem.kind(),
        }
        if refused != ErrorKind::AlreadyExists {
            break;
        }
    }
    Err(Unwritable::Disk(refused))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// A folder of its own with the data in it, and what it holds.
    fn desk(name: &str) -> (PathBuf, PathBuf) {
        let folder = std::env::temp_dir().join(format!("dument-writing-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("data")).unwrap();
        fs::write(folder.join("data/dument.db"), b"SQLite").unwrap();
        (folder.clone(), folder.join("data"))
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_replaces_an_ordinary_file_whole() {
        let (folder, data) = desk("whole");
        let place = folder.join("lettre.pdf");
        write_whole(&place, b"un", &data).unwrap();
        write_whole(&place, b"deux", &data).unwrap();
        assert_eq!(fs::read(&place).unwrap(), b"deux");
        assert_eq!(names(&folder), ["data", "lettre.pdf"]);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_file_whose_act_was_refused_leaves_nothing() {
        let (folder, data) = desk("refused");
        let written = write_beside(&folder.join("lettre.pdf"), b"%PDF", &data).unwrap();
        assert!(!folder.join("lettre.pdf").exists(), "not before the act");
        drop(written);
        assert_eq!(names(&folder), ["data"]);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_calendar_does_not_take_the_place_of_the_data() {
        let (folder, data) = desk("data");
        for place in ["data/dument.db", "data/agenda.ics", "data/../data/dument.db"] {
            let refused = write_whole(&folder.join(place), b"BEGIN", &data).unwrap_err();
            assert_eq!(refused, Unwritable::AmongTheData, "{place}");
        }
        assert_eq!(fs::read(data.join("dument.db")).unwrap(), b"SQLite");
        assert_eq!(names(&data), ["dument.db"]);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_folder_that_is_not_there_is_said() {
        let (folder, data) = desk("absent");
        let refused = write_whole(&folder.join("absent/lettre.pdf"), b"%PDF", &data).unwrap_err();
        assert_eq!(refused, Unwritable::Disk(ErrorKind::NotFound));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_a_device_a_pipe_or_a_folder_is_never_written_over() {
        use std::os::unix::fs::symlink;
        let (folder, data) = desk("odd");
        let path = |name: &str| folder.join(name);
        fs::write(path("contrat.pdf"), b"signed").unwrap();
        symlink(path("contrat.pdf"), path("lien.pdf")).unwrap();
        symlink(path("nulle part"), path("rompu.pdf")).unwrap();
        symlink(data.join("dument.db"), path("data.pdf")).unwrap();
        symlink(&data, path("chemin")).unwrap();
        fs::create_dir(path("dossier.pdf")).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(path("tube.pdf")).status().unwrap().success());
        let before = names(&folder);
        for name in ["lien.pdf", "rompu.pdf", "data.pdf", "dossier.pdf", "tube.pdf"] {
            let refused = write_whole(&path(name), b"%PDF", &data).unwrap_err();
            assert_eq!(refused, Unwritable::NotAFile, "{name}");
        }
        assert_eq!(write_whole(Path::new("/dev/null"), b"%PDF", &data), Err(Unwritable::NotAFile));
        let through = write_whole(&path("chemin/dument.db"), b"%PDF", &data).unwrap_err();
        assert_eq!(through, Unwritable::AmongTheData, "through a link to the data");
        assert_eq!(names(&folder), before);
        assert!(path("lien.pdf").is_symlink());
        assert_eq!(fs::read(path("contrat.pdf")).unwrap(), b"signed");
        fs::remove_dir_all(&folder).unwrap();
    }
}
