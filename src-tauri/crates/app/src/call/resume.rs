//! The end of a dispute or a pause.

use dument_domain::case::{CaseEvent, Happening, InvoiceState};
use dument_domain::{ClientId, EventId, InvoiceId};

use crate::ground::acting::Acting;
use crate::reading::path::steps::first_follow_up;
use crate::views::{Done, UndoToken};
use crate::{Code, Error};

/// Ends a dispute or a pause: reminders go on.
///
/// # Errors
/// [`Code::UnknownClient`], [`Code::NothingDue`] when none of the invoices is held.
pub fn resume(
    desk: &mut Acting<'_>,
    client: ClientId,
    invoices: &[InvoiceId],
    note: &str,
) -> Result<Done, Error> {
    let entry = desk.reading().entry(client)?;
    let held = entry.positions.iter().filter(|one| {
        use InvoiceState as State;
        let held = matches!(one.state, State::Disputed | State::Paused | State::Abandoned | State::Promised);
        // The dispute of a part ends too: what is asked goes on beside it.
        (held || entry.file.is_disputed(one.invoice))
            && (invoices.is_empty() || invoices.contains(&one.invoice))
    });
    let held: Vec<InvoiceId> = held.map(|one| one.invoice).collect();
    if held.is_empty() {
        let name = &entry.file.client.name;
        let told = format!(
            "Rien n’est en pause, promis, contesté ni abandonné chez {name}\u{a0}: les relances suivent déjà leur cours."
        );
        return Err(Error::told(Code::NothingDue, name, told));
    }
    let event = CaseEvent {
        id: EventId(0),
        client,
        invoices: held,
        on: desk.now.today,
        recorded_at: desk.now.stamp(),
        what: Happening::Resumed,
        note: note.trim().to_owned(),
        reversed: false,
    };
    let id = desk.record_event("resume", &event)?;
    let follows = first_follow_up(desk.reading().entry(client)?, &event.invoices, desk.now.today);
    Ok(Done {
        message: format!("Relances reprises. {follows}"),
        undo: Some(UndoToken::Event(id)),
        client,
        email: None,
    })
}
