//! Dates as people and programs write them, always day first, never swapped.

use dument_domain::Day;

use crate::text::fold;

/// A date read, and whether its writing is not the one announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ReadDay {
    /// The date.
    pub(crate) day: Day,
    /// True when an XML date is not written in the format it announces.
    pub(crate) tolerated: bool,
}

/// Serial number that Excel gives, past its false 29 February 1900, to two days after its epoch of 30 December 1899.
const EXCEL_FIRST_OF_1900: i64 = 2;

/// A date of an XML invoice: `AAAAMMJJ` (102), `AAAAMMJJhhmm` (203), or ISO.
pub(crate) fn of_xml(text: &str, format: Option<&str>) -> Option<ReadDay> {
    let text = text.trim();
    let iso_expected = format.is_none();
    if let Some(day) = iso(text) {
        return Some(ReadDay { day, tolerated: !iso_expected });
    }
    let long_enough = match format {
        Some("203") => text.len() == 12,
        Some(_) | None => text.len() == 8,
    };
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    (long_enough && digits)
        .then(|| of_eight_digits(text))
        .flatten()
        .map(|day| ReadDay { day, tolerated: false })
}

/// A date in a cell: `31/12/2026`, `31-12-26`, `2026-12-31 08:00`, `20261231`,
/// `31 déc. 2026`, or the serial number of a spreadsheet.
pub(crate) fn of_cell(text: &str) -> Option<Day> {
    let text = text.trim();
    let first = text.split([' ', 'T', '\u{a0}']).next().unwrap_or(text);
    if let Some(day) = iso(first) {
        return Some(day);
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return match text.len() {
            8 => of_eight_digits(text).or_else(|| day_first_compact(text)),
            5 => serial(text),
            _ => None,
        };
    }
    day_first(first).or_else(|| in_words(text))
}

fn plausible(year: i32, month: u32, day: u32) -> Option<Day> {
    if !(1970..=2100).contains(&year) {
        return None;
    }
    Day::new(year, month, day).ok()
}

fn iso(text: &str) -> Option<Day> {
    let dated = text.split(['T', '+', 'Z']).next().unwrap_or(text).replace('/', "-");
    let bare = without_offset(&dated);
    let mut parts = bare.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    plausible(year.parse().ok()?, number(month)?, number(day)?)
}

/// An `xs:date` may bear the offset of its zone, west of Greenwich with a dash: the civil date stays.
fn without_offset(text: &str) -> &str {
    match text.get(10..).and_then(|rest| rest.strip_prefix('-')) {
        Some(offset) if offset.len() == 5 && offset.get(2..3) == Some(":") => text.get(..10).unwrap_or(text),
        Some(_) | None => text,
    }
}

fn of_eight_digits(text: &str) -> Option<Day> {
    plausible(text.get(..4)?.parse().ok()?, number(text.get(4..6)?)?, number(text.get(6..8)?)?)
}

fn day_first_compact(text: &str) -> Option<Day> {
    plausible(text.get(4..8)?.parse().ok()?, number(text.get(2..4)?)?, number(text.get(..2)?)?)
}

fn serial(text: &str) -> Option<Day> {
    let count: i64 = text.parse().ok()?;
    let found = Day::new(1900, 1, 1).ok()?.plus_days(count - EXCEL_FIRST_OF_1900);
    plausible(found.year(), found.month(), found.day_of_month())
}

fn day_first(text: &str) -> Option<Day> {
    let mut parts = text.split(['/', '-', '.']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || day.len() > 2 || month.len() > 2 {
        return None;
    }
    plausible(full_year(year)?, number(month)?, number(day)?)
}

fn full_year(text: &str) -> Option<i32> {
    let year: i32 =
        if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok()? } else { return None };
    match text.len() {
        4 => Some(year),
        2 => Some(if year < 80 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

fn number(text: &str) -> Option<u32> {
    let shaped = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if shaped { text.parse().ok() } else { None }
}

fn in_words(text: &str) -> Option<Day> {
    let folded = fold(text);
    let mut parts = folded.split(' ');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let day = day.strip_suffix("er").unwrap_or(day);
    plausible(full_year(year)?, month_of(month)?, number(day)?)
}

/// The month of a French name, whole or cut.
fn month_of(name: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
    ];
    let matching = |month: &str| name.len() >= 3 && month.starts_with(name);
    let rank = match name {
        "juil" | "jui" => 6,
        _ => MONTHS.iter().position(|month| matching(month))?,
    };
    u32::try_from(rank + 1).ok()
}
