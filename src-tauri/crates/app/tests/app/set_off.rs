//! Nothing is claimed of what a client paid too much: it is proposed for its other invoices, a letter
//! asks what is left, and the case keeps a line of it.

use crate::world::{bill, client, from, kerbrat, on, plain};
use dument_app::views::{LetterView, PaymentView, UndoToken};
use dument_app::{App, Code, calendar, call, case, changes, invoices, letter, payment, today};
use dument_domain::case::StepKind;
use dument_domain::{ClientId, InvoiceId, Money, PaymentId};
use dument_letters::french;
use serde_json::json;

const TODAY: &str = "2026-11-30";

/// A business that owes 1 850,00, 3 000,00 and 1 265,00 €, all late.
fn three() -> (App, ClientId, [InvoiceId; 3]) {
    three_of("business")
}

fn three_of(nature: &str) -> (App, ClientId, [InvoiceId; 3]) {
    let now = on("2026-09-02");
    let mut app = kerbrat(&now);
    let client = client(&mut app, &now, "Garage Le Goff", nature);
    let mut late = |number: &str, due: &str, gross: &str| {
        let input = bill(client, number, "2026-06-01", due, gross);
        app.act(&now, |desk| invoices::save(desk, input)).unwrap().row.invoice
    };
    let ids = [
        late("F-101", "2026-07-01", "1850.00"),
        late("F-102", "2026-08-01", "3000.00"),
        late("F-103", "2026-07-15", "1265.00"),
    ];
    (app, client, ids)
}

fn pay(app: &mut App, invoice: InvoiceId, amount: &str, set_off: bool) -> PaymentView {
    let request = json!({ "invoices": [invoice], "client": null, "amount": amount, "on": TODAY, "set_off": set_off, "confirmed": true });
    app.act(&on(TODAY), |desk| payment::record(desk, &from(request))).unwrap()
}

fn letter(app: &mut App, client: ClientId, step: &str, invoices: &[InvoiceId]) -> LetterView {
    let request = json!({ "client": client, "step": step, "invoices": invoices, "post_on": "2026-12-01" });
    app.ask(&on(TODAY), |reading| letter::prepare(reading, &from(request))).unwrap()
}

#[test]
fn a_letter_that_an_overpayment_covers_is_refused_at_every_step() {
    let (mut app, client, [.., last]) = three();
    let view = pay(&mut app, last, "99999.95", false);
    let asked = plain(&view.set_off.unwrap());
    assert!(asked.contains("de trop : les imputer sur F-101 et F-102 ?"), "{asked}");
    for step in ["first_letter", "second_letter", "formal_notice"] {
        let view = letter(&mut app, client, step, &[]);
        assert_eq!(view.pdf, None, "{step}");
        let told: Vec<&str> = view.refusals.iter().map(|one| one.code.as_str()).collect();
        assert_eq!(told, ["overpaid_covers"], "{:?}", view.refusals);
    }
    let call = app.ask(&on(TODAY), |reading| call::call(reading, client, &[])).unwrap();
    assert!(call.nothing.is_some_and(|why| plain(&why.facts[0]).contains("couvrent F-101 et F-102")));
    assert!(app.ask(&on(TODAY), |reading| call::email(reading, client, &[])).unwrap().nothing.is_some());
    let sent = app.act(&on(TODAY), |desk| {
        call::email_sent(desk, &from(json!({ "client": client, "invoices": [], "on": null, "note": "" })))
    });
    assert_eq!(sent.unwrap_err().code, Code::Forbidden);
}

#[test]
fn a_letter_asks_the_balance_after_set_off_and_says_so() {
    let (mut app, client, [first, second, last]) = three();
    let whole = letter(&mut app, client, "first_letter", &[first, second]).sum.total;
    let over = pay(&mut app, last, "2500.00", false);
    let shown: dument_domain::Money = over.shares.iter().map(|(_, share)| share.overpaid).sum();
    let view = letter(&mut app, client, "first_letter", &[first, second]);
    assert!(view.pdf.is_some(), "{:?}", view.refusals);
    assert!(view.sum.total < whole - shown + "5.00".parse().unwrap(), "{} {whole} {shown}", view.sum.total);
    assert!(view.checks.iter().any(|one| plain(&one.sentence).contains("la lettre les déduit")));
    // Recorded in the case: the letter is the same to the cent, and the line is kept.
    let done = app.act(&on(TODAY), |desk| payment::set_off(desk, client)).unwrap();
    assert!(plain(&done.message).contains("Reçu en trop sur F-103 et imputé"), "{}", done.message);
    assert_eq!(letter(&mut app, client, "first_letter", &[first, second]).sum.total, view.sum.total);
    let lines = app.ask(&on(TODAY), |reading| case::case(reading, client)).unwrap().timeline;
    assert!(lines.iter().any(|line| line.detail.contains("compensation, C. civ. 1347")), "{lines:?}");
    assert!(app.act(&on(TODAY), |desk| payment::set_off(desk, client)).is_err(), "nothing left to impute");
}

