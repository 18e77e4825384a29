//! Figures that misled: each says what is in it, and what costs most to forget comes first.

use crate::world::{called, client, day, from, invoice_input, kerbrat, money, on, plain};
use dument_app::views::{AlertKind, CalendarKind, ContactPreview};
use dument_app::{
    App, alerts, calendar, call, case, deeds, delegation, glance, invoices, letter, payment, today,
};
use dument_domain::ClientId;
use dument_domain::case::Outcome;
use serde_json::{Value, json};

/// A client that owes one invoice, due on 20 August 2026.
fn owing(nature: &str, gross: &str) -> (App, ClientId) {
    let now = on("2026-07-20");
    let mut app = kerbrat(&now);
    let client = client(&mut app, &now, "Garage Le Goff", nature);
    bill(&mut app, client, "F-1", gross, ("2026-07-20", "2026-08-20"));
    (app, client)
}

fn bill(app: &mut App, client: ClientId, number: &str, gross: &str, (issued, due): (&str, &str)) {
    let mut input = invoice_input(client, number);
    (input.issued_on, input.due_on, input.completed_on) = (day(issued), Some(day(due)), Some(day(issued)));
    input.gross = money(gross);
    app.act(&on("2026-07-20"), |desk| invoices::save(desk, input)).unwrap();
}

fn promised(by: &str, amount: &str) -> Outcome {
    Outcome::Promise { by: day(by), amount: money(amount) }
}

fn letter(app: &mut App, client: ClientId, posted: &str) -> dument_app::views::LetterView {
    let request = json!({"client": client, "step": "first_letter", "invoices": [], "post_on": posted, "ask": null, "third_party": null, "tracking": null, "answer": null});
    app.ask(&on("2026-09-02"), |reading| letter::prepare(reading, &from(request))).unwrap()
}

#[test]
fn a_promise_of_a_part_is_a_promise_of_that_part_and_the_call_asks_about_the_rest() {
    let (mut app, client) = owing("business", "6497.00");
    let now = on("2026-09-02");
    let contact = called(client, promised("2026-09-12", "3000.00"));
    let preview: ContactPreview = app.ask(&now, |reading| call::preview(reading, &contact)).unwrap();
    let rest = preview.warnings.iter().find(|one| one.code == "rest").unwrap();
    assert!(plain(&rest.sentence).contains("Il reste 3 497,00 € sans date"), "{}", rest.sentence);
    app.act(&now, |desk| call::record(desk, &contact)).unwrap();
    assert_eq!(app.ask(&now, today::today).unwrap().totals.promised, money("3000.00"));
    let says = plain(&app.ask(&now, |reading| case::case(reading, client)).unwrap().sum_says.unwrap());
    assert!(says.contains("Dont 3 000,00 € promis pour le 12 septembre 2026."), "{says}");
    let cautions =
        plain(&app.ask(&now, |reading| call::call(reading, client, &[])).unwrap().cautions.join(" "));
    assert!(cautions.contains("demandez quand le reste, 3 497,00 €, sera payé"), "{cautions}");
    // What came of it is not promised any more, in the header or in the calendar.
    let paid =
        json!({"client": client, "invoices": [], "amount": "1000.00", "on": "2026-09-03", "means": ""});
    app.act(&on("2026-09-03"), |desk| payment::record(desk, &from(paid))).unwrap();
    let later = on("2026-09-04");
    assert_eq!(app.ask(&later, today::today).unwrap().totals.promised, money("2000.00"));
    let days =
        app.ask(&later, |reading| calendar::to_come(reading, later.today, None, &[CalendarKind::Promise]));
    assert_eq!(days[0].entries[0].amount, Some(money("2000.00")));
    // The whole promised leaves nothing to ask about.
    let (mut app, client) = owing("business", "6497.00");
    let all = called(client, promised("2026-09-12", "6497.00"));
    let preview = app.ask(&now, |reading| call::preview(reading, &all)).unwrap();
    assert!(preview.warnings.iter().all(|one| one.code != "rest"), "{:?}", preview.warnings);
}

#[test]
fn a_half_that_is_disputed_is_in_no_demand_and_in_every_total_that_says_so() {
    let (mut app, client) = owing("business", "2750.00");
    let now = on("2026-09-02");
    let whole = app.ask(&now, |reading| case::case(reading, client)).unwrap();
    let dispute = Outcome::Dispute { reason: "r".to_owned(), amount: Some(money("1375.00")) };
    app.act(&now, |desk| call::record(desk, &called(client, dispute))).unwrap();
    assert_eq!(app.ask(&now, today::today).unwrap().totals.disputed, money("1375.00"));
    let case = app.ask(&now, |reading| case::case(reading, client)).unwrap();
    let says = plain(&case.sum_says.clone().unwrap());
    assert!(says.contains("contestés, qui ne sont pas demandés"), "{says}");
    let letter = letter(&mut app, client, "2026-09-02");
    let (asked, owed) = (letter.per_day.unwrap(), whole.per_day.unwrap());
    assert!(asked < owed && asked + asked >= owed.less(money("0.01")), "{asked} of {owed} a day");
    assert_eq!(letter.sum.principal, money("1375.00"));
    let next = on("2026-09-10");
    let row = app.ask(&next, today::today_rows).into_iter().find(|row| row.step.is_reminder()).unwrap();
    let case = app.ask(&next, |reading| case::case(reading, client)).unwrap();
    let says = plain(&row.sum_says.unwrap());
    let apart = plain(&dument_letters::french::euros(case.sum.total - row.sum.total));
    assert!(says.contains(&format!("Sans {apart} contestés")), "{says}");
}

