//! What an erasure writes: rows that go, rows that lose words.

use dument_domain::case::CaseEvent;
use dument_domain::{ClientId, DocumentId, EventId};
use rusqlite::params;
use serde_json::Value;

use super::lines::{holds, searched};
use super::{Person, Store};
use crate::columns::{change_one, json_text, read_all, read_first};
use crate::{StoreError, Writer};

/// The rows of a client, from what hangs to what it hangs on; `?1` the client.
const ROWS: [&str; 14] = [
    "DELETE FROM contacts WHERE client_id = ?1",
    "DELETE FROM letter_invoices WHERE letter_id IN (SELECT id FROM letters WHERE client_id = ?1)",
    "DELETE FROM letters WHERE client_id = ?1",
    "DELETE FROM event_invoices WHERE event_id IN (SELECT id FROM events WHERE client_id = ?1)",
    "DELETE FROM events WHERE client_id = ?1",
    "DELETE FROM payment_shares WHERE payment_id IN (SELECT id FROM payments WHERE client_id = ?1)",
    "DELETE FROM payments WHERE client_id = ?1",
    "DELETE FROM credit_notes WHERE invoice_id IN (SELECT id FROM invoices WHERE client_id = ?1)",
    "DELETE FROM due_parts WHERE invoice_id IN (SELECT id FROM invoices WHERE client_id = ?1)",
    "UPDATE invoices SET document_id = NULL WHERE client_id = ?1 AND document_id IS NOT NULL",
    "DELETE FROM documents WHERE client_id = ?1",
    "DELETE FROM documents WHERE invoice_id IN (SELECT id FROM invoices WHERE client_id = ?1)",
    "DELETE FROM invoices WHERE client_id = ?1",
    "DELETE FROM clients WHERE id = ?1",
];

const UNUSED: &str = "DELETE FROM contents WHERE sha256 NOT IN (SELECT sha256 FROM documents)";

impl Store {
    /// The files that were read for this client: the hash under which each is remembered, and its number where it is
    /// kept for nobody in particular, a table of several clients.
    ///
    /// # Errors
    /// As every reading of [`Store`].
    pub fn files_read_for(
        &self,
        ClientId(client): ClientId,
    ) -> Result<Vec<(Option<DocumentId>, String)>, StoreError> {
        let sql = "SELECT DISTINCT documents.id, payload ->> '$.sha256' FROM change_clients
            JOIN journal USING (sequence)
            LEFT JOIN documents ON documents.id = payload ->> '$.document'
                AND documents.client_id IS NULL AND documents.invoice_id IS NULL
            WHERE change_clients.client_id = ?1 AND journal.kind = 'import'
                AND payload ->> '$.sha256' IS NOT NULL
            ORDER BY documents.id";
        read_all(&self.connection, sql, [client], |columns| {
            Ok((columns.next::<Option<i64>>()?.map(DocumentId), columns.next()?))
        })
    }

    /// The seal of the line of the journal that first touched the file of a client: with its number, it tells a client
    /// of these data from one of another copy that was given the same number.
    ///
    /// # Errors
    /// As every reading of [`Store`].
    pub fn first_seal_of(&self, ClientId(client): ClientId) -> Result<Option<String>, StoreError> {
        let sql = "SELECT hash FROM change_clients JOIN journal USING (sequence)
            WHERE client_id = ?1 ORDER BY sequence LIMIT 1";
        read_first(&self.connection, sql, [client], |columns| columns.next())
    }
}

impl Writer<'_> {
    /// Removes an event.
    ///
    /// # Errors
    /// See [`Writer`].
    pub fn remove_event(&self, EventId(id): EventId) -> Result<(), StoreError> {
        let connection = self.connection();
        connection.prepare_cached("DELETE FROM event_invoices WHERE event_id = ?1")?.execute([id])?;
        change_one(connection, "DELETE FROM events WHERE id = ?1", [id], "events", id)
    }

    /// Replaces the words of an event: what happened keeps its kind.
    ///
    /// # Errors
    /// See [`Writer`].
    pub fn reword_event(&self, event: &CaseEvent) -> Result<(), StoreError> {
        let sql = "UPDATE events SET payload = ?2, note = ?3 WHERE id = ?1";
        let given = params![event.id.0, json_text(&event.what)?, event.note];
        change_one(self.connection(), sql, given, "events", event.id.0)
    }

    /// Removes a kept file, and its bytes where no other one is the same.
    ///
    /// # Errors
    /// See [`Writer`]; a letter or an invoice that refers to it is a conflict.
    pub fn remove_document(&self, DocumentId(id): DocumentId) -> Result<(), StoreError> {
        let connection = self.connection();
        change_one(connection, "DELETE FROM documents WHERE id = ?1", [id], "documents", id)?;
        connection.prepare_cached(UNUSED)?.execute([])?;
        Ok(())
    }

    /// Removes a client with all that is theirs.
    ///
    /// # Errors
    /// See [`Writer`]; a file of theirs that serves another client's invoice is a conflict.
    pub fn remove_client(&self, ClientId(id): ClientId) -> Result<(), StoreError> {
        let connection = self.connection();
        connection.pragma_update(None, "defer_foreign_keys", true)?;
        for sql in ROWS {
            connection.prepare_cached(sql)?.execute([id])?;
        }
        connection.prepare_cached(UNUSED)?.execute([])?;
        Ok(())
    }

    /// Blanks the words of these people in the names of files read and in these settings.
    ///
    /// # Errors
    /// See [`Writer`].
    pub fn forget_words(&self, people: &[Person], settings: &[&str]) -> Result<(), StoreError> {
        let (connection, words) = (self.connection(), searched(people));
        let imports = read_all(connection, "SELECT sha256, name FROM imports", [], |columns| {
            Ok((columns.next::<String>()?, columns.next::<String>()?))
        })?;
        for (sha256, name) in imports {
            if holds(&Value::from(name.as_str()), &words) {
                let sql = "UPDATE imports SET name = '' WHERE sha256 = ?1";
                connection.prepare_cached(sql)?.execute([sha256])?;
            }
        }
        for (key, text) in crate::tables::settings::all(connection)? {
            if !settings.contains(&key.as_str()) {
                continue;
            }
            let mut value: Value = serde_json::from_str(&text).map_err(StoreError::unreadable)?;
            if holds(&value, &words) {
                blank(&mut value, &words);
                crate::tables::settings::write(connection, &key, &value.to_string())?;
            }
        }
        Ok(())
    }
}

/// Empties the texts of a value that hold one of these words.
fn blank(value: &mut Value, words: &[String]) {
    match value {
        Value::String(text) => {
            if holds(&Value::from(text.as_str()), words) {
                text.clear();
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|one| blank(one, words)),
        Value::Object(fields) => fields.values_mut().for_each(|one| blank(one, words)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
