//! Copies from the terminal: the copy of the day, the second place, a restoration tried.

use crate::support::{Desk, text};

#[test]
fn the_copy_of_the_day_goes_to_the_second_place_and_is_tried() {
    let desk = Desk::with_invoices();
    let stick = desk.path("clé");
    std::fs::create_dir(&stick).unwrap();
    let list = desk.run(&["backup", "--second", text(&stick), "--json"]).json();
    let folder = list["second"]["folder"].as_str().unwrap().to_owned();
    let name = list["list"][0]["name"].as_str().unwrap();
    let copy = std::path::Path::new(&folder).join(name);
    assert!(copy.is_file(), "{list}");
    let before = std::fs::read(desk.data().join("dument.db")).unwrap();
    let tried = desk.run(&["restore", text(&copy), "--dry-run", "--json"]);
    assert_eq!(tried.status, 0, "{}{}", tried.out, tried.err);
    let tried = tried.json();
    assert_eq!((&tried["dry_run"], &tried["sound"]), (&true.into(), &true.into()));
    assert_eq!(tried["backup"]["invoices"], 3);
    assert_eq!(std::fs::read(desk.data().join("dument.db")).unwrap(), before);
    let left = desk.run(&["backup", "--no-second", "--json"]).json();
    assert_eq!(left["second"], serde_json::Value::Null);
    assert!(copy.is_file());
}

#[test]
fn a_restoration_tried_on_a_new_computer_leaves_nothing_there() {
    let desk = Desk::with_invoices();
    let copy = desk.path("copie.db");
    assert_eq!(desk.run(&["backup", text(&copy)]).status, 0);
    let new = desk.path("nouvel ordinateur");
    let tried = desk.run(&["--data", text(&new), "restore", text(&copy), "--dry-run"]);
    assert_eq!(tried.status, 0, "{}{}", tried.out, tried.err);
    assert!(tried.out.contains("3\u{a0}factures"), "{}", tried.out);
    assert!(!new.exists());
}
