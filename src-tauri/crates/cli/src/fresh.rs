//! `fresh` and `alerts`: until when the payments known are up to date, and what is worth telling.

use std::io::Write;

use dument_app::views::{AlertView, FreshnessView};
use dument_app::{alerts, clients, freshness};
use serde_json::{Value, json};

use crate::arguments::Fresh;
use crate::failure::Failure;
use crate::output::Output;
use crate::session::Session;

/// Tells how recent the payments are, or keeps that they are up to date.
pub(crate) fn run(asked: &Fresh, session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let mut app = session.open()?;
    let client = asked
        .client
        .as_deref()
        .map(|name| app.ask(&session.now, |reading| clients::find(reading, name)))
        .transpose()?;
    let view = if asked.set {
        app.act(&session.now, |desk| freshness::say_up_to_date(desk, client))?
    } else {
        app.ask(&session.now, |reading| freshness::freshness(reading, client))?
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

/// What is true today and worth an alert, most serious first; the steps due are `today`'s.
pub(crate) fn alerts(session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let mut app = session.open()?;
    let alerts = app.ask(&session.now, alerts::alerts_of_the_day);
    if output.is_json() {
        let told = |one: &AlertView| json!({ "kind": one.kind, "on": one.on, "client_id": one.client, "sentence": one.sentence });
        return Ok(output.value(&alerts.iter().map(told).collect::<Vec<_>>())?);
    }
    if alerts.is_empty() {
        output.line("Rien à signaler.")?;
    }
    for alert in &alerts {
        output.line(&alert.sentence)?;
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
