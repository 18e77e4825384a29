//! How a contact ended, kept with its minute and the person met, in one act.

use dument_domain::case::{CallMinute, CaseEvent, Happening, Outcome};
use dument_domain::{Client, EventId, InvoiceId};
use dument_domain::{Contact, Day};
use serde_json::json;

use super::follow::first_follow_up;
use super::invoices::concerned;
use super::people::with_contact;
use crate::app::{App, Written};
use crate::views::{ContactInput, Done, UndoToken};
use crate::words::outcome_sentence;
use crate::{Code, Error, Now};

/// A call lasts no longer than a day, whatever a stopwatch left running says.
const SECONDS_MAX: u32 = 86_400;
/// More ticks than the screen has are not kept.
const CHECKED_MAX: usize = 20;

impl App {
    /// Records how a contact ended, and says what follows. The person named with it is kept on
    /// the client's sheet in the same act.
    ///
    /// # Errors
    /// [`Code::NothingDue`] without a late invoice, [`Code::BadDate`] for a day to come or a
    /// date the outcome cannot bear, [`Code::BadAmount`] for a promise of nothing.
    pub fn record_contact(&mut self, now: &Now, request: &ContactInput) -> Result<Done, Error> {
        self.turn_to(now);
        let on = request.on.unwrap_or(now.today);
        if on > now.today {
            return Err(Error::new(Code::BadDate, on.to_string()));
        }
        check_outcome(&request.outcome, on)?;
        let entry = self.entry(request.client)?;
        let invoices: Vec<InvoiceId> =
            concerned(entry, request).iter().map(|position| position.invoice).collect();
        if invoices.is_empty() {
            return Err(Error::new(Code::NothingDue, entry.file.client.name.clone()));
        }
        let corrected = request.contact.as_ref().and_then(|met| with_contact(&entry.file.client, met));
        let event = CaseEvent {
            id: EventId(0),
            client: request.client,
            invoices,
            on,
            recorded_at: now.stamp(),
            what: Happening::Contact {
                step: request.step,
                outcome: request.outcome.clone(),
                interlocutor: request.interlocutor.trim().to_owned(),
                minute: kept_minute(request.minute.as_ref()),
            },
            note: request.note.trim().to_owned(),
            reversed: false,
        };
        let id = self.keep_contact(now, &event, corrected.as_ref(), request.contact.as_ref())?;
        let entry = self.entry(request.client)?;
        let follows = first_follow_up(entry, &event.invoices, now.today);
        let resend = self.originals(&event)?;
        let message = format!("Noté\u{a0}: {}.{resend} {follows}", outcome_sentence(&request.outcome));
        let email = self.confirmation_of(&event)?;
        Ok(Done { message, undo: Some(UndoToken::Event(id)), client: request.client, email })
    }

    /// The fact and the person, in one transaction and one entry of the journal.
    fn keep_contact(
        &mut self,
        now: &Now,
        event: &CaseEvent,
        corrected: Option<&Client>,
        met: Option<&Contact>,
    ) -> Result<EventId, Error> {
        let Some(client) = corrected else { return self.record_event(now, "contact", event) };
        self.write(now, "contact", |writer| {
            writer.update_client(client)?;
            let id = writer.insert_event(event)?;
            let payload = json!({
                "event": id, "client": event.client, "on": event.on, "invoices": event.invoices,
                "what": event.what, "note": event.note, "contact": met,
            });
            Ok(Written { answer: id, payload, clients: vec![event.client] })
        })
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
    CallMinute { seconds: minute.seconds.min(SECONDS_MAX), checked }
}

/// Refuses dates that the outcome cannot bear and promises of nothing.
pub(super) fn check_outcome(outcome: &Outcome, on: Day) -> Result<(), Error> {
    let bad = |day: &Day| Err(Error::new(Code::BadDate, day.to_string()));
    match outcome {
        Outcome::Promise { by, amount } if *by < on || !amount.is_positive() => {
            if amount.is_positive() {
                bad(by)
            } else {
                Err(Error::new(Code::BadAmount, amount.to_string()))
            }
        }
        Outcome::Paid { check_on } if *check_on < on => bad(check_on),
        Outcome::Pause { until } if *until < on => bad(until),
        Outcome::DefectiveCheque { replace_by } if *replace_by < on => bad(replace_by),
        Outcome::Away { back_on } if *back_on < on => bad(back_on),
        Outcome::FundsAwaited { expected_on } if *expected_on < on => bad(expected_on),
        Outcome::Dispute { amount: Some(amount), .. } if !amount.is_positive() => {
            Err(Error::new(Code::BadAmount, amount.to_string()))
        }
        Outcome::Insolvency { judgment_on, .. } if *judgment_on > on => bad(judgment_on),
        Outcome::OverIndebtedness { admissible_on } if *admissible_on > on => bad(admissible_on),
        Outcome::BouncedCheque { presented_on } if *presented_on > on => bad(presented_on),
        Outcome::Paid { .. }
        | Outcome::Promise { .. }
        | Outcome::NotReceived
        | Outcome::WrongContact
        | Outcome::NoAnswer
        | Outcome::Difficulty
        | Outcome::Dispute { .. }
        | Outcome::Refuses
        | Outcome::Insolvency { .. }
        | Outcome::OverIndebtedness { .. }
        | Outcome::BouncedCheque { .. }
        | Outcome::DefectiveCheque { .. }
        | Outcome::Away { .. }
        | Outcome::FundsAwaited { .. }
        | Outcome::Pause { .. }
        | Outcome::Abandon
        | Outcome::PreferWriting => Ok(()),
    }
}
