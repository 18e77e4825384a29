//! A firm, its clients and their invoices, as every test of the use cases needs them.

use dument_app::views::{ClientInput, ContactInput, InvoiceInput, UndoToken};
use dument_app::{Acting, App, Error, Now, clients, invoices, settings};
use dument_domain::case::{Outcome, StepKind};
use dument_domain::{ClientId, Day, InvoiceId, Money};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// A request as the window sends it.
pub fn from<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn money(text: &str) -> Money {
    text.parse().unwrap()
}

/// A sentence with every space alike.
pub fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Noon of a day.
pub fn on(text: &str) -> Now {
    Now::noon(day(text))
}

/// An edit, and what takes it back.
pub fn edit<T>(
    app: &mut App,
    now: &Now,
    act: impl FnOnce(&mut Acting<'_>) -> Result<T, Error>,
) -> (T, UndoToken) {
    let done = app.act(now, |desk| Ok((act(desk)?, desk.undo())));
    let (answer, undo) = done.unwrap();
    (answer, undo.unwrap())
}

/// The plumber's own company, whole enough for its letters.
pub fn company() -> Value {
    json!({
        "name": "Kerbrat Plomberie", "legal_form": "EI", "siret": "81234567600017",
        "address": {"lines": ["4 QUAI BRIZEUX"], "postal_code": "29300", "city": "QUIMPERLE"},
        "iban": "FR7630006000011234567890189", "signatory": "Yann Kerbrat"
    })
}

/// An app in memory that knows its company.
pub fn kerbrat(now: &Now) -> App {
    kerbrat_with(now, json!({}))
}

/// The same, where something of the company is said besides, or otherwise.
pub fn kerbrat_with(now: &Now, more: Value) -> App {
    let mut sheet = company();
    sheet.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
    let mut app = App::in_memory().unwrap();
    app.act(now, |desk| settings::create_company(desk, from(sheet))).unwrap();
    app
}

/// A client's sheet as it is typed, known or new.
pub fn client_input(client: Option<ClientId>, name: &str, nature: &str) -> ClientInput {
    from(json!({
        "client": client, "name": name, "nature": nature, "siren": null, "vat": null,
        "address": {"lines": ["12 rue du Port"], "postal_code": "29300", "city": "Quimperlé", "country": "FR"},
        "email": "", "phone": "", "note": "", "contacts": []
    }))
}

pub fn client(app: &mut App, now: &Now, name: &str, nature: &str) -> ClientId {
    app.act(now, |desk| clients::save(desk, client_input(None, name, nature))).unwrap().client
}

/// An invoice of 1 000 € issued on 1 June 2026 and due on 1 July, as it is typed.
pub fn invoice_input(client: ClientId, number: &str) -> InvoiceInput {
    from(json!({
        "invoice": null, "client": client, "new_client": null, "number": number, "parts": [],
        "issued_on": "2026-06-01", "due_on": "2026-07-01", "net": null, "vat": null, "gross": "1000.00",
        "work": "remplacement du chauffe-eau", "quote_number": null, "quote_on": null,
        "completed_on": "2026-05-30", "nature": null, "contract_rate": null, "document": null
    }))
}

pub fn invoice(app: &mut App, now: &Now, client: ClientId, number: &str) -> InvoiceId {
    app.act(now, |desk| invoices::save(desk, invoice_input(client, number))).unwrap().row.invoice
}

/// An invoice of which nothing is said but what must be.
pub fn bill(client: ClientId, number: &str, issued_on: &str, due_on: &str, gross: &str) -> InvoiceInput {
    from(json!({
        "client": client, "number": number, "issued_on": issued_on, "due_on": due_on, "gross": gross
    }))
}

/// A call about all that is late, which ended so.
pub fn called(client: ClientId, outcome: Outcome) -> ContactInput {
    ContactInput {
        client,
        step: StepKind::Call,
        invoices: Vec::new(),
        outcome,
        on: None,
        interlocutor: String::new(),
        note: String::new(),
        minute: None,
        contact: None,
    }
}

/// Small numbers that look random and are the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn seeded(seed: u64) -> Dice {
        Dice(seed)
    }

    /// What makes the same throws again.
    pub fn seed(&self) -> u64 {
        self.0
    }

    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    pub fn sum(&mut self, most: u64) -> String {
        format!("{}.{:02}", 1 + self.roll(most), self.roll(100))
    }

    pub fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len() as u64) as usize]
    }
}
