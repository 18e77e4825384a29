//! « Dossier »: one client's case, whole.

mod claims;
mod note;

pub use claims::claim_answer;
pub use note::record_note;

use dument_domain::case::{CaseFile, InvoiceState, Letter, LetterStatus, Position, Rules, next_steps};
use dument_domain::{ClientId, Day, InvoiceId};
use dument_letters::french;
use dument_store::DocumentInfo;

use crate::Error;
use crate::documents::document_view;
use crate::ground::asking::Reading;
use crate::ground::book::{Entry, Ground};
use crate::reading::agreed::state::agreed;
use crate::reading::limits::deadlines::deadlines;
use crate::reading::limits::insolvency::{
    commission_to_tell, notice_unknown, suits_stopped, work_days_unknown,
};
use crate::reading::money::amounts::{late_sum, per_day, statement_view};
use crate::reading::money::aside::case_total_says;
use crate::reading::money::late_payment::paid_against;
use crate::reading::money::open_credit::open_credit_views;
use crate::reading::path::headline::headline;
use crate::reading::path::lapsed::lapsed_letters;
use crate::reading::path::steps::{due_row, invoice_position};
use crate::reading::routes::by_nature::routes_of;
use crate::reading::timeline::{latest_first, timeline, timeline_line};
use crate::scenarios::scenario_title;
use crate::views::{
    CaseView, DeadlineView, PathStep, PathStepState, StatementView, TimelineEntry, TimelineKind,
};
use crate::words::text::counted;
use crate::words::{lapse_sentence, nature_label, step_title};

/// Everything the case screen shows.
///
/// # Errors
/// [`crate::Code::UnknownClient`].
pub fn case(reading: Reading<'_>, client: ClientId) -> Result<CaseView, Error> {
    let entry = reading.entry(client)?;
    let file = &entry.file;
    let documents = exhibits(file, reading.kept.documents_of(client)?);
    let due = next_steps(&entry.positions, reading.now.today);
    let standing = || entry.positions.iter().filter(|one| one.state != InvoiceState::Abandoned);
    let late = || standing().filter(|one| one.statement.statement.days_late > 0);
    let added: Option<Vec<_>> = late()
        .filter(|one| one.statement.statement.overdue_principal.is_positive())
        .map(|one| per_day(&one.statement))
        .collect();
    let rules = reading.ground.rules_of(entry)?;
    let home = reading.company.map(|company| &company.address);
    let deadlines = deadlines(entry, reading.ground, home, reading.now.today);
    Ok(CaseView {
        client,
        client_name: file.client.name.clone(),
        nature_label: nature_label(file.client.nature).to_owned(),
        nature: file.client.nature,
        nature_confirmed: file.client.nature_confirmed,
        siren: file.client.siren.as_deref().map(french::siren),
        scenario: scenario_title(reading, entry)?,
        sum: late_sum(standing(), reading.now.today),
        sum_says: case_total_says(entry, reading.now.today),
        headline: headline(entry),
        per_day: added.filter(|days| !days.is_empty()).map(|days| days.into_iter().sum()),
        path: path(reading, entry, reading.now.today)?,
        path_numbers: path_numbers(reading, entry)?,
        due: due.iter().map(|step| due_row(entry, step, reading.now.today)).collect(),
        invoices: entry
            .positions
            .iter()
            .filter_map(|one| invoice_position(entry, one, &rules, reading.now.today))
            .collect(),
        timeline: whole_timeline(entry, reading.ground, reading.now.today),
        statements: statements_asked(reading, entry, reading.now.today),
        documents: documents.iter().map(document_view).collect(),
        warnings: warnings(entry, reading.ground, &deadlines, reading.now.today),
        deadlines,
        open_credits: open_credit_views(entry),
        holdings: holdings(entry, &documents),
        routes: routes_of(entry, &reading.ground.law, reading.now.today),
        agreed: agreed(entry, reading.ground, reading.now.today),
        over: crate::reading::money::set_off::overpaid_view(entry, reading.ground, reading.now.today),
        settle: crate::reading::money::settling::settle_choices(entry, reading.now.today),
        costs: crate::reading::money::costs::offer(entry),
    })
}

/// The statement of account of each invoice that is owed, at the end of a day.
///
/// # Errors
/// [`crate::Code::UnknownClient`].
pub fn statement(
    reading: Reading<'_>,
    client: ClientId,
    on: Option<Day>,
) -> Result<Vec<StatementView>, Error> {
    let entry = reading.entry(client)?;
    let closed_on = entry.file.closing_day(None, on.unwrap_or(reading.now.today));
    Ok(statements_on(reading, entry, closed_on))
}

