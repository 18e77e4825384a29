//! What a use case may write, inside its one transaction.

use std::cell::Cell;

use dument_domain::case::{CaseEvent, CaseFile, Letter, Scenario};
use dument_domain::{
    Client, ClientId, Company, CreditNote, CreditNoteId, DocumentId, EventId, Invoice, InvoiceId, LetterId,
    Payment, PaymentId,
};
use rusqlite::Connection;

use crate::StoreError;
use crate::tables::{self, DocumentKind, ImportInfo, NewDocument, SavedScenario, Scope};

/// The open transaction of a use case. It also reads, and sees what it wrote.
///
/// Every method answers [`StoreError::Conflict`] where a table refuses the row,
/// and [`StoreError::Missing`] where the row to change does not exist.
pub struct Writer<'store> {
    connection: &'store Connection,
    now: &'store str,
    undone: Cell<Option<i64>>,
}

impl<'store> Writer<'store> {
    pub(crate) fn new(connection: &'store Connection, now: &'store str) -> Writer<'store> {
        Writer { connection, now, undone: Cell::new(None) }
    }

    pub(crate) fn connection(&self) -> &Connection {
        self.connection
    }

    /// The line of the journal that this use case takes back.
    pub(crate) fn undone(&self) -> Option<i64> {
        self.undone.get()
    }

    /// This use case takes back that line of the journal: it cannot be taken back again.
    pub fn takes_back(&self, sequence: i64) {
        self.undone.set(Some(sequence));
    }

    /// The moment of the use case, local time.
    #[must_use]
    pub fn now(&self) -> &str {
        self.now
    }

    /// Everything known of one client, what this transaction wrote included.
    ///
    /// # Errors
    /// As every reading of [`crate::Store`].
    pub fn case_file(&self, client: ClientId) -> Result<Option<CaseFile>, StoreError> {
        Ok(tables::files::case_files(self.connection, Scope::Client(client))?.pop())
    }

    /// The company, as this transaction leaves it.
    ///
    /// # Errors
    /// As every reading of [`crate::Store`].
    pub fn company(&self) -> Result<Option<Company>, StoreError> {
        tables::company::read(self.connection)
    }

    /// The JSON text of a setting, as this transaction leaves it.
    ///
    /// # Errors
    /// As every reading of [`crate::Store`].
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        tables::settings::read(self.connection, key)
    }

    /// Every version of every scenario of the user, as this transaction leaves them.
    ///
    /// # Errors
    /// As every reading of [`crate::Store`].
    pub fn scenarios(&self) -> Result<Vec<SavedScenario>, StoreError> {
        tables::scenarios::read(self.connection)
    }

    /// Gives the company, or replaces it.
    ///
    /// # Errors
    /// See [`Writer`].
    pub fn set_company(&self, company: &Company) -> Result<(), StoreError> {
        tables::company::write(self.connection, company)
    }

    /// Sets or replaces a setting, a JSON text.
    ///
    /// # Errors
    /// See [`Writer`]; a text that is not JSON is refused.
    pub fn set_setting(&self, key: &str, json: &str) -> Result<(), StoreError> {
        tables::settings::write(self.connection, key, json)
    }

    /// Adds a client with its contacts; the identifier it carries is not used.
    ///
    /// # Errors
    /// See [`Writer`].
    pub fn insert_client(&self, client: &Client) -> Result<ClientId, StoreError> {
        tables::clients::insert(self.connection, client)
    }

    /// Replaces a client and its contacts.
    ///
    /// # Errors
    /// See [`Writer`].
    pub fn update_client(&self, client: &Client) -> Result<(), StoreError> {
        tables::clients::update(self.connection, client)
    }

    /// Adds an invoice with its parts; the identifier it carries is not used.
    ///
    /// # Errors
    /// See [`Writer`]; [`StoreError::Unbalanced`] if its parts do not make its total,
    /// [`StoreError::Conflict`] if the client has one of that number.
    pub fn insert_invoice(&self, invoice: &Invoice) -> Result<InvoiceId, StoreError> {
        tables::invoices::insert(self.connection, invoice)
    }

    /// Replaces an invoice and its parts.
    ///
    /// # Errors
    /// As [`Writer::insert_invoice`].
    pub fn update_invoice(&self, invoice: &Invoice) -> Result<(), StoreError> {
        tables::invoices::update(self.connection, invoice)
    }

    /// Adds a payment with its shares; the identifier it carries is not used.
    ///
    /// # Errors
    /// See [`Writer`]; [`StoreError::Unbalanced`] if its shares do not make its sum,
    /// [`StoreError::Conflict`] for an invoice of another client.
    pub fn insert_payment(&self, payment: &Payment) -> Result<PaymentId, StoreError> {
        tables::payments::insert(self.connection, payment)
    }

    /// Keeps a payment without counting it any more.
    ///
    /// # Errors
    /// See [`Writer`].
    pub fn reverse_payment(&self, payment: PaymentId) -> Result<(), StoreError> {
        tables::payments::reverse(self.connection, payment)
    }

    /// Adds a credit note; the identifier it carries is not used.
    ///
    /// # Errors
    /// See [`Writer`]; the same number twice on one invoice is a conflict while the first stands.
    pub fn insert_credit_note(&self, note: &CreditNote) -> Result<CreditNoteId, StoreError> {
        tables::credit_notes::insert(self.connection, note)
    }

    /// Keeps a credit note without counting it any more.
    ///
    /// # Errors
    /// See [`Writer`].
    pub fn reverse_credit_note(&self, note: CreditNoteId) -> Result<(), StoreError> {
        tables::credit_notes::reverse(self.connection, note)
    }

    /// Adds something that happened; the identifier it carries is not used.
    ///
    /// # Errors
    /// See [`Writer`].
    pub fn insert_event(&self, event: &CaseEvent) -> Result<EventId, StoreError> {
        tables::events::insert(self.connection, event)
    }

    /// Keeps an event without effect on the path.
    ///
    /// # Errors
    /// See [`Writer`].
    pub fn reverse_event(&self, event: EventId) -> Result<(), StoreError> {
        tables::events::reverse(self.connection, event)
    }

    /// Adds a letter, frozen from then on; the identifier it carries is not used.
    ///
    /// # Errors
    /// See [`Writer`].
    pub fn insert_letter(&self, letter: &Letter) -> Result<LetterId, StoreError> {
        tables::letters::insert(self.connection, letter)
    }

    /// Keeps a file. The same content for the same client and invoice gives the
    /// document already there; a content is stored once in any case.
    ///
    /// # Errors
    /// See [`Writer`].
    pub fn insert_document(&self, document: &NewDocument) -> Result<DocumentId, StoreError> {
        tables::documents::insert(self.connection, document, self.now)
    }

    /// Says what a kept file of a case is, and which invoice it is about.
    ///
    /// # Errors
    /// See [`Writer`].
    pub fn say_document(
        &self,
        document: DocumentId,
        kind: DocumentKind,
        invoice: Option<InvoiceId>,
    ) -> Result<(), StoreError> {
        tables::documents::say(self.connection, document, kind, invoice)
    }

    /// Says whose a kept file is, once its client or invoice exists.
    ///
    /// # Errors
    /// See [`Writer`].
    pub fn attach_document(
        &self,
        document: DocumentId,
        client: ClientId,
        invoice: Option<InvoiceId>,
    ) -> Result<(), StoreError> {
        tables::documents::attach(self.connection, document, client, invoice)
    }

    /// Records that a file was read, with what it gave.
    ///
    /// # Errors
    /// See [`Writer`]; a content recorded already is a conflict.
    pub fn record_import(
        &self,
        name: &str,
        sha256: &str,
        format: &str,
        counts: &serde_json::Value,
    ) -> Result<(), StoreError> {
        let import = ImportInfo {
            sha256: sha256.to_owned(),
            name: name.to_owned(),
            format: format.to_owned(),
            counts: counts.clone(),
            imported_at: self.now.to_owned(),
        };
        tables::imports::insert(self.connection, &import)
    }

    /// Keeps a new version of a scenario; those before it stay.
    ///
    /// # Errors
    /// See [`Writer`]; a version that is there already is a conflict.
    pub fn insert_scenario(&self, scenario: &Scenario) -> Result<(), StoreError> {
        tables::scenarios::insert(self.connection, scenario, self.now)
    }

    /// Proposes a scenario of the user no longer, or again; whether there is one of that word.
    ///
    /// # Errors
    /// See [`Writer`].
    pub fn remove_scenario(&self, id: &str, removed: bool) -> Result<bool, StoreError> {
        tables::scenarios::remove(self.connection, id, removed)
    }
}
