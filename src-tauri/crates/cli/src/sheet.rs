//! `invoice`: the sheet of one invoice, corrected first where something is given.

use std::io::Write;

use dument_app::invoices;
use dument_app::views::{InvoiceInput, InvoiceView};
use dument_app::words::nature_label;
use dument_domain::{ContractRate, Day};
use serde_json::{Value, json};

use crate::arguments::InvoiceSheet;
use crate::edit::invoice_input;
use crate::failure::Failure;
use crate::lists::{invoice_value, rate_title};
use crate::output::Output;
use crate::session::Session;
use crate::table::Table;
use crate::told::invoice_of;

/// Shows an invoice, or corrects it.
pub(crate) fn invoice(
    asked: &InvoiceSheet,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let mut app = session.open()?;
    let id = invoice_of(&mut app, session, &asked.number, asked.client.as_ref())?;
    let mut view = app.ask(&session.now, |reading| invoices::view(reading, id))?;
    if !asked.set.is_empty() {
        let input = InvoiceInput { confirmed: asked.confirmed, ..invoice_input(&view, &asked.set)? };
        view = app.act(&session.now, |desk| invoices::save(desk, input))?;
    }
    let in_force = app.ask(&session.now, |reading| invoices::contract_rate_of(reading, id));
    show(&view, in_force, output)
}

fn show(
    view: &InvoiceView,
    in_force: Option<ContractRate>,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    if output.is_json() {
        return Ok(output.value(&sheet_value(view, in_force))?);
    }
    let mut table = Table::new(&["Facture", &view.row.number]);
    let date = |day: Option<Day>| day.map(dument_app::french::date).unwrap_or_default();
    let own = view.contract_rate.map(ContractRate::in_french).unwrap_or_default();
    let rate = match (view.contract_rate, in_force) {
        (None, Some(other)) => format!("{} (celui du client ou de l’entreprise)", other.in_french()),
        (Some(_) | None, _) => own,
    };
    let facts = [
        ("Client", view.row.client_name.clone()),
        (
            "Nature du client, pour cette facture",
            view.own_nature.map(nature_label).unwrap_or_default().to_owned(),
        ),
        ("Travaux", view.work.clone()),
        ("Devis", view.quote_number.clone().unwrap_or_default()),
        ("Devis accepté le", date(view.quote_on)),
        ("Fin des travaux", date(view.completed_on)),
        ("Date de facture", date(Some(view.row.issued_on))),
        ("Échéance", date(Some(view.row.due_on))),
        ("Montant TTC", dument_app::french::euros(view.row.gross)),
    ];
    let rate = (!rate.is_empty()).then(|| (rate_title(view.row.nature), rate));
    for (title, fact) in facts.into_iter().chain(rate) {
        table.row(vec![title.to_owned(), fact]);
    }
    Ok(table.print(output)?)
}

/// An invoice with all its sheet holds.
fn sheet_value(view: &InvoiceView, in_force: Option<ContractRate>) -> Value {
    let mut value = invoice_value(&view.row);
    let more = json!({
        "work": view.work,
        "quote_number": view.quote_number,
        "quote_on": view.quote_on,
        "completed_on": view.completed_on,
        "parts": view.parts,
        "net": view.net,
        "vat": view.vat,
        "terms": view.terms,
        "contract_rate": view.contract_rate,
        "contract_rate_in_force": in_force,
    });
    if let (Some(all), Some(more)) = (value.as_object_mut(), more.as_object()) {
        all.extend(more.clone());
    }
    value
}
