//! The results typed back: examined all together, then recorded one by one as contacts.

use dument_domain::case::{CaseEvent, Happening, Outcome};
use dument_domain::{Day, InvoiceId, Money};
use dument_letters::french;

use crate::delegation::answers;
use crate::delegation::register::{KeptRow, KeptSheet};
use crate::ground::book::Entry;
use crate::reading::people::bounds::check_contact;
use crate::reading::people::invoices::late_invoices;
use crate::views::{ContactInput, ResultField, ResultLine, ResultState, ResultVerdict, ResultsReport};
use crate::words::outcome_sentence;
use crate::words::text::counted;
use crate::{App, Code, Error, Now};

/// What a line comes to.
enum Examined {
    New(Box<ContactInput>),
    Same(String),
    Closed,
    Bad(ResultField, String),
}

impl App {
    /// What would become of these results; nothing is written.
    ///
    /// # Errors
    /// The register of the sheets cannot be read.
    pub fn check_results(&mut self, now: &Now, lines: &[ResultLine]) -> Result<ResultsReport, Error> {
        let examined = self.examined(now, lines)?;
        let recorded = examined.iter().filter(|one| matches!(one, Examined::New(_))).count();
        let verdicts = lines.iter().zip(&examined).map(|(line, one)| verdict(line, one)).collect();
        Ok(report(verdicts, recorded, Told::Would, Vec::new()))
    }

    /// Records results, each as a contact on the day it took place. One wrong line, and none is
    /// recorded; a result that the case has already is not recorded twice.
    ///
    /// # Errors
    /// The register of the sheets cannot be read.
    pub fn record_results(&mut self, now: &Now, lines: &[ResultLine]) -> Result<ResultsReport, Error> {
        let mut examined = self.examined(now, lines)?;
        let wrong = examined.iter().any(|one| matches!(one, Examined::Bad(..)));
        let (mut recorded, mut undo) = (0, Vec::new());
        let mut order: Vec<usize> = (0..examined.len()).collect();
        // As they happened: the numbers of the facts follow the days.
        order.sort_by_key(|place| lines.get(*place).and_then(|line| line.on));
        for place in order.into_iter().filter(|_| !wrong) {
            let Some(Examined::New(input)) = examined.get(place) else { continue };
            match self.record_contact(now, input) {
                Ok(done) => {
                    recorded += 1;
                    undo.extend(done.undo);
                }
                Err(refusal) => {
                    let told = Examined::Bad(ResultField::Outcome, refusal.message());
                    examined.splice(place..=place, [told]);
                }
            }
        }
        undo.reverse();
        let verdicts = lines.iter().zip(&examined).map(|(line, one)| verdict(line, one)).collect();
        Ok(report(verdicts, recorded, Told::Done, undo))
    }

    fn examined(&mut self, now: &Now, lines: &[ResultLine]) -> Result<Vec<Examined>, Error> {
        self.turn_to(now);
        let sheets = self.kept_sheets()?;
        let one = |(place, line): (usize, &ResultLine)| {
            let before = lines.iter().take(place).any(|other| same_result(other, line));
            if before {
                return Examined::Same("deux fois dans cette feuille".to_owned());
            }
            self.examine(now.today, &sheets, line)
        };
        Ok(lines.iter().enumerate().map(one).collect())
    }

    fn examine(&self, today: Day, sheets: &[KeptSheet], line: &ResultLine) -> Examined {
        let wanted = line.reference.trim();
        let found = sheets.iter().rev().find_map(|sheet| {
            let mut cases = sheet.cases();
            cases.find(|(reference, _)| reference == wanted).map(|(_, row)| (sheet.made_on, row))
        });
        let Some((made_on, row)) = found else {
            return Examined::Bad(ResultField::Reference, "ce numéro n’est sur aucune feuille".to_owned());
        };
        let Some(entry) = self.book.get(row.client) else { return Examined::Closed };
        let late = late_invoices(entry, &row.invoices, row.step);
        let ids: Vec<InvoiceId> = late.iter().map(|one| one.invoice).collect();
        let owed: Money = late.iter().map(|one| one.statement.statement.overdue_principal).sum();
        let said = Said { line, made_on, today, owed };
        match said.outcome(self.ground.region) {
            Err((field, sentence)) => Examined::Bad(field, sentence),
            Ok((on, outcome)) => match standing(entry, row, on, &outcome) {
                Some(_) => Examined::Same(outcome_sentence(&outcome)),
                None if ids.is_empty() => Examined::Closed,
                None => self.bearable(entry, on, contact(row, ids, on, outcome, line)),
            },
        }
    }

    /// A result as it will be recorded, or why it would be refused: known before any is written.
    fn bearable(&self, entry: &Entry, on: Day, input: ContactInput) -> Examined {
        let Ok(rules) = self.ground.rules_of(entry) else { return Examined::Closed };
        match check_contact(entry, &self.ground, &rules, &input, &input.invoices, on) {
            Ok(()) => Examined::New(Box::new(input)),
            Err(refusal) => Examined::Bad(field_of(refusal.code), refusal.reason()),
        }
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
    entry.file.events.iter().find(|event| {
        let about = event.invoices.iter().any(|id| row.invoices.contains(id));
        let same = matches!(&event.what, Happening::Contact { step, outcome: noted, .. }
            if *step == row.step && alike(noted, outcome));
        !event.reversed && event.on == on && about && same
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

fn report(
    lines: Vec<ResultVerdict>,
    recorded: usize,
    told: Told,
    undo: Vec<crate::views::UndoToken>,
) -> ResultsReport {
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
