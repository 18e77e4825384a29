//! `calendar`: everything to come, day by day, and as a file for another calendar.

use std::io::Write;

use dument_app::french::{euros, short_date};
use dument_app::views::{CalendarDay, CalendarEntry};
use dument_app::{Code, Error, calendar};
use dument_machine::clock;
use serde_json::{Value, json};

use crate::arguments::Calendar;
use crate::failure::Failure;
use crate::files::put;
use crate::output::Output;
use crate::session::{Session, day_if_any};
use crate::table::Table;

/// What comes between two days, over all the clients.
pub(crate) fn run(
    asked: &Calendar,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let from = day_if_any(asked.from.as_ref())?.unwrap_or(session.now.today);
    let to = day_if_any(asked.to.as_ref())?;
    if let Some(to) = to.filter(|to| *to < from) {
        return Err(Error::new(Code::BadDate, to.to_string()).into());
    }
    let mut app = session.open()?;
    let days = app.ask(&session.now, |reading| calendar::to_come(reading, from, to, &[]));
    if let Some(path) = &asked.ics {
        let stamp = clock::utc_stamp().map_err(Failure::Usage)?;
        put(
            session,
            path,
            app.ask(&session.now, |reading| calendar::file(reading, &stamp, from, to, &[])).as_bytes(),
        )?;
    }
    if output.is_json() {
        return Ok(output.value(&pairs(&days).map(value).collect::<Vec<_>>())?);
    }
    if days.is_empty() {
        return Ok(output.line("Rien à venir.")?);
    }
    let mut table = Table::new(&["Jour", "Client", "Quoi", "Somme", "Détail", "Factures"]);
    for (day, entry) in pairs(&days) {
        table.row(vec![
            short_date(day.on),
            entry.client_name.clone(),
            entry.title.clone(),
            entry.amount.map(euros).unwrap_or_default(),
            entry.detail.clone(),
            entry.numbers.join(", "),
        ]);
    }
    table.align_right(3..4);
    Ok(table.print(output)?)
}

fn pairs(days: &[CalendarDay]) -> impl Iterator<Item = (&CalendarDay, &CalendarEntry)> {
    days.iter().flat_map(|day| day.entries.iter().map(move |entry| (day, entry)))
}

/// An entry as the contract writes it.
fn value((day, entry): (&CalendarDay, &CalendarEntry)) -> Value {
    json!({
        "on": day.on,
        "kind": entry.kind,
        "id": entry.id,
        "client": entry.client_name,
        "client_id": entry.client,
        "title": entry.title,
        "detail": entry.detail,
        "amount": entry.amount,
        "invoices": entry.numbers,
        "step": entry.step,
        "due": entry.due,
    })
}
