//! One file for each table: its row type and all its queries.

pub(crate) mod changes;
pub(crate) mod clients;
pub(crate) mod company;
pub(crate) mod contacts;
pub(crate) mod contents;
pub(crate) mod credit_notes;
pub(crate) mod documents;
pub(crate) mod due_parts;
pub(crate) mod event_invoices;
pub(crate) mod events;
pub(crate) mod files;
pub(crate) mod imports;
pub(crate) mod invoices;
pub(crate) mod journal;
pub(crate) mod letter_invoices;
pub(crate) mod letters;
pub(crate) mod payment_shares;
pub(crate) mod payments;
pub(crate) mod scenarios;
pub(crate) mod settings;

use std::collections::HashMap;

use dument_domain::{ClientId, InvoiceId};
use rusqlite::{Connection, params};

use crate::StoreError;
use crate::columns::{Columns, read_all};

pub use changes::Change;
pub use documents::{Document, DocumentInfo, DocumentKind, NewDocument};
pub use imports::ImportInfo;
pub use journal::JournalEntry;
pub use scenarios::SavedScenario;

/// Whose rows are read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scope {
    /// Of every client.
    All,
    /// Of one client.
    Client(ClientId),
}

/// A query that reads the rows of every client, or of one.
pub(crate) struct Select {
    /// `SELECT … FROM …`.
    pub(crate) from: &'static str,
    /// The condition that keeps one client's rows, `?1` being its identifier.
    pub(crate) of_client: &'static str,
    /// The columns that order the rows.
    pub(crate) order: &'static str,
}

impl Select {
    /// The rows of this scope.
    pub(crate) fn read<T>(
        &self,
        connection: &Connection,
        scope: Scope,
        read: impl Fn(&Columns<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let Select { from, of_client, order } = self;
        match scope {
            Scope::All => read_all(connection, &format!("{from} ORDER BY {order}"), [], read),
            Scope::Client(ClientId(client)) => {
                read_all(connection, &format!("{from} WHERE {of_client} ORDER BY {order}"), [client], read)
            }
        }
    }
}

/// Rows of a table that hang on rows of another, by the identifier they hang on.
pub(crate) type Hanging<T> = HashMap<i64, Vec<T>>;

/// Puts rows under the identifier they hang on, in their order.
pub(crate) fn grouped<T>(rows: Vec<(i64, T)>) -> Hanging<T> {
    let mut groups = Hanging::new();
    for (owner, row) in rows {
        groups.entry(owner).or_default().push(row);
    }
    groups
}

/// Which invoices a row is about: those of its own client only.
pub(crate) struct About {
    /// The rows, by the identifier they hang on.
    pub(crate) read: Select,
    /// Adds one: `?1` the identifier, `?2` the place, `?3` the invoice, `?4` the client.
    pub(crate) insert: &'static str,
    /// The identifiers that are about another client's invoice.
    pub(crate) astray: &'static str,
}

impl About {
    /// Invoices by the identifier they hang on.
    pub(crate) fn read(
        &self,
        connection: &Connection,
        scope: Scope,
    ) -> Result<Hanging<InvoiceId>, StoreError> {
        let rows =
            self.read.read(connection, scope, |columns| Ok((columns.next()?, InvoiceId(columns.next()?))))?;
        Ok(grouped(rows))
    }

    /// Says which invoices a row is about.
    pub(crate) fn write(
        &self,
        connection: &Connection,
        id: i64,
        ClientId(client): ClientId,
        invoices: &[InvoiceId],
    ) -> Result<(), StoreError> {
        let mut insert = connection.prepare_cached(self.insert)?;
        for (place, invoice) in placed(invoices) {
            insert.execute(params![id, place, invoice.0, client])?;
        }
        Ok(())
    }

    /// The identifiers that are about another client's invoice.
    pub(crate) fn astray(&self, connection: &Connection) -> Result<Vec<i64>, StoreError> {
        read_all(connection, self.astray, [], |columns| columns.next())
    }
}

/// Rows in their order with their place, from 0, as the tables keep lists.
pub(crate) fn placed<T>(rows: &[T]) -> impl Iterator<Item = (i64, &T)> {
    (0_i64..).zip(rows)
}
