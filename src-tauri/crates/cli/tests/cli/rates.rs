//! New legal rates from the terminal: shown, accepted, used by every amount.

use serde_json::{Value, json};

use crate::support::{Desk, text};

const FILE: &str = include_str!("../../../../../assets/law/updates/example.toml");

/// The interest of one claim to the end of January 2027, and its flags.
fn claim(desk: &Desk) -> Value {
    let line = r#"{"debtor":"business","until":"2027-01-31","invoices":[{"number":"F-1","amount":"1000.00","due":"2026-12-31"}]}"#;
    let file = desk.file("claims.jsonl", line);
    let data = desk.data();
    let answer = desk.run_on("2027-01-31", &["--data", text(&data), "compute", text(&file)]);
    serde_json::from_str(answer.out.lines().next().unwrap()).unwrap()
}

#[test]
fn a_file_of_rates_is_shown_then_accepted_and_compute_follows() {
    let desk = Desk::with_company();
    let file = desk.file("taux.toml", FILE);
    let shown = desk.run_on("2027-01-10", &["rates", "--update", text(&file), "--json"]).json();
    assert_eq!((&shown["accepted"], &shown["rows"][0]["kind"]), (&json!(false), &json!("new")));
    let unknown = desk.run_on("2027-01-10", &["rates", "--on", "2027-01-10", "--json"]);
    assert_eq!(unknown.refusal(), "rate_unknown", "showing takes nothing");

    let told = desk.run_on("2027-01-10", &["rates", "--update", text(&file), "--accept"]);
    assert_eq!(told.status, 0, "{}", told.err);
    assert!(told.out.contains("2,65\u{a0}%") && told.out.contains("à vérifier"), "{}", told.out);
    let rates = desk.run_on("2027-01-10", &["rates", "--on", "2027-01-10", "--json"]).json();
    assert_eq!((&rates["business_default"], &rates["verified"]), (&json!("12.65"), &json!(false)));
    assert_eq!(rates["sources"]["refinancing"]["origin"], "updated");
    assert!(desk.run_on("2027-01-10", &["rates"]).out.contains("mis à jour"));

    let answer = claim(&desk);
    assert_eq!(answer["interest"], "10.74", "31 days at 12.65 %: {answer}");
    assert!(answer["flags"].as_array().unwrap().contains(&json!("rate_unverified:2027-S1")), "{answer}");
    assert_eq!(desk.run_on("2027-01-10", &["verify"]).status, 0);
}

#[test]
fn a_rate_typed_says_its_source_and_a_past_one_is_confirmed() {
    let desk = Desk::with_company();
    let set = ["rates", "--set", "ecb_main_refinancing_rate", "2026-S2", "2,41", "--json"];
    assert_eq!(desk.run(&set).status, 2, "no source, no rate");
    let sourced = [&set[..], &["--source", "table de la BCE", "--accept"]].concat();
    assert_eq!(desk.run(&sourced).refusal(), "rates_unconfirmed");
    let confirmed = [&sourced[..], &["--corrections"]].concat();
    assert_eq!(desk.run(&confirmed).json()["rows"][0]["before"], "2,40\u{a0}%");
    assert!(desk.run(&["rates"]).out.contains("saisi"));
    let absurd =
        ["rates", "--set", "ecb_main_refinancing_rate", "2027-S1", "45", "--source", "x. y", "--json"];
    assert_eq!(desk.run(&absurd).refusal(), "rates_refused");
    let file = desk.file("autre.toml", "bonjour");
    assert_eq!(desk.run(&["rates", "--update", text(&file), "--json"]).refusal(), "unreadable_file");
}

#[test]
fn a_day_before_the_rates_known_is_not_said_to_be_to_come() {
    let desk = Desk::new();
    for (day, said) in
        [("2008-12-31", "plus anciens"), ("1990-01-01", "plus anciens"), ("2030-01-01", "pas encore connu")]
    {
        let answer = desk.run(&["rates", "--json", "--on", day]);
        assert_eq!(answer.refusal(), "rate_unknown", "{day}");
        assert!(answer.err.contains(said), "{day}: {}", answer.err);
    }
}
