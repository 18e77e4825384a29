//! Copies: whole, recognised, put back, and never over something better.

use std::fs;
use std::path::{Path, PathBuf};

use crate::world::*;
use dument_store::{Store, StoreError, inspect, restore};

fn add(folder: &Path, name: &str) {
    let store = Store::open(folder).unwrap();
    write(&store, |tx| tx.insert_client(&client(name))).unwrap();
}

fn names(folder: &Path) -> Vec<String> {
    Store::open(folder).unwrap().case_files().unwrap().into_iter().map(|file| file.client.name).collect()
}

/// Data with a copy of them made before « Durand » came.
fn copied() -> (tempfile::TempDir, PathBuf) {
    let (folder, _) = folder_with_a_case();
    let copy = folder.path().join("sauvegardes/copie.db");
    Store::open(folder.path()).unwrap().back_up(&copy).unwrap();
    add(folder.path(), "Durand");
    (folder, copy)
}

#[test]
fn a_copy_says_whose_it_is_what_it_holds_and_until_when() {
    let (folder, copy) = copied();
    let store = Store::open(folder.path()).unwrap();
    let (kept, now) = (inspect(&copy).unwrap(), store.info().unwrap());
    assert_eq!(kept.clients + 1, now.clients);
    assert_eq!(kept.invoices, now.invoices);
    assert_eq!(kept.lines + 1, now.lines);
    assert_eq!(kept.company, now.company);
    assert!(kept.last_recorded_at.is_some() && kept.is_of_the_data_of(&now));
    let elsewhere = tempfile::tempdir().unwrap();
    let theirs = Store::create(elsewhere.path()).unwrap();
    theirs
        .transaction(NOW, "company", |tx| {
            tx.set_company(&company())?;
            Ok::<_, StoreError>(((), serde_json::Value::Null))
        })
        .unwrap();
    assert!(!theirs.info().unwrap().is_of_the_data_of(&now), "another first line, other data");
}

#[test]
fn what_is_put_back_is_the_copy_and_what_was_there_is_kept() {
    let (folder, copy) = copied();
    let aside = folder.path().join("sauvegardes/avant.db");
    let left = restore(folder.path(), &copy, &aside).unwrap();
    assert_eq!(left.before.as_deref(), Some(aside.as_path()));
    assert!(!names(folder.path()).contains(&"Durand".to_owned()));
    assert!(Store::open(folder.path()).unwrap().verify().unwrap().is_sound());
    let again = folder.path().join("sauvegardes/encore.db");
    restore(folder.path(), &aside, &again).unwrap();
    assert!(names(folder.path()).contains(&"Durand".to_owned()), "and back again");
}

#[test]
fn a_damaged_file_is_replaced_by_its_copy_and_its_bytes_are_kept() {
    let (folder, copy) = copied();
    let data = database(folder.path());
    let half = fs::read(&data).unwrap();
    fs::write(&data, &half[..half.len() / 2]).unwrap();
    assert!(matches!(Store::open(folder.path()).err().unwrap(), StoreError::Damaged(_)));
    let aside = folder.path().join("sauvegardes/abime.db");
    restore(folder.path(), &copy, &aside).unwrap();
    assert_eq!(fs::read(&aside).unwrap(), half[..half.len() / 2]);
    assert!(!names(folder.path()).is_empty());
}

