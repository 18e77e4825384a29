//! Files kept as they are: the PDF of an invoice to be typed, what proves a debt.

use dument_domain::{ClientId, DocumentId};
use dument_store::{Document, DocumentInfo, DocumentKind, NewDocument};
use serde_json::json;

use crate::ground::acting::Written;
use crate::views::DocumentView;
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

/// The longest name kept, in characters.
const NAME_LENGTH_MAX: usize = 150;

/// Kinds of files that a viewer shows and that run nothing, with their media types.
const ACCEPTED: [(&str, &str); 19] = [
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("heic", "image/heic"),
    ("txt", "text/plain"),
    ("csv", "text/csv"),
    ("xml", "application/xml"),
    ("eml", "message/rfc822"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
];

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

    /// The name and the bytes of a kept file.
    ///
    /// # Errors
    /// [`Code::UnknownDocument`].
    pub fn document_file(&self, document: DocumentId) -> Result<(String, Vec<u8>), Error> {
        self.kept(document).map(|kept| (kept.name, kept.bytes))
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
        let Document { id, kind, name, media_type, bytes, sha256, added_at, client, invoice } =
            self.kept(id)?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let info = DocumentInfo { id, kind, name, media_type, sha256, size, added_at, client, invoice };
        Ok(document_view(&info))
    }

    fn kept(&self, document: DocumentId) -> Result<Document, Error> {
        let unknown = || Error::new(Code::UnknownDocument, document.0.to_string());
        self.store.document(document)?.ok_or_else(unknown)
    }
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
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    let known = ACCEPTED.iter().find(|(word, _)| extension.as_deref() == Some(*word));
    let is_pdf = bytes.starts_with(b"%PDF-");
    let (name, media_type) = match known {
        Some((_, media_type)) => (name, *media_type),
        None if is_pdf => (format!("{name}.pdf"), "application/pdf"),
        None => return Err(bad("seuls des documents (PDF, images, textes, tableaux) peuvent être gardés")),
    };
    Ok(NewDocument { kind, name, media_type: media_type.to_owned(), bytes, client, invoice: None })
}

/// The last part of a path, without what a file system or a screen may not show.
fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let shown: String = last.chars().filter(|letter| !letter.is_control()).collect();
    let shown = shown.trim().trim_start_matches('.');
    let length = shown.chars().count();
    let kept: String = shown.chars().skip(length.saturating_sub(NAME_LENGTH_MAX)).collect();
    if kept.is_empty() { "document".to_owned() } else { kept }
}
