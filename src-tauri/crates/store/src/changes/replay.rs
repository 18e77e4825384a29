//! Each row of facts compared with what the journal says was written: walked from what is there now back
//! to the line that added it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use serde_json::Value;

use super::shape::Shape;
use super::statement::{Place, Statement, UNDER};
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

/// What the journal says of every row.
pub(crate) struct History {
    rows: BTreeMap<Place, Vec<Step>>,
    /// Whether every line since the first kept what it changed, so that a row it never names is nobody's.
    pub(crate) whole: bool,
    /// The lines that lost their payload by an erasure, which stated what they proved.
    pub(crate) forgotten: BTreeSet<i64>,
    /// Those that lost it by nobody's act.
    emptied: Vec<i64>,
}

impl History {
    /// Whether some line tells a row.
    pub(crate) fn tells(&self, place: &Place) -> bool {
        self.rows.contains_key(place)
    }
}

/// Rows that are not as they were written, rows that are missing and rows that nobody wrote; and the number
/// of rows looked at.
pub(crate) fn altered(connection: &Connection) -> Result<(Vec<String>, usize), StoreError> {
    let History { mut rows, whole, emptied, .. } = history(connection)?;
    let (mut wrong, mut count) = (Vec::new(), 0);
    for line in emptied {
        told(&mut wrong, "journal", &format!("[{line}]"), "was emptied, and no erasure says so");
    }
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
            if own {
                continue;
            }
            if let Some(what) = walked(watch::read(&held)?, &steps, whole) {
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

/// What the journal says of every row, line after line.
pub(crate) fn history(connection: &Connection) -> Result<History, StoreError> {
    let mut rows: BTreeMap<Place, Vec<Step>> = BTreeMap::new();
    let (mut emptied, mut forgotten, mut begun_late) = (Vec::new(), BTreeSet::new(), false);
    let mut query = connection.prepare("SELECT sequence, payload FROM journal ORDER BY sequence")?;
    let mut lines = query.query([])?;
    while let Some(line) = lines.next()? {
        let Some(payload) = line.get::<_, Option<String>>(1)? else {
            emptied.push(line.get(0)?);
            continue;
        };
        let mut payload: Value = serde_json::from_str(&payload).map_err(StoreError::unreadable)?;
        // Another use case may keep something else under these words.
        if let Some(statement) = payload.get_mut(UNDER).map(Value::take)
            && let Ok(statement) = serde_json::from_value::<Statement>(statement)
        {
            begun_late |= !statement.whole;
            restate(&mut rows, &mut forgotten, statement);
        }
        let Some(changed) = payload.get_mut("changed").map(Value::take) else { continue };
        if let Ok(changes) = serde_json::from_value::<Changes>(changed) {
            follow(&mut rows, changes);
        }
    }
    emptied.retain(|line| !forgotten.contains(line));
    let begun = rows.get(&("company".to_owned(), "[1]".to_owned())).and_then(|steps| steps.first());
    let whole = !begun_late && matches!(begun, Some(Step::Added(_)));
    Ok(History { whole, forgotten, emptied, rows })
}

/// An erasure took lines away: what is known of their rows begins with what it stated.
fn restate(rows: &mut BTreeMap<Place, Vec<Step>>, forgotten: &mut BTreeSet<i64>, statement: Statement) {
    forgotten.extend(statement.forgotten);
    for (table, seals) in statement.stated {
        for (key, seal) in seals {
            rows.insert((table.clone(), key), vec![Step::Added(seal)]);
        }
    }
    for place in statement.gone {
        rows.remove(&place);
    }
}

fn follow(rows: &mut BTreeMap<Place, Vec<Step>>, changes: Changes) {
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
