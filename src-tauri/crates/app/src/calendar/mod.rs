//! « Calendrier »: everything to come over all the clients and everything done, per day, and what
//! is to come as a file that other calendars read.

pub(crate) mod entries;
mod fixed;
mod ics;
mod past;
mod postpone;

pub use postpone::{postpone, postponed};

use std::collections::BTreeMap;

use dument_domain::{Day, HolidayRegion};
use dument_letters::french;

use crate::Error;
use crate::calendar::entries::entries_of;
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::views::{
    CalendarCount, CalendarDay, CalendarEntry, CalendarKind, CalendarRequest, CalendarSpan, CalendarView,
};

/// Months shown by the list.
const LIST_MONTHS: u32 = 12;
/// Months looked at where no end is given.
const HORIZON_MONTHS: u32 = 120;

/// A page of the calendar: a month, a week, or a list of twelve months.
///
/// # Errors
/// None today; kept for the contract of the window.
pub fn calendar(reading: Reading<'_>, request: &CalendarRequest) -> Result<CalendarView, Error> {
    let on = request.on.unwrap_or(reading.now.today);
    let page = Page::of(request.span, on, reading.now.today);
    let mut found = found(reading, page.from, page.to);
    let told = |entry| past::done(entry, page.from, page.to, reading.now.today);
    found.extend(reading.book.entries().flat_map(told));
    let kinds = counts(&found);
    found.retain(|(_, entry)| kept(entry, &request.kinds));
    Ok(CalendarView {
        today: reading.now.today,
        on,
        title: page.title(),
        from: page.from,
        to: page.to,
        previous: page.previous,
        next: page.next,
        days: page.days(found, reading.ground.region),
        kinds,
    })
}

/// The days from `from` to `to` that hold something of these kinds; all kinds if none is given,
/// and ten years, which no limit known to the program goes beyond, if no end is.
pub fn to_come(reading: Reading<'_>, from: Day, to: Option<Day>, kinds: &[CalendarKind]) -> Vec<CalendarDay> {
    let to = to.unwrap_or_else(|| from.plus_months(HORIZON_MONTHS));
    let mut found = found(reading, from, to);
    found.retain(|(_, entry)| kept(entry, kinds));
    let region = reading.ground.region;
    by_day(found).into_iter().map(|(on, entries)| day_of(on, true, entries, region)).collect()
}

/// The same days as an iCalendar file (RFC 5545), whose identifiers stay the same from one
/// export to the next. `stamp` is the moment of the export in UTC, `YYYYMMDDTHHMMSSZ`.
pub fn file(reading: Reading<'_>, stamp: &str, from: Day, to: Option<Day>, kinds: &[CalendarKind]) -> String {
    let days = to_come(reading, from, to, kinds);
    ics::icalendar(&days, stamp, |client| reading.book.get(client).map_or(0, revision))
}

/// Everything from `from` to `to`, by client.
fn found(reading: Reading<'_>, from: Day, to: Day) -> Vec<(Day, CalendarEntry)> {
    let home = reading.company.map(|company| &company.address);
    let all = reading
        .book
        .entries()
        .flat_map(|entry| entries_of(entry, reading.ground, home, reading.now.today, to));
    all.filter(|(on, _)| *on >= from && *on <= to).collect()
}

/// How many facts a case has, those taken back included: it only grows, so that of two exports
/// of one entry the later one is believed.
fn revision(entry: &Entry) -> usize {
    let file = &entry.file;
    file.events.len() + file.payments.len() + file.credit_notes.len() + file.letters.len()
}

fn kept(entry: &CalendarEntry, kinds: &[CalendarKind]) -> bool {
    kinds.is_empty() || kinds.contains(&entry.kind)
}

fn counts(found: &[(Day, CalendarEntry)]) -> Vec<CalendarCount> {
    let counted = CalendarKind::ALL.into_iter().map(|kind| CalendarCount {
        kind,
        label: kind.label().to_owned(),
        count: found.iter().filter(|(_, entry)| entry.kind == kind).count(),
    });
    counted.filter(|one| one.count > 0).collect()
}

fn by_day(found: Vec<(Day, CalendarEntry)>) -> BTreeMap<Day, Vec<CalendarEntry>> {
    let mut days: BTreeMap<Day, Vec<CalendarEntry>> = BTreeMap::new();
    for (on, entry) in found {
        days.entry(on).or_default().push(entry);
    }
    days
}

/// A day with its entries: what the law will not forgive first, then by client.
fn day_of(on: Day, inside: bool, mut entries: Vec<CalendarEntry>, region: HolidayRegion) -> CalendarDay {
    let legal = [CalendarKind::ProofOfClaim, CalendarKind::Order, CalendarKind::Limitation];
    let ordinary = |kind: CalendarKind| !legal.contains(&kind);
    entries.sort_by(|one, other| {
        let (mine, theirs) = (ordinary(one.kind), ordinary(other.kind));
        (mine, one.kind, &one.client_name, &one.id).cmp(&(theirs, other.kind, &other.client_name, &other.id))
    });
    CalendarDay { on, inside, working: on.is_working_day(region), entries }
}

/// The days of a page.
struct Page {
    span: CalendarSpan,
    /// The first day of the month, of the week or of the list.
    first: Day,
    from: Day,
    to: Day,
    previous: Day,
    next: Day,
}

impl Page {
    fn of(span: CalendarSpan, on: Day, today: Day) -> Page {
        match span {
            CalendarSpan::Month => {
                let first = first_of_month(on);
                Page {
                    span,
                    first,
                    from: monday(first),
                    to: monday(on.end_of_month()).plus_days(6),
                    previous: on.minus_months(1),
                    next: on.plus_months(1),
                }
            }
            CalendarSpan::Week => {
                let first = monday(on);
                Page {
                    span,
                    first,
                    from: first,
                    to: first.plus_days(6),
                    previous: on.plus_days(-7),
                    next: on.plus_days(7),
                }
            }
            CalendarSpan::List => {
                let first = if first_of_month(on) == first_of_month(today) { today } else { on };
                Page {
                    span,
                    first,
                    from: first,
                    to: first.plus_months(LIST_MONTHS).previous(),
                    previous: first.minus_months(LIST_MONTHS),
                    next: first.plus_months(LIST_MONTHS),
                }
            }
        }
    }

    fn title(&self) -> String {
        match self.span {
            CalendarSpan::Month => {
                let first = french::date(self.first);
                first.trim_start_matches("1er\u{a0}").to_owned()
            }
            CalendarSpan::Week => format!("semaine du {}", french::date(self.first)),
            CalendarSpan::List => {
                format!("du {} au {}", french::date(self.from), french::date(self.to))
            }
        }
    }

    fn days(&self, found: Vec<(Day, CalendarEntry)>, region: HolidayRegion) -> Vec<CalendarDay> {
        let mut days = by_day(found);
        if self.span != CalendarSpan::List {
            let count = self.from.days_until(self.to);
            for place in 0..=count {
                days.entry(self.from.plus_days(place)).or_default();
            }
        }
        let inside =
            |on: Day| self.span != CalendarSpan::Month || first_of_month(on) == first_of_month(self.first);
        days.into_iter().map(|(on, entries)| day_of(on, inside(on), entries, region)).collect()
    }
}

fn first_of_month(on: Day) -> Day {
    on.plus_days(1 - i64::from(on.day_of_month()))
}

/// The Monday of the week of a day.
pub(crate) fn monday(on: Day) -> Day {
    on.plus_days(-i64::from(on.weekday().num_days_from_monday()))
}
