//! Taking back: what was recorded stays, struck through, with the reason; the sums are as before.

use crate::world::*;
use dument_app::views::{CreditNoteInput, InvoiceInput, TimelineKind};
use dument_app::{App, Code, Now, case, changes, clients, documents, intake, invoices, payment, settings};
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
    let before = app.ask(&now(), |reading| case::case(reading, client)).unwrap().sum;
    let note =
        CreditNoteInput { invoice, number: "A-1".to_owned(), on: None, amount: "200.00".parse().unwrap() };
    let token = app.act(&now(), |desk| payment::record_credit_note(desk, &note)).unwrap().undo.unwrap();
    assert_eq!(
        app.ask(&now(), |reading| case::case(reading, client)).unwrap().sum.principal,
        "800.00".parse().unwrap()
    );

    app.act(&now(), |desk| changes::undo(desk, token, "mauvais client")).unwrap();
    let after = app.ask(&now(), |reading| case::case(reading, client)).unwrap();
    assert_eq!(after.sum, before);
    let struck = after.timeline.iter().find(|line| line.kind == TimelineKind::CreditNote).unwrap();
    assert!(struck.reversed && struck.undo.is_none());
    let why = "annulé «\u{a0}Avoir A-1 de 200,00\u{a0}€\u{a0}»\u{a0}: mauvais client";
    assert!(after.timeline.iter().any(|line| line.detail.contains(why)), "{:?}", after.timeline);
    assert!(app.ask(&now(), changes::verify).unwrap().ok);

    let again = app.act(&now(), |desk| changes::undo(desk, token, "")).unwrap_err();
    assert_eq!(again.code, Code::CannotUndo);
    assert!(
        app.act(&now(), |desk| payment::record_credit_note(desk, &note)).is_ok(),
        "its number may be used again"
    );
}

#[test]
fn a_client_and_an_invoice_edited_are_as_before_once_taken_back() {
    let (mut app, client, invoice) = firm();
    let (_, token) = edit(&mut app, &now(), |desk| {
        clients::save(desk, client_input(Some(client), "Menuiserie Le Fèvre", "business"))
    });
    app.act(&now(), |desk| changes::undo(desk, token, "")).unwrap();
    assert_eq!(app.ask(&now(), |reading| clients::view(reading, client)).unwrap().name, "Menuiserie Lefèvre");
    assert_eq!(app.act(&now(), |desk| changes::undo(desk, token, "")).unwrap_err().code, Code::CannotUndo);

    let (_, token) =
        edit(&mut app, &now(), |desk| invoices::save(desk, typed("F-12", "1200.00", Some(invoice), client)));
    app.act(&now(), |desk| changes::undo(desk, token, "")).unwrap();
    assert_eq!(
        app.ask(&now(), |reading| invoices::view(reading, invoice)).unwrap().row.gross,
        "1000.00".parse().unwrap()
    );
    assert!(app.ask(&now(), changes::verify).unwrap().ok);
}

#[test]
fn an_invoice_added_goes_unless_something_was_noted_on_it_since() {
    let (mut app, client, _) = firm();
    let (added, token) =
        edit(&mut app, &now(), |desk| invoices::save(desk, typed("F-13", "90.00", None, client)));
    app.act(&now(), |desk| changes::undo(desk, token, "")).unwrap();
    assert_eq!(
        app.ask(&now(), |reading| invoices::view(reading, added.row.invoice)).unwrap_err().code,
        Code::UnknownInvoice
    );

    let (again, token) =
        edit(&mut app, &now(), |desk| invoices::save(desk, typed("F-13", "90.00", None, client)));
    let note = CreditNoteInput {
        invoice: again.row.invoice,
        number: "A-2".to_owned(),
        on: None,
        amount: "10.00".parse().unwrap(),
    };
    app.act(&now(), |desk| payment::record_credit_note(desk, &note)).unwrap();
    let refused = app.act(&now(), |desk| changes::undo(desk, token, "")).unwrap_err();
    assert_eq!((refused.code, refused.detail.as_str()), (Code::CannotUndo, "un avoir y est inscrit depuis"));
    assert!(app.ask(&now(), |reading| invoices::view(reading, again.row.invoice)).is_ok());
}

