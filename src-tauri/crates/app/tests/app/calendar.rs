//! The calendar: everything to come, per day, and the file that other calendars read.

use std::collections::BTreeSet;

use crate::world::{self, called, day, invoice_input, kerbrat, money, on};
use dument_app::views::{
    CalendarDay, CalendarEntry, CalendarKind, CalendarRequest, CalendarSpan, ContactInput, InvoiceInput,
    PaymentInput, PostponeInput,
};
use dument_app::{App, Code, Now, calendar, call, changes, example, invoices, payment, today};
use dument_domain::ClientId;
use dument_domain::case::{Outcome, StepKind};

/// The moment of an export, in UTC.
const STAMP: &str = "20261121T110000Z";

fn firm() -> App {
    kerbrat(&on("2026-09-01"))
}

fn client(app: &mut App, name: &str) -> ClientId {
    world::client(app, &on("2026-09-01"), name, "business")
}

fn invoice(app: &mut App, client: ClientId, number: &str, amount: &str, due: &str) {
    let input = InvoiceInput {
        issued_on: day(due).plus_days(-30),
        due_on: Some(day(due)),
        gross: money(amount),
        completed_on: Some(day(due).plus_days(-31)),
        ..invoice_input(client, number)
    };
    let noted = day("2026-09-01").max(input.issued_on);
    app.act(&Now::noon(noted), |desk| invoices::save(desk, input)).unwrap();
}

fn said(app: &mut App, now: &Now, client: ClientId, outcome: Outcome, note: &str) {
    let request = ContactInput { note: note.to_owned(), ..called(client, outcome) };
    app.act(now, |desk| call::record(desk, &request)).unwrap();
}

fn found(days: &[CalendarDay], kind: CalendarKind) -> Vec<(String, CalendarEntry)> {
    let all = days.iter().flat_map(|day| day.entries.iter().map(|entry| (day.on.to_string(), entry.clone())));
    all.filter(|(_, entry)| entry.kind == kind).collect()
}

#[test]
fn a_due_step_is_of_today_and_one_entry_holds_all_the_invoices_ready_for_it() {
    let mut app = firm();
    let lefevre = client(&mut app, "Menuiserie Lefèvre");
    invoice(&mut app, lefevre, "F-12", "1850.00", "2026-09-18");
    invoice(&mut app, lefevre, "F-13", "600.00", "2026-09-20");
    let now = on("2026-10-05");
    let days = app.ask(&now, |reading| calendar::to_come(reading, now.today, None, &[]));
    let steps = found(&days, CalendarKind::Step);
    assert_eq!(steps.len(), 1);
    let (shown_on, step) = &steps[0];
    assert_eq!(
        (shown_on.as_str(), step.title.as_str(), step.due, step.movable),
        ("2026-10-05", "Appel", true, true)
    );
    assert_eq!(
        (step.numbers.join(" "), step.amount.unwrap().to_string()),
        ("F-12 F-13".to_owned(), "2450.00".to_owned())
    );
    let limits = found(&days, CalendarKind::Limitation);
    assert_eq!(limits.len(), 2, "{limits:?}");
    assert!(limits[0].0.starts_with("2031-"), "five years between professionals: {}", limits[0].0);
}

#[test]
fn a_promise_is_on_its_day_with_its_sum_said_once_and_the_call_after_it() {
    let mut app = firm();
    let lefevre = client(&mut app, "Menuiserie Lefèvre");
    invoice(&mut app, lefevre, "F-12", "1850.00", "2026-09-18");
    invoice(&mut app, lefevre, "F-13", "600.00", "2026-09-20");
    let now = on("2026-10-05");
    let promise = Outcome::Promise { by: day("2026-10-14"), amount: "2450.00".parse().unwrap() };
    said(&mut app, &now, lefevre, promise, "");
    let days = app.ask(&now, |reading| calendar::to_come(reading, now.today, None, &[]));
    let promises = found(&days, CalendarKind::Promise);
    assert_eq!(promises.len(), 1);
    assert_eq!(
        (promises[0].0.as_str(), promises[0].1.amount.unwrap().to_string()),
        ("2026-10-14", "2450.00".to_owned())
    );
    let steps = found(&days, CalendarKind::Step);
    assert_eq!((steps.len(), steps[0].0.as_str(), steps[0].1.due), (1, "2026-10-15", false));
}

