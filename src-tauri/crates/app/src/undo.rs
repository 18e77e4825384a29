//! Taking back: a counter-entry, never an erasure.

use dument_domain::ClientId;
use serde_json::json;

use crate::app::{App, Written};
use crate::views::{Done, UndoToken};
use crate::{Code, Error, Now};

impl App {
    /// Reverses a fact or a payment by a counter-entry.
    ///
    /// # Errors
    /// [`Code::CannotUndo`] for something unknown or already reversed.
    pub fn undo(&mut self, now: &Now, token: UndoToken) -> Result<Done, Error> {
        let client = self.owner_of(token)?;
        self.write(now, "undo", |writer| {
            match token {
                UndoToken::Event(id) => writer.reverse_event(id)?,
                UndoToken::Payment(id) => writer.reverse_payment(id)?,
            }
            Ok(Written { answer: (), payload: json!({ "reversed": token }), clients: vec![client] })
        })?;
        Ok(Done {
            message: "Annulé. L’opération reste au dossier, barrée.".to_owned(),
            undo: None,
            client,
            email: None,
        })
    }

    fn owner_of(&self, token: UndoToken) -> Result<ClientId, Error> {
        let found = self.book.entries().find(|entry| match token {
            UndoToken::Event(id) => entry.file.events.iter().any(|event| event.id == id && !event.reversed),
            UndoToken::Payment(id) => entry.file.payments.iter().any(|one| one.id == id && !one.reversed),
        });
        found
            .map(|entry| entry.file.client.id)
            .ok_or_else(|| Error::new(Code::CannotUndo, "déjà annulé ou inconnu"))
    }
}
