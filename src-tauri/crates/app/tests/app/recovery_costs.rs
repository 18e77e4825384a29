//! Recovery costs noted with their proof: what they add, to whom, in which papers; and taken back.

use crate::world::{client, invoice, kerbrat, money};
use dument_app::views::{
    CaseView, CostsDraft, CostsView, LetterRequest, LetterView, PostedInput, RecoveryCostsInput,
    SettleChoice, SettleInput, StatementView, UndoToken, WaiveInput,
};
use dument_app::{App, Code, Error, Now, call, case, changes, clients, letter, payment};
use dument_domain::{ClientId, InvoiceId, Money};
use serde_json::{Value, json};

fn now() -> Now {
    Now::noon("2026-11-21".parse().unwrap())
}

/// A firm and one client of this nature, with invoices of 1,000.00 due on 1 July.
fn firm(nature: &str, numbers: &[&str]) -> (App, ClientId) {
    let mut app = kerbrat(&now());
    let client = client(&mut app, &now(), "Menuiserie Lefèvre", nature);
    for number in numbers {
        invoice(&mut app, &now(), client, number);
    }
    (app, client)
}

/// Costs of 100.00 paid on 5 October for all the invoices, with something changed.
fn costs(client: ClientId, changed: Value) -> RecoveryCostsInput {
    let mut input = json!({
        "client": client, "on": "2026-10-05", "amount": "100.00",
        "what": "Sommation de payer, Me Le Goff", "proof": "acte du 5 octobre 2026"
    });
    for (key, value) in changed.as_object().unwrap() {
        input[key] = value.clone();
    }
    serde_json::from_value(input).unwrap()
}

fn refused(app: &mut App, client: ClientId, changed: Value) -> Error {
    app.act(&now(), |desk| payment::record_costs(desk, &costs(client, changed))).unwrap_err()
}

fn draft(app: &mut App, client: ClientId, amount: &str) -> CostsView {
    let draft: CostsDraft = serde_json::from_value(json!({"client": client, "amount": amount})).unwrap();
    app.ask(&now(), |reading| payment::costs(reading, &draft)).unwrap()
}

fn statement(app: &mut App, client: ClientId) -> StatementView {
    app.ask(&now(), |reading| case::statement(reading, client, None)).unwrap().remove(0)
}

fn case(app: &mut App, client: ClientId) -> CaseView {
    app.ask(&now(), |reading| case::case(reading, client)).unwrap()
}

fn letter(app: &mut App, client: ClientId, step: &str) -> (LetterRequest, LetterView) {
    let request: LetterRequest = serde_json::from_value(json!({
        "client": client, "step": step, "invoices": [], "post_on": null, "ask": null,
        "third_party": null, "tracking": null
    }))
    .unwrap();
    let view = app.ask(&now(), |reading| letter::prepare(reading, &request)).unwrap();
    assert!(view.refusals.is_empty() && view.pdf.is_some(), "{:?}", view.refusals);
    (request, view)
}

#[test]
fn costs_of_a_hundred_add_sixty_are_explained_and_can_be_taken_back() {
    let (mut app, client) = firm("business", &["F-1"]);
    let before = statement(&mut app, client).sum;
    assert_eq!((before.indemnity, before.compensation), (money("40.00"), Money::ZERO));
    let told = draft(&mut app, client, "100.00").effect.unwrap();
    assert_eq!((told.amount, told.added), (money("100.00"), money("60.00")));
    assert!(told.sentences[0].contains("L441-10 II"), "{:?}", told.sentences);
    assert!(told.sentences.iter().any(|one| one.contains("se lire autrement")), "{:?}", told.sentences);
    let done = app.act(&now(), |desk| payment::record_costs(desk, &costs(client, json!({})))).unwrap();
    assert!(done.message.contains("60,00"), "{}", done.message);
    let after = statement(&mut app, client);
    assert_eq!((after.sum.indemnity, after.sum.compensation), (money("40.00"), money("60.00")));
    assert_eq!(after.sum.total, before.total + money("60.00"));
    let shown = after.costs.unwrap();
    assert!(shown.lines[0].ends_with("Le Goff (acte du 5\u{a0}octobre\u{a0}2026)"), "{shown:?}");
    assert!(shown.formula.contains("40,00\u{a0}€ d’indemnité forfaitaire = 60,00\u{a0}€"), "{shown:?}");
    let other = after.other_readings.iter().find(|one| one.label.contains("en entier")).unwrap();
    assert_eq!(other.total, after.sum.total + money("40.00"), "the reading that is only named");
    let timeline = case(&mut app, client).timeline;
    assert!(timeline.iter().any(|one| one.title.contains("100,00")), "{timeline:?}");
    assert!(matches!(done.undo, Some(UndoToken::Event(_))), "{:?}", done.undo);
    app.act(&now(), |desk| changes::undo(desk, done.undo.unwrap(), "noté sur le mauvais dossier")).unwrap();
    assert_eq!(statement(&mut app, client).sum, before);
}

