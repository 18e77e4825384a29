//! Choices of the user, each a JSON value under a word.

use rusqlite::Connection;

use crate::StoreError;
use crate::columns::{read_all, read_first};

/// The JSON text of a setting.
pub(crate) fn read(connection: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    read_first(connection, "SELECT value FROM settings WHERE key = ?1", [key], |columns| columns.next())
}

/// Sets or replaces a setting.
pub(crate) fn write(connection: &Connection, key: &str, json: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO settings (key, value) VALUES (?1, ?2)")?
        .execute([key, json])?;
    Ok(())
}

/// Every setting with its text, by name.
pub(crate) fn all(connection: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    read_all(connection, "SELECT key, value FROM settings ORDER BY key", [], |columns| {
        Ok((columns.next()?, columns.next()?))
    })
}
