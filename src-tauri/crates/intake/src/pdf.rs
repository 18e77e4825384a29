//! Invoices carried inside a PDF as an attached XML document.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use crate::limits;
use crate::reading::{Format, Problem, Reading};
use crate::xml::{self, Outcome};

/// Names under which invoices are attached, in the order of preference.
const KNOWN_NAMES: [&str; 5] =
    ["factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "facture.xml", "order-x.xml"];

/// What one file may still cost: bytes inflated out of it, all its streams together.
struct Budget {
    left: usize,
}

impl Budget {
    fn whole() -> Budget {
        Budget { left: limits::INFLATED_BYTES }
    }

    /// The content of an attachment, whatever its filters, while the file has budget left. What a
    /// stream costs is what it gave, or the whole of its limit where it went beyond.
    fn content_of(&mut self, stream: &Stream) -> Option<Vec<u8>> {
        let limit = self.left.min(limits::XML_BYTES);
        let content = if stream.dict.has(b"Filter") {
            stream.decompressed_content_with_limit(limit).ok()
        } else {
            (stream.content.len() <= limit).then(|| stream.content.clone())
        };
        self.left -= content.as_ref().map_or(limit, Vec::len).min(self.left);
        content
    }

    fn is_spent(&self) -> bool {
        self.left == 0
    }
}

/// Reads a PDF: the invoice inside, or the fact that there is none.
pub(crate) fn read(bytes: &[u8]) -> Reading {
    if bytes.len() > limits::PDF_BYTES {
        return refused("too_large", "Ce PDF dépasse 50\u{a0}Mo\u{a0}: il n’est pas lu.");
    }
    let options = LoadOptions { max_decompressed_size: Some(limits::XML_BYTES), ..LoadOptions::default() };
    let document = match Document::load_mem_with_options(bytes, options) {
        Ok(document) => document,
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => return locked(),
        Err(_) if says_encrypted(bytes) => return locked(),
        Err(_) => return salvaged(bytes).unwrap_or_else(damaged),
    };
    if document.is_encrypted() {
        return locked();
    }
    if document.catalog().is_err() {
        return salvaged(bytes).unwrap_or_else(damaged);
    }
    let files = Attachments { document: &document, seen: BTreeSet::new(), found: Vec::new() }.collect();
    choose(&document, files, bytes)
}

struct Attached {
    name: String,
    stream: ObjectId,
}

/// Walks every place where a PDF may hang a file.
struct Attachments<'pdf> {
    document: &'pdf Document,
    seen: BTreeSet<ObjectId>,
    found: Vec<Attached>,
}

impl Attachments<'_> {
    fn collect(mut self) -> Vec<Attached> {
        if let Ok(catalog) = self.document.catalog() {
            let names = self.dictionary(catalog.get(b"Names").ok());
            if let Some(tree) = names.and_then(|names| names.get(b"EmbeddedFiles").ok()).cloned() {
                self.name_tree(&tree);
            }
            if let Some(files) = self.array(catalog.get(b"AF").ok()) {
                files.iter().for_each(|file| self.file(file, None));
            }
        }
        // Last resort: any file specification anywhere (annotations, damaged trees).
        if self.found.is_empty() {
            let specifications: Vec<&Object> = self
                .document
                .objects
                .values()
                .filter_map(|object| object.as_dict().ok())
                .filter_map(|dictionary| dictionary.get(b"FS").ok())
                .chain(self.document.objects.values())
                .filter(|object| self.dictionary(Some(object)).is_some_and(|found| found.has(b"EF")))
                .take(limits::ATTACHMENTS)
                .collect();
            specifications.into_iter().for_each(|object| self.file(object, None));
        }
        self.found
    }

    fn dictionary<'object>(&'object self, object: Option<&'object Object>) -> Option<&'object Dictionary> {
        self.document.dereference(object?).ok()?.1.as_dict().ok()
    }

    fn array(&self, object: Option<&Object>) -> Option<Vec<Object>> {
        self.document.dereference(object?).ok()?.1.as_array().ok().cloned()
    }

    /// The leaves of the tree of names; a node is visited once, whatever the loops.
    fn name_tree(&mut self, root: &Object) {
        let mut pending = vec![root.clone()];
        let mut visited = 0;
        while let Some(node) = pending.pop() {
            visited += 1;
            if visited > limits::ATTACHMENTS * 4 || self.found.len() > limits::ATTACHMENTS {
                return;
            }
            if let Ok(id) = node.as_reference()
                && !self.seen.insert(id)
            {
                continue;
            }
            let Some(dictionary) = self.dictionary(Some(&node)).cloned() else { continue };
            let kids = self.array(dictionary.get(b"Kids").ok()).unwrap_or_default();
            pending.extend(kids.into_iter().rev());
            let names = self.array(dictionary.get(b"Names").ok()).unwrap_or_default();
            for pair in names.chunks(2) {
                if let [key, value] = pair {
                    self.file(value, text_of(key));
                }
            }
        }
    }

    fn file(&mut self, specification: &Object, key: Option<String>) {
        if self.found.len() > limits::ATTACHMENTS {
            return;
        }
        let found = self.dictionary(Some(specification)).and_then(|dictionary| {
            let streams = self.dictionary(dictionary.get(b"EF").ok())?;
            let stream = [b"UF".as_slice(), b"F"]
                .into_iter()
                .find_map(|entry| streams.get(entry).ok().and_then(|object| object.as_reference().ok()))?;
            let written = [b"UF".as_slice(), b"F"]
                .into_iter()
                .find_map(|entry| {
                    dictionary.get(entry).ok().and_then(|object| self.document.dereference(object).ok())
                })
                .and_then(|(_, object)| text_of(object));
            Some(Attached { name: written.or(key).unwrap_or_default(), stream })
        });
        if let Some(attached) = found
            && !self.found.iter().any(|other| other.stream == attached.stream)
        {
            self.found.push(attached);
        }
    }
}

