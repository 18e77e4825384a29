//! `simulate`: the steps to come if nothing happens.

use std::io::Write;

use dument_app::french::short_date;
use dument_app::{clients, scenarios};

use crate::arguments::Simulate;
use crate::failure::Failure;
use crate::output::Output;
use crate::session::{Session, day};
use crate::table::Table;

/// One line per step, soonest first; nothing is written.
pub(crate) fn simulate(
    asked: &Simulate,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let until = day(&asked.until)?;
    let mut app = session.open()?;
    let client = app.ask(&session.now, |reading| clients::find(reading, &asked.who.client))?;
    let steps = app.ask(&session.now, |reading| scenarios::steps_to_come(reading, client, until))?;
    if output.is_json() {
        return Ok(output.value(&steps)?);
    }
    if steps.is_empty() {
        return Ok(output.line("Aucune étape d’ici là.")?);
    }
    let mut table = Table::new(&["Le", "Étape", "Factures", "Pourquoi"]);
    for step in steps {
        table.row(vec![short_date(step.on), step.title, step.numbers.join(", "), step.reason]);
    }
    Ok(table.print(output)?)
}
