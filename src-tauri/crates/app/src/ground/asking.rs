//! What a question is given: everything known, and no way to change it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use dument_domain::case::CaseFile;
use dument_domain::{ClientId, Company, Day, DocumentId, Invoice, InvoiceId};
use dument_store::{
    Change, Changes, CopyInfo, Document, DocumentInfo, Facts, ImportInfo, JournalEntry, SavedScenario,
    Snapshot, Store, StoreError, TableDump, VerifyReport, Writer,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::ground::away::Away;
use crate::ground::book::{Book, Entry, Ground};
use crate::ground::choices::read_setting;
use crate::ground::shown::Shown;
use crate::views::AlertSettings;
use crate::{Code, Error, Now};

/// Everything a question may look at, on the day it is asked. It cannot write: nothing here leads
/// to a [`dument_store::Writer`].
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    pub(crate) book: &'a Book,
    pub(crate) ground: &'a Ground,
    pub(crate) company: Option<&'a Company>,
    pub(crate) alerts: &'a AlertSettings,
    pub(crate) kept: Kept<'a>,
    pub(crate) shown: &'a Shown,
    pub(crate) now: Now,
}

impl<'a> Reading<'a> {
    pub(crate) fn entry(self, client: ClientId) -> Result<&'a Entry, Error> {
        self.book.get(client).ok_or_else(|| {
            let told = "Ce client n’est plus dans vos données\u{a0}: ce qui l’avait ajouté a été annulé.";
            Error::told(Code::UnknownClient, client.0.to_string(), told)
        })
    }

    /// The day it is asked.
    #[must_use]
    pub const fn today(self) -> Day {
        self.now.today
    }

    /// An invoice with the file it is in.
    pub(crate) fn of_invoice(self, invoice: InvoiceId) -> Result<(&'a Entry, &'a Invoice), Error> {
        let found = self.book.of_invoice(invoice);
        found.ok_or_else(|| Error::new(Code::UnknownInvoice, invoice.0.to_string()))
    }

    pub(crate) fn company(self) -> Result<&'a Company, Error> {
        self.company.ok_or_else(|| Error::new(Code::NotConfigured, ""))
    }
}

/// What a trial of taking back says: it never writes.
enum Trial<T> {
    Refused(StoreError),
    Stands(T),
}

impl<T> From<StoreError> for Trial<T> {
    fn from(error: StoreError) -> Trial<T> {
        Trial::Refused(error)
    }
}

/// The data on the disk, to be read only.
#[derive(Clone, Copy)]
pub(crate) struct Kept<'a>(&'a Store);

impl<'a> Kept<'a> {
    pub(super) fn of(store: &'a Store) -> Kept<'a> {
        Kept(store)
    }

    /// A setting, or its default.
    pub(crate) fn setting<T: DeserializeOwned + Default>(self, key: &str) -> Result<T, Error> {
        read_setting(self.0, key)
    }

    /// Everything known of every client.
    pub(crate) fn case_files(self) -> Result<Vec<CaseFile>, Error> {
        Ok(self.0.case_files()?)
    }

    /// A kept file with its bytes.
    pub(crate) fn document(self, id: DocumentId) -> Result<Option<Document>, Error> {
        Ok(self.0.document(id)?)
    }

    /// The files kept for a client.
    pub(crate) fn documents_of(self, client: ClientId) -> Result<Vec<DocumentInfo>, Error> {
        Ok(self.0.documents_of(client)?)
    }

    /// The files that brought a client: each hash, and the file where it is kept for nobody in particular.
    pub(crate) fn files_read_for(self, client: ClientId) -> Result<Vec<(Option<DocumentId>, String)>, Error> {
        Ok(self.0.files_read_for(client)?)
    }

    /// The seal of the line that first touched the file of a client.
    pub(crate) fn first_seal_of(self, client: ClientId) -> Result<Option<String>, Error> {
        Ok(self.0.first_seal_of(client)?)
    }

    /// The earlier reading of a file of this content.
    pub(crate) fn imported(self, sha256: &str) -> Result<Option<ImportInfo>, Error> {
        Ok(self.0.imported(sha256)?)
    }

    /// A line of the journal with what it changed.
    pub(crate) fn change(self, sequence: i64) -> Result<Option<Change>, Error> {
        Ok(self.0.change(sequence)?)
    }

    /// The lines that touched the file of a client, latest first.
    pub(crate) fn changes_of(self, client: ClientId) -> Result<Vec<Change>, Error> {
        Ok(self.0.changes_of(client)?)
    }

    /// The lines of these use cases that changed something, latest first.
    pub(crate) fn changes_of_kinds(self, kinds: &[&str]) -> Result<Vec<Change>, Error> {
        Ok(self.0.changes_of_kinds(kinds)?)
    }

    /// The last line of the journal.
    pub(crate) fn last_line(self) -> Result<Option<JournalEntry>, Error> {
        Ok(self.0.journal(1)?.into_iter().next())
    }

    /// The scenarios of the user, in all their versions, those removed included.
    pub(crate) fn scenarios(self) -> Result<Vec<SavedScenario>, Error> {
        Ok(self.0.scenarios()?)
    }

    /// The data folder; none for data in memory.
    pub(crate) fn folder(self) -> Option<&'a Path> {
        self.0.folder()
    }

