//! The timeline of a case: everything that was done, latest first.

use dument_domain::case::{CaseEvent, Happening, Position, StepKind};
use dument_domain::{Day, Invoice, Payment};
use dument_letters::french;

use crate::ground::book::Entry;
use crate::reading::people::past::confirmable;
use crate::views::{TimelineEntry, TimelineKind, UndoToken};
use crate::words::contact::contact_line;
use crate::words::deeds::happening_sentence;
use crate::words::step_title;
use crate::words::text::folded;

/// How a payment came that a file gave as made already, as the store keeps it.
pub(crate) const IMPORTED: &str = "reprise";

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

pub(crate) fn latest_first(lines: &mut [TimelineEntry]) {
    lines.sort_by(|one, other| (other.on, &other.time, other.event).cmp(&(one.on, &one.time, one.event)));
}

pub(crate) fn timeline_line(on: Day, kind: TimelineKind, title: String, detail: String) -> TimelineEntry {
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
        cheque: None,
    }
}

fn invoice_lines(invoice: &Invoice, position: &Position, today: Day) -> Vec<TimelineEntry> {
    let mut lines = Vec::new();
    if let Some(on) = invoice.quote_on {
        let number = invoice.quote_number.as_deref().unwrap_or("").trim();
        let title =
            if number.is_empty() { "Devis accepté".to_owned() } else { format!("Devis {number} accepté") };
        lines.push(timeline_line(on, TimelineKind::Invoice, title, invoice.work.clone()));
    }
    let amount = french::euros(invoice.gross);
    let mut issued = timeline_line(
        invoice.issued_on,
        TimelineKind::Invoice,
        format!("Facture {} de {amount}", invoice.number),
        invoice.work.clone(),
    );
    issued.document = invoice.document;
    lines.push(issued);
    if invoice.due_on() < today {
        let supposed = if invoice.due_supposed { "échéance supposée, à vérifier" } else { "" };
        lines.push(timeline_line(
            invoice.due_on(),
            TimelineKind::DueDate,
            format!("Échéance de {}", invoice.number),
            supposed.to_owned(),
        ));
    }
    if let Some(next) = position.next.as_ref().filter(|next| next.due_on > today) {
        lines.push(timeline_line(
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
        ..timeline_line(event.on, kind, title, detail.join(" · "))
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
    let what = &event.what;
    if let Happening::Contact { step, outcome, interlocutor, minute } = what {
        let kind = if *step == StepKind::Call { TimelineKind::Call } else { TimelineKind::Note };
        let title = contact_line(*step, outcome, interlocutor, minute);
        return (kind, title, french::enumerate(&numbers));
    }
    if let Happening::Posted { step, deadline, tracking, .. } = what {
        let number =
            tracking.as_deref().map(|number| format!(", recommandé\u{a0}{}", french::tracking(number)));
        let number = number.unwrap_or_default();
        let title = format!("{} postée{number}", step_title(*step));
        return (TimelineKind::LetterPosted, title, format!("délai jusqu’au {}", french::date(*deadline)));
    }
    if what.presented().is_some() {
        let (title, detail) = if what.was_delivered() {
            ("Recommandé remis", "")
        } else {
            ("Pli avisé et non réclamé", "la lettre reste valable")
        };
        return (TimelineKind::Presented, title.to_owned(), detail.to_owned());
    }
    if *what == Happening::Note {
        return (TimelineKind::Note, "Note".to_owned(), String::new());
    }
    (
        TimelineKind::Note,
        happening_sentence(what, entry.interest_name(&event.invoices)),
        french::enumerate(&numbers),
    )
}

/// Whether a payment came by cheque: the bank may return it.
pub(crate) fn is_cheque(payment: &Payment) -> bool {
    folded(&payment.means).contains("cheque")
}

/// « par virement »; what a file said was paid already has no means of its own.
fn means_of(means: &str) -> String {
    match means {
        "" => String::new(),
        IMPORTED => ", déjà réglé dans le fichier importé".to_owned(),
        means => format!(" par {means}"),
    }
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
        let means = means_of(&payment.means);
        TimelineEntry {
            reversed: payment.reversed,
            undo: (!payment.reversed).then_some(UndoToken::Payment(payment.id)),
            cheque: (!payment.reversed && is_cheque(payment)).then_some(payment.id),
            ..timeline_line(
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
        ..timeline_line(
            note.on,
            TimelineKind::CreditNote,
            format!("Avoir {} de {}", note.number, french::euros(note.amount)),
            file.invoice(note.invoice).map(|invoice| invoice.number.clone()).unwrap_or_default(),
        )
    });
    payments.chain(notes).collect()
}
