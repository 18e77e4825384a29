//! One record of a table to the values of one row, or the reason why not.

use std::hash::{DefaultHasher, Hash, Hasher};

use dument_domain::{Day, Money};

use super::Field;
use super::cells::{Cells, RowReader};
use super::header::Recognised;
use super::kinds::{DocumentKind, document_kind};
use super::states::State;
use super::table::{Record, Table};
use super::told::Told;
use super::writing::Writing;
use crate::amount::{self, Marks};
use crate::dates;
use crate::limits;
use crate::reading::{Kind, Party, Problem};
use crate::terms;
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
    /// What the state says, understood.
    pub(crate) state: State,
    /// The invoice that a credit note reduces.
    pub(crate) credited: Option<String>,
    /// What was agreed and done.
    pub(crate) work: WorkFacts,
    /// Kept back until later, with its day.
    pub(crate) retention: Option<(Money, Option<Day>)>,
    /// The sum of this line alone, where the totals of the invoice are repeated.
    pub(crate) line_amount: Option<Money>,
    /// Currency.
    pub(crate) currency: String,
    /// Order number.
    pub(crate) order: Option<String>,
    /// What stands for the cells, to compare whole rows.
    pub(crate) fingerprint: u64,
}

/// What a row says of the quote, the work and the clause on late payment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct WorkFacts {
    /// Number of the quote.
    pub(crate) quote_number: Option<String>,
    /// Day it was accepted.
    pub(crate) quote_on: Option<Day>,
    /// The work in a few words.
    pub(crate) work: Option<String>,
    /// The rate of the contract, as written.
    pub(crate) contract_rate: Option<String>,
}

