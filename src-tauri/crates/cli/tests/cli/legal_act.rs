//! `legal-act`, and the proceedings of `act`: the contract of `docs/CLI.md`, on the real program.

use crate::support::{Answer, Desk};
use serde_json::{Value, json};

fn desk() -> Desk {
    let desk = Desk::with_invoices();
    desk.confirm("menuiserie lefevre", "business");
    desk
}

fn act(desk: &Desk, rest: &[&str]) -> Answer {
    let start = ["legal-act", "--json", "--client", "menuiserie lefevre"];
    desk.run(&[start.as_slice(), rest].concat())
}

fn case(desk: &Desk) -> Value {
    desk.run(&["case", "--json", "--client", "menuiserie lefevre"]).json()
}

/// The day before which to act in court.
fn limit(desk: &Desk) -> Value {
    let deadlines = case(desk)["deadlines"].as_array().unwrap().clone();
    deadlines.into_iter().find(|one| one["kind"] == "limitation").unwrap()["on"].clone()
}

#[test]
fn an_order_served_moves_the_date_and_puts_the_invoice_before_the_judge() {
    let desk = desk();
    assert_eq!(limit(&desk), "2031-08-19", "five years from the invoice");
    let done = act(&desk, &["--kind", "order_served", "--on", "2026-11-18", "--invoice", "F-12"]);
    assert_eq!(done.status, 0, "{}", done.err);
    let message = done.json()["message"].as_str().unwrap().to_owned();
    assert!(
        message.contains("Nouvelle date\u{a0}: agir en justice au plus tard le 18\u{a0}novembre\u{a0}2031"),
        "{message}"
    );
    assert_eq!(limit(&desk), "2031-11-18");
    let listed = desk.run(&["invoices", "--json"]).json();
    let state = |number: &str| {
        let all = listed.as_array().unwrap();
        all.iter().find(|one| one["number"] == number).unwrap()["state"].clone()
    };
    assert_eq!((state("F-12"), state("F-13")), (json!("judicial"), json!("not_due")));
    let event = done.json()["undo"]["event"].to_string();
    assert_eq!(desk.run(&["undo", "--json", "--event", &event]).status, 0);
    assert_eq!(limit(&desk), "2031-08-19");
}

#[test]
fn talks_have_an_end_and_what_cannot_be_is_refused_by_name() {
    let desk = desk();
    let talks = ["--kind", "conciliation", "--on", "2026-10-19", "--until", "2026-11-18"];
    assert_eq!(act(&desk, &talks).status, 0);
    assert_eq!(limit(&desk), "2031-09-18", "thirty days more");
    for (rest, code) in [
        (vec!["--kind", "summons", "--on", "2026-12-01"], "bad_date"),
        (vec!["--kind", "summons", "--on", "2026-08-01"], "bad_date"),
        (vec!["--kind", "summons", "--on", "2026-02-30"], "bad_date"),
        (vec!["--kind", "petition_filed", "--on", "2026-11-02", "--until", "2026-11-03"], "bad_value"),
        (vec!["--kind", "formal_notice", "--on", "2026-11-02"], "bad_value"),
        (vec!["--kind", "proof_of_claim", "--on", "2026-11-02"], "missing"),
        (vec!["--kind", "action_failed", "--on", "2026-11-02"], "missing"),
        (vec!["--kind", "summons", "--on", "2026-11-02", "--invoice", "F-99"], "unknown_invoice"),
    ] {
        assert_eq!(act(&desk, &rest).refusal(), code, "{rest:?}");
    }
    let unknown = act(&desk, &["--kind", "prayer", "--on", "2026-11-02"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("acknowledgement, asked_for_time"), "{}", unknown.err);
}

#[test]
fn the_proceedings_and_their_notice_are_given_with_the_outcome() {
    let desk = desk();
    let start = ["act", "--json", "--client", "menuiserie lefevre", "--outcome", "insolvency"];
    let facts = ["--date", "2026-09-15", "--bodacc", "2026-09-24", "--proceedings", "liquidation"];
    assert_eq!(desk.run(&[start.as_slice(), &facts].concat()).status, 0);
    let view = case(&desk);
    let all = view["deadlines"].as_array().unwrap();
    let proof = all.iter().find(|one| one["kind"] == "proof_of_claim").unwrap();
    assert_eq!(proof["on"], "2026-11-24");
    let told = proof["explanation"].to_string();
    assert!(told.contains("au liquidateur") && !told.contains("mandataire"), "{told}");
    let wrong = desk.run(&[start.as_slice(), &["--proceedings", "faillite"]].concat());
    assert!(
        wrong.status == 2 && wrong.err.contains("safeguard, receivership ou liquidation"),
        "{}",
        wrong.err
    );
}

#[test]
fn talks_are_a_pause_with_its_day_and_not_a_step_to_make() {
    let desk = desk();
    let told = act(&desk, &["--kind", "conciliation", "--on", "2026-11-20"]).json();
    let message = told["message"].as_str().unwrap();
    assert!(message.contains("en pause") && message.contains("21\u{a0}décembre\u{a0}2026"), "{message}");
    assert!(!message.contains("suite judiciaire"), "{message}");
}
