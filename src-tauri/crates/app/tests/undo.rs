//! Taking back: what was recorded stays, struck through, with the reason; the sums are as before.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use dument_app::views::{ClientInput, CreditNoteInput, InvoiceInput, TimelineKind};
use dument_app::{App, Code, Now};
use dument_domain::{ClientId, InvoiceId};

fn now() -> Now {
    Now::noon("2026-11-21".parse().unwrap())
}

fn firm() -> (App, ClientId, InvoiceId) {
    let mut app = App::in_memory().unwrap();
    let company = serde_json::json!({
        "name": "Kerbrat Plomberie", "legal_form": "EI", "siret": "81234567600017",
        "address": {"lines": ["4 QUAI BRIZEUX"], "postal_code": "29300", "city": "QUIMPERLE"}
    });
    app.create_company(&now(), serde_json::from_value(company).unwrap()).unwrap();
    let client: ClientInput = serde_json::from_value(serde_json::json!({
        "client": null, "name": "Menuiserie Lefèvre", "nature": "business", "siren": null, "vat": null,
        "address": {"lines": ["12 rue du Port"], "postal_code": "29300", "city": "Quimperlé", "country": "FR"},
        "email": "", "phone": "", "note": "", "contacts": []
    }))
    .unwrap();
    let client = app.save_client(&now(), client).unwrap().client;
    let invoice: InvoiceInput = serde_json::from_value(serde_json::json!({
        "invoice": null, "client": client, "new_client": null, "number": "F-12", "parts": [],
        "issued_on": "2026-06-01", "due_on": "2026-07-01", "net": null, "vat": null, "gross": "1000.00",
        "work": "remplacement du chauffe-eau", "quote_number": null, "quote_on": null,
        "completed_on": "2026-05-30", "nature": null, "contract_rate": null, "document": null
    }))
    .unwrap();
    let invoice = app.save_invoice(&now(), invoice).unwrap().row.invoice;
    (app, client, invoice)
}

#[test]
fn a_credit_note_taken_back_counts_no_more_and_its_reason_is_on_the_timeline() {
    let (mut app, client, invoice) = firm();
    let before = app.case(&now(), client).unwrap().sum;
    let note =
        CreditNoteInput { invoice, number: "A-1".to_owned(), on: None, amount: "200.00".parse().unwrap() };
    let token = app.record_credit_note(&now(), &note).unwrap().undo.unwrap();
    assert_eq!(app.case(&now(), client).unwrap().sum.principal, "800.00".parse().unwrap());

    app.undo(&now(), token, "mauvais client").unwrap();
    let after = app.case(&now(), client).unwrap();
    assert_eq!(after.sum, before);
    let struck = after.timeline.iter().find(|line| line.kind == TimelineKind::CreditNote).unwrap();
    assert!(struck.reversed && struck.undo.is_none());
    let why = "annulé «\u{a0}Avoir A-1 de 200,00\u{a0}€\u{a0}»\u{a0}: mauvais client";
    assert!(after.timeline.iter().any(|line| line.detail.contains(why)), "{:?}", after.timeline);
    assert!(app.verify(&now()).unwrap().ok);

    let again = app.undo(&now(), token, "").unwrap_err();
    assert_eq!(again.code, Code::CannotUndo);
    assert!(app.record_credit_note(&now(), &note).is_ok(), "its number may be used again");
}
