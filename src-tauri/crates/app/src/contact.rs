//! The guided call, and how any contact ended.

use dument_domain::case::{
    CallMinute, CaseEvent, Happening, Outcome, OutcomeKind, Position, Rules, StepKind, position,
};
use dument_domain::{ClientId, Day, EventId, InvoiceId, Money};
use dument_letters::call::{CallFacts, CallInvoice, call_script};
use dument_letters::confirmation::{ConfirmationFacts, confirmation};
use dument_letters::facts::BrokenPromise;
use dument_letters::french;
use serde_json::json;

use crate::amounts::sum_left;
use crate::app::{App, Written};
use crate::book::Entry;
use crate::today::{phone_of, planned_sentence};
use crate::views::{
    CallView, ContactInput, Done, EmailView, InvoicePosition, ObjectionView, OutcomeChoice, UndoToken,
};
use crate::why::step_date;
use crate::words::{outcome_sentence, outcome_title, state_label, step_title};
use crate::{Code, Error, Now};

/// Days proposed to check a payment that the client says is made.
const PAID_CHECK_DAYS: i64 = 5;
/// Days proposed for a promise.
const PROMISE_DAYS: i64 = 7;
/// Days proposed for « je lui laisse 15 jours ».
const PAUSE_DAYS: i64 = 15;

impl App {
    /// What the guided call shows.
    ///
    /// # Errors
    /// [`Code::UnknownClient`], [`Code::NotConfigured`], [`Code::NothingDue`] when nothing is late.
    pub fn call(&mut self, now: &Now, client: ClientId, invoices: &[InvoiceId]) -> Result<CallView, Error> {
        self.turn_to(now);
        let company = self.company()?;
        let entry = self.entry(client)?;
        let chosen = late_invoices(entry, invoices, StepKind::Call);
        if chosen.is_empty() {
            return Err(Error::new(Code::NothingDue, entry.file.client.name.clone()));
        }
        let rules = self.rules_of(entry)?;
        let principal: Money =
            chosen.iter().map(|position| position.statement.statement.overdue_principal).sum();
        let facts = CallFacts {
            creditor: company.clone(),
            caller: String::new(),
            debtor: entry.file.client.name.clone(),
            nature: entry.file.client.nature_in_force(),
            interlocutor: Some(contact_name(entry)).filter(|name| !name.is_empty()),
            on: now.today,
            invoices: chosen.iter().filter_map(|position| called(entry, position)).collect(),
            broken_promise: broken_promise(entry, now.today),
        };
        let script = call_script(&facts);
        let ids: Vec<InvoiceId> = chosen.iter().map(|position| position.invoice).collect();
        let days_late = chosen.iter().map(|position| position.statement.statement.days_late).max();
        Ok(CallView {
            client,
            client_name: entry.file.client.name.clone(),
            phone: phone_of(entry),
            contact_name: contact_name(entry),
            invoices: chosen
                .iter()
                .filter_map(|one| invoice_position(entry, one, &rules, now.today))
                .collect(),
            principal,
            days_late: days_late.unwrap_or(0),
            script: vec![script.opening, script.body, script.closing],
            voicemail: script.voicemail,
            objections: script
                .objections
                .into_iter()
                .map(|reply| ObjectionView { objection: reply.objection, answer: reply.answer })
                .collect(),
            checks: script.checks,
            outcomes: OutcomeKind::ALL
                .into_iter()
                .map(|kind| choice(kind, entry, &ids, &rules, principal, now))
                .collect(),
            earlier: earlier(entry),
            position: step_position(&rules, StepKind::Call),
        })
    }

