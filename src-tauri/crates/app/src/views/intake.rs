//! Typing and importing invoices, payments and credit notes.

use dument_domain::claim::DuePart;
use dument_domain::limitation::Activity;
use dument_domain::term::TermRegime;
use dument_domain::{ClientId, ContractRate, Day, DebtorNature, DocumentId, InvoiceId, Money, PaymentId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::views::{AllocationView, InterestName, SumView};

/// A client created on the way.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct NewClientInput {
    /// Name.
    pub name: String,
    /// Nature, said by the user.
    pub nature: DebtorNature,
}

/// An invoice to create or correct.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct InvoiceInput {
    /// None: a new one.
    pub invoice: Option<InvoiceId>,
    /// The client, or…
    pub client: Option<ClientId>,
    /// … one created with it.
    pub new_client: Option<NewClientInput>,
    /// Its number.
    pub number: String,
    /// Day of issue.
    pub issued_on: Day,
    /// Due date; absent: 30 days after issue, marked as supposed.
    pub due_on: Option<Day>,
    /// Further due parts, if any; `due_on` and `gross` then follow them.
    #[serde(default)]
    pub parts: Vec<DuePart>,
    /// Before tax.
    pub net: Option<Money>,
    /// Tax.
    pub vat: Option<Money>,
    /// Total, tax included.
    pub gross: Money,
    /// What was done.
    #[serde(default)]
    pub work: String,
    /// Number of the quote.
    pub quote_number: Option<String>,
    /// Day the quote was accepted.
    pub quote_on: Option<Day>,
    /// Day the work was finished.
    pub completed_on: Option<Day>,
    /// Nature of its own, if it differs from the client's.
    pub nature: Option<DebtorNature>,
    /// Rate of an accepted clause.
    pub contract_rate: Option<ContractRate>,
    /// The payment term as typed: « 45 jours fin de mois »; empty where none was agreed.
    #[serde(default)]
    pub terms: String,
    /// The sector whose text rules the term, where it has its own.
    #[serde(default)]
    pub sector: Option<TermRegime>,
    /// Which limitation the work calls for, where it is not that of the company's trade.
    #[serde(default)]
    pub activity: Option<Activity>,
    /// A file kept before (a PDF without data).
    pub document: Option<DocumentId>,
    /// A nature of its own that demands more of somebody who seems a private person was confirmed.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub confirmed: bool,
}

/// A rate of late payment as typed, and what it means today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ContractRateView {
    /// As it is kept: `8.00`, `legal*3` or `ecb+10`.
    pub rate: ContractRate,
    /// As a contract words it: « trois fois le taux de l’intérêt légal ».
    pub words: String,
    /// What it gives in the half-year of today; empty for a number.
    pub value: String,
    /// It is under the floor of clauses between businesses.
    pub warning: Option<String>,
}

/// A payment to record.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct PaymentInput {
    /// The invoices it pays, in the order the client meant; empty: by the legal order (C. civ. 1342-10).
    pub invoices: Vec<InvoiceId>,
    /// The client, where no invoice is named.
    pub client: Option<ClientId>,
    /// A sum above nothing.
    pub amount: Money,
    /// The day the funds arrived; today if absent.
    pub on: Option<Day>,
    /// Transfer, cheque…
    #[serde(default)]
    pub means: String,
    /// Noted knowingly although the law forbade to pay it (C. com. L622-7, C. conso. L722-5), or
    /// although it is far more than what is owed.
    #[serde(default)]
    pub confirmed: bool,
    /// What is too much is imputed on the other invoices that are due.
    #[serde(default)]
    pub set_off: bool,
}

/// Where a payment goes, before or after it is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PaymentView {
    /// Per invoice: number and where its share goes.
    pub shares: Vec<(String, AllocationView)>,
    /// What is left on these invoices after it.
    pub left: SumView,
    /// The principal is paid exactly: settled is proposed.
    pub settle_proposed: bool,
    /// What has to be confirmed before it is recorded: the law forbade to pay it, or it is ten times
    /// what is owed.
    pub to_confirm: Option<String>,
    /// The sum that was most likely meant, where this one is ten times too large.
    pub meant: Option<Money>,
    /// What interest is called for this debtor.
    pub interest_name: InterestName,
    /// What is asked where some of it is too much: « 98,00 € de trop : les imputer sur F-2 ? ».
    pub set_off: Option<String>,
    /// Sentences: what it pays, what lapses.
    pub effects: Vec<String>,
    /// Once recorded.
    pub done: Option<crate::views::Done>,
}

/// A cheque that had paid and that the bank returned unpaid.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct BouncedInput {
    /// The payment it was.
    pub payment: PaymentId,
    /// The day it was presented, as the bank's notice says: the delays of the law run from it.
    pub presented_on: Day,
}

/// A credit note to record.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct CreditNoteInput {
    /// The invoice it reduces.
    pub invoice: InvoiceId,
    /// Its number.
    pub number: String,
    /// Its date.
    pub on: Option<Day>,
    /// A sum above nothing.
    pub amount: Money,
}

