//! Tables of invoices in text: CSV, TSV and their cousins.

mod cells;
mod client;
mod contained;
mod entries;
mod group;
mod header;
mod kinds;
mod layout;
mod lists;
mod row;
mod settle;
mod shape;
mod skip;
mod states;
mod table;
mod titles;
mod told;
mod unused;
mod writing;

use serde::{Deserialize, Serialize};

use crate::reading::{Format, Problem, Reading, RowCount};

/// What a column may hold.
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Number of the invoice.
    Number,
    /// Invoice, credit note, quote.
    Kind,
    /// The seller's own code for the client.
    ClientCode,
    /// Name of the client.
    ClientName,
    /// First name of a client who is a person.
    ClientFirstName,
    /// SIREN or SIRET of the client.
    ClientSiren,
    /// Number for value added tax of the client.
    ClientVat,
    /// Electronic mail of the client.
    ClientEmail,
    /// Telephone of the client.
    ClientPhone,
    /// Street of the client.
    AddressLine,
    /// Complement of the address.
    AddressLine2,
    /// Postal code.
    PostalCode,
    /// Town.
    City,
    /// Country.
    Country,
    /// Date of the invoice.
    IssueDate,
    /// Due date.
    DueDate,
    /// End of the work, or delivery.
    CompletionDate,
    /// Terms of payment in words.
    Terms,
    /// Total before tax.
    Net,
    /// Value added tax.
    Vat,
    /// Total with tax.
    Gross,
    /// Already paid, or the sum of one payment.
    Paid,
    /// Day of that payment.
    PaymentDate,
    /// Left to pay.
    Residual,
    /// Status in words, or in the codes of the program that made the table.
    Status,
    /// Paid: yes or no.
    PaidFlag,
    /// Currency.
    Currency,
    /// Order number.
    Order,
    /// The invoice that a credit note reduces.
    CreditedInvoice,
    /// Number of the quote.
    QuoteNumber,
    /// Day the quote was accepted.
    QuoteDate,
    /// The work in a few words.
    Work,
    /// Rate of the contract for late payment.
    ContractRate,
    /// Sum kept back (retenue de garantie).
    Retention,
    /// Day on which what was kept back is due.
    RetentionDue,
    /// Sum of one line of the invoice.
    LineAmount,
    /// A detail that shows one row per line of the invoice (quantity, description).
    LineDetail,
}

/// Every field that the user may give to a column, in the order to offer them.
#[must_use]
pub fn fields_of_table() -> &'static [Field] {
    &[
        Field::Number,
        Field::ClientName,
        Field::IssueDate,
        Field::DueDate,
        Field::CompletionDate,
        Field::Gross,
        Field::Residual,
        Field::Paid,
        Field::PaymentDate,
        Field::Net,
        Field::Vat,
        Field::Kind,
        Field::Status,
        Field::PaidFlag,
        Field::CreditedInvoice,
        Field::Terms,
        Field::ClientCode,
        Field::ClientFirstName,
        Field::ClientSiren,
        Field::ClientVat,
        Field::ClientEmail,
        Field::ClientPhone,
        Field::AddressLine,
        Field::AddressLine2,
        Field::PostalCode,
        Field::City,
        Field::Country,
        Field::Currency,
        Field::Order,
        Field::QuoteNumber,
        Field::QuoteDate,
        Field::Work,
        Field::ContractRate,
        Field::Retention,
        Field::RetentionDue,
        Field::LineAmount,
        Field::LineDetail,
    ]
}

/// Which field each column holds, in the order of the columns.
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnMapping {
    /// One entry per column; `None` for a column left out.
    pub columns: Vec<Option<Field>>,
    /// True when the table has no titles: its first row is an invoice already.
    #[serde(default)]
    pub without_titles: bool,
}

/// One column of a table.
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its title as written.
    pub title: String,
    /// What it was taken for.
    pub field: Option<Field>,
    /// True when another column claims the same thing and the user must choose.
    pub ambiguous: bool,
}

