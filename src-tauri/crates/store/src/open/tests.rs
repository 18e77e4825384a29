#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use dument_domain::{Address, Company};
use rusqlite::Connection;
use serde_json::Value;

use super::*;
use crate::Store;

/// A next version of the program, which knows one migration more.
const LATER: &[&str] = &[
    MIGRATIONS[0],
    MIGRATIONS[1],
    MIGRATIONS[2],
    MIGRATIONS[3],
    MIGRATIONS[4],
    MIGRATIONS[5],
    "CREATE TABLE plans (id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL REFERENCES clients (id)) STRICT;",
];

const BROKEN: &[&str] = &[
    MIGRATIONS[0],
    MIGRATIONS[1],
    MIGRATIONS[2],
    MIGRATIONS[3],
    MIGRATIONS[4],
    MIGRATIONS[5],
    "CREATE TABLE plans (id INTEGER); CREATE TABLE clients (id INTEGER);",
];

/// The schema of this program, and the one of the next.
fn versions() -> (i64, i64) {
    (version_of(MIGRATIONS), version_of(LATER))
}

fn copy_of(version: i64) -> String {
    format!("dument-avant-mise-a-jour-{version}.db")
}

fn folder_with_company() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let store = create(folder.path()).map(Store::over).unwrap();
    let company: Company =
        serde_json::from_value(serde_json::json!({"name": "Kerbrat", "address": Address::default()}))
            .unwrap();
    store
        .transaction("2026-09-03T07:30", "set_company", |tx| {
            tx.set_company(&company)?;
            Ok::<_, StoreError>(((), Value::Null))
        })
        .unwrap();
    folder
}

fn copies_in(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with("dument-avant")).collect()
}

#[test]
fn a_schema_is_raised_after_a_copy_of_the_file() {
    let folder = folder_with_company();
    let store = open(folder.path(), LATER).map(Store::over).unwrap();
    let (known, later) = versions();
    assert_eq!(header_of(&store.connection).unwrap().version, later);
    assert_eq!(store.company().unwrap().unwrap().name, "Kerbrat");
    assert_eq!(copies_in(folder.path()), [copy_of(known)]);
    let copy = Connection::open(folder.path().join(copy_of(known))).unwrap();
    let header = header_of(&copy).unwrap();
    assert_eq!((header.mark, header.version), (i64::from(APPLICATION_ID), known));
    let name: String = copy.query_row("SELECT name FROM company", [], |row| row.get(0)).unwrap();
    assert_eq!(name, "Kerbrat");
}

#[test]
fn a_schema_at_its_place_is_not_copied() {
    let folder = folder_with_company();
    drop(open(folder.path(), MIGRATIONS).unwrap());
    assert!(copies_in(folder.path()).is_empty());
}

#[test]
fn a_migration_that_fails_leaves_the_schema_and_the_facts() {
    let folder = folder_with_company();
    assert!(open(folder.path(), BROKEN).is_err());
    let store = open(folder.path(), MIGRATIONS).map(Store::over).unwrap();
    assert!(store.verify().unwrap().is_sound());
    assert_eq!(store.company().unwrap().unwrap().name, "Kerbrat");
    assert_eq!(copies_in(folder.path()), [copy_of(versions().0)]);
}

#[test]
fn a_migration_stopped_again_and_again_keeps_one_copy_and_a_later_state_another() {
    let folder = folder_with_company();
    for _ in 0..3 {
        assert!(open(folder.path(), BROKEN).is_err());
    }
    let known = versions().0;
    assert_eq!(copies_in(folder.path()), [copy_of(known)]);
    let begun = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(begun.into_iter().all(|name| !name.to_string_lossy().contains(".new")));
    let store = open(folder.path(), MIGRATIONS).map(Store::over).unwrap();
    let noted = store.transaction("2026-09-04T07:30", "note", |tx| {
        tx.set_setting("a", "1")?;
        Ok::<_, StoreError>(((), Value::Null))
    });
    noted.unwrap();
    drop(store);
    drop(open(folder.path(), LATER).unwrap());
    let mut copies = copies_in(folder.path());
    copies.sort();
    assert_eq!(copies, [format!("dument-avant-mise-a-jour-{known}-2.db"), copy_of(known)]);
}

#[cfg(unix)]
#[test]
fn a_file_that_is_a_link_is_raised_where_it_is() {
    let (folder, elsewhere) = (folder_with_company(), tempfile::tempdir().unwrap());
    let real = elsewhere.path().join("dument.db");
    fs::rename(database_of(folder.path()), &real).unwrap();
    std::os::unix::fs::symlink(&real, database_of(folder.path())).unwrap();
    let store = open(folder.path(), LATER).map(Store::over).unwrap();
    assert_eq!(header_of(&store.connection).unwrap().version, versions().1);
    assert!(database_of(folder.path()).is_symlink());
    assert_eq!(store.company().unwrap().unwrap().name, "Kerbrat");
}

