//! The file that is open, recognised under its name before each commit: what is written into a file that another
//! program moved, replaced or removed would be gone at the end.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

use crate::StoreError;

/// The file of the open data, as it was when it was opened.
pub(crate) struct Held {
    database: PathBuf,
    identity: (u64, u64),
}

impl Held {
    /// The file under this name now.
    ///
    /// # Errors
    /// What the disk says.
    pub(crate) fn of(database: &Path) -> Result<Held, StoreError> {
        let identity = identity_of(&fs::metadata(database)?);
        Ok(Held { database: database.to_owned(), identity })
    }

    /// Whether it is still the one under its name.
    pub(crate) fn is_still_there(&self) -> bool {
        fs::metadata(&self.database).is_ok_and(|found| identity_of(&found) == self.identity)
    }
}

#[cfg(unix)]
fn identity_of(found: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (found.dev(), found.ino())
}

/// Elsewhere the system keeps an open file under its name: that it is there is enough.
#[cfg(not(unix))]
fn identity_of(_: &Metadata) -> (u64, u64) {
    (0, 0)
}