#[test]
fn a_file_imported_by_mistake_leaves_nothing_and_can_be_read_again() {
    let (mut app, client, _) = firm();
    let csv = "N° facture;Client;Date de facture;Échéance;Montant TTC;Reste dû\n\
        F-20;Café du Port;01/09/2026;30/09/2026;300,00;300,00\n\
        F-21;Menuiserie Lefèvre;01/09/2026;30/09/2026;500,00;200,00\n";
    let before = app.ask(&now(), |reading| case::case(reading, client)).unwrap().sum;
    let import = |app: &mut App| {
        let preview =
            app.ask(&now(), |reading| intake::preview(reading, "factures.csv", csv.as_bytes())).unwrap();
        let request =
            serde_json::json!({ "token": preview.token, "skip_bad": false, "accept_seller": false });
        edit(app, &now(), |desk| intake::import(desk, serde_json::from_value(request).unwrap()))
    };
    let (_, token) = import(&mut app);
    assert_eq!(app.ask(&now(), |reading| clients::clients(reading, "", 0, 10)).unwrap().total_rows, 2);
    app.act(&now(), |desk| changes::undo(desk, token, "")).unwrap();
    assert_eq!(app.ask(&now(), |reading| clients::clients(reading, "", 0, 10)).unwrap().total_rows, 1);
    assert_eq!(app.ask(&now(), |reading| case::case(reading, client)).unwrap().sum, before);
    assert!(app.ask(&now(), changes::verify).unwrap().ok);
    import(&mut app);
    assert_eq!(
        app.ask(&now(), |reading| clients::clients(reading, "", 0, 10)).unwrap().total_rows,
        2,
        "the same file may be read again"
    );
}

#[test]
fn a_setting_changed_is_given_back_and_every_amount_follows() {
    let (mut app, client, _) = firm();
    let before = app.ask(&now(), |reading| case::case(reading, client)).unwrap().sum;
    let mut claims = app.ask(&now(), settings::settings).unwrap().claims;
    claims.allocation = dument_domain::claim::AllocationMode::PrincipalFirst;
    claims.day_basis = dument_domain::claim::DayBasis::Actual;
    let (_, token) = edit(&mut app, &now(), |desk| settings::save_claim_settings(desk, claims));
    app.act(&now(), |desk| changes::undo(desk, token, "")).unwrap();
    let restored = app.ask(&now(), settings::settings).unwrap();
    assert_ne!(restored.claims, claims);
    assert_eq!(app.ask(&now(), |reading| case::case(reading, client)).unwrap().sum, before);

    let mut company = restored.company.unwrap();
    company.name = "Kerbrat et fils".to_owned();
    let (_, token) = edit(&mut app, &now(), |desk| settings::save_company(desk, company));
    app.act(&now(), |desk| changes::undo(desk, token, "")).unwrap();
    assert_eq!(app.ask(&now(), settings::settings).unwrap().company.unwrap().name, "Kerbrat Plomberie");
}

#[test]
fn a_document_attached_by_mistake_leaves_the_case() {
    let (mut app, client, _) = firm();
    let (_, token) = edit(&mut app, &now(), |desk| {
        documents::attach(desk, client, "devis.png", b"\x89PNG\r\n\x1a\n devis")
    });
    assert_eq!(app.ask(&now(), |reading| case::case(reading, client)).unwrap().documents.len(), 1);
    app.act(&now(), |desk| changes::undo(desk, token, "")).unwrap();
    assert!(app.ask(&now(), |reading| case::case(reading, client)).unwrap().documents.is_empty());
    assert!(app.ask(&now(), changes::verify).unwrap().ok);
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
        app.act(&now(), |desk| payment::record(desk, &from(request))).unwrap().done.unwrap().undo.unwrap()
    };
    let token = paid(&mut app);
    let alone = app.act(&now(), |desk| changes::undo(desk, token, "")).unwrap().message;
    assert!(!alone.contains("abandonné"), "{alone}");

    let token = paid(&mut app);
    let settle = serde_json::json!({ "client": client, "invoices": [], "choice": "waive" });
    let given_up = app.act(&now(), |desk| payment::settle(desk, &from(settle))).unwrap().undo.unwrap();
    let told = app.act(&now(), |desk| changes::undo(desk, token, "chèque impayé")).unwrap().message;
    assert!(told.contains("Ce que vous avez abandonné le 21\u{a0}novembre\u{a0}2026 le reste"), "{told}");
    app.act(&now(), |desk| changes::undo(desk, given_up, "")).unwrap();
    assert!(app.ask(&now(), |reading| case::case(reading, client)).unwrap().sum.interest.is_positive());
}
