//! Copies sealed with a passphrase: opened whole, or refused without leaving anything.

use std::fs;
use std::path::{Path, PathBuf};

use dument_store::{Lock, Seal, SealError, is_sealed, open_sealed, seal_copy};

const PHRASE: &str = "quatre chevaux à midi";

fn folder_with_a_copy() -> (tempfile::TempDir, PathBuf, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copie.db");
    // More than one chunk of the format, and not a whole number of them.
    let bytes: Vec<u8> = (0..200_003_u32).map(|number| u8::try_from(number % 251).unwrap()).collect();
    fs::write(&copy, &bytes).unwrap();
    (folder, copy, bytes)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_sealed_copy_opens_with_its_passphrase_however_the_keyboard_wrote_it() {
    let (folder, copy, bytes) = folder_with_a_copy();
    let sealed = folder.path().join("copie.db.age");
    seal_copy(&copy, &sealed, Seal::Passphrase(PHRASE)).unwrap();
    assert!(is_sealed(&sealed) && !is_sealed(&copy));
    let inside = fs::read(&sealed).unwrap();
    assert!(!inside.windows(64).any(|part| bytes.starts_with(part)), "nothing of the copy is readable");
    let opened = folder.path().join("rouverte.db");
    // « à » as a letter and its accent apart, and a space taken along by a paste.
    open_sealed(&sealed, &opened, "quatre chevaux a\u{300} midi ").unwrap();
    assert!(fs::read(&opened).unwrap() == bytes);
    assert!(matches!(
        open_sealed(&sealed, &folder.path().join("non.db"), "quatre chevaux à minuit"),
        Err(SealError::WrongPassphrase)
    ));
    assert_eq!(names(folder.path()), ["copie.db", "copie.db.age", "rouverte.db"]);
}

#[test]
fn a_lock_seals_each_morning_without_the_passphrase_and_one_file_is_enough_to_open() {
    let (folder, copy, bytes) = folder_with_a_copy();
    let lock = Lock::new(PHRASE).unwrap();
    let kept = serde_json::to_string(&lock).unwrap();
    let lock: Lock = serde_json::from_str(&kept).unwrap();
    let sealed = folder.path().join("copie.db.age");
    seal_copy(&copy, &sealed, Seal::Lock(&lock)).unwrap();
    let opened = folder.path().join("rouverte.db");
    open_sealed(&sealed, &opened, PHRASE).unwrap();
    assert!(fs::read(&opened).unwrap() == bytes);
    let wrong = open_sealed(&sealed, &folder.path().join("non.db"), "une autre phrase");
    assert!(matches!(wrong, Err(SealError::WrongPassphrase)));
}

#[test]
fn a_cut_altered_or_foreign_file_is_told_apart_from_a_wrong_passphrase_and_leaves_nothing() {
    let (folder, copy, _) = folder_with_a_copy();
    let whole = folder.path().join("copie.db.age");
    seal_copy(&copy, &whole, Seal::Passphrase(PHRASE)).unwrap();
    let bytes = fs::read(&whole).unwrap();
    let place = folder.path().join("non.db");
    let tried = |bytes: &[u8]| {
        let file = folder.path().join("essai.age");
        fs::write(&file, bytes).unwrap();
        let refused = open_sealed(&file, &place, PHRASE).unwrap_err();
        assert!(!place.exists());
        refused
    };
    let mut flipped = bytes.clone();
    let last = flipped.len() - 70_000;
    flipped[last] ^= 1;
    // In the middle, at the end of a chunk, one byte short, a bit changed, something added.
    for altered in [
        &bytes[..bytes.len() / 2],
        &bytes[..bytes.len() - 1],
        &bytes[..bytes.len() - 3_411],
        &flipped,
        &[&bytes[..], b"plus"].concat(),
    ] {
        assert!(matches!(tried(altered), SealError::Altered), "{}", altered.len());
    }
    for foreign in [&b""[..], b"age-encryption.org/v1\n", b"PK\x03\x04 and the rest", b"SQLite format 3\0"] {
        assert!(matches!(tried(foreign), SealError::NotSealed | SealError::Altered), "{foreign:?}");
    }
    let costly = String::from_utf8_lossy(&bytes[..200]).into_owned();
    let costly = costly.split_once(" 17\n").unwrap().0.to_owned() + " 30\n";
    let end = bytes.windows(4).position(|part| part == b" 17\n").unwrap() + 4;
    let costly = [costly.as_bytes(), &bytes[end..]].concat();
    assert!(matches!(tried(&costly), SealError::TooCostly | SealError::Altered));
    assert_eq!(names(folder.path()), ["copie.db", "copie.db.age", "essai.age"]);
}

#[test]
fn a_sealed_copy_takes_the_place_of_no_file() {
    let (folder, copy, _) = folder_with_a_copy();
    let place = folder.path().join("contrat.pdf");
    fs::write(&place, b"signed").unwrap();
    assert!(seal_copy(&copy, &place, Seal::Passphrase(PHRASE)).is_err());
    assert!(open_sealed(&copy, &place, PHRASE).is_err());
    assert_eq!(fs::read(&place).unwrap(), b"signed");
}
