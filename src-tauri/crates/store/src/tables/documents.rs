//! Kept files: what each is, and whose; the bytes are in `contents`.

use dument_domain::{ClientId, DocumentId, InvoiceId};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::contents;
use crate::columns::{Columns, change_one, insert_one, read_all, read_first, word_text};
use crate::{StoreError, sha256_hex};

/// What a kept file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// An invoice as it was sent to the client.
    Invoice,
    /// A letter composed by the program.
    Letter,
    /// A file of the case of which nobody said what it is (pièce à préciser).
    Exhibit,
    /// A quote or an order that the client signed, as the user said.
    SignedQuote,
    /// What shows that the work was done, as the user said: acceptance, delivery note, photographs.
    WorkDone,
    /// A file of the case that proves neither, as the user said.
    Other,
    /// A paper made by the program: agreement, statement, certificate.
    Paper,
    /// The signature printed on letters.
    Signature,
    /// The logo of the letterhead.
    Logo,
}

/// A file to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDocument {
    /// What it is.
    pub kind: DocumentKind,
    /// Its name as a file.
    pub name: String,
    /// `application/pdf`, `image/png`…
    pub media_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Whose case it belongs to.
    pub client: Option<ClientId>,
    /// Which invoice it is about.
    pub invoice: Option<InvoiceId>,
}

/// A kept file without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentInfo {
    /// Its identifier.
    pub id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Its name as a file.
    pub name: String,
    /// `application/pdf`, `image/png`…
    pub media_type: String,
    /// SHA-256 of its content, hexadecimal.
    pub sha256: String,
    /// Size of its content in bytes.
    pub size: u64,
    /// When it was kept, local time.
    pub added_at: String,
    /// Whose case it belongs to.
    pub client: Option<ClientId>,
    /// Which invoice it is about.
    pub invoice: Option<InvoiceId>,
}

/// A kept file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its identifier.
    pub id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Its name as a file.
    pub name: String,
    /// `application/pdf`, `image/png`…
    pub media_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// SHA-256 of its content, hexadecimal.
    pub sha256: String,
    /// When it was kept, local time.
    pub added_at: String,
    /// Whose case it belongs to.
    pub client: Option<ClientId>,
    /// Which invoice it is about.
    pub invoice: Option<InvoiceId>,
}

const INFO: &str = "SELECT documents.id, kind, name, media_type, documents.sha256, length(bytes), added_at,
        client_id, invoice_id
    FROM documents JOIN contents ON contents.sha256 = documents.sha256";

/// What is known of a document.
pub(crate) fn read_info(
    connection: &Connection,
    DocumentId(id): DocumentId,
) -> Result<Option<DocumentInfo>, StoreError> {
    read_first(connection, &format!("{INFO} WHERE documents.id = ?1"), [id], info)
}

/// The document with its bytes.
pub(crate) fn read(connection: &Connection, id: DocumentId) -> Result<Option<Document>, StoreError> {
    let Some(info) = read_info(connection, id)? else { return Ok(None) };
    let Some(bytes) = contents::read(connection, &info.sha256)? else { return Ok(None) };
    // A letter posted, an invoice received: what is opened is what was kept, to the byte.
    if sha256_hex(&bytes) != info.sha256 {
        return Err(StoreError::unreadable(format!("the content of {} changed", info.name)));
    }
    let DocumentInfo { id, kind, name, media_type, sha256, added_at, client, invoice, .. } = info;
    Ok(Some(Document { id, kind, name, media_type, bytes, sha256, added_at, client, invoice }))
}

/// The documents of a client and of its invoices, in the order kept.
pub(crate) fn read_of_client(
    connection: &Connection,
    ClientId(client): ClientId,
) -> Result<Vec<DocumentInfo>, StoreError> {
    let sql = format!(
        "{INFO} WHERE client_id = ?1
            OR invoice_id IN (SELECT id FROM invoices WHERE client_id = ?1)
            OR documents.id IN (SELECT document_id FROM invoices WHERE client_id = ?1)
            OR documents.id IN (SELECT document_id FROM letters WHERE client_id = ?1)
        ORDER BY documents.id"
    );
    read_all(connection, &sql, [client], info)
}

/// The documents of one kind, in the order kept.
pub(crate) fn read_of_kind(
    connection: &Connection,
    kind: DocumentKind,
) -> Result<Vec<DocumentInfo>, StoreError> {
    let sql = format!("{INFO} WHERE kind = ?1 ORDER BY documents.id");
    read_all(connection, &sql, [word_text(&kind)?], info)
}

/// Keeps a file. The same content, kind, client and invoice again gives the
/// document that is there; the same content for another is another document on
/// the same bytes.
pub(crate) fn insert(
    connection: &Connection,
    document: &NewDocument,
    now: &str,
) -> Result<DocumentId, StoreError> {
    let sha256 = contents::keep(connection, &document.bytes)?;
    let kind = word_text(&document.kind)?;
    let (client, invoice) =
        (document.client.map(|client| client.0), document.invoice.map(|invoice| invoice.0));
    let same = read_first(
        connection,
        "SELECT id FROM documents
            WHERE sha256 = ?1 AND kind = ?2 AND client_id IS ?3 AND invoice_id IS ?4",
        params![sha256, kind, client, invoice],
        |columns| columns.next(),
    )?;
    if let Some(id) = same {
        return Ok(DocumentId(id));
    }
    let id = insert_one(
        connection,
        "INSERT INTO documents (kind, name, media_type, sha256, added_at, client_id, invoice_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![kind, document.name, document.media_type, sha256, now, client, invoice],
    )?;
    Ok(DocumentId(id))
}

/// Says whose a document is, once the client or the invoice exists.
pub(crate) fn attach(
    connection: &Connection,
    DocumentId(id): DocumentId,
    ClientId(client): ClientId,
    invoice: Option<InvoiceId>,
) -> Result<(), StoreError> {
    let sql = "UPDATE documents SET client_id = ?2, invoice_id = ?3 WHERE id = ?1";
    change_one(connection, sql, params![id, client, invoice.map(|invoice| invoice.0)], "documents", id)
}

/// Says what a file of the case is, and which invoice it is about.
pub(crate) fn say(
    connection: &Connection,
    DocumentId(id): DocumentId,
    kind: DocumentKind,
    invoice: Option<InvoiceId>,
) -> Result<(), StoreError> {
    let sql = "UPDATE documents SET kind = ?2, invoice_id = ?3 WHERE id = ?1";
    change_one(
        connection,
        sql,
        params![id, word_text(&kind)?, invoice.map(|invoice| invoice.0)],
        "documents",
        id,
    )
}

fn info(columns: &Columns<'_>) -> rusqlite::Result<DocumentInfo> {
    Ok(DocumentInfo {
        id: DocumentId(columns.next()?),
        kind: columns.word()?,
        name: columns.next()?,
        media_type: columns.next()?,
        sha256: columns.next()?,
        size: columns.next::<i64>()?.unsigned_abs(),
        added_at: columns.next()?,
        client: columns.next::<Option<i64>>()?.map(ClientId),
        invoice: columns.next::<Option<i64>>()?.map(InvoiceId),
    })
}
