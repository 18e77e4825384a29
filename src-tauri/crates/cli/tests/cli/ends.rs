//! How a case ends, from a terminal: a discount kept, a dispute with its credit note, a note.

use crate::support::{Answer, Desk};
use serde_json::Value;

/// A business that owes 1 850 € since 18 September 2026.
fn desk() -> Desk {
    let desk = Desk::with_invoices();
    desk.confirm("Menuiserie Lefèvre", "business");
    desk
}

fn lefevre(desk: &Desk, command: &str, rest: &[&str]) -> Answer {
    let mut arguments = vec![command, "--json", "--client", "menuiserie lefevre"];
    arguments.extend_from_slice(rest);
    desk.run(&arguments)
}

fn done(answer: &Answer) -> Value {
    assert_eq!(answer.status, 0, "{}", answer.err);
    answer.json()
}

fn state(desk: &Desk) -> String {
    let rows = desk.run(&["invoices", "--json"]).json();
    let row = rows.as_array().unwrap().iter().find(|row| row["number"] == "F-12").unwrap().clone();
    row["state"].as_str().unwrap().to_owned()
}

fn step(desk: &Desk) -> Value {
    let rows = desk.run(&["today", "--json"]).json();
    let row = rows.as_array().unwrap().iter().find(|row| row["invoices"][0] == "F-12").cloned();
    row.map_or(Value::Null, |row| row["step"].clone())
}

#[test]
fn a_discount_kept_asks_for_its_credit_note_then_the_case_is_closed() {
    let desk = desk();
    let agreed = ["--kind", "discount", "--amount", "50.00", "--by", "2026-11-30"];
    let whole = [&agreed[..], &["--beside", "given_up_if_kept"]].concat();
    let told = done(&lefevre(&desk, "deed", &whole))["message"].as_str().unwrap().to_owned();
    assert!(told.contains("pénalités et indemnité abandonnées"), "{told}");
    assert_eq!(desk.run(&["pay", "--invoice", "F-12", "--amount", "1800.00"]).status, 0);
    assert_eq!(step(&desk), "credit_note");
    let case = done(&lefevre(&desk, "case", &[]));
    let note = &case["agreed"]["arrangements"][0]["credit_notes"][0];
    assert_eq!(note["amount"], "50.00", "{note}");
    let credit = ["credit-note", "--json", "--invoice", "F-12", "--number", "AV-7", "--amount", "50.00"];
    let undo = done(&desk.run(&credit))["undo"]["credit_note"].to_string();
    assert_eq!((state(&desk).as_str(), step(&desk)), ("settled", Value::Null));
    done(&desk.run(&["undo", "--json", "--credit-note", &undo]));
    assert_eq!(step(&desk), "credit_note");
}

#[test]
fn a_dispute_ends_with_its_credit_note_in_one_act() {
    let desk = desk();
    done(&lefevre(&desk, "act", &["--outcome", "dispute", "--note", "rayure"]));
    let end = ["--kind", "dispute_closed", "--end", "credit_note"];
    assert_eq!(lefevre(&desk, "deed", &end).refusal(), "missing");
    let typed = |note: &'static str| [&end[..], &["--credit-note", note]].concat();
    assert_eq!(lefevre(&desk, "deed", &typed("AV-7:9000.00")).refusal(), "bad_amount");
    assert_eq!(lefevre(&desk, "deed", &typed("AV-7")).status, 2);
    let undo = done(&lefevre(&desk, "deed", &typed("AV-7:850.00")))["undo"]["event"].to_string();
    let owed = |desk: &Desk| {
        let rows = desk.run(&["invoices", "--json"]).json();
        rows.as_array().unwrap().iter().find(|row| row["number"] == "F-12").unwrap()["outstanding"].clone()
    };
    assert_eq!((owed(&desk), state(&desk).as_str()), (Value::from("1000.00"), "late"));
    done(&desk.run(&["undo", "--json", "--event", &undo]));
    assert_eq!((owed(&desk), state(&desk).as_str()), (Value::from("1850.00"), "disputed"));
    done(&lefevre(&desk, "deed", &typed("F-12:AV-7:850.00")));
}

#[test]
fn a_call_after_the_principal_came_is_refused_and_a_note_is_kept() {
    let desk = desk();
    assert_eq!(desk.run(&["pay", "--invoice", "F-12", "--amount", "1850.00"]).status, 0);
    let refused = lefevre(&desk, "act", &["--outcome", "no_answer"]);
    assert_eq!(refused.refusal(), "nothing_due");
    assert!(refused.err.contains("a payé le principal") && refused.err.contains("note"), "{}", refused.err);
    let kept = done(&lefevre(&desk, "note", &["--text", "Il remercie."]));
    assert!(kept["undo"]["event"].is_i64(), "{kept}");
    let timeline = done(&lefevre(&desk, "case", &[]))["timeline"].to_string();
    assert!(timeline.contains("Il remercie."), "{timeline}");
}
