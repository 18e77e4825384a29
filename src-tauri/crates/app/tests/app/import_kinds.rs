//! What a file brings is what is owed, once, to the right client, under a safe name.

use dument_app::views::{CreditNoteInput, ImportReport, InvoiceFilter, InvoiceRow, InvoicesRequest};
use dument_app::{
    App, Code, ImportOptions, Now, call, case, clients, delegation, documents, intake, invoices, letter,
    payment, settings,
};
use dument_domain::{Company, DebtorNature, Money};
use serde_json::json;

use crate::world::from;

const FACTURE: &str = include_str!("../../../intake/tests/fixtures/facture.xml");
const HEAD: &str = "Type;N° facture;Client;Date;Échéance;Montant TTC";

fn now() -> Now {
    Now::noon("2026-06-30".parse().unwrap())
}

fn app() -> App {
    let company: Company = serde_json::from_str(
        r#"{"name":"Menuiserie Le Goff","siret":"81234567600009","address":{"postal_code":"29300","city":"QUIMPERLE"}}"#,
    )
    .unwrap();
    let mut app = App::in_memory().unwrap();
    app.act(&now(), |desk| settings::create_company(desk, company)).unwrap();
    app
}

fn import(app: &mut App, name: &str, text: &str) -> ImportReport {
    app.act(&now(), |desk| intake::import_file(desk, name, text.as_bytes(), ImportOptions::default()))
        .unwrap()
}

fn table(rows: &[&str]) -> String {
    format!("{HEAD}\n{}\n", rows.join("\n"))
}

fn rows(app: &mut App) -> Vec<InvoiceRow> {
    let request = InvoicesRequest { filter: InvoiceFilter::All, limit: 1000, ..Default::default() };
    app.ask(&now(), |reading| invoices::invoices(reading, request)).unwrap().rows
}

fn left(app: &mut App) -> Vec<(String, Money)> {
    let mut found: Vec<_> = rows(app).into_iter().map(|row| (row.number, row.sum.principal)).collect();
    found.sort();
    found
}

fn euros(text: &str) -> Money {
    text.parse().unwrap()
}

fn has(report: &ImportReport, code: &str) -> bool {
    report.problems.iter().any(|problem| problem.code == code)
}

#[test]
fn what_is_due_is_claimed_and_not_the_total() {
    let rounded = FACTURE.replace(">1800.00<", ">1800.03<").replace(
        "<ram:DuePayableAmount>",
        "<ram:RoundingAmount>-0.03</ram:RoundingAmount><ram:DuePayableAmount>",
    );
    let mut app = app();
    import(&mut app, "f.xml", &rounded);
    assert_eq!(left(&mut app)[0].1, euros("1500.00"));
}

#[test]
fn a_credit_note_that_nothing_can_bear_stays_open_in_the_case_and_is_said_before_a_letter() {
    let text = table(&[
        "Facture;F-1;Kervella;01/03/2026;01/04/2026;200,00",
        "Avoir;AV-1;Kervella;05/03/2026;;300,00",
    ]);
    let mut app = app();
    let report = import(&mut app, "t.csv", &text);
    assert_eq!(report.created, 2);
    assert!(has(&report, "credit_note_unattached"), "{:?}", report.problems);
    let client = rows(&mut app)[0].client;
    let case = app.ask(&now(), |reading| case::case(reading, client)).unwrap();
    assert!(format!("{case:?}").contains("AV-1"));
    let again = import(&mut app, "t.csv", &text);
    assert_eq!((again.created, again.duplicates), (0, 2));
}

/// Number, day and sum are in the file: nobody types them again, and once it is set against an
/// invoice nothing more is asked.
#[test]
fn an_open_credit_note_is_offered_with_what_the_file_said_until_it_is_deducted() {
    let text = table(&[
        "Facture;F-1;Kervella;01/03/2026;01/04/2026;200,00",
        "Facture;F-2;Kervella;02/03/2026;02/04/2026;200,00",
        "Avoir;AV du 5, bis;Kervella;05/03/2026;;1 120,50",
    ]);
    let mut app = app();
    import(&mut app, "t.csv", &text);
    let first = rows(&mut app)[0].clone();
    let open =
        |app: &mut App| app.ask(&now(), |reading| case::case(reading, first.client)).unwrap().open_credits;
    let offered = open(&mut app).remove(0);
    assert_eq!((offered.number.as_str(), offered.amount), ("AV du 5, bis", euros("1120.50")));
    assert_eq!(offered.on, "2026-03-05".parse().unwrap());
    let input = |amount: &str| CreditNoteInput {
        invoice: first.invoice,
        number: offered.number.clone(),
        on: Some(offered.on),
        amount: euros(amount),
    };
    app.act(&now(), |desk| payment::record_credit_note(desk, &input("20.00"))).unwrap();
    assert_eq!(open(&mut app).len(), 1, "another sum is another credit note");
    let small = table(&["Avoir;AV-2;Kervella;05/03/2026;;30,00"]);
    import(&mut app, "deux.csv", &small);
    let offered = open(&mut app).pop().unwrap();
    let noted = CreditNoteInput { number: "av 2".to_owned(), amount: offered.amount, ..input("1.00") };
    app.act(&now(), |desk| payment::record_credit_note(desk, &noted)).unwrap();
    assert_eq!(open(&mut app).len(), 1, "deducted: no longer asked");
}

