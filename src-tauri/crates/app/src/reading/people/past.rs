//! What was said and done with a client before this contact.

use dument_domain::case::{CaseEvent, Happening, Outcome, OutcomeKind, PromiseNotKept};
use dument_domain::{Day, InvoiceId};
use dument_letters::call::{Receipt, Told, ToldBefore};
use dument_letters::confirmation::is_confirmed;
use dument_letters::facts::BrokenPromise;
use dument_letters::french;

use crate::ground::book::Entry;
use crate::words::{outcome_sentence, step_title};

/// The last promise about these invoices whose day has passed without the whole sum, with the
/// numbers it was about where it was not about all of them.
pub(crate) fn broken_promise(
    entry: &Entry,
    invoices: &[InvoiceId],
    today: Day,
) -> Option<(BrokenPromise, Vec<String>)> {
    let promised = about(entry, invoices).rev().find_map(|event| Some((broken(entry, event, today)?, event)));
    promised.map(|(promise, event)| (promise, part_of(entry, event, invoices)))
}

/// What the client said last of these invoices, taken up in the next call: that it paid, or a day
/// that has not passed yet.
pub(crate) fn told_before(entry: &Entry, invoices: &[InvoiceId], today: Day) -> Option<ToldBefore> {
    let said = about(entry, invoices).rev().find_map(|event| Some((event, event.what.outcome()?)));
    let (event, outcome) = said.filter(|(_, outcome)| outcome.accepts())?;
    let on = event.on;
    let told = if let Outcome::Promise { by, .. } = outcome {
        (*by >= today).then_some(Told::ComingPromise { on, by: *by })?
    } else {
        Told::Paid { on }
    };
    Some(ToldBefore { told, numbers: part_of(entry, event, invoices) })
}

/// Whether the client is asked if these invoices came: not once they were sent again, nor once
/// the client has spoken of paying them, which would hand a closed argument back.
pub(crate) fn receipt(entry: &Entry, invoices: &[InvoiceId]) -> Receipt {
    let said = |id: InvoiceId, wanted: fn(&Outcome) -> bool| {
        let named = about(entry, std::slice::from_ref(&id));
        named.filter(|event| event.what.outcome().is_some_and(wanted)).map(|event| event.on).max().is_some()
    };
    let resent = |id: &InvoiceId| said(*id, |outcome| outcome.kind() == OutcomeKind::NotReceived);
    let known = |id: &InvoiceId| resent(id) || said(*id, speaks_of_paying);
    let all_resent = invoices.iter().all(resent);
    match resent_on(entry, invoices).filter(|_| all_resent) {
        Some(on) => Receipt::SentAgain { on },
        None if !invoices.is_empty() && invoices.iter().all(known) => Receipt::Known,
        None => Receipt::ToAsk,
    }
}

/// Whether who said this has the invoice: one does not promise, dispute or refuse what never came.
fn speaks_of_paying(outcome: &Outcome) -> bool {
    outcome.accepts()
        || matches!(
            outcome.kind(),
            OutcomeKind::Difficulty
                | OutcomeKind::Dispute
                | OutcomeKind::Refuses
                | OutcomeKind::FundsAwaited
                | OutcomeKind::BouncedCheque
                | OutcomeKind::DefectiveCheque
        )
}

/// What happened about some of these invoices, in civil order.
fn about<'a>(entry: &'a Entry, invoices: &'a [InvoiceId]) -> impl DoubleEndedIterator<Item = &'a CaseEvent> {
    let mut events: Vec<&CaseEvent> = entry
        .file
        .standing_events()
        .filter(|event| event.invoices.iter().any(|id| invoices.contains(id)))
        .collect();
    events.sort_by_key(|event| (event.on, event.id));
    events.into_iter()
}

/// The numbers of those of these invoices that an act is about, where it is not about all.
fn part_of(entry: &Entry, event: &CaseEvent, invoices: &[InvoiceId]) -> Vec<String> {
    let said: Vec<InvoiceId> = invoices.iter().copied().filter(|id| event.invoices.contains(id)).collect();
    if said.len() == invoices.len() {
        return Vec::new();
    }
    said.iter().filter_map(|id| entry.file.invoice(*id)).map(|one| one.number.clone()).collect()
}

fn broken(entry: &Entry, event: &CaseEvent, today: Day) -> Option<BrokenPromise> {
    let PromiseNotKept { made_on, by, amount, received } = entry.file.promise_not_kept(event, today)?;
    Some(BrokenPromise { made_on, by, amount, received })
}

/// The last day one of these invoices was said not to have come.
pub(crate) fn resent_on(entry: &Entry, invoices: &[InvoiceId]) -> Option<Day> {
    let not_received = |event: &&CaseEvent| {
        event.what.outcome().is_some_and(|outcome| outcome.kind() == OutcomeKind::NotReceived)
            && event.invoices.iter().any(|id| invoices.contains(id))
    };
    entry.file.standing_events().filter(not_received).map(|event| event.on).max()
}

/// The last day the client was spoken to, and by which means.
pub(crate) fn last_spoken_on(entry: &Entry) -> Option<Day> {
    let spoken = |event: &&CaseEvent| {
        matches!(&event.what, Happening::Contact { step, outcome, .. }
            if step.is_spoken() && !outcome.teaches_nothing())
    };
    entry.file.standing_events().filter(spoken).map(|event| event.on).max()
}

/// Contacts made from that many days ago until today, calls, letters and e-mails alike.
pub(crate) fn contacts_within(entry: &Entry, today: Day, days: i64) -> usize {
    let from = today.plus_days(-days);
    let counted = |event: &&CaseEvent| is_spoken_or_written(event) && event.on > from && event.on <= today;
    entry.file.standing_events().filter(counted).count()
}

/// A contact for who is reached: an answer that nobody recorded as one still rang a telephone.
fn is_spoken_or_written(event: &CaseEvent) -> bool {
    let rang =
        matches!(&event.what, Happening::Contact { minute, .. } if minute.seconds > 0 && !minute.from_client);
    event.what.is_contact() || rang
}

/// Earlier contacts, latest first, one sentence each.
pub(crate) fn earlier(entry: &Entry) -> Vec<String> {
    let mut contacts: Vec<(Day, String)> = entry
        .file
        .standing_events()
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
