//! The statement of account as a document, and the other readings beside the amounts.

use crate::world::{day, money};
use dument_app::views::{ClientInput, InvoiceInput, LetterRequest, PaymentInput};
use dument_app::{App, Code, Now, case, clients, invoices, letter, payment, settings, statement};
use dument_domain::case::StepKind;
use dument_domain::{Address, ClientId, Company, DebtorNature, Money};

fn company() -> Company {
    let text = r#"{"name":"Menuiserie Le Goff","signatory":"Anne Le Goff","siret":"812 345 676 00018","address":{"lines":["4 QUAI BRIZEUX"],"postal_code":"29300","city":"QUIMPERLE"}}"#;
    serde_json::from_str(text).unwrap()
}

/// Reference, section 5: 10 000 € due on 1 May, 4 000 € received on 1 July 2026.
fn owed(nature: DebtorNature, paid_on: &str) -> (App, ClientId) {
    let mut app = App::in_memory().unwrap();
    let now = Now::noon(day("2026-09-03"));
    app.act(&now, |desk| settings::create_company(desk, company())).unwrap();
    let client = ClientInput {
        confirmed: false,
        client: None,
        name: "Brasserie du Port".to_owned(),
        nature,
        siren: None,
        vat: None,
        address: Address {
            lines: vec!["2 quai du Port".to_owned()],
            postal_code: "29300".to_owned(),
            city: "Quimperlé".to_owned(),
            country: "FR".to_owned(),
        },
        email: String::new(),
        phone: String::new(),
        note: String::new(),
        nature_unsaid: false,
        contract_rate: None,
        contacts: Vec::new(),
    };
    let client = app.act(&now, |desk| clients::save(desk, client)).unwrap().client;
    let json = r#"{"number":"F-2026-040","issued_on":"2026-04-01","due_on":"2026-05-01","gross":"10000.00"}"#;
    let invoice: InvoiceInput = serde_json::from_str(json).unwrap();
    app.act(&now, |desk| invoices::save(desk, InvoiceInput { client: Some(client), ..invoice })).unwrap();
    let payment = PaymentInput {
        confirmed: false,
        set_off: false,
        invoices: Vec::new(),
        client: Some(client),
        amount: money("4000.00"),
        on: Some(day(paid_on)),
        means: "virement".to_owned(),
    };
    app.act(&Now::noon(day(paid_on)), |desk| payment::record(desk, &payment)).unwrap();
    (app, client)
}

#[test]
fn the_statement_of_a_client_is_a_document_of_a_few_pages() {
    let (mut app, client) = owed(DebtorNature::Business, "2026-07-01");
    let now = Now::noon(day("2026-09-03"));
    let pdf = app.ask(&now, |reading| statement::pdf(reading, client, None)).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert_eq!(
        pdf,
        app.ask(&now, |reading| statement::pdf(reading, client, Some(day("2026-09-03")))).unwrap(),
        "the same bytes"
    );
    assert_ne!(
        pdf,
        app.ask(&now, |reading| statement::pdf(reading, client, Some(day("2026-10-01")))).unwrap()
    );
}

#[test]
fn the_statement_is_saved_under_the_name_of_the_client_and_its_day() {
    let (mut app, client) = owed(DebtorNature::Business, "2026-07-01");
    let now = Now::noon(day("2026-09-03"));
    let (name, bytes) = app.ask(&now, |reading| statement::file(reading, client, None)).unwrap();
    assert_eq!(name, "Décompte Brasserie du Port 2026-09-03.pdf");
    assert_eq!(bytes, app.ask(&now, |reading| statement::pdf(reading, client, None)).unwrap());
}

#[test]
fn past_the_last_known_rate_the_statement_is_still_made() {
    let (mut app, client) = owed(DebtorNature::Business, "2027-01-15");
    let now = Now::noon(day("2027-02-10"));
    assert!(app.ask(&now, |reading| statement::pdf(reading, client, None)).unwrap().starts_with(b"%PDF"));
}

