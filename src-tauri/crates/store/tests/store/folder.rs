//! One data folder: made once, held by one program, never harmed.

use std::fs;
use std::path::Path;

use crate::world::*;
use dument_store::{Damage, Store, StoreError, sha256_hex};

fn refusal(folder: &Path) -> StoreError {
    Store::open(folder).err().unwrap()
}

/// Names and contents of a folder, the lock apart.
fn contents(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let mut found: Vec<(String, String)> = entries
        .filter(|entry| entry.file_name() != "dument.lock")
        .map(|entry| (entry.file_name().into_string().unwrap(), sha256_hex(&fs::read(entry.path()).unwrap())))
        .collect();
    found.sort();
    found
}

#[test]
fn a_folder_is_made_once() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("Données de l’atelier 100 %/Dûment");
    assert!(!Store::exists(&folder));
    assert!(matches!(refusal(&folder), StoreError::NotFound));
    assert!(!folder.exists());
    let store = Store::create(&folder).unwrap();
    assert_eq!(store.folder(), Some(folder.as_path()));
    write(&store, |tx| tx.set_company(&company())).unwrap();
    drop(store);
    assert!(Store::exists(&folder));
    let refused = Store::create(&folder).err().unwrap();
    assert!(matches!(refused, StoreError::AlreadyExists), "{refused}");
    assert_eq!(Store::open(&folder).unwrap().company().unwrap(), Some(company()));
    assert_eq!(Store::open_in_memory().unwrap().folder(), None);
}

#[test]
fn a_half_made_database_of_before_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("dument.db.new"), b"half of a database").unwrap();
    assert!(!Store::exists(folder.path()));
    assert!(Store::create(folder.path()).unwrap().verify().unwrap().is_sound());
    assert!(!folder.path().join("dument.db.new").exists());
}

#[test]
fn pages_left_by_a_database_taken_away_are_set_aside() {
    let (folder, _) = folder_with_a_case();
    let store = Store::open(folder.path()).unwrap();
    write(&store, |tx| tx.insert_client(&client("Durand"))).unwrap();
    let emptied = tempfile::tempdir().unwrap();
    let left = fs::read(folder.path().join("dument.db-wal")).unwrap();
    fs::write(emptied.path().join("dument.db-wal"), &left).unwrap();
    fs::write(emptied.path().join("dument.db-wal.ancien"), b"those of before").unwrap();
    let new = Store::create(emptied.path()).unwrap();
    assert!(new.case_files().unwrap().is_empty());
    assert!(new.verify().unwrap().is_sound());
    let kept = emptied.path().join("dument.db-wal.ancien-2");
    assert_eq!(fs::read(&kept).unwrap(), left);
    assert_eq!(fs::read(emptied.path().join("dument.db-wal.ancien")).unwrap(), b"those of before");
    assert_eq!(new.set_aside(), [kept], "and it is told");
}

#[test]
fn a_second_program_is_refused_until_the_first_ends() {
    let (folder, _) = folder_with_a_case();
    let first = Store::open(folder.path()).unwrap();
    assert!(matches!(refusal(folder.path()), StoreError::InUse));
    write(&first, |tx| tx.set_setting("a", "1")).unwrap();
    drop(first);
    assert_eq!(Store::open(folder.path()).unwrap().setting("a").unwrap().as_deref(), Some("1"));
}

#[test]
fn a_newer_file_is_refused_untouched() {
    let (folder, _) = folder_with_a_case();
    tamper(folder.path(), "PRAGMA user_version = 40");
    let before = contents(folder.path());
    let refused = refusal(folder.path());
    assert!(matches!(refused, StoreError::Newer { found: 40, known: 6 }), "{refused}");
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn a_file_of_another_program_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    tamper(folder.path(), "CREATE TABLE notes (text); INSERT INTO notes VALUES ('à garder')");
    let before = contents(folder.path());
    assert!(matches!(refusal(folder.path()), StoreError::Damaged(_)));
    assert_eq!(contents(folder.path()), before);
}

fn refused_untouched(damage: &str, harm: impl FnOnce(&mut Vec<u8>)) {
    let (folder, _) = folder_with_a_case();
    let path = database(folder.path());
    let mut bytes = fs::read(&path).unwrap();
    harm(&mut bytes);
    fs::write(&path, &bytes).unwrap();
    let before = contents(folder.path());
    let refused = refusal(folder.path());
    assert!(matches!(refused, StoreError::Damaged(_)), "{damage}: {refused}");
    assert_eq!(contents(folder.path()), before, "{damage}");
}

#[test]
fn an_empty_file_is_refused_untouched() {
    refused_untouched("empty", Vec::clear);
}

