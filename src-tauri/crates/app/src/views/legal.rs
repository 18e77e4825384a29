//! Acts that bear on the time left to act in court, recorded by hand.

use dument_domain::limitation::EventKind;
use dument_domain::{ClientId, Day, InvoiceId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What may be noted of a client, each with what it does to the date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LegalActsView {
    /// The client.
    pub client: ClientId,
    /// The acts, in the order they usually come.
    pub choices: Vec<LegalActChoice>,
    /// The invoices that an act may be about.
    pub invoices: Vec<LegalInvoice>,
}

/// An act as a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LegalActChoice {
    /// Which one.
    pub kind: EventKind,
    /// « Ordonnance signifiée au client ».
    pub title: String,
    /// What it does to the date, in a sentence.
    pub effect: String,
    /// The text or decision that says so.
    pub article: String,
    /// « Signifiée le ».
    pub on_label: String,
    /// Its day where it is known already: talks under way, which are to be ended.
    pub on: Option<Day>,
    /// « Terminée le », for what lasts.
    pub until_label: Option<String>,
    /// Whether its end must be given.
    pub until_required: bool,
    /// The invoices that such an act may be about: an order for payment does not exist against a
    /// public buyer, and the nature belongs to the contract.
    pub invoices: Vec<InvoiceId>,
}

/// An invoice that an act may be about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LegalInvoice {
    /// The invoice.
    pub invoice: InvoiceId,
    /// Its number.
    pub number: String,
    /// « agir en justice avant le 10 janvier 2027 ».
    pub act_before: String,
}

/// An act to be recorded.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct LegalActInput {
    /// The client.
    pub client: ClientId,
    /// Which act.
    pub kind: EventKind,
    /// Its day.
    pub on: Day,
    /// When it ended, for what lasts.
    #[serde(default)]
    pub until: Option<Day>,
    /// The invoices; all that are open if none is named.
    #[serde(default)]
    pub invoices: Vec<InvoiceId>,
    /// The user's words.
    #[serde(default)]
    pub note: String,
}
