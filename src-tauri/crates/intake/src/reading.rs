//! What a foreign file holds, said whole: drafts, problems, the document kept.
//!
//! The JSON shape of [`Reading`] is the contract of `dument-cli read`; a value
//! that the file does not give is `null`, never a guess. What the program
//! supposes (a due date, the day of an earlier payment) stands in fields of
//! its own, so that the window can show it as supposed.

use dument_domain::{Day, Money};
use serde::Serialize;

pub use crate::format::Format;

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The file, the invoice or the row cannot be brought in as it is.
    Error,
    /// It can, and the user must look at this.
    Warning,
    /// Worth knowing.
    Info,
}

/// One thing to say about the file, in the words of the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// How much it weighs.
    pub severity: Severity,
    /// A stable name for programs, in English.
    pub code: &'static str,
    /// Line of the file, from 1, where there is one.
    pub line: Option<u32>,
    /// What to show, in French.
    pub message: String,
}

impl Problem {
    /// A problem that keeps the file, the invoice or the row out.
    #[must_use]
    pub fn error(code: &'static str, line: Option<u32>, message: impl Into<String>) -> Problem {
        Problem { severity: Severity::Error, code, line, message: message.into() }
    }

    /// A problem that lets it in, to be looked at.
    #[must_use]
    pub fn warning(code: &'static str, line: Option<u32>, message: impl Into<String>) -> Problem {
        Problem { severity: Severity::Warning, code, line, message: message.into() }
    }

    /// A fact worth knowing.
    #[must_use]
    pub fn info(code: &'static str, line: Option<u32>, message: impl Into<String>) -> Problem {
        Problem { severity: Severity::Info, code, line, message: message.into() }
    }
}

/// An invoice, or a credit note that reduces one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Money asked.
    #[default]
    Invoice,
    /// Money given back (avoir); its amounts are positive here, whatever the file does.
    CreditNote,
}

/// Where a party lives, line by line as the file writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PostalAddress {
    /// Street and complements, in order.
    pub lines: Vec<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// Country, two letters.
    pub country: Option<String>,
}

/// Who sells or who buys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Party {
    /// Name as written, cleaned of invisible characters.
    pub name: Option<String>,
    /// Nine digits that identify a French firm.
    pub siren: Option<String>,
    /// Fourteen digits that identify one of its premises.
    pub siret: Option<String>,
    /// Number for value added tax.
    pub vat: Option<String>,
    /// Address, where given.
    pub address: Option<PostalAddress>,
    /// Electronic mail, where given.
    pub email: Option<String>,
    /// Telephone, where given.
    pub phone: Option<String>,
    /// The seller's own code for this client, in tables.
    pub client_code: Option<String>,
}

/// A mention carried by the invoice, with its code (PMD for penalties, PMT for the 40 €, AAB for discount).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Subject code, where given.
    pub code: Option<String>,
    /// The text itself.
    pub text: String,
}

/// Money received before the import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EarlierPayment {
    /// The sum, positive.
    pub amount: Money,
    /// The day it counts for; `null` when even the due date is unknown.
    pub on: Option<Day>,
    /// True when the file gives no day and the due date stands in.
    pub on_supposed: bool,
}

/// One part of the price with its own due date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DuePart {
    /// When it is due.
    pub due_date: Day,
    /// How much, where said.
    pub amount: Option<Money>,
}

/// Where the due date comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DueDateSource {
    /// Written in the file.
    Written,
    /// Computed from terms in words, such as « 30 jours fin de mois ».
    Terms,
    /// Thirty days after issue, for want of anything else (C. com. art. L441-10 I).
    Default,
    /// Not known at all: no issue date either.
    #[default]
    Unknown,
}

