//! Which invoices a letter asks for.

use dument_domain::case::Letter;
use dument_domain::{InvoiceId, LetterId};
use rusqlite::{Connection, params};

use super::{Hanging, Scope, Select, grouped, placed};
use crate::StoreError;
use crate::columns::read_all;

const READ: Select = Select {
    from: "SELECT letter_id, invoice_id FROM letter_invoices",
    of_client: "letter_id IN (SELECT id FROM letters WHERE client_id = ?1)",
    order: "letter_id, position",
};

// The invoice is looked for among those of the letter's client: none, and the row is refused.
const INSERT: &str = "INSERT INTO letter_invoices (letter_id, position, invoice_id)
    VALUES (?1, ?2, (SELECT id FROM invoices WHERE id = ?3 AND client_id = ?4))";

const ASTRAY: &str = "SELECT letters.id FROM letter_invoices
    JOIN letters ON letters.id = letter_id JOIN invoices ON invoices.id = invoice_id
    WHERE letters.client_id <> invoices.client_id";

/// Invoices by letter.
pub(crate) fn read(connection: &Connection, scope: Scope) -> Result<Hanging<InvoiceId>, StoreError> {
    let rows = READ.read(connection, scope, |columns| Ok((columns.next()?, InvoiceId(columns.next()?))))?;
    Ok(grouped(rows))
}

/// Says which invoices a letter asks for, of the same client only.
pub(crate) fn write(
    connection: &Connection,
    LetterId(id): LetterId,
    letter: &Letter,
) -> Result<(), StoreError> {
    let mut insert = connection.prepare_cached(INSERT)?;
    for (place, invoice) in placed(&letter.invoices) {
        insert.execute(params![id, place, invoice.0, letter.client.0])?;
    }
    Ok(())
}

/// Letters that ask for another client's invoice.
pub(crate) fn astray(connection: &Connection) -> Result<Vec<i64>, StoreError> {
    read_all(connection, ASTRAY, [], |columns| columns.next())
}
