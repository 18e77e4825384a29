//! Taking back what was only just added: rows that nothing else came to lean on.

use dument_domain::{ClientId, CreditNoteId, DocumentId, InvoiceId, PaymentId};
use rusqlite::Connection;

use crate::writer::Writer;
use crate::{StoreError, tables};

/// What one use case added, and only that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Clients, with their contacts.
    pub clients: Vec<ClientId>,
    /// Invoices, with their due dates.
    pub invoices: Vec<InvoiceId>,
    /// Payments, with their shares.
    pub payments: Vec<PaymentId>,
    /// Credit notes.
    pub credit_notes: Vec<CreditNoteId>,
    /// The content of a file that was read, and when: reading it again then adds it again.
    pub import: Option<(String, String)>,
    /// A file kept, and when: it stays kept, attached to nobody.
    pub document: Option<(DocumentId, String)>,
}

impl Added {
    /// Whether nothing was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clients.is_empty()
            && self.invoices.is_empty()
            && self.payments.is_empty()
            && self.credit_notes.is_empty()
            && self.import.is_none()
            && self.document.is_none()
    }
}

impl Writer<'_> {
    /// Removes what was added. The journal keeps both the entry that added it and the one that
    /// takes it back; kept files stay, no longer attached.
    ///
    /// # Errors
    /// See [`Writer`]: a row that something leans on since then is a conflict.
    pub fn remove(&self, added: &Added) -> Result<(), StoreError> {
        let connection = self.connection();
        for PaymentId(id) in &added.payments {
            remove(connection, &["DELETE FROM payment_shares WHERE payment_id = ?1"], *id)?;
            remove(connection, &["DELETE FROM payments WHERE id = ?1"], *id)?;
        }
        for CreditNoteId(id) in &added.credit_notes {
            remove(connection, &["DELETE FROM credit_notes WHERE id = ?1"], *id)?;
        }
        for InvoiceId(id) in &added.invoices {
            remove(connection, OF_INVOICE, *id)?;
        }
        for ClientId(id) in &added.clients {
            remove(connection, OF_CLIENT, *id)?;
        }
        if let Some((sha256, imported_at)) = &added.import {
            tables::imports::forget(connection, sha256, imported_at)?;
        }
        if let Some((document, added_at)) = &added.document {
            tables::documents::detach(connection, *document, added_at)?;
        }
        Ok(())
    }

    /// Gives a setting back what it held; nothing where it was not set.
    ///
    /// # Errors
    /// See [`Writer`].
    pub fn restore_setting(&self, key: &str, json: Option<&str>) -> Result<(), StoreError> {
        match json {
            Some(json) => self.set_setting(key, json),
            None => tables::settings::remove(self.connection(), key),
        }
    }
}

const OF_INVOICE: &[&str] = &[
    "UPDATE documents SET client_id = NULL, invoice_id = NULL WHERE invoice_id = ?1",
    "DELETE FROM due_parts WHERE invoice_id = ?1",
    "DELETE FROM invoices WHERE id = ?1",
];

const OF_CLIENT: &[&str] = &[
    "UPDATE documents SET client_id = NULL WHERE client_id = ?1",
    "DELETE FROM contacts WHERE client_id = ?1",
    "DELETE FROM clients WHERE id = ?1",
];

fn remove(connection: &Connection, queries: &[&str], id: i64) -> Result<(), StoreError> {
    for query in queries {
        connection.prepare_cached(query)?.execute([id])?;
    }
    Ok(())
}