/// The same without what was given up, so that they make the sum of the case.
fn statements_asked(reading: Reading<'_>, entry: &Entry, on: Day) -> Vec<StatementView> {
    let given_up = |id: InvoiceId| entry.position(id).is_some_and(|one| one.state == InvoiceState::Abandoned);
    let mut statements = statements_on(reading, entry, on);
    statements.retain(|one| !given_up(one.invoice));
    statements
}

fn statements_on(reading: Reading<'_>, entry: &Entry, on: Day) -> Vec<StatementView> {
    let (settings, law) = (&reading.ground.settings, &reading.ground.law);
    let owed = entry.file.invoices.iter().filter_map(|invoice| {
        let computed = entry.file.statement_of(invoice, settings, law, on);
        let shown = computed.statement.days_late > 0 && computed.statement.due().is_positive();
        shown.then(|| statement_view(&entry.file, invoice, settings, law, on))
    });
    owed.collect()
}

/// The bar of steps, for the invoice that is furthest along.
fn path(reading: Reading<'_>, entry: &Entry, today: Day) -> Result<Vec<PathStep>, Error> {
    let rules = reading.ground.rules_of(entry)?;
    let Some(position) = furthest(entry, &rules) else { return Ok(Vec::new()) };
    let current = place(position, &rules);
    let planned = position.next.as_ref();
    // A suit may begin out of turn: what was not done before it is not shown as done.
    let in_turn = position.state != InvoiceState::Judicial;
    let steps = rules.scenario.steps.iter().enumerate().map(|(place, step)| {
        let done = position.done.iter().rev().find(|(kind, _)| *kind == step.kind).map(|(_, on)| *on);
        let (state, on) = match current {
            Some(cursor) if place < cursor && in_turn && done.is_none() => (PathStepState::Skipped, None),
            Some(cursor) if place == cursor => {
                let due_on = planned.map(|next| next.due_on);
                let is_due = due_on.is_some_and(|day| day <= today);
                (if is_due { PathStepState::Due } else { PathStepState::Next }, due_on)
            }
            Some(_) | None if done.is_some() => (PathStepState::Done, done),
            Some(_) | None => (PathStepState::Later, None),
        };
        PathStep { step: step.kind, title: step_title(step.kind).to_owned(), state, on }
    });
    Ok(steps.collect())
}

/// The invoices that stand where the bar says, if some are elsewhere.
fn path_numbers(reading: Reading<'_>, entry: &Entry) -> Result<Vec<String>, Error> {
    let rules = reading.ground.rules_of(entry)?;
    let Some(shown) = furthest(entry, &rules) else { return Ok(Vec::new()) };
    let (same, elsewhere): (Vec<&Position>, Vec<&Position>) =
        on_the_path(entry).partition(|one| place(one, &rules) == place(shown, &rules));
    let number = |one: &Position| entry.file.invoice(one.invoice).map(|invoice| invoice.number.clone());
    Ok(if elsewhere.is_empty() { Vec::new() } else { same.into_iter().filter_map(number).collect() })
}

/// The late invoices for which something is to come.
fn on_the_path(entry: &Entry) -> impl Iterator<Item = &Position> {
    entry.positions.iter().filter(|one| one.next.is_some() && one.state != InvoiceState::NotDue)
}

/// Which step of the scenario comes next for an invoice; none where what comes is no step of it.
fn place(position: &Position, rules: &Rules<'_>) -> Option<usize> {
    position.next.as_ref().and_then(|next| rules.scenario.index_of(next.step))
}

fn furthest<'a>(entry: &'a Entry, rules: &Rules<'_>) -> Option<&'a Position> {
    on_the_path(entry).max_by_key(|one| place(one, rules))
}

/// The same with the letters prepared, and whether they may still be posted.
fn whole_timeline(entry: &Entry, ground: &Ground, today: Day) -> Vec<TimelineEntry> {
    let mut lines = timeline(entry, today);
    lines.extend(prepared_lines(entry, ground, today));
    latest_first(&mut lines);
    lines
}

