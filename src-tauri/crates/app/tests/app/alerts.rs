//! Alerts and the one rule of time, by the real use cases: a thing is told once, whatever the
//! computer or its clock does meanwhile.

use std::collections::BTreeSet;

use crate::world::{called, day, invoice_input};
use dument_app::views::{
    AlertDays, AlertKind, AlertSettings, ContactInput, InvoiceInput, QuietHours, TodayRow,
};
use dument_app::{
    App, Code, Now, call, changes, example, freshness, glance, invoices, scenarios, settings, today,
};
use dument_domain::case::{Outcome, StepKind};

/// `2026-11-20T08:30`.
fn at(text: &str) -> Now {
    let (on, time) = text.split_once('T').unwrap();
    let (hour, minute) = time.split_once(':').unwrap();
    Now { today: day(on), minute_of_day: hour.parse::<u32>().unwrap() * 60 + minute.parse::<u32>().unwrap() }
}

/// The example company on a Friday morning before the hour of the alert.
fn example() -> App {
    let mut app = App::in_memory().unwrap();
    example::fill(&mut app, &at("2026-11-20T08:00")).unwrap();
    app
}

fn told(app: &mut App, moment: &str) -> Option<String> {
    app.act(&at(moment), glance::look)
        .unwrap()
        .digest
        .map(|digest| format!("{}\n{}", digest.headline, digest.body))
}

/// Nobody answers the first client who is due for a call.
fn call_in_vain(app: &mut App, now: &Now) -> TodayRow {
    let row = app.ask(now, today::today_rows).into_iter().find(|row| row.step == StepKind::Call).unwrap();
    let input = ContactInput {
        step: row.step,
        invoices: row.invoices.clone(),
        ..called(row.client, Outcome::NoAnswer)
    };
    app.act(now, |desk| call::record(desk, &input)).unwrap();
    row
}

#[test]
fn a_thing_is_told_once_and_the_steps_on_every_day_that_has_some() {
    let mut app = example();
    assert_eq!(told(&mut app, "2026-11-20T08:29"), None, "before the hour");
    let first = told(&mut app, "2026-11-20T08:30").unwrap();
    assert!(first.contains("relances à faire aujourd’hui"), "{first}");
    assert!(first.contains("Promesse non tenue"), "{first}");
    assert_eq!(told(&mut app, "2026-11-20T08:31"), None);
    let next = told(&mut app, "2026-11-21T08:30").unwrap();
    assert!(next.contains("relances à faire aujourd’hui"), "{next}");
    assert!(!next.contains("Promesse non tenue"), "told yesterday: {next}");
    assert_eq!(told(&mut app, "2026-11-22T12:00"), None, "a Sunday");
    assert!(app.ask(&at("2026-11-22T12:00"), changes::verify).unwrap().ok);
}

#[test]
fn each_kind_has_its_switch() {
    let mut app = example();
    let now = at("2026-11-20T08:00");
    let only = |kind| AlertSettings { kinds: BTreeSet::from([kind]), ..AlertSettings::default() };
    app.act(&now, |desk| settings::save_alerts(desk, only(AlertKind::PromiseBroken))).unwrap();
    let promise = told(&mut app, "2026-11-20T09:00").unwrap();
    assert!(promise.contains("Promesse non tenue"), "{promise}");
    assert!(!promise.contains("relances à faire"), "{promise}");
    app.act(&now, |desk| {
        settings::save_alerts(desk, AlertSettings { kinds: BTreeSet::new(), ..AlertSettings::default() })
    })
    .unwrap();
    assert_eq!(told(&mut app, "2026-11-23T09:00"), None);
    app.act(&now, |desk| settings::save_alerts(desk, only(AlertKind::Steps))).unwrap();
    assert!(told(&mut app, "2026-11-23T09:00").unwrap().contains("relances à faire"));
}

#[test]
fn an_hour_that_would_never_come_is_refused() {
    let mut app = example();
    let now = at("2026-11-20T08:00");
    let night = AlertSettings { hour: "22:00".to_owned(), ..AlertSettings::default() };
    assert_eq!(app.act(&now, |desk| settings::save_alerts(desk, night)).unwrap_err().code, Code::BadValue);
    let bad = QuietHours { from: "25:00".to_owned(), until: "07:00".to_owned() };
    let wrong = AlertSettings { quiet: Some(bad), ..AlertSettings::default() };
    assert_eq!(app.act(&now, |desk| settings::save_alerts(desk, wrong)).unwrap_err().code, Code::BadValue);
    let hasty = AlertSettings { payments_days: 0, ..AlertSettings::default() };
    assert_eq!(app.act(&now, |desk| settings::save_alerts(desk, hasty)).unwrap_err().code, Code::BadValue);
    let loud = AlertSettings {
        quiet: None,
        days: AlertDays::Every,
        hour: "22:00".to_owned(),
        ..AlertSettings::default()
    };
    app.act(&now, |desk| settings::save_alerts(desk, loud)).unwrap();
    assert!(told(&mut app, "2026-11-22T22:00").is_some());
}

