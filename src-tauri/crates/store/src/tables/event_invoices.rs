//! Which invoices an event is about.

use super::{About, Select};

/// The invoice is looked for among those of the event's client: none, and the row is refused.
pub(crate) const TABLE: About = About {
    read: Select {
        from: "SELECT event_id, invoice_id FROM event_invoices",
        of_client: "event_id IN (SELECT id FROM events WHERE client_id = ?1)",
        order: "event_id, position",
    },
    insert: "INSERT INTO event_invoices (event_id, position, invoice_id)
        VALUES (?1, ?2, (SELECT id FROM invoices WHERE id = ?3 AND client_id = ?4))",
    astray: "SELECT events.id FROM event_invoices
        JOIN events ON events.id = event_id JOIN invoices ON invoices.id = invoice_id
        WHERE events.client_id <> invoices.client_id",
};
