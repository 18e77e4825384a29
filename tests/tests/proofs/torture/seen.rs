//! What is on the disk: the rows of the data, the files of the outputs.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use dument_store::{Store, inspect};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};

/// Rows of each table: how many, and a mark of what they hold.
pub(super) type Rows = BTreeMap<String, (usize, u64)>;

/// Everything that the database holds, once it opened and `verify` was right.
pub(super) fn data(folder: &Path) -> Result<Rows, String> {
    let store = Store::open(folder).map_err(|refused| format!("does not open: {refused:?}"))?;
    let report = store.verify().map_err(|refused| format!("verify: {refused:?}"))?;
    if !report.is_sound() {
        return Err(format!("verify: {:?}", report.checks.iter().filter(|one| !one.ok).collect::<Vec<_>>()));
    }
    drop(store);
    marked(&folder.join("dument.db"), AS_DONE).map_err(|refused| format!("is not read: {refused}"))
}

/// The lines of the journal without what chance gives: the salt of a payload and the seals that cover it, which are
/// other ones each time that the same is done. That the seals fit their lines is what `verify` says.
const AS_DONE: &str =
    "SELECT sequence, recorded_at, kind, json_remove(payload, '$.salt') FROM journal ORDER BY sequence";

/// Everything that a database holds to the byte, table by table.
pub(super) fn rows(database: &Path) -> Result<Rows, rusqlite::Error> {
    marked(database, "SELECT * FROM journal")
}

fn marked(database: &Path, journal: &str) -> Result<Rows, rusqlite::Error> {
    let raw = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let mut query = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let names = query.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let mut all = Rows::new();
    for name in names {
        let every = format!("SELECT * FROM {name}");
        let mut table = raw.prepare(if name == "journal" { journal } else { &every })?;
        let columns = table.column_count();
        let mut found = table.query([])?;
        let (mut count, mut mark) = (0, DefaultHasher::new());
        while let Some(row) = found.next()? {
            count += 1;
            for column in 0..columns {
                format!("{:?}", row.get::<_, Value>(column)?).hash(&mut mark);
            }
        }
        all.insert(name, (count, mark.finish()));
    }
    Ok(all)
}

/// The tables that are not the same.
pub(super) fn differing(one: &Rows, other: &Rows) -> Vec<String> {
    let all: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let told = all.into_iter().filter(|name| one.get(*name) != other.get(*name));
    told.map(|name| format!("{name} {:?} {:?}", one.get(name), other.get(name))).collect()
}

/// What stands under a name, a file or a folder: each file with a mark of its bytes; of a database, of its rows.
pub(super) fn output(place: &Path) -> BTreeMap<String, u64> {
    let mut found = BTreeMap::new();
    gather(place, "", &mut found);
    found
}

fn gather(place: &Path, name: &str, found: &mut BTreeMap<String, u64>) {
    if place.is_dir() {
        for entry in fs::read_dir(place).unwrap() {
            let entry = entry.unwrap();
            let inner = format!("{name}/{}", entry.file_name().to_string_lossy());
            gather(&entry.path(), &inner, found);
        }
    } else if place.is_file() {
        let mut mark = DefaultHasher::new();
        match (place.extension().is_some_and(|ending| ending == "db"), marked(place, AS_DONE)) {
            (true, Ok(rows)) => rows.hash(&mut mark),
            _ => fs::read(place).unwrap().hash(&mut mark),
        }
        found.insert(name.to_owned(), mark.finish());
    }
}

/// Copies that bear the name of one and are none, in the folder of the program and among the outputs.
pub(super) fn half_copies(folders: &[&Path]) -> Vec<String> {
    let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
    let copies = entries.map(|entry| entry.unwrap().path());
    let named = copies.filter(|path| path.extension().is_some_and(|ending| ending == "db"));
    named.filter_map(|path| Some(format!("{}: {:?}", path.display(), inspect(&path).err()?))).collect()
}
