//! `invoices`, `today`, `client`: what is there, and what to do now.

use std::io::Write;

use dument_app::french::{euros, short_date};
use dument_app::views::{
    ClientInput, ClientView, InvoiceFilter, InvoiceRow, InvoiceSort, InvoicesRequest, TodayRow,
};
use dument_app::words::{nature_label, step_title};
use dument_app::{clients, invoices, scenarios, today};
use dument_domain::case::StepKind;
use dument_domain::{DebtorNature, Money};
use serde_json::{Value, json};

use crate::arguments::{ClientSheet, Invoices};
use crate::edit::client_input;
use crate::failure::Failure;
use crate::output::Output;
use crate::session::Session;
use crate::table::Table;

/// The invoices, oldest due first.
pub(crate) fn invoices(
    asked: &Invoices,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let mut app = session.open()?;
    let client = asked
        .client
        .as_ref()
        .map(|name| app.ask(&session.now, |reading| clients::find(reading, name)))
        .transpose()?;
    let request = InvoicesRequest {
        filter: if asked.overdue { InvoiceFilter::Late } else { InvoiceFilter::All },
        search: String::new(),
        sort: InvoiceSort::DueOn,
        descending: false,
        offset: 0,
        limit: usize::MAX,
        client,
    };
    let view = app.ask(&session.now, |reading| invoices::invoices(reading, request))?;
    if output.is_json() {
        let rows: Vec<Value> = view.rows.iter().map(invoice_value).collect();
        return Ok(output.value(&rows)?);
    }
    let mut table =
        Table::new(&["Numéro", "Client", "Échéance", "Retard", "Reste dû", "Intérêts", "Indemnité", "État"]);
    for row in &view.rows {
        table.row(vec![
            row.number.clone(),
            row.client_name.clone(),
            short_date(row.due_on),
            if row.days_late > 0 { format!("{} j", row.days_late) } else { String::new() },
            euros(row.sum.principal),
            euros(row.sum.interest),
            euros(row.sum.indemnity),
            row.state_label.clone(),
        ]);
    }
    table.align_right(3..7);
    table.print(output)?;
    Ok(output.line(&format!(
        "Total\u{a0}: {} de principal, dont {} en retard",
        euros(view.sum.principal),
        euros(view.late)
    ))?)
}

/// One row per client and step, most urgent first.
pub(crate) fn today(session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let rows = session.open()?.ask(&session.now, today::today_rows);
    if output.is_json() {
        let rows: Vec<Value> = rows.iter().map(today_value).collect();
        return Ok(output.value(&rows)?);
    }
    if rows.is_empty() {
        return Ok(output.line("Rien à relancer aujourd’hui.")?);
    }
    let mut table = Table::new(&["Client", "À faire", "Somme", "Factures", "Pourquoi"]);
    for row in &rows {
        table.row(vec![
            row.client_name.clone(),
            step_title(row.step).to_owned(),
            euros(at_stake(row)),
            row.numbers.join(", "),
            row.reason.clone(),
        ]);
    }
    table.align_right(2..3);
    Ok(table.print(output)?)
}

/// What a row is about: the principal asked or, once that is paid, what is decided on, as in the window.
fn at_stake(row: &TodayRow) -> Money {
    if row.step == StepKind::Settle { row.sum.total } else { row.sum.principal }
}

/// A client’s sheet; what is given is corrected first.
pub(crate) fn client(
    asked: &ClientSheet,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let mut app = session.open()?;
    let client = app.ask(&session.now, |reading| clients::find(reading, &asked.name))?;
    let mut view = app.ask(&session.now, |reading| clients::view(reading, client))?;
    if asked.nature.is_some() || !asked.set.is_empty() {
        let input =
            ClientInput { confirmed: asked.confirmed, ..client_input(view, asked.nature, &asked.set)? };
        view = app.act(&session.now, |desk| clients::save(desk, input))?;
    }
    if let Some(scenario) = &asked.scenario {
        app.act(&session.now, |desk| scenarios::choose(desk, client, scenario))?;
    }
    if output.is_json() { Ok(output.value(&client_value(&view))?) } else { told(&view, output) }
}

/// Penalties are of professionals; a rate that a contract with somebody else says is told as what it is.
pub(crate) fn rate_title(nature: DebtorNature) -> &'static str {
    if nature == DebtorNature::Business { "Taux de pénalités" } else { "Taux du contrat" }
}

/// An invoice as the contract writes it.
pub(crate) fn invoice_value(row: &InvoiceRow) -> Value {
    json!({
        "number": row.number,
        "client": row.client_name,
        "client_id": row.client,
        "nature": row.nature,
        "issue_date": row.issued_on,
        "due_date": row.due_on,
        "due_supposed": row.due_supposed,
        "total_gross": row.gross,
        "outstanding": row.sum.principal,
        "interest": row.sum.interest,
        "indemnity": row.sum.indemnity,
        "additional_compensation": row.sum.compensation,
        "days_late": row.days_late,
        "state": row.state,
    })
}

/// A row of today as the contract writes it.
pub(crate) fn today_value(row: &TodayRow) -> Value {
    json!({
        "client": row.client_name,
        "client_id": row.client,
        "invoices": row.numbers,
        "step": row.step,
        "reason": row.reason,
        "since": row.since,
        "due_on": row.due_on,
        "days_late": row.days_late,
        "amount_due": row.sum.principal,
        "interest": row.sum.interest,
        "indemnity": row.sum.indemnity,
        "additional_compensation": row.sum.compensation,
    })
}

fn client_value(view: &ClientView) -> Value {
    json!({
        "client": view.name,
        "client_id": view.client,
        "nature": view.nature,
        "nature_confirmed": view.nature_confirmed,
        "siren": view.siren,
        "siret": view.siret,
        "vat": view.vat,
        "address": view.address,
        "email": view.email,
        "phone": view.phone,
        "note": view.note,
        "contract_rate": view.contract_rate,
        "contacts": view.contacts,
        "warnings": view.warnings,
        "behaviour": view.behaviour,
        "invoices": view.invoices.iter().map(invoice_value).collect::<Vec<_>>(),
    })
}

fn told(view: &ClientView, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let doubt = if view.nature_confirmed { "" } else { " (à confirmer)" };
    let address = &view.address;
    let place = format!("{}, {} {}", address.lines.join(", "), address.postal_code, address.city);
    let mut table = Table::new(&["Client", &view.name]);
    let facts = [
        ("Identifiant", view.client.0.to_string()),
        ("Nature", format!("{}{doubt}", nature_label(view.nature))),
        ("SIREN", view.siren.clone().unwrap_or_default()),
        ("Adresse", place),
        ("Téléphone", view.phone.clone()),
        ("E-mail", view.email.clone()),
    ];
    let title = rate_title(view.nature);
    let rate = view.contract_rate.map(|rate| (title, rate.in_french()));
    for (title, fact) in facts.into_iter().chain(rate) {
        table.row(vec![title.to_owned(), fact]);
    }
    table.print(output)?;
    for sentence in view.warnings.iter().chain(&view.behaviour) {
        output.line(sentence)?;
    }
    Ok(())
}
