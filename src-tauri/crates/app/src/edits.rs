//! What an edit replaced, kept while the program runs: taking it back writes what was there
//! before, as one more entry of the journal. Facts, payments and credit notes are not edits: they
//! have counter-entries, at any time.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use dument_domain::case::CaseFile;
use dument_domain::{Client, ClientId, Company, CreditNoteId, DocumentId, Invoice, InvoiceId, PaymentId};
use dument_store::{Added, Writer};
use serde_json::{Value, json};

use crate::app::{App, Written};
use crate::book::Book;
use crate::views::{Done, UndoToken};
use crate::{Code, Error, Now};

/// Edits kept at most: older ones are corrected by hand.
const KEPT_MAX: usize = 10;

/// The use cases that replace rows rather than add a fact.
const EDITS: [&str; 15] = [
    "client_created",
    "client_corrected",
    "nature_confirmed",
    "scenario_chosen",
    "default_scenario_chosen",
    "running_cases_moved",
    "invoice_created",
    "invoice_corrected",
    "import",
    "company_corrected",
    "claims_chosen",
    "alerts_chosen",
    "image_chosen",
    "rates_updated",
    "document_kept",
];

/// The files that an edit kept, by what the journal holds of it: the content of an import, a
/// document attached.
pub(crate) fn kept_files(kind: &str, payload: &Value, now: &str) -> Added {
    let content = payload.get("sha256").and_then(Value::as_str);
    let document = payload.get("document").filter(|_| kind == "document_kept").and_then(Value::as_i64);
    Added {
        import: content.map(|sha256| (sha256.to_owned(), now.to_owned())),
        document: document.map(|id| (DocumentId(id), now.to_owned())),
        ..Added::default()
    }
}

/// Whether a use case of this kind can be taken back so.
pub(crate) fn is_edit(kind: &str) -> bool {
    EDITS.contains(&kind)
}

/// A row before and after.
struct Swap<T> {
    was: T,
    is: T,
}

/// How many rows of each table hang on a client: another number means that something happened.
type Size = [usize; 5];

/// The company and the settings as they stand.
pub(crate) struct Choices {
    company: Option<Company>,
    settings: BTreeMap<String, String>,
}

impl Choices {
    /// Reads them.
    ///
    /// # Errors
    /// The store's refusals.
    pub(crate) fn of(app: &App) -> Result<Choices, Error> {
        Ok(Choices { company: app.store.company()?, settings: app.store.settings()?.into_iter().collect() })
    }
}

/// What one edit did to the files it touched.
#[derive(Default)]
pub(crate) struct Touched {
    added: Added,
    clients: Vec<Swap<Client>>,
    invoices: Vec<Swap<Invoice>>,
    sizes: Vec<(ClientId, Size)>,
}

impl Touched {
    /// Compares the files written with what the book still holds.
    pub(crate) fn between(book: &Book, files: &[CaseFile], kept: Added) -> Touched {
        let known = |file: &CaseFile| book.get(file.client.id).map(|entry| &entry.file);
        let before: Vec<&CaseFile> = files.iter().filter_map(known).collect();
        let invoices: BTreeMap<InvoiceId, &Invoice> =
            before.iter().flat_map(|file| &file.invoices).map(|one| (one.id, one)).collect();
        let payments: BTreeSet<PaymentId> =
            before.iter().flat_map(|file| &file.payments).map(|one| one.id).collect();
        let notes: BTreeSet<CreditNoteId> =
            before.iter().flat_map(|file| &file.credit_notes).map(|one| one.id).collect();
        let mut touched = Touched { added: kept, ..Touched::default() };
        for file in files {
            match known(file) {
                None => touched.added.clients.push(file.client.id),
                Some(old) => touched.clients.extend(swap(&old.client, &file.client)),
            }
            for invoice in &file.invoices {
                match invoices.get(&invoice.id) {
                    None => touched.added.invoices.push(invoice.id),
                    Some(old) => touched.invoices.extend(swap(*old, invoice)),
                }
            }
            let new = file.payments.iter().map(|one| one.id).filter(|id| !payments.contains(id));
            touched.added.payments.extend(new);
            let new = file.credit_notes.iter().map(|one| one.id).filter(|id| !notes.contains(id));
            touched.added.credit_notes.extend(new);
            touched.sizes.push((file.client.id, size(file)));
        }
        touched
    }

    /// Whether every file touched is still as the edit left it.
    fn stands(&self, book: &Book) -> bool {
        let same_size = |(client, size_then): &(ClientId, Size)| {
            book.get(*client).is_some_and(|entry| size(&entry.file) == *size_then)
        };
        let same_client =
            |swap: &Swap<Client>| book.get(swap.is.id).is_some_and(|entry| entry.file.client == swap.is);
        let same_invoice = |swap: &Swap<Invoice>| {
            let entry = book.get(swap.is.client);
            entry.and_then(|entry| entry.file.invoice(swap.is.id)) == Some(&swap.is)
        };
        self.sizes.iter().all(same_size)
            && self.clients.iter().all(same_client)
            && self.invoices.iter().all(same_invoice)
    }

