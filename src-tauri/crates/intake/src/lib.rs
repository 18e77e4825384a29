//! Bytes of a foreign file to drafts and every problem found.
//!
//! [`read`] takes the bytes of any file that an artisan drops on the window
//! and says what it holds: invoices and credit notes as drafts, and everything
//! that is wrong, in French, with the line. It never writes, never opens
//! another file, never goes to the network, and answers within bounds even to
//! a file made to harm. To add a format: give it its row in `format`,
//! recognise it in `sniff`, give it a reader that returns a [`Reading`], and a fixture of your own.

mod amount;
mod currency;
mod dates;
mod email;
mod format;
mod guard;
mod keys;
mod limits;
mod pdf;
mod reading;
mod results;
mod sheet;
mod sniff;
mod terms;
mod text;
mod words;
mod xml;

pub use amount::{TypedSumError, typed_sum};
pub use keys::{iban_key_holds, siren_key_holds, siret_key_holds};
pub use reading::{
    Document, DraftInvoice, DraftTransaction, DueDateSource, DuePart, EarlierPayment, Format, Kind, Note,
    Party, PostalAddress, Problem, Reading, RowCount, Severity,
};
pub use results::{FilledRow, FilledSheet, read_results};
pub use sheet::{Column, ColumnMapping, CsvPreview, Field, fields_of_table};

/// Reads a file of any kind, recognised by its content.
///
/// `name` is only shown; it decides nothing. A file that cannot be read gives
/// a [`Reading`] with empty lists and a problem of severity error.
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> Reading {
    guard::bounded(name, bytes, |bytes| sniff::dispatch(bytes, None))
}

/// Reads a table with the columns chosen by the user in the preview.
#[must_use]
pub fn read_csv_with(name: &str, bytes: &[u8], mapping: &ColumnMapping) -> Reading {
    guard::bounded(name, bytes, |bytes| sniff::dispatch(bytes, Some(mapping)))
}

/// Shows the table that a reading came from: its columns, what was recognised, its first rows. `None`
/// for a file of another kind.
#[must_use]
pub fn preview_table(reading: &Reading, bytes: &[u8]) -> Option<CsvPreview> {
    reading.format.is_table().then(|| preview_csv(bytes)).flatten()
}

/// Shows a table before it is read: its columns, what was recognised, its
/// first rows. `None` when the file is not a table of text.
#[must_use]
pub fn preview_csv(bytes: &[u8]) -> Option<CsvPreview> {
    guard::preview(bytes)
}

/// A text as a person sees it: without control, bidirectional or zero-width characters, every run of
/// blanks one space. Empty for what shows nothing.
#[must_use]
pub fn visible_text(text: &str) -> String {
    text::clean(text).value
}
