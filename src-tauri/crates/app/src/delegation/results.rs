//! The results typed back: examined all together, then recorded as contacts in one transaction.

use std::collections::BTreeMap;

use dument_domain::case::{CaseEvent, Happening, Outcome};
use dument_domain::{ClientId, Day, EventId, InvoiceId, Money};
use dument_letters::french;
use dument_store::Writer;
use serde_json::json;

use crate::call::contact_of;
use crate::delegation::answers;
use crate::delegation::register::{KeptRow, KeptSheet, kept_sheets};
use crate::ground::acting::{Acting, Written, insert_event};
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::reading::people::bounds::check_contact;
use crate::reading::people::invoices::late_invoices;
use crate::views::{
    ContactInput, ResultField, ResultLine, ResultState, ResultVerdict, ResultsReport, UndoToken,
};
use crate::words::outcome_sentence;
use crate::words::text::counted;
use crate::{Code, Error};

/// What a line comes to.
enum Examined {
    New(Box<ContactInput>),
    Same(String),
    Closed,
    Bad(ResultField, String),
}

/// What would become of these results; nothing is written.
///
/// # Errors
/// The register of the sheets cannot be read.
pub fn check_results(reading: Reading<'_>, lines: &[ResultLine]) -> Result<ResultsReport, Error> {
    let mut examined = examined(reading, lines)?;
    let recorded = facts_to_record(reading, lines, &mut examined).len();
    let verdicts = lines.iter().zip(&examined).map(|(line, one)| verdict(line, one)).collect();
    Ok(report(verdicts, recorded, Told::Would, Vec::new()))
}

/// Records results, each as a contact on the day it took place, all of them in one transaction. One
/// wrong line, and none is recorded; a result that the case has already is not recorded twice.
///
/// # Errors
/// The register of the sheets cannot be read.
pub fn record_results(desk: &mut Acting<'_>, lines: &[ResultLine]) -> Result<ResultsReport, Error> {
    let mut examined = examined(desk.reading(), lines)?;
    let facts = facts_to_record(desk.reading(), lines, &mut examined);
    let recorded = if facts.is_empty() {
        Vec::new()
    } else {
        desk.write("results", |writer| written(writer, &facts))?.answer
    };
    let undo = recorded.iter().rev().map(|id| UndoToken::Event(*id)).collect();
    let verdicts = lines.iter().zip(&examined).map(|(line, one)| verdict(line, one)).collect();
    Ok(report(verdicts, recorded.len(), Told::Done, undo))
}

/// The facts that new results are, in the order of their days, each checked against its case as
/// those before it leave it. One that is refused is wrong, and then there are none.
fn facts_to_record(reading: Reading<'_>, lines: &[ResultLine], examined: &mut [Examined]) -> Vec<CaseEvent> {
    if examined.iter().any(|one| matches!(one, Examined::Bad(..))) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..examined.len()).collect();
    // As they happened: the numbers of the facts follow the days.
    order.sort_by_key(|place| lines.get(*place).and_then(|line| line.on));
    let (mut cases, mut facts) = (BTreeMap::new(), Vec::new());
    for place in order {
        let Some(one) = examined.get_mut(place) else { continue };
        let Examined::New(input) = &*one else { continue };
        match fact_after(reading, &mut cases, input) {
            Ok(fact) => facts.push(fact),
            Err(refusal) => {
                *one = Examined::Bad(ResultField::Outcome, refusal.message());
                return Vec::new();
            }
        }
    }
    facts
}

/// The fact that a result is, on the case as the results before it leave it; the case as this one
/// leaves it is kept in turn.
fn fact_after(
    reading: Reading<'_>,
    cases: &mut BTreeMap<ClientId, Entry>,
    input: &ContactInput,
) -> Result<CaseEvent, Error> {
    let entry = match cases.get(&input.client) {
        Some(entry) => entry,
        None => reading.entry(input.client)?,
    };
    let fact = contact_of(reading, entry, input)?;
    let mut file = entry.file.clone();
    let last = file.events.iter().map(|event| event.id.0).max().unwrap_or_default();
    file.events.push(CaseEvent { id: EventId(last.saturating_add(1)), ..fact.clone() });
    cases.insert(input.client, Entry::placed(file, reading.now.today, reading.ground));
    Ok(fact)
}

