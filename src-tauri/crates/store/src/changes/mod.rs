//! What one use case changed, row by row, with the old values: enough to take it back at any time.
//!
//! Nobody has to say what a use case changes: the connection watches every table ([`watch`]), and
//! the line of the journal keeps what it saw. Taking back ([`put_back`]) is one more use case, which
//! writes the old values where nothing else came since.

mod fields;
mod put_back;
pub(crate) mod replay;
pub(crate) mod shape;
pub(crate) mod statement;
pub(crate) mod watch;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use fields::{
    ChangedField, ChangedRow, ClientField, CompanyField, ContactField, DuePartField, Field, FieldValue,
    InvoiceField, Owner, Table,
};
pub use put_back::Facts;

/// The columns of a row, by name.
pub(crate) type Row = Map<String, Value>;

/// What one use case did to the tables, once it was over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// The rows it added, by table: their key, a JSON array, and a seal of what they held.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) added: BTreeMap<String, BTreeMap<String, String>>,
    /// The rows it changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) replaced: Vec<Replaced>,
    /// The rows it removed: only those that hang on another, a contact or a due date.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) removed: Vec<Removed>,
}

/// A row that holds something else than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Replaced {
    /// The table.
    pub(crate) table: String,
    /// Its key, a JSON array.
    pub(crate) key: String,
    /// The columns that changed, as they were.
    pub(crate) was: Row,
    /// The same columns, as they became.
    pub(crate) is: Row,
}

/// A row that was there before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Removed {
    /// The table.
    pub(crate) table: String,
    /// Its key, a JSON array.
    pub(crate) key: String,
    /// All that it held.
    pub(crate) was: Row,
}

impl Changes {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.replaced.is_empty() && self.removed.is_empty()
    }

    /// The tables it touched, in no order that means anything.
    pub(crate) fn tables(&self) -> impl Iterator<Item = &str> {
        let replaced = self.replaced.iter().map(|row| row.table.as_str());
        let removed = self.removed.iter().map(|row| row.table.as_str());
        self.added.keys().map(String::as_str).chain(replaced).chain(removed)
    }
}