#[test]
fn damaged_data_are_kept_with_the_pages_beside_them_and_those_of_a_stopped_restore_are_not_taken_for_theirs()
{
    let (folder, copy) = copied();
    let data = database(folder.path());
    let half = fs::read(&data).unwrap();
    fs::write(&data, &half[..half.len() / 2]).unwrap();
    let beside = |path: &Path, ending: &str| PathBuf::from(format!("{}{ending}", path.display()));
    let aside = folder.path().join("sauvegardes/abime.db");
    // A restore stopped before the copy had its name.
    fs::write(beside(&aside, "-wal"), b"pages of a copy that never was").unwrap();
    restore(folder.path(), &copy, &aside).unwrap();
    assert!(!beside(&aside, "-wal").exists(), "no pages were beside the data");
    fs::write(&data, &half[..half.len() / 2]).unwrap();
    fs::write(beside(&data, "-wal"), b"pages that wait").unwrap();
    let second = folder.path().join("sauvegardes/encore.db");
    restore(folder.path(), &copy, &second).unwrap();
    assert_eq!(fs::read(beside(&second, "-wal")).unwrap(), b"pages that wait");
    assert!(!beside(&data, "-wal").exists());
    let names: Vec<String> = fs::read_dir(folder.path().join("sauvegardes"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(names.iter().all(|name| !name.ends_with(".partiel")), "{names:?}");
}

#[test]
fn an_old_copy_put_back_does_not_play_the_pages_left_by_the_data_of_before() {
    let (folder, copy) = copied();
    let running = Store::open(folder.path()).unwrap();
    write(&running, |tx| tx.insert_client(&client("Riou"))).unwrap();
    // A program that stopped suddenly leaves its pages beside the file.
    let stopped = tempfile::tempdir().unwrap();
    for name in ["dument.db", "dument.db-wal"] {
        fs::copy(folder.path().join(name), stopped.path().join(name)).unwrap();
    }
    let aside = stopped.path().join("avant.db");
    restore(stopped.path(), &copy, &aside).unwrap();
    assert!(!names(stopped.path()).contains(&"Riou".to_owned()));
    assert_eq!(inspect(&aside).unwrap().clients, running.info().unwrap().clients, "all of it was kept");
}

#[test]
fn what_is_no_copy_of_ours_is_refused_and_nothing_changes() {
    let (folder, copy) = copied();
    let before = names(folder.path());
    let good = fs::read(&copy).unwrap();
    let aside = folder.path().join("avant.db");
    let odd = folder.path().join("autre.db");
    let mut flipped = good.clone();
    let middle = flipped.len() / 2;
    flipped[middle..middle + 4096].fill(0xA5);
    for bytes in [&b""[..], b"SQLite format 3\0", &good[..good.len() - 4096], &flipped[..]] {
        fs::write(&odd, bytes).unwrap();
        let refused = restore(folder.path(), &odd, &aside).unwrap_err();
        assert!(matches!(refused, StoreError::Damaged(_)), "{refused}");
    }
    fs::copy(&copy, &odd).unwrap();
    rusqlite::Connection::open(&odd).unwrap().pragma_update(None, "user_version", 999).unwrap();
    assert!(matches!(restore(folder.path(), &odd, &aside), Err(StoreError::Newer { .. })));
    let absent = folder.path().join("absent.db");
    assert!(matches!(restore(folder.path(), &absent, &aside), Err(StoreError::NotFound)));
    let live = database(folder.path());
    assert!(matches!(restore(folder.path(), &live, &aside), Err(StoreError::Io(_))), "the data themselves");
    assert!(!aside.exists());
    assert_eq!(names(folder.path()), before);
}

#[test]
fn data_held_by_a_program_are_not_replaced_under_it() {
    let (folder, copy) = copied();
    let running = Store::open(folder.path()).unwrap();
    let refused = restore(folder.path(), &copy, &folder.path().join("avant.db")).unwrap_err();
    assert!(matches!(refused, StoreError::InUse), "{refused}");
    assert!(running.verify().unwrap().is_sound());
}

#[test]
fn an_empty_folder_takes_a_copy() {
    let (_kept, copy) = copied();
    let parent = tempfile::tempdir().unwrap();
    let new = parent.path().join("nouvel ordinateur");
    let left = restore(&new, &copy, &parent.path().join("avant.db")).unwrap();
    assert_eq!(left.before, None);
    assert_eq!(names(&new).len(), usize::try_from(left.now.clients).unwrap());
}

#[test]
fn an_altered_journal_makes_no_copy() {
    let (folder, _) = copied();
    tamper(
        folder.path(),
        "DROP TRIGGER journal_is_only_purged; UPDATE journal SET kind = 'autre' WHERE sequence = 1",
    );
    let copy = folder.path().join("mauvaise.db");
    let refused = Store::open(folder.path()).unwrap().back_up(&copy).unwrap_err();
    assert!(matches!(refused, StoreError::Damaged(_)), "{refused}");
    assert_eq!(
        fs::read_dir(folder.path())
            .unwrap()
            .filter(|entry| { entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("mauvaise") })
            .count(),
        0
    );
}

#[test]
fn a_computer_where_only_the_window_remembered_something_takes_a_copy_from_elsewhere() {
    let (folder, _) = folder_with_a_case();
    let brought = Store::open(folder.path()).unwrap().info().unwrap();
    let new = tempfile::tempdir().unwrap();
    let store = Store::create(new.path()).unwrap();
    let remembered = store.transaction(NOW, "window", |tx| {
        Ok::<_, StoreError>((tx.set_setting("window", "[1280,800]")?, serde_json::Value::Null))
    });
    remembered.unwrap();
    let present = store.info().unwrap();
    assert_ne!(present.origin, brought.origin);
    assert!(present.origin.is_some(), "something was recorded");
    assert!(brought.is_of_the_data_of(&present), "nobody's data are replaced");
    assert!(!present.is_of_the_data_of(&brought), "and never somebody's by nobody's");
}
