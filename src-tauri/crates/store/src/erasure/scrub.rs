//! Leaving nothing of what was erased in the pages that the file no longer uses.

use rusqlite::Connection;

use crate::StoreError;

/// Writes the file again without its free pages, and empties what stands beside it.
///
/// # Errors
/// No room for the copy, or somebody else reads the file: what was erased is, but may be left in free pages.
pub(super) fn scrub(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("VACUUM")?;
    let held: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if held == 0 { Ok(()) } else { Err(StoreError::InUse) }
}
