//! The cells of one record by field: texts, sums, dates, each doubt told.

use dument_domain::{Day, Money};

use super::Field;
use super::header::Recognised;
use super::shape::bare;
use super::table::Record;
use super::told::Told;
use super::writing::Writing;
use crate::amount::{self, AmountError, Marks};
use crate::dates;
use crate::limits;
use crate::reading::Problem;
use crate::text;

/// Reads records with what the whole table tells about its columns.
pub(crate) struct RowReader<'table> {
    pub(super) recognised: &'table Recognised,
    pub(super) marks: Vec<Marks>,
    pub(super) vat_is_a_rate: bool,
    pub(super) writing: Writing,
    /// The titles, folded, to know them when they are printed again.
    pub(super) titles: Vec<String>,
    /// The currency that the titles of the sums name.
    pub(super) currency: Option<&'static str>,
}

/// What a spreadsheet writes where a formula has no answer.
const ERROR_CELLS: [&str; 9] =
    ["#N/A", "#REF!", "#VALUE!", "#VALEUR!", "#NAME?", "#NOM?", "#DIV/0!", "#NULL!", "#####"];

/// The cells of one record by field.
pub(super) struct Cells<'reader, 'table> {
    pub(super) reader: &'reader RowReader<'table>,
    pub(super) record: &'reader Record,
}

impl Cells<'_, '_> {
    /// The cell of a field as written, trimmed.
    pub(super) fn raw(&self, field: Field) -> &str {
        let column = self.reader.recognised.column(field);
        column.and_then(|column| self.record.cells.get(column)).map_or("", |cell| bare(cell))
    }

    /// An error on this line.
    pub(super) fn error(&self, code: &'static str, message: &str) -> Problem {
        let line = self.record.line;
        Problem::error(code, Some(line), format!("Ligne {line}\u{a0}: {message}"))
    }

    /// A warning on this line.
    pub(super) fn warning(&self, code: &'static str, message: &str) -> Problem {
        let line = self.record.line;
        Problem::warning(code, Some(line), format!("Ligne {line}\u{a0}: {message}"))
    }

    /// The cell of a field cleaned and bounded, if it holds something.
    pub(super) fn text(&self, field: Field) -> Option<String> {
        let value = text::bound(text::clean(self.raw(field)).value, limits::NAME_CHARACTERS).0;
        Some(value).filter(|value| !value.is_empty() && !ERROR_CELLS.contains(&value.as_str()))
    }

    /// Whether some column of the table says who the client is.
    pub(super) fn clients_are_named(&self) -> bool {
        self.reader.recognised.names_clients()
    }

    pub(super) fn day(&self, field: Field, label: &str, told: &mut Told) -> Result<Option<Day>, ()> {
        let written = self.raw(field);
        if written.is_empty() {
            return Ok(None);
        }
        dates::of_cell(written).map(Some).ok_or_else(|| {
            let shown = text::bound(text::clean(written).value, 40).0;
            // Written as it should be, of a day that the calendar does not have.
            let day_like =
                shown.split(['/', '-', '.']).filter(|part| part.parse::<u32>().is_ok()).count() == 3;
            let message = if day_like {
                format!("{label} «\u{a0}{shown}\u{a0}»\u{a0}: ce jour n’existe pas.")
            } else {
                format!("{label} «\u{a0}{shown}\u{a0}» illisible\u{a0}: écrivez jour/mois/année.")
            };
            told.push(self.error("bad_date", &message));
        })
    }

    /// What the column of a field tells about its decimal mark.
    pub(super) fn marks(&self, field: Field) -> Marks {
        let column = self.reader.recognised.column(field);
        column.and_then(|column| self.reader.marks.get(column)).copied().unwrap_or_default()
    }

    pub(super) fn sum(&self, field: Field, label: &str, told: &mut Told) -> Result<Option<Money>, ()> {
        if !self.reader.recognised.has(field) {
            return Ok(None);
        }
        let marks = self.marks(field);
        let written = self.raw(field);
        let shown = text::bound(text::clean(written).value, 40).0;
        match amount::of_cell(written, marks) {
            Ok(read) => {
                if read.rounded {
                    let message = format!("{label} «\u{a0}{shown}\u{a0}» arrondi au centime.");
                    told.push(self.warning("amount_rounded", &message));
                }
                Ok(Some(read.money))
            }
            Err(AmountError::Empty) => Ok(None),
            Err(AmountError::Ambiguous) => {
                let message = format!(
                    "{label} «\u{a0}{shown}\u{a0}» ambigu\u{a0}: milliers ou décimales\u{202f}? Corrigez la cellule."
                );
                told.push(self.error("ambiguous_amount", &message));
                Err(())
            }
            Err(AmountError::Unreadable | AmountError::OutOfRange) => {
                told.push(self.error("bad_amount", &format!("{label} «\u{a0}{shown}\u{a0}» illisible.")));
                Err(())
            }
        }
    }

    pub(super) fn currency(&self, told: &mut Told) -> Option<String> {
        let beside = [Field::Gross, Field::Residual, Field::Net].into_iter().find_map(|field| {
            amount::of_cell(self.raw(field), Marks::default()).ok().and_then(|read| read.currency)
        });
        let written = self.text(Field::Currency).map(|code| code.to_uppercase());
        let code = match written.as_deref() {
            None => beside.or(self.reader.currency).unwrap_or("EUR").to_owned(),
            Some(word) => match currency_code(word) {
                Some(code) => code,
                None => {
                    told.push(self.error("unknown_currency", "monnaie inconnue."));
                    return None;
                }
            },
        };
        if code != "EUR" {
            told.doubt("foreign_currency", self.record.line, &format!("montant en {code}, pas en euros."));
        }
        Some(code)
    }
}

/// The code of a currency written as a code, a sign or a word.
fn currency_code(word: &str) -> Option<String> {
    let named = match word {
        "€" | "EURO" | "EUROS" => "EUR",
        "$" | "US$" | "DOLLAR" | "DOLLARS" => "USD",
        "£" | "LIVRE" | "LIVRES" => "GBP",
        code => code,
    };
    (named.len() == 3 && named.bytes().all(|byte| byte.is_ascii_uppercase())).then(|| named.to_owned())
}
