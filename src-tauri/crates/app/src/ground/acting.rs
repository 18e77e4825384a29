//! What an act is given: everything known, and the one way to write.

use dument_domain::case::{CaseEvent, CaseFile};
use dument_domain::{ClientId, EventId};
use dument_store::{Person, StoreError, Writer};
use serde_json::{Value, json};

use crate::ground::app::App;
use crate::ground::asking::{Kept, Reading};
use crate::ground::away::Away;
use crate::ground::choices::Choices;
use crate::views::UndoToken;
use crate::{Code, Error, Now};

/// What an act works on: it reads as a question does, and may write.
pub struct Acting<'a> {
    app: &'a mut App,
    pub(crate) now: Now,
    undo: Option<UndoToken>,
}

/// What a transaction wrote: the answer, what the journal keeps, and what is to be read again.
pub(crate) struct Written<T> {
    pub(crate) answer: T,
    pub(crate) payload: Value,
    /// The clients whose files changed.
    pub(crate) clients: Vec<ClientId>,
    /// Whether a choice of the user changed: the company, a setting, a scenario, the rates.
    pub(crate) choices: bool,
}

/// A use case that was recorded.
pub(crate) struct Recorded<T> {
    pub(crate) answer: T,
    /// What takes it back, where it changed something: for the `undo` of the answer.
    pub(crate) undo: Option<UndoToken>,
    /// After an erasure, whether nothing of it is left in the pages that the file no longer uses.
    pub(crate) scrubbed: Result<(), StoreError>,
}

/// What the program notes by itself, and that nobody takes back: what it told, and when.
const OWN: [&str; 4] = ["alert_given", "day_opened", "absence_seen", "example"];

/// What a transaction leaves, read before it ends: once it is committed nothing may fail.
struct Left<T> {
    answer: T,
    files: Vec<(ClientId, Option<CaseFile>)>,
    choices: Option<Choices>,
}

impl App {
    /// Asks a question: the book is put on the day first.
    pub fn ask<T>(&mut self, now: &Now, question: impl FnOnce(Reading<'_>) -> T) -> T {
        self.turn_to(now);
        question(self.reading(now))
    }

    /// Does an act: the book is put on the day first, and follows what was written.
    ///
    /// # Errors
    /// Those of the act; nothing was written then.
    pub fn act<T>(
        &mut self,
        now: &Now,
        act: impl FnOnce(&mut Acting<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.turn_to(now);
        let before = self.store.recorded();
        let done = act(&mut Acting { app: self, now: *now, undo: None });
        done.map_err(|error| if self.store.recorded() > before { error.after_recording() } else { error })
    }

    fn reading(&self, now: &Now) -> Reading<'_> {
        Reading {
            book: &self.book,
            ground: &self.ground,
            company: self.company.as_ref(),
            alerts: &self.alerts,
            kept: Kept::of(&self.store),
            shown: &self.shown,
            now: *now,
        }
    }

    /// One transaction, one entry of the journal; what it left was read inside it.
    fn record<T>(
        &mut self,
        now: &Now,
        kind: &str,
        people: Option<&[Person]>,
        body: impl FnOnce(&Writer<'_>) -> Result<Written<T>, Error>,
    ) -> Result<Recorded<T>, Error> {
        let work = |writer: &Writer<'_>| {
            let Written { answer, payload, clients, choices } = body(writer)?;
            let files = clients.into_iter().map(|client| Ok((client, writer.case_file(client)?)));
            let files = files.collect::<Result<Vec<_>, Error>>()?;
            let choices = choices.then(|| Choices::of(writer)).transpose()?;
            Ok::<_, Error>((Left { answer, files, choices }, payload))
        };
        let (left, undo, scrubbed) = match people {
            Some(people) => {
                let erased = self.store.erase(&now.stamp(), kind, people, work)?;
                (erased.answer, None, erased.scrubbed)
            }
            None if OWN.contains(&kind) => (self.store.transaction(&now.stamp(), kind, work)?, None, Ok(())),
            None => {
                let recorded = self.store.record(&now.stamp(), kind, work)?;
                (recorded.answer, recorded.change.map(UndoToken::Change), Ok(()))
            }
        };
        // It is written: from here on nothing can be refused.
        if let Some(Choices { ground, company, alerts }) = left.choices {
            (self.ground, self.company, self.alerts) = (ground, company, alerts);
            self.book.forget_day();
        }
        for (client, file) in left.files {
            match file {
                Some(file) => self.book.replace(file, &self.ground),
                None => self.book.remove(client),
            }
        }
        self.turn_to(now);
        Ok(Recorded { answer: left.answer, undo, scrubbed })
    }
}

impl Acting<'_> {
    /// What takes back what this act wrote last, while it may be: what the window offers after it.
    #[must_use]
    pub fn undo(&self) -> Option<UndoToken> {
        self.undo
    }