#[test]
fn costs_up_to_the_indemnity_are_noted_and_add_nothing_until_others_come() {
    let (mut app, client) = firm("business", &["F-1"]);
    let told = draft(&mut app, client, "30.00").effect.unwrap();
    assert_eq!(told.added, Money::ZERO);
    assert!(told.sentences[0].contains("n’ajoutent rien"), "{:?}", told.sentences);
    app.act(&now(), |desk| payment::record_costs(desk, &costs(client, json!({"amount": "30.00"})))).unwrap();
    assert_eq!(statement(&mut app, client).sum.compensation, Money::ZERO);
    assert_eq!(draft(&mut app, client, "30.00").effect.unwrap().added, money("20.00"), "they add up");
    assert!(statement(&mut app, client).costs.unwrap().formula.contains("rien ne s’y ajoute"));
}

#[test]
fn costs_paid_for_two_invoices_are_shared_and_each_indemnity_is_deducted() {
    let (mut app, client) = firm("business", &["F-1", "F-2"]);
    let told = draft(&mut app, client, "100.01").effect.unwrap();
    assert_eq!(told.added, money("20.01"));
    app.act(&now(), |desk| payment::record_costs(desk, &costs(client, json!({"amount": "100.01"})))).unwrap();
    let all = app.ask(&now(), |reading| case::statement(reading, client, None)).unwrap();
    let added: Vec<Money> = all.iter().map(|one| one.sum.compensation).collect();
    assert_eq!(added, [money("10.01"), money("10.00")]);
    let one = InvoiceId(all[0].invoice.0);
    let told =
        serde_json::from_value(json!({"client": client, "amount": "80.00", "invoices": [one]})).unwrap();
    assert_eq!(
        app.ask(&now(), |reading| payment::costs(reading, &told)).unwrap().effect.unwrap().added,
        money("80.00")
    );
}

#[test]
fn nothing_is_offered_nor_added_to_a_private_person_or_a_public_buyer() {
    for (nature, word) in
        [("consumer", "particulier"), ("non_professional", "syndic"), ("public", "acheteur public")]
    {
        let (mut app, client) = firm(nature, &["F-1"]);
        let view = draft(&mut app, client, "100.00");
        assert!(view.refused.as_ref().is_some_and(|why| why.contains(word)), "{view:?}");
        assert!(view.effect.is_none() && view.invoices.is_empty());
        let error = refused(&mut app, client, json!({}));
        assert_eq!(error.code, Code::Forbidden);
        assert!(error.message().contains(word), "{}", error.message());
        assert_eq!(statement(&mut app, client).sum.compensation, Money::ZERO);
    }
}

#[test]
fn a_client_corrected_into_a_private_person_owes_none_of_the_costs_noted() {
    let (mut app, client) = firm("business", &["F-1"]);
    app.act(&now(), |desk| payment::record_costs(desk, &costs(client, json!({})))).unwrap();
    app.act(&now(), |desk| {
        clients::confirm_nature(desk, client, dument_domain::DebtorNature::Consumer, false)
    })
    .unwrap();
    let after = statement(&mut app, client);
    assert_eq!((after.sum.indemnity, after.sum.compensation), (Money::ZERO, Money::ZERO));
    assert!(after.costs.is_none());
    let said = after.explanations.iter().any(|one| one.starts_with("Frais notés et non comptés"));
    assert!(said, "{:?}", after.explanations);
    let (_, view) = letter(&mut app, client, "formal_notice");
    assert_eq!(view.sum.compensation, Money::ZERO);
    assert!(!view.may_ask_compensation && !view.ask.compensation);
}

#[test]
fn what_cannot_be_noted_says_why() {
    let (mut app, client) = firm("business", &["F-1"]);
    assert_eq!(refused(&mut app, client, json!({"amount": "0.00"})).code, Code::BadAmount);
    assert_eq!(refused(&mut app, client, json!({"amount": "-5.00"})).code, Code::BadAmount);
    assert_eq!(refused(&mut app, client, json!({"what": " "})).code, Code::Missing);
    let unproved = refused(&mut app, client, json!({"proof": ""}));
    assert_eq!(unproved.code, Code::Missing);
    assert!(unproved.message().contains("justifie"), "{}", unproved.message());
    let early = refused(&mut app, client, json!({"on": "2026-07-01"}));
    assert_eq!(early.code, Code::BadDate);
    assert!(early.message().contains("pas encore en retard"), "{}", early.message());
    assert_eq!(refused(&mut app, client, json!({"on": "2026-11-22"})).code, Code::BadDate, "to come");
    assert_eq!(refused(&mut app, client, json!({"invoices": [99]})).code, Code::UnknownInvoice);
    assert_eq!(statement(&mut app, client).sum.compensation, Money::ZERO, "nothing was written");
}

