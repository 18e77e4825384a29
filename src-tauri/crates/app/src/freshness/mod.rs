//! Freshness: nobody is asked for money on the strength of payments that nobody has looked at.
//!
//! The user says when the payments were brought up to date. Before a letter or an e-mail counts as
//! sent the window shows that day and what came since, and asks when it is too old. It never
//! forbids: « je n’ai pas vérifié » is possible, and stays written beside what was sent.

use dument_domain::case::{CaseEvent, CaseFile, StepKind};
use dument_domain::{ClientId, Day, HolidayRegion};
use dument_letters::french;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::Error;
use crate::ground::acting::{Acting, Written};
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::ground::key;
use crate::views::{FreshnessView, PaymentsSeen};
use crate::words::step_words;

/// When the user last said that the payments are up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PaymentsChecked {
    /// That day; none once it was taken back for the first time.
    pub(crate) on: Option<Day>,
    /// What was said before, to take this back.
    #[serde(default)]
    pub(crate) before: Option<Day>,
}

/// How recent the payments known are; with a client, what came from it since the last contact.
///
/// # Errors
/// [`crate::Code::UnknownClient`].
pub fn freshness(reading: Reading<'_>, client: Option<ClientId>) -> Result<FreshnessView, Error> {
    let since = match client {
        Some(client) => received_since(reading.entry(client)?, reading.now.today),
        None => String::new(),
    };
    let checked_on = payments_checked_on(reading)?;
    Ok(FreshnessView {
        checked_on,
        sentence: checked_sentence(checked_on, reading.now.today),
        since,
        stale: !is_fresh(checked_on, reading.now.today, reading.alerts.payments_days, reading.ground.region),
    })
}

/// « C’est à jour »: every payment received up to today is recorded.
///
/// # Errors
/// The store's refusals; [`crate::Code::UnknownClient`].
pub fn say_up_to_date(desk: &mut Acting<'_>, client: Option<ClientId>) -> Result<FreshnessView, Error> {
    let kept = PaymentsChecked { on: Some(desk.now.today), before: payments_checked_on(desk.reading())? };
    keep_payments_checked(desk, "payments_checked", kept)?;
    freshness(desk.reading(), client)
}

/// Takes back « c’est à jour »: what was said before holds again.
///
/// # Errors
/// The store's refusals; [`crate::Code::UnknownClient`].
pub fn take_back_up_to_date(desk: &mut Acting<'_>, client: Option<ClientId>) -> Result<FreshnessView, Error> {
    let last: Option<PaymentsChecked> = desk.reading().kept.setting(key::PAYMENTS_CHECKED)?;
    let before = last.and_then(|last| last.before);
    let kept = PaymentsChecked { on: before, before };
    keep_payments_checked(desk, "payments_unchecked", kept)?;
    freshness(desk.reading(), client)
}

fn keep_payments_checked(desk: &mut Acting<'_>, kind: &str, kept: PaymentsChecked) -> Result<(), Error> {
    let kept = json!(kept);
    desk.write(kind, |writer| {
        writer.set_setting(key::PAYMENTS_CHECKED, &kept.to_string())?;
        Ok(Written { answer: (), payload: kept.clone(), clients: Vec::new(), choices: false })
    })
    .map(|written| written.answer)
}

/// The day the payments were last said to be up to date.
pub(crate) fn payments_checked_on(reading: Reading<'_>) -> Result<Option<Day>, Error> {
    let kept: Option<PaymentsChecked> = reading.kept.setting(key::PAYMENTS_CHECKED)?;
    Ok(kept.and_then(|kept| kept.on))
}

/// What is written beside a step that was sent without looking; nothing otherwise.
pub(crate) fn payments_note(reading: Reading<'_>, seen: PaymentsSeen) -> Result<String, Error> {
    Ok(match (seen, payments_checked_on(reading)?) {
        (PaymentsSeen::AsKept, _) => String::new(),
        (PaymentsSeen::NotLooked, Some(on)) => {
            format!("Paiements non vérifiés avant l’envoi (vus le {}).", french::date(on))
        }
        (PaymentsSeen::NotLooked, None) => "Paiements non vérifiés avant l’envoi.".to_owned(),
    })
}

/// Whether the payments were looked at no more than this number of working days ago. A day to come
/// is a clock that was set back: it proves nothing.
#[must_use]
pub(crate) fn is_fresh(
    checked_on: Option<Day>,
    today: Day,
    working_days: u32,
    region: HolidayRegion,
) -> bool {
    checked_on.is_some_and(|on| on <= today && today <= on.plus_working_days(working_days, region))
}

fn checked_sentence(checked_on: Option<Day>, today: Day) -> String {
    let Some(on) = checked_on else {
        return "Vous n’avez pas encore dit si vos paiements sont à jour.".to_owned();
    };
    match on.days_until(today) {
        0 => "Paiements à jour aujourd’hui.".to_owned(),
        1 => format!("Paiements à jour au {} (hier).", french::date(on)),
        days if days > 1 => format!("Paiements à jour au {} (il y a {days}\u{a0}jours).", french::date(on)),
        _ => format!("Paiements à jour au {}.", french::date(on)),
    }
}

/// What came from a client since the last time it was written or spoken to.
fn received_since(entry: &Entry, today: Day) -> String {
    let file = &entry.file;
    let last = last_contact(file, today);
    let from = last.map(|event| event.on);
    let counts = |on: Day| on <= today && from.is_none_or(|from| on >= from);
    let payments = file.standing_payments().filter(|one| counts(one.on));
    let notes = file.standing_credit_notes().filter(|one| counts(one.on));
    let mut received: Vec<(Day, String)> = payments
        .map(|one| {
            let sum = french::euros(one.amount);
            // A day that no file gave is not said as one that is known.
            let told = if one.on_supposed {
                format!("{sum} (jour non connu)")
            } else {
                format!("{sum} le {}", french::date(one.on))
            };
            (one.on, told)
        })
        .chain(notes.map(|one| {
            let what = format!("avoir {} de {}", one.number, french::euros(one.amount));
            (one.on, format!("{what} le {}", french::date(one.on)))
        }))
        .collect();
    received.sort_by_key(|(on, _)| *on);
    let told: Vec<String> = received.into_iter().map(|(_, words)| words).collect();
    let since = last.map(|event| format!(" depuis {}", named(event))).unwrap_or_default();
    if told.is_empty() {
        format!("Rien reçu de ce client{since}.")
    } else {
        format!("Reçu de ce client{since}\u{a0}: {}.", french::enumerate(&told))
    }
}

/// The last time the client was written or spoken to, reached or not.
fn last_contact(file: &CaseFile, today: Day) -> Option<&CaseEvent> {
    let standing = file.standing_events().filter(|event| event.on <= today);
    standing.filter(|event| event.what.is_contact()).max_by_key(|event| (event.on, event.id))
}

/// « l’appel du 12 novembre 2026 », « la deuxième lettre du 12 novembre 2026 ».
fn named(event: &CaseEvent) -> String {
    let what = step_words(event.what.step().unwrap_or(StepKind::Call)).as_received;
    format!("{what} du {}", french::date(event.on))
}
