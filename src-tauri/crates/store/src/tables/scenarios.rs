//! Scenarios that the user wrote: every version kept, the last one in force.

use dument_domain::case::Scenario;
use rusqlite::{Connection, params};

use crate::StoreError;
use crate::columns::{json_text, read_all};

/// One version of a scenario of the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedScenario {
    /// The scenario, its word and version included.
    pub scenario: Scenario,
    /// When this version was saved, local time.
    pub saved_at: String,
    /// No longer proposed; kept for the cases that began with it.
    pub removed: bool,
}

/// Every version of every scenario, by word, then oldest first.
pub(crate) fn read(connection: &Connection) -> Result<Vec<SavedScenario>, StoreError> {
    let sql = "SELECT body, saved_at, removed FROM scenarios ORDER BY id, version";
    read_all(connection, sql, [], |columns| {
        Ok(SavedScenario { scenario: columns.json()?, saved_at: columns.next()?, removed: columns.next()? })
    })
}

/// Adds a version; one that is there already is a conflict.
pub(crate) fn insert(connection: &Connection, scenario: &Scenario, now: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO scenarios (id, version, body, saved_at) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![scenario.id, scenario.version, json_text(scenario)?, now])?;
    Ok(())
}

/// Proposes a scenario no longer, or again; whether there is one of that word.
pub(crate) fn remove(connection: &Connection, id: &str, removed: bool) -> Result<bool, StoreError> {
    let changed = connection
        .prepare_cached("UPDATE scenarios SET removed = ?2 WHERE id = ?1")?
        .execute(params![id, removed])?;
    Ok(changed > 0)
}