#[test]
fn a_payment_noted_with_its_set_off_leaves_nothing_too_much() {
    let (mut app, client, [first, ..]) = three();
    let view = pay(&mut app, first, "2500.00", true);
    assert!(view.shares.iter().all(|(_, share)| share.overpaid.is_zero()), "{:?}", view.shares);
    let numbers: Vec<&str> = view.shares.iter().map(|(number, _)| number.as_str()).collect();
    assert_eq!(numbers, ["F-101", "F-103"]);
    assert!(app.ask(&on(TODAY), changes::verify).unwrap().ok);
    let undo = view.done.unwrap().undo.unwrap();
    app.act(&on(TODAY), |desk| changes::undo(desk, undo, "")).unwrap();
    let rows = app.ask(&on(TODAY), |reading| invoices::invoices(reading, from(json!({ "filter": "all", "search": "", "sort": "client", "descending": false, "offset": 0, "limit": 10, "client": client })))).unwrap().rows;
    assert!(rows.iter().all(|row| row.sum.principal == row.gross), "the money is taken back whole");
}

#[test]
fn a_letter_prepared_lapses_when_another_invoice_is_paid_too_much() {
    let (mut app, client, [first, _, last]) = three();
    let request = from(
        json!({ "client": client, "step": "first_letter", "invoices": [first], "post_on": "2026-12-01" }),
    );
    let token = app.ask(&on(TODAY), |reading| letter::prepare(reading, &request)).unwrap().pdf.unwrap();
    let kept = app.act(&on(TODAY), |desk| letter::keep(desk, &request, &token)).unwrap();
    assert_eq!(kept.lapsed, None);
    pay(&mut app, last, "99999.95", false);
    assert!(app.ask(&on(TODAY), |reading| letter::prepared(reading, kept.letter)).unwrap().lapsed.is_some());
}

#[test]
fn today_and_the_calendar_call_nobody_whom_an_overpayment_covers() {
    let (mut app, client, [.., last]) = three();
    pay(&mut app, last, "99999.95", false);
    let view = app.ask(&on(TODAY), today::today).unwrap();
    let rows: Vec<_> = view.groups.iter().flat_map(|group| &group.rows).collect();
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(rows[0].step, StepKind::SetOff);
    assert!(
        plain(&rows[0].reason).contains("reçus ou crédités en trop le 30 novembre 2026"),
        "{}",
        rows[0].reason
    );
    assert_eq!(view.due_today, Money::ZERO, "nothing is asked");
    let month = from(json!({ "span": "month", "on": TODAY, "kinds": [] }));
    let days = app.ask(&on(TODAY), |reading| calendar::calendar(reading, &month)).unwrap();
    let told = serde_json::to_string(&days).unwrap();
    assert!(told.contains("set_off") && !told.contains("\"call\""), "{told}");
    let case = app.ask(&on(TODAY), |reading| case::case(reading, client)).unwrap();
    assert!(plain(&case.sum_says.unwrap()).contains("couverts par ce qu’il a payé en trop"));
    assert!(case.over.unwrap().set_off.is_some());
    app.act(&on(TODAY), |desk| payment::set_off(desk, client)).unwrap();
    let view = app.ask(&on(TODAY), today::today).unwrap();
    assert_eq!(view.count, 0, "{:?}", view.groups);
}

#[test]
fn money_given_back_is_noted_and_meets_nothing_any_more() {
    let (mut app, client, [first, _, last]) = three();
    let done = pay(&mut app, last, "3000.00", false).done.unwrap();
    let over = app.ask(&on(TODAY), |reading| case::case(reading, client)).unwrap().over.unwrap();
    let refund = |amount: Option<&str>, day: &str| {
        from(json!({ "client": client, "invoices": [], "amount": amount, "on": day, "note": "virement" }))
    };
    let refused = |app: &mut App, amount, day| {
        app.act(&on(TODAY), |desk| payment::refund(desk, &refund(amount, day))).unwrap_err().code
    };
    assert_eq!(refused(&mut app, Some("5000.00"), TODAY), Code::BadAmount);
    assert_eq!(refused(&mut app, None, "2026-12-01"), Code::BadDate);
    assert_eq!(refused(&mut app, None, "2026-11-29"), Code::NothingDue, "nothing was too much yet");
    let given = app.act(&on(TODAY), |desk| payment::refund(desk, &refund(None, TODAY))).unwrap();
    assert!(plain(&given.message).contains(&plain(&french::euros(over.sum))), "{}", given.message);
    let case = app.ask(&on(TODAY), |reading| case::case(reading, client)).unwrap();
    assert_eq!(case.over, None);
    assert!(
        case.timeline.iter().any(|line| line.title.starts_with("Rendu au client")),
        "{:?}",
        case.timeline
    );
    // The others are asked whole again, and everything agrees.
    let view = letter(&mut app, client, "first_letter", &[first]);
    assert!(view.pdf.is_some() && view.sum.principal == "1850.00".parse().unwrap(), "{:?}", view.sum);
    let report = app.ask(&on(TODAY), changes::verify).unwrap();
    assert!(report.ok, "{:?}", report.checks);
    // What it came from is not taken back under it.
    let payment = done.undo.unwrap();
    let under = app.act(&on(TODAY), |desk| changes::undo(desk, payment, "")).unwrap_err();
    assert_eq!(under.code, Code::CannotUndo, "{}", under.message());
    app.act(&on(TODAY), |desk| changes::undo(desk, given.undo.unwrap(), "")).unwrap();
    assert_eq!(app.ask(&on(TODAY), |reading| case::case(reading, client)).unwrap().over, Some(over));
    app.act(&on(TODAY), |desk| changes::undo(desk, payment, "")).unwrap();
}

