//! `doubtful`: the doubtful debts on a day, for the accountant.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use dument_app::export;
use dument_app::french::{date, euros};
use dument_app::views::TableForm;

use crate::failure::Failure;
use crate::files;
use crate::output::Output;
use crate::session::{Session, day_if_any};
use crate::table::Table;

/// On which day, and in which file.
#[derive(Debug, Args)]
pub(crate) struct Doubtful {
    #[arg(long, value_name = "JOUR", help = "à quelle date (aujourd’hui sinon)")]
    on: Option<String>,
    #[arg(long, value_name = "FICHIER", help = "écrit un tableau\u{a0}: .xlsx, sinon .csv")]
    out: Option<PathBuf>,
}

/// Lists them, and writes them as a table where a file is named.
pub(crate) fn run(
    asked: &Doubtful,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let mut now = session.now;
    now.today = day_if_any(asked.on.as_ref())?.unwrap_or(now.today);
    let mut app = session.open()?;
    let view = app.ask(&now, export::doubtful)?;
    if let Some(place) = &asked.out {
        let xlsx = place.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
        let form = if xlsx { TableForm::Xlsx } else { TableForm::Csv };
        let (_, bytes) = app.ask(&now, |reading| export::doubtful_file(reading, form))?;
        files::put(session, place, &bytes)?;
    }
    if output.is_json() {
        return Ok(output.value(&view)?);
    }
    let mut table = Table::new(&["Client", "Facture", "Retard", "Reste dû", "Provision proposée"]);
    for row in &view.rows {
        let proposed = row.proposed.map(euros).unwrap_or_default();
        table.row(vec![
            row.client_name.clone(),
            row.number.clone(),
            row.band.clone(),
            euros(row.left),
            proposed,
        ]);
    }
    table.align_right(3..5);
    table.print(output)?;
    output.line(&format!(
        "Au {}\u{a0}: {} restent dus, dont {} de TVA\u{202f}; provision proposée\u{a0}: {}.",
        date(view.on),
        euros(view.left),
        euros(view.tax),
        euros(view.proposed)
    ))?;
    for note in &view.notes {
        output.line(note)?;
    }
    Ok(())
}