#[test]
fn a_reminder_put_off_with_a_reason_moves_and_keeps_its_identifier() {
    let mut app = firm();
    let riou = client(&mut app, "Garage Riou");
    invoice(&mut app, riou, "F-14", "420.00", "2026-09-18");
    let now = on("2026-10-05");
    let before =
        found(&app.ask(&now, |reading| calendar::to_come(reading, now.today, None, &[])), CalendarKind::Step)
            .remove(0);
    said(&mut app, &now, riou, Outcome::Pause { until: day("2026-10-20") }, "il rentre de congés");
    let days = app.ask(&now, |reading| calendar::to_come(reading, now.today, None, &[]));
    let after = found(&days, CalendarKind::Step).remove(0);
    assert_eq!(
        (before.1.id.clone(), before.0.as_str(), after.0.as_str()),
        (after.1.id.clone(), "2026-10-05", "2026-10-21")
    );
    let pauses = found(&days, CalendarKind::Pause);
    assert_eq!((pauses.len(), pauses[0].0.as_str()), (1, "2026-10-20"));
}

#[test]
fn a_due_date_to_come_is_shown_and_a_limit_behind_is_not() {
    let mut app = firm();
    let riou = client(&mut app, "Garage Riou");
    invoice(&mut app, riou, "F-15", "420.00", "2026-12-02");
    invoice(&mut app, riou, "F-01", "99.00", "2019-01-02");
    let now = on("2026-10-05");
    let days = app.ask(&now, |reading| calendar::to_come(reading, now.today, None, &[]));
    let due = found(&days, CalendarKind::DueDate);
    assert_eq!((due.len(), due[0].0.as_str(), due[0].1.movable), (1, "2026-12-02", false));
    assert!(found(&days, CalendarKind::Limitation).iter().all(|(_, one)| one.numbers != ["F-01"]));
}

#[test]
fn a_month_is_made_of_whole_weeks_and_pages_follow_each_other() {
    let mut app = firm();
    let riou = client(&mut app, "Garage Riou");
    invoice(&mut app, riou, "F-15", "420.00", "2026-12-02");
    let now = on("2026-11-21");
    let month = app.ask(&now, |reading| calendar::calendar(reading, &CalendarRequest::default())).unwrap();
    assert_eq!(
        (month.title.as_str(), month.from, month.to),
        ("novembre\u{a0}2026", day("2026-10-26"), day("2026-12-06"))
    );
    assert_eq!((month.days.len(), month.days.iter().filter(|day| day.inside).count()), (42, 30));
    assert_eq!((month.previous, month.next), (day("2026-10-21"), day("2026-12-21")));
    let armistice = month.days.iter().find(|one| one.on == day("2026-11-11")).unwrap();
    assert!(!armistice.working);
    let end = CalendarRequest { on: Some(day("2026-01-31")), ..CalendarRequest::default() };
    assert_eq!(app.ask(&now, |reading| calendar::calendar(reading, &end)).unwrap().next, day("2026-02-28"));
    let week = CalendarRequest { span: CalendarSpan::Week, on: Some(day("2026-12-02")), kinds: Vec::new() };
    let week = app.ask(&now, |reading| calendar::calendar(reading, &week)).unwrap();
    assert_eq!((week.from, week.days.len()), (day("2026-11-30"), 7));
    let list = CalendarRequest { span: CalendarSpan::List, on: None, kinds: vec![CalendarKind::DueDate] };
    let list = app.ask(&now, |reading| calendar::calendar(reading, &list)).unwrap();
    assert_eq!((list.from, list.to, list.days.len()), (now.today, day("2027-11-20"), 1));
    assert!(list.kinds.iter().any(|one| one.kind == CalendarKind::Step), "what is left out is still counted");
}

#[test]
fn the_example_fills_the_file_with_identifiers_that_are_unique_and_stay() {
    let now = on("2026-11-21");
    let mut app = App::in_memory().unwrap();
    example::fill(&mut app, &now).unwrap();
    let text = app.ask(&now, |reading| calendar::file(reading, STAMP, now.today, None, &[]));
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let uids = |text: &str| -> Vec<String> {
        text.split("\r\n").filter_map(|line| line.strip_prefix("UID:")).map(str::to_owned).collect()
    };
    let first = uids(&text);
    assert!(first.len() > 20, "{}", first.len());
    assert_eq!(first.iter().collect::<BTreeSet<_>>().len(), first.len(), "each once");
    assert!(first.iter().all(|uid| uid.starts_with("dument-") && uid.ends_with("@dument.local")));
    let later = uids(
        &app.ask(&on("2026-11-22"), |reading| calendar::file(reading, STAMP, day("2026-11-22"), None, &[])),
    );
    let kept = later.iter().filter(|uid| first.contains(uid)).count();
    assert!(kept * 10 >= first.len() * 9, "a day later: {kept} of {}", first.len());
}

