//! Which invoices a letter asks for.

use super::{About, Select};

/// The invoice is looked for among those of the letter's client: none, and the row is refused.
pub(crate) const TABLE: About = About {
    read: Select {
        from: "SELECT letter_id, invoice_id FROM letter_invoices",
        of_client: "letter_id IN (SELECT id FROM letters WHERE client_id = ?1)",
        order: "letter_id, position",
    },
    insert: "INSERT INTO letter_invoices (letter_id, position, invoice_id)
        VALUES (?1, ?2, (SELECT id FROM invoices WHERE id = ?3 AND client_id = ?4))",
    astray: "SELECT letters.id FROM letter_invoices
        JOIN letters ON letters.id = letter_id JOIN invoices ON invoices.id = invoice_id
        WHERE letters.client_id <> invoices.client_id",
};
