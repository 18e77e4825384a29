//! « Aujourd’hui »: what to do now, over all the clients.

mod courtesy;

pub use courtesy::courtesy_sent;

use dument_domain::case::{NextStep, OutcomeKind, Reason, StepKind, StepSum, next_steps};
use dument_domain::{Day, Money};
use dument_letters::french;
use serde_json::json;

use crate::Error;
use crate::alerts::{absence, keep_watch, watch_kept};
use crate::freshness::freshness;
use crate::ground::acting::Acting;
use crate::ground::asking::Reading;
use crate::reading::limits::deadlines;
use crate::reading::money::totals::totals;
use crate::reading::path::lapsed::lapsed_letters;
use crate::reading::path::reasons;
use crate::reading::path::steps::{due_row, is_followed, sum_to_come};
use crate::reading::rates_notice::rates_notice;
use crate::today::courtesy::courtesies;
use crate::views::{ComingStep, LapsedLetter, TodayDeadline, TodayGroup, TodayRow, TodayView};
use crate::words::{step_group, step_title};

/// « J’ai vu »: what was missed is not shown any more.
///
/// # Errors
/// The store's refusals.
pub fn absence_seen(desk: &mut Acting<'_>) -> Result<TodayView, Error> {
    let mut watch = watch_kept(desk.reading())?;
    watch.come_to(desk.now.today);
    watch.away = None;
    keep_watch(desk, "absence_seen", &watch, json!({ "on": desk.now.today }))?;
    today(desk.reading())
}

/// The rows due today, most urgent first: one per client and step.
pub fn today_rows(reading: Reading<'_>) -> Vec<TodayRow> {
    ranked(reading, reading.now.today).into_iter().map(|(_, row)| row).collect()
}

/// The rows due today with their group, in order.
fn ranked(reading: Reading<'_>, today: Day) -> Vec<(Group, TodayRow)> {
    let mut rows: Vec<Ranked> = Vec::new();
    for entry in reading.book.entries() {
        let steps = next_steps(&entry.positions, today);
        for step in &steps {
            let close = deadlines::close_limit(entry, &step.invoices, reading.ground, today);
            let behind = deadlines::limit_behind(entry, &step.invoices, reading.ground, today);
            let limit = match (&close, &behind) {
                (Some((on, _)), _) => LimitOrder::Close(*on),
                (None, None) => LimitOrder::Far,
                (None, Some(_)) => LimitOrder::Behind,
            };
            let notes =
                [close.map(|(_, told)| told), behind, crate::reading::path::grouping::beside(step, &steps)];
            let notes: Vec<String> = notes.into_iter().flatten().collect();
            let beside = (!notes.is_empty()).then(|| notes.join(" "));
            let kept = reasons::promise_kept(entry, &step.reason, &step.invoices, today).is_some();
            let row = TodayRow { beside, ..due_row(entry, step, today) };
            rows.push(Ranked { group: Group::of(step, kept, limit), limit, row });
        }
    }
    rows.sort_by(|one, other| {
        let order = |ranked: &Ranked| (ranked.group.rank, ranked.limit);
        order(one)
            .cmp(&order(other))
            .then_with(|| weight(&other.row).cmp(&weight(&one.row)))
            .then_with(|| one.row.client_name.cmp(&other.row.client_name))
    });
    rows.into_iter().map(|ranked| (ranked.group, ranked.row)).collect()
}

/// A row with what puts it in its place.
struct Ranked {
    group: Group,
    limit: LimitOrder,
    row: TodayRow,
}

/// How a row stands to the last safe day to act in court: one that comes goes before all others,
/// one that is behind after them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum LimitOrder {
    Close(Day),
    Far,
    Behind,
}

