//! From bytes to a header and records, each with its line.

use super::header;
use crate::limits;
use crate::reading::{Format, Problem};
use crate::text::{self, Guess};

/// A table cut in cells.
pub(crate) struct Table {
    /// The character between cells.
    pub(crate) separator: char,
    /// Titles of the columns.
    pub(crate) header: Vec<String>,
    /// Line of the titles, from 1.
    pub(crate) header_line: u32,
    /// Whether the titles were recognised as those of a list of invoices.
    pub(crate) header_found: bool,
    /// Records after the titles.
    pub(crate) records: Vec<Record>,
    /// What there is to say about the text itself.
    pub(crate) problems: Vec<Problem>,
}

/// One record and the line where it starts.
pub(crate) struct Record {
    /// Line, from 1.
    pub(crate) line: u32,
    /// Its cells as written.
    pub(crate) cells: Vec<String>,
}

impl Table {
    /// Makes a row of the titles again, for a table that has none.
    pub(crate) fn take_header_back(&mut self) {
        self.records.insert(0, Record { line: self.header_line, cells: self.header.clone() });
    }
}

/// Rows in which the titles are looked for.
const HEADER_ROWS: usize = 30;
/// Fewest titles recognised to take a row for the header.
const HEADER_FIELDS: usize = 3;

/// Cuts a text in cells and finds its header.
pub(crate) fn parse(bytes: &[u8]) -> Result<Table, Problem> {
    if bytes.len() > limits::SHEET_BYTES {
        return Err(Problem::error(
            "too_large",
            None,
            "Ce fichier dépasse 40\u{a0}Mo\u{a0}: il n’est pas lu.",
        ));
    }
    let decoded = text::decode(bytes);
    let mut problems = encoding_problems(decoded.guess);
    let text = plain_text(decoded.text, &mut problems)?;
    let (separator_line, body) = split_separator_line(&text);
    let candidates = separator_line.map_or_else(|| vec![';', '\t', ',', '|'], |separator| vec![separator]);
    let (separator, header_at, known) = best_separator(body, &candidates);
    if let Some(line) = unclosed_quote(body, separator) {
        let line = line + u32::from(separator_line.is_some());
        let message = format!(
            "Un guillemet ouvert à la ligne {line} n’est jamais refermé\u{a0}: corrigez cette ligne, rien n’a été repris."
        );
        return Err(Problem::error("unclosed_quote", Some(line), message));
    }
    let mut records = records(body, separator, usize::MAX)?;
    let shift = u32::from(separator_line.is_some());
    records.iter_mut().for_each(|record| record.line += shift);
    let header_at = header_at.min(records.len().saturating_sub(1));
    let mut rest = records.split_off(header_at);
    let after = rest.split_off(1.min(rest.len()));
    let first = rest.pop().unwrap_or(Record { line: 1, cells: Vec::new() });
    Ok(Table {
        separator,
        header: first.cells,
        header_line: first.line,
        header_found: known >= HEADER_FIELDS,
        records: after,
        problems,
    })
}

/// The format to announce for a table that could not be cut.
pub(crate) fn format_of(problem: &Problem) -> Format {
    if problem.code == "binary" { Format::Unknown } else { Format::Csv }
}

fn encoding_problems(guess: Guess) -> Vec<Problem> {
    let message = match guess {
        Guess::Sure | Guess::SingleByte => return Vec::new(),
        Guess::Dos => {
            "Ce fichier vient d’un ancien logiciel (codage DOS)\u{a0}: vérifiez les accents des noms."
        }
        Guess::Mixed => "Ce fichier mélange deux codages\u{a0}: vérifiez les accents des noms.",
        Guess::Utf16WithoutMark => {
            "Le codage de ce fichier a été deviné (UTF-16)\u{a0}: vérifiez les accents des noms."
        }
    };
    vec![Problem::warning("encoding_guessed", None, message)]
}

/// Line ends made alike; stray nul characters taken away; anything else binary refused.
fn plain_text(text: String, problems: &mut Vec<Problem>) -> Result<String, Problem> {
    let strange = text
        .chars()
        .filter(|character| character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
        .count();
    if strange * 50 > text.chars().count() {
        return Err(Problem::error(
            "binary",
            None,
            "Ce fichier n’est pas du texte\u{a0}: ce n’est pas une liste de factures.",
        ));
    }
    let mut text = text;
    if text.contains('\0') {
        let message = "Des caractères nuls ont été retirés de ce fichier\u{a0}: vérifiez les noms.";
        problems.push(Problem::warning("nul_character", None, message));
        text = text.replace('\0', "");
    }
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    Ok(text)
}

/// The first line `sep=;` that Excel writes and reads.
fn split_separator_line(text: &str) -> (Option<char>, &str) {
    let line = text.lines().next().unwrap_or_default();
    let mark = line.trim().to_ascii_lowercase();
    match mark.strip_prefix("sep=").map(|rest| rest.chars().collect::<Vec<_>>()) {
        Some(marks) if marks.len() <= 1 => {
            let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
            (Some(marks.first().copied().unwrap_or('\t')), rest)
        }
        Some(_) | None => (None, text),
    }
}

/// The separator that recognises most titles, the rank of their record, how many.
fn best_separator(body: &str, candidates: &[char]) -> (char, usize, usize) {
    let mut best = (candidates.first().copied().unwrap_or(';'), 0, 0, 0);
    for separator in candidates {
        let Ok(head) = records(body, *separator, HEADER_ROWS) else { continue };
        let known = |record: &Record| header::count_known(&record.cells);
        let found = head.iter().position(|record| known(record) >= HEADER_FIELDS);
        let rank = found.or_else(|| head.iter().position(|record| filled(record) >= 3)).unwrap_or(0);
        let score = head.get(rank).map_or((0, 0), |record| (known(record), filled(record)));
        if score > (best.2, best.3) {
            best = (*separator, rank, score.0, score.1);
        }
    }
    (best.0, best.1, best.2)
}

fn filled(record: &Record) -> usize {
    record.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

fn records(body: &str, separator: char, most: usize) -> Result<Vec<Record>, Problem> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap_or(b';'))
        .from_reader(body.as_bytes());
    let mut found = Vec::new();
    for record in reader.records().take(most.min(limits::ROWS + HEADER_ROWS + 1)) {
        let Ok(record) = record else { continue };
        let line = record.position().map_or(1, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
        if record.len() > limits::COLUMNS {
            let message = "Ce fichier a bien trop de colonnes pour une liste de factures.";
            return Err(Problem::error("too_many_columns", Some(line), message));
        }
        found.push(Record { line, cells: record.iter().map(str::to_owned).collect() });
    }
    if found.len() > limits::ROWS + HEADER_ROWS {
        let message = "Ce fichier dépasse 100\u{202f}000 lignes\u{a0}: découpez-le.";
        return Err(Problem::error("too_many_rows", None, message));
    }
    Ok(found)
}

/// The line of a quote opened at the start of a cell and never closed.
fn unclosed_quote(body: &str, separator: char) -> Option<u32> {
    let mut line = 1;
    let mut opened = None;
    let mut at_start = true;
    for character in body.chars() {
        match character {
            '"' if opened.is_some() => {
                // A doubled quote closes and opens again at once.
                opened = None;
                at_start = true;
                continue;
            }
            '"' if at_start => opened = Some(line),
            _ => {}
        }
        at_start = opened.is_none() && (character == separator || character == '\n');
        if character == '\n' {
            line += 1;
        }
    }
    opened
}