    /// Records how a contact ended, and says what follows.
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
                minute: CallMinute::default(),
            },
            note: request.note.trim().to_owned(),
            reversed: false,
        };
        let id = self.record_event(now, "contact", &event)?;
        let entry = self.entry(request.client)?;
        let follows = first_follow_up(entry, &event.invoices, now.today);
        let message = format!("Noté\u{a0}: {}. {follows}", outcome_sentence(&request.outcome));
        let email = self.confirmation_email(request, &event)?;
        Ok(Done { message, undo: Some(UndoToken::Event(id)), client: request.client, email })
    }

    /// The e-mail that confirms a call, where there is something to confirm.
    fn confirmation_email(
        &self,
        request: &ContactInput,
        event: &CaseEvent,
    ) -> Result<Option<EmailView>, Error> {
        let entry = self.entry(request.client)?;
        let named = event.invoices.iter().filter_map(|id| entry.file.invoice(*id));
        let facts = ConfirmationFacts {
            creditor: self.company()?.clone(),
            debtor: entry.file.client.clone(),
            invoices: named.map(|invoice| invoice.number.clone()).collect(),
            on: event.on,
            interlocutor: request.interlocutor.clone(),
            outcome: request.outcome.clone(),
        };
        let email = if request.step == StepKind::Call { confirmation(&facts) } else { None };
        Ok(email.map(|email| EmailView { to: email.to, subject: email.subject, body: email.body }))
    }

    /// Ends a dispute or a pause: reminders go on.
    ///
    /// # Errors
    /// [`Code::UnknownClient`], [`Code::NothingDue`] when none of the invoices is held.
    pub fn resume_case(
        &mut self,
        now: &Now,
        client: ClientId,
        invoices: &[InvoiceId],
        note: &str,
    ) -> Result<Done, Error> {
        self.turn_to(now);
        let entry = self.entry(client)?;
        let held = entry.positions.iter().filter(|one| {
            use dument_domain::case::InvoiceState as State;
            matches!(one.state, State::Disputed | State::Paused | State::Abandoned | State::Promised)
                && (invoices.is_empty() || invoices.contains(&one.invoice))
        });
        let held: Vec<InvoiceId> = held.map(|one| one.invoice).collect();
        if held.is_empty() {
            return Err(Error::new(Code::NothingDue, entry.file.client.name.clone()));
        }
        let event = CaseEvent {
            id: EventId(0),
            client,
            invoices: held,
            on: now.today,
            recorded_at: now.stamp(),
            what: Happening::Resumed,
            note: note.trim().to_owned(),
            reversed: false,
        };
        let id = self.record_event(now, "resume", &event)?;
        let follows = first_follow_up(self.entry(client)?, &event.invoices, now.today);
        Ok(Done {
            message: format!("Relances reprises. {follows}"),
            undo: Some(UndoToken::Event(id)),
            client,
            email: None,
        })
    }

    /// One fact of a case, in its own transaction.
    pub(crate) fn record_event(
        &mut self,
        now: &Now,
        kind: &str,
        event: &CaseEvent,
    ) -> Result<EventId, Error> {
        self.write(now, kind, |writer| {
            let id = writer.insert_event(event)?;
            let payload = json!({ "event": id, "client": event.client, "on": event.on, "invoices": event.invoices, "what": event.what, "note": event.note });
            Ok(Written { answer: id, payload, clients: vec![event.client] })
        })
    }

    pub(crate) fn rules_of(&self, entry: &Entry) -> Result<Rules<'_>, Error> {
        self.ground
            .rules(&entry.file.client)
            .ok_or_else(|| Error::new(Code::Internal, entry.file.client.scenario.clone()))
    }
}

/// The late invoices of a contact: those named, otherwise those ready for the
/// step, otherwise all that are late.
pub(crate) fn late_invoices<'a>(entry: &'a Entry, named: &[InvoiceId], step: StepKind) -> Vec<&'a Position> {
    let late = || {
        entry.positions.iter().filter(|position| {
            let owed = &position.statement.statement;
            owed.overdue_principal.is_positive() || (owed.principal.is_zero() && owed.due().is_positive())
        })
    };
    if !named.is_empty() {
        return late().filter(|position| named.contains(&position.invoice)).collect();
    }
    let ready: Vec<&Position> =
        late().filter(|one| one.next.as_ref().is_some_and(|planned| planned.step == step)).collect();
    if ready.is_empty() { late().collect() } else { ready }
}

