//! The history of edits: what was changed in a client's file or in the settings, what taking it
//! back would put back, and whether something that came since forbids it.
//!
//! Nothing is listed by use case: the store watches every table, so that a new command is in the
//! history, and can be taken back, without a word here. Only its title and what its columns are
//! called are ours.

mod fields;
mod line;
mod refusals;
mod undo;
pub(crate) mod verify;
mod words;

use dument_domain::ClientId;
use dument_store::{Change, Table};
use serde_json::json;

use crate::changes::line::{CHOICES, day_of_change, facts_of};
use crate::ground::acting::{Written, as_json};
use crate::ground::key;
use crate::views::{ChangeView, Done, UndoPreview, UndoToken};
use crate::{App, Code, Error, Now};

/// Edits shown of the settings at most: the latest.
const SHOWN_MAX: usize = 50;

/// What a trial of taking back says: it never writes.
enum Trial {
    Refused(dument_store::StoreError),
    Stands,
}

impl From<dument_store::StoreError> for Trial {
    fn from(error: dument_store::StoreError) -> Trial {
        Trial::Refused(error)
    }
}

impl App {
    /// What was edited in a client's file, or in the settings where no client is named, latest first.
    ///
    /// # Errors
    /// [`Code::UnknownClient`].
    pub fn changes(&mut self, now: &Now, client: Option<ClientId>) -> Result<Vec<ChangeView>, Error> {
        self.turn_to(now);
        let changes = match client {
            Some(client) => {
                self.entry(client)?;
                self.store.changes_of(client)?
            }
            None => self.store.changes_of_kinds(&CHOICES)?,
        };
        let shown = changes.iter().filter(|change| words::is_shown(change)).take(SHOWN_MAX);
        shown.map(|change| self.change_view(change, client)).collect()
    }

    /// What taking an edit back would put back, or why it cannot be; nothing is written.
    ///
    /// # Errors
    /// [`Code::CannotUndo`] for something unknown.
    pub fn undo_preview(&mut self, now: &Now, token: UndoToken) -> Result<UndoPreview, Error> {
        self.turn_to(now);
        let change = self.change(token)?;
        let refused = self.refusal(&change)?;
        Ok(UndoPreview {
            title: self.change_title(&change),
            lines: self.change_lines(&change, None),
            effects: self.change_effects(&change),
            refused,
        })
    }

    /// Takes an edit back: one more entry of the journal, which writes what was there before.
    ///
    /// # Errors
    /// [`Code::CannotUndo`] where it was taken back already, or where something came since.
    pub(crate) fn undo_change(&mut self, now: &Now, token: UndoToken, reason: &str) -> Result<Done, Error> {
        self.turn_to(now);
        let change = self.change(token)?;
        if let Some(refusal) = self.refusal(&change)? {
            return Err(Error::new(Code::CannotUndo, refusal));
        }
        let (changes, counting_changes) = self.put_back(&change)?;
        let facts = facts_of(&change);
        let choices = [Table::Settings, Table::Company, Table::Scenarios]
            .into_iter()
            .any(|table| change.changes.touches(table));
        self.write(now, "undo", |writer| {
            writer.takes_back(change.sequence);
            writer.put_back(&changes, facts)?;
            if counting_changes {
                writer.set_setting(key::COUNTING_CHANGED_ON, &as_json(&now.today)?.to_string())?;
            }
            let payload = json!({ "reversed": token, "kind": change.kind, "reason": reason });
            Ok(Written { answer: (), payload, clients: change.clients.clone(), choices })
        })?;
        let client = change.clients.first().copied().unwrap_or(ClientId(0));
        let message = "Annulé\u{a0}: tout est comme avant.".to_owned();
        Ok(Done { message, undo: None, client, email: None })
    }

    /// Why an edit cannot be taken back now; nothing where it can.
    fn refusal(&self, change: &Change) -> Result<Option<String>, Error> {
        if let Some(known) = self.known_refusal(change)? {
            return Ok(Some(known));
        }
        let (changes, _) = self.put_back(change)?;
        let tried = self.store.transaction("1970-01-01T00:00", "undo", |writer| {
            writer.put_back(&changes, facts_of(change))?;
            Err::<((), serde_json::Value), Trial>(Trial::Stands)
        });
        match tried {
            Ok(()) | Err(Trial::Stands) => Ok(None),
            Err(Trial::Refused(error)) => self.told_refusal(change, error).map(Some),
        }
    }

    fn change(&self, token: UndoToken) -> Result<Change, Error> {
        let unknown = || Error::new(Code::CannotUndo, "cette modification n’est pas dans le journal");
        let UndoToken::Change(sequence) = token else { return Err(unknown()) };
        self.store.change(sequence)?.ok_or_else(unknown)
    }

    fn change_view(&self, change: &Change, client: Option<ClientId>) -> Result<ChangeView, Error> {
        let undone = change.undone_by.map(|by| self.store.change(by)).transpose()?.flatten();
        Ok(ChangeView {
            token: UndoToken::Change(change.sequence),
            on: day_of_change(&change.recorded_at)?,
            time: change.recorded_at.get(11..16).unwrap_or_default().to_owned(),
            title: self.change_title(change),
            lines: self.change_lines(change, client),
            undone_on: undone.map(|undone| day_of_change(&undone.recorded_at)).transpose()?,
        })
    }
}