    fn restore(&self, writer: &Writer<'_>) -> Result<(), Error> {
        for swap in &self.invoices {
            writer.update_invoice(&swap.was)?;
        }
        for swap in &self.clients {
            writer.update_client(&swap.was)?;
        }
        Ok(writer.remove(&self.added)?)
    }

    fn told(&self) -> Value {
        json!({
            "clients": self.clients.iter().map(|swap| swap.was.id).collect::<Vec<_>>(),
            "invoices": self.invoices.iter().map(|swap| swap.was.id).collect::<Vec<_>>(),
            "removed_clients": self.added.clients,
            "removed_invoices": self.added.invoices,
            "removed_payments": self.added.payments,
            "removed_credit_notes": self.added.credit_notes,
        })
    }
}

fn swap<T: Clone + PartialEq>(was: &T, is: &T) -> Option<Swap<T>> {
    (was != is).then(|| Swap { was: was.clone(), is: is.clone() })
}

fn size(file: &CaseFile) -> Size {
    [file.invoices.len(), file.payments.len(), file.credit_notes.len(), file.events.len(), file.letters.len()]
}

/// One edit that can be taken back.
struct Edit {
    id: u32,
    kind: String,
    touched: Touched,
    was: Choices,
    is: Choices,
}

impl Edit {
    fn is_empty(&self) -> bool {
        let Touched { added, clients, invoices, .. } = &self.touched;
        added.is_empty() && clients.is_empty() && invoices.is_empty() && !self.changes_choices()
    }

    fn changes_choices(&self) -> bool {
        self.was.company != self.is.company || self.was.settings != self.is.settings
    }

    /// The settings that changed, with what they held.
    fn settings(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let keys: BTreeSet<&String> = self.was.settings.keys().chain(self.is.settings.keys()).collect();
        keys.into_iter().filter_map(|key| {
            let was = self.was.settings.get(key);
            (was != self.is.settings.get(key)).then(|| (key.as_str(), was.map(String::as_str)))
        })
    }

    fn choices_stand(&self, now: &Choices) -> bool {
        (self.was.company == self.is.company || now.company == self.is.company)
            && self.settings().all(|(key, _)| now.settings.get(key) == self.is.settings.get(key))
    }

    fn restore_choices(&self, writer: &Writer<'_>) -> Result<(), Error> {
        if let Some(company) = self.was.company.as_ref().filter(|_| self.was.company != self.is.company) {
            writer.set_company(company)?;
        }
        for (key, was) in self.settings() {
            writer.restore_setting(key, was)?;
        }
        Ok(())
    }
}

/// The edits that can be taken back, oldest first.
#[derive(Default)]
pub(crate) struct Edits {
    last: u32,
    kept: VecDeque<Edit>,
}

impl App {
    /// The latest edit, while it can be taken back: what the window offers after it.
    #[must_use]
    pub fn last_edit(&self) -> Option<UndoToken> {
        self.edits.kept.back().map(|edit| UndoToken::Edit(edit.id))
    }

    /// Keeps what an edit replaced.
    ///
    /// # Errors
    /// The store's refusals.
    pub(crate) fn keep_edit(&mut self, kind: &str, was: Choices, touched: Touched) -> Result<(), Error> {
        let is = Choices::of(self)?;
        let id = self.edits.last.wrapping_add(1);
        let edit = Edit { id, kind: kind.to_owned(), touched, was, is };
        if edit.is_empty() {
            return Ok(());
        }
        self.edits.last = id;
        self.edits.kept.push_back(edit);
        while self.edits.kept.len() > KEPT_MAX {
            self.edits.kept.pop_front();
        }
        Ok(())
    }

    /// Writes back what an edit replaced.
    ///
    /// # Errors
    /// [`Code::CannotUndo`] when it is not kept any more, or when something happened since.
    pub(crate) fn undo_edit(&mut self, now: &Now, id: u32) -> Result<Done, Error> {
        let place = self.edits.kept.iter().position(|edit| edit.id == id);
        let edit = place.and_then(|place| self.edits.kept.remove(place));
        let edit = edit.ok_or_else(|| Error::new(Code::CannotUndo, "déjà annulé ou inconnu"))?;
        if !edit.touched.stands(&self.book) || !edit.choices_stand(&Choices::of(self)?) {
            return Err(Error::new(Code::CannotUndo, "modifié depuis"));
        }
        let clients: Vec<ClientId> = edit.touched.sizes.iter().map(|(client, _)| *client).collect();
        let first = clients.first().copied().unwrap_or(ClientId(0));
        self.write(now, "undo", |writer| {
            edit.touched.restore(writer)?;
            edit.restore_choices(writer)?;
            let payload = json!({ "reversed": edit.kind, "rows": edit.touched.told() });
            Ok(Written { answer: (), payload, clients })
        })?;
        if edit.changes_choices() {
            self.read_choices()?;
        }
        let message = "Annulé\u{a0}: tout est comme avant.".to_owned();
        Ok(Done { message, undo: None, client: first, email: None })
    }
}