/// The invoices that an outcome is about. What stops or ends a debt does not wait for its due
/// date; proceedings are about every open invoice.
fn concerned<'a>(entry: &'a Entry, request: &ContactInput) -> Vec<&'a Position> {
    let kind = request.outcome.kind();
    let proceedings = matches!(kind, OutcomeKind::Insolvency | OutcomeKind::OverIndebtedness);
    let stops = proceedings || matches!(kind, OutcomeKind::Dispute | OutcomeKind::Abandon);
    let late = late_invoices(entry, &request.invoices, request.step);
    if !stops || !(late.is_empty() || proceedings && request.invoices.is_empty()) {
        return late;
    }
    let open = entry.positions.iter().filter(|one| one.statement.statement.due().is_positive());
    open.filter(|one| request.invoices.is_empty() || request.invoices.contains(&one.invoice)).collect()
}

/// An invoice as the case and the call show it.
pub(crate) fn invoice_position(
    entry: &Entry,
    position: &Position,
    rules: &Rules<'_>,
    today: Day,
) -> Option<InvoicePosition> {
    let why = |planned| step_date(entry, planned, rules, today);
    let invoice = entry.file.invoice(position.invoice)?;
    Some(InvoicePosition {
        invoice: invoice.id,
        number: invoice.number.clone(),
        work: invoice.work.clone(),
        due_on: invoice.due_on(),
        gross: invoice.gross,
        sum: sum_left(&position.statement.statement),
        state: position.state.code().to_owned(),
        state_label: state_label(position.state, entry.file.nature_of(invoice)).to_owned(),
        next: position.next.as_ref().map(|planned| planned_sentence(planned, today)),
        next_why: position.next.as_ref().map(why).unwrap_or_default(),
    })
}

/// « Étape 2 sur 4 »: the judicial end is not counted as a step.
pub(crate) fn step_position(rules: &Rules<'_>, step: StepKind) -> String {
    let steps: Vec<StepKind> =
        rules.scenario.steps.iter().map(|one| one.kind).filter(|kind| *kind != StepKind::Judicial).collect();
    match steps.iter().position(|kind| *kind == step) {
        Some(place) => format!("Étape {} sur {}", place + 1, steps.len()),
        None => String::new(),
    }
}

fn called(entry: &Entry, position: &Position) -> Option<CallInvoice> {
    let invoice = entry.file.invoice(position.invoice)?;
    Some(CallInvoice {
        number: invoice.number.clone(),
        issued_on: invoice.issued_on,
        due_on: invoice.due_on(),
        work: invoice.work.clone(),
        outstanding: position.statement.statement.overdue_principal,
    })
}

/// The last promise whose day has passed without the whole sum.
fn broken_promise(entry: &Entry, today: Day) -> Option<BrokenPromise> {
    let standing = entry.file.events.iter().rev().filter(|event| !event.reversed);
    standing.into_iter().find_map(|event| {
        let Some(Outcome::Promise { by, amount }) = event.what.outcome() else { return None };
        let payments = entry.file.payments.iter().filter(|one| !one.reversed && one.on >= event.on);
        let received: Money = payments.map(|one| one.amount).sum();
        let broken = *by < today && received < *amount;
        broken.then_some(BrokenPromise { made_on: event.on, by: *by, amount: *amount, received })
    })
}

fn contact_name(entry: &Entry) -> String {
    let contacts = &entry.file.client.contacts;
    let pays = contacts.iter().find(|contact| contact.role == dument_domain::ContactRole::Pays);
    pays.or_else(|| contacts.first()).map(|contact| contact.name.clone()).unwrap_or_default()
}

fn earlier(entry: &Entry) -> Vec<String> {
    let mut contacts: Vec<(Day, String)> = entry
        .file
        .events
        .iter()
        .filter(|event| !event.reversed)
        .filter_map(|event| {
            let sentence = if let Some((step, _)) = event.what.posted() {
                format!("{} postée", step_title(step))
            } else {
                outcome_sentence(event.what.outcome()?)
            };
            Some((event.on, format!("{}\u{a0}: {sentence}", french::date(event.on))))
        })
        .collect();
    contacts.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    contacts.into_iter().map(|(_, sentence)| sentence).collect()
}