/// Writes the facts of a sheet.
fn written(writer: &Writer<'_>, facts: &[CaseEvent]) -> Result<Written<Vec<EventId>>, Error> {
    let (mut ids, mut told, mut clients) = (Vec::new(), Vec::new(), Vec::new());
    for fact in facts {
        let Written { answer, payload, clients: touched, choices: _ } = insert_event(writer, fact)?;
        ids.push(answer);
        told.push(payload);
        clients.extend(touched);
    }
    clients.sort_unstable();
    clients.dedup();
    Ok(Written { answer: ids, payload: json!({ "results": told }), clients, choices: false })
}

fn examined(reading: Reading<'_>, lines: &[ResultLine]) -> Result<Vec<Examined>, Error> {
    let sheets = kept_sheets(reading)?;
    let one = |(place, line): (usize, &ResultLine)| {
        let before = lines.iter().take(place).any(|other| same_result(other, line));
        if before {
            return Examined::Same("deux fois dans cette feuille".to_owned());
        }
        examine(reading, reading.now.today, &sheets, line)
    };
    Ok(lines.iter().enumerate().map(one).collect())
}

fn examine(reading: Reading<'_>, today: Day, sheets: &[KeptSheet], line: &ResultLine) -> Examined {
    let wanted = line.reference.trim();
    let found = sheets.iter().rev().find_map(|sheet| {
        let mut cases = sheet.cases();
        cases.find(|(reference, _)| reference == wanted).map(|(_, row)| (sheet.made_on, row))
    });
    let Some((made_on, row)) = found else {
        return Examined::Bad(ResultField::Reference, "ce numéro n’est sur aucune feuille".to_owned());
    };
    let Some(entry) = reading.book.get(row.client) else { return Examined::Closed };
    let late = late_invoices(entry, &row.invoices, row.step);
    let ids: Vec<InvoiceId> = late.iter().map(|one| one.invoice).collect();
    let owed: Money = late.iter().map(|one| one.statement.statement.overdue_principal).sum();
    let said = Said { line, made_on, today, owed };
    match said.outcome(reading.ground.region) {
        Err((field, sentence)) => Examined::Bad(field, sentence),
        Ok((on, outcome)) => match standing(entry, row, on, &outcome) {
            Some(_) => Examined::Same(outcome_sentence(&outcome)),
            None if ids.is_empty() => Examined::Closed,
            None => bearable(reading, entry, on, contact(row, ids, on, outcome, line)),
        },
    }
}

/// A result as it will be recorded, or why it would be refused: known before any is written.
fn bearable(reading: Reading<'_>, entry: &Entry, on: Day, input: ContactInput) -> Examined {
    let Ok(rules) = reading.ground.rules_of(entry) else { return Examined::Closed };
    match check_contact(entry, reading.ground, &rules, &input, &input.invoices, on) {
        Ok(()) => Examined::New(Box::new(input)),
        Err(refusal) => Examined::Bad(field_of(refusal.code), refusal.reason()),
    }
}

/// The column that a refusal is about.
fn field_of(code: Code) -> ResultField {
    let columns = [
        (Code::OneADay, ResultField::On),
        (Code::BadDate, ResultField::Date),
        (Code::BadAmount, ResultField::Amount),
    ];
    let found = columns.into_iter().find(|(known, _)| *known == code);
    found.map_or(ResultField::Outcome, |(_, column)| column)
}

/// Whether a report tells what was done, or what would be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Done,
    Would,
}

/// What a line says, and what it is held against.
struct Said<'a> {
    line: &'a ResultLine,
    made_on: Day,
    today: Day,
    owed: Money,
}

impl Said<'_> {
    /// The day and the outcome, or the field that is wrong and why.
    fn outcome(&self, region: dument_domain::HolidayRegion) -> Result<(Day, Outcome), (ResultField, String)> {
        let line = self.line;
        let wrong = |field, sentence: &str| Err((field, sentence.to_owned()));
        let Some(kind) = line.outcome else {
            return wrong(ResultField::Outcome, "le résultat n’est pas indiqué");
        };
        let Some(on) = line.on else {
            return wrong(ResultField::On, "le jour de l’appel n’est pas indiqué");
        };
        if on > self.today {
            return wrong(ResultField::On, "le jour de l’appel n’est pas encore venu");
        }
        if on < self.made_on {
            let made = french::date(self.made_on);
            return Err((ResultField::On, format!("la feuille n’a été faite que le {made}")));
        }
        if answers::needs_date(kind) && line.date.is_none() {
            return wrong(ResultField::Date, "la date dite n’est pas indiquée");
        }
        if line.date.is_some_and(|date| date < on) && answers::date_label(kind).is_some() {
            return wrong(ResultField::Date, "la date dite est avant l’appel");
        }
        let amount = line.amount.unwrap_or(self.owed);
        if line.amount.is_some_and(|amount| !amount.is_positive()) {
            return wrong(ResultField::Amount, "la somme doit être plus grande que zéro");
        }
        let note = line.note.trim();
        if kind == dument_domain::case::OutcomeKind::Dispute && note.is_empty() {
            return wrong(ResultField::Note, "la note doit dire ce que le client reproche");
        }
        let outcome = answers::outcome_answered(kind, on, line.date, amount, note, region);
        outcome.map_or_else(
            || wrong(ResultField::Outcome, "ce résultat n’est pas sur la feuille"),
            |outcome| Ok((on, outcome)),
        )
    }
}

