//! Putting back: the old values where nothing else came since, in the transaction of a use case.

use dument_domain::InvoiceId;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use serde_json::Value;

use super::shape::Shape;
use super::watch;
use super::{Changes, Replaced, Row};
use crate::writer::Writer;
use crate::{StoreError, Table};

/// What becomes of the facts that are taken back: events, payments, credit notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facts {
    /// They stay, struck through, and count no more.
    Struck,
    /// They go with the invoices they hang on: a file read by mistake.
    Removed,
}

const FACTS: [&str; 3] = ["events", "payments", "credit_notes"];
/// What hangs on a fact that stays.
const OF_FACTS: [&str; 2] = ["event_invoices", "payment_shares"];

impl Writer<'_> {
    /// Takes back what a use case changed: what it replaced or removed is there again, what it
    /// added goes. Kept files stay kept, attached to nobody; the journal keeps both entries.
    ///
    /// # Errors
    /// [`StoreError::Altered`] where a row is no longer as that use case left it,
    /// [`StoreError::Leaning`] where something recorded since refers to what it added,
    /// [`StoreError::Conflict`] where a table refuses the old values.
    pub fn put_back(&self, changes: &Changes, facts: Facts) -> Result<(), StoreError> {
        let connection = self.connection();
        connection.pragma_update(None, "defer_foreign_keys", true)?;
        let shapes = Shape::all(connection)?;
        let shape = |table: &str| shapes.iter().find(|shape| shape.table == table);
        for (table, rows) in &changes.added {
            let Some(shape) = shape(table) else { continue };
            for (key, sealed) in rows {
                take_away(connection, shape, key, sealed, facts)?;
            }
        }
        for row in &changes.replaced {
            if let Some(shape) = shape(&row.table) {
                give_back(connection, shape, row)?;
            }
        }
        for row in &changes.removed {
            if let Some(shape) = shape(&row.table) {
                if watch::current(connection, shape, &row.key)?.is_some() {
                    return Err(altered(&row.table, &row.key));
                }
                insert(connection, shape, &row.was)?;
            }
        }
        refuse_leaning(connection)
    }
}

impl Writer<'_> {
    /// Removes an invoice that was added by mistake, its due dates, and the payments, credit notes and
    /// events that the change which added it brought for it alone. Its files stay in the case.
    ///
    /// # Errors
    /// [`StoreError::Leaning`] where something recorded since refers to it.
    pub fn remove_invoice(&self, InvoiceId(id): InvoiceId, came_with: &Changes) -> Result<(), StoreError> {
        let connection = self.connection();
        connection.pragma_update(None, "defer_foreign_keys", true)?;
        for (table, shares, key) in
            [(Table::Payments, "payment_shares", "payment_id"), (Table::Events, "event_invoices", "event_id")]
        {
            let name = table.name();
            let share = format!("DELETE FROM {shares} WHERE {key} = ?1 AND invoice_id = ?2");
            let whole = format!(
                "DELETE FROM {name} WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM {shares} WHERE {key} = ?1)"
            );
            for fact in came_with.added_to(table) {
                if connection.prepare_cached(&share)?.execute([fact, id])? > 0 {
                    connection.prepare_cached(&whole)?.execute([fact])?;
                }
            }
        }
        for note in came_with.added_to(Table::CreditNotes) {
            let sql = "DELETE FROM credit_notes WHERE id = ?1 AND invoice_id = ?2";
            connection.prepare_cached(sql)?.execute([note, id])?;
        }
        for sql in [
            "DELETE FROM due_parts WHERE invoice_id = ?1",
            "UPDATE documents SET invoice_id = NULL WHERE invoice_id = ?1",
            "DELETE FROM invoices WHERE id = ?1",
        ] {
            connection.prepare_cached(sql)?.execute([id])?;
        }
        refuse_leaning(connection)
    }
}

/// Takes away a row that was added.
fn take_away(
    connection: &Connection,
    shape: &Shape,
    key: &str,
    sealed: &str,
    facts: Facts,
) -> Result<(), StoreError> {
    let table = shape.table.as_str();
    let strikes = facts == Facts::Struck;
    let run = |act: &str| -> Result<(), StoreError> {
        connection.prepare_cached(&format!("{act} WHERE {}", shape.at_key()))?.execute([key])?;
        Ok(())
    };
    if strikes && FACTS.contains(&table) {
        return run(&format!("UPDATE {table} SET reversed = 1"));
    }
    if strikes && OF_FACTS.contains(&table) {
        return Ok(());
    }
    if table == "documents" {
        return run("UPDATE documents SET client_id = NULL, invoice_id = NULL");
    }
    let found = watch::current(connection, shape, key)?;
    if found.is_none_or(|row| watch::seal(&row) != sealed) {
        return Err(altered(table, key));
    }
    run(&format!("DELETE FROM {table}"))
}

/// Gives a row its old values back, in the columns that changed.
fn give_back(connection: &Connection, shape: &Shape, row: &Replaced) -> Result<(), StoreError> {
    let now = watch::current(connection, shape, &row.key)?;
    let stands = now.is_some_and(|now| row.is.iter().all(|(name, value)| now.get(name) == Some(value)));
    if !stands {
        return Err(altered(&row.table, &row.key));
    }
    for (name, value) in &row.was {
        let sql = format!("UPDATE {} SET {name} = ?2 WHERE {}", row.table, shape.at_key());
        connection.prepare_cached(&sql)?.execute(params![row.key, sql_of(value)])?;
    }
    Ok(())
}

/// A row that is no longer as it was left. Every table that is watched has its name; another is no row of ours.
fn altered(table: &str, key: &str) -> StoreError {
    let row = || format!("{table} {key}");
    Table::named(table).map_or_else(
        || StoreError::Conflict(row()),
        |table| StoreError::Altered { table, key: key.to_owned() },
    )
}

fn insert(connection: &Connection, shape: &Shape, row: &Row) -> Result<(), StoreError> {
    let names: Vec<&str> = row.keys().map(String::as_str).collect();
    let places: Vec<String> = (1..=names.len()).map(|place| format!("?{place}")).collect();
    let sql = format!("INSERT INTO {} ({}) VALUES ({})", shape.table, names.join(", "), places.join(", "));
    connection.prepare_cached(&sql)?.execute(params_from_iter(row.values().map(sql_of)))?;
    Ok(())
}

/// Refuses what would leave a row that refers to nothing.
fn refuse_leaning(connection: &Connection) -> Result<(), StoreError> {
    let mut query = connection.prepare_cached("PRAGMA foreign_key_check")?;
    let table: Option<String> = query.query_row([], |row| row.get(0)).optional()?;
    let Some(name) = table else { return Ok(()) };
    Err(Table::named(&name).map_or(StoreError::Conflict(name), |table| StoreError::Leaning { table }))
}

/// The tables hold integers and texts, and nothing else.
fn sql_of(value: &Value) -> Sql {
    match value {
        Value::Null => Sql::Null,
        Value::Number(number) => number.as_i64().map_or(Sql::Null, Sql::Integer),
        Value::String(text) => Sql::Text(text.clone()),
        Value::Bool(yes) => Sql::Integer(i64::from(*yes)),
        Value::Array(_) | Value::Object(_) => Sql::Text(value.to_string()),
    }
}