/// What comes next for these invoices, in one sentence.
pub(crate) fn first_follow_up(entry: &Entry, invoices: &[InvoiceId], today: Day) -> String {
    let coming = entry.positions.iter().filter(|one| invoices.contains(&one.invoice));
    match coming.filter_map(|one| one.next.as_ref()).min_by_key(|planned| planned.due_on) {
        Some(planned) if planned.due_on <= today => {
            format!("À faire maintenant\u{a0}: {}.", step_title(planned.step).to_lowercase())
        }
        Some(planned) => format!(
            "Ensuite\u{a0}: {} le {}.",
            step_title(planned.step).to_lowercase(),
            french::weekday_and_date(planned.due_on)
        ),
        None => "Aucune relance ne suivra.".to_owned(),
    }
}

/// A way the call may end, with what would follow computed by the path itself.
fn choice(
    kind: OutcomeKind,
    entry: &Entry,
    invoices: &[InvoiceId],
    rules: &Rules<'_>,
    principal: Money,
    now: &Now,
) -> OutcomeChoice {
    let region = rules.region;
    let after = |days: i64| now.today.plus_days(days).working_day_from(region);
    let (date_label, date) = match kind {
        OutcomeKind::Promise => (Some("Au plus tard le"), Some(after(PROMISE_DAYS))),
        OutcomeKind::Paid => (Some("Vérifier la banque le"), Some(after(PAID_CHECK_DAYS))),
        OutcomeKind::Pause => (Some("Reprendre après le"), Some(after(PAUSE_DAYS))),
        OutcomeKind::Insolvency => (Some("Jugement d’ouverture du"), None),
        OutcomeKind::OverIndebtedness => (Some("Dossier recevable le"), None),
        OutcomeKind::BouncedCheque => (Some("Chèque présenté le"), None),
        OutcomeKind::DefectiveCheque => (Some("Nouveau chèque attendu le"), Some(after(PROMISE_DAYS))),
        OutcomeKind::Away => (Some("De retour le"), Some(after(PROMISE_DAYS))),
        OutcomeKind::FundsAwaited => (Some("Fonds attendus le"), Some(after(PAUSE_DAYS))),
        OutcomeKind::NotReceived
        | OutcomeKind::WrongContact
        | OutcomeKind::NoAnswer
        | OutcomeKind::Difficulty
        | OutcomeKind::Dispute
        | OutcomeKind::Refuses
        | OutcomeKind::Abandon
        | OutcomeKind::PreferWriting => (None, None),
    };
    let supposed = supposed_outcome(kind, date.unwrap_or(now.today), principal);
    OutcomeChoice {
        kind,
        title: outcome_title(kind).to_owned(),
        consequence: consequence(kind, &supposed, entry, invoices, rules, now),
        date_label: date_label.map(str::to_owned),
        date,
        second_date_label: (kind == OutcomeKind::Insolvency)
            .then(|| "Publication au BODACC (si connue)".to_owned()),
        amount: (kind == OutcomeKind::Promise).then_some(principal),
        reason_label: (kind == OutcomeKind::Dispute).then(|| "Ce que le client reproche".to_owned()),
    }
}

pub(crate) fn supposed_outcome(kind: OutcomeKind, date: Day, amount: Money) -> Outcome {
    match kind {
        OutcomeKind::Paid => Outcome::Paid { check_on: date },
        OutcomeKind::Promise => Outcome::Promise { by: date, amount },
        OutcomeKind::NotReceived => Outcome::NotReceived,
        OutcomeKind::WrongContact => Outcome::WrongContact,
        OutcomeKind::NoAnswer => Outcome::NoAnswer,
        OutcomeKind::Difficulty => Outcome::Difficulty,
        OutcomeKind::Dispute => Outcome::Dispute { reason: String::new(), amount: None },
        OutcomeKind::Refuses => Outcome::Refuses,
        OutcomeKind::Insolvency => {
            Outcome::Insolvency { judgment_on: date, bodacc_on: None, proceedings: None }
        }
        OutcomeKind::OverIndebtedness => Outcome::OverIndebtedness { admissible_on: date },
        OutcomeKind::BouncedCheque => Outcome::BouncedCheque { presented_on: date },
        OutcomeKind::DefectiveCheque => Outcome::DefectiveCheque { replace_by: date },
        OutcomeKind::Away => Outcome::Away { back_on: date },
        OutcomeKind::FundsAwaited => Outcome::FundsAwaited { expected_on: date },
        OutcomeKind::Pause => Outcome::Pause { until: date },
        OutcomeKind::Abandon => Outcome::Abandon,
        OutcomeKind::PreferWriting => Outcome::PreferWriting,
    }
}