    /// Where the data went, while the work goes on elsewhere.
    pub(crate) fn away(self) -> Option<Away> {
        self.0.folder().and_then(Away::of)
    }

    /// Why the data are only read, where the disk takes no writing.
    pub(crate) fn read_only(self) -> Option<ErrorKind> {
        self.0.read_only()
    }

    /// Whether the file that is open is still under its name.
    pub(crate) fn is_in_place(self) -> bool {
        self.0.is_in_place()
    }

    /// Every table as it is.
    pub(crate) fn dump(self) -> Result<Vec<TableDump>, Error> {
        Ok(self.0.dump()?)
    }

    /// What the data hold in all.
    pub(crate) fn info(self) -> Result<CopyInfo, Error> {
        Ok(self.0.info()?)
    }

    /// A copy of everything, in a new file.
    pub(crate) fn back_up(self, place: &Path) -> Result<CopyInfo, Error> {
        self.0.back_up(place).map_err(Error::of_making_a_copy)
    }

    /// The files of these clients once these rows are put back. It is tried and taken back.
    ///
    /// # Errors
    /// Why they could not be.
    pub(crate) fn try_put_back(
        self,
        changes: &Changes,
        facts: Facts,
        clients: &[ClientId],
    ) -> Result<Vec<CaseFile>, StoreError> {
        self.try_out(|writer| {
            writer.put_back(changes, facts)?;
            let files = clients.iter().map(|client| writer.case_file(*client));
            Ok(files.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
        })
    }

    /// Why an invoice could not be removed; nothing where it could. It is tried and taken back.
    pub(crate) fn try_remove_invoice(self, invoice: InvoiceId, came_with: &Changes) -> Option<StoreError> {
        self.try_out(|writer| writer.remove_invoice(invoice, came_with)).err()
    }

    fn try_out<T>(self, work: impl FnOnce(&Writer<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let tried = self.0.transaction("1970-01-01T00:00", "undo", |writer| {
            let left = work(writer)?;
            Err::<(T, Value), Trial<T>>(Trial::Stands(left))
        });
        match tried {
            Ok(left) | Err(Trial::Stands(left)) => Ok(left),
            Err(Trial::Refused(error)) => Err(error),
        }
    }

    /// The data as they are now, to be read beside them.
    pub(crate) fn snapshot(self) -> Result<Option<Snapshot>, Error> {
        Ok(self.0.snapshot()?)
    }

    /// Pages of other data that were found beside the file at its opening.
    pub(crate) fn set_aside(self) -> &'a [PathBuf] {
        self.0.set_aside()
    }

    /// What must hold of the file itself.
    pub(crate) fn verify(self) -> Result<VerifyReport, Error> {
        Ok(self.0.verify()?)
    }
}
