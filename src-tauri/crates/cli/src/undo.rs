//! `changes`, `undo`: what was edited, and taking back what was recorded or edited.

use std::io::Write;

use clap::Args;
use dument_app::views::{ChangeLine, ChangeView, UndoPreview, UndoToken};
use dument_app::{changes, clients, french};
use dument_domain::{CreditNoteId, EventId, PaymentId};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::output::Output;
use crate::session::Session;
use crate::told::tell;

#[derive(Debug, Args)]
pub(crate) struct Changes {
    #[arg(long, value_name = "NOM", help = "ce client\u{202f}; sinon l’entreprise et les réglages")]
    client: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Undo {
    #[command(flatten)]
    what: What,
    #[arg(long, value_name = "TEXTE", help = "pourquoi, gardé au dossier")]
    note: Option<String>,
    #[arg(long, conflicts_with_all = ["event", "payment", "credit_note"], help = "dit ce qui serait remis, sans rien écrire")]
    dry_run: bool,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct What {
    #[arg(long, value_name = "NUMÉRO", help = "le fait, tel que le dossier le numérote")]
    event: Option<i64>,
    #[arg(long, value_name = "NUMÉRO", help = "le paiement")]
    payment: Option<i64>,
    #[arg(long, value_name = "NUMÉRO", help = "l’avoir")]
    credit_note: Option<i64>,
    #[arg(
        long,
        value_name = "NUMÉRO",
        help = "la modification, telle que «\u{a0}changes\u{a0}» la numérote"
    )]
    change: Option<i64>,
}

/// What was edited in a client's file, or in the settings, latest first.
pub(crate) fn changes(
    asked: &Changes,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let mut app = session.open()?;
    let client = asked
        .client
        .as_deref()
        .map(|name| app.ask(&session.now, |reading| clients::find(reading, name)))
        .transpose()?;
    let changes = app.ask(&session.now, |reading| changes::changes(reading, client))?;
    if output.is_json() {
        let rows: Vec<Value> = changes.iter().map(change_value).collect();
        return Ok(output.value(&json!({ "changes": rows }))?);
    }
    for change in &changes {
        let undone = if change.undone_on.is_some() { " (annulée)" } else { "" };
        let on = french::short_date(change.on);
        output.line(&format!("{}  {on}, {}  {}{undone}", number(change.token), change.time, change.title))?;
        tell_lines(&change.lines, output)?;
    }
    if changes.is_empty() {
        output.line("Rien n’a été modifié.")?;
    }
    Ok(())
}

/// Takes back a fact, a payment or a credit note by a counter-entry, an edit by what it replaced.
pub(crate) fn undo(asked: &Undo, session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let What { event, payment, credit_note, change } = &asked.what;
    let token = event
        .map(|id| UndoToken::Event(EventId(id)))
        .or(payment.map(|id| UndoToken::Payment(PaymentId(id))))
        .or(credit_note.map(|id| UndoToken::CreditNote(CreditNoteId(id))))
        .or(change.map(UndoToken::Change));
    let missing =
        || Failure::Usage("Il manque\u{a0}: --event, --payment, --credit-note ou --change.".to_owned());
    let token = token.ok_or_else(missing)?;
    let mut app = session.open()?;
    if asked.dry_run {
        return told(&app.ask(&session.now, |reading| changes::preview(reading, token))?, output);
    }
    let why = asked.note.as_deref().unwrap_or_default();
    tell(&app.act(&session.now, |desk| changes::undo(desk, token, why))?, output)
}

fn told(preview: &UndoPreview, output: &mut Output<impl Write>) -> Result<(), Failure> {
    if output.is_json() {
        let UndoPreview { title, lines, effects, refused } = preview;
        return Ok(output.value(&json!({
            "title": title, "lines": lines, "effects": effects, "refused": refused,
        }))?);
    }
    output.line(&preview.title)?;
    tell_lines(&preview.lines, output)?;
    for effect in &preview.effects {
        output.line(&format!("    {effect}"))?;
    }
    if let Some(refused) = &preview.refused {
        output.line(&format!("Cela ne peut pas être annulé\u{a0}: {refused}."))?;
    }
    Ok(())
}

fn tell_lines(lines: &[ChangeLine], output: &mut Output<impl Write>) -> Result<(), Failure> {
    let shown = |text: &str| if text.is_empty() { "(rien)".to_owned() } else { text.to_owned() };
    for line in lines {
        let moved = format!("\u{a0}: {} → {}", shown(&line.was), shown(&line.is));
        let moved = if line.was.is_empty() && line.is.is_empty() { String::new() } else { moved };
        output.line(&format!("    {}{moved}", line.label))?;
    }
    Ok(())
}

fn change_value(change: &ChangeView) -> Value {
    json!({
        "change": number(change.token), "on": change.on, "time": change.time, "title": change.title,
        "lines": change.lines, "undone_on": change.undone_on,
    })
}

fn number(token: UndoToken) -> i64 {
    match token {
        UndoToken::Change(line) => line,
        UndoToken::Event(EventId(id)) => id,
        UndoToken::Payment(PaymentId(id)) => id,
        UndoToken::CreditNote(CreditNoteId(id)) => id,
    }
}
