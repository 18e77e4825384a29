//! What was shown and waits for the user’s word: letters composed, files read. Data only.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::Arc;

use dument_domain::Day;
use dument_domain::case::Letter;
use dument_intake::{Reading, Severity};
use dument_store::sha256_hex;

use crate::{Code, Error};

/// How many previewed files wait at once; the oldest is forgotten first.
const PREVIEWED_FILES_MAX: usize = 50;

/// How many bytes they may hold together.
const PREVIEWED_BYTES_MAX: usize = 256 * 1024 * 1024;

/// What was shown since the data were opened. A question may remember what it showed: nothing of it
/// is data, and what is kept of it later is composed or compared anew.
#[derive(Default)]
pub(crate) struct Shown {
    pub(crate) unkept: Unkept,
    pub(crate) files: Previews,
    pub(crate) letters: LetterPreviews,
}

/// What the disk had no room for: known while the data are open, so that it is told, and told once.
#[derive(Default)]
pub(crate) struct Unkept {
    /// What was told, as it would be kept.
    pub(crate) watch: RefCell<Option<String>>,
    /// What is wrong with the copies, since when.
    pub(crate) copies: RefCell<Option<(Day, String)>>,
}

/// Files read and shown, waiting for the user's word.
#[derive(Default)]
pub(crate) struct Previews {
    files: RefCell<VecDeque<Arc<Previewed>>>,
}

/// A file as it was read.
pub(crate) struct Previewed {
    pub(crate) name: String,
    pub(crate) sha256: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) reading: Reading,
}

impl Previews {
    /// Remembers a file shown, in place of the same one shown before.
    pub(crate) fn keep(&self, file: Previewed) {
        let mut files = self.files.borrow_mut();
        files.retain(|other| other.sha256 != file.sha256);
        files.push_back(Arc::new(file));
        let held =
            |files: &VecDeque<Arc<Previewed>>| files.iter().map(|file| file.bytes.len()).sum::<usize>();
        while files.len() > 1 && (files.len() > PREVIEWED_FILES_MAX || held(&files) > PREVIEWED_BYTES_MAX) {
            files.pop_front();
        }
    }

    /// A file shown, by its token.
    pub(crate) fn find(&self, token: &str) -> Result<Arc<Previewed>, Error> {
        let sentence = "L’aperçu n’est plus en mémoire\u{a0}: choisissez de nouveau le fichier.";
        let found = self.files.borrow().iter().find(|file| file.sha256 == token).cloned();
        found.ok_or_else(|| Error::new(Code::UnreadableFile, sentence))
    }

    /// The same, the last to be forgotten from now on.
    pub(crate) fn find_again(&self, token: &str) -> Result<Arc<Previewed>, Error> {
        let found = self.find(token)?;
        let mut files = self.files.borrow_mut();
        files.retain(|other| other.sha256 != found.sha256);
        files.push_back(Arc::clone(&found));
        Ok(found)
    }
}

impl Previewed {
    pub(crate) fn read(name: &str, bytes: &[u8]) -> Previewed {
        let reading = dument_intake::read(name, bytes);
        let name = if reading.file.is_empty() { "document".to_owned() } else { reading.file.clone() };
        Previewed { name, sha256: sha256_hex(bytes), bytes: bytes.to_vec(), reading }
    }

    /// A PDF without data inside: the document of an invoice to be typed.
    pub(crate) fn is_plain_document(&self) -> bool {
        self.reading.format.is_plain_document() && !self.reading.has_errors()
    }

    /// The file is one invoice, and not a table of them.
    pub(crate) fn is_one_invoice(&self) -> bool {
        self.reading.format.is_one_invoice()
    }

    pub(crate) fn media_type(&self) -> &'static str {
        self.reading.document.as_ref().map_or("application/octet-stream", |document| document.media_type)
    }

    /// Rows that the reader could not take at all, its errors without a draft.
    pub(crate) fn refused_rows(&self) -> usize {
        let errors = self.reading.problems.iter().filter(|problem| problem.severity == Severity::Error);
        let drafts = &self.reading.invoices;
        errors.filter(|problem| !drafts.iter().any(|draft| draft.line == problem.line)).count()
    }
}

/// How many previews are remembered.
const LETTER_PREVIEWS_MAX: usize = 8;

/// A letter composed and shown, waiting to be kept.
pub(crate) struct Preview {
    pub(crate) token: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) letter: Letter,
    pub(crate) file_name: String,
    /// The statement of account that goes with it, if it names one.
    pub(crate) statement: Option<Vec<u8>>,
}

/// The last letters shown.
#[derive(Default)]
pub(crate) struct LetterPreviews(RefCell<VecDeque<Arc<Preview>>>);

impl LetterPreviews {
    /// Remembers a letter shown, in place of the same one shown before.
    pub(crate) fn keep(&self, preview: Preview) {
        let mut letters = self.0.borrow_mut();
        letters.retain(|one| one.token != preview.token);
        letters.push_front(Arc::new(preview));
        letters.truncate(LETTER_PREVIEWS_MAX);
    }

    /// Forgets them all: the law that they were composed by is no longer the one in force.
    pub(crate) fn forget(&self) {
        self.0.borrow_mut().clear();
    }

    /// A letter shown, by its token.
    pub(crate) fn get(&self, token: &str) -> Result<Arc<Preview>, Error> {
        let found = self.0.borrow().iter().find(|one| one.token == token).cloned();
        found.ok_or_else(|| Error::new(Code::UnknownLetter, "l’aperçu a expiré"))
    }
}
