//! Invoices, payments and credit notes as facts, and the debt they make.

use serde::{Deserialize, Serialize};

use crate::claim::{Debt, DuePart, Movement, Waiver};
use crate::limitation::Activity;
use crate::{
    ClientId, ContractRate, CreditNoteId, Day, DebtorNature, DocumentId, EventId, InvoiceId, Money, PaymentId,
};

/// An invoice (facture).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    /// Its identifier.
    pub id: InvoiceId,
    /// Who owes it.
    pub client: ClientId,
    /// Its number as printed.
    pub number: String,
    /// Nature of the debtor in this contract, where it differs from the client's.
    pub nature: Option<DebtorNature>,
    /// What was done or sold, in a few words.
    pub work: String,
    /// Number of the quote.
    pub quote_number: Option<String>,
    /// Day the quote was accepted.
    pub quote_on: Option<Day>,
    /// Day the work was finished or the goods delivered.
    pub completed_on: Option<Day>,
    /// Day the invoice was issued.
    pub issued_on: Day,
    /// When each part is due, earliest first; at least one.
    pub parts: Vec<DuePart>,
    /// The due date was not in the file: computed, to be confirmed.
    pub due_supposed: bool,
    /// Total before tax.
    pub net: Option<Money>,
    /// Value-added tax.
    pub vat: Option<Money>,
    /// Total with tax: the sum of the parts.
    pub gross: Money,
    /// Rate of an accepted clause on late payment; none: that of the client, or of the company.
    pub contract_rate: Option<ContractRate>,
    /// The term agreed, as it was typed: « 45 fdm A ».
    pub term: Option<String>,
    /// What the work was, where it differs from what the company usually does.
    pub activity: Option<Activity>,
    /// What the creditor gave up on this invoice.
    pub waiver: Waiver,
    /// The invoice itself as a file.
    pub document: Option<DocumentId>,
}

impl Invoice {
    /// The first due date; the day of issue for an invoice without part, which no table holds.
    #[must_use]
    pub fn due_on(&self) -> Day {
        self.parts.iter().map(|part| part.due).min().unwrap_or(self.issued_on)
    }

    /// The day the work is known to be done, for what depends on it: completion, otherwise issue.
    #[must_use]
    pub fn work_done_on(&self) -> Day {
        self.completed_on.unwrap_or(self.issued_on)
    }

    /// Which limitation the work calls for: what the invoice says, otherwise the company's trade.
    #[must_use]
    pub fn activity_in(&self, trade: Activity) -> Activity {
        self.activity.unwrap_or(trade)
    }

    /// The debt that this invoice makes with what reduced it.
    #[must_use]
    pub fn debt(&self, payments: &[Payment], credit_notes: &[CreditNote]) -> Debt {
        let paid = payments.iter().filter(|payment| !payment.reversed).flat_map(|payment| {
            let shares = payment.allocations.iter().filter(|share| share.invoice == self.id);
            shares.map(|share| Movement { on: payment.on, amount: share.amount })
        });
        let credited = credit_notes
            .iter()
            .filter(|note| note.invoice == self.id && !note.reversed)
            .map(|note| Movement { on: note.on, amount: note.amount });
        Debt { parts: self.parts.clone(), payments: paid.collect(), credit_notes: credited.collect() }
    }
}

/// The share of a payment that the client meant for one invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentShare {
    /// The invoice.
    pub invoice: InvoiceId,
    /// A sum above nothing.
    pub amount: Money,
}

/// A payment received (règlement).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// Its identifier.
    pub id: PaymentId,
    /// Who paid.
    pub client: ClientId,
    /// The day the funds are available.
    pub on: Day,
    /// The day was not in the file: supposed, to be confirmed.
    pub on_supposed: bool,
    /// The whole sum.
    pub amount: Money,
    /// Transfer, cheque, cash…: free words.
    pub means: String,
    /// The invoices it pays; together, the whole sum.
    pub allocations: Vec<PaymentShare>,
    /// Cancelled by a counter-entry: kept, no longer counted.
    pub reversed: bool,
    /// The last act on record when it was noted, which tells what came first on one day; none for
    /// what was noted before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noted_after: Option<EventId>,
}

/// A credit note (avoir): it reduces the principal only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditNote {
    /// Its identifier.
    pub id: CreditNoteId,
    /// The invoice it reduces.
    pub invoice: InvoiceId,
    /// Its number.
    pub number: String,
    /// Its date.
    pub on: Day,
    /// A sum above nothing, tax included.
    pub amount: Money,
    /// Cancelled by a counter-entry.
    pub reversed: bool,
    /// The last act on record when it was noted, which tells what came first on one day; none for
    /// what was noted before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noted_after: Option<EventId>,
}
