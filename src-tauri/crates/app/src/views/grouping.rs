//! What a communication leaves out, and letters that must not leave.

use dument_domain::case::StepKind;
use dument_domain::{ClientId, InvoiceId, Money};
use serde::Serialize;
use ts_rs::TS;

/// An open invoice that a call or a letter does not ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LeftOut {
    /// The invoice.
    pub invoice: InvoiceId,
    /// Its number.
    pub number: String,
    /// The principal left on it.
    pub amount: Money,
    /// Why, after its number: « attend jusqu’au 27 novembre 2026 (deuxième lettre) ».
    pub why: String,
    /// It is ready for this step: the user may put it in.
    pub may_join: bool,
}

/// A letter that was prepared and must not be sent any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LapsedLetter {
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// Which letter.
    pub step: StepKind,
    /// What it is and why, one sentence.
    pub sentence: String,
}
