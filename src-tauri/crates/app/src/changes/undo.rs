//! Taking back: a counter-entry, never an erasure.

use dument_domain::case::{CaseEvent, CaseFile, Happening};
use dument_domain::{CreditNoteId, EventId, InvoiceId};
use dument_letters::french::date;
use serde_json::json;

use crate::changes::undo_change;
use crate::ground::acting::{Acting, Written};
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::reading::money::given_back::refuse_given_back;
use crate::reading::timeline::timeline;
use crate::views::{Done, UndoToken};
use crate::{Code, Error, Now};

/// Reverses a fact, a payment or a credit note by a counter-entry; an edit by writing back
/// what it replaced. A reason, where one is given, stays on the timeline beside what it took
/// back, and in the journal.
///
/// # Errors
/// [`Code::CannotUndo`] for something unknown or already reversed, or that something recorded
/// since refers to.
pub fn undo(desk: &mut Acting<'_>, token: UndoToken, reason: &str) -> Result<Done, Error> {
    if let UndoToken::Change(_) = token {
        return undo_change(desk, token, reason.trim());
    }
    let entry = owner_of(desk.reading(), token)?;
    let client = entry.file.client.id;
    let with_it = credit_notes_of(entry, token);
    refuse_given_back(desk.reading(), &entry.file, &without(&entry.file, token, &with_it))?;
    let told = told(&desk.now, entry, token, reason.trim());
    let kept = given_up_after(entry, token);
    desk.write("undo", |writer| {
        match token {
            UndoToken::Event(id) => {
                writer.reverse_event(id)?;
                for note in &with_it {
                    writer.reverse_credit_note(*note)?;
                }
            }
            UndoToken::Payment(id) => writer.reverse_payment(id)?,
            UndoToken::CreditNote(id) => writer.reverse_credit_note(id)?,
            UndoToken::Change(_) => {}
        }
        if let Some(event) = &told {
            writer.insert_event(event)?;
        }
        let payload = json!({ "reversed": token, "reason": reason.trim() });
        Ok(Written { answer: (), payload, clients: vec![client], choices: false })
    })?;
    Ok(Done {
        message: format!("Annulé. L’opération reste au dossier, barrée.{}", kept.unwrap_or_default()),
        undo: None,
        client,
        email: None,
    })
}

fn owner_of(reading: Reading<'_>, token: UndoToken) -> Result<&Entry, Error> {
    let found = reading.book.entries().find(|entry| match token {
        UndoToken::Event(id) => entry.file.standing_events().any(|event| event.id == id),
        UndoToken::Payment(id) => entry.file.standing_payments().any(|one| one.id == id),
        UndoToken::CreditNote(id) => entry.file.standing_credit_notes().any(|one| one.id == id),
        UndoToken::Change(_) => false,
    });
    found.ok_or_else(|| Error::new(Code::CannotUndo, "déjà annulé ou inconnu"))
}

/// The facts of a client once something of it no longer counts.
fn without(file: &CaseFile, token: UndoToken, with_it: &[CreditNoteId]) -> CaseFile {
    let mut after = file.clone();
    match token {
        UndoToken::Event(id) => {
            after.events.retain(|one| one.id != id);
            after.credit_notes.retain(|one| !with_it.contains(&one.id));
        }
        UndoToken::Payment(id) => after.payments.retain(|one| one.id != id),
        UndoToken::CreditNote(id) => after.credit_notes.retain(|one| one.id != id),
        UndoToken::Change(_) => {}
    }
    after
}

/// What was given up once a payment had come, and stays so without it: a cheque that comes back
/// unpaid makes the principal due again, and the user should know that the rest is not.
fn given_up_after(entry: &Entry, token: UndoToken) -> Option<String> {
    let UndoToken::Payment(id) = token else { return None };
    let payment = entry.file.payments.iter().find(|one| one.id == id)?;
    let about = concerned(entry, token);
    let given_up = entry.file.standing_events().rev().find(|event| {
        event.on >= payment.on
            && matches!(event.what, Happening::Waived { .. })
            && event.invoices.iter().any(|id| about.contains(id))
    })?;
    Some(format!(
        " Ce que vous avez abandonné le {} le reste\u{a0}: si c’était parce que ce paiement était arrivé, annulez aussi cet abandon, dans l’historique.",
        date(given_up.on)
    ))
}

/// The note that keeps the reason; none is kept where nothing was said.
fn told(now: &Now, entry: &Entry, token: UndoToken, reason: &str) -> Option<CaseEvent> {
    if reason.is_empty() {
        return None;
    }
    let title = timeline(entry, now.today).into_iter().find(|line| line.undo == Some(token))?.title;
    Some(CaseEvent {
        id: EventId(0),
        client: entry.file.client.id,
        invoices: concerned(entry, token),
        on: now.today,
        recorded_at: now.stamp(),
        what: Happening::Note,
        note: format!("annulé «\u{a0}{title}\u{a0}»\u{a0}: {reason}"),
        reversed: false,
    })
}

/// The credit notes noted in the same act as the end of a dispute, those not taken back already.
fn credit_notes_of(entry: &Entry, token: UndoToken) -> Vec<CreditNoteId> {
    let mut events = entry.file.events.iter();
    let Some(event) = events.find(|event| token == UndoToken::Event(event.id)) else { return Vec::new() };
    let Happening::DisputeClosed { credit_notes, .. } = &event.what else { return Vec::new() };
    let stands = |id: &&CreditNoteId| entry.file.standing_credit_notes().any(|one| one.id == **id);
    credit_notes.iter().filter(stands).copied().collect()
}

/// The invoices that what is taken back was about.
fn concerned(entry: &Entry, token: UndoToken) -> Vec<InvoiceId> {
    let file = &entry.file;
    match token {
        UndoToken::Event(id) => {
            file.events.iter().filter(|one| one.id == id).flat_map(|one| one.invoices.clone()).collect()
        }
        UndoToken::Payment(id) => {
            let shares = file.payments.iter().filter(|one| one.id == id).flat_map(|one| &one.allocations);
            shares.map(|share| share.invoice).collect()
        }
        UndoToken::CreditNote(id) => {
            file.credit_notes.iter().filter(|one| one.id == id).map(|one| one.invoice).collect()
        }
        UndoToken::Change(_) => Vec::new(),
    }
}
