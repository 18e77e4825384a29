//! A cheque that paid and that the bank returns; a sum typed ten times too large; what is wrong in
//! the profile of the company.

use crate::world::{bill, client, day, from, on};
use dument_app::views::{BouncedInput, Done, PaymentInput, PaymentView, TimelineEntry};
use dument_app::{App, Code, Error, case, changes, company_faults, invoices, payment, settings};
use dument_domain::{ClientId, Company, PaymentId};
use serde_json::{Value, json};

fn profile(siret: &str, postal_code: &str) -> Value {
    json!({
        "name": "Kerbrat Plomberie", "legal_form": "EI", "siret": siret,
        "address": {"lines": ["4 QUAI BRIZEUX"], "postal_code": postal_code, "city": "QUIMPERLE"},
        "iban": "FR7630006000011234567890189", "signatory": "Yann Kerbrat"
    })
}

/// A business that owes 446,25 € since 30 September 2026.
fn late() -> (App, ClientId) {
    let now = on("2026-09-02");
    let mut app = App::in_memory().unwrap();
    app.act(&now, |desk| settings::create_company(desk, from(profile("81234567600017", "29300")))).unwrap();
    let client = client(&mut app, &now, "Garage Le Goff", "consumer");
    app.act(&now, |desk| invoices::save(desk, bill(client, "F-1", "2026-09-01", "2026-09-30", "446.25")))
        .unwrap();
    (app, client)
}

fn asked_of(client: ClientId, amount: &str, means: &str, confirmed: bool) -> Value {
    json!({ "invoices": [], "client": client, "amount": amount, "on": null, "means": means, "confirmed": confirmed })
}

fn pay(app: &mut App, client: ClientId, when: &str, amount: &str, means: &str) {
    recorded(app, when, &from(asked_of(client, amount, means, false))).unwrap();
}

fn recorded(app: &mut App, when: &str, asked: &PaymentInput) -> Result<PaymentView, Error> {
    app.act(&on(when), |desk| payment::record(desk, asked))
}

fn preview(app: &mut App, asked: &PaymentInput) -> Result<PaymentView, Error> {
    app.ask(&on("2026-10-05"), |reading| payment::preview(reading, asked))
}

fn bounced(app: &mut App, asked: &BouncedInput) -> Result<Done, Error> {
    app.act(&on("2026-10-12"), |desk| payment::cheque_bounced(desk, asked))
}

fn lines(app: &mut App, client: ClientId, when: &str) -> Vec<TimelineEntry> {
    app.ask(&on(when), |reading| case::case(reading, client)).unwrap().timeline
}

fn cheque(app: &mut App, client: ClientId, when: &str) -> Option<PaymentId> {
    lines(app, client, when).iter().find_map(|line| line.cheque)
}

#[test]
fn a_cheque_that_paid_in_full_and_bounces_is_due_again_and_opens_its_path() {
    let (mut app, client) = late();
    pay(&mut app, client, "2026-10-05", "446.25", "chèque");
    let before = app.ask(&on("2026-10-12"), |reading| case::case(reading, client)).unwrap();
    assert_eq!(before.sum.principal.to_string(), "0.00");
    let payment = cheque(&mut app, client, "2026-10-12").expect("offered on the payment");
    let asked = BouncedInput { payment, presented_on: day("2026-10-07") };
    let done = bounced(&mut app, &asked).unwrap();
    assert!(done.message.contains("revenu impayé"), "{}", done.message);
    let after = app.ask(&on("2026-10-12"), |reading| case::case(reading, client)).unwrap();
    assert_eq!(after.sum.principal.to_string(), "446.25");
    assert_eq!(after.agreed.cheques.len(), 1, "the path of the cheque is open");
    let told = after.timeline.iter().map(|line| line.title.clone()).collect::<Vec<_>>().join("\n");
    assert!(told.contains("Avis de la banque"), "{told}");
    assert_eq!(cheque(&mut app, client, "2026-10-12"), None, "it is offered once");

    // One act, taken back in one.
    app.act(&on("2026-10-12"), |desk| changes::undo(desk, done.undo.expect("it can be taken back"), ""))
        .unwrap();
    let undone = app.ask(&on("2026-10-12"), |reading| case::case(reading, client)).unwrap();
    assert_eq!(undone.sum.principal.to_string(), "0.00");
    assert!(undone.agreed.cheques.is_empty());
}

