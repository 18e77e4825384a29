//! The user's own company: one row.

use dument_domain::{Address, Company};
use rusqlite::{Connection, named_params};

use crate::StoreError;
use crate::columns::{Columns, insert_one, json_text, read_first, word_text};

const READ: &str = "SELECT name, legal_form, siret, rcs, capital, vat, address_lines, postal_code, city,
        country, email, phone, iban, bic, signatory, signatory_capacity, mediator, region, activity
    FROM company WHERE id = 1";

/// Its name alone, which every schema has.
const READ_NAME: &str = "SELECT name FROM company WHERE id = 1";

const WRITE: &str = "INSERT OR REPLACE INTO company
        (id, name, legal_form, siret, rcs, capital, vat, address_lines, postal_code, city,
         country, email, phone, iban, bic, signatory, signatory_capacity, mediator, region, activity)
    VALUES (1, :name, :legal_form, :siret, :rcs, :capital, :vat, :address_lines, :postal_code, :city,
         :country, :email, :phone, :iban, :bic, :signatory, :signatory_capacity, :mediator, :region,
         :activity)";

/// The company, once it was given.
pub(crate) fn read(connection: &Connection) -> Result<Option<Company>, StoreError> {
    read_first(connection, READ, [], company)
}

/// The name of the company, in a database of any schema.
pub(crate) fn name(connection: &Connection) -> Result<Option<String>, StoreError> {
    read_first(connection, READ_NAME, [], |columns| columns.next())
}

/// Gives the company, or replaces it.
pub(crate) fn write(connection: &Connection, company: &Company) -> Result<(), StoreError> {
    insert_one(
        connection,
        WRITE,
        named_params! {
            ":name": company.name,
            ":legal_form": company.legal_form,
            ":siret": company.siret,
            ":rcs": company.rcs,
            ":capital": company.capital,
            ":vat": company.vat,
            ":address_lines": json_text(&company.address.lines)?,
            ":postal_code": company.address.postal_code,
            ":city": company.address.city,
            ":country": company.address.country,
            ":email": company.email,
            ":phone": company.phone,
            ":iban": company.iban,
            ":bic": company.bic,
            ":signatory": company.signatory,
            ":signatory_capacity": company.signatory_capacity,
            ":mediator": company.mediator,
            ":region": word_text(&company.region)?,
            ":activity": company.activity.code(),
        },
    )?;
    Ok(())
}

fn company(columns: &Columns<'_>) -> rusqlite::Result<Company> {
    Ok(Company {
        name: columns.next()?,
        legal_form: columns.next()?,
        siret: columns.next()?,
        rcs: columns.next()?,
        capital: columns.next()?,
        vat: columns.next()?,
        address: address(columns)?,
        email: columns.next()?,
        phone: columns.next()?,
        iban: columns.next()?,
        bic: columns.next()?,
        signatory: columns.next()?,
        signatory_capacity: columns.next()?,
        mediator: columns.next()?,
        region: columns.word()?,
        activity: columns.parsed()?,
    })
}

/// The four columns of an address.
pub(crate) fn address(columns: &Columns<'_>) -> rusqlite::Result<Address> {
    Ok(Address {
        lines: columns.json()?,
        postal_code: columns.next()?,
        city: columns.next()?,
        country: columns.next()?,
    })
}