/// A letter, an e-mail, a call and a sheet of calls all say it before the sum is asked; a letter waits for a yes.
#[test]
fn nothing_is_asked_over_an_open_credit_note_that_nobody_saw() {
    let text = table(&[
        "Facture;F-1;Kervella;01/03/2026;01/04/2026;200,00",
        "Avoir;AV-9;Kervella;05/03/2026;;1 120,50",
    ]);
    let mut app = app();
    import(&mut app, "t.csv", &text);
    let client = rows(&mut app)[0].client;
    let spoken = app.ask(&now(), |reading| call::call(reading, client, &[])).unwrap().cautions;
    let written = app.ask(&now(), |reading| call::email(reading, client, &[])).unwrap().cautions;
    let week = app.ask(&now(), |reading| delegation::delegation(reading, None)).unwrap();
    let given = week.rows.iter().map(|row| row.last.clone()).collect();
    for told in [spoken, written, given] {
        assert!(told.iter().any(|one| one.contains("AV-9") && one.contains("1\u{202f}120,50")), "{told:?}");
    }
    for step in ["first_letter", "second_letter", "formal_notice"] {
        let mut prepared = |confirmed: bool| {
            let request = json!({ "client": client, "step": step, "invoices": [], "post_on": null, "ask": null, "third_party": null, "tracking": null, "confirmed": confirmed });
            app.ask(&now(), |reading| letter::prepare(reading, &from(request))).unwrap()
        };
        let refused = prepared(false);
        assert!(
            refused.refusals.iter().any(|one| one.code == "open_credit"),
            "{step}: {:?}",
            refused.refusals
        );
        assert!(refused.pdf.is_none(), "{step}");
        let confirmed = prepared(true);
        assert!(confirmed.refusals.iter().all(|one| one.code != "open_credit"), "{step}");
        assert!(confirmed.checks.iter().any(|one| one.sentence.contains("AV-9")), "{step}");
        // A formal notice also wants the nature and the address, which no confirmation replaces.
        let made = step != "formal_notice";
        assert_eq!((refused.to_confirm, confirmed.pdf.is_some()), (made, made), "{step}");
    }
}

#[test]
fn a_number_that_comes_again_each_year_is_another_invoice() {
    let mut app = app();
    let first = "Facture;001;Dupont;03/01/2025;02/02/2025;100,00";
    let second = "Facture;001;Dupont;05/01/2026;04/02/2026;100,00";
    import(&mut app, "a.csv", &table(&[first]));
    let report = import(&mut app, "b.csv", &table(&[second]));
    assert_eq!((report.created, report.duplicates, report.skipped), (1, 0, 0), "{:?}", report.problems);
    let again = import(&mut app, "both.csv", &table(&[first, second]));
    assert_eq!((again.created, again.duplicates), (0, 2));
    let other = import(&mut app, "c.csv", &table(&["Facture;001;Riou;05/01/2023;04/02/2023;250,00"]));
    assert_eq!((other.created, rows(&mut app).len()), (1, 3));
    // Typed, it is the same; twice in a year it is refused, however it is spelled.
    let dupont = app.ask(&now(), |reading| clients::find(reading, "Dupont")).unwrap();
    let mut typed = |number: &str, issued: &str, due: &str| {
        let input = serde_json::json!({"client": dupont, "number": number, "issued_on": issued, "due_on": due, "gross": "90.00"});
        app.act(&now(), |desk| invoices::save(desk, serde_json::from_value(input).unwrap()))
            .map(|view| view.row.invoice)
    };
    let refused = typed("1", "2026-03-05", "2026-04-04").unwrap_err();
    assert_eq!(refused.code, Code::DuplicateInvoice);
    let oldest = typed("001", "2024-03-05", "2024-04-04").unwrap();
    let mut found = |number| app.ask(&now(), |reading| invoices::find_of(reading, number, Some(dupont)));
    assert_eq!(found("001").unwrap_err().code, Code::AmbiguousInvoice);
    assert_eq!(found("001@2024").unwrap(), oldest);
}

