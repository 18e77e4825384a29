//! `fresh`, `alerts` and a letter posted without a look at the payments.

use crate::support::{Desk, text};

fn example() -> Desk {
    let desk = Desk::new();
    assert_eq!(desk.run_on("2026-11-20", &["example"]).status, 0);
    desk
}

#[test]
fn payments_are_up_to_date_from_the_day_it_was_said() {
    let desk = example();
    let known = desk.run_on("2026-11-27", &["fresh", "--json"]).json();
    assert_eq!((&known["payments_checked_on"], &known["stale"]), (&"2026-11-19".into(), &true.into()));
    assert!(desk.run_on("2026-11-27", &["fresh"]).out.contains("À vérifier avant d’envoyer"));
    let said =
        desk.run_on("2026-11-27", &["fresh", "--set", "--client", "Menuiserie Lefèvre", "--json"]).json();
    assert_eq!((&said["payments_checked_on"], &said["stale"]), (&"2026-11-27".into(), &false.into()));
    assert!(said["since"].as_str().unwrap().contains("de ce client depuis"), "{said}");
    assert_eq!(desk.run(&["fresh", "--client", "Personne", "--json"]).refusal(), "unknown_client");
    assert_eq!(desk.run_on("2026-11-27", &["verify"]).status, 0);
}

#[test]
fn alerts_say_what_came_true_with_its_day() {
    let desk = example();
    let told = desk.run_on("2026-11-20", &["alerts", "--json"]).json();
    let first = &told[0];
    assert_eq!((&first["kind"], &first["on"]), (&"promise_broken".into(), &"2026-11-10".into()), "{told}");
    assert!(desk.run_on("2026-11-20", &["alerts"]).out.contains("Promesse non tenue"));
}

#[test]
fn a_letter_posted_without_a_look_at_the_payments_says_so() {
    let desk = example();
    let (name, kind) = ("Menuiserie Lefèvre", "formal_notice");
    let file = desk.path("lettre.pdf");
    let letter = ["letter", "--client", name, "--kind", kind, "--out", text(&file)];
    assert_eq!(desk.run_on("2026-11-27", &letter).status, 0);
    let sent = ["sent", "--client", name, "--kind", kind, "--on", "2026-11-27", "--unchecked"];
    assert_eq!(desk.run_on("2026-11-27", &sent).status, 0);
    let case = desk.run_on("2026-11-27", &["case", "--client", name, "--json"]);
    assert!(case.out.contains("Paiements non vérifiés avant l’envoi"), "{}", case.out);
}
