//! New values compared with what is known, and put in their places.

use super::tables::{INDEMNITY, NOTICE_DELAYS};
use super::{
    ChangeKind, LawChange, LawError, LawUpdate, Parameter, ParameterFile, ParameterValue, RefusedUpdate,
    UpdateRefusal,
};
use crate::{Day, Law, Rate, Semester};

/// The highest rate that is believed, percent per year.
const RATE_MAX: &str = "30";

/// Parameters that follow half-years, in percent per year.
const RATES: [&str; 2] = ["ecb_main_refinancing_rate", "legal_interest_rate"];

/// Figures that make rates of those two.
const FACTORS: [&str; 3] =
    ["default_rate_margin_points", "public_rate_margin_points", "contract_rate_floor_factor"];

/// Amounts and delays that are looked up apart from [`Parameter`].
const MEASURES: [&str; 2] = [INDEMNITY, NOTICE_DELAYS];

/// Whether the user may bring values of this parameter: rates, what makes them, the indemnity,
/// the days a letter leaves, and the figures of [`Parameter`]: every figure of the law.
#[must_use]
pub fn open_to_updates(parameter: &str) -> bool {
    let figure = || Parameter::ALL.into_iter().any(|one| one.name() == parameter);
    [&RATES[..], &FACTORS, &MEASURES].concat().contains(&parameter) || figure()
}

/// Compares values with what `files` know on the day `today`.
///
/// # Errors
/// Every value that cannot be taken, with its reason.
pub fn plan_updates(
    files: &[ParameterFile],
    updates: &[LawUpdate],
    today: Day,
) -> Result<Vec<LawChange>, Vec<RefusedUpdate>> {
    let mut changes = Vec::new();
    let mut refused = Vec::new();
    for (index, update) in updates.iter().enumerate() {
        let earlier = updates.iter().take(index);
        match compare(files, update, updates, earlier, today) {
            Ok(change) => changes.push(change),
            Err(reason) => {
                refused.push(RefusedUpdate { place: index + 1, parameter: update.parameter.clone(), reason });
            }
        }
    }
    if refused.is_empty() { Ok(changes) } else { Err(refused) }
}

/// The parameter files with these values in their places.
#[must_use]
pub fn updated_files(files: Vec<ParameterFile>, updates: &[LawUpdate]) -> Vec<ParameterFile> {
    let mut files = files;
    for update in updates {
        let Some(file) = files.iter_mut().find(|file| file.name == update.parameter) else { continue };
        let before = file.values.iter().rev().find(|value| starts_on(value) <= update.starts_on());
        let value = value_of(update, before);
        file.values.retain(|value| starts_on(value) != update.starts_on());
        file.values.push(value);
        file.values.sort_by_key(starts_on);
    }
    files
}

impl Law {
    /// The law shipped with the program, with the values that the user brought over it.
    ///
    /// # Errors
    /// [`LawError`] naming the parameter whose value cannot be used.
    pub fn shipped_with(updates: &[LawUpdate]) -> Result<Law, LawError> {
        Law::from_files(&updated_files(Law::shipped_files()?, updates))
    }
}

fn compare<'a>(
    files: &[ParameterFile],
    update: &LawUpdate,
    all: &[LawUpdate],
    mut earlier: impl Iterator<Item = &'a LawUpdate>,
    today: Day,
) -> Result<LawChange, UpdateRefusal> {
    let file = files.iter().find(|file| file.name == update.parameter);
    let file = file.filter(|file| open_to_updates(&file.name)).ok_or(UpdateRefusal::UnknownParameter)?;
    check_period(update)?;
    check_value(update)?;
    let first = file.values.iter().filter_map(|value| value.semester).min();
    if let Some(old) = update.semester.filter(|semester| first.is_some_and(|first| *semester < first)) {
        return Err(UpdateRefusal::TooOld(old));
    }
    if update.source.trim().len() < 3 {
        return Err(UpdateRefusal::NoSource);
    }
    if update.checked_on > today {
        return Err(UpdateRefusal::CheckedInFuture(update.checked_on));
    }
    let same_period =
        |other: &LawUpdate| other.parameter == update.parameter && other.starts_on() == update.starts_on();
    if earlier.any(same_period) {
        return Err(UpdateRefusal::Twice);
    }
    if let Some(hole) = hole_before(file, update, all) {
        return Err(UpdateRefusal::Hole(hole));
    }
    let in_force = file.values.iter().rev().find(|value| starts_on(value) <= update.starts_on());
    let replaced = file.values.iter().find(|value| starts_on(value) == update.starts_on());
    let is_past = file.values.last().is_some_and(|last| starts_on(last) > update.starts_on());
    let before = if update.semester.is_some() { replaced } else { in_force };
    Ok(LawChange {
        kind: kind_of(update, replaced, is_past),
        before: before.cloned(),
        title: file.title.clone(),
        unit: file.unit.clone(),
        article: file.article.clone(),
        update: update.clone(),
    })
}

