//! `act`, `resume`, `note`: what happened.

use std::io::Write;

use dument_app::views::{CallView, ContactInput, Deed, DeedInput, NoteInput};
use dument_app::{App, Now, call, case, clients, deeds, today};
use dument_domain::case::{CallMinute, Outcome, OutcomeKind, Proceedings, StepKind};
use dument_domain::{ClientId, Contact, ContactRole, Day, Money};

use crate::arguments::{Act, Note, Resume};
use crate::failure::Failure;
use crate::output::Output;
use crate::session::{Session, amount, day_if_any};
use crate::told::{about, tell, tell_warned};

/// What the case says of a sum given up for no reason that was told: the contract lets it be.
const NO_REASON: &str = "Motif non précisé";

/// Records how a contact ended.
pub(crate) fn act(asked: &Act, session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let facts = Facts {
        on: day_if_any(asked.on.as_ref())?,
        date: day_if_any(asked.date.as_ref())?,
        sum: asked.amount.as_ref().map(|text| amount(text)).transpose()?,
        note: asked.note.clone().unwrap_or_default(),
        notice_on: day_if_any(asked.bodacc.as_ref())?,
        proceedings: asked.proceedings,
    };
    if asked.reason.is_some() && asked.outcome != OutcomeKind::Abandon {
        return Err(Failure::Usage("--reason est la raison d’un abandon.".to_owned()));
    }
    let mut app = session.open()?;
    let (client, invoices) = about(&mut app, session, &asked.who.client, &asked.invoices)?;
    if let Some(reason) = asked.reason {
        let what = Deed::GivenUp { reason };
        let deed = DeedInput { client, invoices, what, on: facts.on, note: facts.note };
        return tell(&app.act(&session.now, |desk| deeds::record(desk, &deed))?, output);
    }
    let step = asked.step.unwrap_or_else(|| spoken_step(&mut app, &session.now, client));
    let call = app.ask(&session.now, |reading| call::call(reading, client, &invoices))?;
    let outcome = outcome(asked.outcome, &facts, &call, session.now.today);
    let unsaid = outcome == Outcome::Abandon && facts.note.trim().is_empty();
    let minute = asked.from_client.then(|| CallMinute { from_client: true, ..CallMinute::default() });
    let input = ContactInput {
        client,
        step,
        invoices,
        note: if unsaid { NO_REASON.to_owned() } else { said_beside(&outcome, facts.note) },
        outcome,
        on: facts.on,
        interlocutor: spoken_to(asked),
        minute,
        contact: kept_person(asked),
    };
    let before = app.ask(&session.now, |reading| call::preview(reading, &input))?;
    let done = app.act(&session.now, |desk| call::record(desk, &input))?;
    let mut warnings: Vec<String> = before.warnings.into_iter().map(|one| one.sentence).collect();
    warnings.extend(unsaid.then(no_reason));
    tell_warned(&done, &warnings, output)
}

/// The note of a contact; the reason of a dispute is in its outcome already.
fn said_beside(outcome: &Outcome, note: String) -> String {
    if matches!(outcome, Outcome::Dispute { .. }) { String::new() } else { note }
}

/// Who answered; the wrong person has no name, the one named is the right one.
fn spoken_to(asked: &Act) -> String {
    let named = asked.person.clone().filter(|_| asked.outcome != OutcomeKind::WrongContact);
    named.unwrap_or_default()
}

/// The person to keep on the client's sheet: the right one, or the one whose role is told.
fn kept_person(asked: &Act) -> Option<Contact> {
    let right = asked.outcome == OutcomeKind::WrongContact;
    let told = right || asked.role.is_some() || !asked.phone.is_empty() || !asked.email.is_empty();
    let name = asked.person.clone().filter(|_| told)?;
    let role = asked.role.unwrap_or(if right { ContactRole::Pays } else { ContactRole::Other });
    Some(Contact { name, role, phone: asked.phone.clone(), email: asked.email.clone() })
}

fn no_reason() -> String {
    format!(
        "Aucune raison n’est donnée, le dossier dit «\u{a0}{NO_REASON}\u{a0}»\u{a0}: pour la dire, annulez puis ajoutez --reason ou --note."
    )
}

/// Ends a dispute or a pause.
pub(crate) fn resume(
    asked: &Resume,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let mut app = session.open()?;
    let client = app.ask(&session.now, |reading| clients::find(reading, &asked.who.client))?;
    let note = asked.note.as_deref().unwrap_or_default();
    tell(&app.act(&session.now, |desk| call::resume(desk, client, &[], note))?, output)
}

/// Keeps a remark in the case of a client.
pub(crate) fn note(asked: &Note, session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let mut app = session.open()?;
    let client = app.ask(&session.now, |reading| clients::find(reading, &asked.who.client))?;
    let on = day_if_any(asked.on.as_ref())?;
    let input = NoteInput { client, on, note: asked.text.clone() };
    tell(&app.act(&session.now, |desk| case::record_note(desk, &input))?, output)
}

/// What was typed about the outcome.
struct Facts {
    on: Option<Day>,
    date: Option<Day>,
    sum: Option<Money>,
    note: String,
    notice_on: Option<Day>,
    proceedings: Option<Proceedings>,
}

/// The spoken step due for a client; a contact that no step asked for is a call.
fn spoken_step(app: &mut App, now: &Now, client: ClientId) -> StepKind {
    let rows = app.ask(now, today::today_rows);
    let due = rows.iter().filter(|row| row.client == client).map(|row| row.step);
    due.into_iter().find(|step| step.is_spoken()).unwrap_or(StepKind::Call)
}

/// The outcome with its facts; what was not typed is what the window would propose. Proceedings
/// whose day is not known are dated from the contact: the demands stop at once.
fn outcome(kind: OutcomeKind, facts: &Facts, call: &CallView, today: Day) -> Outcome {
    let on = facts.on.unwrap_or(today);
    let proposed = call.outcomes.iter().find(|choice| choice.kind == kind);
    let date = facts.date.or(proposed.and_then(|choice| choice.date)).unwrap_or(on);
    let sum = facts.sum.or(proposed.and_then(|choice| choice.amount)).unwrap_or(call.principal);
    let mut outcome = Outcome::supposed(kind, date, sum);
    if let Outcome::Dispute { reason, amount } = &mut outcome {
        (*reason, *amount) = (facts.note.clone(), facts.sum);
    }
    if let Outcome::Insolvency { bodacc_on, proceedings, .. } = &mut outcome {
        (*bodacc_on, *proceedings) = (facts.notice_on, facts.proceedings);
    }
    outcome
}
