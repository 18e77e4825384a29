//! Which invoices an event is about.

use dument_domain::case::CaseEvent;
use dument_domain::{EventId, InvoiceId};
use rusqlite::{Connection, params};

use super::{Hanging, Scope, Select, grouped, placed};
use crate::StoreError;
use crate::columns::read_all;

const READ: Select = Select {
    from: "SELECT event_id, invoice_id FROM event_invoices",
    of_client: "event_id IN (SELECT id FROM events WHERE client_id = ?1)",
    order: "event_id, position",
};

// The invoice is looked for among those of the event's client: none, and the row is refused.
const INSERT: &str = "INSERT INTO event_invoices (event_id, position, invoice_id)
    VALUES (?1, ?2, (SELECT id FROM invoices WHERE id = ?3 AND client_id = ?4))";

const ASTRAY: &str = "SELECT events.id FROM event_invoices
    JOIN events ON events.id = event_id JOIN invoices ON invoices.id = invoice_id
    WHERE events.client_id <> invoices.client_id";

/// Invoices by event.
pub(crate) fn read(connection: &Connection, scope: Scope) -> Result<Hanging<InvoiceId>, StoreError> {
    let rows = READ.read(connection, scope, |columns| Ok((columns.next()?, InvoiceId(columns.next()?))))?;
    Ok(grouped(rows))
}

/// Says which invoices an event is about, of the same client only.
pub(crate) fn write(
    connection: &Connection,
    EventId(id): EventId,
    event: &CaseEvent,
) -> Result<(), StoreError> {
    let mut insert = connection.prepare_cached(INSERT)?;
    for (place, invoice) in placed(&event.invoices) {
        insert.execute(params![id, place, invoice.0, event.client.0])?;
    }
    Ok(())
}

/// Events about another client's invoice.
pub(crate) fn astray(connection: &Connection) -> Result<Vec<i64>, StoreError> {
    read_all(connection, ASTRAY, [], |columns| columns.next())
}
