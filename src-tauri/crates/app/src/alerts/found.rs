//! What is true today and worth telling once, from the facts alone.

use dument_domain::case::{CaseEvent, InvoiceState, Outcome, Position, Reason};
use dument_domain::{ClientId, Day, Money};
use dument_letters::french::{date, euros};

use crate::Error;
use crate::backups::to_tell;
use crate::freshness::{is_fresh, payments_checked_on};
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::reading::limits::deadlines;
use crate::reading::limits::insolvency::{commission_to_tell, notice_unknown};
use crate::reading::money::totals::totals;
use crate::reading::rates_notice::{RATES_NOTICE_DAYS, rates_notice};
use crate::views::{AlertKind, AlertView};

/// A thing to tell, with the word by which it is remembered once told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) key: String,
    pub(crate) view: AlertView,
}

/// Everything true today, most serious first, then the oldest first.
pub(crate) fn true_today(reading: Reading<'_>) -> Vec<Found> {
    let today = reading.now.today;
    let home = reading.company.map(|company| &company.address);
    let mut found: Vec<Found> = Vec::new();
    for entry in reading.book.entries() {
        found.extend(entry.positions.iter().filter_map(|position| of_path(entry, position, today)));
        found.extend(entry.positions.iter().filter_map(|position| promise_unkept(entry, position, today)));
        found.extend(notice_unknown(entry).into_iter().chain(commission_to_tell(entry)).map(|(on, said)| {
            let sentence = format!("{}\u{a0}: {said}", entry.file.client.name);
            thing(AlertKind::Limit, on, Some(entry.file.client.id), format!("{on} notice"), sentence)
        }));
        found.extend(entry.rows().filter_map(|(invoice, position)| {
            let falls = invoice.parts.iter().find(|part| part.due == today.next())?;
            (position.state == InvoiceState::NotDue)
                .then(|| due_tomorrow(entry, &invoice.number, falls.due, today))
        }));
        found.extend(deadlines::last_passed(entry, reading.ground, today).map(|(on, said)| {
            let sentence = format!("{}\u{a0}: {said}.", entry.file.client.name);
            let client = Some(entry.file.client.id);
            thing(AlertKind::Limit, on.next(), client, format!("{on} passed"), sentence)
        }));
        found.extend(deadlines::soonest(entry, reading.ground, home, today).map(|limit| {
            let since = deadlines::announced_on(limit.on, today).unwrap_or(today);
            let sentence = format!("{}, {}\u{a0}: {}", limit.client_name, limit.left, limit.sentence);
            thing(
                AlertKind::Limit,
                since,
                Some(limit.client),
                format!("{} {}", limit.on, limit.left),
                sentence,
            )
        }));
    }
    found.extend(rates_end(reading));
    found.extend(payments_old(reading, today).ok().flatten());
    let copies = to_tell(reading).into_iter();
    found.extend(
        copies.map(|(since, what, told)| {
            thing(AlertKind::Backups, since, None, format!("{what} {since}"), told)
        }),
    );
    let rank = |kind: AlertKind| AlertKind::ALL.iter().position(|one| *one == kind);
    found.sort_by(|one, other| {
        (rank(one.view.kind), one.view.on, &one.key).cmp(&(rank(other.view.kind), other.view.on, &other.key))
    });
    // Several invoices of one promise, plan or notice are one thing to tell.
    found.dedup_by(|one, other| one.key == other.key);
    found
}

/// The steps to do, each by a name that stays, with the day from which it is due.
pub(crate) fn due_steps(reading: Reading<'_>, today: Day) -> Vec<(String, Day)> {
    let steps = reading.book.entries().flat_map(|entry| {
        let client = entry.file.client.id;
        let steps = dument_domain::case::next_steps(&entry.positions, today);
        steps.into_iter().map(move |step| (format!("step {} {:?}", client.0, step.step), step.due_on))
    });
    steps.collect()
}

/// The legal rates known come to their end, where somebody owes something.
fn rates_end(reading: Reading<'_>) -> Option<Found> {
    let notice = rates_notice(&reading.ground.law, reading.now.today);
    notice.warning?;
    let last = notice.last_known?;
    let (totals, _) = totals(reading.book, reading.now.today);
    if totals.open.is_zero() {
        return None;
    }
    let (key, since, verb) = if last.last_day() < reading.now.today {
        (format!("{last} passed"), last.last_day().next(), "étaient")
    } else {
        (last.to_string(), last.last_day().plus_days(-RATES_NOTICE_DAYS), "sont")
    };
    let sentence = format!(
        "Les taux légaux {verb} connus jusqu’au {}\u{a0}: mettez-les à jour dans Réglages.",
        date(last.last_day())
    );
    Some(thing(AlertKind::Rates, since, None, key, sentence))
}

