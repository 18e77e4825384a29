//! Scenarios listed, taken out, brought in, chosen.

use crate::support::Desk;

#[test]
fn a_scenario_goes_out_is_changed_and_comes_in_as_a_version() {
    let desk = Desk::with_company();
    let list = desk.run(&["--json", "scenarios"]).json();
    let ids: Vec<&str> = list.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["amiable_4", "ferme_4", "ecrit_d_abord", "rapide", "micro_entreprise"]);
    let file = desk.file("rapide.toml", "");
    let path = file.to_str().unwrap();
    assert_eq!(desk.run(&["scenarios", "--export", "rapide", "--out", path]).status, 0);
    let text = std::fs::read_to_string(&file).unwrap();
    assert_eq!(desk.run(&["--json", "scenarios", "--import", path]).refusal(), "scenario_refused");
    let own = text.replace("\"Rapide\"", "\"Vite et bien\"").replace("id = \"rapide\"", "id = \"vite_fait\"");
    std::fs::write(&file, &own).unwrap();
    let done = desk.run(&["--json", "scenarios", "--import", path]).json();
    assert_eq!(done["id"], "vite_fait");
    std::fs::write(&file, own.replace("days = 15", "days = 20")).unwrap();
    desk.run(&["scenarios", "--import", path]);
    let list = desk.run(&["--json", "scenarios"]).json();
    assert_eq!(
        (&list[5]["id"], &list[5]["version"], &list[5]["own"]),
        (&"vite_fait".into(), &2.into(), &true.into())
    );
    let people = desk.run(&["scenarios"]);
    assert!(people.out.contains("Vite et bien (vite_fait, version\u{a0}2)"), "{}", people.out);

    assert_eq!(desk.run(&["scenarios", "--default", "consumer", "vite_fait"]).status, 0);
    assert_eq!(desk.run(&["--json", "scenarios", "--remove", "vite_fait"]).refusal(), "scenario_followed");
    let removed = desk.run(&["scenarios", "--remove", "vite_fait", "--move-to", "rapide"]);
    assert_eq!(removed.status, 0, "{}", removed.err);
    assert_eq!(desk.run(&["--json", "scenarios", "--move-running", "vite_fait"]).refusal(), "bad_value");
    assert_eq!(desk.run(&["verify"]).status, 0);
}
