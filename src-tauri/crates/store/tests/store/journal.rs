//! The journal is complete, chained, and shows what was changed behind its back.

use crate::world::*;
use dument_store::{DocumentKind, Store, StoreError, sha256_hex};
use serde_json::json;

#[test]
fn one_use_case_is_one_line() {
    let store = Store::open_in_memory().unwrap();
    let answer = store.transaction(NOW, "add_client", |tx| {
        let id = tx.insert_client(&client("Martin"))?;
        tx.set_setting("a", "1")?;
        Ok::<_, StoreError>((id, json!({"client": id, "name": "Martin"})))
    });
    let id = answer.unwrap();
    let lines = store.journal(10).unwrap();
    assert_eq!(lines.len(), 1);
    assert_eq!(
        (lines[0].sequence, lines[0].kind.as_str(), lines[0].recorded_at.as_str()),
        (1, "add_client", NOW)
    );
    let payload = lines[0].payload.clone().unwrap();
    assert_eq!(payload, format!(r#"{{"client":{},"name":"Martin"}}"#, id.0));
    assert_eq!(lines[0].payload_sha256, sha256_hex(payload.as_bytes()));
}

#[test]
fn the_last_lines_come_first() {
    let (folder, _) = folder_with_a_case();
    let store = Store::open(folder.path()).unwrap();
    let places =
        |limit| -> Vec<i64> { store.journal(limit).unwrap().iter().map(|line| line.sequence).collect() };
    assert_eq!(places(2), [3, 2]);
    assert_eq!(places(100), [3, 2, 1]);
}

#[test]
fn a_line_emptied_by_no_erasure_keeps_the_chain_and_is_seen() {
    let (folder, _) = folder_with_a_case();
    tamper(folder.path(), "UPDATE journal SET payload = NULL WHERE sequence = 2");
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(failing(&store), ["rows"]);
}

#[test]
fn the_journal_is_only_appended_to() {
    let (folder, _) = folder_with_a_case();
    let raw = rusqlite::Connection::open(database(folder.path())).unwrap();
    let refused = [
        "DELETE FROM journal WHERE sequence = 3",
        "UPDATE journal SET payload = '1' WHERE sequence = 1",
        "UPDATE journal SET payload = NULL, kind = 'autre' WHERE sequence = 1",
        "UPDATE journal SET payload = NULL, hash = payload_sha256",
        "INSERT INTO journal SELECT 9, recorded_at, kind, payload, payload_sha256, hash FROM journal LIMIT 1",
        "INSERT OR REPLACE INTO journal
            SELECT 3, recorded_at, 'autre', payload, payload_sha256, hash FROM journal LIMIT 1",
    ];
    for sql in refused {
        assert!(raw.execute(sql, []).is_err(), "{sql}");
    }
}

/// What someone who removes the triggers and puts them back may try, and the checks that see it.
#[test]
fn a_line_changed_behind_the_programs_back_is_seen() {
    let changes = [
        "UPDATE journal SET payload = '{}' WHERE sequence = 2",
        "UPDATE journal SET recorded_at = '2026-09-02T07:30' WHERE sequence = 2",
        "UPDATE journal SET kind = 'autre' WHERE sequence = 1",
        "UPDATE journal SET payload = '{}', payload_sha256 = (SELECT hash FROM journal LIMIT 1) WHERE sequence = 3",
        "DELETE FROM journal WHERE sequence = 2",
        "DELETE FROM journal WHERE sequence = 1",
        "DELETE FROM journal WHERE sequence = 3",
        "DELETE FROM journal",
        "UPDATE journal SET sequence = 7 WHERE sequence = 3",
    ];
    for change in changes {
        let (folder, _) = folder_with_a_case();
        let raw = rusqlite::Connection::open(database(folder.path())).unwrap();
        let mut query = raw.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        let triggers = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let triggers: Vec<(String, String)> = triggers.map(Result::unwrap).collect();
        drop(query);
        for (name, _) in &triggers {
            raw.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
        }
        raw.execute_batch(change).unwrap();
        for (_, sql) in &triggers {
            raw.execute_batch(sql).unwrap();
        }
        drop(raw);
        let store = Store::open(folder.path()).unwrap();
        assert_eq!(failing(&store), ["journal"], "{change}");
    }
}

#[test]
fn facts_changed_behind_the_programs_back_are_seen() {
    let changes = [
        ("UPDATE due_parts SET amount = amount + 1 WHERE position = 0", "sums"),
        ("UPDATE payment_shares SET amount = 1", "sums"),
        ("UPDATE payments SET amount = 1", "sums"),
        ("DELETE FROM due_parts", "sums"),
        ("UPDATE contents SET bytes = x'00'", "documents"),
        ("UPDATE letters SET step = 'autre'", "facts"),
        ("DROP TRIGGER journal_is_kept", "schema"),
        ("DROP INDEX payments_of_client", "schema"),
        ("CREATE TABLE autre (a)", "schema"),
        (
            "INSERT INTO clients SELECT 9, 'Durand', nature, nature_confirmed, siren, siret, vat, address_lines,
                postal_code, city, country, email, phone, note, scenario, scenario_version, contract_rate FROM clients;
             UPDATE payments SET client_id = 9",
            "owners",
        ),
    ];
    for (change, check) in changes {
        let (folder, _) = folder_with_a_case();
        tamper(folder.path(), change);
        let store = Store::open(folder.path()).unwrap();
        assert_eq!(failing(&store), [check], "{change}");
    }
}

#[test]
fn a_document_exchanged_behind_the_programs_back_is_not_opened() {
    let (folder, _) = folder_with_a_case();
    let store = Store::open(folder.path()).unwrap();
    let id = store.documents_of_kind(DocumentKind::Letter).unwrap()[0].id;
    assert!(store.document(id).unwrap().is_some());
    drop(store);
    tamper(folder.path(), "UPDATE contents SET bytes = x'2550'");
    let refused = Store::open(folder.path()).unwrap().document(id).unwrap_err();
    assert!(matches!(refused, StoreError::Damaged(_)), "{refused}");
}

#[test]
fn a_sound_folder_passes_every_check() {
    let (folder, _) = folder_with_a_case();
    let report = Store::open(folder.path()).unwrap().verify().unwrap();
    assert!(report.is_sound(), "{report:?}");
    let details: Vec<(&str, &str)> =
        report.checks.iter().map(|check| (check.name, check.detail.as_str())).collect();
    assert!(details.contains(&("facts", "1\u{a0}client, 1\u{a0}facture")), "{details:?}");
    assert!(details.contains(&("journal", "3\u{a0}lignes")), "{details:?}");
    assert!(details.contains(&("documents", "1\u{a0}contenu")), "{details:?}");
}