/// The payments were up to date and are no longer, while somebody is late.
fn payments_old(reading: Reading<'_>, today: Day) -> Result<Option<Found>, Error> {
    let Some(on) = payments_checked_on(reading)? else { return Ok(None) };
    let (days, region) = (reading.alerts.payments_days, reading.ground.region);
    let (totals, _) = totals(reading.book, today);
    if on > today || is_fresh(Some(on), today, days, region) || totals.late.is_zero() {
        return Ok(None);
    }
    let since = on.plus_working_days(days, region).next();
    let sentence =
        format!("Vos paiements n’ont pas été vérifiés depuis le {}\u{a0}: un client a pu payer.", date(on));
    Ok(Some(thing(AlertKind::Payments, since, None, on.to_string(), sentence)))
}

/// The last promise about an invoice, its day passed and nothing said since. It is told whatever
/// the path did meanwhile: a promise too many leaves the letter due, and is followed up too.
fn promise_unkept(entry: &Entry, position: &Position, today: Day) -> Option<Found> {
    position.next.as_ref()?;
    let events = entry.file.events_of(position.invoice);
    let mut since: Vec<&CaseEvent> = Vec::new();
    for event in events.into_iter().rev() {
        if let Some(Outcome::Promise { by, amount }) = event.what.outcome() {
            let about = |one: &CaseEvent| one.on > *by || !one.what.leaves_promise();
            if *by >= today || since.iter().copied().any(about) || received_since(entry, event.on) >= *amount
            {
                return None;
            }
            let (name, client) = (&entry.file.client.name, entry.file.client.id);
            let promised = euros(*amount);
            let sentence = format!("Promesse non tenue\u{a0}: {name}, {promised} pour le {}", date(*by));
            return Some(thing(AlertKind::PromiseBroken, by.next(), Some(client), by.to_string(), sentence));
        }
        since.push(event);
    }
    None
}

/// What the path of an invoice says: an instalment missed, a notice without effect.
fn of_path(entry: &Entry, position: &Position, today: Day) -> Option<Found> {
    let planned = position.next.as_ref()?;
    let name = &entry.file.client.name;
    let (kind, last, sentence) = match &planned.reason {
        Reason::InstalmentMissed(missed) => {
            let due = missed.first.due;
            let sentence = if missed.count > 1 {
                let short = euros(missed.short);
                format!("{} versements manqués\u{a0}: {name}, {short} depuis le {}", missed.count, date(due))
            } else {
                format!("Versement manqué\u{a0}: {name}, {} le {}", euros(missed.short), date(due))
            };
            (AlertKind::InstalmentMissed, due, sentence)
        }
        Reason::DeadlinePassed { step, deadline } if step.is_formal_notice() => {
            let sentence = format!("Délai de mise en demeure passé\u{a0}: {name}, le {}", date(*deadline));
            (AlertKind::NoticePassed, *deadline, sentence)
        }
        Reason::DueDatePassed { .. }
        | Reason::AfterOutcome { .. }
        | Reason::DeadlinePassed { .. }
        | Reason::Resumed { .. }
        | Reason::StepDone { .. }
        | Reason::StepSkipped { .. }
        | Reason::InstalmentDue { .. }
        | Reason::Arranged { .. }
        | Reason::PositionTaken { .. }
        | Reason::Cheque { .. }
        | Reason::LegalAct { .. }
        | Reason::HandedOver { .. }
        | Reason::DiscountKept { .. }
        | Reason::PlanFinished { .. }
        | Reason::PrincipalPaid { .. }
        | Reason::Covered { .. } => return None,
    };
    let client = entry.file.client.id;
    (last < today).then(|| thing(kind, last.next(), Some(client), last.to_string(), sentence))
}

fn due_tomorrow(entry: &Entry, number: &str, due: Day, today: Day) -> Found {
    let client = &entry.file.client;
    let sentence = format!("Échéance demain\u{a0}: {}, facture {number}", client.name);
    thing(AlertKind::DueTomorrow, today, Some(client.id), format!("{number} {due}"), sentence)
}

/// A thing to tell; its key says what it is about, so that it is the same thing tomorrow.
fn thing(kind: AlertKind, on: Day, client: Option<ClientId>, about: String, sentence: String) -> Found {
    let whose = client.map(|client| client.0).unwrap_or_default();
    Found { key: format!("{kind:?} {whose} {about}"), view: AlertView { kind, on, client, sentence } }
}

/// What a client paid since a day.
fn received_since(entry: &Entry, on: Day) -> Money {
    let payments = entry.file.standing_payments().filter(|one| one.on >= on);
    payments.map(|one| one.amount).sum()
}