fn prepared_lines<'a>(
    entry: &'a Entry,
    ground: &'a Ground,
    today: Day,
) -> impl Iterator<Item = TimelineEntry> + 'a {
    entry.file.letters.iter().filter_map(move |letter| {
        let on = letter.composed_at.get(..10)?.parse().ok()?;
        let detail = match ground.letter_status_on(&entry.file, letter, today) {
            LetterStatus::Posted { .. } => return None,
            LetterStatus::Prepared | LetterStatus::Lapsed(_) if entry.file.is_superseded(letter) => {
                "remplacée depuis par une autre".to_owned()
            }
            LetterStatus::Prepared => "pas encore notée comme postée".to_owned(),
            LetterStatus::Lapsed(reason) => format!("plus à jour\u{a0}: {}", lapse_sentence(reason)),
        };
        Some(TimelineEntry {
            time: letter.composed_at.get(11..).map(str::to_owned),
            document: Some(letter.document),
            letter: (!entry.file.is_superseded(letter)).then_some(letter.id),
            ..timeline_line(
                on,
                TimelineKind::LetterPrepared,
                format!("{} préparée", step_title(letter.step)),
                detail,
            )
        })
    })
}

/// What proves something: every file of the case but the letters that never left.
fn exhibits(file: &CaseFile, documents: Vec<DocumentInfo>) -> Vec<DocumentInfo> {
    // The same pages made twice are one file: it left if one of the letters did.
    let left = |letter: &Letter| file.posted_on(letter.id).is_some();
    let never_left = |document: &DocumentInfo| {
        let mut letters = file.letters.iter().filter(|letter| letter.document == document.id).peekable();
        letters.peek().is_some() && !letters.any(left)
    };
    documents.into_iter().filter(|document| !never_left(document)).collect()
}

fn warnings(entry: &Entry, ground: &Ground, deadlines: &[DeadlineView], today: Day) -> Vec<String> {
    let mut sentences = crate::reading::limits::deadlines::limit_warnings(deadlines, today);
    sentences.extend(lapsed_letters(entry, ground, today).into_iter().map(|letter| letter.sentence));
    let proceedings = notice_unknown(entry).into_iter().chain(commission_to_tell(entry));
    sentences.extend(proceedings.map(|(_, sentence)| sentence));
    sentences.extend(suits_stopped(entry));
    sentences.extend(work_days_unknown(entry));
    sentences.extend(paid_against(entry));
    let file = &entry.file;
    let supposed =
        file.invoices.iter().filter(|invoice| invoice.due_supposed && invoice.due_on() < today).count();
    if supposed > 0 {
        sentences.push(format!(
            "{} dont l’échéance est supposée\u{a0}: vérifiez-la.",
            counted(supposed, "facture")
        ));
    }
    if file.standing_payments().any(|payment| payment.on_supposed) {
        sentences.push(
            "Un paiement repris à l’import a une date supposée\u{a0}: corrigez-la sur sa facture si vous la connaissez."
                .to_owned(),
        );
    }
    let unknown = entry.positions.iter().find_map(|one| one.statement.rate_unknown);
    if let Some(missing) = unknown {
        sentences.push(format!(
            "Le taux légal du {} n’est pas connu\u{a0}: les montants sont arrêtés au {}.",
            crate::words::semester_label(missing.0),
            french::date(missing.0.first_day().previous())
        ));
    }
    sentences
}

/// What the case holds, as facts, for whoever will judge it.
fn holdings(entry: &Entry, documents: &[DocumentInfo]) -> Vec<String> {
    let file = &entry.file;
    let mut facts = Vec::new();
    let late =
        entry.positions.iter().filter(|one| one.statement.statement.overdue_principal.is_positive()).count();
    facts.push(format!("{} dont l’échéance est passée, montant fixé", counted(late, "facture")));
    let quotes = file.invoices.iter().filter(|invoice| invoice.quote_on.is_some()).count();
    facts.push(if quotes > 0 {
        format!("{} dont la date du devis accepté est notée", counted(quotes, "facture"))
    } else {
        "aucun devis accepté noté\u{a0}: utile au dossier".to_owned()
    });
    let standing = || file.standing_events();
    let calls = standing().filter(|event| event.what.outcome().is_some()).count();
    let letters = standing().filter(|event| event.what.posted().is_some()).count();
    facts.push(format!("{} et {} notés au dossier", counted(calls, "échange"), counted(letters, "lettre")));
    let notice =
        standing().find(|event| event.what.posted().is_some_and(|(step, _)| step.is_formal_notice()));
    facts.push(match notice {
        Some(event) => format!("mise en demeure postée le {}", french::date(event.on)),
        None => "aucune mise en demeure postée à ce jour".to_owned(),
    });
    let disputed = file.invoices.iter().any(|invoice| file.is_disputed(invoice.id));
    facts.push(if disputed { "une contestation est notée" } else { "aucune contestation notée" }.to_owned());
    facts.push(format!("{} au dossier", counted(documents.len(), "document")));
    facts
}
