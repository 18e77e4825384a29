//! Which lines of the journal can be taken back, and whose files they touched.

use std::collections::BTreeSet;

use dument_domain::ClientId;
use rusqlite::{Connection, Params, params};

use crate::StoreError;
use crate::changes::Changes;
use crate::columns::{Columns, read_all, read_first};

/// A line of the journal that can be taken back, or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its place in the journal.
    pub sequence: i64,
    /// When it was recorded, local time.
    pub recorded_at: String,
    /// The use case.
    pub kind: String,
    /// The line that took it back.
    pub undone_by: Option<i64>,
    /// The clients whose files it touched.
    pub clients: Vec<ClientId>,
    /// What it changed.
    pub changes: Changes,
}

const COLUMNS: &str = "SELECT journal.sequence, recorded_at, kind, undone_by,
        (SELECT json_group_array(touched.client_id) FROM change_clients touched
            WHERE touched.sequence = journal.sequence),
        payload -> '$.changed'
    FROM changes JOIN journal USING (sequence)";

/// A line whose payload was purged cannot be taken back any more.
const KEPT: &str = "payload -> '$.changed' IS NOT NULL";

/// One line, unless its payload was purged.
pub(crate) fn read(connection: &Connection, sequence: i64) -> Result<Option<Change>, StoreError> {
    let sql = format!("{COLUMNS} WHERE journal.sequence = ?1 AND {KEPT}");
    read_first(connection, &sql, [sequence], change)
}

/// The lines that touched the file of a client, latest first.
pub(crate) fn read_of_client(connection: &Connection, client: i64) -> Result<Vec<Change>, StoreError> {
    let sql = "JOIN change_clients USING (sequence) WHERE change_clients.client_id = ?1";
    read_latest(connection, sql, [client])
}

/// The lines of these use cases, latest first; their words as a JSON array.
pub(crate) fn read_of_kinds(connection: &Connection, kinds: &str) -> Result<Vec<Change>, StoreError> {
    read_latest(connection, "WHERE kind IN (SELECT value FROM json_each(?1))", [kinds])
}

fn read_latest(connection: &Connection, which: &str, given: impl Params) -> Result<Vec<Change>, StoreError> {
    let sql = format!("{COLUMNS} {which} AND {KEPT} ORDER BY journal.sequence DESC");
    read_all(connection, &sql, given, change)
}

/// Notes that a line can be taken back.
pub(crate) fn insert(
    connection: &Connection,
    sequence: i64,
    clients: &BTreeSet<i64>,
) -> Result<(), StoreError> {
    connection.prepare_cached("INSERT INTO changes (sequence) VALUES (?1)")?.execute([sequence])?;
    for client in clients {
        connection
            .prepare_cached("INSERT INTO change_clients (client_id, sequence) VALUES (?1, ?2)")?
            .execute([*client, sequence])?;
    }
    Ok(())
}

/// Notes that a line was taken back by another. Where it took one back itself, that one stands again.
pub(crate) fn undo(connection: &Connection, sequence: i64, by: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE changes SET undone_by = NULL WHERE undone_by = ?1")?
        .execute([sequence])?;
    connection
        .prepare_cached("UPDATE changes SET undone_by = ?2 WHERE sequence = ?1")?
        .execute(params![sequence, by])?;
    Ok(())
}

fn change(columns: &Columns<'_>) -> rusqlite::Result<Change> {
    Ok(Change {
        sequence: columns.next()?,
        recorded_at: columns.next()?,
        kind: columns.next()?,
        undone_by: columns.next()?,
        clients: columns.json()?,
        changes: columns.json()?,
    })
}
