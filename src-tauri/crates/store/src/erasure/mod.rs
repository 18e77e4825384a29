//! Erasing what concerns a person, so that the journal still proves what is left.
//!
//! The chain of the journal holds a line only through the hash of its payload: the lines that speak of the person lose
//! theirs. What these lines proved of the rows that stay is stated again, as seals, by the line of the erasure, so
//! that a row altered, added or removed by another program is still seen.

mod lines;
mod rows;
mod scrub;

use std::collections::{BTreeMap, BTreeSet};

use dument_domain::ClientId;
use rusqlite::Connection;
use serde_json::{Map, Value};

use crate::changes::replay::{self, History};
use crate::changes::shape::Shape;
use crate::changes::statement::{Place, Statement, UNDER};
use crate::changes::watch;
use crate::tables::journal;
use crate::{Store, StoreError, Writer};

/// What was erased.
#[derive(Debug)]
pub struct Erased<T> {
    /// What the work answered.
    pub answer: T,
    /// How many lines of the journal lost their payload.
    pub lines: usize,
    /// Whether nothing of it is left in the pages that the file no longer uses; the next erasure tries again.
    pub scrubbed: Result<(), StoreError>,
}

/// Whom an erasure is about.
#[derive(Clone, Debug)]
pub struct Person {
    /// The client.
    pub client: ClientId,
    /// Words that are this person's: a line of the journal that holds one speaks of it.
    pub words: Vec<String>,
}

impl Store {
    /// One use case that erases: one transaction and one line of the journal, which cannot be taken back. The lines
    /// that speak of these people lose their payload; what they proved of the rows left is stated again.
    ///
    /// # Errors
    /// [`StoreError::Altered`] or [`StoreError::Damaged`] where a row is not as the journal says: stated again, it
    /// would pass for what was written. Otherwise those of the work, or of the store. Nothing was written then.
    pub fn erase<T, E: From<StoreError>>(
        &self,
        now: &str,
        kind: &str,
        people: &[Person],
        work: impl FnOnce(&Writer<'_>) -> Result<(T, Value), E>,
    ) -> Result<Erased<T>, E> {
        self.connection.pragma_update(None, "secure_delete", true).map_err(StoreError::from)?;
        let (answer, lines) = self.in_one(|connection| {
            refuse_altered(connection)?;
            watch::forget(connection)?;
            let lines = lines::about(connection, people)?;
            let before = replay::history(connection)?;
            let (answer, payload) = work(&Writer::new(connection, now))?;
            let statement = state(connection, &before, &lines)?;
            for sequence in &lines.sequences {
                journal::purge(connection, *sequence)?;
            }
            journal::append(connection, now, kind, &with(payload, &statement)?.to_string())?;
            watch::forget(connection)?;
            Ok::<_, E>((answer, lines.sequences.len()))
        })?;
        Ok(Erased { answer, lines, scrubbed: scrub::scrub(&self.connection) })
    }
}

fn refuse_altered(connection: &Connection) -> Result<(), StoreError> {
    let (wrong, _) = replay::altered(connection)?;
    let broken = journal::check(connection)?.1;
    match (wrong.first(), broken) {
        (None, None) => Ok(()),
        (Some(what), _) => Err(StoreError::unreadable(what)),
        (None, Some(line)) => Err(StoreError::unreadable(format!("journal [{line}]"))),
    }
}

/// The rows that the forgotten lines tell, and those that the erasure changed, as they are now.
fn state(connection: &Connection, before: &History, lines: &lines::Lines) -> Result<Statement, StoreError> {
    let mut stated: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut gone = Vec::new();
    let shapes = Shape::all(connection)?;
    let touched = watch::touched(connection)?;
    let places: BTreeSet<&Place> = lines.rows.iter().chain(touched.keys()).collect();
    for place in places {
        let (table, key) = place;
        let Some(shape) = shapes.iter().find(|shape| shape.table == *table) else { continue };
        // What the program notes by itself is in no line, and changes without one.
        let known = lines.rows.contains(place) || before.tells(place) || touched.get(place) == Some(&true);
        if table == "settings" && !known {
            continue;
        }
        match watch::current(connection, shape, key)? {
            Some(row) => {
                stated.entry(table.clone()).or_default().insert(key.clone(), watch::seal(&row));
            }
            None => gone.push(place.clone()),
        }
    }
    let mut forgotten: Vec<i64> = before.forgotten.iter().copied().collect();
    forgotten.extend(&lines.sequences);
    Ok(Statement { forgotten, stated, gone, whole: before.whole })
}

fn with(payload: Value, statement: &Statement) -> Result<Value, StoreError> {
    let mut payload =
        payload.as_object().cloned().unwrap_or_else(|| Map::from_iter([("given".to_owned(), payload)]));
    let text = serde_json::to_value(statement).map_err(|error| StoreError::Conflict(error.to_string()))?;
    payload.insert(UNDER.to_owned(), text);
    Ok(Value::Object(payload))
}
