//! `purge`: said first, done once, refused while something is due.

use std::fs;

use crate::support::{Desk, text};

#[test]
fn a_client_that_owes_is_not_erased_and_one_that_paid_is_said_then_erased() {
    let desk = Desk::with_invoices();
    let riou = ["purge", "--json", "--client", "Mme Riou"];
    assert_eq!(desk.run(&riou).refusal(), "forbidden");
    let set = ["client", "--name", "Mme Riou", "--set", "phone=06 11 22 33 44", "email=riou@example.org"];
    assert_eq!(desk.run(&set).status, 0);
    assert_eq!(desk.run(&["pay", "--invoice", "F-14", "--amount", "420.00"]).status, 0);
    let said = desk.run(&["purge", "--json", "--client", "Mme Riou", "--dry-run"]).json();
    assert_eq!((&said["erased"], &said["clients"][0]["whole"]), (&false.into(), &false.into()), "{said}");
    assert!(said["clients"][0]["goes"].to_string().contains("Téléphone"), "{said}");
    let out = desk.path("riou");
    assert_eq!(desk.run(&["export", "--client", "Mme Riou", text(&out)]).status, 0);
    let kept = fs::read_to_string(out.join("clients.csv")).unwrap();
    assert!(kept.contains("06 11 22 33 44") && !kept.contains("Lefèvre"), "{kept}");
    assert!(fs::read_to_string(out.join("factures.csv")).unwrap().contains("F-14"));
    let done = desk.run(&riou).json();
    assert_eq!(done["erased"], true, "{done}");
    let bytes = fs::read(desk.data().join("dument.db")).unwrap();
    for word in ["06 11 22 33 44", "riou@example.org"] {
        assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{word}");
    }
    assert_eq!(desk.run(&["verify"]).status, 0);
    let rows = desk.run(&["invoices", "--json"]).json();
    assert!(rows.as_array().unwrap().iter().all(|row| row["client"] != "Mme Riou"), "{rows}");
    assert_eq!(desk.run(&["case", "--client", "Mme Riou"]).status, 0, "asked by name, it is there");
}

#[test]
fn what_is_to_be_erased_is_named_and_one_thing_at_a_time() {
    let desk = Desk::with_invoices();
    let nothing = desk.run(&["purge", "--due", "--json"]).json();
    assert_eq!((&nothing["erased"], nothing["clients"].as_array().unwrap().len()), (&false.into(), 0));
    assert_eq!(desk.run(&["purge"]).status, 2);
    assert_eq!(desk.run(&["purge", "--due", "--client", "Mme Riou"]).status, 2);
    assert_eq!(desk.run(&["purge", "--client", "Personne", "--json"]).refusal(), "unknown_client");
}
