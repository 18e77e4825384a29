//! How an act recorded is told, and how what it is about is found.

use std::io::Write;

use dument_app::views::{Done, UndoToken};
use dument_app::{App, clients, invoices};
use dument_domain::{ClientId, InvoiceId};
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
    let found = app.ask(&session.now, |reading| {
        let client = client.map(|name| clients::find(reading, name)).transpose()?;
        invoices::find_of(reading, number, client)
    })?;
    Ok(found)
}

/// The client of that name, and its invoices of these numbers.
pub(crate) fn about(
    app: &mut App,
    session: &Session,
    client: &String,
    numbers: &[String],
) -> Result<(ClientId, Vec<InvoiceId>), Failure> {
    let found = app.ask(&session.now, |reading| clients::find(reading, client))?;
    let named = numbers.iter().map(|number| invoice_of(app, session, number, Some(client)));
    Ok((found, named.collect::<Result<_, Failure>>()?))
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
