//! Nobody is asked for money without a look at the payments, and what changed meanwhile is seen.

use crate::world::{day, on, plain};
use dument_app::views::{
    AlertSettings, CreditNoteInput, LetterRequest, PaymentInput, PaymentsSeen, PostedInput,
    PreparedLetterView, TodayRow,
};
use dument_app::{App, Code, Now};
use dument_domain::case::StepKind;
use dument_domain::{ClientId, Money};

/// The example company on a Friday, with its row that is due for a letter.
fn example() -> (App, Now, TodayRow) {
    let mut app = App::in_memory().unwrap();
    let now = on("2026-11-20");
    app.fill_example(&now).unwrap();
    let row = app.today_rows(&now).into_iter().find(|row| row.step == StepKind::FirstLetter).unwrap();
    (app, now, row)
}

fn request(client: ClientId) -> LetterRequest {
    serde_json::from_value(serde_json::json!({ "client": client, "invoices": [] })).unwrap()
}

fn keep(app: &mut App, now: &Now, client: ClientId) -> PreparedLetterView {
    let token = app.prepare_letter(now, &request(client)).unwrap().pdf.unwrap();
    app.keep_letter(now, &request(client), &token).unwrap()
}

fn posted(letter: &PreparedLetterView, now: &Now, payments: PaymentsSeen) -> PostedInput {
    PostedInput { letter: letter.letter, on: now.today, tracking: None, payments, confirmed: false }
}

fn pay(app: &mut App, now: &Now, row: &TodayRow, amount: Money) {
    let input = PaymentInput {
        confirmed: false,
        invoices: row.invoices.clone(),
        client: None,
        amount,
        on: Some(now.today),
        means: "virement".to_owned(),
    };
    app.record_payment(now, &input).unwrap();
}

#[test]
fn payments_are_fresh_for_three_working_days_and_never_before_the_user_said_so() {
    let mut app = App::in_memory().unwrap();
    let thursday = on("2026-11-12");
    let never = app.freshness(&thursday, None).unwrap();
    assert!(never.stale && never.checked_on.is_none(), "{never:?}");
    let said = app.payments_checked(&thursday, None).unwrap();
    assert_eq!((said.stale, said.sentence.as_str()), (false, "Paiements à jour aujourd’hui."));
    let later = |app: &mut App, text| app.freshness(&on(text), None).unwrap();
    let monday = later(&mut app, "2026-11-16");
    assert_eq!(plain(&monday.sentence), "Paiements à jour au 12 novembre 2026 (il y a 4 jours).");
    assert!(!later(&mut app, "2026-11-17").stale, "Friday, Monday, Tuesday");
    assert!(later(&mut app, "2026-11-18").stale);
    assert!(later(&mut app, "2026-11-11").stale, "a clock set back proves nothing");
    app.payments_checked(&on("2026-11-18"), None).unwrap();
    let back = app.payments_unchecked(&on("2026-11-18"), None).unwrap();
    assert_eq!((back.checked_on, back.stale), (Some(day("2026-11-12")), true), "a slip is taken back");
    let patient = AlertSettings { payments_days: 10, ..AlertSettings::default() };
    app.save_alerts(&thursday, patient).unwrap();
    assert!(!later(&mut app, "2026-11-18").stale);
    assert!(app.verify(&thursday).unwrap().ok);
}

#[test]
fn what_came_since_the_last_contact_is_told_before_the_next_one() {
    let (mut app, now, row) = example();
    let before = app.freshness(&now, Some(row.client)).unwrap();
    assert!(before.since.starts_with("Rien reçu de ce client depuis l’appel du "), "{}", before.since);
    pay(&mut app, &now, &row, Money::from_cents(10_000));
    let since = plain(&app.freshness(&now, Some(row.client)).unwrap().since);
    assert!(since.starts_with("Reçu de ce client depuis l’appel du "), "{since}");
    assert!(since.ends_with("100,00 € le 20 novembre 2026."), "{since}");
    let none = app.freshness(&now, Some(ClientId(9_999))).unwrap_err();
    assert_eq!(none.code, Code::UnknownClient);
}

#[test]
fn a_letter_sent_without_looking_says_so_in_the_case() {
    let (mut app, now, row) = example();
    let letter = keep(&mut app, &now, row.client);
    app.mark_posted(&now, &posted(&letter, &now, PaymentsSeen::NotLooked)).unwrap();
    let told: Vec<String> =
        app.case(&now, row.client).unwrap().timeline.into_iter().map(|line| plain(&line.detail)).collect();
    let note = "Paiements non vérifiés avant l’envoi (vus le 19 novembre 2026).";
    assert!(told.iter().any(|detail| detail.contains(note)), "{told:?}");
    assert!(app.verify(&now).unwrap().ok);
}

#[test]
fn a_client_who_paid_between_the_list_and_the_click_is_not_written_to() {
    let (mut app, now, row) = example();
    let letter = keep(&mut app, &now, row.client);
    pay(&mut app, &now, &row, row.sum.total);
    let refused = app.mark_posted(&now, &posted(&letter, &now, PaymentsSeen::AsKept)).unwrap_err();
    assert_eq!(
        (refused.code, refused.detail.as_str()),
        (Code::LetterLapsed, "un paiement a été enregistré depuis")
    );
    assert_eq!(app.prepare_letter(&now, &request(row.client)).unwrap_err().code, Code::NothingDue);
    let lapsed = app.today(&now).unwrap().lapsed;
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
    app.record_credit_note(&now, &note).unwrap();
    assert_eq!(app.today(&now).unwrap().lapsed.len(), 1);
    assert!(app.today(&on("2026-12-21")).unwrap().lapsed.is_empty(), "a month later");
    keep(&mut app, &now, row.client);
    assert!(app.today(&now).unwrap().lapsed.is_empty(), "prepared again");
}
