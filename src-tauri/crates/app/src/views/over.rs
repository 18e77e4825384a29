//! What a client paid or was credited too much, and what becomes of it.

use dument_domain::{ClientId, Day, InvoiceId, Money};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is owed back to a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OverpaidView {
    /// All of it.
    pub sum: Money,
    /// « 1 373,12 € reçus ou crédités en trop sur F-1 : vous les devez à ce client. »
    pub sentence: String,
    /// « 853,86 € de trop : les imputer sur F-2 ? »; none where nothing is due to impute it on.
    pub set_off: Option<String>,
}

/// What was given back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RefundInput {
    /// To whom.
    pub client: ClientId,
    /// Of what these invoices received too much; all of them when empty.
    pub invoices: Vec<InvoiceId>,
    /// How much; all that is too much when absent.
    pub amount: Option<Money>,
    /// When; today when absent.
    pub on: Option<Day>,
    /// How it was given back, for the case; may be empty.
    pub note: String,
}
