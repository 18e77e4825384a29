//! The database of one data folder, and everything read from it.

use std::cell::Cell;
use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use dument_domain::case::CaseFile;
use dument_domain::{ClientId, Company, DocumentId};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde_json::{Map, Value};

use crate::changes::watch;
use crate::held::Held;
use crate::tables::{self, Scope};
use crate::{
    Change, Changes, Document, DocumentInfo, DocumentKind, ImportInfo, JournalEntry, SavedScenario,
    StoreError, VerifyReport, Writer, open, verify,
};

/// One data folder, held for as long as this lives: a second program is refused.
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) folder: Option<PathBuf>,
    /// How many transactions were committed since it was opened.
    pub(crate) recorded: Cell<u64>,
    /// The file that is open; none for a database in memory.
    pub(crate) held: Option<Held>,
    /// Why it is only read, where the disk takes no writing.
    pub(crate) read_only: Option<ErrorKind>,
    set_aside: Vec<PathBuf>,
    /// Held, never read: the system frees the lock when the program ends, however it ends.
    pub(crate) _lock: Option<File>,
}

impl Store {
    /// Makes a new, empty database in a folder, which is made too if needed.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`], [`StoreError::OutOfReach`], [`StoreError::InUse`], [`StoreError::Full`],
    /// [`StoreError::Io`].
    pub fn create(folder: &Path) -> Result<Store, StoreError> {
        open::create(folder).map(Store::over)
    }

    /// Opens the database of a folder, after a copy of it if its schema must be raised.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::OutOfReach`], [`StoreError::InUse`], [`StoreError::Newer`] and
    /// [`StoreError::Damaged`]; the last two leave the file as it is, byte for byte.
    pub fn open(folder: &Path) -> Result<Store, StoreError> {
        open::open(folder, crate::schema::MIGRATIONS).map(Store::over)
    }

    /// An empty database that lives as long as this value, for tests and trials.
    ///
    /// # Errors
    /// [`StoreError::Sqlite`] if memory is short.
    pub fn open_in_memory() -> Result<Store, StoreError> {
        open::in_memory().map(Store::over)
    }

    pub(crate) fn over(opened: open::Opened) -> Store {
        Store {
            connection: opened.connection,
            folder: opened.folder,
            recorded: Cell::new(0),
            held: opened.held,
            read_only: opened.read_only,
            set_aside: opened.set_aside,
            _lock: opened.lock,
        }
    }

    /// Whether a folder holds a database, sound or not, or something that may hide one: only where nothing
    /// stands may a new one be made.
    #[must_use]
    pub fn exists(folder: &Path) -> bool {
        open::is_there(folder).unwrap_or(true)
    }

    /// The data folder; none for a database in memory.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// How many times something was recorded since this was opened: what fails afterwards is no refusal.
    #[must_use]
    pub fn recorded(&self) -> u64 {
        self.recorded.get()
    }

    /// Why the data are only read: the disk is full, or takes no writing.
    #[must_use]
    pub fn read_only(&self) -> Option<ErrorKind> {
        self.read_only
    }

    /// Pages of other data that were found beside the file at its opening, under the names they were given: whoever
    /// put that file there should know.
    #[must_use]
    pub fn set_aside(&self) -> &[PathBuf] {
        &self.set_aside
    }

    /// Whether the file that is open is still under its name.
    #[must_use]
    pub fn is_in_place(&self) -> bool {
        self.held.as_ref().is_none_or(Held::is_still_there)
    }

    /// The user's company, once it was given.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] or what the disk says, as every reading here.
    pub fn company(&self) -> Result<Option<Company>, StoreError> {
        tables::company::read(&self.connection)
    }

