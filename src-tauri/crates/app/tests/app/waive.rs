//! Giving up interest or indemnity, whole or in part: letters, statements and undo follow.

use crate::world::*;
use dument_app::views::{LetterRequest, SettleChoice, SettleInput, StatementView, WaiveInput};
use dument_app::{App, Code, Now, case, changes, clients, invoices, letter, payment, statement, today};
use dument_domain::{ClientId, Money};
use serde_json::json;

fn now() -> Now {
    Now::noon("2026-11-21".parse().unwrap())
}

fn firm(numbers: &[&str]) -> (App, ClientId) {
    let mut app = kerbrat(&now());
    let client = client(&mut app, &now(), "Menuiserie Lefèvre", "business");
    for number in numbers {
        invoice(&mut app, &now(), client, number);
    }
    (app, client)
}

fn waive(client: ClientId) -> WaiveInput {
    WaiveInput {
        compensation: false,
        compensation_sum: None,
        client,
        invoices: Vec::new(),
        interest: false,
        interest_sum: None,
        indemnity: false,
        indemnity_sum: None,
        note: String::new(),
    }
}

fn statement(app: &mut App, client: ClientId) -> StatementView {
    app.ask(&now(), |reading| case::statement(reading, client, None)).unwrap().remove(0)
}

/// What the formal notice asks: interest and indemnity.
fn asked(app: &mut App, client: ClientId) -> (Money, Money) {
    let request: LetterRequest = serde_json::from_value(serde_json::json!({
        "client": client, "step": "formal_notice", "invoices": [], "post_on": null, "ask": null,
        "third_party": null, "tracking": null
    }))
    .unwrap();
    let view = app.ask(&now(), |reading| letter::prepare(reading, &request)).unwrap();
    assert!(view.refusals.is_empty() && view.pdf.is_some(), "{:?}", view.refusals);
    (view.sum.interest, view.sum.indemnity)
}

#[test]
fn a_sum_of_interest_given_up_is_neither_asked_nor_counted_and_can_be_taken_back() {
    let (mut app, client) = firm(&["F-12"]);
    let before = statement(&mut app, client).sum;
    let some = WaiveInput { interest: true, interest_sum: Some(money("20.00")), ..waive(client) };
    let done = app.act(&now(), |desk| payment::waive(desk, &some)).unwrap();
    assert!(done.message.contains("20,00\u{a0}€ de pénalités abandonnés"), "{}", done.message);
    let after = statement(&mut app, client);
    assert_eq!(after.sum.interest, before.interest - money("20.00"));
    assert_eq!(after.sum.indemnity, before.indemnity);
    assert!(after.explanations.iter().any(|one| one.contains("renoncé à 20,00")), "{:?}", after.explanations);
    assert_eq!(asked(&mut app, client), (after.sum.interest, after.sum.indemnity));
    assert!(
        app.ask(&now(), |reading| statement::pdf(reading, client, None)).is_ok(),
        "the lines printed lead to the sum"
    );
    assert!(app.ask(&now(), changes::verify).unwrap().ok);
    app.act(&now(), |desk| changes::undo(desk, done.undo.unwrap(), "")).unwrap();
    assert_eq!(statement(&mut app, client).sum, before);
}

#[test]
fn the_indemnity_given_up_leaves_the_interest() {
    let (mut app, client) = firm(&["F-12", "F-13"]);
    let interest = statement(&mut app, client).sum.interest;
    app.act(&now(), |desk| payment::waive(desk, &WaiveInput { indemnity: true, ..waive(client) })).unwrap();
    let sum = statement(&mut app, client).sum;
    assert_eq!((sum.interest, sum.indemnity), (interest, Money::ZERO));
    assert_eq!(asked(&mut app, client).1, Money::ZERO, "on both invoices");
    app.act(&now(), |desk| payment::waive(desk, &WaiveInput { interest: true, ..waive(client) })).unwrap();
    assert_eq!(asked(&mut app, client), (Money::ZERO, Money::ZERO));
    let case = app.ask(&now(), |reading| case::case(reading, client)).unwrap();
    let titles: Vec<&str> = case.timeline.iter().map(|entry| entry.title.as_str()).collect();
    assert!(
        titles.contains(&"Indemnité abandonnée") && titles.contains(&"Pénalités abandonnées"),
        "{titles:?}"
    );
}

#[test]
fn interest_of_a_public_buyer_is_given_up_nowhere() {
    let (mut app, client) = firm(&["F-12"]);
    let all = WaiveInput { interest: true, ..waive(client) };
    let public = dument_domain::DebtorNature::PublicBuyer;
    app.act(&now(), |desk| clients::confirm_nature(desk, client, public, false)).unwrap();
    let void = |refused: dument_app::Error| {
        assert_eq!(refused.code, Code::Forbidden);
        assert!(refused.message().contains("réputée non écrite (CCP L2192-14, à vérifier)"), "{refused:?}");
    };
    void(app.act(&now(), |desk| payment::waive(desk, &all)).unwrap_err());
    // Nor a sum of it, nor beside a discount.
    let some = WaiveInput { interest: true, interest_sum: Some("1.00".parse().unwrap()), ..waive(client) };
    void(app.act(&now(), |desk| payment::waive(desk, &some)).unwrap_err());
    let discount =
        json!({ "kind": "discount", "amount": "50.00", "by": "2026-12-10", "beside": "given_up_if_kept" });
    let what = json!({ "deed": "arrangement", "arrangement": discount });
    let deed = from(json!({ "client": client, "invoices": [], "what": what, "on": null, "note": "" }));
    let refused = app.act(&now(), |desk| dument_app::deeds::record(desk, &deed)).unwrap_err();
    assert!(refused.message().contains("CCP L2192-14"), "{}", refused.message());
    let paid = from(json!({ "invoices": [], "client": client, "amount": "1000.00", "on": null }));
    app.act(&now(), |desk| payment::record(desk, &paid)).unwrap();
    let settle = from(json!({ "client": client, "invoices": [], "choice": "waive" }));
    void(app.act(&now(), |desk| payment::settle(desk, &settle)).unwrap_err());
    // The indemnity may be.
    let indemnity = WaiveInput { indemnity: true, ..waive(client) };
    app.act(&now(), |desk| payment::waive(desk, &indemnity)).unwrap();
}