    /// What is known now, what this act wrote included.
    pub fn reading(&self) -> Reading<'_> {
        self.app.reading(&self.now)
    }

    /// One use case: one transaction, one entry of the journal; refused while the data are said to be elsewhere. The files and the choices that it
    /// says it touched are read again inside the transaction, so that nothing can be refused once
    /// it is written.
    pub(crate) fn write<T>(
        &mut self,
        kind: &str,
        body: impl FnOnce(&Writer<'_>) -> Result<Written<T>, Error>,
    ) -> Result<Recorded<T>, Error> {
        self.write_about(kind, None, body)
    }

    /// The same, which erases people: nothing takes it back.
    pub(crate) fn erase<T>(
        &mut self,
        kind: &str,
        people: &[Person],
        body: impl FnOnce(&Writer<'_>) -> Result<Written<T>, Error>,
    ) -> Result<Recorded<T>, Error> {
        self.write_about(kind, Some(people), body)
    }

    fn write_about<T>(
        &mut self,
        kind: &str,
        people: Option<&[Person]>,
        body: impl FnOnce(&Writer<'_>) -> Result<Written<T>, Error>,
    ) -> Result<Recorded<T>, Error> {
        if let Some(away) = self.app.store.folder().and_then(Away::of) {
            return Err(away.refusal());
        }
        let recorded = self.app.record(&self.now, kind, people, body)?;
        self.undo = recorded.undo;
        Ok(recorded)
    }

    /// One fact of a case, in its own transaction.
    pub(crate) fn record_event(&mut self, kind: &str, event: &CaseEvent) -> Result<EventId, Error> {
        self.write(kind, |writer| insert_event(writer, event)).map(|recorded| recorded.answer)
    }
}

/// Inserts a fact, with what the journal keeps of it.
pub(crate) fn insert_event(writer: &Writer<'_>, event: &CaseEvent) -> Result<Written<EventId>, Error> {
    let id = writer.insert_event(event)?;
    let payload = json!({ "event": id, "client": event.client, "on": event.on, "invoices": event.invoices, "what": event.what, "note": event.note });
    Ok(Written { answer: id, payload, clients: vec![event.client], choices: false })
}

/// A value as the journal and the settings keep it.
pub(crate) fn as_json(value: &impl serde::Serialize) -> Result<Value, Error> {
    serde_json::to_value(value).map_err(|error| Error::new(Code::Internal, error.to_string()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use dument_domain::Day;

    use super::*;
    use crate::ground::key;

    fn noon() -> Now {
        Now::noon("2026-11-30".parse::<Day>().unwrap())
    }

    fn chosen(app: &mut App, text: &str) -> Result<Option<UndoToken>, Error> {
        app.act(&noon(), |desk| {
            let written = desk.write("alerts_chosen", |writer| {
                writer.set_setting(key::ALERTS, text)?;
                Ok(Written { answer: (), payload: json!({}), clients: Vec::new(), choices: true })
            })?;
            Ok(written.undo)
        })
    }

    #[test]
    fn what_cannot_be_read_again_is_refused_before_it_is_written() {
        let mut app = App::in_memory().unwrap();
        let before = app.store.journal(10).unwrap().len();
        assert_eq!(chosen(&mut app, "\"no settings\"").unwrap_err().code, Code::DamagedFile);
        assert_eq!(app.store.setting(key::ALERTS).unwrap(), None);
        assert_eq!(app.store.journal(10).unwrap().len(), before);
    }

    #[test]
    fn a_choice_written_is_in_force_and_says_what_takes_it_back() {
        let mut app = App::in_memory().unwrap();
        let wanted = crate::views::AlertSettings { close_to_tray: true, ..app.alerts.clone() };
        let text = as_json(&wanted).unwrap().to_string();
        assert!(chosen(&mut app, &text).unwrap().is_some());
        assert!(app.alerts.close_to_tray);
        let again = chosen(&mut app, &text).unwrap();
        assert_eq!(again, None, "nothing changed, nothing to take back");
    }
}
