//! `changes` and `undo --change`: an edit of another day is taken back, each command being a
//! program of its own.

use crate::support::Desk;

const CSV: &str = "N° facture;Client;Date de facture;Échéance;Montant TTC;Reste dû\n\
    F-20;Café du Port;01/09/2026;30/09/2026;300,00;300,00\n";

#[test]
fn a_file_read_by_mistake_is_taken_back_the_week_after() {
    let desk = Desk::with_company();
    let file = desk.file("factures.csv", CSV);
    assert_eq!(desk.run_on("2026-11-20", &["import", file.to_str().unwrap()]).status, 0);
    let told = desk.run_on("2026-11-27", &["changes", "--client", "Café du Port", "--json"]).json();
    let first = &told["changes"][0];
    assert_eq!(
        (&first["title"], &first["on"]),
        (&"Fichier lu\u{a0}: factures.csv".into(), &"2026-11-20".into()),
        "{told}"
    );
    let line = first["change"].to_string();
    let asked = desk.run_on("2026-11-27", &["undo", "--change", &line, "--dry-run", "--json"]).json();
    assert!(asked["refused"].is_null() && asked["effects"].to_string().contains("F-20"), "{asked}");
    assert!(desk.run(&["invoices"]).out.contains("F-20"), "nothing is written yet");

    assert_eq!(desk.run_on("2026-11-27", &["undo", "--change", &line]).status, 0);
    assert!(!desk.run(&["invoices"]).out.contains("F-20"));
    assert_eq!(desk.run_on("2026-11-27", &["undo", "--change", &line, "--json"]).refusal(), "cannot_undo");
    assert_eq!(desk.run(&["verify"]).status, 0);
}

#[test]
fn settings_have_their_history_and_a_way_back_too() {
    let desk = Desk::with_company();
    let scenario = ["scenarios", "--default", "consumer", "rapide"];
    let chosen = desk.run_on("2026-11-20", &scenario);
    assert_eq!(chosen.status, 0, "{}{}", chosen.out, chosen.err);
    let told = desk.run(&["changes", "--json"]).json();
    assert_eq!(told["changes"][0]["title"], "Scénario des nouveaux clients changé");
    assert!(desk.run(&["changes"]).out.contains("Scénario des nouveaux clients"));
    let line = told["changes"][0]["change"].to_string();
    assert_eq!(desk.run(&["undo", "--change", &line, "--note", "essai"]).status, 0);
    assert!(!desk.run(&["changes", "--json"]).json()["changes"][0]["undone_on"].is_null());
}

#[test]
fn one_thing_is_taken_back_at_a_time() {
    let desk = Desk::with_company();
    assert_eq!(desk.run(&["undo"]).status, 2);
    assert_eq!(desk.run(&["undo", "--event", "1", "--change", "2"]).status, 2);
    assert_eq!(desk.run(&["undo", "--event", "1", "--dry-run"]).status, 2);
}
