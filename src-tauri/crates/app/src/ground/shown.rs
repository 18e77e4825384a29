//! What was shown and waits for the user’s word: letters composed, files read. Data only.

use std::collections::VecDeque;

use dument_domain::case::Letter;
use dument_intake::{Format, Reading, Severity};
use dument_store::sha256_hex;

use crate::{Code, Error};

/// How many previewed files wait at once; the oldest is forgotten first.
const PREVIEWED_FILES_MAX: usize = 50;

/// How many bytes they may hold together.
const PREVIEWED_BYTES_MAX: usize = 256 * 1024 * 1024;

/// Files read and shown, waiting for the user's word.
#[derive(Default)]
pub(crate) struct Previews {
    files: VecDeque<Previewed>,
}

/// A file as it was read.
pub(crate) struct Previewed {
    pub(crate) name: String,
    pub(crate) sha256: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) reading: Reading,
}

impl Previews {
    pub(crate) fn keep(&mut self, file: Previewed) {
        self.files.retain(|other| other.sha256 != file.sha256);
        self.files.push_back(file);
        let held = |files: &VecDeque<Previewed>| files.iter().map(|file| file.bytes.len()).sum::<usize>();
        while self.files.len() > 1
            && (self.files.len() > PREVIEWED_FILES_MAX || held(&self.files) > PREVIEWED_BYTES_MAX)
        {
            self.files.pop_front();
        }
    }

    pub(crate) fn find(&self, token: &str) -> Result<&Previewed, Error> {
        let sentence = "L’aperçu n’est plus en mémoire\u{a0}: choisissez de nouveau le fichier.";
        let found = self.files.iter().find(|file| file.sha256 == token);
        found.ok_or_else(|| Error::new(Code::UnreadableFile, sentence))
    }

    pub(crate) fn take(&mut self, token: &str) -> Result<Previewed, Error> {
        self.find(token)?;
        let place = self.files.iter().position(|file| file.sha256 == token);
        let taken = place.and_then(|place| self.files.remove(place));
        taken.ok_or_else(|| Error::new(Code::Internal, "preview"))
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
        self.reading.format == Format::Pdf && !self.reading.has_errors()
    }

    /// The file is one invoice, and not a table of them.
    pub(crate) fn is_one_invoice(&self) -> bool {
        matches!(self.reading.format, Format::FacturX | Format::Cii | Format::Ubl | Format::Pdf)
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
pub(crate) struct LetterPreviews(VecDeque<Preview>);

impl LetterPreviews {
    pub(crate) fn keep(&mut self, preview: Preview) {
        self.0.retain(|one| one.token != preview.token);
        self.0.push_front(preview);
        self.0.truncate(LETTER_PREVIEWS_MAX);
    }

    pub(crate) fn get(&self, token: &str) -> Result<&Preview, Error> {
        let found = self.0.iter().find(|one| one.token == token);
        found.ok_or_else(|| Error::new(Code::UnknownLetter, "l’aperçu a expiré"))
    }
}