#[test]
fn every_entry_of_the_example_falls_on_or_after_today_within_its_page() {
    let now = on("2026-11-21");
    let mut app = App::in_memory().unwrap();
    example::fill(&mut app, &now).unwrap();
    let today = app.ask(&now, today::today_rows).len();
    let month = app.ask(&now, |reading| calendar::calendar(reading, &CalendarRequest::default())).unwrap();
    let due = month.days.iter().flat_map(|one| &one.entries).filter(|entry| entry.due).count();
    assert_eq!(due, today, "what is due is what « Aujourd’hui » says");
    let past = month.days.iter().filter(|one| one.on < now.today).flat_map(|one| &one.entries);
    assert!(past.clone().count() > 5, "what was done stays visible");
    assert!(past.clone().all(|entry| entry.kind == CalendarKind::Done && !entry.movable));
}

#[test]
fn a_day_that_is_gone_keeps_what_was_done_on_it_and_forgets_what_was_taken_back() {
    let mut app = firm();
    let riou = client(&mut app, "Garage Riou");
    invoice(&mut app, riou, "F-14", "420.00", "2026-09-18");
    said(&mut app, &on("2026-10-05"), riou, Outcome::NoAnswer, "");
    said(&mut app, &on("2026-10-06"), riou, Outcome::Refuses, "il est fâché");
    let payment = PaymentInput {
        confirmed: false,
        set_off: false,
        invoices: Vec::new(),
        client: Some(riou),
        amount: "100.00".parse().unwrap(),
        on: Some(day("2026-10-07")),
        means: "chèque".to_owned(),
    };
    let paid = app.act(&on("2026-10-07"), |desk| payment::record(desk, &payment)).unwrap();
    let now = on("2026-10-08");
    let done = |app: &mut App| -> Vec<(String, String)> {
        let page = app.ask(&now, |reading| calendar::calendar(reading, &CalendarRequest::default())).unwrap();
        let all = found(&page.days, CalendarKind::Done).into_iter();
        all.map(|(on, entry)| (on, entry.title)).collect()
    };
    let told = done(&mut app);
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!(told[0], ("2026-10-05".to_owned(), "Appel\u{a0}: pas de réponse".to_owned()));
    assert!(told[2].1.starts_with("Paiement reçu\u{a0}: 100,00"), "{told:?}");
    app.act(&now, |desk| changes::undo(desk, paid.done.unwrap().undo.unwrap(), "")).unwrap();
    assert_eq!(done(&mut app).len(), 2);
    let only = CalendarRequest { kinds: vec![CalendarKind::Step], ..CalendarRequest::default() };
    let page = app.ask(&now, |reading| calendar::calendar(reading, &only)).unwrap();
    assert!(found(&page.days, CalendarKind::Done).is_empty(), "the filter keeps them out");
    assert!(page.kinds.iter().any(|one| one.kind == CalendarKind::Done && one.count == 2));
    assert!(
        app.ask(&now, |reading| calendar::to_come(reading, day("2026-10-01"), None, &[]))
            .iter()
            .all(|one| one.on >= now.today)
    );
}

fn moved(client: ClientId, entry: &CalendarEntry, to: &str, reason: &str) -> PostponeInput {
    PostponeInput {
        client,
        step: entry.step.unwrap(),
        invoices: entry.invoices.clone(),
        to: day(to),
        reason: reason.to_owned(),
    }
}

#[test]
fn a_reminder_dropped_on_a_day_comes_back_that_day_or_the_working_day_after() {
    let mut app = firm();
    let riou = client(&mut app, "Garage Riou");
    invoice(&mut app, riou, "F-14", "420.00", "2026-09-18");
    let now = on("2026-10-05");
    let call =
        found(&app.ask(&now, |reading| calendar::to_come(reading, now.today, None, &[])), CalendarKind::Step)
            .remove(0)
            .1;
    let thursday = moved(riou, &call, "2026-10-15", "il rentre de congés");
    let told = app.ask(&now, |reading| calendar::postponed(reading, &thursday)).unwrap();
    assert_eq!(
        (told.on, told.sentence.as_str()),
        (day("2026-10-15"), "La relance reviendra le jeudi\u{a0}15\u{a0}octobre\u{a0}2026.")
    );
    let sunday =
        app.ask(&now, |reading| calendar::postponed(reading, &moved(riou, &call, "2026-10-18", ""))).unwrap();
    assert_eq!(sunday.on, day("2026-10-19"), "the Monday after");
    app.act(&now, |desk| calendar::postpone(desk, &thursday)).unwrap();
    let after =
        found(&app.ask(&now, |reading| calendar::to_come(reading, now.today, None, &[])), CalendarKind::Step)
            .remove(0);
    assert_eq!(after.0, "2026-10-15");
    assert_eq!(after.1.id, call.id);
}

