//! Every table as it is, for whoever takes the data away.

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::Value;

use crate::changes::shape::Shape;
use crate::columns::read_all;
use crate::{Store, StoreError};

/// The rows of a table, column by column, as the file has them: sums in cents, days and moments as texts.
#[derive(Clone, Debug, PartialEq)]
pub struct TableDump {
    /// Its name.
    pub table: String,
    /// Its columns, in their order.
    pub columns: Vec<String>,
    /// Its rows, in the order of their key.
    pub rows: Vec<Vec<Value>>,
}

impl Store {
    /// Every table but the bytes of kept files and the index of the changes, by name.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] or what the disk says.
    pub fn dump(&self) -> Result<Vec<TableDump>, StoreError> {
        let sql = "SELECT name FROM main.sqlite_schema
            WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                AND name NOT IN ('contents', 'changes', 'change_clients')
            ORDER BY name";
        let tables = read_all(&self.connection, sql, [], |columns| columns.next::<String>())?;
        tables.into_iter().map(|table| dump_of(&self.connection, table)).collect()
    }
}

fn dump_of(connection: &Connection, table: String) -> Result<TableDump, StoreError> {
    let Shape { table, columns, keys } = Shape::of(connection, table)?;
    let mut query =
        connection.prepare(&format!("SELECT * FROM main.{table} ORDER BY {}", keys.join(", ")))?;
    let mut found = query.query([])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let cells = (0..columns.len()).map(|place| Ok(value_of(row.get_ref(place)?)));
        rows.push(cells.collect::<Result<Vec<Value>, StoreError>>()?);
    }
    Ok(TableDump { table, columns, rows })
}

fn value_of(cell: ValueRef<'_>) -> Value {
    match cell {
        ValueRef::Integer(number) => Value::from(number),
        ValueRef::Text(bytes) => Value::from(String::from_utf8_lossy(bytes).into_owned()),
        // No table of facts has either.
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Value::Null,
    }
}
