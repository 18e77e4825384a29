//! Files kept as they are: the PDF of an invoice to be typed, what proves a debt.

use dument_domain::{ClientId, DocumentId, Invoice, InvoiceId};
use dument_store::{Document, DocumentInfo, DocumentKind, NewDocument};
use serde_json::json;

use crate::ground::acting::Written;
use crate::views::DocumentView;
use crate::words::files::{announced_type, clean_name, safe_name, type_of_content};
use crate::{App, Code, Error, Now};

/// A kept file as the case shows it.
pub(crate) fn document_view(document: &DocumentInfo) -> DocumentView {
    let kind_label = match document.kind {
        DocumentKind::Invoice => "Facture",
        DocumentKind::Letter => "Lettre",
        DocumentKind::Exhibit => "Pièce",
        DocumentKind::Signature => "Signature",
        DocumentKind::Logo => "Logo",
    };
    DocumentView {
        id: document.id,
        name: document.name.clone(),
        kind_label: kind_label.to_owned(),
        added_at: document.added_at.clone(),
        size: i64::try_from(document.size).unwrap_or(i64::MAX),
        sha256: document.sha256.clone(),
    }
}

/// The largest file kept, in bytes.
const DOCUMENT_BYTES_MAX: usize = 50 * 1024 * 1024;

impl App {
    /// Keeps a previewed file, to be the document of an invoice that is typed next.
    ///
    /// # Errors
    /// [`Code::UnreadableFile`] once the preview is forgotten, [`Code::UnknownClient`].
    pub fn keep_document(
        &mut self,
        now: &Now,
        token: &str,
        client: Option<ClientId>,
    ) -> Result<DocumentView, Error> {
        let file = self.import_previews.find(token)?;
        let (name, bytes) = (file.name.clone(), file.bytes.clone());
        let document = accepted(DocumentKind::Invoice, &name, bytes, client)?;
        self.keep(now, document)
    }

    /// Keeps a file in a client's case: quote, order, delivery note, photograph.
    ///
    /// # Errors
    /// [`Code::UnknownClient`]; [`Code::BadValue`] for an empty file, one beyond 50 MB, or a kind
    /// of file that is not a document.
    pub fn attach_document(
        &mut self,
        now: &Now,
        client: ClientId,
        name: &str,
        bytes: &[u8],
    ) -> Result<DocumentView, Error> {
        let document = accepted(DocumentKind::Exhibit, name, bytes.to_vec(), Some(client))?;
        self.keep(now, document)
    }

    /// Gives an invoice its file: the PDF that was sent, where the invoice was typed or came from a
    /// table. The one that it had stays in the case.
    ///
    /// # Errors
    /// [`Code::UnknownInvoice`]; as [`App::attach_document`] for the file.
    pub fn attach_to_invoice(
        &mut self,
        now: &Now,
        invoice: InvoiceId,
        name: &str,
        bytes: &[u8],
    ) -> Result<DocumentView, Error> {
        self.turn_to(now);
        let known = self.book.of_invoice(invoice).map(|(_, known)| known.clone());
        let known = known.ok_or_else(|| Error::new(Code::UnknownInvoice, invoice.0.to_string()))?;
        let client = known.client;
        let mut document = accepted(DocumentKind::Invoice, name, bytes.to_vec(), Some(client))?;
        document.invoice = Some(invoice);
        let id = self.write(now, "invoice_documented", |writer| {
            let id = writer.insert_document(&document)?;
            writer.update_invoice(&Invoice { document: Some(id), ..known.clone() })?;
            let payload =
                json!({ "document": id, "name": document.name, "client": client, "invoice": invoice });
            Ok(Written { answer: id, payload, clients: vec![client], choices: false })
        })?;
        self.kept(id).map(view_of)
    }

    /// The name and the bytes of a kept file; a name that the desktop would run, as files imported
    /// before names were looked at may bear, is given the extension of what was read.
    ///
    /// # Errors
    /// [`Code::UnknownDocument`].
    pub fn document_file(&self, document: DocumentId) -> Result<(String, Vec<u8>), Error> {
        self.kept(document).map(|kept| {
            let media_type = type_of_content(&kept.bytes).unwrap_or(&kept.media_type);
            (safe_name(&kept.name, media_type), kept.bytes)
        })
    }

    pub(crate) fn keep(&mut self, now: &Now, document: NewDocument) -> Result<DocumentView, Error> {
        if let Some(client) = document.client {
            self.entry(client)?;
        }
        let id = self.write(now, "document_kept", |writer| {
            let id = writer.insert_document(&document)?;
            let payload = json!({ "document": id, "name": document.name, "client": document.client });
            Ok(Written { answer: id, payload, clients: Vec::new(), choices: false })
        })?;
        self.kept(id).map(view_of)
    }

    fn kept(&self, document: DocumentId) -> Result<Document, Error> {
        let unknown = || Error::new(Code::UnknownDocument, document.0.to_string());
        self.store.document(document)?.ok_or_else(unknown)
    }
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
