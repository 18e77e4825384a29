//! How an act recorded is told, and how what it is about is found.

use std::io::Write;

use dument_app::views::{Done, InvoiceFilter, InvoicesRequest, UndoToken};
use dument_app::{App, Code, Error, clients, invoices};
use dument_domain::InvoiceId;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::output::Output;
use crate::session::Session;

/// The invoice of that number, of that client where one is named.
pub(crate) fn invoice_of(
    app: &mut App,
    session: &Session,
    number: &str,
    client: Option<&String>,
) -> Result<InvoiceId, Failure> {
    let Some(name) = client else {
        return Ok(app.ask(&session.now, |reading| invoices::find(reading, number))?);
    };
    let client = app.ask(&session.now, |reading| clients::find(reading, name))?;
    let request = InvoicesRequest {
        filter: InvoiceFilter::All,
        limit: usize::MAX,
        client: Some(client),
        ..InvoicesRequest::default()
    };
    let rows = app.ask(&session.now, |reading| invoices::invoices(reading, request))?.rows;
    let found = rows.iter().find(|row| row.number.trim().eq_ignore_ascii_case(number.trim()));
    found.map(|row| row.invoice).ok_or_else(|| Error::new(Code::UnknownInvoice, number).into())
}

/// An act recorded: what was done, what follows, and how to take it back.
pub(crate) fn tell(done: &Done, output: &mut Output<impl Write>) -> Result<(), Failure> {
    if output.is_json() { Ok(output.value(&done_value(done))?) } else { Ok(output.line(&done.message)?) }
}

/// The same, with what is worth knowing of it.
pub(crate) fn tell_warned(
    done: &Done,
    warnings: &[String],
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    if output.is_json() {
        let mut value = done_value(done);
        if let Some(answer) = value.as_object_mut() {
            answer.insert("warnings".to_owned(), json!(warnings));
        }
        return Ok(output.value(&value)?);
    }
    output.line(&done.message)?;
    for warning in warnings {
        output.line(&format!("À savoir\u{a0}: {warning}"))?;
    }
    Ok(())
}

/// An act as JSON; `undo` is what the command of that name takes.
pub(crate) fn done_value(done: &Done) -> Value {
    let undo = done.undo.map(|token| match token {
        UndoToken::Event(id) => json!({ "event": id }),
        UndoToken::Payment(id) => json!({ "payment": id }),
        UndoToken::CreditNote(id) => json!({ "credit_note": id }),
        UndoToken::Change(line) => json!({ "change": line }),
    });
    json!({ "message": done.message, "client_id": done.client, "undo": undo })
}
