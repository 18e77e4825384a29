//! The sentences to copy on invoices.

use dument_domain::DebtorNature;
use serde::Serialize;
use ts_rs::TS;

/// What to write on the invoices of a kind of client about late payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MentionView {
    /// The kind of client.
    pub nature: DebtorNature,
    /// « professionnel ».
    pub label: String,
    /// The sentence to copy.
    pub text: String,
    /// Why, and what else the invoice must say.
    pub note: String,
    /// Its articles.
    pub source: String,
}
