//! « Dossier »: one client's case, whole.

use dument_domain::case::{
    CaseEvent, Happening, InvoiceState, LetterStatus, Position, Rules, StepKind, next_steps,
};
use dument_domain::{ClientId, Day, Invoice, InvoiceId};
use dument_letters::french;
use dument_store::{DocumentInfo, DocumentKind};

use crate::amounts::{late_sum, per_day, statement_view};
use crate::app::App;
use crate::book::{Entry, Ground};
use crate::contact::{confirmable, contact_line, invoice_position};
use crate::deadlines::deadlines;
use crate::deeds::{agreed, deed_sentence};
use crate::headline::headline;
use crate::insolvency::{commission_to_tell, notice_unknown, suits_stopped, work_days_unknown};
use crate::lapsed::lapsed_letters;
use crate::late_payment::paid_against;
use crate::routes::routes_of;
use crate::today::row;
use crate::views::{
    CaseView, DeadlineView, DocumentView, PathStep, PathStepState, StatementView, TimelineEntry,
    TimelineKind, UndoToken,
};
use crate::waive::waiver_sentence;
use crate::words::{counted, lapse_sentence, nature_label, step_title};
use crate::{Error, Now};

impl App {
    /// Everything the case screen shows.
    ///
    /// # Errors
    /// [`crate::Code::UnknownClient`].
    pub fn case(&mut self, now: &Now, client: ClientId) -> Result<CaseView, Error> {
        self.turn_to(now);
        let entry = self.entry(client)?;
        let documents = self.store.documents_of(client)?;
        let file = &entry.file;
        let due = next_steps(&entry.positions, now.today);
        let standing = || entry.positions.iter().filter(|one| one.state != InvoiceState::Abandoned);
        let late = || standing().filter(|one| one.statement.statement.days_late > 0);
        let added: Option<Vec<_>> = late()
            .filter(|one| one.statement.statement.overdue_principal.is_positive())
            .map(|one| per_day(&one.statement))
            .collect();
        let rules = self.ground.rules_of(entry)?;
        let home = self.company.as_ref().map(|company| &company.address);
        let deadlines = deadlines(entry, &self.ground, home, now.today);
        Ok(CaseView {
            client,
            client_name: file.client.name.clone(),
            nature_label: nature_label(file.client.nature).to_owned(),
            nature: file.client.nature,
            nature_confirmed: file.client.nature_confirmed,
            siren: file.client.siren.as_deref().map(french::siren),
            scenario: self.scenario_title(entry)?,
            sum: late_sum(standing()),
            headline: headline(entry),
            per_day: added.filter(|days| !days.is_empty()).map(|days| days.into_iter().sum()),
            path: self.path(entry, now.today)?,
            path_numbers: self.path_numbers(entry)?,
            due: due.iter().map(|step| row(entry, step, now.today)).collect(),
            invoices: entry
                .positions
                .iter()
                .filter_map(|one| invoice_position(entry, one, &rules, now.today))
                .collect(),
            timeline: whole_timeline(entry, &self.ground, now.today),
            statements: self.statements_asked(entry, now.today),
            documents: documents.iter().map(document_view).collect(),
            warnings: warnings(entry, &self.ground, &deadlines, now.today),
            deadlines,
            holdings: holdings(entry, &documents),
            routes: routes_of(entry, &self.ground.law, now.today),
            agreed: agreed(entry, &self.ground, now.today),
            costs: crate::costs::offer(entry),
        })
    }

    /// The statement of account of each invoice that is owed, at the end of a day.
    ///
    /// # Errors
    /// [`crate::Code::UnknownClient`].
    pub fn statement(
        &mut self,
        now: &Now,
        client: ClientId,
        on: Option<Day>,
    ) -> Result<Vec<StatementView>, Error> {
        self.turn_to(now);
        let entry = self.entry(client)?;
        Ok(self.statements(entry, on.unwrap_or(now.today)))
    }

    /// The same without what was given up, so that they make the sum of the case.
    fn statements_asked(&self, entry: &Entry, on: Day) -> Vec<StatementView> {
        let given_up =
            |id: InvoiceId| entry.position(id).is_some_and(|one| one.state == InvoiceState::Abandoned);
        let mut statements = self.statements(entry, on);
        statements.retain(|one| !given_up(one.invoice));
        statements
    }

    fn statements(&self, entry: &Entry, on: Day) -> Vec<StatementView> {
        let (settings, law) = (&self.ground.settings, &self.ground.law);
        let owed = entry.file.invoices.iter().filter_map(|invoice| {
            let computed = entry.file.statement_of(invoice, settings, law, on);
            let shown = computed.statement.days_late > 0 && computed.statement.due().is_positive();
            shown.then(|| statement_view(&entry.file, invoice, settings, law, on))
        });
        owed.collect()
    }

