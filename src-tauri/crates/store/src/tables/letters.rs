//! Letters composed, posted or not; which invoices they ask for is in `letter_invoices`.

use dument_domain::case::Letter;
use dument_domain::{ClientId, DocumentId, LetterId};
use rusqlite::{Connection, params};

use super::{Hanging, Scope, Select, letter_invoices};
use crate::StoreError;
use crate::columns::{Columns, insert_one, json_text};

const READ: Select = Select {
    from: "SELECT id, client_id, step, composed_at, post_on, deadline, total, basis, document_id FROM letters",
    of_client: "client_id = ?1",
    order: "id",
};

/// The letters of this scope with their invoices, in the order composed.
pub(crate) fn read(connection: &Connection, scope: Scope) -> Result<Vec<Letter>, StoreError> {
    let mut invoices: Hanging<_> = letter_invoices::TABLE.read(connection, scope)?;
    let mut letters = READ.read(connection, scope, letter)?;
    for letter in &mut letters {
        letter.invoices = invoices.remove(&letter.id.0).unwrap_or_default();
    }
    Ok(letters)
}

/// Adds a letter, never changed afterwards; the identifier it carries is not used.
pub(crate) fn insert(connection: &Connection, letter: &Letter) -> Result<LetterId, StoreError> {
    let id = insert_one(
        connection,
        "INSERT INTO letters (client_id, step, composed_at, post_on, deadline, total, basis, document_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            letter.client.0,
            letter.step.code(),
            letter.composed_at,
            letter.post_on.to_string(),
            letter.deadline.to_string(),
            letter.total.cents(),
            json_text(&letter.basis)?,
            letter.document.0,
        ],
    )?;
    letter_invoices::TABLE.write(connection, id, letter.client, &letter.invoices)?;
    Ok(LetterId(id))
}

fn letter(columns: &Columns<'_>) -> rusqlite::Result<Letter> {
    Ok(Letter {
        id: LetterId(columns.next()?),
        client: ClientId(columns.next()?),
        step: columns.parsed()?,
        invoices: Vec::new(),
        composed_at: columns.next()?,
        post_on: columns.day()?,
        deadline: columns.day()?,
        total: columns.money()?,
        basis: columns.json()?,
        document: DocumentId(columns.next()?),
    })
}
