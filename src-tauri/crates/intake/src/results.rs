//! A call sheet that comes back filled: what each row says, and what could not be read.
//!
//! Columns are found by their titles, in any order; the ones the program wrote itself and that
//! say nothing new are ignored. Whether a result makes sense is for the use case to say.

use dument_domain::{Day, Money};

use crate::amount::{self, Marks};
use crate::reading::{Problem, Severity};
use crate::text;
use crate::{dates, limits};

/// Largest filled sheet, in bytes: a thousand calls take a tenth of it.
const BYTES_MAX: usize = 2 * 1024 * 1024;
/// Most rows read.
const ROWS_MAX: usize = 2_000;

/// A filled sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilledSheet {
    /// The rows that say something, in order.
    pub rows: Vec<FilledRow>,
    /// How many rows were left blank.
    pub blank: usize,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl FilledSheet {
    /// Whether something could not be read: nothing may then be recorded.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }
}

/// One row, as read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilledRow {
    /// Line of the file, from 1.
    pub line: u32,
    /// What the case is found again by.
    pub reference: String,
    /// How the call ended, as written: a key, a word.
    pub answer: String,
    /// The day of the call.
    pub on: Option<Day>,
    /// The day promised, or of the next call.
    pub date: Option<Day>,
    /// The sum promised.
    pub amount: Option<Money>,
    /// Who answered.
    pub who: String,
    /// The caller's words.
    pub note: String,
}

/// The columns that say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Reference,
    Answer,
    On,
    Date,
    Amount,
    Who,
    Note,
}

/// Titles of the columns, folded.
const TITLES: [(&str, Field); 11] = [
    ("n", Field::Reference),
    ("no", Field::Reference),
    ("repere", Field::Reference),
    ("resultat", Field::Answer),
    ("issue", Field::Answer),
    ("appele le", Field::On),
    ("date dite", Field::Date),
    ("somme promise", Field::Amount),
    ("montant", Field::Amount),
    ("personne jointe", Field::Who),
    ("note", Field::Note),
];

/// Reads a filled call sheet: a table of text with `;`, `,` or tabs between its cells.
#[must_use]
pub fn read_results(bytes: &[u8]) -> FilledSheet {
    let mut sheet = FilledSheet::default();
    if bytes.len() > BYTES_MAX {
        let message = "Ce fichier est trop gros pour une feuille d’appels\u{a0}: il n’est pas lu.";
        sheet.problems.push(Problem::error("too_large", None, message));
        return sheet;
    }
    let text = text::decode(bytes).text.replace("\r\n", "\n").replace('\r', "\n");
    let Some((records, columns, first)) = [';', '\t', ','].into_iter().find_map(|mark| table(&text, mark))
    else {
        let message = "Ce fichier n’est pas une feuille d’appels\u{a0}: les colonnes «\u{a0}N°\u{a0}» et «\u{a0}Résultat\u{a0}» n’y sont pas. Enregistrez-la en CSV depuis votre tableur.";
        sheet.problems.push(Problem::error("not_a_call_sheet", None, message));
        return sheet;
    };
    for (line, cells) in records.into_iter().skip(first) {
        Row { line, cells: &cells, columns: &columns }.read(&mut sheet);
    }
    sheet
}

type Records = Vec<(u32, Vec<String>)>;

/// The records cut with a separator, the columns known, and the first row after the titles.
fn table(text: &str, separator: char) -> Option<(Records, Vec<Option<Field>>, usize)> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap_or(b';'))
        .from_reader(text.as_bytes());
    let mut records: Records = Vec::new();
    for record in reader.records().flatten().take(ROWS_MAX) {
        let line = record.position().map_or(1, |place| u32::try_from(place.line()).unwrap_or(u32::MAX));
        records.push((line, record.iter().take(limits::COLUMNS).map(str::to_owned).collect()));
    }
    let (at, columns) = records.iter().enumerate().find_map(|(at, (_, cells))| {
        let columns: Vec<Option<Field>> = cells.iter().map(|cell| field(cell)).collect();
        let has = |wanted| columns.contains(&Some(wanted));
        (has(Field::Reference) && has(Field::Answer)).then_some((at, columns))
    })?;
    Some((records, columns, at + 1))
}

fn field(title: &str) -> Option<Field> {
    // What is between parentheses only explains.
    let bare = title.split('(').next().unwrap_or_default();
    let folded = text::fold(&bare.replace('°', " "));
    TITLES.iter().find(|(known, _)| *known == folded.trim()).map(|(_, field)| *field)
}

/// A row being read.
struct Row<'a> {
    line: u32,
    cells: &'a [String],
    columns: &'a [Option<Field>],
}

impl Row<'_> {
    /// The words of a column, without the apostrophe that kept a spreadsheet from reading a formula.
    fn words(&self, field: Field) -> String {
        let at = self.columns.iter().position(|one| *one == Some(field));
        let cell = at.and_then(|at| self.cells.get(at)).map(String::as_str).unwrap_or_default();
        let (bounded, _) = text::bound(text::clean(cell).value, limits::NAME_CHARACTERS);
        let trimmed = bounded.trim();
        let bare = trimmed.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@']));
        bare.unwrap_or(trimmed).to_owned()
    }

    fn read(&self, sheet: &mut FilledSheet) {
        let said = [Field::Answer, Field::Date, Field::Amount, Field::Who, Field::Note];
        if said.into_iter().all(|field| self.words(field).is_empty()) {
            sheet.blank += usize::from(!self.words(Field::Reference).is_empty());
            return;
        }
        let reference = self.words(Field::Reference).to_uppercase();
        let row = FilledRow {
            line: self.line,
            answer: self.words(Field::Answer),
            on: self.day(Field::On, &reference, sheet),
            date: self.day(Field::Date, &reference, sheet),
            amount: self.amount(&reference, sheet),
            who: self.words(Field::Who),
            note: self.words(Field::Note),
            reference,
        };
        sheet.rows.push(row);
    }

    fn day(&self, field: Field, reference: &str, sheet: &mut FilledSheet) -> Option<Day> {
        let words = self.words(field);
        let day = dates::of_cell(&words);
        if day.is_none() && !words.is_empty() {
            let message = format!(
                "{reference}\u{a0}: «\u{a0}{words}\u{a0}» n’est pas une date. Écrivez-la comme 05/12/2026."
            );
            sheet.problems.push(Problem::error("bad_date", Some(self.line), message));
        }
        day
    }

    fn amount(&self, reference: &str, sheet: &mut FilledSheet) -> Option<Money> {
        let words = self.words(Field::Amount);
        let read = amount::of_cell(&words, Marks::default());
        if read.is_err() && !words.is_empty() {
            let message = format!(
                "{reference}\u{a0}: «\u{a0}{words}\u{a0}» n’est pas une somme. Écrivez-la comme 1850,00."
            );
            sheet.problems.push(Problem::error("bad_amount", Some(self.line), message));
        }
        read.ok().map(|read| read.money)
    }
}
