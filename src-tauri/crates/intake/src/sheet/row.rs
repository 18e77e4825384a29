//! One record of a table to the values of one row, or the reason why not.

use std::hash::{DefaultHasher, Hash, Hasher};

use dument_domain::{Day, Money};

use super::Field;
use super::cells::{Cells, RowReader};
use super::header::Recognised;
use super::table::{Record, Table};
use crate::amount::{self, AmountError, Marks};
use crate::dates;
use crate::limits;
use crate::reading::{Kind, Party, Problem};
use crate::text::{self, fold};

/// What a record gives.
pub(crate) enum Outcome {
    /// A row of an invoice.
    Row(Box<Row>),
    /// A total, a quote, a draft: left out, with its reason told.
    Skipped,
    /// A row with an error.
    Refused,
}

/// The values of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Line of the file.
    pub(crate) line: u32,
    /// Number of the invoice.
    pub(crate) number: String,
    /// Credit note or invoice, as the kind column or the sign says.
    pub(crate) kind: Kind,
    /// Kind as written.
    pub(crate) kind_written: Option<String>,
    /// The client.
    pub(crate) client: Party,
    /// Date of the invoice.
    pub(crate) issue: Day,
    /// Due date, where written.
    pub(crate) due: Option<Day>,
    /// End of the work, where written.
    pub(crate) completed: Option<Day>,
    /// Terms in words.
    pub(crate) terms: Option<String>,
    /// Total before tax.
    pub(crate) net: Option<Money>,
    /// Value added tax.
    pub(crate) vat: Option<Money>,
    /// Total with tax.
    pub(crate) gross: Money,
    /// Paid before, or the sum of the payment of this row.
    pub(crate) paid: Option<Money>,
    /// Day of that payment.
    pub(crate) paid_on: Option<Day>,
    /// Left to pay.
    pub(crate) residual: Option<Money>,
    /// Status as written.
    pub(crate) status: Option<String>,
    /// Currency.
    pub(crate) currency: String,
    /// Order number.
    pub(crate) order: Option<String>,
    /// What stands for the cells, to compare whole rows.
    pub(crate) fingerprint: u64,
}

const SUMS: [Field; 5] = [Field::Net, Field::Vat, Field::Gross, Field::Paid, Field::Residual];

