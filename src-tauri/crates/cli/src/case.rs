//! `case` and `statement`: one client’s case, and what it owes, line by line.

use std::io::Write;

use dument_app::french::{date, euros, percent, short_date};
use dument_app::views::{CaseView, PathStepState, StatementView};
use dument_app::{case, clients, statement};
use serde_json::{Value, value::RawValue};

use crate::arguments::Statement;
use crate::failure::Failure;
use crate::files::put;
use crate::given::OneClient;
use crate::lists::today_value;
use crate::output::Output;
use crate::session::{Session, day_if_any};
use crate::table::Table;

/// The case: path, timeline, statement, deadlines.
pub(crate) fn case(
    asked: &OneClient,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let mut app = session.open()?;
    let client = app.ask(&session.now, |reading| clients::find(reading, &asked.client))?;
    let view = app.ask(&session.now, |reading| case::case(reading, client))?;
    if !output.is_json() {
        return told(&view, output);
    }
    let statement = app.ask(&session.now, |reading| case::claim_answer(reading, client, None))?;
    let mut value = serde_json::to_value(&view).map_err(std::io::Error::from)?;
    if let Value::Object(fields) = &mut value {
        fields.insert("client_id".to_owned(), Value::from(client.0));
        fields.insert("client".to_owned(), Value::from(view.client_name.clone()));
        fields.insert("due".to_owned(), view.due.iter().map(today_value).collect());
        fields
            .insert("statement".to_owned(), serde_json::from_str(&statement).map_err(std::io::Error::from)?);
    }
    Ok(output.value(&value)?)
}

/// The statement of account, as `compute` answers.
pub(crate) fn statement(
    asked: &Statement,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let on = day_if_any(asked.on.as_ref())?;
    let mut app = session.open()?;
    let client = app.ask(&session.now, |reading| clients::find(reading, &asked.who.client))?;
    if let Some(path) = &asked.out {
        let bytes = if asked.certified {
            app.ask(&session.now, |reading| statement::certified_pdf(reading, client, on))?
        } else {
            app.ask(&session.now, |reading| statement::pdf(reading, client, on))?
        };
        put(session, path, &bytes)?;
    }
    if output.is_json() {
        let answer = app.ask(&session.now, |reading| case::claim_answer(reading, client, on))?;
        let raw = RawValue::from_string(answer).map_err(std::io::Error::from)?;
        return Ok(output.value(&raw)?);
    }
    let statements = app.ask(&session.now, |reading| case::statement(reading, client, on))?;
    let closed_on = statements.first().map_or(on.unwrap_or(session.now.today), |one| one.closed_on);
    output.line(&format!("Décompte arrêté au {}", date(closed_on)))?;
    for statement in statements {
        output.line("")?;
        lines(&statement, output)?;
    }
    Ok(())
}

fn lines(statement: &StatementView, output: &mut Output<impl Write>) -> Result<(), Failure> {
    output.line(&format!("Facture {}, échue le {}", statement.number, date(statement.due_on)))?;
    let mut table = Table::new(&["Du", "Au", "Jours", "Taux", "Sur", statement.sum.interest_name.heading()]);
    for line in &statement.lines {
        table.row(vec![
            short_date(line.from),
            short_date(line.to),
            line.days.to_string(),
            percent(line.rate),
            euros(line.principal),
            euros(line.interest),
        ]);
    }
    table.align_right(2..6);
    if !statement.lines.is_empty() {
        table.print(output)?;
    }
    let sum = &statement.sum;
    let costs =
        statement.costs.as_ref().map_or_else(String::new, |costs| format!(", frais {}", euros(costs.left)));
    // A private person owes neither penalties nor an indemnity: what is nothing is not named.
    let indemnity = sum.indemnity;
    let indemnity =
        if indemnity.is_zero() { String::new() } else { format!(", indemnité {}", euros(indemnity)) };
    output.line(&format!(
        "Principal {}, {} {}{indemnity}{costs}\u{a0}: {}",
        euros(sum.principal),
        sum.interest_name,
        euros(sum.interest),
        euros(sum.total)
    ))?;
    for line in statement.costs.iter().flat_map(|costs| costs.lines.iter().chain([&costs.formula])) {
        output.line(&format!("Frais\u{a0}: {line}"))?;
    }
    for sentence in &statement.warnings {
        output.line(sentence)?;
    }
    Ok(())
}

fn told(view: &CaseView, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let doubt = if view.nature_confirmed { "" } else { ", à confirmer" };
    output.line(&format!("{} ({}{doubt})", view.client_name, view.nature_label))?;
    let says = view.sum_says.as_ref().map(|says| format!(" ({says})")).unwrap_or_default();
    output.line(&format!("Dû aujourd’hui\u{a0}: {}{says}", euros(view.sum.total)))?;
    for credit in &view.open_credits {
        output.line(&format!(
            "{} Pour le déduire\u{a0}: dument-cli credit-note --invoice … --number {} --amount {} --on {}",
            credit.sentence, credit.number, credit.amount, credit.on
        ))?;
    }
    for sentence in &view.warnings {
        output.line(sentence)?;
    }
    let mut path = Table::new(&["Étape", "", "Jour"]);
    for step in &view.path {
        let state = match step.state {
            PathStepState::Done => "faite",
            PathStepState::Skipped => "passée",
            PathStepState::Due => "à faire",
            PathStepState::Next => "ensuite",
            PathStepState::Later => "",
        };
        path.row(vec![step.title.clone(), state.to_owned(), step.on.map(short_date).unwrap_or_default()]);
    }
    output.line("")?;
    path.print(output)?;
    output.line("")?;
    let mut timeline = Table::new(&["Jour", "Ce qui s’est passé", ""]);
    for entry in &view.timeline {
        let struck = if entry.reversed { " (annulé)" } else { "" };
        timeline.row(vec![short_date(entry.on), format!("{}{struck}", entry.title), entry.detail.clone()]);
    }
    timeline.print(output)?;
    for deadline in &view.deadlines {
        output.line(&format!("{}\u{a0}: {}", short_date(deadline.on), deadline.sentence))?;
    }
    Ok(())
}
