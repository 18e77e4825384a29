//! Files kept as they are: the PDF of an invoice to be typed, what proves a debt.

use dument_domain::{ClientId, DocumentId, Invoice, InvoiceId};
use dument_store::{Document, DocumentInfo, DocumentKind, NewDocument};
use serde_json::json;

use crate::ground::acting::{Acting, Written};
use crate::ground::asking::Reading;
use crate::views::{DocumentView, EvidenceKind};
use crate::words::files::{announced_type, clean_name, safe_name, type_of_content};
use crate::{Code, Error};

/// A kept file as the case shows it.
pub(crate) fn document_view(document: &DocumentInfo) -> DocumentView {
    let kind_label = match document.kind {
        DocumentKind::Invoice => "Facture",
        DocumentKind::Letter => "Lettre",
        DocumentKind::Exhibit => "Pièce à préciser",
        DocumentKind::SignedQuote => "Devis ou commande signé",
        DocumentKind::WorkDone => "Preuve des travaux",
        DocumentKind::Other => "Autre pièce",
        DocumentKind::Paper => "Papier du dossier",
        DocumentKind::Signature => "Signature",
        DocumentKind::Logo => "Logo",
    };
    DocumentView {
        id: document.id,
        name: document.name.clone(),
        kind_label: kind_label.to_owned(),
        may_say: may_say(document.kind),
        said: said(document.kind),
        invoice: document.invoice,
        added_at: document.added_at.clone(),
        size: i64::try_from(document.size).unwrap_or(i64::MAX),
        sha256: document.sha256.clone(),
    }
}

/// What the user said a file is, where it proves something or nothing.
const fn said(kind: DocumentKind) -> Option<EvidenceKind> {
    match kind {
        DocumentKind::SignedQuote => Some(EvidenceKind::SignedQuote),
        DocumentKind::WorkDone => Some(EvidenceKind::WorkDone),
        DocumentKind::Other => Some(EvidenceKind::Other),
        DocumentKind::Invoice
        | DocumentKind::Letter
        | DocumentKind::Exhibit
        | DocumentKind::Paper
        | DocumentKind::Signature
        | DocumentKind::Logo => None,
    }
}

/// Whether the user says what a file is: one added to a case, not one that the program knows.
const fn may_say(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::Exhibit) || said(kind).is_some()
}

/// The largest file kept, in bytes.
const DOCUMENT_BYTES_MAX: usize = 50 * 1024 * 1024;

/// Keeps a previewed file, to be the document of an invoice that is typed next.
///
/// # Errors
/// [`Code::UnreadableFile`] once the preview is forgotten, [`Code::UnknownClient`].
pub fn keep(desk: &mut Acting<'_>, token: &str, client: Option<ClientId>) -> Result<DocumentView, Error> {
    let file = desk.reading().shown.files.find(token)?;
    let (name, bytes) = (file.name.clone(), file.bytes.clone());
    let document = accepted(DocumentKind::Invoice, &name, bytes, client)?;
    keep_new(desk, document)
}

/// Keeps a file in a client's case: quote, order, delivery note, photograph.
///
/// # Errors
/// [`Code::UnknownClient`]; [`Code::BadValue`] for an empty file, one beyond 50 MB, or a kind
/// of file that is not a document.
pub fn attach(
    desk: &mut Acting<'_>,
    client: ClientId,
    name: &str,
    bytes: &[u8],
) -> Result<DocumentView, Error> {
    let document = accepted(DocumentKind::Exhibit, name, bytes.to_vec(), Some(client))?;
    keep_new(desk, document)
}

/// Says what a file of the case is, and which invoice it is about: the checks before a letter follow
/// what was said, never the name of the file.
///
/// # Errors
/// [`Code::UnknownDocument`], [`Code::UnknownInvoice`] for one of another client,
/// [`Code::BadValue`] for a file that the program knows: an invoice, a letter.
pub fn say(
    desk: &mut Acting<'_>,
    document: DocumentId,
    said: Option<EvidenceKind>,
    invoice: Option<InvoiceId>,
) -> Result<DocumentView, Error> {
    let known = kept(desk.reading(), document)?;
    if !may_say(known.kind) {
        let told = "Dûment sait déjà ce qu’est ce document\u{a0}: une facture, une lettre ou un papier qu’il a fait.";
        return Err(Error::told(Code::BadValue, known.name, told));
    }
    if let Some(id) = invoice {
        let (entry, _) = desk.reading().of_invoice(id)?;
        if known.client != Some(entry.file.client.id) {
            return Err(Error::new(Code::UnknownInvoice, id.0.to_string()));
        }
    }
    let kind = match said {
        Some(EvidenceKind::SignedQuote) => DocumentKind::SignedQuote,
        Some(EvidenceKind::WorkDone) => DocumentKind::WorkDone,
        Some(EvidenceKind::Other) => DocumentKind::Other,
        None => DocumentKind::Exhibit,
    };
    desk.write("document_said", |writer| {
        writer.say_document(document, kind, invoice)?;
        let payload = json!({ "document": document, "kind": kind, "invoice": invoice });
        Ok(Written { answer: (), payload, clients: Vec::new(), choices: false })
    })?;
    kept(desk.reading(), document).map(view_of)
}