const SUMS: [Field; 6] =
    [Field::Gross, Field::Residual, Field::Net, Field::Vat, Field::Paid, Field::LineAmount];

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
        let mut titles = SUMS
            .iter()
            .filter_map(|field| recognised.column(*field))
            .filter_map(|column| table.header.get(column));
        let currency = titles.find_map(|title| amount::currency_of_title(title));
        let writing = Writing::of(table, recognised);
        RowReader {
            recognised,
            marks,
            vat_is_a_rate,
            writing,
            titles: table.header.iter().map(|title| fold(title)).collect(),
            currency,
        }
    }

    /// Reads one record, telling what is wrong with it.
    pub(crate) fn read(&self, record: &Record, told: &mut Told) -> Outcome {
        let cell = Cells { reader: self, record };
        if let Some(problem) = self.shape(record, &cell) {
            told.push(problem);
            return Outcome::Refused;
        }
        if cell.is_skipped(told) {
            return Outcome::Skipped;
        }
        let before = told.len();
        match cell.row(told) {
            Some(row) => Outcome::Row(Box::new(row)),
            None => {
                if told.len() == before {
                    told.push(cell.error("bad_row", "cette ligne n’a pas pu être lue."));
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
    fn row(&self, told: &mut Told) -> Option<Row> {
        let number = self.number(told);
        let client = self.client(told);
        let issue = self.needed_day(Field::IssueDate, "date de facture", told);
        let (due, terms) = self.due(told);
        let completed = self.completed(told);
        let paid_on = self.day(Field::PaymentDate, "date de paiement", told);
        let work = self.work(told);
        let mut sum = |field, label| self.sum(field, label, told);
        let net = sum(Field::Net, "montant HT");
        let vat = if self.reader.vat_is_a_rate { Ok(None) } else { sum(Field::Vat, "TVA") };
        let gross = sum(Field::Gross, "montant TTC");
        let paid = sum(Field::Paid, "déjà réglé");
        let residual = sum(Field::Residual, "reste à payer");
        let line_amount = amount::of_cell(self.raw(Field::LineAmount), self.marks(Field::LineAmount));
        let currency = self.currency(told);
        let (Ok(net), Ok(vat), Ok(paid), Ok(residual)) = (net, vat, paid, residual) else { return None };
        // An aged balance has no total: what is left stands for it.
        let stand_in = residual.filter(|_| !self.reader.recognised.has(Field::Gross));
        let gross = match gross.ok()?.or(stand_in) {
            Some(gross) => gross,
            None => {
                told.push(self.error("missing_field", "il manque le montant TTC."));
                return None;
            }
        };
        let retention = self.retention(gross, told)?;
        let (number, client, issue, due, paid_on) = (number?, client?, issue?, due.ok()?, paid_on.ok()?);
        self.tell_state(told);
        let kind_written = self.text(Field::Kind);
        let row = Row {
            line: self.record.line,
            kind: self.kind(&number, gross, told),
            number,
            kind_written,
            client,
            issue,
            due,
            completed,
            terms: terms.or_else(|| self.text(Field::Terms)),
            net,
            vat,
            gross,
            paid,
            paid_on,
            residual,
            status: self.text(Field::Status).or_else(|| self.text(Field::PaidFlag)),
            state: self.state(),
            credited: self.text(Field::CreditedInvoice),
            work,
            retention,
            line_amount: line_amount.ok().map(|read| read.money),
            currency: currency?,
            order: self.text(Field::Order),
            fingerprint: fingerprint(&self.record.cells),
        };
        Some(row)
    }

    fn number(&self, told: &mut Told) -> Option<String> {
        let cleaned = text::clean(self.raw(Field::Number));
        if cleaned.stripped {
            told.push(
                self.warning("invisible_characters", "des caractères invisibles ont été retirés du numéro."),
            );
        }
        if cleaned.value.is_empty() {
            told.push(self.error("missing_field", "il manque le numéro de la facture."));
            return None;
        }
        if is_scientific(&cleaned.value) {
            let message = format!(
                "le numéro «\u{a0}{}\u{a0}» a été abîmé par le tableur\u{a0}: mettez la colonne au format Texte.",
                cleaned.value
            );
            told.push(self.error("number_mangled", &message));
            return None;
        }
        if cleaned.value.chars().count() > limits::NUMBER_CHARACTERS {
            told.push(self.error("number_too_long", "le numéro de la facture est démesuré."));
            return None;
        }
        Some(cleaned.value)
    }

    fn kind(&self, number: &str, gross: Money, told: &mut Told) -> Kind {
        let written = self.raw(Field::Kind);
        match document_kind(written) {
            DocumentKind::CreditNote => return Kind::CreditNote,
            DocumentKind::Unknown => {
                let shown = text::bound(text::clean(written).value, 40).0;
                let sentence = format!(
                    "le type «\u{a0}{shown}\u{a0}» n’est pas compris\u{a0}: lu comme une facture, vérifiez."
                );
                told.doubt("kind_unknown", self.record.line, &sentence);
            }
            DocumentKind::Invoice | DocumentKind::Quote | DocumentKind::Receipt => {}
        }
        if gross < Money::ZERO {
            return Kind::CreditNote;
        }
        let upper = number.to_uppercase();
        if ["AVOIR", "AV-", "AV2"].iter().any(|start| upper.starts_with(start))
            && self.raw(Field::Kind).is_empty()
        {
            let message =
                "le numéro ressemble à celui d’un avoir, mais le montant est positif\u{a0}: vérifiez.";
            told.push(self.warning("maybe_credit_note", message));
        }
        if ["DEVIS", "DEV-", "DE-", "PROFORMA", "PRO-FORMA"].iter().any(|start| upper.starts_with(start)) {
            let message = "le numéro ressemble à celui d’un devis ou d’une pro forma\u{a0}: vérifiez que c’est une facture.";
            told.push(self.warning("maybe_quote", message));
        }
        Kind::Invoice
    }

    /// The due date; a cell that holds terms in place of a date gives its terms.
    fn due(&self, told: &mut Told) -> (Result<Option<Day>, ()>, Option<String>) {
        let written = self.raw(Field::DueDate);
        if !written.is_empty() && dates::of_cell(written).is_none() && terms::is_term(written) {
            return (Ok(None), self.text(Field::DueDate));
        }
        (self.day(Field::DueDate, "échéance", told), None)
    }

    /// What is kept back, in a sum or in percent of the total.
    fn retention(&self, gross: Money, told: &mut Told) -> Option<Option<(Money, Option<Day>)>> {
        let written = self.raw(Field::Retention);
        let kept = match written.strip_suffix('%').map(|rate| rate.trim().replace(',', ".")) {
            Some(rate) => {
                let percent = amount::of_cell(&rate, Marks::default()).ok().map(|read| read.money.cents());
                let part = percent.filter(|cents| (1..=10_000).contains(cents));
                let cents = part.map(|part| (i128::from(gross.cents()) * i128::from(part) + 5_000) / 10_000);
                let Some(cents) = cents.and_then(|cents| i64::try_from(cents).ok()) else {
                    told.push(self.error("bad_amount", "la retenue de garantie est illisible."));
                    return None;
                };
                Some(Money::from_cents(cents))
            }
            None => self.sum(Field::Retention, "retenue de garantie", told).ok()?,
        };
        let due = self.day(Field::RetentionDue, "échéance de la retenue", told).ok()?;
        let kept = kept.filter(|kept| kept.is_positive());
        if kept.is_some_and(|kept| kept >= gross) {
            told.push(self.error("bad_amount", "la retenue de garantie n’est pas plus petite que le total."));
            return None;
        }
        Some(kept.map(|kept| (kept, due)))
    }

    /// The quote, the work and the clause: nothing here keeps a row out.
    fn work(&self, told: &mut Told) -> WorkFacts {
        let written = self.raw(Field::QuoteDate);
        let quote_on = dates::of_cell(written);
        if quote_on.is_none() && !written.is_empty() {
            let shown = text::bound(text::clean(written).value, 40).0;
            let sentence = format!("date du devis «\u{a0}{shown}\u{a0}» illisible, laissée de côté.");
            told.doubt("quote_date_unreadable", self.record.line, &sentence);
        }
        WorkFacts {
            quote_number: self.text(Field::QuoteNumber),
            quote_on,
            work: self.text(Field::Work),
            contract_rate: self.text(Field::ContractRate),
        }
    }

    fn needed_day(&self, field: Field, label: &str, told: &mut Told) -> Option<Day> {
        let day = self.day(field, label, told).ok()?;
        if day.is_none() {
            told.push(self.error("missing_field", &format!("il manque la {label}.")));
        }
        day
    }

    /// The end of the work, which no invoice has to say: what cannot be read is told and left out.
    fn completed(&self, told: &mut Told) -> Option<Day> {
        let written = self.raw(Field::CompletionDate);
        let day = dates::of_cell(written);
        if day.is_none() && !written.is_empty() {
            let shown = text::bound(text::clean(written).value, 40).0;
            let message = format!("fin des travaux «\u{a0}{shown}\u{a0}» illisible, laissée de côté.");
            told.push(self.warning("completion_unreadable", &message));
        }
        day
    }
}

/// `2,026E+11`: a long number that a spreadsheet rounded.
fn is_scientific(number: &str) -> bool {
    let Some((digits, power)) = number.split_once("E+") else { return false };
    let plain = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
    };
    digits.contains(['.', ',']) && plain(digits) && plain(power)
}
