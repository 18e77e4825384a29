//! The cells of one record by field.

use super::Field;
use super::header::Recognised;
use super::table::Record;
use crate::amount::Marks;
use crate::reading::Problem;
use crate::{limits, text};

/// Reads records with what the whole table tells about its columns.
pub(crate) struct RowReader<'table> {
    pub(super) recognised: &'table Recognised,
    pub(super) marks: Vec<Marks>,
    pub(super) vat_is_a_rate: bool,
}

/// The cells of one record by field.
pub(super) struct Cells<'reader, 'table> {
    pub(super) reader: &'reader RowReader<'table>,
    pub(super) record: &'reader Record,
}

impl Cells<'_, '_> {
    /// The cell of a field as written, trimmed.
    pub(super) fn raw(&self, field: Field) -> &str {
        let column = self.reader.recognised.column(field);
        column.and_then(|column| self.record.cells.get(column)).map_or("", |cell| cell.trim())
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
        Some(value).filter(|value| !value.is_empty())
    }

    /// Whether some column of the table says who the client is.
    pub(super) fn clients_are_named(&self) -> bool {
        self.reader.recognised.names_clients()
    }
}
