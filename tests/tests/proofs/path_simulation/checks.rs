//! What may never be, whatever happened.

use std::collections::BTreeSet;

use dument_domain::case::{CaseEvent, CaseFile, InvoiceState, NextStep, Position, Rules, StepKind};
use dument_domain::limitation::EventKind;
use dument_domain::{Day, Invoice};

use crate::path_simulation::facts::Facts;

/// Every rule, on one day.
pub fn check(
    file: &CaseFile,
    rules: &Rules<'_>,
    places: &[Position],
    due: &[NextStep],
    today: Day,
) -> Result<(), String> {
    for place in places {
        let invoice = file.invoice(place.invoice).unwrap();
        let facts = Facts::of(file, invoice, today);
        ends_or_goes_on(place, today)?;
        procedure_is_followed(place, &facts, invoice, today)?;
        promise_is_followed_up(place, &facts, file, rules, today)?;
        rhythm_is_kept(place, file, today)?;
    }
    for step in due {
        for id in &step.invoices {
            let invoice = file.invoice(*id).unwrap();
            let facts = Facts::of(file, invoice, today);
            may_be_done(file, rules, step.step, invoice, &facts, today).map_err(|problem| {
                format!("{today}: {} on {}: {problem}", step.step.code(), invoice.number)
            })?;
        }
    }
    Ok(())
}

fn ends_or_goes_on(place: &Position, today: Day) -> Result<(), String> {
    let over =
        matches!(place.state, InvoiceState::Settled | InvoiceState::Abandoned | InvoiceState::Insolvent);
    match (&place.next, over) {
        (Some(next), true) => {
            Err(format!("{today}: {} but {} follows", place.state.code(), next.step.code()))
        }
        (None, false) => Err(format!("{today}: {} and nothing follows", place.state.code())),
        (Some(_), false) | (None, true) => Ok(()),
    }
}

/// What is before a judge says so, and is followed unless the money is there or the law forbids it.
fn procedure_is_followed(
    place: &Position,
    facts: &Facts,
    invoice: &Invoice,
    today: Day,
) -> Result<(), String> {
    let Some(kind) = facts.before_judge.filter(|_| !facts.forbidden && !facts.abandoned) else {
        return Ok(());
    };
    let credited = place.next.as_ref().is_some_and(|next| next.step == StepKind::CreditNote);
    if place.state == InvoiceState::Settled || facts.covered(invoice) || credited {
        return Ok(());
    }
    let state = if kind == EventKind::Conciliation {
        InvoiceState::Paused
    } else if kind == EventKind::SmallClaimsAgreement {
        InvoiceState::ThirdParty
    } else {
        InvoiceState::Judicial
    };
    let next = place.next.as_ref().map(|next| next.step);
    if (place.state, next) == (state, Some(StepKind::Judicial)) {
        return Ok(());
    }
    Err(format!("{today}: {} but {} and {next:?}", kind.code(), place.state.code()))
}

/// A running promise has a day on which it is followed up, no later than the interval allows.
fn promise_is_followed_up(
    place: &Position,
    facts: &Facts,
    file: &CaseFile,
    rules: &Rules<'_>,
    today: Day,
) -> Result<(), String> {
    let Some(by) = facts.promised_by.filter(|_| place.state == InvoiceState::Promised) else { return Ok(()) };
    let next = place.next.as_ref().ok_or_else(|| format!("{today}: a promise and nothing after it"))?;
    let after = |day: Day| rules.scenario.acting_day_from(day, rules.region);
    let interval = i64::from(rules.scenario.min_interval_days);
    let spaced = file.last_contact_on().map_or(by.next(), |last| last.plus_days(interval));
    let first = file.invoice(place.invoice).map_or(by, |invoice| after(invoice.due_on().next()));
    let deadline = facts.deadline.map_or(by, |day| after(day.next()));
    let latest = after(by.next()).max(after(spaced)).max(deadline).max(first);
    // A cheque, a plan or a delay of its own may keep the path longer; a promise alone never does.
    let alone =
        !matches!(next.step, StepKind::Cheque | StepKind::Dispute | StepKind::CreditNote | StepKind::Settle);
    let by_promise = matches!(&next.reason, dument_domain::case::Reason::AfterOutcome { .. });
    if alone && by_promise && next.due_on > latest && facts.passed.len() == 1 {
        return Err(format!("{today}: promised for {by}, followed up only on {}", next.due_on));
    }
    Ok(())
}

