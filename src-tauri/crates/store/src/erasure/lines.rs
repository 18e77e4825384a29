//! The lines of the journal that speak of a person.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde_json::Value;

use super::Person;
use crate::StoreError;
use crate::changes::Changes;
use crate::changes::statement::{Place, Statement, UNDER};
use crate::columns::read_all;

/// Letters below which a word is in too many texts to be somebody's.
const LETTERS_MIN: usize = 5;

/// The lines to forget, and the rows that they tell.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) sequences: BTreeSet<i64>,
    pub(super) rows: BTreeSet<Place>,
}

/// The lines that touched the file of one of these people, and those that hold one of their words.
pub(super) fn about(connection: &Connection, people: &[Person]) -> Result<Lines, StoreError> {
    let mut touching = BTreeSet::new();
    for person in people {
        let sql = "SELECT sequence FROM change_clients WHERE client_id = ?1";
        touching.extend(read_all(connection, sql, [person.client.0], |columns| columns.next::<i64>())?);
    }
    let words = searched(people);
    let mut lines = Lines::default();
    let mut query = connection.prepare("SELECT sequence, payload FROM journal WHERE payload IS NOT NULL")?;
    let mut found = query.query([])?;
    while let Some(row) = found.next()? {
        let (sequence, text): (i64, String) = (row.get(0)?, row.get(1)?);
        let mut payload: Value = serde_json::from_str(&text).map_err(StoreError::unreadable)?;
        let told = rows_of(&mut payload);
        let states_theirs = told.erased && told.rows.iter().any(|place| is_theirs(people, place));
        if touching.contains(&sequence) || states_theirs || holds(&payload, &words) {
            lines.sequences.insert(sequence);
            lines.rows.extend(told.rows);
        }
    }
    Ok(lines)
}

/// The words of these people as they are compared.
pub(super) fn searched(people: &[Person]) -> Vec<String> {
    let words = people.iter().flat_map(|person| &person.words);
    words.map(|word| word.trim().to_lowercase()).filter(|word| word.chars().count() >= LETTERS_MIN).collect()
}

/// Whether a text somewhere in a value holds one of these words.
pub(super) fn holds(value: &Value, words: &[String]) -> bool {
    match value {
        Value::String(text) => {
            let text = text.to_lowercase();
            words.iter().any(|word| is_in(&text, word))
        }
        Value::Array(values) => values.iter().any(|one| holds(one, words)),
        Value::Object(fields) => {
            fields.iter().any(|(name, one)| words.contains(&name.to_lowercase()) || holds(one, words))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Whether a text holds a word, and not the middle of a longer one.
fn is_in(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(place, _)| {
        let before = text.get(..place).and_then(|before| before.chars().next_back());
        let after = text.get(place + word.len()..).and_then(|after| after.chars().next());
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

/// What a line tells of rows.
struct Told {
    rows: BTreeSet<Place>,
    /// It is the line of an erasure.
    erased: bool,
}

fn rows_of(payload: &mut Value) -> Told {
    let mut rows = BTreeSet::new();
    let changed = payload.get("changed").cloned().and_then(|one| serde_json::from_value::<Changes>(one).ok());
    if let Some(Changes { added, replaced, removed }) = changed {
        for (table, keys) in added {
            rows.extend(keys.into_keys().map(|key| (table.clone(), key)));
        }
        rows.extend(replaced.into_iter().map(|row| (row.table, row.key)));
        rows.extend(removed.into_iter().map(|row| (row.table, row.key)));
    }
    let statement =
        payload.get_mut(UNDER).map(Value::take).and_then(|one| serde_json::from_value::<Statement>(one).ok());
    let erased = statement.is_some();
    if let Some(Statement { stated, gone, .. }) = statement {
        for (table, keys) in stated {
            rows.extend(keys.into_keys().map(|key| (table.clone(), key)));
        }
        rows.extend(gone);
    }
    Told { rows, erased }
}

/// Whether a row is the very sheet of one of these people.
fn is_theirs(people: &[Person], (table, key): &Place) -> bool {
    table == "clients" && people.iter().any(|person| *key == format!("[{}]", person.client.0))
}
