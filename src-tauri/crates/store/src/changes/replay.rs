//! Each row of facts compared with what the journal says was written: walked from what is there now back
//! to the line that added it.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde_json::Value;

use super::shape::Shape;
use super::{Changes, Row, watch};
use crate::StoreError;

/// Differences told one by one; more of them say no more.
const TOLD_MAX: usize = 20;

/// What the journal keeps of one row, line after line.
enum Step {
    Added(String),
    Replaced { was: Row, is: Row },
    Removed(Row),
}

/// A table and a key, a JSON array.
type Place = (String, String);

/// What the journal says of every row.
struct History {
    rows: BTreeMap<Place, Vec<Step>>,
    /// Whether every line since the first kept what it changed, so that a row it never names is nobody's.
    whole: bool,
    /// Whether what some line changed was forgotten on purpose.
    purged: bool,
}

/// Rows that are not as they were written, rows that are missing and rows that nobody wrote; and the number
/// of rows looked at.
pub(crate) fn altered(connection: &Connection) -> Result<(Vec<String>, usize), StoreError> {
    let History { mut rows, whole, purged } = history(connection)?;
    let (mut wrong, mut count) = (Vec::new(), 0);
    for shape in Shape::all(connection)? {
        let sql = format!("SELECT {}, {} FROM main.{}", shape.key(""), shape.json(""), shape.table);
        let mut query = connection.prepare(&sql)?;
        let mut found = query.query([])?;
        while let Some(row) = found.next()? {
            let (key, held): (String, String) = (row.get(0)?, row.get(1)?);
            count += 1;
            let steps = rows.remove(&(shape.table.clone(), key.clone())).unwrap_or_default();
            // What the program notes by itself, what it told and when, is nobody's fact.
            let own = shape.table == "settings" && steps.is_empty();
            if own || (purged && steps.is_empty()) {
                continue;
            }
            if let Some(what) = walked(watch::read(&held)?, &steps, whole && !purged) {
                told(&mut wrong, &shape.table, &key, &what);
            }
        }
    }
    for ((table, key), steps) in &rows {
        if let Some(what) = absent(steps) {
            told(&mut wrong, table, key, &what);
        }
    }
    Ok((wrong, count))
}

fn told(wrong: &mut Vec<String>, table: &str, key: &str, what: &str) {
    if wrong.len() < TOLD_MAX {
        wrong.push(format!("{table} {key}\u{a0}: {what}"));
    } else if wrong.len() == TOLD_MAX {
        wrong.push("et d’autres".to_owned());
    }
}

fn history(connection: &Connection) -> Result<History, StoreError> {
    let mut rows: BTreeMap<Place, Vec<Step>> = BTreeMap::new();
    let mut purged = false;
    let mut query = connection.prepare("SELECT payload FROM journal ORDER BY sequence")?;
    let mut lines = query.query([])?;
    while let Some(line) = lines.next()? {
        let Some(payload) = line.get::<_, Option<String>>(0)? else {
            purged = true;
            continue;
        };
        let mut payload: Value = serde_json::from_str(&payload).map_err(StoreError::unreadable)?;
        let Some(changed) = payload.get_mut("changed").map(Value::take) else { continue };
        // Another use case may keep something else under that word.
        let Ok(changes) = serde_json::from_value::<Changes>(changed) else { continue };
        let Changes { added, replaced, removed } = changes;
        for (table, seals) in added {
            for (key, seal) in seals {
                rows.entry((table.clone(), key)).or_default().push(Step::Added(seal));
            }
        }
        for one in replaced {
            let step = Step::Replaced { was: one.was, is: one.is };
            rows.entry((one.table, one.key)).or_default().push(step);
        }
        for one in removed {
            rows.entry((one.table, one.key)).or_default().push(Step::Removed(one.was));
        }
    }
    let begun = rows.get(&("company".to_owned(), "[1]".to_owned())).and_then(|steps| steps.first());
    Ok(History { whole: matches!(begun, Some(Step::Added(_))), purged, rows })
}

/// What is wrong with a row that is there, going back line by line; nothing where each held what was written.
fn walked(now: Row, steps: &[Step], whole: bool) -> Option<String> {
    let mut state = Some(now);
    for step in steps.iter().rev() {
        state = match (step, state) {
            (Step::Replaced { was, is }, Some(mut row)) => {
                if let Some(what) = is.iter().find_map(|(name, written)| differs(name, written, &row)) {
                    return Some(what);
                }
                row.extend(was.clone());
                Some(row)
            }
            (Step::Added(seal), Some(row)) if watch::seal(&row) == *seal => None,
            (Step::Added(_), Some(_)) => return Some("n’est plus telle qu’elle a été écrite".to_owned()),
            (Step::Removed(was), None) => Some(was.clone()),
            (Step::Removed(_), Some(_)) => return Some("a été retirée, et elle est là".to_owned()),
            (Step::Added(_) | Step::Replaced { .. }, None) => {
                return Some("a été écrite deux fois".to_owned());
            }
        };
    }
    (state.is_some() && whole).then(|| "personne ne l’a écrite".to_owned())
}

fn differs(name: &str, written: &Value, row: &Row) -> Option<String> {
    let found = row.get(name).unwrap_or(&Value::Null);
    (found != written).then(|| format!("{name} vaut {found} au lieu de {written}"))
}

/// What is wrong with a row that is not there.
fn absent(steps: &[Step]) -> Option<String> {
    match steps.last() {
        Some(Step::Removed(_)) | None => None,
        Some(Step::Added(_) | Step::Replaced { .. }) => {
            Some("a été écrite, et elle n’est plus là".to_owned())
        }
    }
}
