//! The courteous reminder before a due date (rappel courtois): off unless the user asks for it.
//!
//! It is no step of a path: nothing is late, nothing waits for it, and leaving it undone has no
//! consequence. A client who is due for a step that day gets none: one communication a day.

use dument_domain::case::{CaseEvent, Happening, InvoiceState, next_steps};
use dument_domain::{ClientId, Day, EventId, Invoice, InvoiceId, Money};
use dument_letters::courtesy::{CourtesyFacts, courtesy};
use dument_letters::french;

use crate::ground::acting::Acting;
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::views::{CourtesyView, Done, EmailView, UndoToken};
use crate::{Code, Error};

/// The words kept in the case once it is sent; by them it is known to be sent.
const SENT: &str = "Rappel courtois envoyé avant l’échéance";

/// The reminders that may be sent today, soonest due first; none unless the user wants them.
pub(crate) fn courtesies(reading: Reading<'_>, today: Day) -> Vec<CourtesyView> {
    let (Some(days), Some(_)) = (reading.alerts.courtesy_days, reading.company) else { return Vec::new() };
    let until = today.plus_days(i64::from(days));
    let mut found: Vec<CourtesyView> =
        reading.book.entries().filter_map(|entry| courtesy_for(reading, entry, today, until)).collect();
    found.sort_by(|one, other| (one.due_on, &one.client_name).cmp(&(other.due_on, &other.client_name)));
    found
}

/// « C’est envoyé »: it is not proposed again for these invoices.
///
/// # Errors
/// [`Code::UnknownClient`]; [`Code::NothingDue`] where none of these invoices falls due soon.
pub fn courtesy_sent(desk: &mut Acting<'_>, client: ClientId, invoices: &[InvoiceId]) -> Result<Done, Error> {
    let entry = desk.reading().entry(client)?;
    let falling: Vec<InvoiceId> =
        not_due(entry).filter(|one| invoices.contains(&one.id)).map(|one| one.id).collect();
    if falling.is_empty() {
        return Err(Error::new(Code::NothingDue, entry.file.client.name.clone()));
    }
    let event = CaseEvent {
        id: EventId(0),
        client,
        invoices: falling,
        on: desk.now.today,
        recorded_at: desk.now.stamp(),
        what: Happening::Note,
        note: SENT.to_owned(),
        reversed: false,
    };
    let id = desk.record_event("courtesy_sent", &event)?;
    Ok(Done {
        message: format!("Noté\u{a0}: {}.", french::in_sentence(SENT)),
        undo: Some(UndoToken::Event(id)),
        client,
        email: None,
    })
}

fn courtesy_for(reading: Reading<'_>, entry: &Entry, today: Day, until: Day) -> Option<CourtesyView> {
    if !next_steps(&entry.positions, today).is_empty() {
        return None;
    }
    let falling: Vec<(&Invoice, Money)> = not_due(entry)
        .filter(|invoice| invoice.due_on() <= until && !was_sent(entry, invoice.id))
        .filter_map(|invoice| Some((invoice, entry.position(invoice.id)?.statement.statement.principal)))
        .collect();
    let due_on = falling.iter().map(|(invoice, _)| invoice.due_on()).min()?;
    let told = falling.iter().map(|(one, left)| (one.number.clone(), one.due_on(), *left));
    let facts = CourtesyFacts {
        creditor: reading.company?.clone(),
        debtor: entry.file.client.clone(),
        invoices: told.collect(),
    };
    let email = courtesy(&facts)?;
    Some(CourtesyView {
        client: entry.file.client.id,
        client_name: entry.file.client.name.clone(),
        invoices: falling.iter().map(|(invoice, _)| invoice.id).collect(),
        numbers: falling.iter().map(|(invoice, _)| invoice.number.clone()).collect(),
        due_on,
        amount: falling.iter().map(|(_, left)| *left).sum(),
        email: EmailView { to: email.to, subject: email.subject, body: email.body, ..EmailView::default() },
    })
}

/// The invoices that are not due yet and that nothing holds.
fn not_due(entry: &Entry) -> impl Iterator<Item = &Invoice> {
    entry.rows().filter(|(_, position)| position.state == InvoiceState::NotDue).map(|(invoice, _)| invoice)
}

fn was_sent(entry: &Entry, invoice: InvoiceId) -> bool {
    let acts = entry.file.events_of(invoice);
    acts.iter().any(|event| event.what == Happening::Note && event.note == SENT)
}
