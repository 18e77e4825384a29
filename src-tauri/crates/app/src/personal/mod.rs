//! Personal data: the register, what may be erased of a client, the erasure.
//!
//! What goes and what stays is decided by [`dument_domain::personal`]; the dates are shown before anything is done, and
//! nothing goes by itself.

mod erase;
mod going;
mod judge;
mod register;
mod told;

pub use erase::act;
pub use judge::{due, preview};

use dument_domain::ClientId;
use dument_domain::personal::accounts_kept_until;

use crate::Error;
use crate::backups;
use crate::ground::asking::Reading;
use crate::ground::key;
use crate::views::{ApartRow, ErasurePreview, KeptFor, PersonalView};

/// The register, what may go, and what erasing a client would do where one is named.
///
/// # Errors
/// [`crate::Code::UnknownClient`].
pub fn personal(reading: Reading<'_>, client: Option<ClientId>) -> Result<PersonalView, Error> {
    let times = times(reading)?;
    let register = register::rows(times);
    Ok(PersonalView {
        record: register::record_of_processing(reading, &register),
        register,
        contact_years: times.contact_years,
        closing_month: times.closing_month,
        due: due(reading)?,
        again: again(reading)?,
        apart: apart(reading, times),
        copies: backups::copies_of_erased(reading),
        asked: client.map(|client| preview(reading, client)).transpose()?,
        said: None,
    })
}

/// The times chosen.
pub(crate) fn times(reading: Reading<'_>) -> Result<KeptFor, Error> {
    reading.kept.setting(key::KEPT_FOR)
}

/// Clients erased before who are there again: an older copy was put back.
fn again(reading: Reading<'_>) -> Result<Vec<ErasurePreview>, Error> {
    let mut found = Vec::new();
    for mark in backups::erased_marks(reading) {
        let client = ClientId(mark.client);
        let is_there = reading.book.get(client).is_some() && reading.ground.erased.of(client).is_none();
        if is_there && reading.kept.first_seal_of(client)?.as_deref() == Some(&mark.first_seal) {
            found.push(preview(reading, client)?);
        }
    }
    Ok(found)
}

fn apart(reading: Reading<'_>, times: KeptFor) -> Vec<ApartRow> {
    let set_apart = reading.book.entries().filter(|entry| reading.ground.is_set_apart(entry));
    let rows = set_apart.filter_map(|entry| {
        let last = dument_domain::personal::last_entry(&entry.file);
        Some(ApartRow {
            client: entry.file.client.id,
            name: entry.file.client.name.clone(),
            erased_on: reading.ground.erased.of(entry.file.client.id)?,
            until: last.map(|last| accounts_kept_until(last, times.closing_month)),
        })
    });
    rows.collect()
}