#[test]
fn interest_says_the_day_it_is_counted_to() {
    let (mut app, client) = owing("business", "1000.00");
    let letter = letter(&mut app, client, "2026-09-03");
    assert_eq!((letter.sum.interest_to, letter.sum.interest_stopped), (Some(day("2026-09-03")), false));
    let january = app.ask(&on("2027-01-18"), |reading| case::case(reading, client)).unwrap();
    assert_eq!((january.sum.interest_to, january.sum.interest_stopped), (Some(day("2026-12-31")), true));
    assert_eq!(
        january.sum.interest,
        app.ask(&on("2026-12-31"), |reading| case::case(reading, client)).unwrap().sum.interest
    );
    let none = app.ask(&on("2026-08-01"), |reading| case::case(reading, client)).unwrap();
    assert_eq!(none.sum.interest_to, None, "no interest, no day");
}

/// Consumers: two years from the end of the work (C. conso. L218-2).
fn two_consumers() -> (App, ClientId, ClientId) {
    let now = on("2026-07-20");
    let mut app = kerbrat(&now);
    let old = client(&mut app, &now, "M. Ancien", "consumer");
    let near = client(&mut app, &now, "Mme Bientôt", "consumer");
    bill(&mut app, old, "A-1", "9000.00", ("2023-01-10", "2023-02-10"));
    bill(&mut app, near, "B-1", "300.00", ("2024-10-01", "2024-11-01"));
    (app, old, near)
}

#[test]
fn a_limit_that_comes_stands_above_one_that_is_behind_however_large() {
    let (mut app, old, near) = two_consumers();
    let today = app.ask(&on("2026-09-03"), today::today).unwrap();
    let clients: Vec<ClientId> =
        today.groups.iter().flat_map(|group| &group.rows).map(|row| row.client).collect();
    assert_eq!(clients, [near, old]);
    let first = &today.groups[0];
    assert_eq!(first.code, "close_limit");
    assert!(first.rows[0].beside.as_ref().unwrap().contains("Il reste moins d’un mois"), "{first:?}");
    assert!(today.deadlines[0].urgent);
}

#[test]
fn a_limit_that_passed_is_told_once() {
    let (mut app, old, _) = two_consumers();
    let told = |app: &mut App, text: &str| -> Vec<String> {
        let look = app.act(&on(text), glance::look).unwrap();
        look.digest.map(|digest| digest.body.lines().map(str::to_owned).collect()).unwrap_or_default()
    };
    let passed = |lines: &[String]| lines.iter().filter(|line| line.contains("est passée")).count();
    assert_eq!(passed(&told(&mut app, "2026-09-03")), 1);
    assert_eq!(passed(&told(&mut app, "2026-09-04")), 0);
    // More than a year later it is still true, and still not told again; the other one passed since.
    for month in 1..=12 {
        told(&mut app, &format!("2027-{month:02}-15"));
    }
    let last = told(&mut app, "2027-12-20");
    assert_eq!(passed(&last), 0, "{last:?}");
    let alerts = app.ask(&on("2027-12-20"), alerts::alerts_of_the_day);
    let limits = alerts.iter().filter(|one| one.kind == AlertKind::Limit && one.client == Some(old));
    assert_eq!(limits.count(), 1);
}

#[test]
fn the_sheet_of_calls_asks_what_the_day_asks() {
    let (mut app, client) = owing("business", "2750.00");
    let parts: Value =
        json!([{"due": "2026-09-05", "amount": "916.66"}, {"due": "2026-12-05", "amount": "1833.34"}]);
    let plan = json!({"instalments": parts, "interest": "runs", "acceleration": "none", "signed": true, "guarantee": ""});
    let input = json!({"client": client, "invoices": [], "what": {"deed": "plan", "plan": plan}, "note": ""});
    app.act(&on("2026-09-02"), |desk| deeds::record(desk, &from(input))).unwrap();
    let now = on("2026-09-10");
    let row = app.ask(&now, today::today_rows).remove(0);
    assert_eq!(row.sum.principal, money("916.66"));
    let sheet = app.ask(&now, |reading| delegation::delegation(reading, None)).unwrap();
    assert_eq!((sheet.rows[0].sum, sheet.total), (money("916.66"), money("916.66")));
}
