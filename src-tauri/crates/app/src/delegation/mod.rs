//! « Confier les appels »: a week of calls on a sheet for somebody else, and the results typed
//! back, each a contact of its case on the day it really took place.
//!
//! [`week`] says which calls, [`register`] remembers the sheets made, [`paper`] and [`table`]
//! write them, [`filled`] reads a table that comes back, [`results`] records. To add a way a call
//! may end, give it a key in [`answers`].

mod answers;
mod filled;
mod paper;
mod register;
mod results;
mod table;
mod week;

pub use filled::read_filled;
pub use results::{check_results, record_results};

use dument_domain::Day;
use dument_letters::render::render_call_sheet;

use crate::delegation::register::{KeptRow, KeptSheet, case_of_sheet, kept_sheets, sheet_for, sheets_made};
use crate::delegation::week::calls_of;
use crate::ground::acting::Acting;
use crate::ground::asking::Reading;
use crate::views::{CallSheetView, DelegationView, SheetForm, SheetRequest};
use crate::{Code, Error};

/// The calls of a week, and to whom the sheet goes back.
///
/// # Errors
/// [`Code::NotConfigured`] before there is a company.
pub fn delegation(reading: Reading<'_>, week: Option<Day>) -> Result<DelegationView, Error> {
    let week_of = week::monday_of(week.unwrap_or(reading.now.today));
    let rows = calls_of(reading, reading.now.today, week_of);
    Ok(DelegationView {
        today: reading.now.today,
        weeks: week::week_choices(reading.now.today),
        week_of,
        total: rows.iter().map(|row| row.sum).sum(),
        rows,
        return_to: paper::return_to(reading.company()?),
        sheets: sheets_made(reading)?,
    })
}

/// The sheet of a week as a file, and its name. The same choice on the same day is the same
/// sheet, whatever its form: its cases keep their numbers.
///
/// # Errors
/// [`Code::NothingDue`] without a call; [`Code::LetterLayout`] if it cannot be drawn.
pub fn sheet_file(
    desk: &mut Acting<'_>,
    request: &SheetRequest,
    form: SheetForm,
) -> Result<(String, Vec<u8>), Error> {
    let week_of = week::monday_of(request.week.unwrap_or(desk.now.today));
    let mut rows = calls_of(desk.reading(), desk.now.today, week_of);
    rows.retain(|row| {
        let is_it = |one: &crate::views::ChosenCall| {
            let about = one.invoices.is_empty() || one.invoices == row.invoices;
            one.client == row.client && one.step == row.step && about
        };
        request.chosen.is_empty() || request.chosen.iter().any(is_it)
    });
    if rows.is_empty() {
        return Err(Error::told(
            Code::NothingDue,
            "cette semaine",
            "Aucun appel ni rendez-vous n’est à confier cette semaine.",
        ));
    }
    let kept = rows.iter().map(KeptRow::of).collect();
    let sheet = sheet_for(desk, week_of, &request.given_to, kept)?;
    let name = format!("Appels-semaine-du-{week_of}-feuille-{}", sheet.number);
    match form {
        SheetForm::Csv => Ok((format!("{name}.csv"), table::csv(&sheet, &rows).into_bytes())),
        SheetForm::Pdf => {
            let composed = paper::compose(desk.reading().company()?, &sheet, &rows);
            let rendered = render_call_sheet(&composed)
                .map_err(|problem| Error::new(Code::LetterLayout, problem.to_string()))?;
            Ok((format!("{name}.pdf"), rendered.bytes))
        }
    }
}

/// A sheet to type results back into: the one named, otherwise the latest.
///
/// # Errors
/// [`Code::UnknownDocument`] for a number that was never given.
pub fn sheet(reading: Reading<'_>, number: Option<u32>) -> Result<CallSheetView, Error> {
    let sheets = kept_sheets(reading)?;
    let sheet = match number {
        Some(number) => {
            let named = sheets.iter().find(|sheet| sheet.number == number);
            Some(named.ok_or_else(|| Error::new(Code::UnknownDocument, number.to_string()))?)
        }
        None => sheets.last(),
    };
    let cases = sheet.into_iter().flat_map(KeptSheet::cases);
    Ok(CallSheetView {
        today: reading.now.today,
        number: sheet.map(|sheet| sheet.number),
        sheets: sheets_made(reading)?,
        answers: answers::result_choices(),
        cases: cases.filter_map(|(reference, row)| case_of_sheet(reading, sheet, reference, row)).collect(),
    })
}