fn kind_of(update: &LawUpdate, replaced: Option<&ParameterValue>, is_past: bool) -> ChangeKind {
    match replaced {
        Some(known) if !same_numbers(known, update) => ChangeKind::Correction,
        Some(known) => {
            let told = known.source == update.source
                && known.verified == update.verified
                && known.act == update.act
                && (update.individual_creditor.is_none()
                    || known.individual_creditor == update.individual_creditor);
            if told { ChangeKind::Same } else { ChangeKind::Confirmation }
        }
        None if is_past => ChangeKind::Correction,
        None => ChangeKind::New,
    }
}

fn same_numbers(known: &ParameterValue, update: &LawUpdate) -> bool {
    let same = |old: &Option<String>, new: &Option<String>| new.is_none() || old == new;
    same_number(&known.value, &update.value)
        && same(&known.consumer, &update.consumer)
        && same(&known.mail, &update.mail)
}

fn same_number(one: &str, other: &str) -> bool {
    let read = |text: &str| text.parse::<Rate>().ok();
    read(one).is_some_and(|number| Some(number) == read(other))
}

fn check_period(update: &LawUpdate) -> Result<(), UpdateRefusal> {
    let by_semester = RATES.contains(&update.parameter.as_str());
    match (by_semester, update.semester, update.from) {
        (true, Some(_), None) | (false, None, Some(_)) => Ok(()),
        (true, _, _) => Err(UpdateRefusal::SemesterNeeded),
        (false, _, _) => Err(UpdateRefusal::FirstDayNeeded),
    }
}

/// A rate from 0 to 30 %, or a whole number above nothing.
fn check_value(update: &LawUpdate) -> Result<(), UpdateRefusal> {
    let text = &update.value;
    let not_a_number = || UpdateRefusal::NotANumber(text.clone());
    for (name, second) in [("consumer", &update.consumer), ("mail", &update.mail)] {
        let Some(second) = second else { continue };
        if update.parameter != NOTICE_DELAYS {
            return Err(UpdateRefusal::NotOfThisParameter(name));
        }
        second.parse::<u16>().map_err(|_| UpdateRefusal::NotANumber(second.clone()))?;
    }
    if update.semester.is_none() {
        let number: u16 = text.parse().map_err(|_| not_a_number())?;
        return if number == 0 { Err(UpdateRefusal::Absurd(text.clone())) } else { Ok(()) };
    }
    let plain = text.chars().all(|one| one.is_ascii_digit() || one == '.') && !text.is_empty();
    let rate: Rate = text.parse().map_err(|_| not_a_number())?;
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    if !plain || decimals > 4 {
        return Err(not_a_number());
    }
    let highest: Option<Rate> = RATE_MAX.parse().ok();
    let absurd = |rate: Rate| highest.is_none_or(|highest| rate > highest);
    match update.individual_creditor.filter(|rate| absurd(*rate)) {
        Some(other) => Err(UpdateRefusal::Absurd(other.to_string())),
        None if absurd(rate) => Err(UpdateRefusal::Absurd(text.clone())),
        None => Ok(()),
    }
}

/// The half-year just before that neither the file nor the update gives, if there is one.
fn hole_before(file: &ParameterFile, update: &LawUpdate, all: &[LawUpdate]) -> Option<Semester> {
    let semester = update.semester?;
    let brought = |wanted: Semester| {
        all.iter().any(|one| one.parameter == update.parameter && one.semester == Some(wanted))
    };
    let known = |wanted: Semester| file.values.iter().any(|value| value.semester == Some(wanted));
    let mut wanted = file.values.iter().filter_map(|value| value.semester).max()?.next();
    while wanted < semester {
        if !known(wanted) && !brought(wanted) {
            return Some(wanted);
        }
        wanted = wanted.next();
    }
    None
}

fn starts_on(value: &ParameterValue) -> Option<Day> {
    value.semester.map(Semester::first_day).or(value.from)
}

/// The value, with the second numbers it does not give as they were before it.
fn value_of(update: &LawUpdate, before: Option<&ParameterValue>) -> ParameterValue {
    let kept = |number: &Option<String>, old: fn(&ParameterValue) -> &Option<String>| {
        number.clone().or_else(|| before.and_then(|value| old(value).clone()))
    };
    ParameterValue {
        semester: update.semester,
        from: update.from,
        value: update.value.clone(),
        individual_creditor: update.individual_creditor,
        consumer: kept(&update.consumer, |value| &value.consumer),
        mail: kept(&update.mail, |value| &value.mail),
        act: update.act.clone(),
        source: update.source.clone(),
        verification: format!("brought by the user, checked on {}", update.checked_on),
        checked_on: Some(update.checked_on),
        verified: update.verified,
        origin: update.origin,
    }
}