impl<'table> RowReader<'table> {
    /// Learns the decimal mark of each column of sums.
    pub(crate) fn new(table: &Table, recognised: &'table Recognised) -> RowReader<'table> {
        let mut marks = vec![Marks::default(); recognised.number_of_columns()];
        let mut all = Marks::default();
        for column in SUMS.iter().filter_map(|field| recognised.column(*field)) {
            for cell in table.records.iter().filter_map(|record| record.cells.get(column)) {
                if let Some(mark) = marks.get_mut(column) {
                    mark.learn(cell);
                }
                all.learn(cell);
            }
        }
        for mark in marks.iter_mut().filter(|mark| **mark == Marks::default()) {
            *mark = all;
        }
        let vat_is_a_rate = !recognised.has(Field::Net) && holds_rates(table, recognised.column(Field::Vat));
        RowReader { recognised, marks, vat_is_a_rate }
    }

    /// Reads one record, telling what is wrong with it.
    pub(crate) fn read(&self, record: &Record, problems: &mut Vec<Problem>) -> Outcome {
        let cell = Cells { reader: self, record };
        if let Some(problem) = self.shape(record, &cell) {
            problems.push(problem);
            return Outcome::Refused;
        }
        if let Some(problem) = cell.reason_to_skip() {
            problems.push(problem);
            return Outcome::Skipped;
        }
        let before = problems.len();
        match cell.row(problems) {
            Some(row) => Outcome::Row(Box::new(row)),
            None => {
                if problems.len() == before {
                    problems.push(cell.error("bad_row", "cette ligne n’a pas pu être lue."));
                }
                Outcome::Refused
            }
        }
    }

    fn shape(&self, record: &Record, cell: &Cells<'_, '_>) -> Option<Problem> {
        let width = self.recognised.number_of_columns();
        let extra = record.cells.iter().skip(width).any(|cell| !cell.trim().is_empty());
        if extra {
            return Some(cell.error("ragged_row", "cette ligne a plus de cellules que de titres."));
        }
        let long = record.cells.iter().any(|cell| cell.len() > limits::CELL_CHARACTERS * 4);
        long.then(|| cell.error("cell_too_long", "une cellule de cette ligne est démesurée."))
    }
}

fn fingerprint(cells: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    cells.iter().for_each(|cell| cell.trim().hash(&mut hasher));
    hasher.finish()
}

/// Whether a column holds French rates of VAT rather than sums.
fn holds_rates(table: &Table, column: Option<usize>) -> bool {
    const RATES: [&str; 13] =
        ["", "0", "2,1", "2.1", "5,5", "5.5", "8,5", "8.5", "10", "20", "20,00", "20.00", "10,00"];
    column.is_some_and(|column| {
        table
            .records
            .iter()
            .filter_map(|record| record.cells.get(column))
            .all(|cell| RATES.contains(&cell.trim().trim_end_matches(['%', ' '])))
    })
}

impl Cells<'_, '_> {
    /// Totals, quotes, drafts and cancelled invoices are not claims.
    fn reason_to_skip(&self) -> Option<Problem> {
        let line = self.record.line;
        let skip =
            |code, words: &str| Some(Problem::info(code, Some(line), format!("Ligne {line}\u{a0}: {words}")));
        let starts_like_total = self.record.cells.iter().map(|cell| fold(cell)).find(|cell| !cell.is_empty());
        let total = starts_like_total.is_some_and(|cell| {
            ["total", "sous total", "report", "a reporter", "grand total"]
                .iter()
                .any(|word| cell == *word || cell.starts_with(&format!("{word} ")))
        });
        let no_identity = self.raw(Field::Number).is_empty() && self.raw(Field::IssueDate).is_empty();
        if no_identity || (total && dates::of_cell(self.raw(Field::IssueDate)).is_none()) {
            return skip("total_row", "ligne de total ou de titre, laissée de côté.");
        }
        let (kind, status) = (fold(self.raw(Field::Kind)), fold(self.raw(Field::Status)));
        let either = |words: &[&str]| words.iter().any(|word| kind.contains(word) || status.contains(word));
        if either(&["devis", "proforma", "pro forma", "quote", "bon de commande"]) {
            return skip("not_an_invoice", "devis ou pro forma, laissé de côté.");
        }
        if either(&["brouillon", "draft"]) {
            return skip("draft_invoice", "brouillon, laissé de côté.");
        }
        if either(&["annul", "cancel", "abandon"]) {
            return skip("cancelled_invoice", "facture annulée ou abandonnée, laissée de côté.");
        }
        None
    }

    fn row(&self, problems: &mut Vec<Problem>) -> Option<Row> {
        let number = self.number(problems);
        let client = self.client(problems);
        let issue = self.needed_day(Field::IssueDate, "date de facture", problems);
        let due = self.day(Field::DueDate, "échéance", problems);
        let completed = self.completed(problems);
        let paid_on = self.day(Field::PaymentDate, "date de paiement", problems);
        let mut sum = |field, label| self.sum(field, label, problems);
        let net = sum(Field::Net, "montant HT");
        let vat = if self.reader.vat_is_a_rate { Ok(None) } else { sum(Field::Vat, "TVA") };
        let gross = sum(Field::Gross, "montant TTC");
        let paid = sum(Field::Paid, "déjà réglé");
        let residual = sum(Field::Residual, "reste à payer");
        let currency = self.currency(problems);
        let (Ok(net), Ok(vat), Ok(paid), Ok(residual)) = (net, vat, paid, residual) else { return None };
        // An aged balance has no total: what is left stands for it.
        let stand_in = residual.filter(|_| !self.reader.recognised.has(Field::Gross));
        let gross = match gross.ok()?.or(stand_in) {
            Some(gross) => gross,
            None => {
                problems.push(self.error("missing_field", "il manque le montant TTC."));
                return None;
            }
        };
        let (number, client, issue, due, paid_on) = (number?, client?, issue?, due.ok()?, paid_on.ok()?);
        let kind_written = self.text(Field::Kind);
        let row = Row {
            line: self.record.line,
            kind: self.kind(&number, gross, problems),
            number,
            kind_written,
            client,
            issue,
            due,
            completed,
            terms: self.text(Field::Terms),
            net,
            vat,
            gross,
            paid,
            paid_on,
            residual,
            status: self.text(Field::Status),
            currency: currency?,
            order: self.text(Field::Order),
            fingerprint: fingerprint(&self.record.cells),
        };
        Some(row)
    }

