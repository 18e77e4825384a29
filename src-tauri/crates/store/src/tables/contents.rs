//! The bytes of kept files, each content once.

use rusqlite::{Connection, params};

use crate::columns::{read_all, read_first};
use crate::{StoreError, sha256_hex};

/// Keeps these bytes unless they are there already; gives the name of the content.
pub(crate) fn keep(connection: &Connection, bytes: &[u8]) -> Result<String, StoreError> {
    let sha256 = sha256_hex(bytes);
    connection
        .prepare_cached(
            "INSERT INTO contents (sha256, bytes) VALUES (?1, ?2) ON CONFLICT (sha256) DO NOTHING",
        )?
        .execute(params![sha256, bytes])?;
    Ok(sha256)
}

/// The bytes of that name.
pub(crate) fn read(connection: &Connection, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
    read_first(connection, "SELECT bytes FROM contents WHERE sha256 = ?1", [sha256], |columns| columns.next())
}

/// Every name of content, to be checked one at a time.
pub(crate) fn names(connection: &Connection) -> Result<Vec<String>, StoreError> {
    read_all(connection, "SELECT sha256 FROM contents ORDER BY sha256", [], |columns| columns.next())
}