    /// The bar of steps, for the invoice that is furthest along.
    fn path(&self, entry: &Entry, today: Day) -> Result<Vec<PathStep>, Error> {
        let rules = self.ground.rules_of(entry)?;
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
    fn path_numbers(&self, entry: &Entry) -> Result<Vec<String>, Error> {
        let rules = self.ground.rules_of(entry)?;
        let Some(shown) = furthest(entry, &rules) else { return Ok(Vec::new()) };
        let (same, elsewhere): (Vec<&Position>, Vec<&Position>) =
            on_the_path(entry).partition(|one| place(one, &rules) == place(shown, &rules));
        let number = |one: &Position| entry.file.invoice(one.invoice).map(|invoice| invoice.number.clone());
        Ok(if elsewhere.is_empty() { Vec::new() } else { same.into_iter().filter_map(number).collect() })
    }
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

/// What was recorded of a client, latest first: letters not posted yet are apart.
pub(crate) fn timeline(entry: &Entry, today: Day) -> Vec<TimelineEntry> {
    let mut lines: Vec<TimelineEntry> = Vec::new();
    for (invoice, position) in entry.rows() {
        lines.extend(invoice_lines(invoice, position, today));
    }
    lines.extend(entry.file.events.iter().map(|event| event_line(entry, event)));
    lines.extend(money_lines(entry));
    latest_first(&mut lines);
    lines
}

/// The same with the letters prepared, and whether they may still be posted.
fn whole_timeline(entry: &Entry, ground: &Ground, today: Day) -> Vec<TimelineEntry> {
    let mut lines = timeline(entry, today);
    lines.extend(prepared_lines(entry, ground, today));
    latest_first(&mut lines);
    lines
}

fn latest_first(lines: &mut [TimelineEntry]) {
    lines.sort_by(|one, other| (other.on, &other.time, other.event).cmp(&(one.on, &one.time, one.event)));
}

fn line(on: Day, kind: TimelineKind, title: String, detail: String) -> TimelineEntry {
    TimelineEntry {
        on,
        time: None,
        kind,
        title,
        detail,
        reversed: false,
        document: None,
        letter: None,
        event: None,
        undo: None,
        email: None,
    }
}

fn invoice_lines(invoice: &Invoice, position: &Position, today: Day) -> Vec<TimelineEntry> {
    let mut lines = Vec::new();
    if let Some(on) = invoice.quote_on {
        let number = invoice.quote_number.as_deref().unwrap_or("").trim();
        let title =
            if number.is_empty() { "Devis accepté".to_owned() } else { format!("Devis {number} accepté") };
        lines.push(line(on, TimelineKind::Invoice, title, invoice.work.clone()));
    }
    let amount = french::euros(invoice.gross);
    let mut issued = line(
        invoice.issued_on,
        TimelineKind::Invoice,
        format!("Facture {} de {amount}", invoice.number),
        invoice.work.clone(),
    );
    issued.document = invoice.document;
    lines.push(issued);
    if invoice.due_on() < today {
        let supposed = if invoice.due_supposed { "échéance supposée, à vérifier" } else { "" };
        lines.push(line(
            invoice.due_on(),
            TimelineKind::DueDate,
            format!("Échéance de {}", invoice.number),
            supposed.to_owned(),
        ));
    }
    if let Some(next) = position.next.as_ref().filter(|next| next.due_on > today) {
        lines.push(line(
            next.due_on,
            TimelineKind::Coming,
            format!("À venir\u{a0}: {} ({})", step_title(next.step).to_lowercase(), invoice.number),
            "si rien n’arrive d’ici là".to_owned(),
        ));
    }
    lines
}

fn event_line(entry: &Entry, event: &CaseEvent) -> TimelineEntry {
    let (kind, title, detail) = told(entry, event);
    let detail = [detail, event.note.clone()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let presented = event.what.presented().map(|(letter, _)| letter);
    let letter = event.what.posted().map(|(_, letter)| letter).or(presented);
    TimelineEntry {
        time: event
            .recorded_at
            .get(11..)
            .filter(|_| event.recorded_at.starts_with(&event.on.to_string()))
            .map(str::to_owned),
        reversed: event.reversed,
        document: letter
            .and_then(|id| entry.file.letters.iter().find(|one| one.id == id))
            .map(|letter| letter.document),
        letter,
        event: Some(event.id),
        undo: (!event.reversed).then_some(UndoToken::Event(event.id)),
        email: confirmable(event).then_some(event.id),
        ..line(event.on, kind, title, detail.join(" · "))
    }
}

/// The kind, the title and the further facts of an event.
fn told(entry: &Entry, event: &CaseEvent) -> (TimelineKind, String, String) {
    let numbers: Vec<String> = event
        .invoices
        .iter()
        .filter_map(|id| entry.file.invoice(*id))
        .map(|invoice| invoice.number.clone())
        .collect();
    match &event.what {
        Happening::Contact { step, outcome, interlocutor, minute } => {
            let kind = if *step == StepKind::Call { TimelineKind::Call } else { TimelineKind::Note };
            let title = contact_line(*step, outcome, interlocutor, minute);
            (kind, title, french::enumerate(&numbers))
        }
        Happening::Posted { step, deadline, tracking, .. } => {
            let number =
                tracking.as_deref().map(|number| format!(", recommandé {number}")).unwrap_or_default();
            let title = format!("{} postée{number}", step_title(*step));
            (TimelineKind::LetterPosted, title, format!("délai jusqu’au {}", french::date(*deadline)))
        }
        Happening::Presented { delivered: true, .. } => {
            (TimelineKind::Presented, "Recommandé remis".to_owned(), String::new())
        }
        Happening::Presented { delivered: false, .. } => (
            TimelineKind::Presented,
            "Pli avisé et non réclamé".to_owned(),
            "la lettre reste valable".to_owned(),
        ),
        Happening::Done { .. }
        | Happening::Skipped { .. }
        | Happening::PlanAgreed { .. }
        | Happening::Arranged { .. }
        | Happening::PositionTaken { .. }
        | Happening::DisputeClosed { .. }
        | Happening::Cheque { .. }
        | Happening::LegalAct { .. }
        | Happening::SolvencyLooked { .. }
        | Happening::RecoveryCosts { .. }
        | Happening::HandedOver { .. } => {
            (TimelineKind::Note, deed_sentence(&event.what), french::enumerate(&numbers))
        }
        Happening::Resumed => {
            (TimelineKind::Note, "Relances reprises".to_owned(), french::enumerate(&numbers))
        }
        Happening::Waived { waiver, part } => {
            (TimelineKind::Note, waiver_sentence(*waiver, *part), french::enumerate(&numbers))
        }
        Happening::RestClaimed => {
            (TimelineKind::Note, "Le reste est réclamé".to_owned(), french::enumerate(&numbers))
        }
        Happening::Note => (TimelineKind::Note, "Note".to_owned(), String::new()),
    }
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
            LetterStatus::Prepared => "pas encore notée comme postée".to_owned(),
            LetterStatus::Lapsed(reason) => format!("plus à jour\u{a0}: {}", lapse_sentence(reason)),
        };
        Some(TimelineEntry {
            time: letter.composed_at.get(11..).map(str::to_owned),
            document: Some(letter.document),
            letter: Some(letter.id),
            ..line(on, TimelineKind::LetterPrepared, format!("{} préparée", step_title(letter.step)), detail)
        })
    })
}

