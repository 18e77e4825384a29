//! What a whole table is: invoices or not, and its columns settled by their cells.

use super::Field;
use super::header::{Recognised, normalise, recognise};
use super::table::Table;
use crate::amount::{self, AmountError, Marks};
use crate::reading::{Format, Problem};

/// Recognises the columns of a table, by their titles, then by their cells where titles hesitate.
pub(crate) fn recognise_table(table: &Table) -> Recognised {
    let mut recognised = recognise(&table.header);
    recognised.settle_by_cells(table);
    recognised
}

/// The format of a table without the titles of invoices.
pub(crate) fn format_without_invoices(table: &Table) -> Format {
    if is_bank(table) { Format::BankCsv } else { Format::Csv }
}

/// Why a table without the titles of invoices is refused.
pub(crate) fn not_invoices(table: &Table) -> Problem {
    if is_bank(table) {
        let message = "C’est un relevé de banque. Les relevés ne se lisent pas encore\u{a0}: ajoutez les paiements à la main.";
        return Problem::error("not_yet_supported", None, message);
    }
    let blank =
        |cell: &String| cell.chars().all(|character| character.is_whitespace() || ";,|".contains(character));
    if table.header.iter().chain(table.records.iter().flat_map(|record| &record.cells)).all(blank) {
        return Problem::error("no_invoice", None, "Il n’y a aucune facture dans ce fichier.");
    }
    let message = "Les colonnes d’une liste de factures (numéro, client, date, montant) n’ont pas été trouvées dans ce fichier.";
    Problem::error("no_invoice_columns", None, message)
}

fn is_bank(table: &Table) -> bool {
    let titles: Vec<String> = table.header.iter().take(60).map(|title| normalise(title)).collect();
    let has = |words: &[&str]| titles.iter().any(|title| words.iter().any(|word| title.contains(word)));
    has(&["libelle", "operation", "label", "memo", "description"])
        && has(&["debit", "credit", "montant", "amount"])
        && has(&["date"])
}

impl Recognised {
    /// « Payé » and « Réglé » head a sum in some tables, a yes or no in others: the cells decide.
    pub(crate) fn settle_by_cells(&mut self, table: &Table) {
        let Some(column) = self.column(Field::Status).filter(|_| !self.has(Field::Paid)) else { return };
        let mut cells =
            table.records.iter().filter_map(|record| record.cells.get(column)).map(|cell| cell.trim());
        let is_sum = |cell: &str| {
            let decimals = cell.contains([',', '.']) || cell.contains('€');
            decimals && amount::of_cell(cell, Marks::default()) != Err(AmountError::Unreadable)
        };
        let shaped = cells.clone().all(|cell| cell.is_empty() || cell == "0" || is_sum(cell));
        if shaped
            && cells.any(is_sum)
            && let Some(slot) = self.columns.get_mut(column)
        {
            *slot = Some(Field::Paid);
        }
    }

    /// Why the table cannot be read with these columns, if it cannot.
    pub(crate) fn refusal(&self, table: &Table) -> Option<Problem> {
        let line = Some(table.header_line);
        let twice: Vec<&str> = self
            .ambiguous
            .iter()
            .filter_map(|rank| table.header.get(*rank))
            .map(|title| title.trim())
            .collect();
        if let Some(title) = twice.first() {
            let message =
                format!("Deux colonnes s’appellent «\u{a0}{title}\u{a0}»\u{a0}: indiquez laquelle utiliser.");
            return Some(Problem::error("ambiguous_columns", line, message));
        }
        let absent: Vec<&str> = [
            ("le numéro de facture", self.has(Field::Number)),
            ("la date", self.has(Field::IssueDate)),
            ("le montant", self.has(Field::Gross) || self.has(Field::Residual)),
        ]
        .into_iter()
        .filter_map(|(words, present)| (!present).then_some(words))
        .collect();
        (!absent.is_empty()).then(|| {
            let message = format!("Il manque une colonne pour {}\u{a0}: indiquez-la.", absent.join(", "));
            Problem::error("missing_columns", line, message)
        })
    }
}