/// The first screen.
///
/// # Errors
/// A setting cannot be read.
pub fn today(reading: Reading<'_>) -> Result<TodayView, Error> {
    let rows = ranked(reading, reading.now.today);
    let count = rows.len();
    let to_ask = rows.iter().filter(|(_, row)| !matches!(row.step, StepKind::CreditNote | StepKind::SetOff));
    let due_today = to_ask.map(|(_, row)| row.sum.principal).sum();
    let (totals, late_clients) = totals(reading.book, reading.now.today);
    Ok(TodayView {
        today: reading.now.today,
        count,
        late: totals.late,
        late_clients,
        due_today,
        totals,
        groups: groups(rows),
        coming: coming(reading, reading.now.today),
        deadlines: soonest_deadlines(reading, reading.now.today),
        lapsed: letters_to_keep_back(reading, reading.now.today),
        absence: absence(reading)?,
        payments: freshness(reading, None)?,
        rest: rest(reading, reading.now.today),
        courtesies: courtesies(reading, reading.now.today),
        rates: rates_notice(&reading.ground.law, reading.now.today),
        is_empty: reading.book.entries().all(|entry| entry.file.invoices.is_empty()),
    })
}

/// The limits announced, soonest first: the nearest of each client.
fn soonest_deadlines(reading: Reading<'_>, today: Day) -> Vec<TodayDeadline> {
    let home = reading.company.map(|company| &company.address);
    let mut limits: Vec<TodayDeadline> = reading
        .book
        .entries()
        .filter_map(|entry| deadlines::soonest(entry, reading.ground, home, today))
        .collect();
    limits.sort_by(|one, other| one.on.cmp(&other.on).then_with(|| one.client_name.cmp(&other.client_name)));
    limits.truncate(DEADLINES_MAX);
    limits
}

/// Letters prepared that must not leave, over all the clients.
fn letters_to_keep_back(reading: Reading<'_>, today: Day) -> Vec<LapsedLetter> {
    reading.book.entries().flat_map(|entry| lapsed_letters(entry, reading.ground, today)).collect()
}

/// On a day on which no scenario of the reminders due acts: until when they may wait. Money to
/// be looked for does not wait.
fn rest(reading: Reading<'_>, today: Day) -> Option<String> {
    let mut until: Option<Day> = None;
    let mut money = false;
    for entry in reading.book.entries() {
        for step in next_steps(&entry.positions, today) {
            if is_money_to_check(&step) {
                money = true;
                continue;
            }
            let scenario = reading.ground.rules_of(entry).ok()?.scenario;
            let day = scenario.acting_day_from(today, reading.ground.region);
            if day == today {
                return None;
            }
            until = until.max(Some(day));
        }
    }
    let until = french::weekday_and_date(until?);
    let but = if money { "sauf l’argent promis à vérifier, " } else { "" };
    Some(format!("Jour de repos\u{a0}: {but}ces relances peuvent attendre {until}."))
}

fn coming(reading: Reading<'_>, today: Day) -> Vec<ComingStep> {
    let mut coming: Vec<(ComingStep, StepSum)> = Vec::new();
    for entry in reading.book.entries() {
        let to_come = entry.positions.iter().filter_map(|position| {
            let planned = position.next.as_ref().filter(|planned| planned.due_on > today)?;
            Some((planned, sum_to_come(position, planned)))
        });
        for (planned, (sum, adds_up)) in to_come {
            let client = entry.file.client.id;
            let title = step_title(planned.step).to_owned();
            let same = coming
                .iter_mut()
                .find(|(one, _)| one.client == client && one.on == planned.due_on && one.title == title);
            match same {
                Some((_, all)) if adds_up => *all = all.plus(sum),
                Some(_) => {}
                None => {
                    let (client_name, on) = (entry.file.client.name.clone(), planned.due_on);
                    coming.push((ComingStep { client, client_name, title, on, amount: Money::ZERO }, sum));
                }
            }
        }
    }
    let shown = coming.into_iter().map(|(one, sum)| ComingStep { amount: sum.shown(), ..one });
    let mut coming: Vec<ComingStep> = shown.collect();
    coming.sort_by(|one, other| one.on.cmp(&other.on).then_with(|| other.amount.cmp(&one.amount)));
    coming.truncate(COMING_MAX);
    coming
}

