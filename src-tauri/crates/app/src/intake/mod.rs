//! Files brought in: previewed first, then written in one transaction.
//!
//! `plan` compares what a file holds with what is known and writes nothing; the
//! preview shows the plan, the import writes it. To accept one more kind of
//! file, teach `dument-intake` to read it: nothing changes here.

mod columns;
mod credit;
mod erased;
mod facts;
mod fate;
mod firm;
mod plan;
mod show;
mod write;

use dument_intake::Severity;

use crate::backups::{Why, copy_first};
use crate::ground::acting::Acting;
use crate::ground::asking::Reading;
use crate::ground::shown::Previewed;
use crate::intake::fate::Known;
use crate::intake::plan::Plan;
use crate::intake::show::Counts;
use crate::views::{ImportPreview, ImportReport, ImportRequest};
use crate::{Code, Error};

/// From so many rows an import is large: a copy of the data is made first.
const LARGE_IMPORT: usize = 50;

/// How the terminal asks for an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// Say what would be written, write nothing.
    pub dry_run: bool,
    /// Leave bad rows out.
    pub skip_bad: bool,
    /// Accept invoices whose seller is another firm.
    pub accept_seller: bool,
}

/// Reads a file and says what it would bring; nothing is written.
///
/// # Errors
/// The store's refusals; a file that cannot be read is an answer, with its problems.
pub fn preview(reading: Reading<'_>, name: &str, bytes: &[u8]) -> Result<ImportPreview, Error> {
    let file = Previewed::read(name, bytes);
    let before = reading.kept.imported(&file.sha256)?.map(|import| import.imported_at);
    let plan = import_plan(reading, &file, before.is_some());
    let preview = show::plan_shown(&file, &plan, reading.book, before);
    reading.shown.files.keep(file);
    Ok(preview)
}

/// Writes a previewed file.
///
/// # Errors
/// As [`import_file`].
pub fn import(desk: &mut Acting<'_>, request: ImportRequest) -> Result<ImportReport, Error> {
    let file = desk.reading().shown.files.find_again(&request.token)?;
    let ImportRequest { skip_bad, accept_seller, .. } = request;
    bring_in(desk, &file, ImportOptions { dry_run: false, skip_bad, accept_seller })
}

/// Reads a file and writes what it brings, in one transaction.
///
/// # Errors
/// [`Code::NotConfigured`] before the company exists, [`Code::UnreadableFile`],
/// [`Code::Purchase`], [`Code::OtherSeller`], [`Code::BadRows`]; nothing is then written.
pub fn import_file(
    desk: &mut Acting<'_>,
    name: &str,
    bytes: &[u8],
    options: ImportOptions,
) -> Result<ImportReport, Error> {
    bring_in(desk, &Previewed::read(name, bytes), options)
}

fn bring_in(desk: &mut Acting<'_>, file: &Previewed, options: ImportOptions) -> Result<ImportReport, Error> {
    desk.reading().company()?;
    if file.reading.invoices.is_empty() {
        let problems = &file.reading.problems;
        let error = problems.iter().find(|problem| problem.severity == Severity::Error);
        let said = error.or_else(|| problems.first()).map(|problem| problem.message.clone());
        return Err(Error::new(Code::UnreadableFile, said.unwrap_or_default()));
    }
    let imported_before = desk.reading().kept.imported(&file.sha256)?.is_some();
    let plan = import_plan(desk.reading(), file, imported_before);
    let counts = Counts::of(&plan, file);
    if plan.is_purchase {
        return Err(Error::new(Code::Purchase, file.name.clone()));
    }
    if let Some(seller) = plan.other_seller.as_ref().filter(|_| !options.accept_seller) {
        return Err(Error::new(Code::OtherSeller, seller.clone()));
    }
    if counts.bad > 0 && !options.skip_bad {
        return Err(Error::new(Code::BadRows, show::bad_rows_sentence(file, &plan)));
    }
    if counts.writes() && !options.dry_run {
        if plan.rows.len() >= LARGE_IMPORT {
            copy_first(desk.reading(), Why::Import)?;
        }
        let now = desk.now;
        desk.write("import", |writer| {
            write::write_import(writer, &plan, file, counts, imported_before, &now)
        })?;
    }
    Ok(show::import_report(file, &plan, counts))
}

fn import_plan(reading: Reading<'_>, file: &Previewed, imported_before: bool) -> Plan {
    let known = Known {
        book: reading.book,
        company: reading.company,
        blank: reading.ground.blank_client(),
        law: &reading.ground.law,
        today: reading.now.today,
        imported_before,
    };
    let mut plan = plan::plan_import(&file.reading, file.is_one_invoice(), known);
    for client in &mut plan.new_clients {
        client.scenario = reading.ground.scenario_of(client.nature);
    }
    erased::keep_erased(reading, file, &mut plan);
    plan
}
