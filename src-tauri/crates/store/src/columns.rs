//! Reading the columns of a row in the order they were asked for, as types of the domain.

use std::cell::Cell;
use std::error::Error;
use std::str::FromStr;

use dument_domain::{Day, Money};
use rusqlite::types::{FromSql, Type};
use rusqlite::{Connection, Params, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::StoreError;

/// A row read from its first column to its last.
pub(crate) struct Columns<'row> {
    row: &'row Row<'row>,
    place: Cell<usize>,
}

impl<'row> Columns<'row> {
    /// The row, from its first column.
    pub(crate) fn of(row: &'row Row<'row>) -> Columns<'row> {
        Columns { row, place: Cell::new(0) }
    }

    /// The next column as SQLite has it.
    pub(crate) fn next<T: FromSql>(&self) -> rusqlite::Result<T> {
        self.row.get(self.step())
    }

    /// The next column, a text that the domain reads.
    pub(crate) fn parsed<T>(&self) -> rusqlite::Result<T>
    where
        T: FromStr,
        T::Err: Error + Send + Sync + 'static,
    {
        let place = self.step();
        let text = self.row.get_ref(place)?.as_str()?;
        text.parse().map_err(|error| unreadable(place, error))
    }

    /// The next column, a text that the domain reads, or nothing.
    pub(crate) fn parsed_if_known<T>(&self) -> rusqlite::Result<Option<T>>
    where
        T: FromStr,
        T::Err: Error + Send + Sync + 'static,
    {
        let place = self.step();
        let text = self.row.get_ref(place)?.as_str_or_null()?;
        text.map(|text| text.parse().map_err(|error| unreadable(place, error))).transpose()
    }

    /// The next column, a civil day.
    pub(crate) fn day(&self) -> rusqlite::Result<Day> {
        self.parsed()
    }

    /// The next column, cents.
    pub(crate) fn money(&self) -> rusqlite::Result<Money> {
        self.next().map(Money::from_cents)
    }

    /// The next column, JSON.
    pub(crate) fn json<T: DeserializeOwned>(&self) -> rusqlite::Result<T> {
        let place = self.step();
        let text = self.row.get_ref(place)?.as_str()?;
        serde_json::from_str(text).map_err(|error| unreadable(place, error))
    }

    /// The next column, one of the words of an enumeration.
    pub(crate) fn word<T: DeserializeOwned>(&self) -> rusqlite::Result<T> {
        let place = self.step();
        let text = self.row.get_ref(place)?.as_str()?;
        serde_json::from_value(serde_json::Value::from(text)).map_err(|error| unreadable(place, error))
    }

    fn step(&self) -> usize {
        self.place.replace(self.place.get() + 1)
    }
}

fn unreadable(place: usize, error: impl Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(place, Type::Text, Box::new(error))
}

/// JSON of a fact.
pub(crate) fn json_text<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Conflict(error.to_string()))
}

/// The word of an enumeration without facts, as it stands in a column.
pub(crate) fn word_text<T: Serialize>(value: &T) -> Result<String, StoreError> {
    let value = serde_json::to_value(value).map_err(|error| StoreError::Conflict(error.to_string()))?;
    value.as_str().map(str::to_owned).ok_or_else(|| StoreError::Conflict(format!("{value} is not a word")))
}

/// Every row that a query gives, in its order.
pub(crate) fn read_all<T>(
    connection: &Connection,
    sql: &str,
    given: impl Params,
    read: impl Fn(&Columns<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, StoreError> {
    let mut query = connection.prepare_cached(sql)?;
    let rows = query.query_map(given, |row| read(&Columns::of(row)))?;
    Ok(rows.collect::<rusqlite::Result<Vec<T>>>()?)
}

/// The first row that a query gives, if any.
pub(crate) fn read_first<T>(
    connection: &Connection,
    sql: &str,
    given: impl Params,
    read: impl Fn(&Columns<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>, StoreError> {
    let mut query = connection.prepare_cached(sql)?;
    let mut rows = query.query(given)?;
    let row = rows.next()?;
    Ok(row.map(|row| read(&Columns::of(row))).transpose()?)
}

/// Runs a statement that must change one row, known by its identifier.
pub(crate) fn change_one(
    connection: &Connection,
    sql: &str,
    given: impl Params,
    table: &'static str,
    id: i64,
) -> Result<(), StoreError> {
    match connection.prepare_cached(sql)?.execute(given)? {
        0 => Err(StoreError::Missing { table, id }),
        _ => Ok(()),
    }
}

/// Runs a statement that adds a row and gives its identifier.
pub(crate) fn insert_one(connection: &Connection, sql: &str, given: impl Params) -> Result<i64, StoreError> {
    Ok(connection.prepare_cached(sql)?.insert(given)?)
}