/// A string of a PDF, in Latin letters or UTF-16.
fn text_of(object: &Object) -> Option<String> {
    let bytes = object.as_str().ok()?;
    Some(crate::text::clean(&crate::text::decode(bytes).text).value)
}

fn choose(document: &Document, files: Vec<Attached>, bytes: &[u8]) -> Reading {
    let mut invoices: Vec<(Vec<u8>, Reading)> = Vec::new();
    let mut broken: Option<Reading> = None;
    let mut budget = Budget::whole();
    for attached in files {
        if budget.is_spent() {
            return too_much();
        }
        let rank = rank(&attached.name);
        if rank.is_none() && !looks_like_xml(&attached.name) {
            continue;
        }
        let Some(stream) =
            document.get_object(attached.stream).ok().and_then(|object| object.as_stream().ok())
        else {
            if rank.is_some() {
                broken.get_or_insert_with(|| salvaged(bytes).unwrap_or_else(unreadable_attachment));
            }
            continue;
        };
        let Some(content) = budget.content_of(stream) else {
            broken.get_or_insert_with(unreadable_attachment);
            continue;
        };
        match xml::read(&content) {
            Outcome::Invoice(reading) => {
                keep_once(&mut invoices, content, *reading);
            }
            Outcome::Broken(reading) if rank.is_some() || reading.format != Format::Unknown => {
                broken.get_or_insert(reading);
            }
            Outcome::Other(root, reading) if rank.is_some() && root.starts_with("SCRDM") => {
                broken.get_or_insert(reading);
            }
            Outcome::Broken(_) | Outcome::Other(..) => {}
        }
    }
    conclude(invoices, broken)
}

/// Keeps an invoice, unless it is there already: the same bytes, or the same invoice in another
/// vocabulary, as programs attach it for readers of both.
fn keep_once(invoices: &mut Vec<(Vec<u8>, Reading)>, content: Vec<u8>, reading: Reading) {
    let same = |(other, known): &(Vec<u8>, Reading)| *other == content || is_same(known, &reading);
    if !invoices.iter().any(same) {
        invoices.push((content, reading));
    }
}

/// Whether two documents ask for the same: number, day, total, what is left, currency and kind.
fn is_same(one: &Reading, other: &Reading) -> bool {
    let facts = |reading: &Reading| {
        let draft = reading.invoices.first()?;
        let number = draft.number.as_deref().map(dument_domain::identity::number_key)?;
        let left = draft.amount_due.or(draft.total_gross);
        Some((number, draft.kind, draft.issue_date, draft.total_gross, left, draft.currency.clone()))
    };
    facts(one).is_some() && facts(one) == facts(other)
}

