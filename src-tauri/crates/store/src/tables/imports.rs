//! Files read into the database, by their content.

use rusqlite::{Connection, params};

use crate::StoreError;
use crate::columns::{json_text, read_first};

/// What is known of a file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportInfo {
    /// SHA-256 of its content, hexadecimal.
    pub sha256: String,
    /// Its name when it was read.
    pub name: String,
    /// `csv`, `factur-x`…
    pub format: String,
    /// How many of each thing it gave, as the use case counts them.
    pub counts: serde_json::Value,
    /// When it was read, local time.
    pub imported_at: String,
}

/// The reading of a file of this content, if it was read.
pub(crate) fn read(connection: &Connection, sha256: &str) -> Result<Option<ImportInfo>, StoreError> {
    let sql = "SELECT sha256, name, format, counts, imported_at FROM imports WHERE sha256 = ?1";
    read_first(connection, sql, [sha256], |columns| {
        Ok(ImportInfo {
            sha256: columns.next()?,
            name: columns.next()?,
            format: columns.next()?,
            counts: columns.json()?,
            imported_at: columns.next()?,
        })
    })
}

/// Records that a file was read. A content is recorded once.
pub(crate) fn insert(connection: &Connection, import: &ImportInfo) -> Result<(), StoreError> {
    let ImportInfo { sha256, name, format, counts, imported_at } = import;
    connection
        .prepare_cached(
            "INSERT INTO imports (sha256, name, format, counts, imported_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![sha256, name, format, json_text(counts)?, imported_at])?;
    Ok(())
}