/// Gives an invoice its file: the PDF that was sent, where the invoice was typed or came from a
/// table. The one that it had stays in the case.
///
/// # Errors
/// [`Code::UnknownInvoice`]; as [`attach`] for the file.
pub fn attach_to_invoice(
    desk: &mut Acting<'_>,
    invoice: InvoiceId,
    name: &str,
    bytes: &[u8],
) -> Result<DocumentView, Error> {
    let known = desk.reading().of_invoice(invoice)?.1.clone();
    let client = known.client;
    let mut document = accepted(DocumentKind::Invoice, name, bytes.to_vec(), Some(client))?;
    document.invoice = Some(invoice);
    let id = desk
        .write("invoice_documented", |writer| {
            let id = writer.insert_document(&document)?;
            writer.update_invoice(&Invoice { document: Some(id), ..known.clone() })?;
            let payload =
                json!({ "document": id, "name": document.name, "client": client, "invoice": invoice });
            Ok(Written { answer: id, payload, clients: vec![client], choices: false })
        })?
        .answer;
    kept(desk.reading(), id).map(view_of)
}

/// The name and the bytes of a kept file; a name that the desktop would run, as files imported
/// before names were looked at may bear, is given the extension of what was read.
///
/// # Errors
/// [`Code::UnknownDocument`].
pub fn file(reading: Reading<'_>, document: DocumentId) -> Result<(String, Vec<u8>), Error> {
    kept(reading, document).map(|kept| {
        let media_type = type_of_content(&kept.bytes).unwrap_or(&kept.media_type);
        (safe_name(&kept.name, media_type), kept.bytes)
    })
}

pub(crate) fn keep_new(desk: &mut Acting<'_>, document: NewDocument) -> Result<DocumentView, Error> {
    if let Some(client) = document.client {
        desk.reading().entry(client)?;
    }
    let id = desk
        .write("document_kept", |writer| {
            let id = writer.insert_document(&document)?;
            let payload = json!({ "document": id, "name": document.name, "client": document.client });
            Ok(Written { answer: id, payload, clients: Vec::new(), choices: false })
        })?
        .answer;
    kept(desk.reading(), id).map(view_of)
}

fn kept(reading: Reading<'_>, document: DocumentId) -> Result<Document, Error> {
    let unknown = || Error::new(Code::UnknownDocument, document.0.to_string());
    reading.kept.document(document)?.ok_or_else(unknown)
}

fn view_of(kept: Document) -> DocumentView {
    let Document { id, kind, name, media_type, bytes, sha256, added_at, client, invoice } = kept;
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    document_view(&DocumentInfo { id, kind, name, media_type, sha256, size, added_at, client, invoice })
}

fn accepted(
    kind: DocumentKind,
    name: &str,
    bytes: Vec<u8>,
    client: Option<ClientId>,
) -> Result<NewDocument, Error> {
    let bad = |detail: &str| Error::new(Code::BadValue, detail);
    if bytes.is_empty() {
        return Err(bad("ce fichier est vide"));
    }
    if bytes.len() > DOCUMENT_BYTES_MAX {
        return Err(bad("ce fichier dépasse 50\u{a0}Mo"));
    }
    let name = clean_name(name);
    let content = type_of_content(&bytes);
    if content == Some("program") {
        return Err(bad("ce fichier est un programme\u{a0}: seuls des documents peuvent être gardés"));
    }
    let Some(media_type) = content.or_else(|| announced_type(&name)) else {
        return Err(bad("seuls des documents (PDF, images, textes, tableaux) peuvent être gardés"));
    };
    let name = safe_name(&name, media_type);
    Ok(NewDocument { kind, name, media_type: media_type.to_owned(), bytes, client, invoice: None })
}
