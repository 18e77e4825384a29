//! The history of edits: what was changed in a client's file or in the settings, what taking it
//! back would put back, and whether something that came since forbids it.
//!
//! Nothing is listed by use case: the store watches every table, so that a new command is in the
//! history, and can be taken back, without a word here. Only its title and what its columns are
//! called are ours.

mod fields;
mod line;
mod refusals;
mod removal;
mod undo;
pub(crate) mod verify;
mod words;

pub use removal::{removal, remove_invoice};
pub use undo::undo;
pub use verify::{checked, verify, wrong_words};

use dument_domain::ClientId;
use dument_domain::case::CaseFile;
use dument_store::{Change, Table};
use serde_json::json;

use crate::backups::{Why, copy_first};
use crate::changes::line::{CHOICES, day_of_change, facts_of};
use crate::changes::refusals::{known_refusal, put_back, told_refusal};
use crate::changes::words::{change_effects, change_lines, change_title};
use crate::ground::acting::{Acting, Written, as_json};
use crate::ground::asking::Reading;
use crate::ground::key;
use crate::reading::money::given_back::refuse_given_back;
use crate::views::{ChangeView, Done, UndoPreview, UndoToken};
use crate::{Code, Error};

/// Edits shown of the settings at most: the latest.
const SHOWN_MAX: usize = 50;

/// What was edited in a client's file, or in the settings where no client is named, latest first.
///
/// # Errors
/// [`Code::UnknownClient`].
pub fn changes(reading: Reading<'_>, client: Option<ClientId>) -> Result<Vec<ChangeView>, Error> {
    let changes = match client {
        Some(client) => {
            reading.entry(client)?;
            reading.kept.changes_of(client)?
        }
        None => reading.kept.changes_of_kinds(&CHOICES)?,
    };
    let shown = changes.iter().filter(|change| words::is_shown(change)).take(SHOWN_MAX);
    shown.map(|change| change_view(reading, change, client)).collect()
}

/// What taking an edit back would put back, or why it cannot be; nothing is written.
///
/// # Errors
/// [`Code::CannotUndo`] for something unknown.
pub fn preview(reading: Reading<'_>, token: UndoToken) -> Result<UndoPreview, Error> {
    let change = change(reading, token)?;
    let refused = refusal(reading, &change)?;
    Ok(UndoPreview {
        title: change_title(reading, &change),
        lines: change_lines(reading, &change, None),
        effects: change_effects(reading, &change),
        refused,
    })
}

/// Takes an edit back: one more entry of the journal, which writes what was there before.
///
/// # Errors
/// [`Code::CannotUndo`] where it was taken back already, or where something came since.
pub(crate) fn undo_change(desk: &mut Acting<'_>, token: UndoToken, reason: &str) -> Result<Done, Error> {
    let change = change(desk.reading(), token)?;
    if let Some(refusal) = refusal(desk.reading(), &change)? {
        return Err(Error::new(Code::CannotUndo, refusal));
    }
    let (changes, counting_changes) = put_back(desk.reading(), &change)?;
    let facts = facts_of(&change);
    let choices = [Table::Settings, Table::Company, Table::Scenarios]
        .into_iter()
        .any(|table| change.changes.touches(table));
    let today = desk.now.today;
    if takes_away(&change) {
        copy_first(desk.reading(), Why::Removal)?;
    }
    desk.write("undo", |writer| {
        writer.takes_back(change.sequence);
        writer.put_back(&changes, facts)?;
        if counting_changes {
            writer.set_setting(key::COUNTING_CHANGED_ON, &as_json(&today)?.to_string())?;
        }
        let payload = json!({ "reversed": token, "kind": change.kind, "reason": reason });
        Ok(Written { answer: (), payload, clients: change.clients.clone(), choices })
    })?;
    let client = change.clients.first().copied().unwrap_or(ClientId(0));
    let message = "Annulé\u{a0}: tout est comme avant.".to_owned();
    Ok(Done { message, undo: None, client, email: None })
}

/// Whether taking an edit back takes invoices or clients away: as grave as removing them.
fn takes_away(change: &Change) -> bool {
    [Table::Invoices, Table::Clients].into_iter().any(|table| change.changes.added_count(table) > 0)
}

/// Why an edit cannot be taken back now; nothing where it can.
fn refusal(reading: Reading<'_>, change: &Change) -> Result<Option<String>, Error> {
    if let Some(known) = known_refusal(reading, change)? {
        return Ok(Some(known));
    }
    let (changes, _) = put_back(reading, change)?;
    // Only who was given something back can have been given too much.
    let entries = change.clients.iter().filter_map(|client| reading.book.get(*client));
    let files: Vec<&CaseFile> =
        entries.map(|entry| &entry.file).filter(|file| file.has_given_back()).collect();
    let clients: Vec<ClientId> = files.iter().map(|file| file.client.id).collect();
    match reading.kept.try_put_back(&changes, facts_of(change), &clients) {
        Err(error) => told_refusal(reading, change, error).map(Some),
        Ok(left) => {
            let mut pairs = files.iter().flat_map(|before| {
                left.iter().filter(|after| after.client.id == before.client.id).map(|after| (*before, after))
            });
            let refused = pairs.find_map(|(before, after)| refuse_given_back(reading, before, after).err());
            Ok(refused.map(|error| error.reason()))
        }
    }
}

fn change(reading: Reading<'_>, token: UndoToken) -> Result<Change, Error> {
    let unknown = || Error::new(Code::CannotUndo, "cette modification n’est pas dans le journal");
    let UndoToken::Change(sequence) = token else { return Err(unknown()) };
    reading.kept.change(sequence)?.ok_or_else(unknown)
}

fn change_view(reading: Reading<'_>, change: &Change, client: Option<ClientId>) -> Result<ChangeView, Error> {
    let undone = change.undone_by.map(|by| reading.kept.change(by)).transpose()?.flatten();
    Ok(ChangeView {
        token: UndoToken::Change(change.sequence),
        on: day_of_change(&change.recorded_at)?,
        time: change.recorded_at.get(11..16).unwrap_or_default().to_owned(),
        title: change_title(reading, change),
        lines: change_lines(reading, change, client),
        undone_on: undone.map(|undone| day_of_change(&undone.recorded_at)).transpose()?,
    })
}