/// How many steps to come are shown.
const COMING_MAX: usize = 10;

/// How many limits to come are shown.
const DEADLINES_MAX: usize = 20;

/// The group of promises that were not kept: a call, but first of all.
const BROKEN_PROMISE: &str = "broken_promise";

/// The group of debts whose last safe day to act in court is close: before anything else.
const CLOSE_LIMIT: &str = "close_limit";

/// The group of what is before a judge, or in talks: how it stands is looked at.
const FOLLOWED: &str = "procedure";

/// The order of the groups: what costs most to forget first.
const ORDER: [StepKind; 16] = [
    StepKind::Judicial,
    StepKind::FinalDemand,
    StepKind::FormalNotice,
    StepKind::ThirdParty,
    StepKind::Cheque,
    StepKind::Dispute,
    StepKind::Evidence,
    StepKind::CollectionLetter,
    StepKind::SecondLetter,
    StepKind::FirstLetter,
    StepKind::Email,
    StepKind::Meeting,
    StepKind::Call,
    StepKind::CreditNote,
    StepKind::Settle,
    StepKind::SetOff,
];

/// Whether the step is to see if promised money came.
fn is_money_to_check(step: &NextStep) -> bool {
    match &step.reason {
        Reason::AfterOutcome { outcome, .. } => {
            matches!(outcome.kind(), OutcomeKind::Promise | OutcomeKind::Paid)
        }
        Reason::InstalmentDue { .. } | Reason::InstalmentMissed(_) => true,
        Reason::DueDatePassed { .. }
        | Reason::DeadlinePassed { .. }
        | Reason::Resumed { .. }
        | Reason::StepDone { .. }
        | Reason::StepSkipped { .. }
        | Reason::Arranged { .. }
        | Reason::PositionTaken { .. }
        | Reason::Cheque { .. }
        | Reason::LegalAct { .. }
        | Reason::HandedOver { .. }
        | Reason::DiscountKept { .. }
        | Reason::PlanFinished { .. }
        | Reason::PrincipalPaid { .. }
        | Reason::Covered { .. } => false,
    }
}

/// Where a row stands on the screen.
struct Group {
    rank: usize,
    code: &'static str,
    title: &'static str,
}

impl Group {
    fn of(step: &NextStep, promise_kept: bool, limit: LimitOrder) -> Group {
        let demands = step.step.is_reminder() || step.step == StepKind::Judicial;
        if matches!(limit, LimitOrder::Close(_)) && demands && !is_followed(step) {
            return Group { rank: 0, code: CLOSE_LIMIT, title: "Date limite pour agir proche" };
        }
        let after_promise = matches!(
            &step.reason,
            Reason::AfterOutcome { outcome, .. } if outcome.kind() == OutcomeKind::Promise
        );
        if after_promise && !promise_kept && step.step.is_spoken() {
            return Group { rank: 1, code: BROKEN_PROMISE, title: "Promesse non tenue" };
        }
        let place = ORDER.iter().position(|kind| *kind == step.step).unwrap_or(ORDER.len());
        if is_followed(step) {
            return Group { rank: 2 + place, code: FOLLOWED, title: "Procédure à suivre" };
        }
        Group { rank: 2 + place, code: step.step.code(), title: step_group(step.step) }
    }
}

/// Amount times days: what weighs most in its group comes first.
fn weight(row: &TodayRow) -> i128 {
    i128::from(row.sum.principal.cents()) * i128::from(row.days_late.max(1))
}

fn groups(rows: Vec<(Group, TodayRow)>) -> Vec<TodayGroup> {
    let mut groups: Vec<TodayGroup> = Vec::new();
    for (group, row) in rows {
        match groups.iter_mut().find(|one| one.code == group.code) {
            Some(same) => same.rows.push(row),
            None => groups.push(TodayGroup {
                code: group.code.to_owned(),
                title: group.title.to_owned(),
                rows: vec![row],
            }),
        }
    }
    groups
}
