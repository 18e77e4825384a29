//! Which files and which events go with the words of a client.

use dument_domain::personal::without_words;
use dument_store::{DocumentInfo, DocumentKind};

use crate::ground::book::Entry;

/// Whether a file goes with the words: what proves an invoice, a payment or what was agreed stays.
const fn file_goes(kind: DocumentKind) -> bool {
    match kind {
        DocumentKind::Exhibit | DocumentKind::Other => true,
        DocumentKind::Invoice
        | DocumentKind::Letter
        | DocumentKind::SignedQuote
        | DocumentKind::WorkDone
        | DocumentKind::Paper
        | DocumentKind::Signature
        | DocumentKind::Logo => false,
    }
}

/// The files of a client that go with its words; one that an invoice or a letter is made of stays.
pub(super) fn files_going(entry: &Entry, files: &[DocumentInfo]) -> Vec<DocumentInfo> {
    let invoices = entry.file.invoices.iter().filter_map(|invoice| invoice.document);
    let used: Vec<_> = invoices.chain(entry.file.letters.iter().map(|letter| letter.document)).collect();
    files.iter().filter(|file| file_goes(file.kind) && !used.contains(&file.id)).cloned().collect()
}

/// How many events go, and how many lose their words.
pub(super) fn events_going(entry: &Entry) -> (usize, usize) {
    let mut counts = (0, 0);
    for event in &entry.file.events {
        match without_words(event) {
            None => counts.0 += 1,
            Some(kept) if kept != *event => counts.1 += 1,
            Some(_) => {}
        }
    }
    counts
}