#[test]
fn one_invoice_spelled_four_ways_and_one_client_of_two_names_are_one() {
    let mut app = app();
    for (number, client) in [
        ("F2026-012", "Dupont"),
        ("F2026 012", "dupont"),
        ("F2026/012", "Dupont SARL"),
        ("f2026-12", "S.A.R.L. Dupont"),
    ] {
        import(
            &mut app,
            "t.csv",
            &table(&[&format!("Facture;{number};{client};03/01/2026;02/02/2026;1300,00")]),
        );
    }
    assert_eq!(left(&mut app), [("F2026-012".to_owned(), euros("1300.00"))]);
    let report =
        import(&mut app, "u.csv", &table(&["Facture;F2026-013;Dupont SARL;03/01/2026;02/02/2026;10,00"]));
    assert!(has(&report, "client_supposed"), "{:?}", report.problems);
    assert_eq!(app.ask(&now(), |reading| clients::clients(reading, "", 0, 10)).unwrap().total_rows, 1);
}

#[test]
fn the_name_says_what_a_missing_number_does_not() {
    let mut app = app();
    for (rank, (name, nature)) in [
        ("SARL Dupont", DebtorNature::Business),
        ("SCI des Flots", DebtorNature::Business),
        ("Commune de Scaër", DebtorNature::PublicBuyer),
        ("Mairie de Riec", DebtorNature::PublicBuyer),
        ("Syndic Foncia", DebtorNature::NonProfessional),
        ("Association Ar Mor", DebtorNature::NonProfessional),
        ("Mme Lacommune", DebtorNature::Consumer),
        ("Jean Sasu", DebtorNature::Business),
        ("Isabelle Villedieu", DebtorNature::Consumer),
    ]
    .into_iter()
    .enumerate()
    {
        let text = table(&[&format!("Facture;N-{rank};{name};03/01/2026;02/02/2026;10,00")]);
        let preview = app.ask(&now(), |reading| intake::preview(reading, "t.csv", text.as_bytes())).unwrap();
        assert_eq!(preview.rows[0].nature, nature, "{name}");
        import(&mut app, "t.csv", &text);
    }
    let clients = app.ask(&now(), |reading| clients::clients(reading, "", 0, 50)).unwrap();
    for row in clients.rows {
        assert!(!app.ask(&now(), |reading| clients::view(reading, row.client)).unwrap().nature_confirmed);
    }
}

#[test]
fn the_file_of_an_invoice_that_is_there_becomes_its_document() {
    let mut app = app();
    let row = "Facture;2026-041;Brasserie de l’Étang & Fils;02/03/2026;01/05/2026;1800,00";
    import(&mut app, "t.csv", &table(&[row]));
    let invoice = rows(&mut app)[0].invoice;
    assert!(app.ask(&now(), |reading| invoices::view(reading, invoice)).unwrap().document.is_none());
    let preview =
        app.ask(&now(), |reading| intake::preview(reading, "facture.xml", FACTURE.as_bytes())).unwrap();
    assert_eq!((preview.new_count, preview.update_count, preview.can_import), (0, 1, true));
    let report = import(&mut app, "facture.xml", FACTURE);
    assert_eq!((report.created, report.updated), (0, 1));
    let document = app.ask(&now(), |reading| invoices::view(reading, invoice)).unwrap().document.unwrap();
    assert_eq!(app.ask(&now(), |reading| documents::file(reading, document)).unwrap().1, FACTURE.as_bytes());
    assert_eq!(import(&mut app, "facture.xml", FACTURE).duplicates, 1);

    let typed = table(&["Facture;F-2;Riou;02/03/2026;01/05/2026;18,00"]);
    import(&mut app, "u.csv", &typed);
    let other = rows(&mut app).into_iter().find(|row| row.number == "F-2").unwrap().invoice;
    let kept = app
        .act(&now(), |desk| documents::attach_to_invoice(desk, other, "F-2.pdf", b"%PDF-1.7 facture"))
        .unwrap();
    assert_eq!(app.ask(&now(), |reading| invoices::view(reading, other)).unwrap().document, Some(kept.id));
}

