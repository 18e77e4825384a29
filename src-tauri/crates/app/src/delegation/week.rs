//! Which calls a week holds: those due now and not made, and those that come by its end.

use dument_domain::{Day, Invoice};

use crate::calendar::entries::entries_of;
use crate::calendar::monday;
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::reading::money::open_credit::{OpenCredit, open_credits};
use crate::reading::people::past::earlier;
use crate::reading::people::person::{contact_name, phone_of};
use crate::views::{CalendarEntry, CalendarKind, DelegationRow, WeekChoice};

/// The Monday of the week of a day.
pub(super) fn monday_of(on: Day) -> Day {
    monday(on)
}

/// This week and the next.
pub(super) fn week_choices(today: Day) -> Vec<WeekChoice> {
    let this = monday(today);
    let choice = |week_of, label: &str| WeekChoice { week_of, label: label.to_owned() };
    vec![choice(this, "Cette semaine"), choice(this.plus_days(7), "La semaine prochaine")]
}

/// The calls due by the end of a week, those due first, then the larger sums.
pub(super) fn calls_of(reading: Reading<'_>, today: Day, week_of: Day) -> Vec<DelegationRow> {
    let to = week_of.plus_days(6);
    let mut rows: Vec<DelegationRow> = Vec::new();
    for entry in reading.book.entries() {
        let to_come = entries_of(entry, reading.ground, None, today, to).into_iter();
        let calls = to_come.filter(|(on, one)| *on <= to && one.kind == CalendarKind::Step);
        rows.extend(calls.filter_map(|(on, one)| row(entry, on, one, today)));
    }
    rows.sort_by(|one, other| {
        (one.on, other.sum, &one.client_name).cmp(&(other.on, one.sum, &other.client_name))
    });
    rows
}

/// A call or a meeting as a row; nothing for what is not spoken.
fn row(entry: &Entry, on: Day, one: CalendarEntry, today: Day) -> Option<DelegationRow> {
    let step = one.step.filter(|step| step.is_spoken())?;
    let due = one.invoices.iter().filter_map(|id| entry.file.invoice(*id)).map(Invoice::due_on).min()?;
    let client = &entry.file.client;
    Some(DelegationRow {
        client: client.id,
        client_name: client.name.clone(),
        step,
        title: one.title,
        invoices: one.invoices,
        numbers: one.numbers,
        sum: one.amount.unwrap_or_default(),
        days_late: due.days_until(today).max(0),
        on,
        ask_for: contact_name(client),
        phone: phone_of(entry),
        last: first_to_know(entry),
    })
}

/// What happened last; before it, the credit notes that the sum asked does not count.
fn first_to_know(entry: &Entry) -> String {
    let open = open_credits(entry).map(OpenCredit::not_counted);
    open.chain(earlier(entry).into_iter().take(1)).collect::<Vec<_>>().join(" ")
}
