//! What the tables refuse, whoever asks.

use crate::world::*;
use dument_domain::case::Happening;
use dument_domain::{InvoiceId, Payment};
use dument_store::{DocumentKind, Store, StoreError};

/// Statements that a careless program might send to a file with one case in it.
const REFUSED: [&str; 37] = [
    "UPDATE invoices SET gross = 'douze'",
    "UPDATE invoices SET gross = 12.5",
    "UPDATE invoices SET gross = 0",
    "UPDATE invoices SET gross = NULL",
    "UPDATE invoices SET gross = 1000000000000000",
    "UPDATE invoices SET issued_on = '2026-02-30'",
    "UPDATE invoices SET issued_on = '2026-2-3'",
    "UPDATE invoices SET issued_on = 'demain'",
    "UPDATE invoices SET issued_on = '2026-02-03T10:00'",
    "UPDATE invoices SET issued_on = NULL",
    "UPDATE invoices SET completed_on = '2026-04-31'",
    "UPDATE invoices SET number = ''",
    "UPDATE invoices SET nature = 'friend'",
    "UPDATE invoices SET contract_rate = '12,5'",
    "UPDATE invoices SET contract_rate = '-1'",
    "UPDATE invoices SET contract_rate = 'legal*'",
    "UPDATE invoices SET contract_rate = 'ecb+dix'",
    "UPDATE clients SET contract_rate = 'trois fois'",
    "UPDATE invoices SET due_supposed = 2",
    "UPDATE invoices SET client_id = 99",
    "UPDATE invoices SET document_id = 99",
    "UPDATE due_parts SET due_on = '2025-02-29'",
    "UPDATE due_parts SET amount = -1",
    "UPDATE payments SET amount = 0",
    "UPDATE payments SET paid_on = ''",
    "UPDATE payment_shares SET invoice_id = 99",
    "UPDATE clients SET name = ''",
    "UPDATE clients SET nature = 'Business'",
    "UPDATE clients SET address_lines = '{}'",
    "UPDATE contacts SET role = 'boss'",
    "UPDATE letters SET basis = 'rien'",
    "UPDATE letters SET composed_at = '2026-02-30T10:00'",
    "UPDATE documents SET sha256 = 'abc'",
    "UPDATE company SET id = 2",
    "UPDATE settings SET value = 'oui'",
    "DELETE FROM clients",
    "DELETE FROM contents",
];

#[test]
fn the_tables_refuse_what_is_not_a_fact() {
    let (folder, _) = folder_with_a_case();
    let raw = rusqlite::Connection::open(database(folder.path())).unwrap();
    raw.pragma_update(None, "foreign_keys", true).unwrap();
    for sql in REFUSED {
        let answer = raw.execute(sql, []);
        let code = answer.as_ref().err().and_then(rusqlite::Error::sqlite_error_code);
        assert_eq!(code, Some(rusqlite::ErrorCode::ConstraintViolation), "{sql}: {answer:?}");
    }
    assert!(raw.execute("UPDATE invoices SET issued_on = 'now'", []).is_err());
}

#[test]
fn every_table_is_strict() {
    let (folder, _) = folder_with_a_case();
    let raw = rusqlite::Connection::open(database(folder.path())).unwrap();
    let sql = "SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'";
    let mut query = raw.prepare(sql).unwrap();
    let loose: Vec<String> = query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(loose.is_empty(), "{loose:?}");
}

#[test]
fn a_number_is_used_once_for_a_client() {
    let (folder, martin) = folder_with_a_case();
    let store = Store::open(folder.path()).unwrap();
    let refused = write(&store, |tx| tx.insert_invoice(&invoice(martin, "F-1"))).unwrap_err();
    assert!(matches!(refused, StoreError::Conflict(_)), "{refused}");
    let other = write(&store, |tx| tx.insert_client(&client("Durand"))).unwrap();
    assert!(write(&store, |tx| tx.insert_invoice(&invoice(other, "F-1"))).is_ok());
}

#[test]
fn sums_that_do_not_add_up_are_refused() {
    let (folder, martin) = folder_with_a_case();
    let store = Store::open(folder.path()).unwrap();
    let mut wrong = invoice(martin, "F-2");
    wrong.parts.pop();
    let refused = write(&store, |tx| tx.insert_invoice(&wrong)).unwrap_err();
    assert!(matches!(refused, StoreError::Unbalanced(_)), "{refused}");
    let wrong = Payment { amount: euros("10.00"), ..payment(martin, &[(InvoiceId(1), "9.99")]) };
    let refused = write(&store, |tx| tx.insert_payment(&wrong)).unwrap_err();
    assert!(matches!(refused, StoreError::Unbalanced(_)), "{refused}");
}

#[test]
fn nothing_of_a_client_is_about_the_invoice_of_another() {
    let (folder, martin) = folder_with_a_case();
    let store = Store::open(folder.path()).unwrap();
    let written = write(&store, |tx| {
        let durand = tx.insert_client(&client("Durand"))?;
        tx.insert_invoice(&invoice(durand, "F-1"))
    });
    let foreign = written.unwrap();
    let refusals = [
        write(&store, |tx| tx.insert_payment(&payment(martin, &[(foreign, "1.00")])).map(|_| ())),
        write(&store, |tx| tx.insert_event(&event(martin, &[foreign], Happening::Note)).map(|_| ())),
        write(&store, |tx| {
            let pdf = tx.insert_document(&document(DocumentKind::Letter, b"pdf", None))?;
            tx.insert_letter(&letter(martin, &[foreign], pdf)).map(|_| ())
        }),
    ];
    for refused in refusals {
        assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    }
}

#[test]
fn a_use_case_that_fails_writes_nothing() {
    let (folder, martin) = folder_with_a_case();
    let store = Store::open(folder.path()).unwrap();
    let (before, lines) = (store.case_files().unwrap(), store.journal(100).unwrap());
    let answer = write(&store, |tx| {
        let durand = tx.insert_client(&client("Durand"))?;
        tx.insert_invoice(&invoice(durand, "F-1"))?;
        tx.insert_document(&document(DocumentKind::Exhibit, b"bytes", Some(durand)))?;
        tx.set_setting("alerts", "null")?;
        tx.insert_invoice(&invoice(martin, "F-1"))
    });
    assert!(answer.is_err());
    assert_eq!(store.case_files().unwrap(), before);
    assert_eq!(store.journal(100).unwrap(), lines);
    assert_eq!(store.setting("alerts").unwrap().as_deref(), Some(r#"{"hour":9}"#));
    assert!(store.verify().unwrap().is_sound());
    assert!(write(&store, |tx| tx.insert_client(&client("Durand"))).is_ok());
}

#[test]
fn a_moment_that_is_none_fails_the_whole_use_case() {
    let store = Store::open_in_memory().unwrap();
    for now in ["", "2026-02-30T10:00", "2026-09-03", "03/09/2026 10:00", "2026-09-03T10:61"] {
        let answer = store.transaction(now, "add_client", |tx| {
            let id = tx.insert_client(&client("Martin"))?;
            Ok::<_, StoreError>((id, serde_json::Value::Null))
        });
        assert!(answer.is_err(), "{now}");
    }
    assert!(store.case_files().unwrap().is_empty());
    assert!(store.journal(10).unwrap().is_empty());
}

#[test]
fn a_use_case_inside_another_is_refused() {
    let store = Store::open_in_memory().unwrap();
    let answer = write(&store, |tx| {
        tx.insert_client(&client("Martin"))?;
        write(&store, |tx| tx.insert_client(&client("Durand")))
    });
    assert!(answer.is_err());
    assert!(store.case_files().unwrap().is_empty());
}