#[test]
fn a_file_raised_by_a_later_program_is_refused_untouched_by_this_one() {
    let folder = folder_with_company();
    drop(open(folder.path(), LATER).unwrap());
    let before = fs::read(database_of(folder.path())).unwrap();
    let refused = open(folder.path(), MIGRATIONS).err().unwrap();
    assert!(
        matches!(refused, StoreError::Newer { found, known } if (known, found) == versions()),
        "{refused}"
    );
    assert_eq!(fs::read(database_of(folder.path())).unwrap(), before);
}

#[test]
fn a_later_schema_that_is_still_beside_the_file_is_seen_too() {
    let folder = folder_with_company();
    let store = open(folder.path(), LATER).map(Store::over).unwrap();
    // A program that stopped suddenly: its last pages are in the file beside.
    let stopped = tempfile::tempdir().unwrap();
    for name in ["dument.db", "dument.db-wal"] {
        fs::copy(folder.path().join(name), stopped.path().join(name)).unwrap();
    }
    drop(store);
    let before = fs::read(stopped.path().join("dument.db-wal")).unwrap();
    let database = fs::read(database_of(stopped.path())).unwrap();
    let refused = open(stopped.path(), MIGRATIONS).err().unwrap();
    assert!(
        matches!(refused, StoreError::Newer { found, known } if (known, found) == versions()),
        "{refused}"
    );
    assert_eq!(fs::read(stopped.path().join("dument.db-wal")).unwrap(), before);
    assert_eq!(fs::read(database_of(stopped.path())).unwrap(), database);
}

#[test]
fn the_file_is_safe_against_a_power_cut() {
    let folder = folder_with_company();
    let store = open(folder.path(), MIGRATIONS).map(Store::over).unwrap();
    let pragma = |name: &str| -> String {
        let value =
            store.connection.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0));
        format!("{:?}", value.unwrap())
    };
    assert_eq!(pragma("journal_mode"), r#"Text("wal")"#);
    assert_eq!(pragma("synchronous"), "Integer(2)");
    assert_eq!(pragma("foreign_keys"), "Integer(1)");
    assert_eq!(pragma("busy_timeout"), "Integer(5000)");
}

#[test]
fn a_path_reads_as_a_uri() {
    assert_eq!(
        uri_of(Path::new("/srv/a b/100 %/é?#/dument.db")),
        "file:/srv/a%20b/100%20%25/%c3%a9%3f%23/dument.db"
    );
}

#[test]
fn data_on_a_disk_that_takes_no_writing_are_read_and_nothing_is_written() {
    let folder = folder_with_company();
    drop(open(folder.path(), MIGRATIONS).unwrap());
    let before = fs::read(database_of(folder.path())).unwrap();
    let opened = open_to_read(folder.path(), MIGRATIONS, ErrorKind::ReadOnlyFilesystem).unwrap();
    let store = Store::over(opened);
    assert_eq!(store.read_only(), Some(ErrorKind::ReadOnlyFilesystem));
    assert_eq!(store.company().unwrap().unwrap().name, "Kerbrat");
    assert!(store.verify().unwrap().is_sound());
    let refused = store.transaction("2026-09-03T07:31", "note", |tx| {
        tx.set_setting("a", "1")?;
        Ok::<_, StoreError>(((), Value::Null))
    });
    assert!(matches!(refused, Err(StoreError::Io(ErrorKind::ReadOnlyFilesystem))), "{refused:?}");
    let copy = tempfile::tempdir().unwrap();
    assert!(store.back_up(&copy.path().join("copie.db")).unwrap().company.is_some());
    drop(store);
    assert_eq!(fs::read(database_of(folder.path())).unwrap(), before);
    assert!(!beside(&database_of(folder.path()), "-wal").exists());
}

#[test]
fn what_only_writing_would_make_readable_is_refused_on_such_a_disk() {
    let folder = folder_with_company();
    let full = ErrorKind::StorageFull;
    let refused = open_to_read(folder.path(), LATER, full).err().unwrap();
    assert!(matches!(refused, StoreError::Full), "{refused}");
    fs::write(beside(&database_of(folder.path()), "-wal"), b"pages that wait").unwrap();
    let refused = open_to_read(folder.path(), MIGRATIONS, full).err().unwrap();
    assert!(matches!(refused, StoreError::Full), "{refused}");
}

#[test]
fn a_folder_that_another_program_is_just_leaving_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let leaving = lock(folder.path()).unwrap();
    let (asked, heard) = std::sync::mpsc::channel();
    let other = thread::spawn(move || {
        heard.recv().unwrap();
        drop(leaving);
    });
    asked.send(()).unwrap();
    lock(folder.path()).unwrap();
    other.join().unwrap();
}
