//! Sealed copies from the terminal: the passphrase comes by standard input or a file, never as an argument.

use crate::support::{Desk, text};

const PHRASE: &[u8] = "quatre chevaux à midi\n".as_bytes();

#[test]
fn a_sealed_copy_is_made_tried_and_taken_back_with_its_passphrase_from_a_file_or_standard_input() {
    let desk = Desk::with_invoices();
    let copy = desk.path("copie.db.age");
    let made = desk.feed(&["backup", text(&copy), "--sealed", "--json"], PHRASE);
    assert_eq!(made.status, 0, "{}{}", made.out, made.err);
    assert_eq!((made.json()["sealed"].as_bool(), made.json()["invoices"].as_u64()), (Some(true), Some(3)));
    assert!(std::fs::read(&copy).unwrap().starts_with(b"age-encryption.org/v1"));
    let new = desk.path("nouvel ordinateur");
    let refused = desk.run(&["--data", text(&new), "restore", text(&copy), "--json"]);
    assert_eq!(refused.refusal(), "passphrase_missing");
    let wrong = desk.feed(&["--data", text(&new), "restore", text(&copy), "--json"], b"autre phrase\n");
    assert_eq!(wrong.refusal(), "passphrase_wrong");
    assert!(!new.exists(), "nothing was made of it");
    let file = desk.file("phrase.txt", "quatre chevaux à midi\r\net rien d’autre\n");
    let tried =
        desk.run(&["restore", text(&copy), "--dry-run", "--json", "--passphrase-file", text(&file)]).json();
    assert_eq!((&tried["sound"], &tried["backup"]["sealed"]), (&true.into(), &true.into()));
    let done = desk.feed(&["--data", text(&new), "restore", text(&copy), "--passphrase-file", "-"], PHRASE);
    assert_eq!(done.status, 0, "{}{}", done.out, done.err);
    let there = desk.run(&["--data", text(&new), "invoices", "--json"]);
    assert_eq!(there.out, desk.run(&["invoices", "--json"]).out);
}

#[test]
fn a_second_place_is_sealed_from_the_terminal_and_a_copy_without_its_phrase_is_told() {
    let desk = Desk::with_invoices();
    let stick = desk.path("clé");
    std::fs::create_dir(&stick).unwrap();
    let view = desk.feed(&["backup", "--second", text(&stick), "--sealed", "--json"], PHRASE).json();
    assert_eq!(view["second"]["sealed"], true);
    let folder = std::path::PathBuf::from(view["second"]["folder"].as_str().unwrap());
    let copy = folder.join(format!("{}.age", view["list"][0]["name"].as_str().unwrap()));
    assert!(copy.is_file(), "{view}");
    let cut = desk.path("coupée.age");
    let bytes = std::fs::read(&copy).unwrap();
    std::fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    let told = desk.feed(&["restore", text(&cut), "--json"], PHRASE);
    assert_eq!(told.refusal(), "damaged_file");
    assert!(told.err.contains("coupé ou abîmé"), "{}", told.err);
    let alone = desk.feed(&["backup", "--sealed"], PHRASE);
    assert_eq!(alone.status, 2);
    let weak = desk.feed(&["backup", text(&desk.path("x.age")), "--sealed", "--json"], b"Dument2026\n");
    assert_eq!(weak.refusal(), "bad_value");
    assert!(!desk.path("x.age").exists());
}

#[test]
fn data_taken_away_are_read_here_and_written_again_only_once_it_is_said() {
    let desk = Desk::with_invoices();
    let copy = desk.path("emportée.db");
    let gone = desk.run(&["backup", text(&copy), "--leave"]);
    assert_eq!(gone.status, 0, "{}", gone.err);
    assert!(gone.out.contains("--stay"), "{}", gone.out);
    let refused = desk.run(&["pay", "--invoice", "F-12", "--amount", "100.00", "--json"]);
    assert_eq!(refused.refusal(), "taken_away");
    assert!(refused.err.contains("emportée.db"), "{}", refused.err);
    assert_eq!(desk.run(&["invoices"]).status, 0);
    assert_eq!(desk.run(&["verify"]).status, 0);
    assert_eq!(desk.run(&["backup", "--stay"]).status, 0);
    assert_eq!(desk.run(&["pay", "--invoice", "F-12", "--amount", "100.00"]).status, 0);
}

#[test]
fn what_trust_says_agrees_with_backup_and_the_recovery_sheet_is_a_pdf() {
    let desk = Desk::with_invoices();
    let list = desk.run(&["backup", "--json"]).json();
    let view = desk.run(&["trust", "--json"]).json();
    let rows = view["rows"].as_array().unwrap();
    let value = |key: &str| rows.iter().find(|row| row["key"] == key).unwrap()["value"].clone();
    assert_eq!(value("last"), list["last"]);
    assert_eq!(view["connections"].as_array().unwrap().len(), 0);
    assert!(desk.run(&["trust"]).out.contains("Connexions\u{a0}: aucune"));
    let sheet = desk.path("fiche.pdf");
    assert_eq!(desk.run(&["backup", "--sheet", text(&sheet)]).status, 0);
    assert!(std::fs::read(&sheet).unwrap().starts_with(b"%PDF"));
}
