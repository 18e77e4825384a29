//! Nothing is claimed of what a client paid too much: it is proposed for its other invoices, a letter
//! asks what is left, and the case keeps a line of it.

use crate::world::{bill, client, from, kerbrat, on, plain};
use dument_app::views::{LetterView, PaymentView};
use dument_app::{App, Code, call, case, changes, invoices, letter, payment};
use dument_domain::{ClientId, InvoiceId};
use serde_json::json;

const TODAY: &str = "2026-11-30";

/// A business that owes 1 850,00, 3 000,00 and 1 265,00 €, all late.
fn three() -> (App, ClientId, [InvoiceId; 3]) {
    let now = on("2026-09-02");
    let mut app = kerbrat(&now);
    let client = client(&mut app, &now, "Garage Le Goff", "business");
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
