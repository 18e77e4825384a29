//! Clients; their contacts are in `contacts`.

use dument_domain::{Client, ClientId, Contact};
use rusqlite::{Connection, named_params};

use super::company::address;
use super::{Hanging, Scope, Select, contacts};
use crate::StoreError;
use crate::columns::{Columns, json_text};

const READ: Select = Select {
    from: "SELECT id, name, nature, nature_confirmed, siren, siret, vat, address_lines, postal_code, city,
            country, email, phone, note, scenario, scenario_version, contract_rate
        FROM clients",
    of_client: "id = ?1",
    order: "id",
};

const INSERT: &str = "INSERT INTO clients
        (id, name, nature, nature_confirmed, siren, siret, vat, address_lines, postal_code, city,
         country, email, phone, note, scenario, scenario_version, contract_rate)
    VALUES (:id, :name, :nature, :nature_confirmed, :siren, :siret, :vat, :address_lines, :postal_code, :city,
         :country, :email, :phone, :note, :scenario,
         :scenario_version, :contract_rate)";

const UPDATE: &str = "UPDATE clients SET
        name = :name, nature = :nature, nature_confirmed = :nature_confirmed, siren = :siren,
        siret = :siret, vat = :vat, address_lines = :address_lines, postal_code = :postal_code,
        city = :city, country = :country, email = :email, phone = :phone, note = :note,
        scenario = :scenario, scenario_version = :scenario_version, contract_rate = :contract_rate
    WHERE id = :id";

/// The clients of this scope with their contacts, in the order recorded.
pub(crate) fn read(connection: &Connection, scope: Scope) -> Result<Vec<Client>, StoreError> {
    let mut contacts: Hanging<Contact> = contacts::read(connection, scope)?;
    let mut clients = READ.read(connection, scope, client)?;
    for client in &mut clients {
        client.contacts = contacts.remove(&client.id.0).unwrap_or_default();
    }
    Ok(clients)
}

/// Adds a client; the identifier it carries is not used.
pub(crate) fn insert(connection: &Connection, client: &Client) -> Result<ClientId, StoreError> {
    write(connection, INSERT, None, client)?;
    let id = ClientId(connection.last_insert_rowid());
    contacts::write(connection, id, &client.contacts)?;
    Ok(id)
}

/// Replaces a client and its contacts.
pub(crate) fn update(connection: &Connection, client: &Client) -> Result<(), StoreError> {
    if write(connection, UPDATE, Some(client.id.0), client)? == 0 {
        return Err(StoreError::Missing { table: "clients", id: client.id.0 });
    }
    contacts::write(connection, client.id, &client.contacts)
}

/// Every column of a client, under the identifier it has or is given.
fn write(connection: &Connection, sql: &str, id: Option<i64>, client: &Client) -> Result<usize, StoreError> {
    let lines = json_text(&client.address.lines)?;
    Ok(connection.prepare_cached(sql)?.execute(named_params! {
        ":id": id,
        ":name": client.name,
        ":nature": client.nature.code(),
        ":nature_confirmed": client.nature_confirmed,
        ":siren": client.siren,
        ":siret": client.siret,
        ":vat": client.vat,
        ":address_lines": lines,
        ":postal_code": client.address.postal_code,
        ":city": client.address.city,
        ":country": client.address.country,
        ":email": client.email,
        ":phone": client.phone,
        ":note": client.note,
        ":scenario": client.scenario,
        ":scenario_version": client.scenario_version,
        ":contract_rate": client.contract_rate.map(|rate| rate.to_string()),
    })?)
}

fn client(columns: &Columns<'_>) -> rusqlite::Result<Client> {
    Ok(Client {
        id: ClientId(columns.next()?),
        name: columns.next()?,
        nature: columns.parsed()?,
        nature_confirmed: columns.next()?,
        siren: columns.next()?,
        siret: columns.next()?,
        vat: columns.next()?,
        address: address(columns)?,
        email: columns.next()?,
        phone: columns.next()?,
        note: columns.next()?,
        scenario: columns.next()?,
        scenario_version: columns.next()?,
        contract_rate: columns.parsed_if_known()?,
        contacts: Vec::new(),
    })
}
