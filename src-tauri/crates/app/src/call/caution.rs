//! What to know before ringing: the hour, the day, the contacts already made. A caution is said
//! and never blocks; the numbers are ours, not the law's.

use dument_domain::case::{ActingDays, InvoiceState, Position, Rules, StepKind};
use dument_domain::{HolidayRegion, InvoiceId, Money};
use dument_letters::french::euros;
use dument_letters::guard::SMALL_PRINCIPAL;
use dument_letters::typography::french;

use crate::Now;
use crate::ground::book::Entry;
use crate::reading::money::aside::rest_without_a_day;
use crate::reading::money::open_credit::open_credits;
use crate::reading::path::rhythm::second_step;
use crate::reading::people::past::contacts_within;
use crate::words::text::counted;

/// Nobody is rung before this hour.
const FIRST_HOUR: u32 = 8;
/// Nor from this hour on.
const LAST_HOUR: u32 = 20;
/// Contacts counted over a week, and over a month.
const WEEK_DAYS: i64 = 7;
const MONTH_DAYS: i64 = 30;
/// From so many contacts in a week on, the next one is warned about.
const WEEK_CONTACTS_MAX: usize = 3;
/// From so many contacts in a month on, the next one is warned about.
const MONTH_CONTACTS_MAX: usize = 6;

/// What to know before this contact, a sentence each; empty on an ordinary day.
pub(super) fn cautions(
    entry: &Entry,
    asked: &[&Position],
    step: StepKind,
    rules: &Rules<'_>,
    now: &Now,
) -> Vec<String> {
    let mut sentences: Vec<String> = open_credits(entry).map(|one| one.to_set_against()).collect();
    sentences.extend(asked.iter().filter_map(|one| held(entry, one)));
    let invoices: Vec<InvoiceId> = asked.iter().map(|one| one.invoice).collect();
    sentences.extend(small_sum(asked));
    sentences.extend(rest_without_a_day(entry, &invoices, now.today));
    sentences.extend(second_step(entry, rules, step, &invoices, now.today));
    if step.is_spoken() {
        sentences.extend(day_caution(rules, now));
        sentences.extend(hour_caution(now));
    }
    sentences.extend(frequency_caution(entry, now));
    sentences.iter().map(|sentence| french(sentence)).collect()
}

/// So little is hardly worth a reminder, by e-mail or telephone as by letter.
fn small_sum(asked: &[&Position]) -> Option<String> {
    let principal: Money = asked.iter().map(|one| one.statement.statement.principal).sum();
    let small = principal.is_positive() && principal < SMALL_PRINCIPAL;
    small.then(|| {
        format!(
            "Le principal n’est que de {}\u{a0}: relancer pour si peu pourrait être jugé abusif, vous décidez.",
            euros(principal)
        )
    })
}

/// What already holds an invoice: it is heard about, not asked for again.
fn held(entry: &Entry, position: &Position) -> Option<String> {
    let number = &entry.file.invoice(position.invoice)?.number;
    let why = match position.state {
        InvoiceState::Disputed => "est contestée\u{a0}: on écoute et on répond, on ne la réclame pas",
        InvoiceState::Promised => "est promise\u{a0}: le jour dit n’est pas passé",
        InvoiceState::Plan => "suit un échéancier en cours",
        InvoiceState::Paused => "est en pause\u{a0}: du temps a été laissé",
        InvoiceState::ThirdParty => "est confiée à un tiers\u{a0}: qu’il sache que vous appelez",
        InvoiceState::Judicial => "est devant la justice",
        InvoiceState::NotDue
        | InvoiceState::Late
        | InvoiceState::Insolvent
        | InvoiceState::Settled
        | InvoiceState::Abandoned => return None,
    };
    Some(format!("{number} {why}."))
}

fn day_caution(rules: &Rules<'_>, now: &Now) -> Option<String> {
    let day = now.today;
    let kind = if day.is_holiday(rules.region) {
        "c’est un jour férié"
    } else if is_sunday(now) {
        "c’est dimanche"
    } else if !day.is_working_day(HolidayRegion::Mainland)
        && rules.scenario.acting_days == ActingDays::Working
    {
        "c’est samedi"
    } else {
        return None;
    };
    let better = day.next().working_day_from(rules.region);
    Some(format!(
        "Appel possible, mais {kind}\u{a0}: un jour ouvré est mieux accepté, {} par exemple.",
        dument_letters::french::weekday_and_date(better)
    ))
}

fn is_sunday(now: &Now) -> bool {
    now.today.weekday().num_days_from_sunday() == 0
}

fn hour_caution(now: &Now) -> Option<String> {
    let hour = now.minute_of_day / 60;
    (!(FIRST_HOUR..LAST_HOUR).contains(&hour)).then(|| {
        format!(
            "Appel possible, mais il est {} h {:02}\u{a0}: on appelle d’ordinaire entre {FIRST_HOUR} h et {LAST_HOUR} h.",
            hour,
            now.minute_of_day % 60
        )
    })
}

/// « 2 contacts en 7 jours, 4 en 30 jours »: calls, letters and e-mails alike.
pub(super) fn counter(entry: &Entry, now: &Now) -> String {
    let (week, month) = counts(entry, now);
    format!("{} en {WEEK_DAYS}\u{a0}jours, {month} en {MONTH_DAYS}\u{a0}jours", counted(week, "contact"))
}

fn counts(entry: &Entry, now: &Now) -> (usize, usize) {
    (contacts_within(entry, now.today, WEEK_DAYS), contacts_within(entry, now.today, MONTH_DAYS))
}

/// Too many contacts harm the relation, and malicious repeated calls are an offence; no text gives
/// a number.
fn frequency_caution(entry: &Entry, now: &Now) -> Option<String> {
    let (week, month) = counts(entry, now);
    (week >= WEEK_CONTACTS_MAX || month >= MONTH_CONTACTS_MAX).then(|| {
        format!(
            "Déjà {}\u{a0}: laissez passer quelques jours. La loi punit les appels malveillants répétés (C. pén. 222-16) sans \
             fixer de nombre\u{202f}; ce seuil est un conseil de prudence, vous décidez.",
            counter(entry, now)
        )
    })
}
