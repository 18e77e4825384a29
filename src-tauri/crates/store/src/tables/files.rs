//! The facts of a client put together from the tables.

use std::collections::HashMap;

use dument_domain::case::CaseFile;
use dument_domain::{Client, ClientId};
use rusqlite::Connection;

use crate::StoreError;
use crate::tables::{self, Scope};

/// The facts of this scope, by client.
pub(crate) fn case_files(connection: &Connection, scope: Scope) -> Result<Vec<CaseFile>, StoreError> {
    let mut files: Vec<CaseFile> =
        tables::clients::read(connection, scope)?.into_iter().map(empty_file).collect();
    let places: HashMap<ClientId, usize> =
        files.iter().enumerate().map(|(place, file)| (file.client.id, place)).collect();
    let mut invoice_places = HashMap::new();
    for invoice in tables::invoices::read(connection, scope)? {
        if let Some(place) = places.get(&invoice.client) {
            invoice_places.insert(invoice.id, *place);
        }
        let client = invoice.client;
        put(&mut files, places.get(&client), |file| file.invoices.push(invoice));
    }
    for payment in tables::payments::read(connection, scope)? {
        let client = payment.client;
        put(&mut files, places.get(&client), |file| file.payments.push(payment));
    }
    for note in tables::credit_notes::read(connection, scope)? {
        let invoice = note.invoice;
        put(&mut files, invoice_places.get(&invoice), |file| file.credit_notes.push(note));
    }
    for event in tables::events::read(connection, scope)? {
        let client = event.client;
        put(&mut files, places.get(&client), |file| file.events.push(event));
    }
    for letter in tables::letters::read(connection, scope)? {
        let client = letter.client;
        put(&mut files, places.get(&client), |file| file.letters.push(letter));
    }
    Ok(files)
}

fn empty_file(client: Client) -> CaseFile {
    CaseFile {
        client,
        invoices: Vec::new(),
        payments: Vec::new(),
        credit_notes: Vec::new(),
        events: Vec::new(),
        letters: Vec::new(),
    }
}

/// Foreign keys make sure that the place is known.
fn put(files: &mut [CaseFile], place: Option<&usize>, push: impl FnOnce(&mut CaseFile)) {
    if let Some(file) = place.and_then(|place| files.get_mut(*place)) {
        push(file);
    }
}
