//! People at a client's, in the order the user keeps them.

use dument_domain::{ClientId, Contact};
use rusqlite::{Connection, params};

use super::{Hanging, Scope, Select, grouped, placed};
use crate::StoreError;
use crate::columns::word_text;

const READ: Select = Select {
    from: "SELECT client_id, name, role, phone, email FROM contacts",
    of_client: "client_id = ?1",
    order: "client_id, position",
};

/// Contacts by client.
pub(crate) fn read(connection: &Connection, scope: Scope) -> Result<Hanging<Contact>, StoreError> {
    let rows = READ.read(connection, scope, |columns| {
        let client: i64 = columns.next()?;
        let (name, role) = (columns.next()?, columns.word()?);
        Ok((client, Contact { name, role, phone: columns.next()?, email: columns.next()? }))
    })?;
    Ok(grouped(rows))
}

/// Replaces the contacts of a client.
pub(crate) fn write(
    connection: &Connection,
    ClientId(client): ClientId,
    contacts: &[Contact],
) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM contacts WHERE client_id = ?1")?.execute([client])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO contacts (client_id, position, name, role, phone, email) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (place, contact) in placed(contacts) {
        let role = word_text(&contact.role)?;
        insert.execute(params![client, place, contact.name, role, contact.phone, contact.email])?;
    }
    Ok(())
}
