//! The sheets made, remembered so that a result typed back finds its case.

use dument_domain::case::{Position, StepKind};
use dument_domain::{ClientId, Day, InvoiceId, Money};
use dument_letters::french;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::Error;
use crate::ground::acting::{Acting, Written};
use crate::ground::asking::Reading;
use crate::ground::key;
use crate::views::{DelegationRow, SheetCaseView, SheetSummary};
use crate::words::outcome_sentence;
use crate::words::text::counted;

/// Sheets older than these are forgotten: their results are long known.
const SHEETS_KEPT: usize = 30;

/// A sheet as it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptSheet {
    pub(super) number: u32,
    pub(super) made_on: Day,
    pub(super) week_of: Day,
    pub(super) given_to: String,
    pub(super) rows: Vec<KeptRow>,
}

/// A call of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptRow {
    pub(super) client: ClientId,
    pub(super) step: StepKind,
    pub(super) invoices: Vec<InvoiceId>,
}

impl KeptRow {
    pub(super) fn of(row: &DelegationRow) -> KeptRow {
        KeptRow { client: row.client, step: row.step, invoices: row.invoices.clone() }
    }
}

impl KeptSheet {
    /// The cases with what each is found again by, in order.
    pub(super) fn cases(&self) -> impl Iterator<Item = (String, &KeptRow)> {
        (1..).zip(&self.rows).map(|(place, row)| (self.reference(place), row))
    }

    /// « C3-07 »: a letter first, or a spreadsheet would read a date.
    pub(super) fn reference(&self, place: usize) -> String {
        format!("C{}-{place:02}", self.number)
    }

    fn summary(&self) -> SheetSummary {
        let to = match self.given_to.trim() {
            "" => String::new(),
            name => format!(", confiée à {name}"),
        };
        let label = format!(
            "Feuille {}, semaine du {}, {}{to}",
            self.number,
            french::date(self.week_of),
            counted(self.rows.len(), "appel")
        );
        SheetSummary { number: self.number, label }
    }
}

/// The sheets made, oldest first.
pub(super) fn kept_sheets(reading: Reading<'_>) -> Result<Vec<KeptSheet>, Error> {
    reading.kept.setting(key::CALL_SHEETS)
}

/// The same in words, latest first.
pub(super) fn sheets_made(reading: Reading<'_>) -> Result<Vec<SheetSummary>, Error> {
    Ok(kept_sheets(reading)?.iter().rev().map(KeptSheet::summary).collect())
}

/// The sheet of these calls: the latest one if it is the same of the same day, otherwise a new
/// one with the next number.
pub(super) fn sheet_for(
    desk: &mut Acting<'_>,
    week_of: Day,
    given_to: &str,
    rows: Vec<KeptRow>,
) -> Result<KeptSheet, Error> {
    let mut sheets = kept_sheets(desk.reading())?;
    let last = sheets.last().map_or(0, |sheet| sheet.number);
    let given_to = given_to.trim().to_owned();
    let sheet = KeptSheet { number: last, made_on: desk.now.today, week_of, given_to, rows };
    if sheets.last() == Some(&sheet) {
        return Ok(sheet);
    }
    let sheet = KeptSheet { number: last + 1, ..sheet };
    sheets.push(sheet.clone());
    let forgotten = sheets.len().saturating_sub(SHEETS_KEPT);
    sheets.drain(..forgotten);
    let (text, payload) = (json!(sheets).to_string(), json!({ "call_sheet": sheet }));
    desk.write("call_sheet", |writer| {
        writer.set_setting(key::CALL_SHEETS, &text)?;
        Ok(Written { answer: (), payload, clients: Vec::new(), choices: false })
    })?;
    Ok(sheet)
}

/// A case of a sheet as it stands now; nothing for a client that is gone.
pub(super) fn case_of_sheet(
    reading: Reading<'_>,
    sheet: Option<&KeptSheet>,
    reference: String,
    row: &KeptRow,
) -> Option<SheetCaseView> {
    let entry = reading.book.get(row.client)?;
    let open = row.invoices.iter().filter_map(|id| entry.position(*id));
    let sum: Money = open.map(Position::principal_asked).sum();
    let since = sheet.map(|sheet| sheet.made_on)?;
    let said = entry.file.standing_events().filter(|event| {
        let about = event.invoices.iter().any(|id| row.invoices.contains(id));
        event.on >= since && about
    });
    let noted = said.filter_map(|event| {
        let outcome = outcome_sentence(event.what.outcome()?);
        Some(format!("{}\u{a0}: {outcome}", french::date(event.on)))
    });
    let named = row.invoices.iter().filter_map(|id| entry.file.invoice(*id));
    let closed = if sum.is_positive() { "" } else { "Tout est payé depuis\u{a0}: rien à noter." };
    Some(SheetCaseView {
        reference,
        client: row.client,
        client_name: entry.file.client.name.clone(),
        numbers: named.map(|invoice| invoice.number.clone()).collect(),
        sum,
        noted: noted.collect(),
        closed: closed.to_owned(),
    })
}
