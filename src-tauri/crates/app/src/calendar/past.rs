//! What was done on the days that are gone, and already today: the calendar forgets nothing.

use dument_domain::Day;

use crate::calendar::fixed::fixed_because;
use crate::ground::book::Entry;
use crate::reading::timeline::timeline;
use crate::views::{CalendarEntry, CalendarKind, TimelineEntry, TimelineKind};

/// What was done in a case from `from` to `to`, with its day. What was taken back is not shown.
pub(super) fn done(entry: &Entry, from: Day, to: Day, today: Day) -> Vec<(Day, CalendarEntry)> {
    let to = to.min(today);
    if !happened_between(entry, from, to) {
        return Vec::new();
    }
    let lines = timeline(entry, today).into_iter();
    let kept = lines.filter(|line| line.on >= from && line.on <= to && !line.reversed && is_done(line.kind));
    kept.enumerate().map(|(place, line)| (line.on, shown(entry, place, line))).collect()
}

/// Whether a case has something on these days: its whole history is told only then.
fn happened_between(entry: &Entry, from: Day, to: Day) -> bool {
    let inside = |on: Day| on >= from && on <= to;
    let file = &entry.file;
    file.events.iter().any(|event| inside(event.on))
        || file.payments.iter().any(|payment| inside(payment.on))
        || file.credit_notes.iter().any(|note| inside(note.on))
}

/// Whether a line of the history is something that was done, not something written or to come.
const fn is_done(kind: TimelineKind) -> bool {
    match kind {
        TimelineKind::Call
        | TimelineKind::LetterPosted
        | TimelineKind::Presented
        | TimelineKind::Payment
        | TimelineKind::CreditNote
        | TimelineKind::Note => true,
        TimelineKind::Coming
        | TimelineKind::Invoice
        | TimelineKind::DueDate
        | TimelineKind::LetterPrepared => false,
    }
}

fn shown(entry: &Entry, place: usize, line: TimelineEntry) -> CalendarEntry {
    let client = &entry.file.client;
    CalendarEntry {
        id: format!("{}-{place}", client.id.0),
        kind: CalendarKind::Done,
        kind_label: CalendarKind::Done.word().to_owned(),
        client: client.id,
        client_name: client.name.clone(),
        title: line.title,
        detail: line.detail,
        amount: None,
        invoices: Vec::new(),
        numbers: Vec::new(),
        step: None,
        due: false,
        act: None,
        movable: false,
        fixed: fixed_because(CalendarKind::Done).to_owned(),
    }
}
