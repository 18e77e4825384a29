//! Files previewed, imported, imported again, refused; documents kept.

use crate::world::{day, money};
use dument_app::views::{
    ClientInput, ImportReport, ImportRequest, InvoiceFilter, InvoiceInput, InvoiceRow, InvoicesRequest,
    NewClientInput,
};
use dument_app::{App, Code, ImportOptions, Now, case, clients, documents, intake, invoices, settings};
use dument_domain::{Company, DebtorNature, Money};

const FACTURE: &str = include_str!("../../../intake/tests/fixtures/facture.xml");
const HEAD: &str = "N° facture;Type;Client;SIREN;Date de facture;Échéance;Montant TTC;Déjà réglé";
const PLAIN_PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\nxref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \ntrailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n110\n%%EOF\n";

fn today() -> Now {
    Now::noon(day("2026-06-30"))
}

fn app_of(name: &str, siret: Option<&str>) -> App {
    let address = r#"{"postal_code":"29300","city":"QUIMPERLE"}"#;
    let company: Company =
        serde_json::from_str(&format!(r#"{{"name":"{name}","address":{address}}}"#)).unwrap();
    let mut app = App::in_memory().unwrap();
    app.act(&today(), |desk| {
        settings::create_company(desk, Company { siret: siret.map(str::to_owned), ..company })
    })
    .unwrap();
    app
}

fn app() -> App {
    app_of("Menuiserie Le Goff", Some("81234567600009"))
}

fn table(rows: &[&str]) -> String {
    format!("{HEAD}\n{}\n", rows.join("\n"))
}

fn import(app: &mut App, text: &str) -> ImportReport {
    app.act(&today(), |desk| intake::import_file(desk, "fichier", text.as_bytes(), ImportOptions::default()))
        .unwrap()
}

fn refusal(app: &mut App, text: &str) -> Code {
    app.act(&today(), |desk| intake::import_file(desk, "fichier", text.as_bytes(), ImportOptions::default()))
        .unwrap_err()
        .code
}

fn counts(report: &ImportReport) -> (usize, usize, usize, usize) {
    (report.created, report.duplicates, report.updated, report.skipped)
}

fn rows(app: &mut App) -> Vec<InvoiceRow> {
    let request = InvoicesRequest { filter: InvoiceFilter::All, limit: 1000, ..Default::default() };
    app.ask(&today(), |reading| invoices::invoices(reading, request)).unwrap().rows
}

fn codes(report: &ImportReport) -> Vec<&str> {
    report.problems.iter().map(|problem| problem.code.as_str()).collect()
}

#[test]
fn an_electronic_invoice_brings_its_client_its_parts_and_its_file() {
    let mut app = app();
    let report = import(&mut app, FACTURE);
    assert_eq!(counts(&report), (1, 0, 0, 0));
    let row = rows(&mut app).remove(0);
    let view = app.ask(&today(), |reading| invoices::view(reading, row.invoice)).unwrap();
    assert_eq!((row.number.as_str(), row.gross), ("2026-041", money("1800.00")));
    assert_eq!(view.parts.len(), 2);
    assert_eq!((view.parts[0].amount, view.parts[1].amount), (money("1050.00"), money("750.00")));
    assert_eq!(row.sum.principal, money("1500.00"));
    assert_eq!(view.completed_on, Some(day("2026-02-27")));
    assert_eq!((view.net, view.vat), (Some(money("1500.00")), Some(money("300.00"))));
    let (_, bytes) = app.ask(&today(), |reading| documents::file(reading, view.document.unwrap())).unwrap();
    assert_eq!(bytes, FACTURE.as_bytes());

    let client = app.ask(&today(), |reading| clients::view(reading, row.client)).unwrap();
    assert_eq!(client.name, "Brasserie de l’Étang & Fils");
    assert_eq!((client.nature, client.nature_confirmed), (DebtorNature::Business, false));
    assert_eq!(client.siret.as_deref(), Some("52345678800018"));
    assert_eq!(client.siren.as_deref(), Some("523456788"));
    assert_eq!(client.email, "compta@etang.example");
    assert_eq!(client.address.city, "Quimper");
    assert!(
        client.warnings[0].contains("Nature à confirmer")
            || client.warnings[1].contains("Nature à confirmer")
    );
}

#[test]
fn the_same_file_or_the_same_invoice_twice_adds_nothing() {
    let mut app = app();
    import(&mut app, FACTURE);
    assert_eq!(counts(&import(&mut app, FACTURE)), (0, 1, 0, 0));
    let other_bytes = FACTURE.replace("<rsm:ExchangedDocument>", "<rsm:ExchangedDocument> ");
    assert_eq!(counts(&import(&mut app, &other_bytes)), (0, 1, 0, 0));
    assert_eq!(rows(&mut app).len(), 1);
    assert_eq!(app.ask(&today(), |reading| clients::clients(reading, "", 0, 10)).unwrap().total_rows, 1);
}

#[test]
fn the_seller_must_be_the_company() {
    let mut other = app_of("Plomberie Kerbrat", Some("73282932000074"));
    assert_eq!(refusal(&mut other, FACTURE), Code::OtherSeller);
    assert!(rows(&mut other).is_empty());
    let accepted = ImportOptions { accept_seller: true, ..ImportOptions::default() };
    let report =
        other.act(&today(), |desk| intake::import_file(desk, "f.xml", FACTURE.as_bytes(), accepted)).unwrap();
    assert_eq!(report.created, 1);

    let mut by_name = app_of("MENUISERIE LE GOFF SARL", None);
    assert_eq!(import(&mut by_name, FACTURE).created, 1);
}

#[test]
fn what_is_addressed_to_the_company_is_always_a_purchase() {
    let mut buyer = app_of("Brasserie de l’Étang", Some("52345678800018"));
    assert_eq!(refusal(&mut buyer, FACTURE), Code::Purchase);
    let forced = ImportOptions { accept_seller: true, skip_bad: true, dry_run: false };
    let refused = buyer
        .act(&today(), |desk| intake::import_file(desk, "f.xml", FACTURE.as_bytes(), forced))
        .unwrap_err();
    assert_eq!(refused.code, Code::Purchase);
    let view = buyer.ask(&today(), |reading| intake::preview(reading, "f.xml", FACTURE.as_bytes()));
    assert!(!view.unwrap().can_import);
}

#[test]
fn a_table_brings_its_clients_once_each_and_what_was_paid() {
    let mut app = app();
    let text = table(&[
        "F-1;Facture;SARL Dupont;732829320;10/03/2026;09/04/2026;1 200,00;500,00",
        "F-2;Facture;SARL DUPONT;732829320;11/03/2026;;90,60;",
        "F-3;Facture;Mme Riou;;12/03/2026;11/04/2026;300,00;300,00",
        "F-4;Facture;Mairie;217500016;12/06/2026;31/12/2026;100,00;100,00",
    ]);
    assert_eq!(counts(&import(&mut app, &text)), (4, 0, 0, 0));
    assert_eq!(app.ask(&today(), |reading| clients::clients(reading, "", 0, 10)).unwrap().total_rows, 3);
    let rows = rows(&mut app);
    let row = |number: &str| rows.iter().find(|row| row.number == number).unwrap();
    assert_eq!(row("F-1").sum.principal, money("700.00"));
    assert_eq!((row("F-2").due_on, row("F-2").due_supposed), (day("2026-04-10"), true));
    assert_eq!(row("F-3").state, "settled");
    assert_eq!(row("F-4").state, "settled");
    let dupont = app.ask(&today(), |reading| clients::view(reading, row("F-1").client)).unwrap();
    assert_eq!(dupont.nature, DebtorNature::Business);
    assert_eq!(
        app.ask(&today(), |reading| clients::view(reading, row("F-4").client)).unwrap().nature,
        DebtorNature::PublicBuyer
    );
    assert_eq!(
        app.ask(&today(), |reading| clients::view(reading, row("F-3").client)).unwrap().nature,
        DebtorNature::Consumer
    );
    assert!(
        app.ask(&today(), |reading| invoices::view(reading, row("F-1").invoice)).unwrap().document.is_none()
    );
}

#[test]
fn until_the_nature_is_confirmed_no_more_is_asked_than_of_a_consumer() {
    let mut app = app();
    import(&mut app, &table(&["F-1;Facture;SARL Dupont;732829320;10/03/2026;09/04/2026;1 200,00;"]));
    let row = rows(&mut app).remove(0);
    assert_eq!(row.sum.total, money("1200.00"));
}

#[test]
fn a_later_table_updates_only_what_is_paid() {
    let mut app = app();
    import(&mut app, &table(&["F-1;Facture;SARL Dupont;;10/03/2026;09/04/2026;1 200,00;"]));
    let paid_more = table(&["F-1;Facture;SARL Dupont;;10/03/2026;09/04/2026;1 200,00;500,00"]);
    assert_eq!(counts(&import(&mut app, &paid_more)), (0, 0, 1, 0));
    assert_eq!(rows(&mut app)[0].sum.principal, money("700.00"));
    assert_eq!(counts(&import(&mut app, &paid_more)), (0, 1, 0, 0));
    let paid_less = table(&["F-1;Facture;SARL Dupont;;10/03/2026;09/04/2026;1 200,00;100,00"]);
    assert_eq!(counts(&import(&mut app, &paid_less)), (0, 1, 0, 0));
    assert_eq!(rows(&mut app)[0].sum.principal, money("700.00"));
}

#[test]
fn another_amount_or_another_client_is_a_conflict_and_replaces_nothing() {
    let mut app = app();
    import(&mut app, &table(&["FA2026-001;Facture;SARL Dupont;;10/03/2026;09/04/2026;1 200,00;"]));
    let text = table(&[
        "FA2026-001;Facture;SARL Dupont;;10/03/2026;09/04/2026;1 300,00;",
        "FA2026-002;Facture;SARL Dupont;;10/03/2026;09/04/2026;50,00;",
    ]);
    let report = import(&mut app, &text);
    assert_eq!(counts(&report), (1, 0, 0, 1));
    assert!(codes(&report).contains(&"conflict"));
    let elsewhere = table(&["FA2026-001;Facture;Autre client;;10/03/2026;09/04/2026;1 200,00;"]);
    assert_eq!(counts(&import(&mut app, &elsewhere)), (0, 0, 0, 1));
    assert_eq!(rows(&mut app).iter().map(|row| row.gross).sum::<Money>(), money("1250.00"));
    assert_eq!(app.ask(&today(), |reading| clients::clients(reading, "", 0, 10)).unwrap().total_rows, 1);
}

#[test]
fn a_short_number_that_starts_again_each_year_is_two_invoices() {
    let mut app = app();
    import(&mut app, &table(&["12;Facture;SARL Dupont;;10/03/2025;09/04/2025;100,00;"]));
    let report = import(&mut app, &table(&["12;Facture;Mme Riou;;10/03/2026;09/04/2026;80,00;"]));
    assert_eq!(counts(&report), (1, 0, 0, 0));
}

#[test]
fn a_number_repeated_in_one_file_is_taken_once() {
    let mut app = app();
    let text = table(&[
        "12;Facture;SARL Dupont;;10/03/2025;09/04/2025;100,00;",
        "12;Facture;Mme Riou;;10/03/2026;09/04/2026;80,00;",
        "12;Facture;SARL  DUPONT;;10/03/2026;09/04/2026;70,00;",
        "F2026-9;Facture;Mme Riou;;10/03/2026;09/04/2026;80,00;",
        "F2026-9;Facture;Mme Riou;;10/03/2026;09/04/2026;80,00;",
    ]);
    let report = import(&mut app, &text);
    assert_eq!((report.created, report.duplicates), (rows(&mut app).len(), 1));
    assert!(report.problems.iter().any(|problem| problem.message.contains("12")), "{:?}", report.problems);
}

#[test]
fn one_purchase_in_a_table_is_a_bad_row() {
    let mut app = app();
    let text = table(&[
        "F-1;Facture;Menuiserie Le Goff;;10/03/2026;09/04/2026;1 200,00;",
        "F-2;Facture;SARL Dupont;;10/03/2026;09/04/2026;50,00;",
    ]);
    assert_eq!(refusal(&mut app, &text), Code::BadRows);
    let without = ImportOptions { skip_bad: true, ..ImportOptions::default() };
    let report =
        app.act(&today(), |desk| intake::import_file(desk, "f.csv", text.as_bytes(), without)).unwrap();
    assert_eq!(counts(&report), (1, 0, 0, 1));
    assert!(codes(&report).contains(&"purchase"));
}

#[test]
fn homonyms_are_told_apart_by_postal_code_or_left_to_the_user() {
    let mut app = app();
    let place = |code: &str| dument_domain::Address { postal_code: code.to_owned(), ..Default::default() };
    let known = |code: &str| ClientInput {
        confirmed: false,
        client: None,
        name: "Martin".to_owned(),
        nature: DebtorNature::Consumer,
        siren: None,
        vat: None,
        address: place(code),
        email: String::new(),
        phone: String::new(),
        note: String::new(),
        nature_unsaid: false,
        contract_rate: None,
        contacts: Vec::new(),
    };
    app.act(&today(), |desk| clients::save(desk, known("29300"))).unwrap();
    let south = app.act(&today(), |desk| clients::save(desk, known("56100"))).unwrap().client;
    let head = "N° facture;Client;Code postal;Date de facture;Montant TTC";
    assert_eq!(import(&mut app, &format!("{head}\nF-1;MARTIN;56100;10/03/2026;10,00\n")).created, 1);
    assert_eq!(rows(&mut app)[0].client, south);
    assert_eq!(refusal(&mut app, &format!("{head}\nF-2;MARTIN;;10/03/2026;10,00\n")), Code::BadRows);
}

#[test]
fn a_bad_row_refuses_its_file_unless_it_is_left_out() {
    let mut app = app();
    let text = table(&[
        "F-1;Facture;SARL Dupont;;10/03/2026;09/04/2026;1 200,00;",
        "F-2;Facture;SARL Dupont;;31/02/2026;09/04/2026;50,00;",
        "F-3;Facture;;;10/03/2026;09/04/2026;50,00;",
    ]);
    let refused = app
        .act(&today(), |desk| intake::import_file(desk, "f.csv", text.as_bytes(), ImportOptions::default()))
        .unwrap_err();
    assert_eq!(refused.code, Code::BadRows);
    assert!(refused.detail.contains("Ligne 3"), "{}", refused.detail);
    assert!(rows(&mut app).is_empty());
    let preview = app.ask(&today(), |reading| intake::preview(reading, "f.csv", text.as_bytes())).unwrap();
    assert_eq!((preview.new_count, preview.bad_count, preview.can_import), (1, 2, false));
    let request = ImportRequest { token: preview.token, skip_bad: true, accept_seller: false };
    assert_eq!(counts(&app.act(&today(), |desk| intake::import(desk, request)).unwrap()), (1, 0, 0, 2));
    assert_eq!(rows(&mut app).len(), 1);
}

#[test]
fn another_currency_is_refused_in_a_sentence() {
    let mut app = app();
    let dollars = FACTURE.replace(">EUR<", ">USD<").replace("\"EUR\"", "\"USD\"");
    let refused = app
        .act(&today(), |desk| {
            intake::import_file(desk, "f.xml", dollars.as_bytes(), ImportOptions::default())
        })
        .unwrap_err();
    assert_eq!(refused.code, Code::BadRows);
    assert!(refused.message().contains("USD"), "{}", refused.message());
}

#[test]
fn a_credit_note_reduces_the_only_invoice_that_can_bear_it_and_says_so() {
    let mut app = app();
    let text = table(&[
        "F-1;Facture;Mme Riou;;10/03/2026;09/04/2026;300,00;",
        "F-2;Facture;Mme Riou;;10/03/2026;09/04/2026;20,00;",
        "A-1;Avoir;Mme Riou;;12/03/2026;12/03/2026;-36,00;",
        "A-2;Avoir;Inconnu;;12/03/2026;12/03/2026;-15,00;",
    ]);
    let report = import(&mut app, &text);
    assert_eq!(counts(&report), (3, 0, 0, 1));
    assert!(codes(&report).contains(&"credit_note_supposed"));
    assert!(codes(&report).contains(&"credit_note_unattached"));
    let left = |app: &mut App| rows(app).iter().map(|row| row.sum.principal).sum::<Money>();
    assert_eq!(left(&mut app), money("284.00"));
    assert_eq!(counts(&import(&mut app, &text)), (0, 3, 0, 1));
    assert_eq!(left(&mut app), money("284.00"));
}

#[test]
fn a_credit_note_that_names_its_invoice_goes_to_it() {
    let mut app = app();
    import(&mut app, FACTURE);
    let reference = "<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>2026-041</ram:IssuerAssignedID></ram:InvoiceReferencedDocument>";
    let end = "</ram:SpecifiedTradeSettlementHeaderMonetarySummation>";
    let credit = FACTURE
        .replace("<ram:ID>2026-041</ram:ID>", "<ram:ID>A-7</ram:ID>")
        .replace("<ram:TypeCode>380</ram:TypeCode>", "<ram:TypeCode>381</ram:TypeCode>")
        .replace(end, &format!("{end}{reference}"))
        .replace("1500.0000", "100.00")
        .replace("\"EUR\">300.00", "\"EUR\">20.00")
        .replace(">1800.00<", ">120.00<")
        .replace("TotalPrepaidAmount>300.00", "TotalPrepaidAmount>0.00")
        .replace("DuePayableAmount>1500.00", "DuePayableAmount>120.00");
    let report = import(&mut app, &credit);
    assert_eq!(counts(&report), (1, 0, 0, 0), "{:?}", report.problems);
    assert_eq!(rows(&mut app)[0].sum.principal, money("1380.00"));
    assert_eq!(counts(&import(&mut app, &credit)), (0, 1, 0, 0));
}

#[test]
fn known_clients_are_completed_and_never_overwritten() {
    let mut app = app();
    let input = ClientInput {
        confirmed: false,
        client: None,
        name: "Brasserie de l'étang & fils".to_owned(),
        nature: DebtorNature::NonProfessional,
        siren: None,
        vat: None,
        address: dument_domain::Address::default(),
        email: "patron@etang.example".to_owned(),
        phone: String::new(),
        note: String::new(),
        nature_unsaid: false,
        contract_rate: None,
        contacts: Vec::new(),
    };
    let known = app.act(&today(), |desk| clients::save(desk, input)).unwrap().client;
    import(&mut app, FACTURE);
    let client = app.ask(&today(), |reading| clients::view(reading, known)).unwrap();
    assert_eq!(client.invoices.len(), 1);
    assert_eq!((client.email.as_str(), client.phone.as_str()), ("patron@etang.example", "02 98 00 00 01"));
    assert_eq!((client.nature, client.nature_confirmed), (DebtorNature::NonProfessional, true));
    assert_eq!(client.siren.as_deref(), Some("523456788"));
    assert_eq!(client.address.postal_code, "29000");
}

#[test]
fn a_preview_writes_nothing_and_says_everything() {
    let mut app = app();
    let text = table(&["F-1;Facture;SARL Dupont;732829320;10/03/2026;;1 200,00;500,00"]);
    let preview =
        app.ask(&today(), |reading| intake::preview(reading, "dossier/f.csv", text.as_bytes())).unwrap();
    assert_eq!((preview.file.as_str(), preview.format.as_str()), ("f.csv", "csv"));
    assert_eq!((preview.new_count, preview.new_total), (1, money("1200.00")));
    assert!(preview.can_import && !preview.is_plain_document);
    let row = &preview.rows[0];
    assert_eq!((row.status.as_str(), row.paid), ("new", Some(money("500.00"))));
    assert_eq!((row.due_on, row.due_supposed), (Some(day("2026-04-09")), true));
    assert_eq!(preview.columns[0].field.as_deref(), Some("numéro de la facture"));
    assert!(rows(&mut app).is_empty());
    let dry = ImportOptions { dry_run: true, ..ImportOptions::default() };
    assert_eq!(
        app.act(&today(), |desk| intake::import_file(desk, "f.csv", text.as_bytes(), dry)).unwrap().created,
        1
    );
    assert!(rows(&mut app).is_empty());
    let request =
        |token: &str| ImportRequest { token: token.to_owned(), skip_bad: false, accept_seller: false };
    assert_eq!(app.act(&today(), |desk| intake::import(desk, request(&preview.token))).unwrap().created, 1);
    assert_eq!(
        app.act(&today(), |desk| intake::import(desk, request(&preview.token))).unwrap().duplicates,
        1
    );
    assert_eq!(
        app.act(&today(), |desk| intake::import(desk, request("inconnu"))).unwrap_err().code,
        Code::UnreadableFile
    );
    let again = app.ask(&today(), |reading| intake::preview(reading, "f.csv", text.as_bytes())).unwrap();
    assert_eq!(again.imported_before.as_deref(), Some("2026-06-30T12:00"));
    assert_eq!((again.known_count, again.can_import), (1, false));
}

#[test]
fn the_end_of_the_work_of_a_table_is_shown_then_counts_the_time_to_act() {
    let mut app = app();
    let text = "Numéro;Client;SIREN;Date;Échéance;Fin des travaux;TTC\n\
                F-1;SARL Dupont;732829320;10/03/2026;09/04/2026;02/03/2026;1 200,00\n";
    let preview = app.ask(&today(), |reading| intake::preview(reading, "f.csv", text.as_bytes())).unwrap();
    assert_eq!(preview.rows[0].completed_on, Some(day("2026-03-02")));
    assert_eq!(preview.columns[5].field.as_deref(), Some("fin des travaux"));
    let request = ImportRequest { token: preview.token, skip_bad: false, accept_seller: false };
    app.act(&today(), |desk| intake::import(desk, request)).unwrap();
    let client = app.ask(&today(), |reading| clients::find(reading, "SARL Dupont")).unwrap();
    let case = app.ask(&today(), |reading| case::case(reading, client)).unwrap();
    let limit = &case.deadlines[0];
    // A nature nobody confirmed is a consumer's: two years, from the end of the work.
    assert_eq!(limit.on, day("2028-03-02"));
    assert!(limit.sentence.contains("fin des travaux"), "{}", limit.sentence);
}

#[test]
fn a_file_that_is_no_invoice_is_refused_with_a_sentence() {
    let mut app = app();
    for bytes in ["", "bonjour", "<html><body>session expirée</body></html>"] {
        let refused = app
            .act(&today(), |desk| intake::import_file(desk, "x", bytes.as_bytes(), ImportOptions::default()))
            .unwrap_err();
        assert_eq!(refused.code, Code::UnreadableFile);
        assert!(!refused.detail.is_empty());
        assert!(
            !app.ask(&today(), |reading| intake::preview(reading, "x", bytes.as_bytes())).unwrap().can_import
        );
    }
    let mut empty = App::in_memory().unwrap();
    assert_eq!(refusal(&mut empty, FACTURE), Code::NotConfigured);
}

#[test]
fn a_pdf_without_data_becomes_the_document_of_a_typed_invoice() {
    let mut app = app();
    let preview = app.ask(&today(), |reading| intake::preview(reading, "facture.pdf", PLAIN_PDF)).unwrap();
    assert!(preview.is_plain_document && !preview.can_import, "{:?}", preview.problems);
    let kept = app.act(&today(), |desk| documents::keep(desk, &preview.token, None)).unwrap();
    assert_eq!((kept.name.as_str(), kept.kind_label.as_str()), ("facture.pdf", "Facture"));
    let input = InvoiceInput {
        invoice: None,
        client: None,
        new_client: Some(NewClientInput { name: "Riou".to_owned(), nature: DebtorNature::Consumer }),
        number: "F-1".to_owned(),
        issued_on: day("2026-04-16"),
        due_on: None,
        parts: Vec::new(),
        net: None,
        vat: None,
        gross: money("10.00"),
        work: String::new(),
        quote_number: None,
        quote_on: None,
        completed_on: None,
        nature: None,
        contract_rate: None,
        terms: String::new(),
        sector: None,
        activity: None,
        document: Some(kept.id),
        confirmed: false,
    };
    let view = app.act(&today(), |desk| invoices::save(desk, input)).unwrap();
    assert_eq!(view.document, Some(kept.id));
    assert_eq!(
        app.ask(&today(), |reading| documents::file(reading, kept.id)).unwrap(),
        ("facture.pdf".to_owned(), PLAIN_PDF.to_vec())
    );
}

#[test]
fn only_documents_are_kept_in_a_case() {
    let mut app = app();
    import(&mut app, FACTURE);
    let client = rows(&mut app)[0].client;
    let kept =
        app.act(&today(), |desk| documents::attach(desk, client, "../../devis signé.PNG", b"image")).unwrap();
    assert_eq!(
        (kept.name.as_str(), kept.kind_label.as_str(), kept.size),
        ("devis signé.PNG", "Pièce à préciser", 5)
    );
    for (name, bytes) in
        [("virus.exe", b"MZ".as_slice()), ("a.desktop", b"[Desktop Entry]"), ("vide.pdf", b"")]
    {
        let refused = app.act(&today(), |desk| documents::attach(desk, client, name, bytes)).unwrap_err();
        assert_eq!(refused.code, Code::BadValue, "{name}");
    }
    let nobody = dument_domain::ClientId(999);
    assert_eq!(
        app.act(&today(), |desk| documents::attach(desk, nobody, "a.pdf", b"%PDF-")).unwrap_err().code,
        Code::UnknownClient
    );
    assert_eq!(
        app.ask(&today(), |reading| documents::file(reading, dument_domain::DocumentId(999)))
            .unwrap_err()
            .code,
        Code::UnknownDocument
    );
}
