//! `fresh`: until when the payments known are up to date, and what came from a client since.

use std::io::Write;

use dument_app::views::FreshnessView;
use serde_json::{Value, json};

use crate::arguments::Fresh;
use crate::failure::Failure;
use crate::output::Output;
use crate::session::Session;

/// Tells how recent the payments are, or keeps that they are up to date.
pub(crate) fn run(asked: &Fresh, session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let mut app = session.open()?;
    let client = asked.client.as_deref().map(|name| app.find_client(name)).transpose()?;
    let view = if asked.set {
        app.payments_checked(&session.now, client)?
    } else {
        app.freshness(&session.now, client)?
    };
    if output.is_json() {
        return Ok(output.value(&value(&view))?);
    }
    output.line(&view.sentence)?;
    if !view.since.is_empty() {
        output.line(&view.since)?;
    }
    if view.stale {
        output.line("À vérifier avant d’envoyer quoi que ce soit\u{a0}: un client a pu payer depuis.")?;
    }
    Ok(())
}

/// The answer as the contract writes it.
fn value(view: &FreshnessView) -> Value {
    json!({
        "payments_checked_on": view.checked_on,
        "stale": view.stale,
        "sentence": view.sentence,
        "since": view.since,
    })
}
