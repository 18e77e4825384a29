//! From 1 January 2027, before the rate of the new half-year is published: letters to businesses leave,
//! their interest stopped on the last day known and said so.

use crate::support::{Desk, text};

const DAY: &str = "2027-01-15";

#[test]
fn a_letter_to_a_business_leaves_in_january_with_interest_stopped_on_the_last_day_known() {
    for kind in ["first_letter", "second_letter", "formal_notice"] {
        let desk = Desk::with_invoices();
        desk.confirm("Menuiserie Lefèvre", "business");
        let set = ["client", "--name", "Menuiserie Lefèvre", "--set", "line1=12 rue du Port"];
        assert_eq!(desk.run(&[&set[..], &["postal_code=29300", "city=Quimperlé"]].concat()).status, 0);
        let out = desk.path("lettre.pdf");
        let letter =
            ["letter", "--client", "Menuiserie Lefèvre", "--kind", kind, "--out", text(&out), "--json"];
        let answer = desk.run_on(DAY, &letter);
        assert_eq!(answer.status, 0, "{kind}: {}{}", answer.out, answer.err);
        let value = answer.json();
        assert_eq!(value["interest_until"], "2026-12-31", "{value}");
        assert_eq!(&std::fs::read(&out).unwrap()[..5], b"%PDF-");
        let told = value["checks"].to_string();
        assert!(told.contains("les intérêts sont arrêtés au 31"), "{told}");
    }
}

#[test]
fn the_terminal_names_the_command_that_adds_the_missing_rate() {
    let desk = Desk::with_invoices();
    desk.confirm("Menuiserie Lefèvre", "business");
    let out = desk.path("lettre.pdf");
    let letter = ["letter", "--client", "Menuiserie Lefèvre", "--kind", "first_letter", "--out", text(&out)];
    let answer = desk.run_on(DAY, &letter);
    assert_eq!(answer.status, 0, "{}{}", answer.out, answer.err);
    let named = "dument-cli rates --set ecb_main_refinancing_rate 2027-S1 VALEUR --source";
    assert!(answer.out.contains(named), "{}", answer.out);
    // The very command, with a value, is taken; the letter then counts to its day.
    let set =
        ["rates", "--set", "ecb_main_refinancing_rate", "2027-S1", "2,65", "--source", "BCE", "--accept"];
    assert_eq!(desk.run_on(DAY, &set).status, 0);
    let again = desk.run_on(DAY, &[&letter[..], &["--json"]].concat()).json();
    assert_eq!(again["interest_until"], serde_json::Value::Null);
}

#[test]
fn interest_is_stopped_on_the_day_asked_and_never_after_the_letter() {
    let desk = Desk::with_invoices();
    desk.confirm("Menuiserie Lefèvre", "business");
    let out = desk.path("lettre.pdf");
    let letter = |until: &str| {
        let base = ["letter", "--client", "Menuiserie Lefèvre", "--kind", "first_letter", "--json"];
        desk.run_on("2026-11-30", &[&base[..], &["--out", text(&out), "--interest-until", until]].concat())
    };
    let stopped = letter("2026-09-30").json();
    assert_eq!((&stopped["interest"], &stopped["interest_until"]), (&"7.54".into(), &"2026-09-30".into()));
    assert_eq!(letter("2026-12-25").refusal(), "bad_date");
}