#[test]
fn nothing_owed_or_nobody_makes_no_statement() {
    let (mut app, client) = owed(DebtorNature::Consumer, "2026-07-01");
    let before = app.ask(&Now::noon(day("2026-09-03")), |reading| {
        statement::pdf(reading, client, Some(day("2026-04-20")))
    });
    assert_eq!(before.unwrap_err().code, Code::NothingDue);
    let nobody =
        app.ask(&Now::noon(day("2026-09-03")), |reading| statement::pdf(reading, ClientId(99), None));
    assert_eq!(nobody.unwrap_err().code, Code::UnknownClient);
}

#[test]
fn the_other_readings_stand_beside_the_amount_with_their_article() {
    let (mut app, client) = owed(DebtorNature::Business, "2026-07-01");
    let now = Now::noon(day("2026-09-03"));
    let view = &app.ask(&now, |reading| case::statement(reading, client, None)).unwrap()[0];
    assert_eq!(view.sum.total, money("6378.00"));
    let told: Vec<(Money, &str)> =
        view.other_readings.iter().map(|other| (other.total, other.article.as_str())).collect();
    let expected = [
        (money("6373.58"), "article 1343-1 du code civil"),
        (money("6375.20"), "article L441-10 II du code de commerce"),
    ];
    assert_eq!(told, expected);
    let (mut app, client) = owed(DebtorNature::Consumer, "2026-07-01");
    assert!(
        app.ask(&now, |reading| case::statement(reading, client, None)).unwrap()[0].other_readings.is_empty()
    );
}

/// The formal notice for the client's invoices, kept; the documents of its case afterwards.
fn notice_kept(app: &mut App, client: ClientId, more: usize) -> (usize, Vec<String>) {
    let now = Now::noon(day("2026-09-03"));
    for place in 0..more {
        let json = format!(
            r#"{{"number":"F-{place}","issued_on":"2026-04-01","due_on":"2026-05-{:02}","gross":"310.20"}}"#,
            place + 2
        );
        let invoice: InvoiceInput = serde_json::from_str(&json).unwrap();
        app.act(&now, |desk| invoices::save(desk, InvoiceInput { client: Some(client), ..invoice })).unwrap();
    }
    let request = LetterRequest {
        client,
        step: Some(StepKind::FormalNotice),
        invoices: Vec::new(),
        post_on: None,
        ask: None,
        third_party: None,
        tracking: None,
        interest_until: None,
        confirmed: false,
        answer: None,
    };
    let view = app.ask(&now, |reading| letter::prepare(reading, &request)).unwrap();
    let token = view.pdf.clone().unwrap_or_else(|| panic!("{:?}", view.refusals));
    app.act(&now, |desk| letter::keep(desk, &request, &token)).unwrap();
    let documents = app.ask(&now, |reading| case::case(reading, client)).unwrap().documents;
    (view.pages, documents.into_iter().map(|document| document.name).collect())
}

#[test]
fn a_notice_too_long_for_its_days_goes_with_a_statement_kept_in_the_case() {
    let (mut app, client) = owed(DebtorNature::Business, "2026-07-01");
    let (pages, documents) = notice_kept(&mut app, client, 0);
    assert_eq!((pages, documents.len()), (2, 0), "a letter not posted is no exhibit: {documents:?}");
    let (mut app, client) = owed(DebtorNature::Business, "2026-07-01");
    let (pages, documents) = notice_kept(&mut app, client, 20);
    assert!(pages > 2);
    assert_eq!(documents.len(), 1, "{documents:?}");
    assert!(documents.iter().any(|name| name.starts_with("decompte-")), "{documents:?}");
}

#[test]
fn penalties_are_those_of_a_professional_everybody_else_owes_interest() {
    let named = |nature| {
        let (mut app, client) = owed(nature, "2026-07-01");
        let now = Now::noon(day("2026-09-03"));
        let statements = app.ask(&now, |reading| case::statement(reading, client, None)).unwrap();
        statements.iter().map(|one| one.sum.interest_name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(named(DebtorNature::Business), ["pénalités"]);
    for nature in [DebtorNature::Consumer, DebtorNature::NonProfessional, DebtorNature::PublicBuyer] {
        assert_eq!(named(nature), ["intérêts"], "{nature:?}");
    }
}
