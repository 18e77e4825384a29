//! How a contact ended, kept with its minute and the person met, in one act.

use dument_domain::case::{CallMinute, CaseEvent, Happening};
use dument_domain::{Client, Contact, Day, EventId, InvoiceId};
use serde_json::json;

use crate::Error;
use crate::call::email::confirmation_of;
use crate::call::resend::originals;
use crate::call::settled::asked_of;
use crate::ground::acting::{Acting, Recorded, Written, insert_event};
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::reading::path::steps::first_follow_up;
use crate::reading::people::bounds::{check_contact, check_contact_day};
use crate::reading::people::person::with_contact;
use crate::views::{ContactInput, Done, UndoToken};
use crate::words::outcome_sentence;

/// A call lasts no longer than a day, whatever a stopwatch left running says.
const SECONDS_MAX: u32 = 86_400;
/// More ticks than the screen has are not kept.
const CHECKED_MAX: usize = 20;

/// Records how a contact ended, and says what follows. The person named with it is kept on
/// the client's sheet in the same act.
///
/// # Errors
/// [`crate::Code::NothingDue`] without a late invoice, [`crate::Code::BadDate`] for a day to come or a
/// date the outcome cannot bear, [`crate::Code::BadAmount`] for a promise of nothing or of more than
/// will be owed, [`crate::Code::Missing`] for a sum given up without a reason, [`crate::Code::OneADay`] for
/// nobody there twice in a day.
pub fn record(desk: &mut Acting<'_>, request: &ContactInput) -> Result<Done, Error> {
    let entry = desk.reading().entry(request.client)?;
    let event = contact_of(desk.reading(), entry, request)?;
    let corrected = request.contact.as_ref().and_then(|met| with_contact(&entry.file.client, met));
    let recorded = keep_contact(desk, &event, corrected.as_ref(), request.contact.as_ref())?;
    let entry = desk.reading().entry(request.client)?;
    let follows = first_follow_up(entry, &event.invoices, desk.now.today);
    let resend = originals(desk.reading(), &event)?;
    let message = format!("Noté\u{a0}: {}.{resend} {follows}", outcome_sentence(&request.outcome));
    let email = confirmation_of(desk.reading(), &event)?;
    let undo = if corrected.is_some() { recorded.undo } else { Some(UndoToken::Event(recorded.answer)) };
    Ok(Done { message, undo, client: request.client, email })
}

/// The fact that a contact is, checked against the case as `entry` has it.
pub(crate) fn contact_of(
    reading: Reading<'_>,
    entry: &Entry,
    request: &ContactInput,
) -> Result<CaseEvent, Error> {
    let on = request.on.unwrap_or(reading.now.today);
    check_contact_day(on, reading.now.today)?;
    let mut invoices = asked_of(entry, request)?;
    if request.invoices.is_empty() {
        of_that_day(entry, on, &mut invoices);
    }
    check_contact(entry, reading.ground, &reading.ground.rules_of(entry)?, request, &invoices, on)?;
    Ok(CaseEvent {
        id: EventId(0),
        client: request.client,
        invoices,
        on,
        recorded_at: reading.now.stamp(),
        what: Happening::Contact {
            step: request.step,
            outcome: request.outcome.clone(),
            interlocutor: request.interlocutor.trim().to_owned(),
            minute: kept_minute(request.minute.as_ref()),
        },
        note: request.note.trim().to_owned(),
        reversed: false,
    })
}

/// The fact and the person, in one transaction and one entry of the journal.
fn keep_contact(
    desk: &mut Acting<'_>,
    event: &CaseEvent,
    corrected: Option<&Client>,
    met: Option<&Contact>,
) -> Result<Recorded<EventId>, Error> {
    desk.write("contact", |writer| {
        let Some(client) = corrected else { return insert_event(writer, event) };
        writer.update_client(client)?;
        let id = writer.insert_event(event)?;
        let payload = json!({
            "event": id, "client": event.client, "on": event.on, "invoices": event.invoices,
            "what": event.what, "note": event.note, "contact": met,
        });
        Ok(Written { answer: id, payload, clients: vec![event.client], choices: false })
    })
}

/// Of invoices that nobody named, those that existed on the day; all of them where none did, which
/// is refused with its reason.
fn of_that_day(entry: &Entry, on: Day, invoices: &mut Vec<InvoiceId>) {
    let issued = |id: &InvoiceId| entry.file.invoice(*id).is_some_and(|one| one.issued_on <= on);
    if invoices.iter().any(issued) {
        invoices.retain(issued);
    }
}

/// The minute as it is kept: no longer than a day, each tick once.
fn kept_minute(minute: Option<&CallMinute>) -> CallMinute {
    let Some(minute) = minute else { return CallMinute::default() };
    let mut checked: Vec<String> = Vec::new();
    for tick in &minute.checked {
        let tick = tick.trim();
        if !tick.is_empty() && checked.len() < CHECKED_MAX && !checked.iter().any(|one| one == tick) {
            checked.push(tick.to_owned());
        }
    }
    CallMinute { seconds: minute.seconds.min(SECONDS_MAX), checked, from_client: minute.from_client }
}
