//! Accounting entries without titles, as EBP and Ciel write them.
//!
//! Number, date, journal, account, (empty), "label", "piece", sum, D or C, due
//! date: the debits of customer accounts (411) are claims.

use dument_domain::Money;

use super::table::Table;
use crate::amount::{self, Marks};
use crate::dates;
use crate::reading::{DraftInvoice, Format, Kind, Party, Problem, Reading};
use crate::terms;
use crate::text::clean;

/// Reads a table as entries, when every record has their shape.
pub(crate) fn read(table: &Table) -> Option<Reading> {
    let first = std::iter::once((table.header_line, &table.header));
    let records: Vec<(u32, &Vec<String>)> =
        first.chain(table.records.iter().map(|record| (record.line, &record.cells))).collect();
    let entries: Option<Vec<Entry>> = records
        .iter()
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()))
        .map(entry)
        .collect();
    let entries = entries.filter(|entries| !entries.is_empty())?;
    let mut reading = Reading::empty(Format::Csv);
    reading.problems.clone_from(&table.problems);
    let message = "Ce fichier est une liste d’écritures comptables\u{a0}: seules les factures des comptes clients (411) sont reprises, vérifiez-les.";
    reading.problems.push(Problem::warning("accounting_entries", None, message));
    let (debits, credits): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().filter(|entry| entry.account.starts_with("411")).partition(|entry| entry.debit);
    if let Some(first) = credits.first() {
        let message = format!(
            "{}\u{a0}écritures au crédit des comptes clients ne sont pas reprises\u{a0}: ce sont des règlements ou des avoirs, notez-les avant de relancer.",
            credits.len()
        );
        reading.problems.push(Problem::warning("credit_entries", Some(first.line), message));
    }
    reading.invoices.extend(debits.into_iter().map(Entry::draft));
    if reading.invoices.is_empty() {
        reading.problems.push(Problem::error("no_invoice", None, "Il n’y a aucune facture dans ce fichier."));
    }
    Some(reading)
}

struct Entry {
    line: u32,
    number: String,
    account: String,
    label: String,
    issue: dument_domain::Day,
    due: Option<dument_domain::Day>,
    sum: Money,
    debit: bool,
}

impl Entry {
    fn draft(self) -> DraftInvoice {
        let credit = self.sum < Money::ZERO;
        let mut draft = DraftInvoice {
            number: Some(self.number),
            kind: if credit { Kind::CreditNote } else { Kind::Invoice },
            issue_date: Some(self.issue),
            due_date: self.due,
            currency: Some("EUR".to_owned()),
            buyer: Party { name: Some(self.label), client_code: Some(self.account), ..Party::default() },
            total_gross: Some(if credit { -self.sum } else { self.sum }),
            line: Some(self.line),
            ..DraftInvoice::default()
        };
        terms::settle_due_date(&mut draft);
        draft
    }
}

fn entry((line, cells): &(u32, &Vec<String>)) -> Option<Entry> {
    let cell = |rank: usize| cells.get(rank).map(|cell| clean(cell).value);
    let [entry_number, date, account, label, piece] = [cell(0)?, cell(1)?, cell(3)?, cell(5)?, cell(6)?];
    let debit = match cell(8)?.as_str() {
        "D" => true,
        "C" => false,
        _ => return None,
    };
    let is_account = account.len() >= 3 && account.bytes().take(3).all(|byte| byte.is_ascii_digit());
    let issue = dates::of_cell(&date).filter(|_| is_account)?;
    let sum = amount::of_cell(&cell(7)?, Marks::default()).ok()?.money;
    let due = cell(9).and_then(|due| dates::of_cell(&due));
    let number = if piece.is_empty() { entry_number } else { piece };
    let label = if label.is_empty() { account.clone() } else { label };
    (!number.is_empty()).then_some(Entry { line: *line, number, account, label, issue, due, sum, debit })
}