#[test]
fn payments_that_nobody_looked_at_are_told_once_the_days_chosen_have_passed() {
    let mut app = example();
    let now = at("2026-11-20T08:00");
    let only = AlertSettings { kinds: BTreeSet::from([AlertKind::Payments]), ..AlertSettings::default() };
    app.act(&now, |desk| settings::save_alerts(desk, only)).unwrap();
    app.act(&now, |desk| freshness::say_up_to_date(desk, None)).unwrap();
    assert_eq!(told(&mut app, "2026-11-25T09:00"), None, "Monday, Tuesday, Wednesday");
    let late = told(&mut app, "2026-11-26T09:00").unwrap();
    assert!(late.contains("n’ont pas été vérifiés depuis le 20\u{a0}novembre\u{a0}2026"), "{late}");
    assert_eq!(told(&mut app, "2026-11-27T09:00"), None);
}

#[test]
fn three_weeks_off_give_one_notification_and_one_list_until_it_was_seen() {
    let mut app = example();
    told(&mut app, "2026-11-20T08:30").unwrap();
    let back = at("2026-12-11T10:00");
    let before = app.ask(&back, today::today).unwrap();
    assert!(told(&mut app, "2026-12-11T10:00").is_some());
    assert_eq!(told(&mut app, "2026-12-11T10:01"), None, "no flood");
    let view = app.ask(&back, today::today).unwrap();
    assert_eq!(view.absence, before.absence, "the same list before and after the look");
    let absence = view.absence.unwrap();
    assert_eq!((absence.from, absence.until), (day("2026-11-21"), day("2026-12-10")));
    assert!(absence.lines[0].sentence.contains("relances se sont ajoutées"), "{absence:?}");
    let broken = absence.lines.iter().find(|line| line.sentence.starts_with("Promesse non tenue")).unwrap();
    assert!(broken.client.is_some(), "{absence:?}");
    assert_eq!(absence.title, "Pendant votre absence (du 21\u{a0}novembre au 10\u{a0}décembre\u{a0}2026)");
    assert_eq!(
        app.ask(&at("2026-12-12T10:00"), today::today).unwrap().absence.unwrap().from,
        absence.from,
        "not seen yet"
    );
    assert!(app.act(&back, today::absence_seen).unwrap().absence.is_none());
    assert!(app.ask(&at("2026-12-12T10:00"), today::today).unwrap().absence.is_none());
}

/// The weekend brought nothing; what Monday’s own acts bring is no news of an absence.
#[test]
fn what_is_done_after_coming_back_is_not_said_to_have_come_during_the_absence() {
    let mut app = example();
    told(&mut app, "2026-11-20T08:30").unwrap();
    let back = at("2026-12-11T10:00");
    told(&mut app, "2026-12-11T10:00");
    let steps = |app: &mut App| {
        let absence = app.ask(&back, today::today).unwrap().absence.unwrap();
        absence.lines.into_iter().find(|line| line.client.is_none()).map(|line| line.sentence)
    };
    let before = steps(&mut app);
    let late = InvoiceInput {
        issued_on: day("2026-10-01"),
        due_on: Some(day("2026-12-01")),
        ..invoice_input(app.ask(&back, today::today_rows)[0].client, "F-TYPED-TODAY")
    };
    app.act(&back, |desk| invoices::save(desk, late)).unwrap();
    assert_eq!(steps(&mut app), before, "typed today: nothing of it came during the absence");
}

#[test]
fn three_weeks_off_leave_one_step_for_each_client_and_keep_its_spacing() {
    let mut app = example();
    let back = at("2026-12-11T10:00");
    let rows = app.ask(&back, today::today_rows);
    let mut seen = BTreeSet::new();
    assert!(rows.iter().all(|row| seen.insert((row.client, row.step))), "one row for a client and a step");
    let called = call_in_vain(&mut app, &back);
    let left = |app: &mut App, now: &Now| -> Vec<StepKind> {
        let rows = app.ask(now, today::today_rows).into_iter().filter(|row| row.client == called.client);
        rows.map(|row| row.step).filter(|step| step.is_reminder()).collect()
    };
    assert_eq!(left(&mut app, &back), [], "one communication a day");
    assert_eq!(left(&mut app, &at("2026-12-11T23:59")), []);
    assert_eq!(left(&mut app, &at("2026-12-13T10:00")), [], "Monday at the earliest");
    assert_eq!(left(&mut app, &at("2026-12-14T10:00")).len(), 1);
}