/// The same contact of the same day, where the case has it already.
fn standing<'a>(entry: &'a Entry, row: &KeptRow, on: Day, outcome: &Outcome) -> Option<&'a CaseEvent> {
    entry.file.standing_events().find(|event| {
        let about = event.invoices.iter().any(|id| row.invoices.contains(id));
        let same = matches!(&event.what, Happening::Contact { step, outcome: noted, .. }
            if *step == row.step && alike(noted, outcome));
        event.on == on && about && same
    })
}

/// Whether two outcomes are one. A promise of all that was late stays the same after a part of it
/// is paid.
fn alike(noted: &Outcome, outcome: &Outcome) -> bool {
    if let (Outcome::Promise { by, .. }, Outcome::Promise { by: other, .. }) = (noted, outcome) {
        return by == other;
    }
    noted == outcome
}

fn same_result(one: &ResultLine, other: &ResultLine) -> bool {
    (one.reference.trim(), one.on, one.outcome) == (other.reference.trim(), other.on, other.outcome)
}

fn contact(
    row: &KeptRow,
    invoices: Vec<InvoiceId>,
    on: Day,
    outcome: Outcome,
    line: &ResultLine,
) -> ContactInput {
    let reason_is_note = matches!(outcome, Outcome::Dispute { .. });
    let note = if reason_is_note { String::new() } else { line.note.trim().to_owned() };
    ContactInput {
        client: row.client,
        step: row.step,
        invoices,
        outcome,
        on: Some(on),
        interlocutor: line.who.trim().to_owned(),
        note,
        minute: None,
        contact: None,
    }
}

fn verdict(line: &ResultLine, examined: &Examined) -> ResultVerdict {
    let (state, field, sentence) = match examined {
        Examined::New(input) => (ResultState::New, None, outcome_sentence(&input.outcome)),
        Examined::Same(what) => (ResultState::Same, None, format!("déjà noté\u{a0}: {what}")),
        Examined::Closed => {
            (ResultState::Closed, None, "tout est payé depuis\u{a0}: rien à noter".to_owned())
        }
        Examined::Bad(field, sentence) => (ResultState::Bad, Some(*field), sentence.clone()),
    };
    ResultVerdict { reference: line.reference.trim().to_owned(), state, field, sentence }
}

fn report(lines: Vec<ResultVerdict>, recorded: usize, told: Told, undo: Vec<UndoToken>) -> ResultsReport {
    let number = |state| lines.iter().filter(|line| line.state == state).count();
    let (same, closed, bad) =
        (number(ResultState::Same), number(ResultState::Closed), number(ResultState::Bad));
    let refused = bad > 0;
    let mut parts = vec![match (recorded, told) {
        (0, _) => "Rien de nouveau".to_owned(),
        (1, Told::Done) => "1\u{a0}résultat noté".to_owned(),
        (1, Told::Would) => "1\u{a0}résultat serait noté".to_owned(),
        (more, Told::Done) => format!("{} notés", counted(more, "résultat")),
        (more, Told::Would) => format!("{} seraient notés", counted(more, "résultat")),
    }];
    parts.extend((same > 0).then(|| format!("{same} déjà noté{}", if same > 1 { "s" } else { "" })));
    parts.extend((closed > 0).then(|| format!("{closed} sans objet, tout est payé")));
    let message = if refused {
        let kept = if told == Told::Done { "rien n’a été noté" } else { "rien ne serait noté" };
        format!("{} à corriger\u{a0}: {kept}.", counted(bad, "ligne"))
    } else {
        format!("{}.", parts.join(", "))
    };
    ResultsReport { lines, recorded: if refused { 0 } else { recorded }, refused, message, undo }
}