fn consequence(
    kind: OutcomeKind,
    outcome: &Outcome,
    entry: &Entry,
    invoices: &[InvoiceId],
    rules: &Rules<'_>,
    now: &Now,
) -> String {
    let fixed = match kind {
        OutcomeKind::Insolvency => Some(
            "On suspend les relances des dettes antérieures ; la créance est à déclarer dans les deux mois du BODACC.",
        ),
        OutcomeKind::OverIndebtedness => Some(
            "On suspend les relances des dettes antérieures ; la créance est à déclarer à la commission.",
        ),
        OutcomeKind::Abandon => {
            Some("Plus aucune relance pour ces factures. C’est daté et gardé au dossier.")
        }
        OutcomeKind::Paid
        | OutcomeKind::Promise
        | OutcomeKind::NotReceived
        | OutcomeKind::WrongContact
        | OutcomeKind::NoAnswer
        | OutcomeKind::Difficulty
        | OutcomeKind::Dispute
        | OutcomeKind::Refuses
        | OutcomeKind::BouncedCheque
        | OutcomeKind::DefectiveCheque
        | OutcomeKind::Away
        | OutcomeKind::FundsAwaited
        | OutcomeKind::Pause
        | OutcomeKind::PreferWriting => None,
    };
    if let Some(sentence) = fixed {
        return sentence.to_owned();
    }
    let next = next_after(outcome, entry, invoices, rules, now);
    let (lead, otherwise) = match kind {
        OutcomeKind::NotReceived => ("La renvoyer tout de suite ; ", ""),
        OutcomeKind::WrongContact => ("Noter la bonne personne ; ", ""),
        OutcomeKind::Difficulty => ("Proposer un échéancier ; ", " si rien n’est convenu"),
        OutcomeKind::Dispute => {
            ("On suspend les relances, la date limite pour agir continue de courir ; ", "")
        }
        OutcomeKind::Promise | OutcomeKind::Paid => ("", " si l’argent n’est pas là"),
        OutcomeKind::NoAnswer
        | OutcomeKind::Refuses
        | OutcomeKind::Insolvency
        | OutcomeKind::OverIndebtedness
        | OutcomeKind::BouncedCheque
        | OutcomeKind::DefectiveCheque
        | OutcomeKind::Away
        | OutcomeKind::FundsAwaited
        | OutcomeKind::Pause
        | OutcomeKind::Abandon
        | OutcomeKind::PreferWriting => ("", ""),
    };
    sentence_case(&format!("{lead}{next}{otherwise}."))
}

/// The step that the path would give after this outcome, with its day.
fn next_after(
    outcome: &Outcome,
    entry: &Entry,
    invoices: &[InvoiceId],
    rules: &Rules<'_>,
    now: &Now,
) -> String {
    let mut file = entry.file.clone();
    file.events.push(CaseEvent {
        id: EventId(i64::MAX),
        client: file.client.id,
        invoices: invoices.to_vec(),
        on: now.today,
        recorded_at: now.stamp(),
        what: Happening::Contact {
            step: StepKind::Call,
            outcome: outcome.clone(),
            interlocutor: String::new(),
            minute: CallMinute::default(),
        },
        note: String::new(),
        reversed: false,
    });
    let first = invoices.first().and_then(|id| file.invoice(*id));
    let planned = first.and_then(|invoice| position(&file, invoice, rules, now.today).next);
    match planned {
        Some(planned) => format!(
            "{} le {}",
            step_title(planned.step).to_lowercase(),
            french::weekday_and_date(planned.due_on)
        ),
        None => "aucune relance ne suivra".to_owned(),
    }
}

fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

fn check_outcome(outcome: &Outcome, on: Day) -> Result<(), Error> {
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