#[test]
fn a_clock_set_back_does_nothing_twice() {
    let mut app = example();
    let now = at("2026-11-20T10:00");
    told(&mut app, "2026-11-20T10:00").unwrap();
    let called = call_in_vain(&mut app, &now);
    for earlier in ["2026-11-20T09:00", "2026-11-18T10:00", "2026-11-13T10:00"] {
        let rows = app.ask(&at(earlier), today::today_rows);
        assert!(rows.iter().all(|row| row.client != called.client || !row.step.is_reminder()), "{earlier}");
    }
    assert_eq!(told(&mut app, "2026-11-20T11:00"), None, "back on its day: told already");
    assert!(app.ask(&now, today::today).unwrap().absence.is_none());
}

#[test]
fn midnight_while_the_window_is_open_brings_the_new_day_and_waits_for_its_hour() {
    let mut app = example();
    told(&mut app, "2026-11-23T08:30").unwrap();
    let evening = app.act(&at("2026-11-23T23:59"), glance::look).unwrap();
    let morning = app.act(&at("2026-11-24T00:00"), glance::look).unwrap();
    assert_eq!((evening.digest, morning.digest), (None, None));
    assert_eq!(app.ask(&at("2026-11-24T00:00"), today::today).unwrap().today, day("2026-11-24"));
    assert!(app.ask(&at("2026-11-24T00:00"), today::today).unwrap().absence.is_none());
    assert!(told(&mut app, "2026-11-24T08:30").is_some());
}

#[test]
fn a_second_program_on_the_same_data_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let first = App::open_or_create(folder.path()).unwrap();
    let refused = App::open_or_create(folder.path()).err().unwrap();
    assert_eq!(refused.code, Code::InUse);
    assert!(refused.message().contains("déjà ouvert"), "{}", refused.message());
    drop(first);
    assert!(App::open_or_create(folder.path()).is_ok());
}

#[test]
fn a_day_of_rest_says_until_when_the_rows_may_wait() {
    let mut app = example();
    let rest = |app: &mut App, moment| app.ask(&at(moment), today::today).unwrap().rest;
    assert_eq!(rest(&mut app, "2026-11-20T10:00"), None, "a Friday");
    let told = rest(&mut app, "2026-11-22T10:00").unwrap().replace('\u{a0}', " ");
    let but = "Jour de repos : sauf l’argent promis à vérifier, ces relances peuvent attendre";
    assert_eq!(told, format!("{but} lundi 23 novembre 2026."));
    assert_eq!(rest(&mut app, "2026-11-23T10:00"), None);
}

#[test]
fn courteous_reminders_are_proposed_only_where_wanted_and_once() {
    let mut app = example();
    let now = at("2026-11-20T08:00");
    let proposed = |app: &mut App| app.ask(&now, today::today).unwrap().courtesies;
    assert!(proposed(&mut app).is_empty(), "off unless asked for");
    app.act(&now, |desk| {
        settings::save_alerts(desk, AlertSettings { courtesy_days: Some(15), ..AlertSettings::default() })
    })
    .unwrap();
    let all = proposed(&mut app);
    assert!(
        all.iter().all(|one| one.due_on >= now.today && one.due_on <= now.today.plus_days(15)),
        "{all:?}"
    );
    let rows = app.ask(&now, today::today_rows);
    assert!(all.iter().all(|one| rows.iter().all(|row| row.client != one.client)), "one communication a day");
    let one = all[0].clone();
    assert!(
        one.email.body.contains(&one.numbers[0]) && one.email.body.contains("IBAN"),
        "{}",
        one.email.body
    );
    assert!(!one.email.body.contains("retard"), "nothing is late: {}", one.email.body);
    let before =
        app.ask(&now, |reading| scenarios::steps_to_come(reading, one.client, day("2027-03-01"))).unwrap();
    let done = app.act(&now, |desk| today::courtesy_sent(desk, one.client, &one.invoices)).unwrap();
    assert!(proposed(&mut app).iter().all(|other| other.client != one.client));
    assert_eq!(
        app.ask(&now, |reading| scenarios::steps_to_come(reading, one.client, day("2027-03-01"))).unwrap(),
        before,
        "no step of the path"
    );
    app.act(&now, |desk| changes::undo(desk, done.undo.unwrap(), "")).unwrap();
    assert!(proposed(&mut app).contains(&one));
    assert_eq!(
        app.act(&now, |desk| today::courtesy_sent(desk, one.client, &[])).unwrap_err().code,
        Code::NothingDue
    );
}