/// A payment term typed beside an invoice.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct DueDateRequest {
    /// « 30 jours », « 45 jours fin de mois », « comptant »; empty: what the text of the sector
    /// gives, or what is thought of `due_on`.
    pub terms: String,
    /// The sector whose text rules the term, where it has its own.
    #[serde(default)]
    pub sector: Option<TermRegime>,
    /// The due date typed, to be compared with the longest one allowed where no term is.
    #[serde(default)]
    pub due_on: Option<Day>,
    /// The date of the invoice.
    pub issued_on: Day,
    /// The day the work was done or the goods delivered.
    pub completed_on: Option<Day>,
    /// Who owes it, if the client is known.
    pub client: Option<ClientId>,
    /// The nature of the debtor, for a client to create.
    pub nature: Option<DebtorNature>,
}

/// The due date that a term gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DueDateView {
    /// The last day to pay without being late; none for what is no term.
    pub due_on: Option<Day>,
    /// How it was found, a sentence each.
    pub explanation: Vec<String>,
    /// What is unlawful or can be read two ways; the date is not changed for it.
    pub warnings: Vec<String>,
    /// The sectors with a text of their own for this debtor; none for a consumer.
    pub sectors: Vec<SectorView>,
}

/// A sector whose text sets a payment term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SectorView {
    /// Its word.
    pub sector: TermRegime,
    /// « Denrées périssables : 30 jours (C. com. L441-11 II 1°) ».
    pub label: String,
}

/// What to do with interest and indemnity once the principal is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SettleChoice {
    /// Give them up: the invoices are settled.
    Waive,
    /// Do not ask for them, without giving them up: those of a public buyer cannot be (CCP L2192-14, à vérifier).
    Leave,
    /// Claim them: reminders go on for the rest.
    Claim,
}

/// The answer to « Le principal est payé ».
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct SettleInput {
    /// The client.
    pub client: ClientId,
    /// The invoices; empty: all whose principal is paid.
    pub invoices: Vec<InvoiceId>,
    /// What to do.
    pub choice: SettleChoice,
}

/// A problem found in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ProblemView {
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// Code.
    pub code: String,
    /// Line, from 1; 0 for the whole file.
    #[ts(type = "number")]
    pub line: u64,
    /// One French sentence.
    pub message: String,
}

/// An invoice found in a file, before anything is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DraftRow {
    /// Number.
    pub number: String,
    /// `invoice` or `credit_note`.
    pub kind: String,
    /// Client's name.
    pub client_name: String,
    /// An existing client it goes to.
    pub known_client: Option<ClientId>,
    /// Nature proposed, to be confirmed.
    pub nature: DebtorNature,
    /// Day of issue.
    pub issued_on: Option<Day>,
    /// Due date.
    pub due_on: Option<Day>,
    /// The due date is supposed.
    pub due_supposed: bool,
    /// The end of the work, from which the time to act in court runs.
    pub completed_on: Option<Day>,
    /// Total, tax included.
    pub gross: Option<Money>,
    /// Already paid.
    pub paid: Option<Money>,
    /// `new`, `known` (nothing to do), `update`, `conflict` or `bad`.
    pub status: String,
    /// One sentence where the status needs it.
    pub remark: String,
}

/// A column of a table file and what it was recognised as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ColumnView {
    /// Its header.
    pub header: String,
    /// The field it was recognised as, or none.
    pub field: Option<String>,
    /// Three values of it.
    pub sample: Vec<String>,
}

/// What a file holds: nothing is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ImportPreview {
    /// Name of the file.
    pub file: String,
    /// SHA-256: `import` takes these very bytes.
    pub token: String,
    /// Format code of the terminal contract.
    pub format: String,
    /// The same in French.
    pub format_label: String,
    /// Its invoices.
    pub rows: Vec<DraftRow>,
    /// Columns of a table file.
    pub columns: Vec<ColumnView>,
    /// All that was found wrong or worth saying.
    pub problems: Vec<ProblemView>,
    /// Total of new invoices.
    pub new_total: Money,
    /// Number of new invoices, which this total is of.
    pub new_count: usize,
    /// Number of credit notes, which reduce others and are in no total.
    pub credit_count: usize,
    /// Already known: nothing would be added.
    pub known_count: usize,
    /// Known, with a payment or the document that the file adds.
    pub update_count: usize,
    /// Rows that cannot be taken.
    pub bad_count: usize,
    /// The same file was imported before, on that day.
    pub imported_before: Option<String>,
    /// A document without data inside: offer to type the invoice, the file kept with it.
    pub is_plain_document: bool,
    /// The file can be imported as it is.
    pub can_import: bool,
    /// The seller is another firm: its name, to be accepted.
    pub other_seller: Option<String>,
}

/// What to write of a previewed file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct ImportRequest {
    /// Token of the preview.
    pub token: String,
    /// Leave bad rows out.
    pub skip_bad: bool,
    /// Accept invoices whose seller is another firm.
    pub accept_seller: bool,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ImportReport {
    /// Name of the file.
    pub file: String,
    /// Invoices and credit notes created.
    pub created: usize,
    /// Already known.
    pub duplicates: usize,
    /// Corrected: what was paid.
    pub updated: usize,
    /// Left out.
    pub skipped: usize,
    /// All that was found wrong or worth saying.
    pub problems: Vec<ProblemView>,
}
