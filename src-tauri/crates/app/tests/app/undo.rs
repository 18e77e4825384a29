//! Taking back: what was recorded stays, struck through, with the reason; the sums are as before.

use crate::world::*;
use dument_app::views::{CreditNoteInput, InvoiceInput, TimelineKind};
use dument_app::{App, Code, Now};
use dument_domain::{ClientId, InvoiceId};

fn now() -> Now {
    Now::noon("2026-11-21".parse().unwrap())
}

fn firm() -> (App, ClientId, InvoiceId) {
    let mut app = kerbrat(&now());
    let client = client(&mut app, &now(), "Menuiserie Lefèvre", "business");
    let invoice = invoice(&mut app, &now(), client, "F-12");
    (app, client, invoice)
}

/// An invoice typed again, or one more, with its total.
fn typed(number: &str, gross: &str, invoice: Option<InvoiceId>, client: ClientId) -> InvoiceInput {
    InvoiceInput { invoice, gross: gross.parse().unwrap(), ..invoice_input(client, number) }
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

#[test]
fn a_client_and_an_invoice_edited_are_as_before_once_taken_back() {
    let (mut app, client, invoice) = firm();
    app.save_client(&now(), client_input(Some(client), "Menuiserie Le Fèvre", "business")).unwrap();
    let token = app.last_edit().unwrap();
    app.undo(&now(), token, "").unwrap();
    assert_eq!(app.client(&now(), client).unwrap().name, "Menuiserie Lefèvre");
    assert_eq!(app.undo(&now(), token, "").unwrap_err().code, Code::CannotUndo);

    app.save_invoice(&now(), typed("F-12", "1200.00", Some(invoice), client)).unwrap();
    app.undo(&now(), app.last_edit().unwrap(), "").unwrap();
    assert_eq!(app.invoice(&now(), invoice).unwrap().row.gross, "1000.00".parse().unwrap());
    assert!(app.verify(&now()).unwrap().ok);
}

#[test]
fn an_invoice_added_goes_unless_something_was_noted_on_it_since() {
    let (mut app, client, _) = firm();
    let added = app.save_invoice(&now(), typed("F-13", "90.00", None, client)).unwrap();
    let token = app.last_edit().unwrap();
    app.undo(&now(), token, "").unwrap();
    assert_eq!(app.invoice(&now(), added.row.invoice).unwrap_err().code, Code::UnknownInvoice);

    let again = app.save_invoice(&now(), typed("F-13", "90.00", None, client)).unwrap();
    let token = app.last_edit().unwrap();
    let note = CreditNoteInput {
        invoice: again.row.invoice,
        number: "A-2".to_owned(),
        on: None,
        amount: "10.00".parse().unwrap(),
    };
    app.record_credit_note(&now(), &note).unwrap();
    let refused = app.undo(&now(), token, "").unwrap_err();
    assert_eq!((refused.code, refused.detail.as_str()), (Code::CannotUndo, "un avoir y est inscrit depuis"));
    assert!(app.invoice(&now(), again.row.invoice).is_ok());
}

#[test]
fn a_file_imported_by_mistake_leaves_nothing_and_can_be_read_again() {
    let (mut app, client, _) = firm();
    let csv = "N° facture;Client;Date de facture;Échéance;Montant TTC;Reste dû\n\
        F-20;Café du Port;01/09/2026;30/09/2026;300,00;300,00\n\
        F-21;Menuiserie Lefèvre;01/09/2026;30/09/2026;500,00;200,00\n";
    let before = app.case(&now(), client).unwrap().sum;
    let import = |app: &mut App| {
        let preview = app.import_preview(&now(), "factures.csv", csv.as_bytes()).unwrap();
        let request =
            serde_json::json!({ "token": preview.token, "skip_bad": false, "accept_seller": false });
        app.import(&now(), serde_json::from_value(request).unwrap()).unwrap()
    };
    import(&mut app);
    assert_eq!(app.clients(&now(), "", 0, 10).unwrap().total_rows, 2);
    app.undo(&now(), app.last_edit().unwrap(), "").unwrap();
    assert_eq!(app.clients(&now(), "", 0, 10).unwrap().total_rows, 1);
    assert_eq!(app.case(&now(), client).unwrap().sum, before);
    assert!(app.verify(&now()).unwrap().ok);
    import(&mut app);
    assert_eq!(app.clients(&now(), "", 0, 10).unwrap().total_rows, 2, "the same file may be read again");
}

#[test]
fn a_setting_changed_is_given_back_and_every_amount_follows() {
    let (mut app, client, _) = firm();
    let before = app.case(&now(), client).unwrap().sum;
    let mut claims = app.settings(&now()).unwrap().claims;
    claims.allocation = dument_domain::claim::AllocationMode::PrincipalFirst;
    claims.day_basis = dument_domain::claim::DayBasis::Actual;
    app.save_claim_settings(&now(), claims).unwrap();
    app.undo(&now(), app.last_edit().unwrap(), "").unwrap();
    let restored = app.settings(&now()).unwrap();
    assert_ne!(restored.claims, claims);
    assert_eq!(app.case(&now(), client).unwrap().sum, before);

    let mut company = restored.company.unwrap();
    company.name = "Kerbrat et fils".to_owned();
    app.save_company(&now(), company).unwrap();
    app.undo(&now(), app.last_edit().unwrap(), "").unwrap();
    assert_eq!(app.settings(&now()).unwrap().company.unwrap().name, "Kerbrat Plomberie");
}

#[test]
fn a_document_attached_by_mistake_leaves_the_case() {
    let (mut app, client, _) = firm();
    app.attach_document(&now(), client, "devis.png", b"\x89PNG\r\n\x1a\n devis").unwrap();
    assert_eq!(app.case(&now(), client).unwrap().documents.len(), 1);
    app.undo(&now(), app.last_edit().unwrap(), "").unwrap();
    assert!(app.case(&now(), client).unwrap().documents.is_empty());
    assert!(app.verify(&now()).unwrap().ok);
}

/// A cheque that comes back unpaid makes the principal due again: what was given up because it had
/// come stays given up, and is said.
#[test]
fn a_payment_taken_back_says_what_was_given_up_since() {
    let (mut app, client, invoice) = firm();
    let paid = |app: &mut App| {
        let request = serde_json::json!({
            "invoices": [invoice], "client": null, "amount": "1000.00", "on": null, "means": "chèque"
        });
        app.record_payment(&now(), &from(request)).unwrap().done.unwrap().undo.unwrap()
    };
    let token = paid(&mut app);
    let alone = app.undo(&now(), token, "").unwrap().message;
    assert!(!alone.contains("abandonné"), "{alone}");

    let token = paid(&mut app);
    let settle = serde_json::json!({ "client": client, "invoices": [], "choice": "waive" });
    let given_up = app.settle(&now(), &from(settle)).unwrap().undo.unwrap();
    let told = app.undo(&now(), token, "chèque impayé").unwrap().message;
    assert!(told.contains("Ce que vous avez abandonné le 21\u{a0}novembre\u{a0}2026 le reste"), "{told}");
    app.undo(&now(), given_up, "").unwrap();
    assert!(app.case(&now(), client).unwrap().sum.interest.is_positive());
}
