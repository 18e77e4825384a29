//! How a discount and a dispute end: what may be taken off, and the credit notes of a dispute,
//! recorded with its end in one act.

use dument_domain::case::{Beside, CaseEvent, DisputeEnd, Happening};
use dument_domain::{CreditNote, CreditNoteId, Day, DebtorNature, EventId, Money};
use dument_letters::french;
use serde_json::json;

use crate::deeds::wrong::{Wrong, nature_in_force_of, not_positive};
use crate::ground::acting::{Acting, Written};
use crate::ground::book::Entry;
use crate::views::{CreditNoteInput, Deed};
use crate::words::deeds::PUBLIC_INTEREST;
use crate::{Code, Error};

/// The act and the credit notes noted with it, in one transaction and one entry of the journal.
pub(super) fn record_ended(
    desk: &mut Acting<'_>,
    event: &CaseEvent,
    notes: &[CreditNote],
) -> Result<EventId, Error> {
    if notes.is_empty() {
        return desk.record_event("deed", event);
    }
    desk.write("deed", |writer| {
        let mut ids: Vec<CreditNoteId> = Vec::new();
        for note in notes {
            ids.push(writer.insert_credit_note(note)?);
        }
        let event = with_notes(event, &ids);
        let id = writer.insert_event(&event)?;
        let told: Vec<_> = notes
            .iter()
            .zip(&ids)
            .map(|(note, id)| json!({ "credit_note": id, "invoice": note.invoice, "number": note.number, "on": note.on, "amount": note.amount }))
            .collect();
        let payload = json!({
            "event": id, "client": event.client, "on": event.on, "invoices": event.invoices,
            "what": event.what, "note": event.note, "credit_notes": told,
        });
        Ok(Written { answer: id, payload, clients: vec![event.client], choices: false })
    }).map(|written| written.answer)
}

/// The end of a dispute that names the credit notes noted with it.
fn with_notes(event: &CaseEvent, ids: &[CreditNoteId]) -> CaseEvent {
    let mut event = event.clone();
    if let Happening::DisputeClosed { credit_notes, .. } = &mut event.what {
        *credit_notes = ids.to_vec();
    }
    event
}

/// The credit notes of a deed, dated as it is where they say no day.
pub(super) fn credit_notes(deed: &Deed, on: Day) -> Vec<CreditNote> {
    let Deed::DisputeClosed { credit_notes, .. } = deed else { return Vec::new() };
    let note = |one: &CreditNoteInput| CreditNote {
        id: CreditNoteId(0),
        invoice: one.invoice,
        number: one.number.trim().to_owned(),
        on: one.on.unwrap_or(on),
        amount: one.amount,
        reversed: false,
        noted_after: None,
    };
    credit_notes.iter().map(note).collect()
}

/// What is wrong with the end of a dispute: by a credit note it needs one, of no more than is left.
pub(super) fn closing_wrongs(
    entry: &Entry,
    event: &CaseEvent,
    end: DisputeEnd,
    notes: &[CreditNoteInput],
    today: Day,
) -> Vec<Wrong> {
    if end != DisputeEnd::CreditNote {
        let sentence = "Un avoir se note quand la contestation se termine par un avoir.";
        let one_too_many = |_| Wrong::told(Code::BadValue, "credit_notes", sentence);
        return notes.first().map(one_too_many).into_iter().collect();
    }
    if notes.is_empty() && !is_noted(entry, event) {
        return vec![Wrong::missing("credit_notes", "l’avoir, son numéro et son montant")];
    }
    notes
        .iter()
        .enumerate()
        .flat_map(|(place, note)| note_wrongs(entry, event, (place, note), today))
        .collect()
}

/// Whether a credit note was noted on an invoice since its dispute was opened.
fn is_noted(entry: &Entry, event: &CaseEvent) -> bool {
    let opened = |note: &CreditNote| {
        let dispute = entry.file.dispute_of(note.invoice);
        dispute.is_some_and(|dispute| note.on >= dispute.on)
    };
    let mut notes = entry.file.standing_credit_notes();
    notes.any(|note| event.invoices.contains(&note.invoice) && opened(note))
}

fn note_wrongs(
    entry: &Entry,
    event: &CaseEvent,
    (place, note): (usize, &CreditNoteInput),
    today: Day,
) -> Vec<Wrong> {
    let field = |name: &str| format!("credit_notes.{place}.{name}");
    let about = entry.positions.iter().find(|one| one.invoice == note.invoice);
    let known = about.filter(|one| event.invoices.contains(&one.invoice));
    let Some((position, invoice)) = known.zip(entry.file.invoice(note.invoice)) else {
        let sentence = "Cette facture n’est pas celle qui est contestée.";
        return vec![Wrong::told(Code::BadValue, &field("invoice"), sentence)];
    };
    let mut found = Vec::new();
    if note.number.trim().is_empty() {
        found.push(Wrong::missing(&field("number"), "le numéro de l’avoir"));
    }
    if note.on.is_some_and(|on| on > today) {
        found.push(Wrong::date(&field("on"), "Cette date est à venir."));
    }
    found.extend(not_positive(&field("amount"), note.amount));
    let left = position.statement.statement.principal;
    if note.amount > left {
        let sentence = format!(
            "C’est plus que les {} de principal encore dus sur la facture {}.",
            french::euros(left),
            invoice.number
        );
        found.push(Wrong::amount(&field("amount"), sentence));
    }
    found
}

/// What is wrong with a discount: less than the principal, and nothing given up that the law keeps.
pub(super) fn discount_wrongs(entry: &Entry, event: &CaseEvent, amount: Money, beside: Beside) -> Vec<Wrong> {
    let given_up = beside == Beside::GivenUpIfKept;
    let mut found = Vec::new();
    if !(given_up && amount.is_zero()) {
        found.extend(not_positive("amount", amount));
    }
    let about = entry.positions.iter().filter(|one| event.invoices.contains(&one.invoice));
    let principal: Money = about.map(|one| one.statement.statement.principal).sum();
    if amount.is_positive() && amount >= principal {
        let sentence = format!(
            "La remise doit rester plus petite que les {} de principal dus.",
            french::euros(principal)
        );
        found.push(Wrong::amount("amount", sentence));
    }
    if given_up && nature_in_force_of(entry, event) == Some(DebtorNature::PublicBuyer) {
        found.push(Wrong::told(Code::Forbidden, "beside", PUBLIC_INTEREST));
    }
    found
}