/// One rhythm for the client of several invoices, unless the client named the day itself: no
/// fourth day of reminders in a week, and a week after a reminder about another one.
fn rhythm_is_kept(place: &Position, file: &CaseFile, today: Day) -> Result<(), String> {
    let Some(next) = place.next.as_ref().filter(|next| next.due_on <= today && next.step.is_reminder())
    else {
        return Ok(());
    };
    if next.reason.is_of_a_day_agreed() {
        return Ok(());
    }
    let own = |event: &&CaseEvent| event.invoices.contains(&place.invoice);
    let dealt = file.events.iter().filter(|event| !event.reversed && event.what.outcome().is_some());
    let dealt = dealt.filter(own).map(|event| event.on).max();
    let week: Vec<&CaseEvent> = file
        .events
        .iter()
        .filter(|event| !event.reversed && event.what.step_made().is_some())
        .filter(|event| event.on > today.plus_days(-7))
        .collect();
    let days: BTreeSet<Day> = week.iter().map(|event| event.on).collect();
    let Some(other) = week.iter().filter(|event| !own(event)).map(|event| event.on).max() else {
        return Ok(());
    };
    if days.len() >= 3 {
        return Err(format!("{today}: {} would be a fourth day in a week", next.step.code()));
    }
    let touched = week.iter().any(|event| own(event) && event.on >= other);
    if !touched && dealt.is_none_or(|on| on < other) {
        return Err(format!("{today}: {} within a week of another invoice", next.step.code()));
    }
    Ok(())
}

fn may_be_done(
    file: &CaseFile,
    rules: &Rules<'_>,
    step: StepKind,
    invoice: &Invoice,
    facts: &Facts,
    today: Day,
) -> Result<(), String> {
    if facts.forbidden {
        return Err("the law forbids to ask".to_owned());
    }
    if facts.abandoned {
        return Err("it was given up".to_owned());
    }
    if step == StepKind::CreditNote && !facts.all_but_the_discount(invoice) {
        return Err("no discount was kept".to_owned());
    }
    if !step.is_reminder() {
        return Ok(());
    }
    if facts.before_judge.is_some() {
        return Err("it is before a judge, or in talks".to_owned());
    }
    if facts.covered(invoice) && !facts.rest_claimed {
        return Err("its principal is paid".to_owned());
    }
    if facts.wholly_disputed(invoice) {
        return Err("it is disputed".to_owned());
    }
    if facts.paused_until.is_some_and(|until| today <= until) {
        return Err("it is paused".to_owned());
    }
    if facts.promised_by.is_some_and(|by| today <= by) && facts.passed.len() == 1 {
        return Err("its first promise runs".to_owned());
    }
    if today <= invoice.due_on() {
        return Err("it is not late".to_owned());
    }
    if facts.deadline.is_some_and(|deadline| today <= deadline) {
        return Err(format!("the last letter leaves until {}", facts.deadline.unwrap()));
    }
    if !rules.scenario.acting_day_from(today, rules.region).eq(&today) && step_begins(file, rules, today) {
        return Err("not a day to act".to_owned());
    }
    let missing = facts.missing_before(rules.scenario, step);
    let by_clause = facts.plan_asks_notice && step.is_formal_notice();
    if !missing.is_empty() && !by_clause {
        return Err(format!("{missing:?} was not done"));
    }
    let interval = i64::from(rules.scenario.min_interval_days.max(1));
    match file.last_contact_on() {
        Some(last) if today < last.plus_days(interval) => Err(format!("a contact took place on {last}")),
        Some(_) | None => Ok(()),
    }
}

/// A step may stay due over a weekend; it never begins on one.
fn step_begins(file: &CaseFile, rules: &Rules<'_>, today: Day) -> bool {
    let places = dument_domain::case::positions(file, rules, today);
    places
        .iter()
        .filter_map(|place| place.next.as_ref())
        .any(|next| next.step.is_reminder() && next.due_on == today)
}
