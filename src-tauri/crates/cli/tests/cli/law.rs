//! `delay`, `term`, `limitation`: the contract of `docs/CLI.md`, on the real program.

use serde_json::{Value, json};

use crate::support::Desk;

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn a_delay_is_prudent_on_both_sides() {
    let desk = Desk::new();
    let ask = |rest: &[&str]| desk.run(&[&["--json", "delay"], rest].concat()).json();
    let user = ask(&["--from", "2026-08-31", "--months", "6", "--prudence", "user"]);
    assert_eq!(user["expires_on"], "2027-02-28");
    assert_eq!((&user["last_safe_day"], &user["first_day"]), (&json!("2027-02-26"), &Value::Null));
    let wait = ask(&["--from", "2026-10-05", "--months", "2", "--prudence", "wait"]);
    assert_eq!((&wait["first_day"], &wait["carried_to"]), (&json!("2026-12-08"), &json!("2026-12-07")));
    let days = ask(&["--from", "2026-04-02", "--days", "1", "--prudence", "wait"]);
    assert_eq!(days["first_day"], "2026-04-04");
    let alsace = ["--from", "2026-04-02", "--days", "1", "--prudence", "wait", "--alsace-moselle"];
    assert_eq!(ask(&alsace)["first_day"], "2026-04-08");
    assert_eq!(
        keys(&user),
        [
            "articles",
            "carried_to",
            "days",
            "expires_on",
            "explanation",
            "first_day",
            "from",
            "last_safe_day",
            "months",
            "prudence",
            "sentence"
        ]
    );
}

#[test]
fn a_delay_without_its_length_or_its_side_is_wrong_usage() {
    let desk = Desk::new();
    for wrong in [
        vec!["delay", "--from", "2026-08-31", "--prudence", "user"],
        vec!["delay", "--from", "2026-08-31", "--months", "6", "--days", "2", "--prudence", "user"],
        vec!["delay", "--from", "2026-08-31", "--months", "6"],
        vec!["delay", "--from", "2026-08-31", "--months", "-6", "--prudence", "user"],
    ] {
        assert_eq!(desk.run(&wrong).status, 2, "{wrong:?}");
    }
    let beyond = ["delay", "--json", "--from", "2026-08-31", "--months", "65535", "--prudence", "user"];
    let refused = desk.run(&beyond);
    assert_eq!((refused.status, &refused.json()["error"]["code"]), (1, &json!("bad_date")));
}

#[test]
fn a_term_gives_its_due_date_and_its_warnings() {
    let desk = Desk::new();
    let ask =
        |term: &str| desk.run(&["--json", "term", "--invoice-date", "2026-01-15", "--term", term]).json();
    let first = ask("45 fdm A");
    assert_eq!((&first["due"], &first["other_reading"]), (&json!("2026-03-31"), &json!("2026-03-17")));
    assert_eq!(first["warnings"], json!([]));
    assert_eq!(ask("45 fdm B")["due"], "2026-03-17");
    let long = ask("75");
    assert_eq!((&long["due"], &long["legal_maximum"]), (&json!("2026-03-31"), &json!("2026-03-16")));
    assert_eq!(long["warnings"][0]["code"], "term_above_legal_maximum");
    let fresh = [
        "--json",
        "term",
        "--invoice-date",
        "2026-09-05",
        "--regime",
        "perishable",
        "--delivered",
        "2026-09-03",
    ];
    assert_eq!(desk.run(&fresh).json()["due"], "2026-10-03");
    let refused = desk.run(&["--json", "term", "--invoice-date", "2026-01-15", "--term", "45 lunes"]);
    assert_eq!((refused.status, &refused.json()["error"]["code"]), (1, &json!("bad_value")));
}

#[test]
fn a_public_buyer_s_term_says_the_day_it_really_runs_from() {
    let desk = Desk::new();
    let ask = |rest: &[&str]| {
        let start = ["--json", "term", "--invoice-date", "2026-05-21", "--regime", "public"];
        let answer = desk.run(&[&start, rest].concat()).json();
        let first = answer["explanation"][0].as_str().unwrap_or_default().replace('\u{a0}', " ");
        (answer["due"].as_str().unwrap_or_default().to_owned(), first)
    };
    for (rest, due, from) in [
        (
            ["--received", "2026-05-25", "--term", "20"],
            "2026-06-14",
            "la demande de paiement reçue le 25 mai",
        ),
        (
            ["--received", "2026-05-20", "--delivered", "2026-05-30"],
            "2026-06-29",
            "la fin des travaux, le 30 mai",
        ),
        (["--delivered", "2026-05-10", "--term", "30"], "2026-06-20", "la facture du 21 mai"),
    ] {
        let (found, sentence) = ask(&rest);
        assert_eq!(found, due, "{rest:?}");
        assert!(sentence.contains(from), "{rest:?}: {sentence}");
    }
    let (_, unknown) = ask(&[]);
    assert!(unknown.contains("la facture du 21 mai 2026"), "{unknown}");
}

#[test]
fn a_limitation_says_dates_and_reasons() {
    let desk = Desk::new();
    let ask = |rest: &[&str]| {
        let start = ["--json", "limitation", "--completed", "2024-03-10"];
        desk.run(&[&start, rest].concat())
    };
    let notice = ask(&["--debtor", "consumer", "--event", "formal_notice:2026-02-20"]).json();
    assert_eq!((&notice["act_before"], &notice["passed"]), (&json!("2026-03-10"), &json!(true)));
    assert_eq!(notice["events"][0]["effect"], "nothing");
    let both = ask(&[
        "--debtor",
        "consumer",
        "--event",
        "formal_notice:2026-02-20",
        "--event",
        "acknowledgement:2026-02-20",
    ]);
    assert_eq!(both.json()["act_before"], "2028-02-20");
    let public = ask(&["--debtor", "public", "--event", "letter:2026-02-20"]).json();
    assert_eq!(public["act_before"], "2030-12-31");
    assert_eq!(ask(&["--debtor", "business", "--carrier"]).json()["act_before"], "2025-03-10");
    let tomorrow = ask(&["--debtor", "business", "--event", "letter:2026-11-22"]);
    assert_eq!((tomorrow.status, &tomorrow.json()["error"]["code"]), (1, &json!("bad_date")));
    assert_eq!(ask(&["--debtor", "martian"]).status, 2);
}

#[test]
fn people_read_the_date_first_and_then_why() {
    let desk = Desk::new();
    let told =
        desk.run_on("2026-01-05", &["limitation", "--debtor", "consumer", "--completed", "2024-03-10"]);
    let mut lines = told.out.lines();
    assert_eq!(lines.next(), Some("agir en justice au plus tard le 10\u{a0}mars\u{a0}2026"));
    assert!(lines.next().unwrap().contains("L218-2"), "{}", told.out);
    assert!(!told.out.contains("prescrit"), "{}", told.out);
}

#[test]
fn the_holidays_of_alsace_moselle_count_where_they_are_asked_for() {
    let desk = Desk::new();
    let asked = ["limitation", "--json", "--debtor", "consumer", "--completed", "2023-12-26"];
    let mainland = desk.run(&asked).json();
    assert_eq!(
        (&mainland["act_before"], &mainland["last_working_day"]),
        (&"2025-12-26".into(), &"2025-12-26".into())
    );
    let east = desk.run(&[&asked[..], &["--alsace-moselle"]].concat()).json();
    assert_eq!(
        (&east["act_before"], &east["last_working_day"]),
        (&"2025-12-26".into(), &"2025-12-24".into())
    );
}