#[test]
fn interest_given_up_before_the_client_was_known_to_be_public_is_owed_all_the_same() {
    let (mut app, client) = firm(&["F-12", "F-13"]);
    let before = statement(&mut app, client).sum.interest;
    let all = WaiveInput { interest: true, ..waive(client) };
    app.act(&now(), |desk| payment::waive(desk, &all)).unwrap();
    assert_eq!(statement(&mut app, client).sum.interest, Money::ZERO);
    let public = dument_domain::DebtorNature::PublicBuyer;
    app.act(&now(), |desk| clients::confirm_nature(desk, client, public, false)).unwrap();
    let after = statement(&mut app, client).sum.interest;
    assert!(after.is_positive() && after < before, "at the public rate: {after} {before}");
    assert_eq!(
        asked(&mut app, client).0,
        app.ask(&now(), |reading| case::case(reading, client)).unwrap().sum.interest
    );
    // The same of a sum of it.
    let (mut app, client) = firm(&["F-12"]);
    let some = WaiveInput { interest: true, interest_sum: Some("5.00".parse().unwrap()), ..waive(client) };
    app.act(&now(), |desk| payment::waive(desk, &some)).unwrap();
    app.act(&now(), |desk| clients::confirm_nature(desk, client, public, false)).unwrap();
    assert_eq!(statement(&mut app, client).sum.interest, after);
}

#[test]
fn nothing_too_much_and_a_sum_on_several_invoices_are_refused() {
    let (mut app, client) = firm(&["F-12", "F-13"]);
    let code = |app: &mut App, input: WaiveInput| {
        app.act(&now(), |desk| payment::waive(desk, &input)).unwrap_err().code
    };
    assert_eq!(code(&mut app, waive(client)), Code::Missing);
    let sum = WaiveInput { indemnity: true, indemnity_sum: Some(money("10.00")), ..waive(client) };
    assert_eq!(code(&mut app, sum.clone()), Code::BadValue);
    let invoice = app.ask(&now(), |reading| invoices::find(reading, "F-12")).unwrap();
    let too_much = WaiveInput { indemnity_sum: Some(money("40.01")), invoices: vec![invoice], ..sum.clone() };
    assert_eq!(code(&mut app, too_much), Code::BadAmount);
    app.act(&now(), |desk| payment::waive(desk, &WaiveInput { invoices: vec![invoice], ..sum })).unwrap();
    assert_eq!(statement(&mut app, client).sum.indemnity, money("30.00"));
}

#[test]
fn a_public_buyer_whose_principal_came_may_be_left_alone_without_a_waiver() {
    let mut app = kerbrat(&now());
    let town = client(&mut app, &now(), "Commune de Riec", "public");
    let id = invoice(&mut app, &now(), town, "F-1");
    let paid = from(
        json!({ "invoices": [id], "client": null, "amount": "1000.00", "on": null, "means": "virement" }),
    );
    let told = app.act(&now(), |desk| payment::record(desk, &paid)).unwrap();
    assert!(told.settle_proposed && told.effects[0].contains("à réclamer ou non"), "{:?}", told.effects);
    let choices = |app: &mut App| app.ask(&now(), |reading| case::case(reading, town)).unwrap().settle;
    assert_eq!(choices(&mut app), [SettleChoice::Leave, SettleChoice::Claim]);
    let input = |choice| SettleInput { client: town, invoices: Vec::new(), choice };
    let refused = app.act(&now(), |desk| payment::settle(desk, &input(SettleChoice::Waive))).unwrap_err();
    assert_eq!(refused.code, Code::Forbidden);
    let left = app.act(&now(), |desk| payment::settle(desk, &input(SettleChoice::Leave))).unwrap();
    assert!(left.message.contains("sans y renoncer"), "{}", left.message);
    assert!(choices(&mut app).is_empty() && app.ask(&now(), today::today_rows).is_empty());
    let timeline = app.ask(&now(), |reading| case::case(reading, town)).unwrap().timeline;
    let lines: Vec<String> = timeline.iter().map(|line| format!("{} {}", line.title, line.detail)).collect();
    assert!(lines.iter().any(|line| line.contains("Le reste n’est pas réclamé")), "{lines:?}");
    assert!(!lines.iter().any(|line| line.contains("renonc") || line.contains("abandonn")), "{lines:?}");
    app.act(&now(), |desk| changes::undo(desk, left.undo.unwrap(), "")).unwrap();
    assert_eq!(choices(&mut app).len(), 2, "and it is taken back");
}