    /// The JSON text of a setting, once it was set.
    ///
    /// # Errors
    /// As [`Store::company`].
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        tables::settings::read(&self.connection, key)
    }

    /// Every setting with its JSON text, by name.
    ///
    /// # Errors
    /// As [`Store::company`].
    pub fn settings(&self) -> Result<Vec<(String, String)>, StoreError> {
        tables::settings::all(&self.connection)
    }

    /// Everything known of every client, in the order the clients were recorded.
    /// One query for each table, whatever the number of clients.
    ///
    /// # Errors
    /// As [`Store::company`].
    pub fn case_files(&self) -> Result<Vec<CaseFile>, StoreError> {
        tables::files::case_files(&self.connection, Scope::All)
    }

    /// Everything known of one client.
    ///
    /// # Errors
    /// As [`Store::company`].
    pub fn case_file(&self, client: ClientId) -> Result<Option<CaseFile>, StoreError> {
        Ok(tables::files::case_files(&self.connection, Scope::Client(client))?.pop())
    }

    /// A kept file with its bytes.
    ///
    /// # Errors
    /// As [`Store::company`].
    pub fn document(&self, id: DocumentId) -> Result<Option<Document>, StoreError> {
        tables::documents::read(&self.connection, id)
    }

    /// The files kept for a client, its invoices and its letters, in the order kept, without their bytes.
    ///
    /// # Errors
    /// As [`Store::company`].
    pub fn documents_of(&self, client: ClientId) -> Result<Vec<DocumentInfo>, StoreError> {
        tables::documents::read_of_client(&self.connection, client)
    }

    /// The files of one kind, in the order kept: the last logo or signature is the one in force.
    ///
    /// # Errors
    /// As [`Store::company`].
    pub fn documents_of_kind(&self, kind: DocumentKind) -> Result<Vec<DocumentInfo>, StoreError> {
        tables::documents::read_of_kind(&self.connection, kind)
    }

    /// The earlier reading of a file of this content (see [`crate::sha256_hex`]).
    ///
    /// # Errors
    /// As [`Store::company`].
    pub fn imported(&self, sha256: &str) -> Result<Option<ImportInfo>, StoreError> {
        tables::imports::read(&self.connection, sha256)
    }

    /// Every version of every scenario of the user, by word, then oldest first.
    ///
    /// # Errors
    /// As [`Store::company`].
    pub fn scenarios(&self) -> Result<Vec<SavedScenario>, StoreError> {
        tables::scenarios::read(&self.connection)
    }

    /// The last lines of the journal, latest first.
    ///
    /// # Errors
    /// As [`Store::company`].
    pub fn journal(&self, limit: usize) -> Result<Vec<JournalEntry>, StoreError> {
        tables::journal::read_last(&self.connection, limit)
    }

    /// The line of the journal of this place, with what it changed; nothing once it was purged, or
    /// where it changed nothing.
    ///
    /// # Errors
    /// As [`Store::company`].
    pub fn change(&self, sequence: i64) -> Result<Option<Change>, StoreError> {
        tables::changes::read(&self.connection, sequence)
    }

    /// The lines that touched the file of a client, latest first.
    ///
    /// # Errors
    /// As [`Store::company`].
    pub fn changes_of(&self, client: ClientId) -> Result<Vec<Change>, StoreError> {
        tables::changes::read_of_client(&self.connection, client.0)
    }

    /// The lines of these use cases that changed something, latest first.
    ///
    /// # Errors
    /// As [`Store::company`].
    pub fn changes_of_kinds(&self, kinds: &[&str]) -> Result<Vec<Change>, StoreError> {
        tables::changes::read_of_kinds(&self.connection, &Value::from(kinds.to_vec()).to_string())
    }

    /// One use case: one transaction and one line of the journal, of `kind`, with
    /// the payload that the work gives back (the request, and the identifiers it
    /// made). `now` is local time, `YYYY-MM-DDTHH:MM` with or without seconds.
    ///
    /// # Errors
    /// Those of the work, or of the store; nothing was written then, the journal included.
    pub fn transaction<T, E: From<StoreError>>(
        &self,
        now: &str,
        kind: &str,
        work: impl FnOnce(&Writer<'_>) -> Result<(T, Value), E>,
    ) -> Result<T, E> {
        self.in_one(|connection| {
            let (answer, payload) = work(&Writer::new(connection, now))?;
            tables::journal::append(connection, now, kind, &payload.to_string())?;
            Ok(answer)
        })
    }

    /// The same for a use case of the user's: the line of the journal also holds what changed, the
    /// old values included, so that it can be taken back at any time.
    ///
    /// # Errors
    /// As [`Store::transaction`].
    pub fn record<T, E: From<StoreError>>(
        &self,
        now: &str,
        kind: &str,
        work: impl FnOnce(&Writer<'_>) -> Result<(T, Value), E>,
    ) -> Result<Recorded<T>, E> {
        self.in_one(|connection| {
            watch::forget(connection)?;
            let writer = Writer::new(connection, now);
            let (answer, payload) = work(&writer)?;
            let (changes, clients) = watch::seen(connection)?;
            let payload = with_changes(connection, payload, &changes)?;
            let sequence = tables::journal::append(connection, now, kind, &payload.to_string())?;
            if !changes.is_empty() {
                tables::changes::insert(connection, sequence, &clients)?;
            }
            if let Some(undone) = writer.undone() {
                tables::changes::undo(connection, undone, sequence)?;
            }
            let clients = clients.into_iter().map(ClientId).collect();
            Ok(Recorded { answer, change: (!changes.is_empty()).then_some(sequence), clients })
        })
    }

    /// All of it or nothing.
    pub(crate) fn in_one<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        if let Some(kind) = self.read_only {
            return Err(E::from(std::io::Error::from(kind).into()));
        }
        let refused = |error: rusqlite::Error| self.said_by_disk(error.into());
        let begun = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate);
        let transaction = begun.map_err(refused)?;
        let answer = work(&transaction)?;
        if !self.is_in_place() {
            return Err(E::from(StoreError::Moved));
        }
        transaction.commit().map_err(refused)?;
        self.recorded.set(self.recorded.get() + 1);
        self.gather();
        Ok(answer)
    }

    fn said_by_disk(&self, error: StoreError) -> StoreError {
        match &self.folder {
            Some(folder) => open::said_by_disk(error, folder),
            None => error,
        }
    }

    /// Puts the pages written beside the file into it, so that a copy of the file alone is whole, and that pages
    /// left beside an older copy are rare. It is recorded already: what fails here is done by the next one.
    fn gather(&self) {
        if self.held.is_some() {
            // Somebody else who reads the file is not waited for.
            let _ = self.connection.busy_timeout(Duration::ZERO);
            let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
            let _ = self.connection.busy_timeout(open::BUSY_WAIT);
        }
    }

    /// Recomputes what must hold: the file, the schema, the journal's chain, the
    /// hash of every document, the sums.
    ///
    /// # Errors
    /// What the disk says; what is found wrong is in the report.
    pub fn verify(&self) -> Result<VerifyReport, StoreError> {
        verify::verify(&self.connection)
    }
}

/// A use case that was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded<T> {
    /// What the work answered.
    pub answer: T,
    /// Its place in the journal, where it changed something.
    pub change: Option<i64>,
    /// The clients whose files it touched.
    pub clients: Vec<ClientId>,
}

/// The payload with what changed beside it, under `changed`, and a salt: once the payload is erased, its hash tells
/// nothing to whoever tries every telephone number.
fn with_changes(connection: &Connection, payload: Value, changes: &Changes) -> Result<Value, StoreError> {
    if changes.is_empty() {
        return Ok(payload);
    }
    let mut payload =
        payload.as_object().cloned().unwrap_or_else(|| Map::from_iter([("given".to_owned(), payload)]));
    let changed = serde_json::to_value(changes).map_err(|error| StoreError::Conflict(error.to_string()))?;
    payload.insert("changed".to_owned(), changed);
    let salt: String = connection.query_row("SELECT lower(hex(randomblob(16)))", [], |row| row.get(0))?;
    payload.insert("salt".to_owned(), Value::from(salt));
    Ok(Value::Object(payload))
}
