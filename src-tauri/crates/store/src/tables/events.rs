//! What happened in each case; which invoices it is about is in `event_invoices`.

use dument_domain::case::CaseEvent;
use dument_domain::{ClientId, EventId};
use rusqlite::{Connection, params};

use super::{Hanging, Scope, Select, event_invoices};
use crate::StoreError;
use crate::columns::{Columns, change_one, insert_one, json_text};

const READ: Select = Select {
    from: "SELECT id, client_id, happened_on, recorded_at, payload, note, reversed FROM events",
    of_client: "client_id = ?1",
    order: "id",
};

// The word of the event is taken from its JSON, so that the two agree.
const INSERT: &str = "INSERT INTO events (client_id, happened_on, recorded_at, kind, payload, note, reversed)
    VALUES (?1, ?2, ?3, json_extract(?4, '$.happening'), ?4, ?5, ?6)";

/// The events of this scope with their invoices, in the order recorded.
pub(crate) fn read(connection: &Connection, scope: Scope) -> Result<Vec<CaseEvent>, StoreError> {
    let mut invoices: Hanging<_> = event_invoices::TABLE.read(connection, scope)?;
    let mut events = READ.read(connection, scope, event)?;
    for event in &mut events {
        event.invoices = invoices.remove(&event.id.0).unwrap_or_default();
    }
    Ok(events)
}

/// Adds an event; the identifier it carries is not used.
pub(crate) fn insert(connection: &Connection, event: &CaseEvent) -> Result<EventId, StoreError> {
    let id = insert_one(
        connection,
        INSERT,
        params![
            event.client.0,
            event.on.to_string(),
            event.recorded_at,
            json_text(&event.what)?,
            event.note,
            event.reversed,
        ],
    )?;
    event_invoices::TABLE.write(connection, id, event.client, &event.invoices)?;
    Ok(EventId(id))
}

/// Keeps an event without effect on the path.
pub(crate) fn reverse(connection: &Connection, EventId(id): EventId) -> Result<(), StoreError> {
    change_one(connection, "UPDATE events SET reversed = 1 WHERE id = ?1", [id], "events", id)
}

fn event(columns: &Columns<'_>) -> rusqlite::Result<CaseEvent> {
    Ok(CaseEvent {
        id: EventId(columns.next()?),
        client: ClientId(columns.next()?),
        invoices: Vec::new(),
        on: columns.day()?,
        recorded_at: columns.next()?,
        what: columns.json()?,
        note: columns.next()?,
        reversed: columns.next()?,
    })
}
