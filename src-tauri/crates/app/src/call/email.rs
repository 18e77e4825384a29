//! The e-mails: the one that is a step, the one that confirms what was said, and how they leave.
//! The program sends nothing: the user does, with their own mail program.

use dument_domain::case::{CaseEvent, Happening, InvoiceStatement, OutcomeKind, Position, StepKind, Tone};
use dument_domain::{ClientId, EventId, InvoiceId, Money};
use dument_letters::call::Conversation;
use dument_letters::confirmation::{ConfirmationFacts, Email, confirmation};
use dument_letters::reminder_email::{ReminderFacts, reminder_email};

use crate::call::caution::cautions;
use crate::call::settled::{covered_by_money, nothing_due};
use crate::call::view::{called, positions};
use crate::freshness::payments_note;
use crate::ground::acting::Acting;
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::reading::money::set_off::covered;
use crate::reading::path::grouping::left_out;
use crate::reading::path::rhythm::check_one_a_day;
use crate::reading::path::steps::first_follow_up;
use crate::reading::path::why::step_position;
use crate::reading::people::bounds::{check_contact_day, check_issued};
use crate::reading::people::invoices::{nature_of_chosen, to_ask};
use crate::reading::people::past::last_spoken_on;
use crate::reading::people::person::contact_name;
use crate::views::{AttachmentView, Done, EmailSentInput, EmailStepView, EmailView, UndoToken};
use crate::{Code, Error};

/// The reminder by e-mail of the step due, with what to attach.
///
/// # Errors
/// [`Code::UnknownClient`], [`Code::NotConfigured`].
pub fn email(reading: Reading<'_>, client: ClientId, invoices: &[InvoiceId]) -> Result<EmailStepView, Error> {
    let entry = reading.entry(client)?;
    let rules = reading.ground.rules_of(entry)?;
    let chosen = to_ask(entry, invoices, StepKind::Email);
    let ids: Vec<InvoiceId> = chosen.iter().map(|one| one.invoice).collect();
    Ok(EmailStepView {
        client,
        client_name: entry.file.client.name.clone(),
        invoices: positions(entry, &chosen, &rules, &reading.now),
        left_out: left_out(entry, StepKind::Email, &ids, reading.now.today),
        principal: chosen.iter().map(|one| one.asked.principal).sum(),
        email: with_invoices(
            reading,
            entry,
            &ids,
            reminder_email(&reminder_facts(reading, entry, &chosen)?),
        )?,
        cautions: cautions(entry, &chosen, StepKind::Email, &rules, &reading.now),
        position: step_position(&rules, StepKind::Email),
        nothing: covered_by_money(entry, reading.ground, reading.now.today)
            .or_else(|| chosen.is_empty().then(|| nothing_due(entry))),
    })
}

fn reminder_facts(reading: Reading<'_>, entry: &Entry, chosen: &[&Position]) -> Result<ReminderFacts, Error> {
    let client = &entry.file.client;
    // Stated once: a second e-mail does not repeat what the first one said.
    let stated =
        entry.file.standing_events().any(|event| event.what == Happening::Done { step: StepKind::Email });
    let nature = nature_of_chosen(entry, chosen);
    // What is said of interest is the law of one nature: invoices of another give their principal.
    let of_it = |one: &&&Position| {
        entry.file.invoice(one.invoice).is_some_and(|invoice| entry.file.nature_of(invoice) == nature)
    };
    let sum = |part: fn(&InvoiceStatement) -> Money| -> Money {
        let asked = chosen.iter().filter(of_it).filter(|_| !stated);
        asked.map(|one| part(&one.statement)).sum()
    };
    let tone = entry.file.relation(reading.now.today).proposed_tone(reading.now.today);
    Ok(ReminderFacts {
        creditor: reading.company()?.clone(),
        debtor: client.clone(),
        nature,
        person: contact_name(client),
        invoices: chosen.iter().filter_map(|position| called(entry, position)).collect(),
        spoken_on: last_spoken_on(entry),
        tone: if stated { Tone::Firm } else { tone },
        interest: sum(known_interest),
        indemnity: sum(|one| one.statement.indemnity),
    })
}

