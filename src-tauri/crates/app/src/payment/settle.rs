//! The principal came: what is left of interest and indemnity is given up, asked for, or left alone.

use dument_domain::case::{CallMinute, CaseEvent, Happening, Outcome, StepKind};
use dument_domain::claim::Waiver;
use dument_domain::{EventId, InvoiceId};

use crate::ground::acting::Acting;
use crate::ground::book::Entry;
use crate::payment::waive::check_public;
use crate::views::{Done, SettleChoice, SettleInput, UndoToken};
use crate::words::deeds::waiver_sentence;
use crate::{Code, Error};

/// The principal is paid: gives up interest and indemnity, asks for them, or leaves them alone. Asked once.
///
/// # Errors
/// [`Code::NothingDue`] when no invoice of the client is in that state; [`Code::Forbidden`] to give up
/// the interest of a public buyer.
pub fn settle(desk: &mut Acting<'_>, request: &SettleInput) -> Result<Done, Error> {
    let entry = desk.reading().entry(request.client)?;
    let invoices = to_settle(entry, request);
    if invoices.is_empty() {
        let name = &entry.file.client.name;
        let told = format!(
            "Chez {name}, aucune facture n’attend ce choix\u{a0}: il se fait une fois le principal payé."
        );
        return Err(Error::told(Code::NothingDue, name, told));
    }
    if request.choice == SettleChoice::Waive {
        check_public(entry, &invoices)?;
    }
    let waiver = Waiver { interest: true, indemnity: true, compensation: has_costs(entry, &invoices) };
    let given_up = waiver_sentence(waiver, None, entry.interest_name(&invoices));
    let (what, note, message) = match request.choice {
        SettleChoice::Waive => (
            Happening::Waived { waiver, part: None },
            "",
            format!("{given_up}\u{a0}: les factures sont réglées."),
        ),
        SettleChoice::Leave => (
            left_alone(),
            "Le reste n’est pas réclamé.",
            "Le reste n’est pas réclamé\u{a0}: plus rien n’est demandé, sans y renoncer.".to_owned(),
        ),
        SettleChoice::Claim => {
            (Happening::RestClaimed, "", "Le reste est réclamé\u{a0}: les relances continuent.".to_owned())
        }
    };
    let event = CaseEvent {
        id: EventId(0),
        client: request.client,
        invoices,
        on: desk.now.today,
        recorded_at: desk.now.stamp(),
        what,
        note: note.to_owned(),
        reversed: false,
    };
    let id = desk.record_event("settle", &event)?;
    let mut left = desk.reading().entry(request.client)?.positions.iter();
    let open =
        left.any(|one| event.invoices.contains(&one.invoice) && one.statement.statement.due().is_positive());
    let message = if open && request.choice == SettleChoice::Waive {
        format!("{given_up}. Il reste un principal à payer.")
    } else {
        message
    };
    Ok(Done { message, undo: Some(UndoToken::Event(id)), client: request.client, email: None })
}

/// Nothing more is asked: a decision of the creditor, not a waiver.
fn left_alone() -> Happening {
    Happening::Contact {
        step: StepKind::Settle,
        outcome: Outcome::Abandon,
        interlocutor: String::new(),
        minute: CallMinute::default(),
    }
}

/// The invoices that wait for the choice, among those named.
fn to_settle(entry: &Entry, request: &SettleInput) -> Vec<InvoiceId> {
    let asked = entry.positions.iter().filter(|one| {
        let named = request.invoices.is_empty() || request.invoices.contains(&one.invoice);
        let settles = one.next.as_ref().is_some_and(|planned| planned.step == StepKind::Settle);
        // Asked of nobody: a gesture made late, whose delay is claimed all the same.
        let claims = request.choice == SettleChoice::Claim;
        let cancelled =
            || entry.file.invoice(one.invoice).is_some_and(|found| entry.file.is_cancelled(found));
        named && (settles || claims && cancelled())
    });
    asked.map(|one| one.invoice).collect()
}

/// Whether recovery costs count on one of these invoices.
fn has_costs(entry: &Entry, invoices: &[InvoiceId]) -> bool {
    let about = entry.positions.iter().filter(|one| invoices.contains(&one.invoice));
    about.map(|one| &one.statement.statement).any(|owed| owed.costs().is_positive())
}
