//! What a use case changed is taken back at any time, and never over what came since.

use crate::world::*;
use dument_domain::case::Happening;
use dument_domain::{ClientId, InvoiceId};
use dument_store::{Facts, Recorded, Store, StoreError, Table, Writer};
use serde_json::{Value, json};

/// A use case that can be taken back.
fn act<T>(store: &Store, work: impl FnOnce(&Writer<'_>) -> Result<T, StoreError>) -> Recorded<T> {
    store.record(NOW, "act", |tx| Ok::<_, StoreError>((work(tx)?, Value::Null))).unwrap()
}

fn take_back(store: &Store, sequence: i64, facts: Facts) -> Result<(), StoreError> {
    let change = store.change(sequence)?.unwrap();
    let undone = store.record(NOW, "undo", |tx| {
        tx.takes_back(sequence);
        tx.put_back(&change.changes, facts)?;
        Ok::<_, StoreError>(((), json!({ "reversed": sequence })))
    });
    undone.map(|_| ())
}

fn firm(store: &Store) -> (ClientId, InvoiceId) {
    let made = act(store, |tx| {
        let client = tx.insert_client(&client("Martin"))?;
        Ok((client, tx.insert_invoice(&invoice(client, "F-1"))?))
    });
    made.answer
}

#[test]
fn old_values_are_put_back_after_the_file_was_closed() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(folder.path()).unwrap();
    let (id, invoice) = firm(&store);
    let before = store.case_files().unwrap();
    let edited = act(&store, |tx| {
        let mut file = tx.case_file(id)?.unwrap();
        file.client.name = "Martin et fils".to_owned();
        file.client.siren = None;
        file.client.contacts.pop();
        tx.update_client(&file.client)?;
        let mut one = file.invoices.remove(0);
        one.parts = vec![dument_domain::claim::DuePart { due: day("2026-05-31"), amount: one.gross }];
        one.contract_rate = None;
        tx.update_invoice(&one)
    });
    assert_eq!((edited.clients.as_slice(), invoice), ([id].as_slice(), before[0].invoices[0].id));
    drop(store);

    let store = Store::open(folder.path()).unwrap();
    assert_ne!(store.case_files().unwrap(), before);
    take_back(&store, edited.change.unwrap(), Facts::Struck).unwrap();
    assert_eq!(store.case_files().unwrap(), before);
    assert_eq!(store.change(edited.change.unwrap()).unwrap().unwrap().undone_by, Some(3));
    assert!(store.verify().unwrap().is_sound());
    assert_eq!(store.journal(10).unwrap().len(), 3);

    take_back(&store, 3, Facts::Struck).unwrap();
    assert_ne!(store.case_files().unwrap(), before, "taking back is taken back too");
    assert_eq!(store.change(edited.change.unwrap()).unwrap().unwrap().undone_by, None);
}

#[test]
fn another_field_corrected_since_stays_and_the_same_one_is_refused() {
    let store = Store::open_in_memory().unwrap();
    let (id, _) = firm(&store);
    let rename = |change: &dyn Fn(&mut dument_domain::Client)| {
        act(&store, |tx| {
            let mut file = tx.case_file(id)?.unwrap();
            change(&mut file.client);
            tx.update_client(&file.client)
        })
    };
    let first = rename(&|client| client.phone = "06 11".to_owned());
    rename(&|client| client.email = "z@example.org".to_owned());
    take_back(&store, first.change.unwrap(), Facts::Struck).unwrap();
    let client = store.case_file(id).unwrap().unwrap().client;
    assert_eq!((client.phone.as_str(), client.email.as_str()), ("", "z@example.org"));

    let second = rename(&|client| client.name = "Martin fils".to_owned());
    rename(&|client| client.name = "Martin père".to_owned());
    let refused = take_back(&store, second.change.unwrap(), Facts::Struck).unwrap_err();
    assert!(matches!(&refused, StoreError::Altered { table, .. } if *table == Table::Clients), "{refused}");
    assert_eq!(store.case_file(id).unwrap().unwrap().client.name, "Martin père");
}

#[test]
fn what_was_added_goes_unless_something_refers_to_it() {
    let store = Store::open_in_memory().unwrap();
    let (id, _) = firm(&store);
    let before = store.case_files().unwrap();
    let added = act(&store, |tx| tx.insert_invoice(&invoice(id, "F-2")));
    let called = act(&store, |tx| tx.insert_event(&event(id, &[added.answer], Happening::Note)));
    let refused = take_back(&store, added.change.unwrap(), Facts::Struck).unwrap_err();
    assert!(matches!(&refused, StoreError::Leaning { table } if *table == Table::EventInvoices), "{refused}");

    take_back(&store, called.change.unwrap(), Facts::Struck).unwrap();
    assert!(store.case_file(id).unwrap().unwrap().events[0].reversed, "a fact stays, struck through");
    take_back(&store, called.change.unwrap(), Facts::Removed).unwrap_err();
    assert_eq!(store.case_files().unwrap()[0].invoices.len(), 2);

    let third = act(&store, |tx| tx.insert_invoice(&invoice(id, "F-3")));
    take_back(&store, third.change.unwrap(), Facts::Struck).unwrap();
    assert_eq!(store.case_files().unwrap()[0].invoices.len(), 2);
    assert_eq!(before[0].invoices.len(), 1);
    assert!(store.verify().unwrap().is_sound());
}

#[test]
fn settings_and_scenarios_are_as_before_and_the_program_s_own_notes_are_not_kept() {
    let store = Store::open_in_memory().unwrap();
    write(&store, |tx| tx.set_setting("alerts", r#"{"hour":8}"#)).unwrap();
    assert_eq!(store.change(1).unwrap(), None, "not recorded as the user's");
    let changed = act(&store, |tx| {
        tx.set_setting("alerts", r#"{"hour":9}"#)?;
        tx.set_setting("claims", "{}")
    });
    take_back(&store, changed.change.unwrap(), Facts::Struck).unwrap();
    assert_eq!(store.settings().unwrap(), [("alerts".to_owned(), r#"{"hour":8}"#.to_owned())]);
    let nothing = act(&store, |tx| tx.set_setting("alerts", r#"{"hour":8}"#));
    assert_eq!(nothing.change, None, "the same value again changes nothing");
}
