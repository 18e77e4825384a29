//! A remark kept in a case: what was said with a client who owes nothing, what is to be remembered.

use dument_domain::EventId;
use dument_domain::case::{CaseEvent, Happening};

use crate::ground::acting::Acting;
use crate::views::{Done, NoteInput, UndoToken};
use crate::{Code, Error};

/// Keeps a remark on the timeline of a client: without effect on its path, and no contact that
/// the interval between reminders counts.
///
/// # Errors
/// [`Code::UnknownClient`]; [`Code::Missing`] without words; [`Code::BadDate`] for a day to come.
pub fn record_note(desk: &mut Acting<'_>, request: &NoteInput) -> Result<Done, Error> {
    let on = request.on.unwrap_or(desk.now.today);
    if on > desk.now.today {
        return Err(Error::new(Code::BadDate, on.to_string()));
    }
    let note = request.note.trim();
    if note.is_empty() {
        return Err(Error::new(Code::Missing, "le texte de la note"));
    }
    let client = desk.reading().entry(request.client)?.file.client.id;
    let event = CaseEvent {
        id: EventId(0),
        client,
        invoices: Vec::new(),
        on,
        recorded_at: desk.now.stamp(),
        what: Happening::Note,
        note: note.to_owned(),
        reversed: false,
    };
    let id = desk.record_event("note", &event)?;
    let message = "Note gardée au dossier. Rien d’autre ne change.".to_owned();
    Ok(Done { message, undo: Some(UndoToken::Event(id)), client, email: None })
}
