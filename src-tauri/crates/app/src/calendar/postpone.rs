//! A reminder put off to another day, with its reason: time is given until the day before.

use dument_domain::case::{CallMinute, CaseEvent, Happening, Outcome, Position, position};
use dument_domain::{Day, EventId};
use dument_letters::french;

use crate::calendar::fixed::held_in_place;
use crate::ground::acting::Acting;
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::views::{ContactInput, Done, PostponeInput, PostponeView};
use crate::{Code, Error, Now, call};

/// Where a reminder put off to a day would come back; nothing is written.
///
/// # Errors
/// As [`postpone`], the reason apart.
pub fn postponed(reading: Reading<'_>, request: &PostponeInput) -> Result<PostponeView, Error> {
    let entry = reading.entry(request.client)?;
    check(entry, request, reading.now.today)?;
    let rules = reading.ground.rules_of(entry)?;
    let mut file = entry.file.clone();
    file.events.push(pause(request, &reading.now));
    let named = request.invoices.iter().filter_map(|id| file.invoice(*id));
    let back = named.filter_map(|invoice| position(&file, invoice, &rules, reading.now.today).next);
    let on = back.map(|planned| planned.due_on).min().unwrap_or(request.to);
    let day = french::weekday_and_date(on);
    let why = if on == request.to { "" } else { ", premier jour ouvré possible" };
    let sentence = format!("La relance reviendra le {day}{why}.");
    Ok(PostponeView { on, sentence })
}

/// Puts a reminder off to a day, with a reason that the case keeps.
///
/// # Errors
/// [`Code::UnknownClient`]; [`Code::Missing`] without a reason; [`Code::BadDate`] for a day
/// that is not to come, or that the delay running does not allow; [`Code::Forbidden`] for what
/// is no reminder of a late debt, with the sentence that says why.
pub fn postpone(desk: &mut Acting<'_>, request: &PostponeInput) -> Result<Done, Error> {
    check(desk.reading().entry(request.client)?, request, desk.now.today)?;
    if request.reason.trim().is_empty() {
        return Err(Error::new(Code::Missing, "la raison du report, que le dossier garde"));
    }
    call::record(
        desk,
        &ContactInput {
            client: request.client,
            step: request.step,
            invoices: request.invoices.clone(),
            outcome: Outcome::Pause { until: request.to.previous() },
            on: None,
            interlocutor: String::new(),
            note: request.reason.clone(),
            minute: None,
            contact: None,
        },
    )
}

/// Refuses what cannot be moved, or not to that day.
fn check(entry: &Entry, request: &PostponeInput, today: Day) -> Result<(), Error> {
    if request.to <= today {
        let day = if request.to == today { "ce jour est déjà là" } else { "ce jour est passé" };
        return Err(Error::new(Code::BadDate, format!("{day}, une relance se reporte à demain au plus tôt")));
    }
    let named: Vec<&Position> = entry.positions.iter().filter(|one| concerned(one, request)).collect();
    if named.is_empty() {
        return Err(Error::new(Code::NothingDue, entry.file.client.name.clone()));
    }
    let late = named.iter().any(|one| one.statement.statement.overdue_principal.is_positive());
    if let Some(why) = held_in_place(late, request.step) {
        return Err(Error::new(Code::Forbidden, why));
    }
    let soonest = named.iter().filter_map(|one| one.next.as_ref()).map(|planned| planned.due_on).min();
    match soonest.filter(|soonest| request.to < *soonest) {
        Some(soonest) => {
            let day = french::date(soonest);
            Err(Error::new(
                Code::BadDate,
                format!("le délai court, la relance ne peut pas venir avant le {day}"),
            ))
        }
        None => Ok(()),
    }
}

/// An invoice of the request that waits for this very step.
fn concerned(one: &Position, request: &PostponeInput) -> bool {
    request.invoices.contains(&one.invoice) && one.next.as_ref().is_some_and(|next| next.step == request.step)
}

fn pause(request: &PostponeInput, now: &Now) -> CaseEvent {
    CaseEvent {
        id: EventId(i64::MAX),
        client: request.client,
        invoices: request.invoices.clone(),
        on: now.today,
        recorded_at: now.stamp(),
        what: Happening::Contact {
            step: request.step,
            outcome: Outcome::Pause { until: request.to.previous() },
            interlocutor: String::new(),
            minute: CallMinute::default(),
        },
        note: String::new(),
        reversed: false,
    }
}
