//! Nobody is asked for money without a look at the payments, and what changed meanwhile is seen.

use crate::world::{day, on, plain};
use dument_app::views::{
    AlertSettings, CreditNoteInput, LetterRequest, PaymentInput, PaymentsSeen, PostedInput,
    PreparedLetterView, TodayRow,
};
use dument_app::{App, Code, Now, case, changes, example, freshness, letter, payment, settings, today};
use dument_domain::case::StepKind;
use dument_domain::{ClientId, Money};

/// The example company on a Friday, with its row that is due for a letter.
fn example() -> (App, Now, TodayRow) {
    let mut app = App::in_memory().unwrap();
    let now = on("2026-11-20");
    example::fill(&mut app, &now).unwrap();
    let row =
        app.ask(&now, today::today_rows).into_iter().find(|row| row.step == StepKind::FirstLetter).unwrap();
    (app, now, row)
}

fn request(client: ClientId) -> LetterRequest {
    serde_json::from_value(serde_json::json!({ "client": client, "invoices": [] })).unwrap()
}

fn keep(app: &mut App, now: &Now, client: ClientId) -> PreparedLetterView {
    let token = app.ask(now, |reading| letter::prepare(reading, &request(client))).unwrap().pdf.unwrap();
    app.act(now, |desk| letter::keep(desk, &request(client), &token)).unwrap()
}

fn posted(letter: &PreparedLetterView, now: &Now, payments: PaymentsSeen) -> PostedInput {
    PostedInput { letter: letter.letter, on: now.today, tracking: None, payments, confirmed: false }
}

fn pay(app: &mut App, now: &Now, row: &TodayRow, amount: Money) {
    let input = PaymentInput {
        set_off: false,
        confirmed: false,
        invoices: row.invoices.clone(),
        client: None,
        amount,
        on: Some(now.today),
        means: "virement".to_owned(),
    };
    app.act(now, |desk| payment::record(desk, &input)).unwrap();
}

#[test]
fn payments_are_fresh_for_three_working_days_and_never_before_the_user_said_so() {
    let mut app = App::in_memory().unwrap();
    let thursday = on("2026-11-12");
    let never = app.ask(&thursday, |reading| freshness::freshness(reading, None)).unwrap();
    assert!(never.stale && never.checked_on.is_none(), "{never:?}");
    let said = app.act(&thursday, |desk| freshness::say_up_to_date(desk, None)).unwrap();
    assert_eq!((said.stale, said.sentence.as_str()), (false, "Paiements à jour aujourd’hui."));
    let later =
        |app: &mut App, text| app.ask(&on(text), |reading| freshness::freshness(reading, None)).unwrap();
    let monday = later(&mut app, "2026-11-16");
    assert_eq!(plain(&monday.sentence), "Paiements à jour au 12 novembre 2026 (il y a 4 jours).");
    assert!(!later(&mut app, "2026-11-17").stale, "Friday, Monday, Tuesday");
    assert!(later(&mut app, "2026-11-18").stale);
    assert!(later(&mut app, "2026-11-11").stale, "a clock set back proves nothing");
    app.act(&on("2026-11-18"), |desk| freshness::say_up_to_date(desk, None)).unwrap();
    let back = app.act(&on("2026-11-18"), |desk| freshness::take_back_up_to_date(desk, None)).unwrap();
    assert_eq!((back.checked_on, back.stale), (Some(day("2026-11-12")), true), "a slip is taken back");
    let patient = AlertSettings { payments_days: 10, ..AlertSettings::default() };
    app.act(&thursday, |desk| settings::save_alerts(desk, patient)).unwrap();
    assert!(!later(&mut app, "2026-11-18").stale);
    assert!(app.ask(&thursday, changes::verify).unwrap().ok);
}

#[test]
fn what_came_since_the_last_contact_is_told_before_the_next_one() {
    let (mut app, now, row) = example();
    let before = app.ask(&now, |reading| freshness::freshness(reading, Some(row.client))).unwrap();
    assert!(before.since.starts_with("Rien reçu de ce client depuis l’appel du "), "{}", before.since);
    pay(&mut app, &now, &row, Money::from_cents(10_000));
    let since =
        plain(&app.ask(&now, |reading| freshness::freshness(reading, Some(row.client))).unwrap().since);
    assert!(since.starts_with("Reçu de ce client depuis l’appel du "), "{since}");
    assert!(since.ends_with("100,00 € le 20 novembre 2026."), "{since}");
    let none = app.ask(&now, |reading| freshness::freshness(reading, Some(ClientId(9_999)))).unwrap_err();
    assert_eq!(none.code, Code::UnknownClient);
}

#[test]
fn a_letter_sent_without_looking_says_so_in_the_case() {
    let (mut app, now, row) = example();
    let letter = keep(&mut app, &now, row.client);
    app.act(&now, |desk| letter::mark_posted(desk, &posted(&letter, &now, PaymentsSeen::NotLooked))).unwrap();
    let told: Vec<String> = app
        .ask(&now, |reading| case::case(reading, row.client))
        .unwrap()
        .timeline
        .into_iter()
        .map(|line| plain(&line.detail))
        .collect();
    let note = "Paiements non vérifiés avant l’envoi (vus le 19 novembre 2026).";
    assert!(told.iter().any(|detail| detail.contains(note)), "{told:?}");
    assert!(app.ask(&now, changes::verify).unwrap().ok);
}

#[test]
fn a_client_who_paid_between_the_list_and_the_click_is_not_written_to() {
    let (mut app, now, row) = example();
    let letter = keep(&mut app, &now, row.client);
    pay(&mut app, &now, &row, row.sum.total);
    let refused = app
        .act(&now, |desk| letter::mark_posted(desk, &posted(&letter, &now, PaymentsSeen::AsKept)))
        .unwrap_err();
    assert_eq!(
        (refused.code, refused.detail.as_str()),
        (Code::LetterLapsed, "un paiement a été enregistré depuis")
    );
    assert_eq!(
        app.ask(&now, |reading| letter::prepare(reading, &request(row.client))).unwrap_err().code,
        Code::NothingDue
    );
    let lapsed = app.ask(&now, today::today).unwrap().lapsed;
    assert_eq!(lapsed.len(), 1, "{lapsed:?}");
    assert_eq!(lapsed[0].client, row.client);
    assert_eq!(
        plain(&lapsed[0].sentence),
        "Première lettre préparée le 20 novembre 2026 : ne l’envoyez pas, un paiement a été enregistré depuis."
    );
}

#[test]
fn a_letter_that_lapsed_is_told_until_it_is_prepared_again_or_a_month_has_passed() {
    let (mut app, now, row) = example();
    keep(&mut app, &now, row.client);
    let note = CreditNoteInput {
        invoice: row.invoices[0],
        number: "A-1".to_owned(),
        on: Some(now.today),
        amount: Money::from_cents(5_000),
    };
    app.act(&now, |desk| payment::record_credit_note(desk, &note)).unwrap();
    assert_eq!(app.ask(&now, today::today).unwrap().lapsed.len(), 1);
    assert!(app.ask(&on("2026-12-21"), today::today).unwrap().lapsed.is_empty(), "a month later");
    keep(&mut app, &now, row.client);
    assert!(app.ask(&now, today::today).unwrap().lapsed.is_empty(), "prepared again");
}
