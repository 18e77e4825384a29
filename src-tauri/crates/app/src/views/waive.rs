//! What the creditor gives up beside the principal.

use dument_domain::{ClientId, InvoiceId, Money};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An explicit, dated act; nothing is ever given up by silence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaiveInput {
    /// Whose.
    pub client: ClientId,
    /// On which invoices; all the late ones when empty. A sum is given up on one invoice only.
    pub invoices: Vec<InvoiceId>,
    /// Interest is given up.
    pub interest: bool,
    /// Of the interest, this sum only; all of it, past and to come, when absent.
    pub interest_sum: Option<Money>,
    /// The fixed indemnity is given up.
    pub indemnity: bool,
    /// Of the indemnity, this sum only.
    pub indemnity_sum: Option<Money>,
    /// What justified recovery costs add to it is given up.
    #[serde(default)]
    pub compensation: bool,
    /// Of what they add, this sum only; all of it, past and to come, when absent.
    #[serde(default)]
    pub compensation_sum: Option<Money>,
    /// The reason, for the file; may be empty.
    pub note: String,
}