/// One invoice or credit note as read, before anything is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DraftInvoice {
    /// Number of the invoice.
    pub number: Option<String>,
    /// Invoice or credit note.
    pub kind: Kind,
    /// Date of the invoice.
    pub issue_date: Option<Day>,
    /// Due date as written in the file.
    pub due_date: Option<Day>,
    /// Currency, three letters.
    pub currency: Option<String>,
    /// Who sells: should be the user.
    pub seller: Party,
    /// Who buys: the client.
    pub buyer: Party,
    /// Total before tax.
    pub total_net: Option<Money>,
    /// Total of value added tax.
    pub total_vat: Option<Money>,
    /// Total with tax.
    pub total_gross: Option<Money>,
    /// Already received, as the file says it.
    pub prepaid: Option<Money>,
    /// Left to pay, as the file says it.
    pub amount_due: Option<Money>,
    /// Account on which the seller is paid, without spaces.
    pub iban: Option<String>,
    /// Mentions.
    pub notes: Vec<Note>,

    /// Rounding of what is to pay (BT-114), where the sums of the document prove it.
    pub rounding: Option<Money>,
    /// Due date that the program proposes when the file writes none.
    pub due_date_assumed: Option<Day>,
    /// Where the due date comes from.
    pub due_date_source: DueDateSource,
    /// Parts with their own due dates, when there are several.
    pub due_parts: Vec<DuePart>,
    /// Terms of payment in words.
    pub payment_terms: Option<String>,
    /// What was received before the import, to be recorded as payments.
    pub payments: Vec<EarlierPayment>,
    /// Day of completion or delivery.
    pub delivery_date: Option<Day>,
    /// Number of the quote.
    pub quote_number: Option<String>,
    /// Day the quote was accepted.
    pub quote_on: Option<Day>,
    /// What was done, in a few words.
    pub work: Option<String>,
    /// Rate of the contract for late payment, as written.
    pub contract_rate: Option<String>,
    /// Order number of the client.
    pub order_reference: Option<String>,
    /// Reference that the client asked for (« code service » of a public buyer).
    pub buyer_reference: Option<String>,
    /// What the client should write on the transfer.
    pub payment_reference: Option<String>,
    /// Number of the invoice that a credit note corrects.
    pub preceding_invoice: Option<String>,
    /// Who is paid, when it is not the seller (factoring).
    pub payee: Option<String>,
    /// Code of the kind of document as written (380, 381, Avoir).
    pub type_code: Option<String>,
    /// Status as written (« Payée », « paid »).
    pub status: Option<String>,
    /// First line of the file that speaks of this invoice.
    pub line: Option<u32>,
    /// Names of the fields without which it cannot be brought in as it is.
    pub missing: Vec<&'static str>,
}

impl DraftInvoice {
    /// The due date to use: the one written, otherwise the one proposed.
    #[must_use]
    pub fn due(&self) -> Option<Day> {
        self.due_date.or(self.due_date_assumed)
    }

    /// What is asked in all, before any payment: what is left to pay (BT-115) and what was received.
    /// It is the total, rounded as the document says (BT-114), and raised where a negative sum
    /// « already paid » is owed on top (BT-113).
    #[must_use]
    pub fn asked(&self) -> Option<Money> {
        let gross = self.total_gross?;
        let owed_on_top =
            self.prepaid.filter(|prepaid| *prepaid < Money::ZERO).map_or(Money::ZERO, |prepaid| -prepaid);
        Some(gross + self.rounding.unwrap_or(Money::ZERO) + owed_on_top)
    }

    /// Whether nothing necessary is missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }
}

/// A bank operation; filled by the readers of bank statements, not written yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftTransaction {
    /// Account of the statement.
    pub account: Option<String>,
    /// Day of booking.
    pub booked_on: Option<Day>,
    /// Day of value.
    pub value_on: Option<Day>,
    /// Sum, negative for money that leaves.
    pub amount: Option<Money>,
    /// Label of the bank.
    pub label: Option<String>,
    /// Who pays or is paid.
    pub counterparty: Option<String>,
    /// Account of that party.
    pub counterparty_iban: Option<String>,
    /// Reference given.
    pub reference: Option<String>,
    /// Reference chosen by the payer, carried end to end.
    pub end_to_end_id: Option<String>,
}

/// The file itself as the evidence kept with the invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// `application/pdf`, `application/xml` or `text/csv`.
    pub media_type: &'static str,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Number of bytes.
    pub size: u64,
}

/// What happened to each row of a table: read = used + skipped + refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RowCount {
    /// Rows after the header, blank ones left out.
    pub read: u32,
    /// Rows that make drafts.
    pub used: u32,
    /// Rows left out with a reason (total, repetition, draft, quote).
    pub skipped: u32,
    /// Rows with an error.
    pub refused: u32,
}

/// Everything read in one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Name of the file as given, without its folder.
    pub file: String,
    /// What it is.
    pub format: Format,
    /// Profile of the data: `minimum`, `basicwl`, `basic`, `en16931`, `extended`, …
    pub profile: Option<String>,
    /// Invoices and credit notes.
    pub invoices: Vec<DraftInvoice>,
    /// Bank operations.
    pub transactions: Vec<DraftTransaction>,
    /// Everything to say, in the order of the file.
    pub problems: Vec<Problem>,
    /// The file as evidence; `null` when it is refused.
    pub document: Option<Document>,
    /// For tables, what became of each row.
    pub rows: Option<RowCount>,
}

impl Reading {
    /// A reading with nothing in it yet.
    #[must_use]
    pub fn empty(format: Format) -> Reading {
        Reading {
            file: String::new(),
            format,
            profile: None,
            invoices: Vec::new(),
            transactions: Vec::new(),
            problems: Vec::new(),
            document: None,
            rows: None,
        }
    }

    /// A file refused whole, for one reason.
    #[must_use]
    pub fn refused(format: Format, problem: Problem) -> Reading {
        let mut reading = Reading::empty(format);
        reading.problems.push(problem);
        reading
    }

    /// Whether something keeps the file out, whole or in part.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }
}

/// The refusal of a web page saved in place of a file.
pub(crate) fn web_page() -> Problem {
    let message = "C’est une page web, pas une facture\u{a0}: la session du site avait sans doute expiré, téléchargez à nouveau le fichier.";
    Problem::error("web_page", None, message)
}