/// A table before it is read, to be shown and corrected.
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CsvPreview {
    /// The character between cells.
    pub separator: char,
    /// True when the encoding was guessed and accents are to be looked at.
    pub encoding_guessed: bool,
    /// Line of the titles, from 1.
    pub header_line: u32,
    /// Names the layout: the same titles in the same order give the same text,
    /// so that a mapping chosen once can be found again.
    pub signature: String,
    /// The columns in order.
    pub columns: Vec<Column>,
    /// The mapping recognised, to be changed and given back.
    pub mapping: ColumnMapping,
    /// The first rows, as many cells as there are columns.
    pub sample_rows: Vec<Vec<String>>,
    /// Number of rows after the titles.
    pub rows: u32,
}

/// Reads a table, with the columns recognised or those that the user chose.
pub(crate) fn read(bytes: &[u8], mapping: Option<&ColumnMapping>) -> Reading {
    let mut table = match table::parse(bytes) {
        Ok(table) => table,
        Err(problem) => return Reading::refused(table::format_of(&problem), problem),
    };
    if mapping.is_none() && !table.header_found {
        if let Some(reading) = entries::read(&table) {
            return reading;
        }
        return Reading::refused(lists::format_without_invoices(&table), lists::not_invoices(&table));
    }
    if mapping.is_some_and(|chosen| chosen.without_titles) {
        table.take_header_back();
    }
    let recognised = match mapping {
        Some(chosen) => header::Recognised::chosen(chosen),
        None => layout::recognise_table(&table),
    };
    let other = || mapping.is_none().then(|| lists::other_list(&table, &recognised)).flatten();
    if let Some(problem) = other().or_else(|| recognised.refusal(&table.header, table.header_line)) {
        return Reading::refused(Format::Csv, problem);
    }
    read_rows(table, &recognised)
}

fn read_rows(mut table: table::Table, recognised: &header::Recognised) -> Reading {
    let mut reading = Reading::empty(Format::Csv);
    let mut told = told::Told::of(std::mem::take(&mut table.problems));
    if !recognised.names_clients() {
        let message = "Ce fichier ne nomme pas les clients\u{a0}: ajoutez une colonne «\u{a0}Client\u{a0}», puis recommencez.";
        told.push(Problem::warning("no_client_column", Some(table.header_line), message));
    }
    unused::tell_unused(&table, recognised).into_iter().for_each(|problem| told.push(problem));
    let reader = cells::RowReader::new(&table, recognised);
    let mut count = RowCount::default();
    let mut rows = Vec::new();
    for record in std::mem::take(&mut table.records) {
        if record.cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        count.read += 1;
        match reader.read(&record, &mut told) {
            row::Outcome::Row(row) => rows.push(*row),
            row::Outcome::Skipped => count.skipped += 1,
            row::Outcome::Refused => count.refused += 1,
        }
    }
    reading.invoices = group::group(rows, recognised, &mut count, &mut told);
    reading.problems = told.into_problems();
    if reading.invoices.is_empty() && !reading.has_errors() {
        let message = "Il n’y a aucune facture dans ce fichier.";
        reading.problems.push(Problem::error("no_invoice", None, message));
    }
    reading.rows = Some(count);
    reading
}

/// Shows a table before it is read.
pub(crate) fn preview(bytes: &[u8]) -> Option<CsvPreview> {
    let table = table::parse(bytes).ok()?;
    let recognised = layout::recognise_table(&table);
    let columns: Vec<Column> = table
        .header
        .iter()
        .enumerate()
        .map(|(rank, title)| Column {
            title: crate::text::clean(title).value,
            field: recognised.field_of(rank),
            ambiguous: recognised.is_ambiguous(rank),
        })
        .collect();
    let width = columns.len();
    let filled =
        table.records.iter().filter(|record| record.cells.iter().any(|cell| !cell.trim().is_empty()));
    let sample_rows = filled
        .clone()
        .take(8)
        .map(|record| {
            let cells =
                record.cells.iter().map(|cell| crate::text::bound(crate::text::clean(cell).value, 200).0);
            cells.chain(std::iter::repeat(String::new())).take(width).collect()
        })
        .collect();
    Some(CsvPreview {
        separator: table.separator,
        encoding_guessed: !table.problems.is_empty(),
        header_line: table.header_line,
        signature: header::signature(&table.header),
        mapping: ColumnMapping {
            columns: columns.iter().map(|column| column.field).collect(),
            without_titles: false,
        },
        columns,
        sample_rows,
        rows: u32::try_from(filled.count()).unwrap_or(u32::MAX),
    })
}