fn conclude(mut invoices: Vec<(Vec<u8>, Reading)>, broken: Option<Reading>) -> Reading {
    if invoices.len() > 1 {
        return refused(
            "several_invoices",
            "Ce PDF contient plusieurs factures différentes\u{a0}: enregistrez-les séparément, ou saisissez la bonne à la main.",
        );
    }
    match (invoices.pop(), broken) {
        (Some((_, reading)), _) => Reading { format: Format::FacturX, ..reading },
        (None, Some(reading)) => Reading { format: Format::FacturX, ..reading },
        (None, None) => {
            let mut reading = Reading::empty(Format::Pdf);
            reading.problems.push(Problem::info(
                "no_structured_data",
                None,
                "Ce PDF ne contient pas de données de facture\u{a0}: saisissez la facture, il en sera la pièce jointe.",
            ));
            reading
        }
    }
}

/// The invoice of a PDF whose table of contents is wrong: attached files are
/// looked for in the bytes themselves. A file cut before its end is not tried.
fn salvaged(bytes: &[u8]) -> Option<Reading> {
    let tail = bytes.get(bytes.len().saturating_sub(2048)..)?;
    if !tail.windows(5).any(|window| window == b"%%EOF") {
        return None;
    }
    let mut invoices: Vec<(Vec<u8>, Reading)> = Vec::new();
    for content in embedded_streams(bytes) {
        if let Outcome::Invoice(reading) = xml::read(&content) {
            keep_once(&mut invoices, content, *reading);
        }
    }
    if invoices.is_empty() {
        return None;
    }
    let mut reading = conclude(invoices, None);
    let message = "Ce PDF est un peu abîmé\u{202f}; ses données de facture ont pu être retrouvées.";
    reading.problems.push(Problem::info("pdf_repaired", None, message));
    Some(reading)
}

/// The contents of the streams that call themselves embedded files, plain or deflated.
fn embedded_streams(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let mut rest = bytes;
    let mut budget = Budget::whole();
    for _ in 0..limits::ATTACHMENTS {
        let Some(at) = position(rest, b"/EmbeddedFile") else { break };
        let head = rest.get(at.saturating_sub(300)..at).unwrap_or_default();
        rest = rest.get(at + 13..).unwrap_or_default();
        let Some(start) = position(rest.get(..rest.len().min(600)).unwrap_or_default(), b"stream") else {
            continue;
        };
        let dictionary = [head, rest.get(..start).unwrap_or_default()].concat();
        let body = rest.get(start + 6..).unwrap_or_default();
        let body = body.strip_prefix(b"\r\n").or_else(|| body.strip_prefix(b"\n")).unwrap_or(body);
        let Some(end) = position(body, b"endstream") else { break };
        let content = body.get(..end).unwrap_or_default().to_vec();
        let mut stream = Stream::new(Dictionary::new(), content);
        if position(&dictionary, b"FlateDecode").is_some() {
            stream.dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
        }
        found.extend(budget.content_of(&stream));
        rest = body.get(end..).unwrap_or_default();
    }
    found
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn damaged() -> Reading {
    refused(
        "pdf_damaged",
        "Ce PDF est abîmé ou incomplet\u{a0}: demandez ou enregistrez-en une nouvelle copie.",
    )
}

fn rank(name: &str) -> Option<usize> {
    let lower = name.to_lowercase();
    KNOWN_NAMES.iter().position(|known| lower.ends_with(known))
}

fn looks_like_xml(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.ends_with(".xml") || !lower.contains('.')
}

fn says_encrypted(bytes: &[u8]) -> bool {
    bytes.windows(8).any(|window| window == b"/Encrypt")
}

fn too_much() -> Reading {
    refused(
        "beyond_budget",
        "Ce PDF contient des pièces jointes démesurées\u{a0}: il n’est pas lu. Enregistrez la facture seule, puis recommencez.",
    )
}

fn unreadable_attachment() -> Reading {
    refused(
        "attachment_unreadable",
        "Les données de facture attachées à ce PDF sont illisibles\u{a0}: elles sont abîmées ou démesurées.",
    )
}

fn locked() -> Reading {
    refused(
        "pdf_locked",
        "Ce PDF est protégé par un mot de passe\u{a0}: enregistrez-en une copie sans protection, puis recommencez.",
    )
}

fn refused(code: &'static str, message: &str) -> Reading {
    Reading::refused(Format::Pdf, Problem::error(code, None, message))
}
