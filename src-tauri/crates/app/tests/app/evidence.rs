//! Evidence is what the user said a file is: its name proves nothing.

use crate::world::{client, from, invoice, kerbrat, on};
use dument_app::views::{CheckState, EvidenceKind};
use dument_app::{App, Code, case, documents, letter};
use dument_domain::{ClientId, DocumentId, InvoiceId};
use serde_json::json;

const TODAY: &str = "2026-11-21";

fn late() -> (App, ClientId, [InvoiceId; 2]) {
    let now = on(TODAY);
    let mut app = kerbrat(&now);
    let client = client(&mut app, &now, "Garage Le Goff", "business");
    let ids = ["F-1", "F-2"].map(|number| invoice(&mut app, &now, client, number));
    (app, client, ids)
}

fn attach(app: &mut App, client: ClientId, name: &str) -> DocumentId {
    app.act(&on(TODAY), |desk| documents::attach(desk, client, name, format!("un texte : {name}").as_bytes()))
        .unwrap()
        .id
}

/// Whether the checks before a letter about one invoice hold the quote signed, and the work proved.
fn ticked(app: &mut App, client: ClientId, invoice: InvoiceId) -> (bool, bool) {
    let request = json!({ "client": client, "step": "first_letter", "invoices": [invoice] });
    let checks = app.ask(&on(TODAY), |reading| letter::prepare(reading, &from(request))).unwrap().checks;
    let met =
        |words: &str| checks.iter().any(|one| one.state == CheckState::Met && one.sentence.contains(words));
    (met("Devis signé au dossier"), met("Preuve des travaux au dossier"))
}

#[test]
fn a_pizza_order_is_no_signed_quote() {
    let (mut app, client, [first, _]) = late();
    for name in ["commande de pizza.txt", "porte-pvc.txt", "devis.txt", "livraison.txt", "réception.txt"] {
        attach(&mut app, client, name);
    }
    assert_eq!(ticked(&mut app, client, first), (false, false));
    let documents = app.ask(&on(TODAY), |reading| case::case(reading, client)).unwrap().documents;
    assert!(documents.iter().all(|one| one.may_say && one.kind_label == "Pièce à préciser"), "{documents:?}");
}

#[test]
fn a_photograph_counts_once_it_is_said_what_it_shows_and_of_which_invoice() {
    let (mut app, client, [first, second]) = late();
    let photo = attach(&mut app, client, "IMG_2034.txt");
    let quote = attach(&mut app, client, "scan0001.txt");
    app.act(&on(TODAY), |desk| documents::say(desk, photo, Some(EvidenceKind::WorkDone), None)).unwrap();
    assert_eq!(ticked(&mut app, client, first), (false, false), "of which of the two invoices?");
    app.act(&on(TODAY), |desk| documents::say(desk, photo, Some(EvidenceKind::WorkDone), Some(first)))
        .unwrap();
    let view = app
        .act(&on(TODAY), |desk| documents::say(desk, quote, Some(EvidenceKind::SignedQuote), Some(second)))
        .unwrap();
    assert_eq!(
        (view.said, view.kind_label.as_str()),
        (Some(EvidenceKind::SignedQuote), "Devis ou commande signé")
    );
    assert_eq!(ticked(&mut app, client, first), (false, true));
    assert_eq!(ticked(&mut app, client, second), (true, false));
    app.act(&on(TODAY), |desk| documents::say(desk, photo, Some(EvidenceKind::Other), Some(first))).unwrap();
    assert_eq!(ticked(&mut app, client, first), (false, false));
    app.act(&on(TODAY), |desk| documents::say(desk, photo, None, None)).unwrap();
}

#[test]
fn what_the_program_made_and_the_invoice_of_another_are_refused() {
    let (mut app, client, [first, _]) = late();
    let now = on(TODAY);
    let other = crate::world::client(&mut app, &now, "Mairie", "public");
    let theirs = invoice(&mut app, &now, other, "F-9");
    let quote = attach(&mut app, client, "a.txt");
    let said = Some(EvidenceKind::SignedQuote);
    assert_eq!(
        app.act(&now, |desk| documents::say(desk, quote, said, Some(theirs))).unwrap_err().code,
        Code::UnknownInvoice
    );
    let pdf = app
        .act(&now, |desk| documents::attach_to_invoice(desk, first, "F-1.pdf", b"%PDF-1.7 facture"))
        .unwrap();
    assert!(!pdf.may_say);
    assert_eq!(
        app.act(&now, |desk| documents::say(desk, pdf.id, said, None)).unwrap_err().code,
        Code::BadValue
    );
    assert_eq!(
        app.act(&now, |desk| documents::say(desk, DocumentId(999), said, None)).unwrap_err().code,
        Code::UnknownDocument
    );
}