    fn number(&self, problems: &mut Vec<Problem>) -> Option<String> {
        let cleaned = text::clean(self.raw(Field::Number));
        if cleaned.stripped {
            problems.push(
                self.warning("invisible_characters", "des caractères invisibles ont été retirés du numéro."),
            );
        }
        if cleaned.value.is_empty() {
            problems.push(self.error("missing_field", "il manque le numéro de la facture."));
            return None;
        }
        if cleaned.value.chars().count() > limits::NUMBER_CHARACTERS {
            problems.push(self.error("number_too_long", "le numéro de la facture est démesuré."));
            return None;
        }
        Some(cleaned.value)
    }

    fn kind(&self, number: &str, gross: Money, problems: &mut Vec<Problem>) -> Kind {
        let written = fold(self.raw(Field::Kind));
        let says_credit =
            ["avoir", "credit", "remboursement", "refund"].iter().any(|word| written.contains(word));
        if says_credit || gross < Money::ZERO {
            return Kind::CreditNote;
        }
        let upper = number.to_uppercase();
        if upper.starts_with("AVOIR") || upper.starts_with("AV-") || upper.starts_with("AV2") {
            let message =
                "le numéro ressemble à celui d’un avoir, mais le montant est positif\u{a0}: vérifiez.";
            problems.push(self.warning("maybe_credit_note", message));
        }
        Kind::Invoice
    }

    fn needed_day(&self, field: Field, label: &str, problems: &mut Vec<Problem>) -> Option<Day> {
        let day = self.day(field, label, problems).ok()?;
        if day.is_none() {
            problems.push(self.error("missing_field", &format!("il manque la {label}.")));
        }
        day
    }

    fn day(&self, field: Field, label: &str, problems: &mut Vec<Problem>) -> Result<Option<Day>, ()> {
        let written = self.raw(field);
        if written.is_empty() {
            return Ok(None);
        }
        dates::of_cell(written).map(Some).ok_or_else(|| {
            let shown = text::bound(text::clean(written).value, 40).0;
            let message = format!("{label} «\u{a0}{shown}\u{a0}» illisible\u{a0}: écrivez jour/mois/année.");
            problems.push(self.error("bad_date", &message));
        })
    }

    /// The end of the work, which no invoice has to say: what cannot be read is told and left out.
    fn completed(&self, problems: &mut Vec<Problem>) -> Option<Day> {
        let written = self.raw(Field::CompletionDate);
        let day = dates::of_cell(written);
        if day.is_none() && !written.is_empty() {
            let shown = text::bound(text::clean(written).value, 40).0;
            let message = format!("fin des travaux «\u{a0}{shown}\u{a0}» illisible, laissée de côté.");
            problems.push(self.warning("completion_unreadable", &message));
        }
        day
    }

    fn sum(&self, field: Field, label: &str, problems: &mut Vec<Problem>) -> Result<Option<Money>, ()> {
        let Some(column) = self.reader.recognised.column(field) else { return Ok(None) };
        let marks = self.reader.marks.get(column).copied().unwrap_or_default();
        let written = self.raw(field);
        let shown = text::bound(text::clean(written).value, 40).0;
        match amount::of_cell(written, marks) {
            Ok(read) => {
                if read.rounded {
                    let message = format!("{label} «\u{a0}{shown}\u{a0}» arrondi au centime.");
                    problems.push(self.warning("amount_rounded", &message));
                }
                Ok(Some(read.money))
            }
            Err(AmountError::Empty) => Ok(None),
            Err(AmountError::Ambiguous) => {
                let message = format!(
                    "{label} «\u{a0}{shown}\u{a0}» ambigu\u{a0}: milliers ou décimales\u{202f}? Corrigez la cellule."
                );
                problems.push(self.error("ambiguous_amount", &message));
                Err(())
            }
            Err(AmountError::Unreadable | AmountError::OutOfRange) => {
                problems.push(self.error("bad_amount", &format!("{label} «\u{a0}{shown}\u{a0}» illisible.")));
                Err(())
            }
        }
    }

    fn currency(&self, problems: &mut Vec<Problem>) -> Option<String> {
        let beside =
            amount::of_cell(self.raw(Field::Gross), Marks::default()).ok().and_then(|read| read.currency);
        let written = self.text(Field::Currency).map(|code| code.to_uppercase());
        let code = match written.as_deref() {
            None => beside.unwrap_or("EUR").to_owned(),
            Some("€" | "EURO" | "EUROS") => "EUR".to_owned(),
            Some(code) if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => {
                code.to_owned()
            }
            Some(_) => {
                problems.push(self.error("unknown_currency", "monnaie inconnue."));
                return None;
            }
        };
        if code != "EUR" {
            problems.push(self.warning("foreign_currency", &format!("montant en {code}, pas en euros.")));
        }
        Some(code)
    }
}