fn money_lines(entry: &Entry) -> Vec<TimelineEntry> {
    let file = &entry.file;
    let payments = file.payments.iter().map(|payment| {
        let numbers: Vec<String> = payment
            .allocations
            .iter()
            .filter_map(|share| file.invoice(share.invoice))
            .map(|invoice| invoice.number.clone())
            .collect();
        let supposed = if payment.on_supposed { "date supposée · " } else { "" };
        let means = if payment.means.is_empty() { String::new() } else { format!(" par {}", payment.means) };
        TimelineEntry {
            reversed: payment.reversed,
            undo: (!payment.reversed).then_some(UndoToken::Payment(payment.id)),
            ..line(
                payment.on,
                TimelineKind::Payment,
                format!("Paiement reçu\u{a0}: {}{means}", french::euros(payment.amount)),
                format!("{supposed}compté sur {}", french::enumerate(&numbers)),
            )
        }
    });
    let notes = file.credit_notes.iter().map(|note| TimelineEntry {
        reversed: note.reversed,
        undo: (!note.reversed).then_some(UndoToken::CreditNote(note.id)),
        ..line(
            note.on,
            TimelineKind::CreditNote,
            format!("Avoir {} de {}", note.number, french::euros(note.amount)),
            file.invoice(note.invoice).map(|invoice| invoice.number.clone()).unwrap_or_default(),
        )
    });
    payments.chain(notes).collect()
}

/// A kept file as the case shows it.
pub(crate) fn document_view(document: &DocumentInfo) -> DocumentView {
    let kind_label = match document.kind {
        DocumentKind::Invoice => "Facture",
        DocumentKind::Letter => "Lettre",
        DocumentKind::Exhibit => "Pièce",
        DocumentKind::Signature => "Signature",
        DocumentKind::Logo => "Logo",
    };
    DocumentView {
        id: document.id,
        name: document.name.clone(),
        kind_label: kind_label.to_owned(),
        added_at: document.added_at.clone(),
        size: i64::try_from(document.size).unwrap_or(i64::MAX),
        sha256: document.sha256.clone(),
    }
}

fn warnings(entry: &Entry, ground: &Ground, deadlines: &[DeadlineView], today: Day) -> Vec<String> {
    let mut sentences = crate::deadlines::warnings(deadlines, today);
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
        sentences
            .push(format!("{} dont l’échéance est supposée : vérifiez-la.", counted(supposed, "facture")));
    }
    if file.payments.iter().any(|payment| payment.on_supposed && !payment.reversed) {
        sentences.push(
            "Un paiement repris à l’import a une date supposée : corrigez-la si vous la connaissez."
                .to_owned(),
        );
    }
    let unknown = entry.positions.iter().find_map(|one| one.statement.rate_unknown);
    if let Some(missing) = unknown {
        sentences.push(format!(
            "Le taux légal du {} n’est pas connu : les montants sont arrêtés au {}.",
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
        "aucun devis accepté noté : utile au dossier".to_owned()
    });
    let standing = || file.events.iter().filter(|event| !event.reversed);
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
