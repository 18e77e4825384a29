//! The path of a client: its scenario, what is to come, what was agreed or done on it.

use dument_domain::case::{Happening, StepKind};
use dument_domain::{ClientId, Day, InvoiceId};
use serde::{Deserialize, Serialize};

/// A scenario as a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ScenarioChoice {
    /// Its word.
    pub id: String,
    /// « Amiable en 4 étapes ».
    pub title: String,
    /// Its steps in words, first to last.
    pub steps: Vec<String>,
}

/// A step to come if nothing happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StepToCome {
    /// The day it will be due.
    pub on: Day,
    /// What will be done.
    pub step: StepKind,
    /// « Deuxième lettre ».
    pub title: String,
    /// Numbers of the invoices, oldest due first.
    pub numbers: Vec<String>,
    /// Why, in one short sentence.
    pub reason: String,
}

/// Something agreed or done beside contacts and letters: a plan, an arrangement, the end of a
/// dispute, an act on a cheque, a hand-over, a step done or passed over.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DeedInput {
    /// The client.
    pub client: ClientId,
    /// The invoices; all that are late if none is named.
    pub invoices: Vec<InvoiceId>,
    /// What.
    pub what: Happening,
    /// The day; today if none is given.
    pub on: Option<Day>,
    /// The user's words.
    pub note: String,
}
