//! What was said and done with a client before this contact.

use dument_domain::case::{CaseEvent, Happening, Outcome, OutcomeKind};
use dument_domain::{Day, InvoiceId};
use dument_letters::confirmation::is_confirmed;
use dument_letters::facts::BrokenPromise;
use dument_letters::french;

use crate::book::Entry;
use crate::words::{outcome_sentence, step_title};

fn standing(entry: &Entry) -> impl DoubleEndedIterator<Item = &CaseEvent> {
    entry.file.events.iter().filter(|event| !event.reversed)
}

/// The last promise whose day has passed without the whole sum.
pub(super) fn broken_promise(entry: &Entry, today: Day) -> Option<BrokenPromise> {
    standing(entry).rev().find_map(|event| broken(entry, event, today))
}

/// How many promises were not kept.
pub(super) fn broken_promises(entry: &Entry, today: Day) -> usize {
    standing(entry).filter(|event| broken(entry, event, today).is_some()).count()
}

fn broken(entry: &Entry, event: &CaseEvent, today: Day) -> Option<BrokenPromise> {
    let Some(Outcome::Promise { by, amount }) = event.what.outcome() else { return None };
    let all: Vec<InvoiceId> = entry.file.invoices.iter().map(|one| one.id).collect();
    let received = entry.file.paid_since(event, &all, today);
    let late = *by < today && received < *amount;
    late.then_some(BrokenPromise { made_on: event.on, by: *by, amount: *amount, received })
}

/// The last day one of these invoices was said not to have come.
pub(super) fn resent_on(entry: &Entry, invoices: &[InvoiceId]) -> Option<Day> {
    let not_received = |event: &&CaseEvent| {
        event.what.outcome().is_some_and(|outcome| outcome.kind() == OutcomeKind::NotReceived)
            && event.invoices.iter().any(|id| invoices.contains(id))
    };
    standing(entry).filter(not_received).map(|event| event.on).max()
}

/// The last day the client was spoken to, and by which means.
pub(super) fn last_spoken_on(entry: &Entry) -> Option<Day> {
    let spoken = |event: &&CaseEvent| match &event.what {
        Happening::Contact { step, outcome, .. } => step.is_spoken() && !outcome.teaches_nothing(),
        Happening::Posted { .. }
        | Happening::Presented { .. }
        | Happening::Done { .. }
        | Happening::Skipped { .. }
        | Happening::PlanAgreed { .. }
        | Happening::Arranged { .. }
        | Happening::PositionTaken { .. }
        | Happening::DisputeClosed { .. }
        | Happening::Cheque { .. }
        | Happening::HandedOver { .. }
        | Happening::Resumed
        | Happening::Waived { .. }
        | Happening::RestClaimed
        | Happening::LegalAct { .. }
        | Happening::SolvencyLooked { .. }
        | Happening::RecoveryCosts { .. }
        | Happening::Note => false,
    };
    standing(entry).filter(spoken).map(|event| event.on).max()
}

/// Contacts made from that many days ago until today, calls, letters and e-mails alike.
pub(super) fn contacts_within(entry: &Entry, today: Day, days: i64) -> usize {
    let from = today.plus_days(-days);
    let counted = |event: &&CaseEvent| is_spoken_or_written(event) && event.on > from && event.on <= today;
    standing(entry).filter(counted).count()
}

/// A contact for who is reached: an answer that nobody recorded as one still rang a telephone.
fn is_spoken_or_written(event: &CaseEvent) -> bool {
    let rang =
        matches!(&event.what, Happening::Contact { minute, .. } if minute.seconds > 0 && !minute.from_client);
    event.what.is_contact() || rang
}

/// Earlier contacts, latest first, one sentence each.
pub(crate) fn earlier(entry: &Entry) -> Vec<String> {
    let mut contacts: Vec<(Day, String)> = standing(entry)
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

/// Whether an e-mail may confirm what was said in this contact.
pub(crate) fn confirmable(event: &CaseEvent) -> bool {
    let Happening::Contact { step, outcome, .. } = &event.what else { return false };
    !event.reversed && step.is_spoken() && is_confirmed(outcome)
}
