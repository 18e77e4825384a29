//! Recovery costs paid by the creditor, noted by hand.

use dument_domain::{ClientId, Day, InvoiceId, Money};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether recovery costs may be noted in a case, said where it would be looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CostsOffer {
    /// Whether they may.
    pub offered: bool,
    /// What they are, or why not.
    pub sentence: String,
}

/// Costs being typed: what they would add is asked as often as wanted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct CostsDraft {
    /// Whose debt was being recovered.
    pub client: ClientId,
    /// For which invoices; all that may bear costs when empty.
    #[serde(default)]
    pub invoices: Vec<InvoiceId>,
    /// The day they were paid; today if absent.
    #[serde(default)]
    pub on: Option<Day>,
    /// What was paid, as far as it is typed.
    #[serde(default)]
    pub amount: Option<Money>,
}

/// What may be noted, and what it would add.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CostsView {
    /// The client.
    pub client: ClientId,
    /// Why no costs may be asked of this client, where none may.
    pub refused: Option<String>,
    /// The invoices that they may be shared over.
    pub invoices: Vec<CostInvoice>,
    /// What they would add, once a sum is typed.
    pub effect: Option<CostsEffect>,
}

/// An invoice that may bear costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CostInvoice {
    /// The invoice.
    pub invoice: InvoiceId,
    /// Its number.
    pub number: String,
    /// Its due date.
    pub due_on: Day,
    /// Whether they are shared over it.
    pub chosen: bool,
}

/// What costs would add to what is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CostsEffect {
    /// The costs.
    pub amount: Money,
    /// What they add.
    pub added: Money,
    /// Why, in sentences, with the other reading of the text.
    pub sentences: Vec<String>,
}

/// Costs that were paid, to be noted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecoveryCostsInput {
    /// Whose debt was being recovered.
    pub client: ClientId,
    /// For which invoices; all that may bear costs when empty. They are shared evenly.
    #[serde(default)]
    pub invoices: Vec<InvoiceId>,
    /// The day they were paid; today if absent.
    #[serde(default)]
    pub on: Option<Day>,
    /// What was paid.
    pub amount: Money,
    /// For what and to whom.
    pub what: String,
    /// The paper that proves it.
    pub proof: String,
    /// The user's words, for the file.
    #[serde(default)]
    pub note: String,
}