#[test]
fn the_formal_notice_asks_them_and_the_letters_before_do_not_press_for_them() {
    let (mut app, client) = firm("business", &["F-1"]);
    app.act(&now(), |desk| payment::record_costs(desk, &costs(client, json!({})))).unwrap();
    for step in ["first_letter", "second_letter"] {
        let (_, view) = letter(&mut app, client, step);
        assert_eq!((view.sum.indemnity, view.sum.compensation), (money("40.00"), Money::ZERO), "{step}");
        assert!(view.may_ask_compensation && !view.ask.compensation, "{step}");
    }
    let (mut request, view) = letter(&mut app, client, "formal_notice");
    assert_eq!((view.sum.indemnity, view.sum.compensation), (money("40.00"), money("60.00")));
    assert_eq!(view.sum.total, statement(&mut app, client).sum.total);
    request.ask = Some(dument_app::views::LetterAsk { compensation: false, ..view.ask });
    let without = app.ask(&now(), |reading| letter::prepare(reading, &request)).unwrap();
    assert_eq!(without.sum.compensation, Money::ZERO, "the user decides");
    assert_eq!(without.sum.total, view.sum.total - money("60.00"));
}

#[test]
fn a_letter_prepared_before_the_costs_lapses_and_says_why() {
    let (mut app, client) = firm("business", &["F-1"]);
    let (request, view) = letter(&mut app, client, "formal_notice");
    let kept = app.act(&now(), |desk| letter::keep(desk, &request, &view.pdf.unwrap())).unwrap();
    assert_eq!(kept.lapsed, None);
    let done = app.act(&now(), |desk| payment::record_costs(desk, &costs(client, json!({})))).unwrap();
    let lapsed = app.ask(&now(), |reading| letter::prepared(reading, kept.letter)).unwrap().lapsed.unwrap();
    assert!(lapsed.contains("frais de recouvrement"), "{lapsed}");
    let posted: PostedInput =
        serde_json::from_value(json!({"letter": kept.letter, "on": "2026-11-21", "tracking": null})).unwrap();
    assert_eq!(
        app.act(&now(), |desk| letter::mark_posted(desk, &posted)).unwrap_err().code,
        Code::LetterLapsed
    );
    app.act(&now(), |desk| changes::undo(desk, done.undo.unwrap(), "erreur")).unwrap();
    assert_eq!(
        app.ask(&now(), |reading| letter::prepared(reading, kept.letter)).unwrap().lapsed,
        None,
        "as it was"
    );
}

#[test]
fn they_are_given_up_whole_or_in_part_apart_from_the_indemnity() {
    let (mut app, client) = firm("business", &["F-1"]);
    app.act(&now(), |desk| payment::record_costs(desk, &costs(client, json!({})))).unwrap();
    let give_up = |more: Value| -> WaiveInput {
        let mut input = json!({
            "client": client, "invoices": [], "interest": false, "interest_sum": null,
            "indemnity": false, "indemnity_sum": null, "note": ""
        });
        for (key, value) in more.as_object().unwrap() {
            input[key] = value.clone();
        }
        serde_json::from_value(input).unwrap()
    };
    let done = app.act(&now(), |desk| payment::waive(desk, &give_up(json!({"indemnity": true})))).unwrap();
    let after = statement(&mut app, client);
    assert_eq!((after.sum.indemnity, after.sum.compensation), (Money::ZERO, money("60.00")));
    assert!(after.explanations.iter().any(|one| one.contains("reste déduite")), "{:?}", after.explanations);
    app.act(&now(), |desk| changes::undo(desk, done.undo.unwrap(), "")).unwrap();
    let invoice = after.invoice;
    let part = json!({"compensation": true, "compensation_sum": "25.00", "invoices": [invoice]});
    let done = app.act(&now(), |desk| payment::waive(desk, &give_up(part.clone()))).unwrap();
    assert!(done.message.contains("25,00\u{a0}€ de frais de recouvrement abandonnés"), "{}", done.message);
    assert_eq!(statement(&mut app, client).sum.compensation, money("35.00"));
    let mut more = part;
    more["compensation_sum"] = json!("35.01");
    assert_eq!(
        app.act(&now(), |desk| payment::waive(desk, &give_up(more))).unwrap_err().code,
        Code::BadAmount
    );
    let done = app.act(&now(), |desk| payment::waive(desk, &give_up(json!({"compensation": true})))).unwrap();
    assert!(done.message.starts_with("Frais de recouvrement abandonnés"), "{}", done.message);
    assert_eq!(statement(&mut app, client).sum.compensation, Money::ZERO);
}

