//! What the screen of a call or a meeting shows.

use dument_domain::case::{OutcomeKind, Position, Rules, StepKind, Tone};
use dument_domain::{ClientId, InvoiceId, Money};
use dument_letters::call::{Answer, CallFacts, CallInvoice, CallScript, Conversation, call_script};

use crate::call::caution::{cautions, counter};
use crate::call::choices::{answers, outcome_choices};
use crate::call::follow::Supposed;
use crate::call::settled::{covered_by_money, nothing_due};
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::reading::limits::deadlines::limit_behind;
use crate::reading::path::grouping::left_out;
use crate::reading::path::steps::invoice_position;
use crate::reading::path::why::step_position;
use crate::reading::people::invoices::{nature_of_chosen, to_ask};
use crate::reading::people::past::{broken_promise, earlier, receipt, resent_on, told_before};
use crate::reading::people::person::{asked_for, by_use, contact_name, phone_of};
use crate::reading::people::relation::{relation_view, tone_label};
use crate::views::{AnswerPlace, AnswerView, CallCheck, CallView, LineToSay, ObjectionView, ScriptView};
use crate::{Error, Now};

/// What the guided call shows; the meeting where that is the step due. Where nothing can be
/// asked any more, it says why instead.
///
/// # Errors
/// [`crate::Code::UnknownClient`], [`crate::Code::NotConfigured`].
pub fn call(reading: Reading<'_>, client: ClientId, invoices: &[InvoiceId]) -> Result<CallView, Error> {
    reading.company()?;
    let entry = reading.entry(client)?;
    let rules = reading.ground.rules_of(entry)?;
    let step = spoken_step(entry, &reading.now);
    let chosen = to_ask(entry, invoices, step);
    let ids: Vec<InvoiceId> = chosen.iter().map(|position| position.invoice).collect();
    let principal: Money = chosen.iter().map(|position| position.asked.principal).sum();
    let days_late = chosen.iter().map(|position| position.statement.statement.days_late).max();
    let supposed = Supposed { entry, rules: &rules, invoices: &ids, step, on: reading.now.today };
    let answers = answers(&supposed);
    let scripts = scripts(reading, entry, &chosen, step)?;
    let name = &entry.file.client.name;
    Ok(CallView {
        client,
        client_name: name.clone(),
        step,
        title: if step == StepKind::Meeting {
            format!("Rendez-vous avec {name}")
        } else {
            format!("Appeler {name}")
        },
        phone: phone_of(entry),
        contact_name: contact_name(&entry.file.client),
        contacts: by_use(&entry.file.client),
        invoices: positions(entry, &chosen, &rules, &reading.now),
        left_out: left_out(entry, step, &ids, reading.now.today),
        principal,
        days_late: days_late.unwrap_or(0),
        relation: relation_view(entry, reading.now.today),
        contacts_made: counter(entry, &reading.now),
        checks: checks(scripts.first()),
        scripts: scripts.iter().map(|(tone, script)| script_view(*tone, script, &answers)).collect(),
        answers,
        outcomes: outcome_choices(&supposed, principal, &reading.now),
        cautions: limit_behind(entry, &ids, reading.ground, reading.now.today)
            .into_iter()
            .chain(cautions(entry, &chosen, step, &rules, &reading.now))
            .collect(),
        earlier: earlier(entry),
        position: step_position(&rules, step),
        nothing: covered_by_money(entry, reading.ground, reading.now.today)
            .or_else(|| chosen.is_empty().then(|| nothing_due(entry))),
    })
}

/// The script in every tone.
fn scripts(
    reading: Reading<'_>,
    entry: &Entry,
    chosen: &[&Position],
    step: StepKind,
) -> Result<Vec<(Tone, CallScript)>, Error> {
    let ids: Vec<InvoiceId> = chosen.iter().map(|position| position.invoice).collect();
    let told = told_before(entry, &ids, reading.now.today);
    let broken = broken_promise(entry, &ids, reading.now.today).filter(|_| told.is_none());
    let facts = CallFacts {
        creditor: reading.company()?.clone(),
        caller: String::new(),
        debtor: entry.file.client.name.clone(),
        nature: nature_of_chosen(entry, chosen),
        interlocutor: asked_for(&entry.file.client),
        on: reading.now.today,
        invoices: chosen.iter().filter_map(|position| called(entry, position)).collect(),
        broken_promise: broken.as_ref().map(|(promise, _)| *promise),
        promised: broken.map(|(_, numbers)| numbers).unwrap_or_default(),
        told,
        receipt: receipt(entry, &ids),
        resent_on: resent_on(entry, &ids),
        tone: Tone::Usual,
        conversation: if step == StepKind::Meeting { Conversation::Meeting } else { Conversation::Telephone },
    };
    let said = |tone| (tone, call_script(&CallFacts { tone, ..facts.clone() }));
    Ok(Tone::ALL.into_iter().map(said).collect())
}

/// A meeting where that is what is due; otherwise a call.
fn spoken_step(entry: &Entry, now: &Now) -> StepKind {
    let due = entry.positions.iter().filter_map(|one| one.next.as_ref());
    let mut due = due.filter(|planned| planned.due_on <= now.today).map(|planned| planned.step);
    if due.any(|step| step == StepKind::Meeting) { StepKind::Meeting } else { StepKind::Call }
}

/// The invoices of a contact as the screen shows them.
pub(super) fn positions(
    entry: &Entry,
    chosen: &[&Position],
    rules: &Rules<'_>,
    now: &Now,
) -> Vec<crate::views::InvoicePosition> {
    chosen.iter().filter_map(|one| invoice_position(entry, one, rules, now.today)).collect()
}

/// An invoice as one speaks or writes of it.
pub(super) fn called(entry: &Entry, position: &Position) -> Option<CallInvoice> {
    let invoice = entry.file.invoice(position.invoice)?;
    Some(CallInvoice {
        number: invoice.number.clone(),
        issued_on: invoice.issued_on,
        due_on: invoice.due_on(),
        work: invoice.work.clone(),
        outstanding: position.asked.principal,
    })
}

fn checks(script: Option<&(Tone, CallScript)>) -> Vec<CallCheck> {
    let checks = script.into_iter().flat_map(|(_, script)| script.checks.clone());
    checks.map(|check| CallCheck { sentence: check.sentence, kept: check.kept }).collect()
}

/// The script of a tone, with a line for each answer of the screen.
fn script_view(tone: Tone, script: &CallScript, answers: &[AnswerView]) -> ScriptView {
    let line_of = |answer: &AnswerView| {
        let unclear = answer.place == AnswerPlace::Unclear;
        let wanted: Option<OutcomeKind> = (!unclear).then_some(answer.outcome);
        let found = script.answers.iter().find(|one| one.outcome == wanted);
        found.map_or_else(|| LineToSay { say: String::new(), replies: Vec::new() }, line)
    };
    ScriptView {
        tone,
        label: tone_label(tone).to_owned(),
        opening: script.opening.clone(),
        body: script.body.clone(),
        lines: answers.iter().map(line_of).collect(),
    }
}

fn line(answer: &Answer) -> LineToSay {
    let replies = answer
        .replies
        .iter()
        .map(|reply| ObjectionView { objection: reply.objection.clone(), answer: reply.answer.clone() });
    LineToSay { say: answer.say.clone(), replies: replies.collect() }
}