/// A client that paid 3 000 € of 1 265 € on 1 November by cheque, and was given 100 € back on the 10th.
fn given_back() -> (App, ClientId, PaymentId, [UndoToken; 2]) {
    let (mut app, client, [.., last]) = three();
    let pay = json!({ "invoices": [last], "client": null, "amount": "3000.00", "on": "2026-11-01", "means": "chèque", "confirmed": true });
    let (paid, change) = app
        .act(&on(TODAY), |desk| Ok((payment::record(desk, &from(pay))?, desk.undo())))
        .map(|(view, change)| (view.done.unwrap().undo.unwrap(), change.unwrap()))
        .unwrap();
    let refund =
        json!({ "client": client, "invoices": [], "amount": "100.00", "on": "2026-11-10", "note": "" });
    let refund = app.act(&on(TODAY), |desk| payment::refund(desk, &from(refund))).unwrap().undo.unwrap();
    let UndoToken::Payment(id) = paid else { panic!("{paid:?}") };
    (app, client, id, [change, refund])
}

#[test]
fn money_given_back_is_not_left_for_nothing_by_any_way_back() {
    let (mut app, _, id, [change, refund]) = given_back();
    let undo = |app: &mut App, token| app.act(&on(TODAY), |desk| changes::undo(desk, token, ""));
    for token in [UndoToken::Payment(id), change] {
        let refused = undo(&mut app, token).unwrap_err();
        assert_eq!(refused.code, Code::CannotUndo);
        let told = plain(&refused.message());
        assert!(told.starts_with("De l’argent de la facture F-103 a été rendu"), "{told}");
    }
    let seen = app.ask(&on(TODAY), |reading| changes::preview(reading, change)).unwrap();
    assert!(seen.refused.unwrap().contains("F-103"));
    let redate =
        |app: &mut App, to: &str| app.act(&on(TODAY), |desk| payment::redate(desk, id, to.parse().unwrap()));
    // The money had not come when it was given back.
    let refused = redate(&mut app, "2026-11-20").unwrap_err();
    assert!(plain(&refused.message()).contains("F-103"), "{}", refused.message());
    assert!(app.ask(&on(TODAY), changes::verify).unwrap().ok);
    undo(&mut app, refund).unwrap();
    redate(&mut app, "2026-11-20").unwrap();
    assert!(app.ask(&on(TODAY), changes::verify).unwrap().ok);
}

#[test]
fn what_was_given_up_is_not_claimed_again_under_the_money_given_back_for_it() {
    let (mut app, client, [.., last]) = three();
    pay(&mut app, last, "1265.00", false);
    let waive = json!({ "client": client, "invoices": [last], "interest": true, "interest_sum": null, "indemnity": true, "indemnity_sum": null, "note": "" });
    let waived = app.act(&on(TODAY), |desk| payment::waive(desk, &from(waive))).unwrap().undo.unwrap();
    pay(&mut app, last, "50.00", false);
    let refund = json!({ "client": client, "invoices": [], "amount": null, "on": TODAY, "note": "" });
    app.act(&on(TODAY), |desk| payment::refund(desk, &from(refund))).unwrap();
    let refused = app.act(&on(TODAY), |desk| changes::undo(desk, waived, "")).unwrap_err();
    assert!(plain(&refused.message()).contains("F-103"), "{}", refused.message());
}

#[test]
fn a_cheque_that_bounces_after_money_was_given_back_is_noted_and_says_so() {
    let (mut app, _, id, _) = given_back();
    let asked = json!({ "payment": id, "presented_on": "2026-11-12" });
    let done = app.act(&on(TODAY), |desk| payment::cheque_bounced(desk, &from(asked))).unwrap();
    assert!(
        plain(&done.message).contains("De l’argent de la facture F-103 avait été rendu"),
        "{}",
        done.message
    );
    assert!(app.ask(&on(TODAY), changes::verify).unwrap().ok);
}

#[test]
fn a_public_buyer_is_told_that_set_off_is_to_be_verified() {
    let (mut app, _, [.., last]) = three_of("public");
    let view = pay(&mut app, last, "2500.00", false);
    assert!(plain(&view.set_off.unwrap()).contains("à vérifier avec son comptable public"));
}
