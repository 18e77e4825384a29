//! What another program changes in the file is seen, row by row.

use std::fs;
use std::path::Path;

use dument_app::views::PersonalAct;
use dument_app::{App, Now, clients, example, personal};
use dument_store::Store;
use rusqlite::Connection;
use serde_json::json;

/// Rows that the journal does not tell: its own index, the bytes of files (their hash is checked), and what the
/// program notes by itself.
const NOT_FACTS: [&str; 4] = ["journal", "changes", "change_clients", "contents"];

/// The example company in a folder of its own, and an empty one beside it to try in.
fn example() -> (tempfile::TempDir, Now) {
    let home = tempfile::tempdir().unwrap();
    let now = Now { today: "2026-11-21".parse().unwrap(), minute_of_day: 450 };
    drop(example::create(&home.path().join("exemple"), &now).unwrap());
    fs::create_dir(home.path().join("essai")).unwrap();
    (home, now)
}

/// What is seen of a change made behind the program's back: the file is refused, or a check fails.
fn seen(home: &Path, sql: &str) -> Option<String> {
    let (from, to) = (home.join("exemple/dument.db"), home.join("essai/dument.db"));
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(home.join(format!("essai/dument.db{ending}")));
    }
    fs::copy(from, &to).unwrap();
    let raw = Connection::open(&to).unwrap();
    raw.execute_batch(&format!("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; {sql}"))
        .unwrap();
    assert!(raw.total_changes() > 0, "{sql}");
    drop(raw);
    let report = match Store::open(&home.join("essai")).and_then(|store| store.verify()) {
        Ok(report) => report,
        Err(refused) => return Some(refused.to_string()),
    };
    let wrong: Vec<String> = report
        .checks
        .iter()
        .filter(|one| !one.ok)
        .map(|one| format!("{}: {}", one.name, one.detail))
        .collect();
    (!wrong.is_empty()).then(|| wrong.join("; "))
}

fn names(raw: &Connection, sql: &str) -> Vec<String> {
    let mut query = raw.prepare(sql).unwrap();
    query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// The tables of facts that hold something, with their columns.
fn columns(home: &Path) -> Vec<(String, String)> {
    let raw = Connection::open(home.join("exemple/dument.db")).unwrap();
    let tables =
        names(&raw, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    let facts = tables.into_iter().filter(|table| !NOT_FACTS.contains(&table.as_str()));
    let filled = facts.filter(|table| {
        raw.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0)).unwrap() > 0
    });
    filled
        .flat_map(|table| {
            let found = names(&raw, &format!("SELECT name FROM pragma_table_info('{table}')"));
            found.into_iter().map(move |column| (table.clone(), column))
        })
        .collect()
}

/// A row of facts: those of the settings that the program notes by itself are none.
fn one_row(raw: &Connection, table: &str, turn: usize) -> String {
    let keys = names(raw, &format!("SELECT name FROM pragma_table_info('{table}') WHERE pk > 0")).join(", ");
    let own = if table == "settings" { "WHERE key NOT IN ('watch', 'example')" } else { "" };
    format!(
        "({keys}) IN (SELECT {keys} FROM {table} {own} LIMIT 1 OFFSET {turn} % (SELECT count(*) FROM {table} {own}))"
    )
}

#[test]
fn the_example_is_as_it_was_written() {
    let (home, _) = example();
    let report = Store::open(&home.path().join("exemple")).unwrap().verify().unwrap();
    assert!(report.is_sound(), "{report:?}");
}

#[test]
fn a_sum_a_date_a_name_changed_by_another_program_is_seen_with_what_was_written() {
    let (home, _) = example();
    let told = seen(home.path(), "UPDATE clients SET name = name || ' SA' WHERE id = 1").unwrap();
    assert!(told.contains("rows: clients [1]"), "{told}");
    for sql in [
        "UPDATE invoices SET gross = gross + 100000 WHERE id = 1; UPDATE due_parts SET amount = amount + 100000 WHERE invoice_id = 1",
        "UPDATE payments SET amount = amount / 2 WHERE id = 1; UPDATE payment_shares SET amount = amount / 2 WHERE payment_id = 1",
        "DELETE FROM payment_shares WHERE payment_id = 1; DELETE FROM payments WHERE id = 1",
        "UPDATE company SET iban = 'FR7610107001011234567890129'",
        "UPDATE events SET recorded_at = '2026-01-01T08:00' WHERE id = 1",
        "INSERT INTO clients SELECT 9999, name, nature, nature_confirmed, siren, siret, vat, address_lines, postal_code, city, country, email, phone, note, scenario, scenario_version, contract_rate FROM clients WHERE id = 1",
        "DROP TRIGGER journal_is_kept; DELETE FROM journal WHERE sequence = (SELECT max(sequence) FROM journal); UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'journal'",
    ] {
        assert!(seen(home.path(), sql).is_some(), "{sql}");
    }
}

#[test]
fn any_column_of_any_row_of_facts_changed_by_another_program_is_seen() {
    let (home, _) = example();
    every_column_is_proved(home.path());
}

#[test]
fn any_column_changed_after_a_person_was_erased_is_seen_too() {
    let (home, now) = example();
    let mut app = App::open(&home.path().join("exemple")).unwrap();
    let typed = json!({
        "client": null, "name": "Odile Le Goff", "nature": "consumer", "siren": null, "vat": null,
        "address": {"lines": [], "postal_code": "29300", "city": "Quimperlé", "country": "FR"},
        "email": "odile@example.org", "phone": "06 11 22 33 44", "note": "", "contacts": []
    });
    let typed = serde_json::from_value(typed).unwrap();
    let clients = vec![app.act(&now, |desk| clients::save(desk, typed)).unwrap().client];
    app.act(&now, |desk| personal::act(desk, PersonalAct::Erase { clients, copies: false })).unwrap();
    drop(app);
    every_column_is_proved(home.path());
}

/// Each column of a row of each table is changed, and seen.
fn every_column_is_proved(home: &Path) {
    let columns = columns(home);
    assert!(columns.len() > 100, "{} columns", columns.len());
    let raw = Connection::open(home.join("exemple/dument.db")).unwrap();
    let mut missed = Vec::new();
    for (turn, (table, column)) in columns.iter().enumerate() {
        let kind =
            names(&raw, &format!("SELECT type FROM pragma_table_info('{table}') WHERE name = '{column}'"));
        let nothing = if kind == ["INTEGER"] { "1" } else { "'x'" };
        let other = format!(
            "CASE typeof({column}) WHEN 'integer' THEN {column} + 100000 WHEN 'null' THEN {nothing} ELSE {column} || 'x' END"
        );
        let sql = format!("UPDATE {table} SET {column} = {other} WHERE {}", one_row(&raw, table, turn));
        if seen(home, &sql).is_none() {
            missed.push(format!("{table}.{column}"));
        }
    }
    assert_eq!(missed, Vec::<String>::new(), "of {} columns", columns.len());
}
