//! Data moved under the program, copied by hand, put back beside what another left.

use std::fs;
use std::path::Path;

use crate::world::*;
use dument_store::{Store, StoreError};

fn names(folder: &Path) -> Vec<String> {
    Store::open(folder).unwrap().case_files().unwrap().into_iter().map(|file| file.client.name).collect()
}

/// What is written once the file was harmed, and what the open program still reads.
fn written_after(harm: impl FnOnce(&Path)) -> (Result<(), StoreError>, Store, tempfile::TempDir) {
    let (folder, _) = folder_with_a_case();
    let store = Store::open(folder.path()).unwrap();
    harm(folder.path());
    assert!(!store.is_in_place());
    let answer = write(&store, |tx| tx.insert_client(&client("Durand"))).map(drop);
    (answer, store, folder)
}

#[test]
#[cfg(unix)]
fn nothing_is_noted_into_a_file_moved_replaced_or_removed_while_it_is_open() {
    let harms: [fn(&Path); 5] = [
        |folder| fs::remove_file(database(folder)).unwrap(),
        |folder| fs::rename(database(folder), folder.join("ailleurs.db")).unwrap(),
        |folder| {
            let copy = folder.join("copie.db");
            fs::copy(database(folder), &copy).unwrap();
            fs::rename(copy, database(folder)).unwrap();
        },
        |folder| fs::remove_dir_all(folder).unwrap(),
        |folder| {
            fs::remove_file(database(folder)).unwrap();
            std::os::unix::fs::symlink("/absent/dument.db", database(folder)).unwrap();
        },
    ];
    for harm in harms {
        let (answer, store, folder) = written_after(harm);
        assert!(matches!(answer, Err(StoreError::Moved)), "{answer:?}");
        assert_eq!(store.recorded(), 0);
        // What the program still holds is saved whole.
        let copy = folder.path().join("gardée/copie.db");
        let kept = store.back_up(&copy).unwrap();
        assert_eq!(kept.clients, 1);
        assert!(store.verify().unwrap().is_sound());
    }
}

#[test]
fn a_copy_of_the_file_alone_is_whole_after_each_act() {
    let (folder, _) = folder_with_a_case();
    let store = Store::open(folder.path()).unwrap();
    for name in ["Durand", "Riou", "Le Goff"] {
        write(&store, |tx| tx.insert_client(&client(name))).unwrap();
        let alone = tempfile::tempdir().unwrap();
        fs::copy(database(folder.path()), database(alone.path())).unwrap();
        assert!(names(alone.path()).contains(&name.to_owned()), "{name}");
    }
}

#[test]
#[cfg(unix)]
fn the_working_file_taken_away_while_the_program_runs_loses_nothing() {
    let (folder, _) = folder_with_a_case();
    let store = Store::open(folder.path()).unwrap();
    write(&store, |tx| tx.insert_client(&client("Durand"))).unwrap();
    fs::remove_file(folder.path().join("dument.db-wal")).unwrap();
    write(&store, |tx| tx.insert_client(&client("Riou"))).unwrap();
    drop(store);
    assert!(names(folder.path()).contains(&"Riou".to_owned()));
    assert!(Store::open(folder.path()).unwrap().verify().unwrap().is_sound());
}

/// A folder whose program was stopped with pages beside the file: `count` clients more than in the copy.
fn stopped(copy: &Path, count: usize) -> tempfile::TempDir {
    let running = tempfile::tempdir().unwrap();
    fs::copy(copy, database(running.path())).unwrap();
    let store = Store::open(running.path()).unwrap();
    // A reader keeps the pages from being gathered into the file, as a stop in the middle of it would.
    let reader = rusqlite::Connection::open(database(running.path())).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM clients").unwrap();
    reader.query_row("SELECT count(*) FROM clients", [], |_| Ok(())).unwrap();
    for number in 0..count {
        write(&store, |tx| tx.insert_client(&client(&format!("Client {number}")))).unwrap();
    }
    let left = tempfile::tempdir().unwrap();
    for name in ["dument.db", "dument.db-wal"] {
        fs::copy(running.path().join(name), left.path().join(name)).unwrap();
    }
    left
}

#[test]
fn an_old_copy_put_back_by_hand_beside_the_pages_left_by_the_data_opens() {
    let (folder, _) = folder_with_a_case();
    let copy = folder.path().join("copie.db");
    {
        let store = Store::open(folder.path()).unwrap();
        store.back_up(&copy).unwrap();
        for number in 0..40 {
            write(&store, |tx| tx.insert_client(&client(&format!("Avant {number}")))).unwrap();
        }
    }
    for count in [1, 2, 7, 30] {
        let left = stopped(&database(folder.path()), count);
        let whole = names(left.path()).len();
        assert_eq!(whole, 41 + count, "the pages of its own file are its own");
        let left = stopped(&database(folder.path()), count);
        fs::copy(&copy, database(left.path())).unwrap();
        let store = Store::open(left.path()).unwrap_or_else(|error| panic!("{count}: {error}"));
        assert!(store.verify().unwrap().is_sound(), "{count}");
        assert_eq!(store.case_files().unwrap().len(), 1, "{count}");
        assert!(left.path().join("dument.db-wal.ancien").exists(), "kept, under another name");
    }
}
