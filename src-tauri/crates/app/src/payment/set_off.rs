//! What a client paid too much, imputed on what it owes: proposed with the payment, or done later in
//! one act that keeps a line in the case (C. civ. 1347, 1347-1, 1342-10).

use dument_domain::case::{CaseEvent, CaseFile, Happening, SetOff};
use dument_domain::{ClientId, EventId, PaymentId};
use dument_letters::french;
use dument_store::Writer;
use serde_json::json;

use crate::ground::acting::{Acting, Written};
use crate::reading::money::set_off::{set_off_line, set_off_proposed};
use crate::views::Done;
use crate::{Code, Error, Now};

/// Imputes what a client paid or was credited too much on its other invoices that are due. The money
/// stays what it was: only what it counts on changes.
///
/// # Errors
/// [`Code::UnknownClient`], [`Code::NothingDue`] when nothing is too much or nothing is due.
pub fn set_off(desk: &mut Acting<'_>, client: ClientId) -> Result<Done, Error> {
    let entry = desk.reading().entry(client)?;
    let file = &entry.file;
    let Some(found) = set_off_proposed(file, desk.reading().ground, desk.now.today) else {
        let name = file.client.name.clone();
        let told = format!(
            "Chez {name}, rien n’est à imputer\u{a0}: rien n’a été reçu en trop, ou aucune autre facture n’est échue."
        );
        return Err(Error::told(Code::NothingDue, name, told));
    };
    let message = format!("{} imputés. {}", french::euros(found.amount()), set_off_line(file, &found));
    let event = line_event(file, &found, &desk.now);
    let recorded = desk.write("set_off", |writer| {
        let event = write_set_off(writer, &found, &event)?;
        let payload = json!({ "client": client, "event": event, "moved": set_off_moves(&found) });
        Ok(Written { answer: (), payload, clients: vec![client], choices: false })
    })?;
    Ok(Done { message, undo: recorded.undo, client, email: None })
}

/// Writes a set-off: payments give way to new ones, and a line is kept.
pub(super) fn write_set_off(
    writer: &Writer<'_>,
    found: &SetOff,
    event: &CaseEvent,
) -> Result<EventId, Error> {
    // A payment without a number is the one being noted.
    for payment in found.replaced.iter().filter(|id| **id != PaymentId(0)) {
        writer.reverse_payment(*payment)?;
    }
    for payment in &found.payments {
        writer.insert_payment(payment)?;
    }
    Ok(writer.insert_event(event)?)
}

/// The line that the case keeps.
pub(super) fn line_event(file: &CaseFile, found: &SetOff, now: &Now) -> CaseEvent {
    CaseEvent {
        id: EventId(0),
        client: file.client.id,
        invoices: found.sources().into_iter().chain(found.targets()).collect(),
        on: now.today,
        recorded_at: now.stamp(),
        what: Happening::Note,
        note: set_off_line(file, found),
        reversed: false,
    }
}

/// What went where, for the journal.
pub(super) fn set_off_moves(found: &SetOff) -> Vec<serde_json::Value> {
    let moved = found.moved.iter();
    moved.map(|one| json!({ "from": one.from, "to": one.to, "on": one.on, "amount": one.amount })).collect()
}
