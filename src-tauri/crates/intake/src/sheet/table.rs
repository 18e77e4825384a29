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
        let width = self.header.len();
        let cells = std::mem::replace(&mut self.header, vec![String::new(); width]);
        self.records.insert(0, Record { line: self.header_line, cells });
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
    if text::is_binary(bytes) {
        return Err(binary());
    }
    let decoded = text::decode(bytes);
    let mut problems = encoding_problems(decoded.guess);
    let text = plain_text(decoded.text, &mut problems)?;
    let (separator_line, body) = split_separator_line(&text);
    let candidates = separator_line.map_or_else(|| vec![';', '\t', ',', '|'], |separator| vec![separator]);
    let (separator, header_at, known) = best_separator(head_of(body), &candidates);
    let shift = u32::from(separator_line.is_some());
    if let Some(problem) = Survey::of(body, separator).refusal(shift) {
        return Err(problem);
    }
    let mut records = records(body, separator, usize::MAX);
    records.iter_mut().for_each(|record| record.line += shift);
    let header_at = header_at.min(records.len().saturating_sub(1));
    let mut rest = records.split_off(header_at);
    let after = rest.split_off(1.min(rest.len()));
    if after.iter().filter(|record| filled(record) > 0).count() > limits::ROWS {
        return Err(too_many_rows());
    }
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

fn binary() -> Problem {
    Problem::error("binary", None, "Ce fichier n’est pas du texte\u{a0}: ce n’est pas une liste de factures.")
}

fn too_many_rows() -> Problem {
    let message = "Ce fichier dépasse 100\u{202f}000 lignes\u{a0}: découpez-le.";
    Problem::error("too_many_rows", None, message)
}

/// Line ends made alike; stray nul characters taken away; anything else binary refused.
fn plain_text(text: String, problems: &mut Vec<Problem>) -> Result<String, Problem> {
    let strange = text
        .chars()
        .filter(|character| character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
        .count();
    if strange * 50 > text.chars().count() {
        return Err(binary());
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
        let head = records(body, *separator, HEADER_ROWS);
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

/// Cells that hold a letter or a digit: with the wrong separator, a row of separators is one cell.
fn filled(record: &Record) -> usize {
    record.cells.iter().filter(|cell| cell.chars().any(char::is_alphanumeric)).count()
}

/// The beginning of a text, cut at the end of a line where there is one.
fn head_of(body: &str) -> &str {
    let most =
        (0..=limits::HEAD_BYTES.min(body.len())).rev().find(|at| body.is_char_boundary(*at)).unwrap_or(0);
    let head = body.get(..most).unwrap_or(body);
    let whole = if most == body.len() { None } else { head.rfind('\n') };
    whole.and_then(|at| head.get(..at)).unwrap_or(head)
}

fn records(body: &str, separator: char, most: usize) -> Vec<Record> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap_or(b';'))
        .from_reader(body.as_bytes());
    let mut found = Vec::new();
    for record in reader.records().take(most) {
        let Ok(record) = record else { continue };
        let line = record.position().map_or(1, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
        found.push(Record { line, cells: record.iter().map(str::to_owned).collect() });
    }
    found
}

/// How large a table is, counted in one pass before any cell is kept: what is beyond the limits is
/// refused at the cost of reading its bytes once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Survey {
    /// Records, blank lines apart.
    records: usize,
    /// Cells in all.
    cells: usize,
    /// Most cells in one record, with its line.
    widest: (usize, u32),
    /// Bytes of the longest cell.
    longest: usize,
    /// Line of a quote opened at the start of a cell and never closed.
    unclosed: Option<u32>,
}

impl Survey {
    fn of(body: &str, separator: char) -> Survey {
        let separator = u8::try_from(separator).unwrap_or(b';');
        let mut survey = Survey::default();
        let (mut line, mut cells, mut length, mut filled) = (1_u32, 1_usize, 0_usize, false);
        let mut at_start = true;
        for byte in body.bytes() {
            if survey.unclosed.is_some() {
                length += 1;
                if byte == b'"' {
                    // A doubled quote closes and opens again at once.
                    (survey.unclosed, at_start) = (None, true);
                }
                line += u32::from(byte == b'\n');
                continue;
            }
            if byte == b'\n' {
                survey.end_record(cells, length, filled, line);
                (line, cells, length, filled, at_start) = (line + 1, 1, 0, false, true);
            } else if byte == separator {
                survey.longest = survey.longest.max(length);
                (cells, length, filled, at_start) = (cells + 1, 0, true, true);
            } else {
                if byte == b'"' && at_start {
                    survey.unclosed = Some(line);
                }
                (length, filled, at_start) = (length + 1, true, false);
            }
        }
        survey.end_record(cells, length, filled, line);
        survey
    }

    fn end_record(&mut self, cells: usize, length: usize, filled: bool, line: u32) {
        self.longest = self.longest.max(length);
        if filled {
            self.records += 1;
            self.cells += cells;
            self.widest = self.widest.max((cells, line));
        }
    }

    /// Why the table is refused whole, if it is.
    fn refusal(&self, shift: u32) -> Option<Problem> {
        let (cells, line) = self.widest;
        if let Some(line) = self.unclosed.map(|line| line + shift) {
            let message = format!(
                "Un guillemet ouvert à la ligne {line} n’est jamais refermé\u{a0}: corrigez cette ligne, rien n’a été repris."
            );
            return Some(Problem::error("unclosed_quote", Some(line), message));
        }
        if cells > limits::COLUMNS {
            let message = "Ce fichier a bien trop de colonnes pour une liste de factures.";
            return Some(Problem::error("no_invoice_columns", Some(line + shift), message));
        }
        if self.longest > limits::CELL_BYTES {
            let message =
                "Une cellule de ce fichier est démesurée\u{a0}: ce n’est pas une liste de factures.";
            return Some(Problem::error("cell_too_long", None, message));
        }
        if self.cells > limits::CELLS {
            let message = "Ce fichier a bien trop de cellules pour une liste de factures\u{a0}: découpez-le.";
            return Some(Problem::error("too_many_cells", None, message));
        }
        (self.records > limits::ROWS + HEADER_ROWS).then(too_many_rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> &'static str {
        parse(text.as_bytes()).err().map_or("", |problem| problem.code)
    }

    #[test]
    fn what_is_beyond_the_limits_is_counted_before_any_cell_is_kept() {
        let survey = Survey::of("a;b;c\n\n1;\"x;\ny\";3\n", ';');
        assert_eq!((survey.records, survey.cells, survey.widest), (2, 6, (3, 4)));
        let megabytes = 6 * 1024 * 1024;
        assert_eq!(code(&";".repeat(megabytes)), "no_invoice_columns");
        assert_eq!(code(&format!("a;b;c\n{}", ";".repeat(megabytes))), "no_invoice_columns");
        assert_eq!(code(&"x".repeat(megabytes)), "cell_too_long");
        assert_eq!(code(&"é".repeat(megabytes / 2)), "cell_too_long");
        assert_eq!(code(&format!("{}\n", ";".repeat(1_900)).repeat(2_700)), "too_many_cells");
        assert_eq!(code(&"\"".repeat(megabytes + 1)), "unclosed_quote");
        assert_eq!(code(&"a;b\n".repeat(150_000)), "too_many_rows");
        assert_eq!(code(&format!("a;b\n{}", "1;2\n".repeat(limits::ROWS + 1))), "too_many_rows");
        assert_eq!(code(&format!("a;b\n{}", "1;2\n".repeat(limits::ROWS))), "");
        assert_eq!(parse(&[0xE9; 1_000_000]).err().map(|problem| problem.code), None);
    }
}
