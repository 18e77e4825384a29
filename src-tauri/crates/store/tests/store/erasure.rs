//! A person is erased: nothing of their words is left in the folder, and what is left is still proved.

use std::fs;
use std::path::Path;

use crate::world::*;
use dument_domain::case::Happening;
use dument_domain::{ClientId, InvoiceId};
use dument_store::{DocumentKind, Person, Recorded, Store, StoreError, Writer};
use serde_json::{Value, json};

const WORDS: [&str; 4] = ["odile.legoff@example.org", "06 11 22 33 44", "Le Goff", "cardiologue"];

fn act<T>(store: &Store, work: impl FnOnce(&Writer<'_>) -> Result<T, StoreError>) -> Recorded<T> {
    store
        .record(NOW, "act", |tx| Ok::<_, StoreError>((work(tx)?, json!({ "name": "Odile Le Goff" }))))
        .unwrap()
}

fn person(client: ClientId) -> Person {
    Person { client, words: WORDS.map(str::to_owned).to_vec() }
}

/// Two clients of one file, one of them a person with everything filled, corrected twice.
fn two_clients(folder: &Path) -> (Store, ClientId, ClientId, InvoiceId) {
    let store = Store::create(folder).unwrap();
    let (odile, other, kept) = act(&store, |tx| {
        tx.set_company(&company())?;
        let mut one = client("Odile Le Goff");
        one.contacts.clear();
        let (odile, other) = (tx.insert_client(&one)?, tx.insert_client(&client("Morel SARL"))?);
        tx.insert_document(&document(DocumentKind::Exhibit, b"Le Goff;06 11 22 33 44", Some(odile)))?;
        let kept = tx.insert_invoice(&invoice(other, "F-2"))?;
        tx.insert_invoice(&invoice(odile, "F-1"))?;
        tx.record_import("Le Goff.csv", &"a".repeat(64), "csv", &Value::from(1))?;
        tx.set_setting("call_sheets", r#"[{"given_to":"chez Odile Le Goff"}]"#)?;
        Ok((odile, other, kept))
    })
    .answer;
    for phone in ["06 11 22 33 44", ""] {
        act(&store, |tx| {
            let mut one = tx.case_file(odile)?.unwrap().client;
            (one.phone, one.email) = (phone.to_owned(), "odile.legoff@example.org".to_owned());
            one.note = "opérée par son cardiologue".to_owned();
            tx.update_client(&one)
        });
    }
    act(&store, |tx| {
        let mut said = event(odile, &[], Happening::Note);
        said.note = "son cardiologue appelle".to_owned();
        tx.insert_event(&said)
    });
    act(&store, |tx| tx.insert_credit_note(&credit_note(kept, "A-1")));
    (store, odile, other, kept)
}

fn erase(store: &Store, client: ClientId) -> usize {
    let erased = store.erase(NOW, "person_erased", &[person(client)], |tx| {
        tx.forget_words(&[person(client)], &["call_sheets"])?;
        tx.remove_client(client)?;
        Ok::<_, StoreError>(((), json!({ "client": client })))
    });
    let erased = erased.unwrap();
    erased.scrubbed.unwrap();
    erased.lines
}

/// Where the words are found in the bytes of a folder.
fn left_in(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let bytes = fs::read(entry.path()).unwrap();
        for word in WORDS {
            if bytes.windows(word.len()).any(|part| part == word.as_bytes()) {
                found.push(format!("{word} in {}", entry.file_name().display()));
            }
        }
    }
    found
}

#[test]
fn nothing_of_an_erased_person_is_left_in_the_bytes_of_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (store, odile, other, _) = two_clients(folder.path());
    assert!(!left_in(folder.path()).is_empty(), "the words are there before");
    let lines = erase(&store, odile);
    assert!(lines >= 4, "{lines} lines");
    assert_eq!(failing(&store), [""; 0]);
    assert!(store.case_file(odile).unwrap().is_none());
    assert_eq!(store.case_file(other).unwrap().unwrap().client.name, "Morel SARL");
    assert_eq!(left_in(folder.path()), Vec::<String>::new());
    drop(store);
    assert_eq!(left_in(folder.path()), Vec::<String>::new());
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(failing(&store), [""; 0]);
    assert!(store.changes_of(odile).unwrap().is_empty(), "nothing of it is taken back");
}

#[test]
fn what_stays_after_an_erasure_goes_on_and_is_still_proved() {
    let folder = tempfile::tempdir().unwrap();
    let (store, odile, other, kept) = two_clients(folder.path());
    erase(&store, odile);
    act(&store, |tx| {
        let mut one = tx.case_file(other)?.unwrap().client;
        one.phone = "02 98 00 00 01".to_owned();
        tx.update_client(&one)?;
        tx.insert_credit_note(&credit_note(kept, "A-2"))
    });
    let third = act(&store, |tx| tx.insert_client(&client("Odile Le Goff"))).answer;
    assert!(third > other, "a number is never given again");
    assert_eq!(failing(&store), [""; 0]);
    erase(&store, third);
    assert_eq!(failing(&store), [""; 0]);
    drop(store);
    for change in [
        "UPDATE clients SET name = name || ' SA'",
        "UPDATE clients SET phone = '02'",
        "UPDATE invoices SET work = 'x'",
        "UPDATE company SET iban = 'x'",
        "UPDATE imports SET name = 'x'",
        "UPDATE credit_notes SET credited_on = '2026-01-01' WHERE number = 'A-1'",
        "DELETE FROM credit_notes WHERE number = 'A-2'",
        "INSERT INTO payments SELECT 9, client_id, '2026-05-04', 0, 100, '', 0, NULL FROM invoices LIMIT 1;
         INSERT INTO payment_shares SELECT 9, 0, id, 100 FROM invoices LIMIT 1",
        "UPDATE journal SET payload = NULL WHERE sequence = (SELECT max(sequence) FROM journal)",
        "UPDATE journal SET payload = NULL WHERE kind = 'person_erased'",
    ] {
        let copy = tempfile::tempdir().unwrap();
        fs::copy(database(folder.path()), database(copy.path())).unwrap();
        tamper(copy.path(), change);
        let store = Store::open(copy.path()).unwrap();
        assert_eq!(failing(&store), ["rows"], "{change}");
    }
}

#[test]
fn data_altered_before_are_not_stated_again_as_if_they_were_right() {
    let folder = tempfile::tempdir().unwrap();
    let (store, odile, _, _) = two_clients(folder.path());
    drop(store);
    tamper(folder.path(), "UPDATE clients SET name = 'Morel SA' WHERE id = 2");
    let store = Store::open(folder.path()).unwrap();
    let refused = store.erase(NOW, "person_erased", &[person(odile)], |tx| {
        tx.remove_client(odile)?;
        Ok::<_, StoreError>(((), Value::Null))
    });
    assert!(matches!(refused.unwrap_err(), StoreError::Damaged(_)));
    assert!(store.case_file(odile).unwrap().is_some(), "nothing was erased");
}

#[test]
fn data_begun_before_the_journal_kept_changes_are_still_sound_after_an_erasure() {
    let (folder, martin) = folder_with_a_case();
    let store = Store::open(folder.path()).unwrap();
    act(&store, |tx| tx.set_company(&company()));
    let other = act(&store, |tx| tx.insert_client(&client("Odile Le Goff"))).answer;
    erase(&store, other);
    assert_eq!(failing(&store), [""; 0]);
    assert!(store.case_file(martin).unwrap().is_some());
}
