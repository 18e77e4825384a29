//! One SQLite file: migrations, tables, journal, documents.
//!
//! The store keeps facts and gives them back as the types of the domain; it
//! decides nothing. Every write goes through [`Store::transaction`], which is
//! one use case, one transaction and one line of the journal. A file that is
//! damaged, or newer than this program, is refused and left as it is, byte for
//! byte. To keep something more, write the next migration in `migrations/`,
//! name it in `schema.rs`, and give its table one file in `tables/` with its
//! row type and all its queries.

mod backup;
mod changes;
mod columns;
mod disk;
mod dump;
mod erasure;
mod error;
mod hash;
mod held;
mod open;
mod passing;
mod schema;
mod sealed;
mod snapshot;
mod store;
mod tables;
mod verify;
mod whose;
mod writer;

pub use backup::{CopyInfo, Restored, duplicate, inspect, keep_copy, last_written, restore};
pub use changes::{
    ChangedField, ChangedRow, Changes, ClientField, CompanyField, ContactField, DuePartField, Facts, Field,
    FieldValue, InvoiceField, Owner, Table,
};
pub use disk::{free_name, make_private_folder, write_private};
pub use dump::TableDump;
pub use erasure::{Erased, Person};
pub use error::{Damage, StoreError};
pub use hash::sha256_hex;
pub use passing::PassingFolder;
pub use schema::schemas;
pub use sealed::{Lock, Seal, SealError, are_sealed, is_sealed, open_sealed, seal_copy};
pub use snapshot::Snapshot;
pub use store::{Recorded, Store};
pub use tables::{
    Change, Document, DocumentInfo, DocumentKind, ImportInfo, JournalEntry, NewDocument, SavedScenario,
};
pub use verify::{VerifyCheck, VerifyReport};
pub use whose::company_of;
pub use writer::Writer;