#[test]
fn a_file_that_is_no_database_is_refused_untouched() {
    refused_untouched("text", |bytes| *bytes = b"numero;montant\nF-1;1200,00\n".repeat(300));
    refused_untouched("short", |bytes| bytes.truncate(40));
    refused_untouched("zeros", |bytes| bytes.fill(0));
}

#[test]
fn a_truncated_file_is_refused_untouched() {
    refused_untouched("one page", |bytes| bytes.truncate(4096));
    refused_untouched("half", |bytes| bytes.truncate(bytes.len() / 2));
    refused_untouched("last page", |bytes| bytes.truncate(bytes.len() - 4096));
    refused_untouched("last bytes", |bytes| bytes.truncate(bytes.len() - 100));
}

#[test]
fn a_file_with_flipped_bytes_is_refused_untouched() {
    refused_untouched("header", |bytes| bytes[3] ^= 0xff);
    refused_untouched("page size", |bytes| bytes[16] ^= 0xff);
    refused_untouched("schema", |bytes| bytes[100..108].iter_mut().for_each(|byte| *byte ^= 0xff));
    refused_untouched("a page of rows", |bytes| bytes[4096..4104].iter_mut().for_each(|byte| *byte ^= 0xff));
    refused_untouched("every page", |bytes| {
        bytes.iter_mut().skip(4096).step_by(512).for_each(|byte| *byte ^= 0x55)
    });
}

#[test]
fn a_row_that_hangs_on_nothing_is_refused_untouched() {
    let (folder, _) = folder_with_a_case();
    tamper(folder.path(), "PRAGMA foreign_keys = OFF; DELETE FROM clients");
    let before = contents(folder.path());
    assert!(matches!(refusal(folder.path()), StoreError::Damaged(_)));
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn what_a_program_that_stopped_suddenly_wrote_is_there() {
    let (folder, _) = folder_with_a_case();
    let store = Store::open(folder.path()).unwrap();
    write(&store, |tx| tx.insert_client(&client("Durand"))).unwrap();
    let stopped = tempfile::tempdir().unwrap();
    for name in ["dument.db", "dument.db-wal"] {
        fs::copy(folder.path().join(name), stopped.path().join(name)).unwrap();
    }
    let after = Store::open(stopped.path()).unwrap();
    assert_eq!(after.case_files().unwrap(), store.case_files().unwrap());
    assert!(after.verify().unwrap().is_sound());
}

#[test]
fn a_copy_is_whole_and_never_overwrites() {
    let (folder, _) = folder_with_a_case();
    let elsewhere = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    write(&store, |tx| tx.insert_client(&client("Durand"))).unwrap();
    store.back_up(&database(elsewhere.path())).unwrap();
    let refused = store.back_up(&database(elsewhere.path())).unwrap_err();
    assert!(matches!(refused, StoreError::AlreadyExists), "{refused}");
    let copy = Store::open(elsewhere.path()).unwrap();
    assert_eq!(copy.case_files().unwrap(), store.case_files().unwrap());
    assert_eq!(copy.journal(100).unwrap(), store.journal(100).unwrap());
    assert!(copy.verify().unwrap().is_sound());
    let nowhere = database(elsewhere.path()).join("copie.db");
    assert!(matches!(store.back_up(&nowhere), Err(StoreError::Io(_))));
}

#[test]
fn a_folder_that_cannot_be_made_is_said() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("un fichier");
    fs::write(&file, b"").unwrap();
    let refused = Store::create(&file.join("dossier")).err().unwrap();
    assert!(matches!(refused, StoreError::OutOfReach(_)), "{refused}");
}

/// A folder whose data cannot be reached is neither opened nor filled with others.
fn out_of_reach(what: &str, folder: &Path) {
    let before = fs::read_dir(folder).map(Iterator::count).ok();
    assert!(Store::exists(folder), "{what}: something stands there");
    for refused in [Store::open(folder).err(), Store::create(folder).err()] {
        let refused = refused.unwrap();
        assert!(matches!(refused, StoreError::OutOfReach(_)), "{what}: {refused}");
    }
    assert_eq!(fs::read_dir(folder).map(Iterator::count).ok(), before, "{what}: nothing was made");
}

#[test]
fn a_folder_in_the_place_of_the_file_is_out_of_reach_and_not_empty() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(database(folder.path())).unwrap();
    out_of_reach("a folder named dument.db", folder.path());
}

