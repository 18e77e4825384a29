//! The journal: one line for each use case, each sealed on the one before.

use rusqlite::{Connection, params};

use crate::columns::{Columns, change_one, read_all, read_first};
use crate::{StoreError, sha256_hex};

/// A line of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalEntry {
    /// Its place, from 1, without a gap.
    pub sequence: i64,
    /// When it was recorded, local time.
    pub recorded_at: String,
    /// The use case.
    pub kind: String,
    /// What the use case was given and made, as JSON; nothing once purged.
    pub payload: Option<String>,
    /// SHA-256 of the payload, kept when the payload is purged.
    pub payload_sha256: String,
    /// The seal: SHA-256 of the seal before it, the place, the moment, the kind
    /// and the hash of the payload.
    pub hash: String,
}

const COLUMNS: &str = "SELECT sequence, recorded_at, kind, payload, payload_sha256, hash FROM journal";

/// The last lines, latest first.
pub(crate) fn read_last(connection: &Connection, limit: usize) -> Result<Vec<JournalEntry>, StoreError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    read_all(connection, &format!("{COLUMNS} ORDER BY sequence DESC LIMIT ?1"), [limit], entry)
}

/// Appends a line; its place.
pub(crate) fn append(
    connection: &Connection,
    recorded_at: &str,
    kind: &str,
    payload: &str,
) -> Result<i64, StoreError> {
    let sql = "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1";
    let last =
        read_first(connection, sql, [], |columns| Ok((columns.next::<i64>()?, columns.next::<String>()?)))?;
    let (last, previous) = last.unwrap_or_default();
    let (sequence, payload_sha256) = (last + 1, sha256_hex(payload.as_bytes()));
    let hash = seal(&previous, sequence, recorded_at, kind, &payload_sha256);
    connection
        .prepare_cached(
            "INSERT INTO journal (sequence, recorded_at, kind, payload, payload_sha256, hash)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![sequence, recorded_at, kind, payload, payload_sha256, hash])?;
    Ok(sequence)
}

/// Forgets what a line held; its place, its moment, its kind and its seal stay.
pub(crate) fn purge(connection: &Connection, sequence: i64) -> Result<(), StoreError> {
    let sql = "UPDATE journal SET payload = NULL WHERE sequence = ?1";
    change_one(connection, sql, [sequence], "journal", sequence)
}

/// The first line that does not follow from the one before, if any, and the number of lines.
pub(crate) fn check(connection: &Connection) -> Result<(i64, Option<i64>), StoreError> {
    let mut query = connection.prepare(&format!("{COLUMNS} ORDER BY sequence"))?;
    let mut rows = query.query([])?;
    let (mut previous, mut count) = (String::new(), 0);
    while let Some(row) = rows.next()? {
        let line = entry(&Columns::of(row))?;
        count += 1;
        let expected = seal(&previous, count, &line.recorded_at, &line.kind, &line.payload_sha256);
        let payload_holds =
            line.payload.as_deref().is_none_or(|text| sha256_hex(text.as_bytes()) == line.payload_sha256);
        if line.sequence != count || line.hash != expected || !payload_holds {
            return Ok((count, Some(line.sequence)));
        }
        previous = line.hash;
    }
    // SQLite remembers the last place ever given: lines cut off the end are missed too.
    let given =
        read_first(connection, "SELECT seq FROM sqlite_sequence WHERE name = 'journal'", [], |columns| {
            columns.next::<i64>()
        })?;
    let is_cut = given.unwrap_or(0) != count;
    Ok((count, is_cut.then_some(count + 1)))
}

fn seal(previous: &str, sequence: i64, recorded_at: &str, kind: &str, payload_sha256: &str) -> String {
    // Each part with its length: no two lines can read the same.
    let parts = [previous, &sequence.to_string(), recorded_at, kind, payload_sha256];
    let text: String = parts.iter().map(|part| format!("{}:{part}\n", part.len())).collect();
    sha256_hex(text.as_bytes())
}

fn entry(columns: &Columns<'_>) -> rusqlite::Result<JournalEntry> {
    Ok(JournalEntry {
        sequence: columns.next()?,
        recorded_at: columns.next()?,
        kind: columns.next()?,
        payload: columns.next()?,
        payload_sha256: columns.next()?,
        hash: columns.next()?,
    })
}
