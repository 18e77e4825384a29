//! Watching: triggers of this connection, which the file does not have, note every row written.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::shape::Shape;
use super::{Changes, Removed, Replaced, Row};
use crate::columns::{read_all, read_first};
use crate::{StoreError, sha256_hex};

/// Begins to watch a connection, once its schema is the last one.
pub(crate) fn begin(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // Without it, a row replaced by another of the same key would not be seen leaving.
    connection.pragma_update(None, "recursive_triggers", true)?;
    let mut sql = "CREATE TEMP TABLE seen (
        place INTEGER PRIMARY KEY, name TEXT NOT NULL, row_key TEXT NOT NULL, was TEXT, became TEXT);"
        .to_owned();
    for shape in Shape::all(connection)? {
        let table = &shape.table;
        for (act, row, was, became) in [
            ("INSERT", "NEW.", "NULL".to_owned(), shape.json("NEW.")),
            ("UPDATE", "OLD.", shape.json("OLD."), shape.json("NEW.")),
            ("DELETE", "OLD.", shape.json("OLD."), "NULL".to_owned()),
        ] {
            let key = shape.key(row);
            sql += &format!(
                "CREATE TEMP TRIGGER seen_{act}_{table} AFTER {act} ON main.{table} BEGIN
                    INSERT INTO seen (name, row_key, was, became) VALUES ('{table}', {key}, {was}, {became});
                END;"
            );
        }
    }
    Ok(connection.execute_batch(&sql)?)
}

/// Forgets what was seen before.
pub(crate) fn forget(connection: &Connection) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM temp.seen")?.execute([])?;
    Ok(())
}

/// What was seen: where each row stood first and last, and whose files were touched.
pub(crate) fn seen(connection: &Connection) -> Result<(Changes, BTreeSet<i64>), StoreError> {
    let sql = "SELECT name, row_key, was, became FROM temp.seen ORDER BY place";
    let rows = read_all(connection, sql, [], |columns| {
        let place: (String, String) = (columns.next()?, columns.next()?);
        Ok((place, columns.next::<Option<String>>()?, columns.next::<Option<String>>()?))
    })?;
    let mut ends: BTreeMap<(String, String), (Option<String>, Option<String>)> = BTreeMap::new();
    for (place, was, became) in rows {
        ends.entry(place).and_modify(|end| end.1.clone_from(&became)).or_insert((was, became));
    }
    let (mut changes, mut clients) = (Changes::default(), BTreeSet::new());
    for ((table, key), (was, is)) in ends {
        let (was, is) = (was.as_deref().map(read).transpose()?, is.as_deref().map(read).transpose()?);
        if was == is {
            continue;
        }
        for row in [&was, &is].into_iter().flatten() {
            clients.extend(client_of(connection, &table, row)?);
        }
        match (was, is) {
            (None, Some(is)) => {
                changes.added.entry(table).or_default().insert(key, seal(&is));
            }
            (Some(was), Some(is)) => changes.replaced.push(replaced(table, key, was, is)),
            (Some(was), None) => changes.removed.push(Removed { table, key, was }),
            (None, None) => {}
        }
    }
    Ok((changes, clients))
}

/// Every row written since [`forget`], by table and key, and whether it was not there before.
pub(crate) fn touched(connection: &Connection) -> Result<BTreeMap<(String, String), bool>, StoreError> {
    // The first time counts: of the rows of one place, the last to come into the map.
    let sql = "SELECT name, row_key, was IS NULL FROM temp.seen ORDER BY place DESC";
    let rows = read_all(connection, sql, [], |columns| {
        let place: (String, String) = (columns.next()?, columns.next()?);
        Ok((place, columns.next::<bool>()?))
    })?;
    Ok(rows.into_iter().collect())
}

/// A seal of what a row holds, the same as long as it holds it. What is not filled is left out, so
/// that a column added by a later schema breaks no seal.
pub(crate) fn seal(row: &Row) -> String {
    let filled: Row = row
        .iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    sha256_hex(serde_json::Value::Object(filled).to_string().as_bytes()).chars().take(16).collect()
}

/// What a row holds now, if it is there.
pub(crate) fn current(connection: &Connection, shape: &Shape, key: &str) -> Result<Option<Row>, StoreError> {
    let sql = format!("SELECT {} FROM {} WHERE {}", shape.json(""), shape.table, shape.at_key());
    let text = read_first(connection, &sql, [key], |columns| columns.next::<String>())?;
    text.map(|text| read(&text)).transpose()
}

/// A row as the triggers wrote it.
pub(super) fn read(text: &str) -> Result<Row, StoreError> {
    serde_json::from_str(text).map_err(StoreError::unreadable)
}

fn replaced(table: String, key: String, was: Row, is: Row) -> Replaced {
    let differs = |name: &String| was.get(name) != is.get(name);
    let kept = |row: &Row| -> Row {
        row.iter()
            .filter(|(name, _)| differs(name))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    };
    let (before, after) = (kept(&was), kept(&is));
    Replaced { table, key, was: before, is: after }
}

/// The client whose file a row belongs to.
fn client_of(connection: &Connection, table: &str, row: &Row) -> Result<Option<i64>, StoreError> {
    let number = |name: &str| row.get(name).and_then(serde_json::Value::as_i64);
    if table == "clients" {
        return Ok(number("id"));
    }
    if let Some(client) = number("client_id") {
        return Ok(Some(client));
    }
    let Some(invoice) = number("invoice_id") else { return Ok(None) };
    let sql = "SELECT client_id FROM invoices WHERE id = ?1";
    read_first(connection, sql, [invoice], |columns| columns.next::<i64>())
}
