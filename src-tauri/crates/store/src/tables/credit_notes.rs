//! Credit notes.

use dument_domain::{CreditNote, CreditNoteId, EventId, InvoiceId};
use rusqlite::{Connection, params};

use super::{Scope, Select};
use crate::StoreError;
use crate::columns::{change_one, insert_one};

const READ: Select = Select {
    from: "SELECT id, invoice_id, number, credited_on, amount, reversed, noted_after FROM credit_notes",
    of_client: "invoice_id IN (SELECT id FROM invoices WHERE client_id = ?1)",
    order: "credited_on, id",
};

/// The credit notes of this scope, in the order of their dates.
pub(crate) fn read(connection: &Connection, scope: Scope) -> Result<Vec<CreditNote>, StoreError> {
    READ.read(connection, scope, |columns| {
        Ok(CreditNote {
            id: CreditNoteId(columns.next()?),
            invoice: InvoiceId(columns.next()?),
            number: columns.next()?,
            on: columns.day()?,
            amount: columns.money()?,
            reversed: columns.next()?,
            noted_after: columns.next::<Option<i64>>()?.map(EventId),
        })
    })
}

/// Adds a credit note; the identifier and the order it carries are not used.
pub(crate) fn insert(connection: &Connection, note: &CreditNote) -> Result<CreditNoteId, StoreError> {
    let id = insert_one(
        connection,
        "INSERT INTO credit_notes (invoice_id, number, credited_on, amount, reversed, noted_after)
            VALUES (?1, ?2, ?3, ?4, ?5, (SELECT coalesce(max(id), 0) FROM events))",
        params![note.invoice.0, note.number, note.on.to_string(), note.amount.cents(), note.reversed],
    )?;
    Ok(CreditNoteId(id))
}

/// Keeps a credit note without counting it any more.
pub(crate) fn reverse(connection: &Connection, CreditNoteId(id): CreditNoteId) -> Result<(), StoreError> {
    change_one(connection, "UPDATE credit_notes SET reversed = 1 WHERE id = ?1", [id], "credit_notes", id)
}
