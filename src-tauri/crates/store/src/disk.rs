//! What the disk is asked beside SQLite: that bytes and names are on it, and that they are the user's alone.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::StoreError;

/// What is being written, before it bears its name.
pub(crate) const BEGUN: &str = ".partiel";

/// A path with an ending of its own behind its whole name.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Gives what was written beside its name, over what bore it: its bytes are on the disk before, the name after.
pub(crate) fn put_in_place(started: &Path, place: &Path) -> Result<(), StoreError> {
    flush_file(started)?;
    fs::rename(started, place)?;
    if let Some(folder) = place.parent() {
        flush_names(folder);
    }
    Ok(())
}

/// The first of these paths, from 1, that nothing bears, not even a link that leads nowhere.
pub fn free_name(named: impl Fn(u32) -> PathBuf) -> PathBuf {
    let free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
    (1..u32::MAX).map(&named).find(free).unwrap_or_else(|| named(u32::MAX))
}

/// What a disk that refused without saying why says of a small file, which is taken away at once: that it is
/// full, takes no writing, is somebody else's.
pub(crate) fn why_it_refuses(folder: &Path) -> Option<ErrorKind> {
    // As much as SQLite asks for the file by which its connections agree.
    const BYTES: usize = 32 * 1024;
    let tried = folder.join(format!(".dument-{}-essai{BEGUN}", std::process::id()));
    let written = open_private_file(&tried).and_then(|mut file| {
        file.write_all(&vec![0; BYTES])?;
        file.sync_all()
    });
    let _ = fs::remove_file(&tried);
    written.err().map(|problem| problem.kind())
}

/// What is in this file is on the disk. Windows flushes only a file opened for writing.
pub(crate) fn flush_file(path: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.sync_all()
}

/// The names of this folder are on the disk, where the system knows how: Windows keeps them with the files, and
/// opens no folder as a file.
pub(crate) fn flush_names(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        // The file itself is flushed; a name lost with the power leaves the state before, whole.
        let _ = folder.sync_all();
    }
}

/// A folder made for the data, with those above it: the other accounts of the computer do not read who owes what.
///
/// # Errors
/// What the disk says.
pub fn make_private_folder(folder: &Path) -> Result<(), StoreError> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder.parent() {
        fs::create_dir_all(above)?;
    }
    Ok(private::folder_builder().create(folder)?)
}

/// Writes a file for its owner alone, whole or not at all, in the place of the one that bears its name.
///
/// # Errors
/// What the disk says; the file of before is there then.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let started = beside(path, BEGUN);
    let written = open_private_file(&started).and_then(|mut file| {
        file.set_len(0)?;
        file.write_all(bytes)
    });
    let put = written.map_err(StoreError::from).and_then(|()| put_in_place(&started, path));
    if put.is_err() {
        let _ = fs::remove_file(&started);
    }
    put
}

/// A file of the data folder opened for writing, made for its owner alone.
///
/// # Errors
/// What the disk says. What stands there and is no ordinary file (a pipe would wait for ever for its reader) is
/// [`ErrorKind::InvalidInput`].
pub(crate) fn open_private_file(path: &Path) -> io::Result<File> {
    match fs::metadata(path) {
        Ok(there) if !there.is_file() => return Err(ErrorKind::InvalidInput.into()),
        Ok(_) => {}
        Err(problem) if problem.kind() == ErrorKind::NotFound => {}
        Err(problem) => return Err(problem),
    }
    private::file_options().create(true).truncate(false).write(true).open(path)
}

/// Takes the file away from the other accounts. One that belongs to somebody else stays as it is: the data are
/// opened all the same.
pub(crate) fn make_private(path: &Path) {
    let _ = private::restrict(path);
}

/// The same of a folder of an earlier version, which was open to all.
pub(crate) fn make_folder_private(folder: &Path) {
    let _ = private::restrict_folder(folder);
}

/// A folder that was not there, for its owner alone.
pub(crate) fn create_private_folder(folder: &Path) -> io::Result<()> {
    private::folder_builder().create(folder)
}

#[cfg(unix)]
mod private {
    use std::fs::{self, DirBuilder, OpenOptions, Permissions};
    use std::io;
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
    use std::path::Path;

    pub(super) fn folder_builder() -> DirBuilder {
        let mut builder = DirBuilder::new();
        builder.mode(0o700);
        builder
    }

    pub(super) fn file_options() -> OpenOptions {
        let mut options = OpenOptions::new();
        options.mode(0o600);
        options
    }

    pub(super) fn restrict(path: &Path) -> io::Result<()> {
        fs::set_permissions(path, Permissions::from_mode(0o600))
    }

    pub(super) fn restrict_folder(folder: &Path) -> io::Result<()> {
        fs::set_permissions(folder, Permissions::from_mode(0o700))
    }
}

/// Elsewhere the user's own folder is theirs alone by the system's rules.
#[cfg(not(unix))]
mod private {
    use std::fs::{DirBuilder, OpenOptions};
    use std::io;
    use std::path::Path;

    pub(super) fn folder_builder() -> DirBuilder {
        DirBuilder::new()
    }

    pub(super) fn file_options() -> OpenOptions {
        OpenOptions::new()
    }

    pub(super) fn restrict(_: &Path) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn restrict_folder(_: &Path) -> io::Result<()> {
        Ok(())
    }
}
