//! When each part of an invoice is due.

use dument_domain::InvoiceId;
use dument_domain::claim::DuePart;
use rusqlite::{Connection, params};

use super::{Hanging, Scope, Select, grouped, placed};
use crate::StoreError;

const READ: Select = Select {
    from: "SELECT invoice_id, due_on, amount FROM due_parts",
    of_client: "invoice_id IN (SELECT id FROM invoices WHERE client_id = ?1)",
    order: "invoice_id, position",
};

/// Parts by invoice.
pub(crate) fn read(connection: &Connection, scope: Scope) -> Result<Hanging<DuePart>, StoreError> {
    let rows = READ.read(connection, scope, |columns| {
        let invoice: i64 = columns.next()?;
        Ok((invoice, DuePart { due: columns.day()?, amount: columns.money()? }))
    })?;
    Ok(grouped(rows))
}

/// Replaces the parts of an invoice.
pub(crate) fn write(
    connection: &Connection,
    InvoiceId(invoice): InvoiceId,
    parts: &[DuePart],
) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM due_parts WHERE invoice_id = ?1")?.execute([invoice])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO due_parts (invoice_id, position, due_on, amount) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (place, part) in placed(parts) {
        insert.execute(params![invoice, place, part.due.to_string(), part.amount.cents()])?;
    }
    Ok(())
}