#[test]
fn only_a_cheque_bounces_once_and_on_a_possible_day() {
    let (mut app, client) = late();
    pay(&mut app, client, "2026-10-05", "100.00", "virement");
    assert_eq!(cheque(&mut app, client, "2026-10-12"), None, "a transfer does not bounce");
    let transfer = BouncedInput { payment: PaymentId(1), presented_on: day("2026-10-07") };
    assert_eq!(bounced(&mut app, &transfer).unwrap_err().code, Code::BadValue);
    pay(&mut app, client, "2026-10-06", "100.00", "Cheque");
    let payment = cheque(&mut app, client, "2026-10-12").unwrap();
    for wrong in ["2026-10-13", "2026-09-01"] {
        let refused = BouncedInput { payment, presented_on: day(wrong) };
        let error = bounced(&mut app, &refused).unwrap_err();
        assert_eq!(error.code, Code::BadDate);
        assert!(error.message().contains("avis de la banque"), "{}", error.message());
    }
    let asked = BouncedInput { payment, presented_on: day("2026-10-06") };
    bounced(&mut app, &asked).unwrap();
    assert_eq!(bounced(&mut app, &asked).unwrap_err().code, Code::CannotUndo);
}

#[test]
fn a_payment_ten_times_too_large_is_asked_about() {
    let (mut app, client) = late();
    let typed = from(asked_of(client, "4462.50", "virement", false));
    let view = preview(&mut app, &typed).unwrap();
    assert_eq!(view.meant.map(|sum| sum.to_string()).as_deref(), Some("446.25"));
    let error = recorded(&mut app, "2026-10-05", &typed).unwrap_err();
    assert_eq!(error.code, Code::Unconfirmed);
    assert!(error.message().contains("446,25"), "{}", error.message());
    assert_eq!(
        app.ask(&on("2026-10-05"), |reading| case::case(reading, client)).unwrap().sum.principal.to_string(),
        "446.25"
    );
    // It is the user's money: said knowingly, it is noted.
    recorded(&mut app, "2026-10-05", &from(asked_of(client, "4462.50", "virement", true))).unwrap();
}

#[test]
fn a_sum_that_is_owed_or_merely_larger_is_not_asked_about() {
    let (mut app, client) = late();
    for amount in ["446.25", "500.00", "44.62", "100.00"] {
        let view = preview(&mut app, &from(asked_of(client, amount, "", false))).unwrap();
        assert_eq!((view.meant, view.to_confirm), (None, None), "{amount}");
    }
}

#[test]
fn a_street_is_no_siret_and_a_town_no_postal_code() {
    let wrong: Company = from(profile("12RUEDUPORT", "Quimperle"));
    let said = company_faults(&wrong);
    let fields: Vec<&str> = said.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["siret", "postal_code"]);
    let mut app = App::in_memory().unwrap();
    let error = app.act(&on("2026-10-05"), |desk| settings::create_company(desk, wrong)).unwrap_err();
    assert_eq!(error.code, Code::BadValue);
    assert_eq!(error.message(), "Un SIRET a 14 chiffres. Rien n’a été noté.");
    // A number whose key is wrong is pointed at, and kept: it is its owner's to mend.
    let slip: Company = from(profile("81234567600017", "29300"));
    assert!(company_faults(&slip).iter().all(|fault| !fault.blocks && fault.field == "siret"));
    app.act(&on("2026-10-05"), |desk| settings::create_company(desk, slip)).unwrap();
}
