//! The example company: every state and every step somewhere, whatever the day.

use std::collections::BTreeSet;

use dument_app::views::{InvoiceFilter, InvoicesRequest};
use dument_app::{App, Code, Desk, Now, changes, clients, example, invoices, settings, today};
use dument_domain::DebtorNature;

fn example(day: &str) -> (App, Now) {
    let now = Now::noon(day.parse().unwrap());
    let mut app = App::in_memory().unwrap();
    example::fill(&mut app, &now).unwrap();
    (app, now)
}

fn all(app: &mut App, now: &Now) -> Vec<dument_app::views::InvoiceRow> {
    let request = InvoicesRequest { filter: InvoiceFilter::All, limit: 1000, ..InvoicesRequest::default() };
    app.ask(now, |reading| invoices::invoices(reading, request)).unwrap().rows
}

#[test]
fn each_screen_has_something_true_to_show() {
    let (mut app, now) = example("2026-11-21");
    let rows = all(&mut app, &now);
    assert!((45..=55).contains(&rows.len()), "{} invoices", rows.len());
    let states: BTreeSet<&str> = rows.iter().map(|row| row.state.as_str()).collect();
    let expected = ["abandoned", "disputed", "insolvent", "late", "not_due", "paused", "promised", "settled"];
    assert_eq!(states, BTreeSet::from(expected));
    let natures: BTreeSet<DebtorNature> = rows.iter().map(|row| row.nature).collect();
    assert_eq!(natures.len(), 4);
    let due = app.ask(&now, today::today_rows);
    let steps: BTreeSet<&str> = due.iter().map(|row| row.step.code()).collect();
    let expected =
        ["call", "dispute", "first_letter", "formal_notice", "judicial", "second_letter", "settle"];
    assert_eq!(steps, BTreeSet::from(expected));
    let groups: Vec<String> =
        app.ask(&now, today::today).unwrap().groups.into_iter().map(|group| group.code).collect();
    assert!(groups.contains(&"broken_promise".to_owned()), "{groups:?}");
    assert!(app.ask(&now, settings::start).unwrap().example);
    assert!(app.ask(&now, changes::verify).unwrap().ok);
}

#[test]
fn the_list_of_clients_names_what_comes_for_what_it_is() {
    let (mut app, now) = example("2026-11-21");
    let clients = app.ask(&now, |reading| clients::clients(reading, "", 0, 100)).unwrap().rows;
    let next: BTreeSet<String> = clients.iter().filter_map(|row| row.next.clone()).collect();
    for words in ["Suite judiciaire à décider", "Principal payé, reste à décider", "Procédure collective"]
    {
        assert!(next.contains(words), "{words}: {next:?}");
    }
    let silent: Vec<&str> = clients
        .iter()
        .filter(|row| row.open_invoices > 0 && row.next.is_none())
        .map(|row| row.name.as_str())
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn who_owes_after_a_letter_is_told_before_other_work() {
    let (mut app, now) = example("2026-11-21");
    let clients = app.ask(&now, |reading| clients::clients(reading, "", 0, 100)).unwrap().rows;
    let told: Vec<_> = clients.iter().filter(|row| row.before_work.is_some()).collect();
    assert!(!told.is_empty() && told.len() < clients.len());
    for row in told {
        let sentence = row.before_work.clone().unwrap();
        assert!(row.late.is_positive() && sentence.contains("postée le "), "{sentence}");
        assert!(
            app.ask(&now, |reading| clients::view(reading, row.client)).unwrap().before_work
                == Some(sentence)
        );
    }
}

#[test]
fn numbers_run_without_a_hole_in_each_year() {
    let (mut app, now) = example("2026-11-21");
    let mut numbers: Vec<String> = all(&mut app, &now).into_iter().map(|row| row.number).collect();
    numbers.retain(|number| number.starts_with("F2026-"));
    numbers.sort();
    let expected: Vec<String> = (1..=numbers.len()).map(|place| format!("F2026-{place:03}")).collect();
    assert_eq!(numbers, expected);
}

#[test]
fn it_opens_on_any_day_even_past_the_last_known_rate() {
    for day in ["2026-05-02", "2026-08-15", "2026-12-27", "2027-01-01", "2027-02-17", "2028-02-29"] {
        let (mut app, now) = example(day);
        assert!(app.ask(&now, today::today_rows).len() >= 8, "{day}");
    }
}

#[test]
fn two_openings_the_same_day_are_alike() {
    let (mut one, now) = example("2026-11-21");
    let (mut other, _) = example("2026-11-21");
    assert_eq!(all(&mut one, &now), all(&mut other, &now));
    assert_eq!(one.ask(&now, today::today), other.ask(&now, today::today));
}

#[test]
fn a_company_already_there_is_kept() {
    let (mut app, now) = example("2026-11-21");
    assert_eq!(example::fill(&mut app, &now).unwrap_err().code, Code::AlreadyConfigured);
}

#[test]
fn an_example_stopped_while_it_was_made_is_absent_and_is_made_whole_the_next_time() {
    let home = tempfile::tempdir().unwrap();
    let now = Now::noon("2026-11-21".parse().unwrap());
    let folder = home.path().join("exemple");
    // What a stopped program left: the half of one beside its place, and an empty file in it.
    let half = folder.join("exemple-00ff00ff00ff00ff");
    drop(App::open_or_create(&half.join("contenu")).unwrap());
    std::fs::write(half.join("en-usage.lock"), b"").unwrap();
    drop(App::open_or_create(&folder).unwrap());
    let mut desk = Desk::open(home.path().to_owned());
    let start = desk.open_example(&now).unwrap();
    assert!(start.example && start.configured, "{start:?}");
    assert!(desk.ask(&now, changes::verify).unwrap().ok);
    let left: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(left.iter().all(|path| path.is_file()), "{left:?}");
    assert!(example::create(&folder, &now).is_err(), "held by the desk");
}

#[test]
fn an_example_takes_the_place_of_no_data_even_where_only_their_copies_are_left() {
    let home = tempfile::tempdir().unwrap();
    let now = Now::noon("2026-11-21".parse().unwrap());
    drop(example::create(home.path(), &now).unwrap());
    assert_eq!(example::create(home.path(), &now).err().unwrap().code, Code::AlreadyConfigured);
    let copies = home.path().join("sauvegardes");
    std::fs::create_dir(&copies).unwrap();
    let data = home.path().join("dument.db");
    std::fs::rename(&data, copies.join("dument-2026-11-21-07h30.db")).unwrap();
    assert_eq!(example::create(home.path(), &now).err().unwrap().code, Code::DataMoved);
    assert!(!data.exists());
}