#[test]
fn a_payment_of_the_principal_leaves_them_to_be_claimed_or_given_up() {
    let (mut app, client) = firm("business", &["F-1"]);
    app.act(&now(), |desk| payment::record_costs(desk, &costs(client, json!({})))).unwrap();
    let owed = statement(&mut app, client).sum;
    let paid = json!({
        "invoices": [], "client": client, "amount": owed.principal + owed.interest + money("40.00"),
        "on": null, "means": ""
    });
    app.act(&now(), |desk| payment::record(desk, &serde_json::from_value(paid).unwrap())).unwrap();
    let left = statement(&mut app, client).sum;
    assert_eq!((left.total, left.compensation), (money("60.00"), money("60.00")), "it is paid last");
    let waived = SettleInput { client, invoices: Vec::new(), choice: SettleChoice::Waive };
    let done = app.act(&now(), |desk| payment::settle(desk, &waived)).unwrap();
    assert!(done.message.contains("frais de recouvrement"), "{}", done.message);
    assert_eq!(case(&mut app, client).sum.total, Money::ZERO, "nothing is chased any more");
}

#[test]
fn nothing_is_said_of_costs_where_none_was_noted() {
    let (mut app, client) = firm("business", &["F-1"]);
    let owed = statement(&mut app, client).sum;
    let paid = json!({"invoices": [], "client": client, "amount": owed.principal + owed.interest, "on": null, "means": ""});
    app.act(&now(), |desk| payment::record(desk, &serde_json::from_value(paid).unwrap())).unwrap();
    let waived = SettleInput { client, invoices: Vec::new(), choice: SettleChoice::Waive };
    let done = app.act(&now(), |desk| payment::settle(desk, &waived)).unwrap();
    let case = case(&mut app, client);
    let told = [done.message.as_str(), case.timeline[0].title.as_str()].join(" ");
    assert!(told.contains("Pénalités et indemnité abandonnées") && !told.contains("frais"), "{told}");
}

#[test]
fn an_opening_judgment_forbids_new_costs_and_keeps_those_before_it() {
    let (mut app, client) = firm("business", &["F-1"]);
    app.act(&now(), |desk| payment::record_costs(desk, &costs(client, json!({})))).unwrap();
    let judged = json!({
        "client": client, "invoices": [], "step": "call", "on": null, "interlocutor": "", "note": "",
        "outcome": {"outcome": "insolvency", "judgment_on": "2026-11-10", "bodacc_on": null}
    });
    app.act(&now(), |desk| call::record(desk, &serde_json::from_value(judged).unwrap())).unwrap();
    assert_eq!(statement(&mut app, client).sum.compensation, money("60.00"), "paid before the judgment");
    let error = refused(&mut app, client, json!({"on": "2026-11-12"}));
    assert_eq!(error.code, Code::Forbidden);
    assert!(error.message().contains("jugement d’ouverture"), "{}", error.message());
    let told = draft(&mut app, client, "100.00").effect.unwrap();
    assert!(told.added.is_zero() && told.sentences[0].contains("jugement d’ouverture"), "{told:?}");
    app.act(&now(), |desk| {
        payment::record_costs(desk, &costs(client, json!({"on": "2026-11-09", "amount": "15.00"})))
    })
    .unwrap();
    assert_eq!(statement(&mut app, client).sum.compensation, money("75.00"), "noted after it, paid before");
}

#[test]
fn a_payment_that_reaches_the_costs_is_no_damage_to_the_data() {
    let (mut app, client) = firm("business", &["F-12"]);
    app.act(&now(), |desk| payment::record_costs(desk, &costs(client, json!({ "amount": "150.00" }))))
        .unwrap();
    let before = statement(&mut app, client).sum;
    assert!(before.compensation.is_positive(), "{before:?}");
    let pay = crate::world::from(
        json!({ "invoices": [], "client": client, "amount": before.total, "on": null, "confirmed": true }),
    );
    app.act(&now(), |desk| payment::record(desk, &pay)).unwrap();
    let report = app.ask(&now(), dument_app::changes::verify).unwrap();
    assert!(report.ok, "{:?}", report.checks);
    for one in report.checks {
        assert!(!one.detail.contains("rows"), "in French: {}", one.detail);
    }
}
