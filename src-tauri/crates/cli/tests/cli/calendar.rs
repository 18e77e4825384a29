//! `calendar`: what comes, in text, in JSON and as a file for another calendar.

use crate::support::{Desk, text};
use serde_json::Value;

fn desk() -> Desk {
    let desk = Desk::with_invoices();
    desk.confirm("Menuiserie Lefèvre", "business");
    desk
}

fn entries(desk: &Desk, more: &[&str]) -> Vec<Value> {
    desk.run(&[&["calendar", "--json"], more].concat()).json().as_array().unwrap().clone()
}

#[test]
fn the_steps_the_due_dates_and_the_limits_come_in_order() {
    let desk = desk();
    let all = entries(&desk, &[]);
    let days: Vec<&str> = all.iter().map(|one| one["on"].as_str().unwrap()).collect();
    assert!(days.is_sorted(), "{days:?}");
    let first = &all[0];
    assert_eq!(
        (&first["kind"], &first["on"], &first["due"]),
        (&"step".into(), &"2026-11-21".into(), &true.into())
    );
    assert!(all.iter().any(|one| one["kind"] == "due_date" && one["on"] == "2026-12-02"));
    assert!(all.iter().any(|one| one["kind"] == "limitation"), "{all:?}");
    let december = entries(&desk, &["--from", "2026-12-01", "--to", "2026-12-31"]);
    assert!(
        !december.is_empty() && december.iter().all(|one| one["on"].as_str().unwrap().starts_with("2026-12"))
    );
    assert!(desk.run(&["calendar"]).out.contains("Menuiserie Lefèvre"));
    assert!(
        desk.run(&["calendar", "--from", "2026-11-22", "--to", "2026-11-22"]).out.contains("Rien à venir.")
    );
    assert_eq!(desk.run(&["calendar", "--json", "--to", "2026-11-01"]).refusal(), "bad_date");
}

#[test]
fn a_second_export_has_the_same_identifiers() {
    let desk = desk();
    let uids = |day: &str| -> Vec<String> {
        let file = desk.path("dument.ics");
        assert_eq!(desk.run_on(day, &["calendar", "--ics", text(&file)]).status, 0);
        let written = std::fs::read_to_string(file).unwrap();
        assert!(written.starts_with("BEGIN:VCALENDAR\r\n"));
        written.split("\r\n").filter_map(|line| line.strip_prefix("UID:")).map(str::to_owned).collect()
    };
    let first = uids("2026-11-21");
    assert!(!first.is_empty());
    assert_eq!(first.len(), uids("2026-11-21").len());
    assert_eq!(first, uids("2026-11-22"), "a day later nothing is doubled");
}
