//! « Factures » and « Clients ».

use dument_domain::claim::DuePart;
use dument_domain::limitation::Activity;
use dument_domain::term::TermRegime;
use dument_domain::{
    Address, ClientId, Contact, ContractRate, Day, DebtorNature, DocumentId, InvoiceId, Money, PaymentId,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::views::SumView;

/// Which invoices to list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceFilter {
    /// Those not settled.
    #[default]
    Open,
    /// Those late.
    Late,
    /// Those settled or given up.
    Closed,
    /// All.
    All,
}

/// What to sort by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceSort {
    /// Due date.
    #[default]
    DueOn,
    /// Client's name.
    Client,
    /// Number.
    Number,
    /// What is left to pay.
    Outstanding,
    /// Days late.
    DaysLate,
    /// State.
    State,
}

/// A query of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
pub struct InvoicesRequest {
    /// Which.
    pub filter: InvoiceFilter,
    /// Words found in number, client, work; accents and case ignored.
    pub search: String,
    /// Order.
    pub sort: InvoiceSort,
    /// Reverse order.
    pub descending: bool,
    /// First row, from 0.
    pub offset: usize,
    /// Number of rows.
    pub limit: usize,
    /// Only this client.
    pub client: Option<ClientId>,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct InvoiceRow {
    /// The invoice.
    pub invoice: InvoiceId,
    /// Its number.
    pub number: String,
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// Nature for this invoice.
    pub nature: DebtorNature,
    /// Day of issue.
    pub issued_on: Day,
    /// Due date.
    pub due_on: Day,
    /// The due date is supposed.
    pub due_supposed: bool,
    /// Total, tax included.
    pub gross: Money,
    /// What is left.
    pub sum: SumView,
    /// Days late.
    #[ts(type = "number")]
    pub days_late: i64,
    /// State code.
    pub state: String,
    /// State in French.
    pub state_label: String,
}

/// A page of the list with totals over the whole query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct InvoicesView {
    /// The rows asked for.
    pub rows: Vec<InvoiceRow>,
    /// Number of rows of the whole query.
    pub total_rows: usize,
    /// Sum of the whole query.
    pub sum: SumView,
    /// Of which late.
    pub late: Money,
}

/// An invoice to read or correct.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct InvoiceView {
    /// The row.
    pub row: InvoiceRow,
    /// What was done.
    pub work: String,
    /// Number of the quote.
    pub quote_number: Option<String>,
    /// Day the quote was accepted.
    pub quote_on: Option<Day>,
    /// Day the work was finished.
    pub completed_on: Option<Day>,
    /// Nature of its own, if any.
    pub own_nature: Option<DebtorNature>,
    /// Due parts.
    pub parts: Vec<DuePart>,
    /// Before tax.
    pub net: Option<Money>,
    /// Tax.
    pub vat: Option<Money>,
    /// Rate of a clause of its own.
    pub contract_rate: Option<ContractRate>,
    /// The payment term as typed; empty where none was agreed.
    pub terms: String,
    /// The sector whose text rules it, where it has its own.
    pub sector: Option<TermRegime>,
    /// Both in words: « denrées périssables, 20 jours »; empty where nothing is kept.
    pub term_label: String,
    /// Which limitation the work calls for, where it is not that of the company's trade.
    pub activity: Option<Activity>,
    /// The file.
    pub document: Option<DocumentId>,
    /// What was received on it, and the credit notes, in order.
    pub received: Vec<ReceivedView>,
}

/// What reduced an invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ReceivedView {
    /// The payment; none for a credit note.
    pub payment: Option<PaymentId>,
    /// « Paiement », « Avoir A-3 ».
    pub label: String,
    /// The day.
    pub on: Day,
    /// The day is supposed: the file that brought it gave none.
    pub supposed: bool,
    /// What of it is counted on this invoice.
    pub amount: Money,
}

/// A row of the clients.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ClientRow {
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub name: String,
    /// Nature in French, with « à confirmer » where so.
    pub nature_label: String,
    /// City.
    pub city: String,
    /// Number of open invoices.
    pub open_invoices: usize,
    /// Principal late.
    pub late: Money,
    /// All that is owed on late invoices.
    pub sum: SumView,
    /// « Deuxième lettre le 28 octobre ».
    pub next: Option<String>,
    /// « Ce client doit 1 850,00 € malgré la mise en demeure postée le… »: read before other work is
    /// begun for it; none while no letter was posted.
    pub before_work: Option<String>,
}

/// All the clients.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ClientsView {
    /// Rows of the page.
    pub rows: Vec<ClientRow>,
    /// Number of rows of the whole query.
    pub total_rows: usize,
}

/// A client's sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ClientView {
    /// The client.
    pub client: ClientId,
    /// Name.
    pub name: String,
    /// Nature.
    pub nature: DebtorNature,
    /// Confirmed by the user.
    pub nature_confirmed: bool,
    /// SIREN.
    pub siren: Option<String>,
    /// SIRET.
    pub siret: Option<String>,
    /// VAT number.
    pub vat: Option<String>,
    /// Address.
    pub address: Address,
    /// E-mail.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// Note.
    pub note: String,
    /// Rate of the clause agreed with it, for its invoices that have none.
    pub contract_rate: Option<ContractRate>,
    /// Contacts.
    pub contacts: Vec<Contact>,
    /// Warnings: wrong key of a SIREN…
    pub warnings: Vec<String>,
    /// Read before other work is begun for a client who did not pay after a letter.
    pub before_work: Option<String>,
    /// How this client pays: « paie d’habitude 12 jours après l’échéance (4 factures) ».
    pub behaviour: Vec<String>,
    /// Its invoices.
    pub invoices: Vec<InvoiceRow>,
}

/// A client to create or correct.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct ClientInput {
    /// None: a new one.
    pub client: Option<ClientId>,
    /// Name.
    pub name: String,
    /// Nature, said by the user: confirmed.
    pub nature: DebtorNature,
    /// The nature is only repeated as it was known: the user did not say it.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub nature_unsaid: bool,
    /// SIREN or SIRET, spaces ignored.
    #[serde(default)]
    pub siren: Option<String>,
    /// VAT number.
    #[serde(default)]
    pub vat: Option<String>,
    /// Address.
    #[serde(default)]
    pub address: Address,
    /// E-mail.
    #[serde(default)]
    pub email: String,
    /// Telephone.
    #[serde(default)]
    pub phone: String,
    /// Note.
    #[serde(default)]
    pub note: String,
    /// Rate of the clause agreed with it, for its invoices that have none.
    #[serde(default)]
    pub contract_rate: Option<ContractRate>,
    /// Contacts.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// Kept knowingly as a business although its name calls a person and it has no SIREN.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub confirmed: bool,
}