#[cfg(unix)]
#[test]
fn a_link_to_a_disk_that_is_not_there_is_out_of_reach_and_is_not_replaced() {
    let parent = tempfile::tempdir().unwrap();
    let absent = parent.path().join("disque externe");
    let link = |place: &Path| std::os::unix::fs::symlink(absent.join("dument.db"), place).unwrap();
    let folder = parent.path().join("données");
    fs::create_dir(&folder).unwrap();
    link(&database(&folder));
    out_of_reach("the file is a link", &folder);
    assert!(database(&folder).is_symlink());
    let folder = parent.path().join("lien");
    link(&folder);
    out_of_reach("the folder is a link", &folder);
    assert!(folder.is_symlink() && !absent.exists());
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_the_lock_does_not_hang() {
    let (folder, _) = folder_with_a_case();
    let lock = folder.path().join("dument.lock");
    fs::remove_file(&lock).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&lock).status().unwrap().success());
    assert!(matches!(refusal(folder.path()), StoreError::Io(std::io::ErrorKind::InvalidInput)));
}

#[cfg(unix)]
#[test]
fn the_other_accounts_of_the_computer_do_not_read_the_data() {
    use std::os::unix::fs::PermissionsExt;
    let rights = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("Dûment");
    let store = Store::create(&folder).unwrap();
    write(&store, |tx| tx.insert_client(&client("Durand"))).unwrap();
    store.back_up(&folder.join("copie.db")).unwrap();
    assert_eq!(rights(&folder), 0o700);
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(rights(&path), 0o600, "{}", path.display());
    }
    drop(store);
    // Data of an earlier version, open to all.
    fs::set_permissions(database(&folder), fs::Permissions::from_mode(0o644)).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    let store = Store::open(&folder).unwrap();
    assert_eq!(rights(&folder), 0o700);
    write(&store, |tx| tx.insert_client(&client("Riou"))).unwrap();
    for name in ["dument.db", "dument.db-wal", "dument.db-shm"] {
        assert_eq!(rights(&folder.join(name)), 0o600, "{name}");
    }
}

#[test]
fn a_schema_no_version_made_is_damage() {
    for version in [0, -1] {
        let (folder, _) = folder_with_a_case();
        tamper(folder.path(), &format!("PRAGMA user_version = {version}"));
        let before = contents(folder.path());
        let refused = refusal(folder.path());
        assert!(
            matches!(&refused, StoreError::Damaged(Damage::Schema(found)) if *found == version),
            "{refused}"
        );
        assert_eq!(contents(folder.path()), before);
    }
}

#[test]
fn a_letter_that_is_no_letter_in_any_text_is_damage() {
    // Every text of every table, its last byte no longer UTF-8.
    let (folder, _) = folder_with_a_case();
    let sound = fs::read(database(folder.path())).unwrap();
    let texts = ask(
        folder.path(),
        "SELECT t.name || '.' || c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT'
         AND t.name IN ('clients', 'contacts', 'invoices', 'events', 'payments', 'letters', 'company', 'credit_notes')",
    );
    assert!(texts.len() > 30, "{texts:?}");
    let mut seen = 0;
    for text in texts {
        let (table, column) = text.split_once('.').unwrap();
        fs::write(database(folder.path()), &sound).unwrap();
        let harm = format!(
            "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;
             UPDATE {table} SET {column} = CAST(X'C3' AS TEXT) WHERE {column} IS NOT NULL"
        );
        // Where a trigger or another table forbids it, the file cannot be harmed that way.
        if !try_tamper(folder.path(), &harm) {
            continue;
        }
        let found = Store::open(folder.path()).and_then(|store| {
            store.company()?;
            store.case_files()
        });
        match found {
            Err(StoreError::Damaged(_)) => seen += 1,
            Err(other) => panic!("{text}: {other:?}"),
            // Not one row had a text there.
            Ok(_) => {}
        }
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn a_byte_changed_anywhere_is_survived() {
    let (folder, _) = folder_with_a_case();
    let sound = fs::read(database(folder.path())).unwrap();
    let (mut refused, mut seen, mut unseen) = (0, 0, 0);
    for place in (0..sound.len()).step_by(389) {
        let mut bytes = sound.clone();
        bytes[place] ^= 0x41;
        fs::write(database(folder.path()), &bytes).unwrap();
        match Store::open(folder.path()).and_then(|store| store.verify()) {
            Err(StoreError::Damaged(_) | StoreError::Newer { .. }) => refused += 1,
            Err(other) => panic!("byte {place}: {other:?}"),
            Ok(report) if !report.is_sound() => seen += 1,
            Ok(_) => unseen += 1,
        }
    }
    // What is neither is an empty place of a page, or a word that reads as well as the one before.
    assert!(refused > 0 && seen > 0, "{refused} refused, {seen} seen by verify, {unseen} unseen");
}
