//! A data file of every schema released so far opens, holds, and says the same sums.

use std::fs;
use std::path::{Path, PathBuf};

use dument_app::views::{InvoiceFilter, InvoicesRequest};
use dument_app::{App, Desk, Now, backups, case, changes, invoices};
use dument_domain::ClientId;
use rusqlite::Connection;

fn now() -> Now {
    Now::noon("2026-11-30".parse().unwrap())
}

/// The files, by schema, as `tests/fixtures/schemas/make.py` says they were made.
fn files() -> Vec<(u32, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/schemas");
    let named = |entry: fs::DirEntry| {
        let path = entry.path();
        let schema = path.file_name()?.to_str()?.strip_suffix(".sql")?.parse().ok()?;
        Some((schema, path))
    };
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().filter_map(|entry| named(entry.unwrap())).collect();
    files.sort();
    files
}

/// A data folder that holds one.
fn folder(file: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let base = Connection::open(folder.path().join("dument.db")).unwrap();
    base.execute_batch(&fs::read_to_string(file).unwrap()).unwrap();
    folder
}

/// Number, total, principal left, interest, indemnity: what the lists show of each invoice.
fn figures(app: &mut App) -> Vec<[String; 5]> {
    let request = InvoicesRequest { filter: InvoiceFilter::All, limit: 50, ..InvoicesRequest::default() };
    let rows = app.ask(&now(), |reading| invoices::invoices(reading, request)).unwrap().rows;
    let figures = rows.into_iter().map(|row| {
        let sum = row.sum;
        let [gross, principal, interest, indemnity] =
            [row.gross, sum.principal, sum.interest, sum.indemnity].map(|one| one.to_string());
        [row.number, gross, principal, interest, indemnity]
    });
    let mut figures: Vec<[String; 5]> = figures.collect();
    figures.sort();
    figures
}

#[test]
fn a_file_of_every_schema_released_is_there() {
    let known = dument_store::schemas();
    let found: Vec<u32> = files().into_iter().map(|(schema, _)| schema).collect();
    assert_eq!(found, (1..=known).collect::<Vec<_>>(), "write the new one: tests/fixtures/schemas/make.py");
}

#[test]
fn a_file_of_every_schema_opens_holds_and_says_the_same_sums() {
    let mut first: Option<Vec<[String; 5]>> = None;
    for (schema, file) in files() {
        let home = folder(&file);
        let mut app = App::open(home.path()).unwrap();
        let report = app.ask(&now(), changes::verify).unwrap();
        assert!(report.ok, "schema {schema}: {:?}", report.checks);
        let mut found = figures(&mut app);
        // The invoice of the year before bears the number of another one only since schema 6, and is paid.
        if schema >= 6 {
            let older = found.remove(0);
            assert_eq!(older.map(String::from), ["F-1", "100.00", "0.00", "0.00", "0.00"]);
        }
        let before = first.get_or_insert_with(|| found.clone());
        assert_eq!(&found, before, "schema {schema}");
        let lines = app.ask(&now(), |reading| case::case(reading, ClientId(1))).unwrap().timeline;
        assert!(lines.iter().any(|line| line.title.contains("promet 500,00")), "schema {schema}: {lines:?}");
    }
    // Counted by hand. F-1, at 12.50 %: 45 days of 1 000,00 are 15,41, paid first by the 500,00 of 15 July; 138 days
    // of the 515,41 left. F-2, at 12.40 %: 14 days of 1 400,00 are 6,66, paid first; 5 days of 1 006,66 until the
    // credit note of 200,00, 133 of 806,66, and 121 of the 1 000,00 due on 1 August. F-3 is given up but for its sum.
    let expected = [
        ["F-1", "1000.00", "515.41", "24.36", "40.00"],
        ["F-2", "2400.00", "1806.66", "79.27", "0.00"],
        ["F-3", "600.00", "600.00", "0.00", "0.00"],
    ];
    assert_eq!(first.unwrap(), expected.map(|row| row.map(str::to_owned)));
}

#[test]
fn a_file_raised_is_kept_as_it_was_and_is_in_the_list_of_copies() {
    for (schema, file) in files() {
        let home = folder(&file);
        let mut desk = Desk::open(home.path().to_owned());
        assert_eq!(desk.refusal(), None, "schema {schema}");
        let list = desk.backups(&now()).unwrap().list;
        if schema == dument_store::schemas() {
            assert!(list.is_empty());
            continue;
        }
        let [kept] = list.as_slice() else { panic!("schema {schema}: {list:?}") };
        assert_eq!(kept.why, "avant une mise à jour de Dûment");
        let last = if schema >= 3 {
            "12\u{a0}septembre\u{a0}2026 à 9\u{a0}h\u{a0}00"
        } else {
            "1er\u{a0}septembre\u{a0}2026 à 10\u{a0}h\u{a0}00"
        };
        assert_eq!(kept.made, last, "schema {schema}");
        let seen = desk.look_at_backup(&now(), &kept.name).unwrap();
        assert!(seen.of_these_data && seen.clients == 2, "schema {schema}: {seen:?}");
        let tried = desk.try_backup(&now(), &kept.name).unwrap();
        assert!(tried.sound, "schema {schema}: {}", tried.sentence);
        // Put back, it is raised again, and no second copy of the same is kept.
        desk.restore(&now(), &kept.name).unwrap();
        let again = backups::list(home.path(), &now()).list;
        assert_eq!(again.iter().filter(|one| one.why == kept.why).count(), 1, "schema {schema}: {again:?}");
        assert_eq!(again[0].why, "avant une restauration");
    }
}