#[test]
fn what_is_no_reminder_and_a_day_that_cannot_be_are_refused_with_a_reason() {
    let mut app = firm();
    let riou = client(&mut app, "Garage Riou");
    invoice(&mut app, riou, "F-14", "420.00", "2026-09-18");
    let now = on("2026-10-05");
    let call =
        found(&app.ask(&now, |reading| calendar::to_come(reading, now.today, None, &[])), CalendarKind::Step)
            .remove(0)
            .1;
    let refused = |app: &mut App, request: &PostponeInput| {
        app.act(&now, |desk| calendar::postpone(desk, request)).unwrap_err()
    };
    let past = refused(&mut app, &moved(riou, &call, "2026-10-02", "il rentre"));
    assert_eq!((past.code, past.message().contains("passé")), (Code::BadDate, true), "{past}");
    let same = refused(&mut app, &moved(riou, &call, "2026-10-05", "il rentre"));
    assert_eq!(same.code, Code::BadDate);
    assert_eq!(refused(&mut app, &moved(riou, &call, "2026-10-15", "  ")).code, Code::Missing);
    let judicial = PostponeInput { step: StepKind::Judicial, ..moved(riou, &call, "2026-10-15", "non") };
    assert_eq!(refused(&mut app, &judicial).code, Code::NothingDue, "nothing of that kind waits");
    said(&mut app, &now, riou, Outcome::Pause { until: day("2026-10-20") }, "congés");
    let coming =
        found(&app.ask(&now, |reading| calendar::to_come(reading, now.today, None, &[])), CalendarKind::Step)
            .remove(0)
            .1;
    let sooner = refused(&mut app, &moved(riou, &coming, "2026-10-12", "plus tôt"));
    assert_eq!((sooner.code, sooner.detail.contains("21\u{a0}octobre")), (Code::BadDate, true), "{sooner}");
    let all = app.ask(&now, |reading| calendar::to_come(reading, now.today, None, &[]));
    for (_, entry) in CalendarKind::ALL.into_iter().flat_map(|kind| found(&all, kind)) {
        assert_eq!(entry.movable, entry.fixed.is_empty(), "{entry:?}");
        assert_eq!(entry.movable, entry.kind == CalendarKind::Step, "{entry:?}");
    }
}

#[test]
fn an_export_made_again_carries_the_same_identifiers_and_a_greater_sequence_where_the_case_moved() {
    let mut app = firm();
    let riou = client(&mut app, "Garage Riou");
    invoice(&mut app, riou, "F-14", "420.00", "2026-09-18");
    let now = on("2026-10-05");
    let event = |text: &str| -> (String, String, String) {
        let whole = text.split("BEGIN:VEVENT").find(|one| one.contains("UID:dument-step-")).unwrap();
        let value =
            |key: &str| whole.split("\r\n").find_map(|line| line.strip_prefix(key)).unwrap().to_owned();
        (value("UID:"), value("DTSTART;VALUE=DATE:"), value("SEQUENCE:"))
    };
    let before = app.ask(&now, |reading| calendar::file(reading, STAMP, now.today, None, &[]));
    assert!(before.contains("\r\nDTSTAMP:20261121T110000Z\r\n"));
    assert_eq!(
        before,
        app.ask(&now, |reading| calendar::file(reading, STAMP, now.today, None, &[])),
        "the same file twice"
    );
    said(&mut app, &now, riou, Outcome::Pause { until: day("2026-10-20") }, "congés");
    let after = event(&app.ask(&now, |reading| calendar::file(reading, STAMP, now.today, None, &[])));
    let before = event(&before);
    assert_eq!((before.0.as_str(), before.1.as_str()), (after.0.as_str(), "20261005"));
    assert_eq!(after.1, "20261021");
    assert!(after.2.parse::<u32>().unwrap() > before.2.parse::<u32>().unwrap());
}
