//! The tables as the schema has them, so that a new table is watched without a word here.

use rusqlite::Connection;

use crate::StoreError;
use crate::columns::read_all;

/// Tables whose rows are not what the user recorded: the journal and its index, and the bytes of
/// kept files, which stay whatever is taken back.
const NOT_WATCHED: [&str; 4] = ["journal", "changes", "change_clients", "contents"];

/// A table with its columns.
pub(crate) struct Shape {
    /// Its name.
    pub(crate) table: String,
    /// Its columns, in their order.
    pub(crate) columns: Vec<String>,
    /// Those of its key, in the order of the key.
    pub(crate) keys: Vec<String>,
}

impl Shape {
    /// The tables watched.
    pub(crate) fn all(connection: &Connection) -> Result<Vec<Shape>, StoreError> {
        let sql = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        let names = read_all(connection, sql, [], |columns| columns.next::<String>())?;
        let watched = names.into_iter().filter(|name| !NOT_WATCHED.contains(&name.as_str()));
        watched.map(|name| Shape::of(connection, name)).collect()
    }

    /// The table of that name.
    pub(crate) fn of(connection: &Connection, table: String) -> Result<Shape, StoreError> {
        let sql = "SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid";
        let columns = read_all(connection, sql, [&table], |columns| {
            Ok((columns.next::<String>()?, columns.next::<i64>()?))
        })?;
        let mut keys: Vec<&(String, i64)> = columns.iter().filter(|(_, place)| *place > 0).collect();
        keys.sort_by_key(|(_, place)| *place);
        let keys = keys.into_iter().map(|(name, _)| name.clone()).collect();
        Ok(Shape { table, columns: columns.into_iter().map(|(name, _)| name).collect(), keys })
    }

    /// The expression that gives a row as JSON; `row` is `OLD.`, `NEW.` or nothing.
    pub(super) fn json(&self, row: &str) -> String {
        let pairs: Vec<String> = self.columns.iter().map(|name| format!("'{name}', {row}{name}")).collect();
        format!("json_object({})", pairs.join(", "))
    }

    /// The expression that gives the key of a row as a JSON array.
    pub(super) fn key(&self, row: &str) -> String {
        let keys: Vec<String> = self.keys.iter().map(|name| format!("{row}{name}")).collect();
        format!("json_array({})", keys.join(", "))
    }

    /// The condition that finds a row by its key, the JSON array `?1`.
    pub(super) fn at_key(&self) -> String {
        let keys = self.keys.iter().enumerate();
        let equal: Vec<String> =
            keys.map(|(place, name)| format!("{name} = (?1 ->> '$[{place}]')")).collect();
        equal.join(" AND ")
    }
}
