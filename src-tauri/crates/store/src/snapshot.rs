//! The data as they are at a moment, read beside the store, which goes on writing.

use dument_domain::case::CaseFile;
use rusqlite::Connection;

use crate::tables::{self, Scope};
use crate::{Store, StoreError, VerifyReport, open, verify};

/// What the data held when it was taken: what is written since is not in it.
pub struct Snapshot {
    connection: Connection,
}

impl Store {
    /// The data as they are now, to be read at leisure; none of a database in memory.
    ///
    /// # Errors
    /// What the disk says.
    pub fn snapshot(&self) -> Result<Option<Snapshot>, StoreError> {
        let Some(folder) = &self.folder else { return Ok(None) };
        let connection = open::open_beside(folder, self.read_only.is_some())?;
        // The moment is that of the first reading of a transaction.
        connection.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema;")?;
        Ok(Some(Snapshot { connection }))
    }
}

impl Snapshot {
    /// As [`Store::verify`].
    ///
    /// # Errors
    /// What the disk says; what is found wrong is in the report.
    pub fn verify(&self) -> Result<VerifyReport, StoreError> {
        verify::verify(&self.connection)
    }

    /// As [`Store::case_files`].
    ///
    /// # Errors
    /// [`StoreError::Damaged`] or what the disk says.
    pub fn case_files(&self) -> Result<Vec<CaseFile>, StoreError> {
        tables::files::case_files(&self.connection, Scope::All)
    }
}
