//! A company, a client and what can be recorded of it, every field filled.

use std::path::Path;

use dument_domain::case::{CaseEvent, Happening, Letter, LetterBasis, StepKind};
use dument_domain::claim::{DuePart, Waiver};
use dument_domain::limitation::Activity;
use dument_domain::{
    Address, Client, ClientId, Company, Contact, ContactRole, CreditNote, CreditNoteId, Day, DebtorNature,
    DocumentId, EventId, HolidayRegion, Invoice, InvoiceId, LetterId, Money, Payment, PaymentId,
    PaymentShare,
};
use dument_store::{DocumentKind, NewDocument, Store, StoreError, Writer};
use serde_json::Value;

pub const NOW: &str = "2026-09-03T07:30";

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn euros(text: &str) -> Money {
    text.parse().unwrap()
}

/// One use case without a name of its own.
pub fn write<T>(
    store: &Store,
    work: impl FnOnce(&Writer<'_>) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    store.transaction(NOW, "test", |tx| Ok((work(tx)?, Value::Null)))
}

pub fn company() -> Company {
    Company {
        name: "Kerbrat Plomberie".to_owned(),
        legal_form: Some("SARL".to_owned()),
        siret: Some("73282932000074".to_owned()),
        rcs: Some("Lorient".to_owned()),
        capital: Some("5 000 €".to_owned()),
        vat: Some("FR40303265045".to_owned()),
        address: address(),
        email: "yann@example.org".to_owned(),
        phone: "02 98 00 00 00".to_owned(),
        iban: "FR7630006000011234567890189".to_owned(),
        bic: "AGRIFRPP".to_owned(),
        signatory: "Yann Kerbrat".to_owned(),
        signatory_capacity: "gérant".to_owned(),
        mediator: Some("Médiateur du bâtiment, 1 rue de la Paix, 75002 Paris".to_owned()),
        region: HolidayRegion::AlsaceMoselle,
        activity: Activity::Carriage,
    }
}

pub fn address() -> Address {
    Address {
        lines: vec!["Bâtiment « C »".to_owned(), "4 quai Brizeux".to_owned()],
        postal_code: "29300".to_owned(),
        city: "Quimperlé".to_owned(),
        country: "FR".to_owned(),
    }
}

pub fn client(name: &str) -> Client {
    Client {
        id: ClientId(0),
        name: name.to_owned(),
        nature: DebtorNature::Business,
        nature_confirmed: true,
        siren: Some("732829320".to_owned()),
        siret: None,
        vat: Some("FR40303265045".to_owned()),
        address: address(),
        email: "compta@example.org".to_owned(),
        phone: String::new(),
        note: "Passer le matin’ 🙂 \u{200f}שלום".to_owned(),
        scenario: "amiable_4".to_owned(),
        scenario_version: Some(2),
        contract_rate: Some("legal*3".parse().unwrap()),
        contacts: vec![contact("Zoé", ContactRole::Pays), contact("Anne", ContactRole::Decides)],
    }
}

pub fn contact(name: &str, role: ContactRole) -> Contact {
    Contact { name: name.to_owned(), role, phone: "06".to_owned(), email: "z@example.org".to_owned() }
}

pub fn invoice(client: ClientId, number: &str) -> Invoice {
    Invoice {
        id: InvoiceId(0),
        client,
        number: number.to_owned(),
        nature: Some(DebtorNature::PublicBuyer),
        work: "Chauffe-eau".to_owned(),
        quote_number: Some("D-7".to_owned()),
        quote_on: Some(day("2026-01-15")),
        completed_on: Some(day("2026-02-27")),
        issued_on: day("2026-02-28"),
        parts: vec![
            DuePart { due: day("2026-03-31"), amount: euros("800.00") },
            DuePart { due: day("2026-04-30"), amount: euros("400.00") },
        ],
        due_supposed: true,
        net: Some(euros("1000.00")),
        vat: Some(euros("200.00")),
        gross: euros("1200.00"),
        contract_rate: Some("12.125".parse().unwrap()),
        term: Some("45 fdm A".to_owned()),
        activity: Some(Activity::Carriage),
        waiver: Waiver { interest: true, ..Waiver::default() },
        document: None,
    }
}

pub fn payment(client: ClientId, shares: &[(InvoiceId, &str)]) -> Payment {
    let allocations: Vec<PaymentShare> = shares
        .iter()
        .map(|(invoice, amount)| PaymentShare { invoice: *invoice, amount: euros(amount) })
        .collect();
    Payment {
        id: PaymentId(0),
        client,
        on: day("2026-05-04"),
        on_supposed: true,
        amount: allocations.iter().map(|share| share.amount).sum(),
        means: "virement".to_owned(),
        allocations,
        reversed: false,
        noted_after: None,
    }
}

pub fn credit_note(invoice: InvoiceId, number: &str) -> CreditNote {
    CreditNote {
        id: CreditNoteId(0),
        invoice,
        number: number.to_owned(),
        on: day("2026-04-02"),
        amount: euros("50.00"),
        reversed: false,
        noted_after: None,
    }
}

pub fn event(client: ClientId, invoices: &[InvoiceId], what: Happening) -> CaseEvent {
    CaseEvent {
        id: EventId(0),
        client,
        invoices: invoices.to_vec(),
        on: day("2026-04-03"),
        recorded_at: "2026-04-03T18:02".to_owned(),
        what,
        note: "a dit « demain »".to_owned(),
        reversed: false,
    }
}

pub fn letter(client: ClientId, invoices: &[InvoiceId], document: DocumentId) -> Letter {
    let basis = |invoice: &InvoiceId| LetterBasis {
        invoice: *invoice,
        paid: Money::ZERO,
        credited: euros("50.00"),
        parts: vec![DuePart { due: day("2026-03-31"), amount: euros("1200.00") }],
        disputed: false,
        asked: None,
        held: None,
        too_much: None,
    };
    Letter {
        id: LetterId(0),
        client,
        step: StepKind::FormalNotice,
        invoices: invoices.to_vec(),
        composed_at: NOW.to_owned(),
        post_on: day("2026-09-04"),
        deadline: day("2026-09-19"),
        total: euros("1263.45"),
        basis: invoices.iter().map(basis).collect(),
        document,
    }
}

pub fn document(kind: DocumentKind, bytes: &[u8], client: Option<ClientId>) -> NewDocument {
    NewDocument {
        kind,
        name: "pièce n° 1.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        bytes: bytes.to_vec(),
        client,
        invoice: None,
    }
}

/// A data folder with a company, a client, an invoice, a payment, a letter and its document.
pub fn folder_with_a_case() -> (tempfile::TempDir, ClientId) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(folder.path()).unwrap();
    let written = write(&store, |tx| {
        tx.set_company(&company())?;
        let client = tx.insert_client(&client("Martin"))?;
        let invoice = tx.insert_invoice(&invoice(client, "F-1"))?;
        tx.insert_payment(&payment(client, &[(invoice, "300.00")]))?;
        let pdf = tx.insert_document(&document(DocumentKind::Letter, &[7; 20_000], Some(client)))?;
        tx.insert_letter(&letter(client, &[invoice], pdf))?;
        Ok(client)
    });
    let client = written.unwrap();
    write(&store, |tx| tx.set_setting("alerts", r#"{"hour":8}"#)).unwrap();
    write(&store, |tx| tx.set_setting("alerts", r#"{"hour":9}"#)).unwrap();
    (folder, client)
}

pub fn database(folder: &Path) -> std::path::PathBuf {
    folder.join("dument.db")
}

/// Changes the file behind the program's back.
pub fn tamper(folder: &Path, sql: &str) {
    let connection = rusqlite::Connection::open(database(folder)).unwrap();
    connection.execute_batch(sql).unwrap();
}

/// The words of the checks that fail.
pub fn failing(store: &Store) -> Vec<&'static str> {
    let report = store.verify().unwrap();
    report.checks.iter().filter(|check| !check.ok).map(|check| check.name).collect()
}

/// As [`tamper`], where the file may refuse it; whether it was done.
pub fn try_tamper(folder: &Path, sql: &str) -> bool {
    rusqlite::Connection::open(database(folder)).unwrap().execute_batch(sql).is_ok()
}

/// The first column of what a query gives.
pub fn ask(folder: &Path, sql: &str) -> Vec<String> {
    let connection = rusqlite::Connection::open(database(folder)).unwrap();
    let mut query = connection.prepare(sql).unwrap();
    let rows = query.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}