#[test]
fn a_file_is_named_by_what_was_read_in_it() {
    for name in [
        "facture.hta",
        "facture.desktop",
        "facture.html",
        "facture.sh",
        "facture.jar",
        "facture",
        "facture.xml",
    ] {
        let mut app = app();
        import(&mut app, name, FACTURE);
        let invoice = rows(&mut app)[0].invoice;
        let document = app.ask(&now(), |reading| invoices::view(reading, invoice)).unwrap().document.unwrap();
        let kept = app.ask(&now(), |reading| documents::file(reading, document)).unwrap().0;
        assert!(kept.ends_with(".xml") && kept.starts_with("facture"), "{name}: {kept}");
    }
    let mut app = app();
    import(&mut app, "t.csv", &table(&["Facture;F-2;Riou;02/03/2026;01/05/2026;18,00"]));
    let client = rows(&mut app)[0].client;
    let attach = |app: &mut App, name: &str, bytes: &[u8]| {
        app.act(&now(), |desk| documents::attach(desk, client, name, bytes))
    };
    assert_eq!(attach(&mut app, "photo.sh", b"\x89PNG\r\n\x1a\n picture").unwrap().name, "photo.sh.png");
    assert_eq!(attach(&mut app, "devis.jpg", b"%PDF-1.7").unwrap().name, "devis.jpg.pdf");
    assert_eq!(attach(&mut app, "devis.pdf", b"MZ\x90\0").unwrap_err().code, Code::BadValue);
    assert_eq!(attach(&mut app, "page.html", b"<html>").unwrap_err().code, Code::BadValue);
}

#[test]
fn a_name_shows_something_and_is_a_name() {
    use dument_app::views::{InvoiceInput, NewClientInput};
    let typed = |name: &str| InvoiceInput {
        invoice: None,
        client: None,
        new_client: Some(NewClientInput { name: name.to_owned(), nature: DebtorNature::Consumer }),
        number: "F-1".to_owned(),
        issued_on: "2026-03-01".parse().unwrap(),
        due_on: None,
        parts: Vec::new(),
        net: None,
        vat: None,
        gross: euros("10.00"),
        work: String::new(),
        quote_number: None,
        quote_on: None,
        completed_on: None,
        nature: None,
        contract_rate: None,
        terms: String::new(),
        sector: None,
        activity: None,
        document: None,
        confirmed: false,
    };
    let mut app = app();
    assert_eq!(
        app.act(&now(), |desk| invoices::save(desk, typed("\u{200b}\u{202e}\u{7}"))).unwrap_err().code,
        Code::Missing
    );
    assert_eq!(
        app.act(&now(), |desk| invoices::save(desk, typed(&"x".repeat(100_000)))).unwrap_err().code,
        Code::BadValue
    );
    assert!(rows(&mut app).is_empty());
}

/// « trois fois le taux d'intérêt légal » in the note on penalties of an e-invoice is the rate claimed.
#[test]
fn the_rate_written_in_the_note_of_an_e_invoice_is_the_one_claimed() {
    let mut app = app();
    import(&mut app, "facture.xml", FACTURE);
    let id = rows(&mut app)[0].invoice;
    let rate = |app: &mut App| {
        app.ask(&now(), |reading| invoices::view(reading, id))
            .unwrap()
            .contract_rate
            .map(|rate| rate.to_string())
    };
    assert_eq!(rate(&mut app).as_deref(), Some("legal*3"));
}

/// A note on penalties from which no rate can be read is said, and the rate of the law is counted.
#[test]
fn an_unclear_note_on_penalties_is_said_and_the_default_rate_counted() {
    let mut app = app();
    let start = FACTURE.find("trois fois").unwrap();
    let end = start + FACTURE[start..].find('<').unwrap();
    let vague = format!("{}selon le barème en vigueur chez nous{}", &FACTURE[..start], &FACTURE[end..]);
    let report = import(&mut app, "facture.xml", &vague);
    let told = serde_json::to_string(&report.problems).unwrap();
    assert!(told.contains("selon le barème en vigueur chez nous"), "{told}");
    let id = rows(&mut app)[0].invoice;
    let sheet = app.ask(&now(), |reading| invoices::view(reading, id)).unwrap();
    assert_eq!(sheet.contract_rate, None);
}

#[test]
fn a_preview_says_how_many_credit_notes_it_would_add_beside_the_invoices() {
    let text = table(&[
        "Facture;F-1;Kervella;01/03/2026;01/04/2026;200,00",
        "Facture;F-2;Kervella;01/03/2026;01/04/2026;300,00",
        "Avoir;AV-1;Kervella;05/03/2026;;50,00",
    ]);
    let mut app = app();
    let preview = |app: &mut App| {
        let view = app
            .ask(&now(), |reading| dument_app::intake::preview(reading, "t.csv", text.as_bytes()))
            .unwrap();
        (view.new_count, view.credit_count, view.new_total)
    };
    assert_eq!(preview(&mut app), (2, 1, euros("500.00")));
    import(&mut app, "t.csv", &text);
    assert_eq!(preview(&mut app), (0, 0, Money::ZERO));
}
