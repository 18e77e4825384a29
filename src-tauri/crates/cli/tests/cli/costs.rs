//! Recovery costs from a terminal: without a database, and noted in a case.

use crate::support::{Answer, Desk};
use serde_json::{Value, json};

/// A firm and a client of this nature that owes 1 850 € since 18 September 2026.
fn desk(nature: &str) -> Desk {
    let desk = Desk::with_invoices();
    desk.confirm("Menuiserie Lefèvre", nature);
    desk
}

fn costs(desk: &Desk, rest: &[&str]) -> Answer {
    let who = ["costs", "--json", "--client", "menuiserie lefevre", "--what", "sommation, Me Le Goff"];
    desk.run(&[&who[..], rest].concat())
}

fn statement(desk: &Desk) -> Value {
    desk.run(&["statement", "--json", "--client", "menuiserie lefevre"]).json()
}

#[test]
fn a_claim_with_costs_answers_two_more_keys_and_one_without_the_same_bytes_as_ever() {
    let desk = Desk::new();
    let claim = |costs: Value| {
        let mut invoice = json!({"number": "F-1", "amount": "1000.00", "due": "2026-09-01",
            "payments": [{"on": "2026-10-01", "amount": "1100.00"}]});
        if !costs.is_null() {
            invoice["recovery_costs"] = costs;
        }
        let line = json!({"debtor": "business", "until": "2026-10-01", "invoices": [invoice]}).to_string();
        desk.feed(&["compute"], line.as_bytes()).out
    };
    let plain = claim(Value::Null);
    assert!(!plain.contains("compensation"), "{plain}");
    assert_eq!(claim(json!([])), plain, "an empty list is no costs");
    let with: Value =
        serde_json::from_str(&claim(json!([{"on": "2026-09-20", "amount": "100.00"}]))).unwrap();
    let paid = &with["invoices"][0]["allocations"][0];
    assert_eq!(
        (&paid["to_indemnity"], &paid["to_compensation"]),
        (&json!("40.00"), &json!("49.81")),
        "{with}"
    );
    assert_eq!(
        (&with["additional_compensation"], &with["due"]),
        (&json!("10.19"), &json!("10.19")),
        "{with}"
    );
    assert_eq!(with["invoices"][0]["additional_compensation"], "10.19");
}

#[test]
fn costs_are_noted_with_their_paper_counted_given_up_and_taken_back() {
    let desk = desk("business");
    assert!(statement(&desk)["additional_compensation"].is_null());
    let noted = costs(&desk, &["--amount", "100.00", "--proof", "acte n° 12", "--on", "2026-10-05"]);
    assert_eq!(noted.status, 0, "{}", noted.err);
    assert!(noted.json()["message"].as_str().unwrap().contains("60,00\u{a0}€"), "{}", noted.out);
    assert_eq!(statement(&desk)["additional_compensation"], "60.00");
    let rows = desk.run(&["invoices", "--json"]).json();
    let row = rows.as_array().unwrap().iter().find(|row| row["number"] == "F-12").unwrap();
    assert_eq!((&row["indemnity"], &row["additional_compensation"]), (&json!("40.00"), &json!("60.00")));
    let waive =
        ["waive", "--json", "--client", "menuiserie lefevre", "--invoice", "F-12", "--costs", "20.00"];
    assert_eq!(desk.run(&waive).status, 0);
    assert_eq!(statement(&desk)["additional_compensation"], "40.00");
    let event = noted.json()["undo"]["event"].to_string();
    assert_eq!(desk.run(&["undo", "--event", &event]).status, 0);
    assert!(statement(&desk)["additional_compensation"].is_null());
    assert_eq!(desk.run(&["verify"]).status, 0);
}

#[test]
fn what_the_law_or_good_sense_refuses_is_refused() {
    let desk = desk("business");
    assert_eq!(costs(&desk, &["--amount", "100.00", "--proof", " "]).refusal(), "missing");
    assert_eq!(costs(&desk, &["--amount", "0.00", "--proof", "acte"]).refusal(), "bad_amount");
    let early = costs(&desk, &["--amount", "100.00", "--proof", "acte", "--on", "2026-09-18"]);
    assert_eq!(early.refusal(), "bad_date", "the last day to pay: nothing was late");
    assert_eq!(costs(&desk, &["--amount", "100.00"]).status, 2, "the paper is asked for");
    let private = self::desk("consumer");
    assert_eq!(costs(&private, &["--amount", "100.00", "--proof", "acte"]).refusal(), "forbidden");
}