/// « J’ai envoyé l’e-mail »: the step is done, on the day it really was.
///
/// # Errors
/// [`Code::NothingDue`] where nothing can be asked; [`Code::BadDate`] for a day to come.
pub fn email_sent(desk: &mut Acting<'_>, request: &EmailSentInput) -> Result<Done, Error> {
    let on = request.on.unwrap_or(desk.now.today);
    check_contact_day(on, desk.now.today)?;
    let entry = desk.reading().entry(request.client)?;
    if let Some(told) = covered(entry, desk.reading().ground, desk.now.today) {
        return Err(Error::told(Code::Forbidden, entry.file.client.name.clone(), told));
    }
    let invoices: Vec<InvoiceId> =
        to_ask(entry, &request.invoices, StepKind::Email).iter().map(|one| one.invoice).collect();
    if invoices.is_empty() {
        return Err(Error::new(Code::NothingDue, entry.file.client.name.clone()));
    }
    check_issued(entry, &invoices, on)?;
    check_one_a_day(entry, &desk.reading().ground.rules_of(entry)?, StepKind::Email, &invoices, on)?;
    let seen = payments_note(desk.reading(), request.payments)?;
    let note = [request.note.trim(), seen.as_str()];
    let event = CaseEvent {
        id: EventId(0),
        client: request.client,
        invoices,
        on,
        recorded_at: desk.now.stamp(),
        what: Happening::Done { step: StepKind::Email },
        note: note.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" "),
        reversed: false,
    };
    let id = desk.record_event("email_sent", &event)?;
    let follows = first_follow_up(desk.reading().entry(request.client)?, &event.invoices, desk.now.today);
    Ok(Done {
        message: format!("E-mail noté comme envoyé. {follows}"),
        undo: Some(UndoToken::Event(id)),
        client: request.client,
        email: None,
    })
}

/// The e-mail that confirms a contact already recorded.
///
/// # Errors
/// [`Code::BadValue`] for a fact that no e-mail confirms.
pub fn contact_email(reading: Reading<'_>, event: EventId) -> Result<EmailView, Error> {
    let known = reading.book.entries().flat_map(|entry| entry.file.standing_events());
    let found = known.into_iter().find(|one| one.id == event).cloned();
    let refused = || Error::new(Code::BadValue, event.0.to_string());
    confirmation_of(reading, &found.ok_or_else(refused)?)?.ok_or_else(refused)
}

/// The e-mail that confirms a conversation, where there is something to confirm.
pub(super) fn confirmation_of(reading: Reading<'_>, event: &CaseEvent) -> Result<Option<EmailView>, Error> {
    let Happening::Contact { step, outcome, interlocutor, .. } = &event.what else { return Ok(None) };
    if !step.is_spoken() {
        return Ok(None);
    }
    let entry = reading.entry(event.client)?;
    let named = event.invoices.iter().filter_map(|id| entry.file.invoice(*id));
    let facts = ConfirmationFacts {
        creditor: reading.company()?.clone(),
        debtor: entry.file.client.clone(),
        invoices: named.map(|invoice| invoice.number.clone()).collect(),
        on: event.on,
        interlocutor: interlocutor.clone(),
        outcome: outcome.clone(),
        conversation: if *step == StepKind::Meeting {
            Conversation::Meeting
        } else {
            Conversation::Telephone
        },
    };
    let Some(email) = confirmation(&facts) else { return Ok(None) };
    if outcome.kind() == OutcomeKind::NotReceived {
        return with_invoices(reading, entry, &event.invoices, email).map(Some);
    }
    Ok(Some(view_of(email)))
}

/// The e-mail with the invoices it says are attached: those kept in the case, and those to be
/// taken elsewhere.
fn with_invoices(
    reading: Reading<'_>,
    entry: &Entry,
    invoices: &[InvoiceId],
    email: Email,
) -> Result<EmailView, Error> {
    let documents = reading.kept.documents_of(entry.file.client.id)?;
    let mut view = view_of(email);
    for invoice in invoices.iter().filter_map(|id| entry.file.invoice(*id)) {
        let kept = invoice.document.and_then(|id| documents.iter().find(|one| one.id == id));
        match kept {
            Some(found) => {
                view.attachments.push(AttachmentView { document: found.id, name: found.name.clone() })
            }
            None => view.to_attach.push(invoice.number.clone()),
        }
    }
    Ok(view)
}

/// Interest run so far; nothing where the rate of a day is not known, so that no figure is wrong.
fn known_interest(one: &InvoiceStatement) -> Money {
    if one.rate_unknown.is_some() { Money::ZERO } else { one.statement.interest }
}

fn view_of(email: Email) -> EmailView {
    EmailView { to: email.to, subject: email.subject, body: email.body, ..EmailView::default() }
}
