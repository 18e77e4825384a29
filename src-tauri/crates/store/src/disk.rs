//! What the disk is asked beside SQLite: that bytes and names are on it, and that they are the user's alone.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::StoreError;

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
    let mut name = path.as_os_str().to_owned();
    name.push(".partiel");
    let started = PathBuf::from(name);
    let written = open_private_file(&started).and_then(|mut file| {
        file.set_len(0)?;
        file.write_all(bytes)?;
        file.sync_all()
    });
    let put = written.and_then(|()| fs::rename(&started, path));
    if put.is_err() {
        let _ = fs::remove_file(&started);
    }
    Ok(put?)
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
}
