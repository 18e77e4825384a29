//! Personal data, as the screens and the terminal show them.

use dument_domain::{ClientId, Day};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// « Données personnelles »: what is kept of people, and what may be erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PersonalView {
    /// The register: one row a kind of data.
    pub register: Vec<RegisterRow>,
    /// The same with who keeps it, to be copied or printed (RGPD art. 30).
    pub record: String,
    /// Years that contacts are kept once nothing is due, as chosen.
    pub contact_years: u32,
    /// The month that the financial year ends with, 1 to 12.
    pub closing_month: u32,
    /// What is no longer needed, and may go.
    pub due: Vec<ErasurePreview>,
    /// Erased before, and back with a copy that was restored.
    pub again: Vec<ErasurePreview>,
    /// Erased, but for what the law keeps.
    pub apart: Vec<ApartRow>,
    /// The copies that still hold somebody erased, a sentence; nothing where there are none.
    pub copies: Option<String>,
    /// What erasing the client asked about would do.
    pub asked: Option<ErasurePreview>,
    /// What was just done.
    pub said: Option<String>,
}

/// A kind of data of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RegisterRow {
    /// « Téléphone, e-mail, personnes chez le client ».
    pub what: String,
    /// Whose.
    pub whose: String,
    /// What for.
    pub purpose: String,
    /// By which right, with its article.
    pub ground: String,
    /// How long, from when, with the article.
    pub kept: String,
    /// Who receives it.
    pub given_to: String,
    /// No text gives the time: it is to be checked.
    pub to_check: bool,
}

/// What erasing a client would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ErasurePreview {
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub name: String,
    /// Nothing of it would be left.
    pub whole: bool,
    /// Why it cannot be done now; nothing where it can.
    pub refused: Option<String>,
    /// What goes, a line each.
    pub goes: Vec<String>,
    /// What stays, until when and why.
    pub stays: Vec<String>,
    /// What is to be known before.
    pub notes: Vec<String>,
}

/// A client of whom only what the law keeps is left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ApartRow {
    /// The client.
    pub client: ClientId,
    /// Its name, which its invoices bear.
    pub name: String,
    /// The day of the erasure.
    pub erased_on: Day,
    /// The last day that the rest is kept.
    pub until: Option<Day>,
}

/// What is done about personal data.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum PersonalAct {
    /// Chooses the times that no text gives.
    Choose {
        /// Years that contacts are kept once nothing is due, 0 to 5.
        contact_years: u32,
        /// The month that the financial year ends with, 1 to 12.
        closing_month: u32,
    },
    /// Erases these clients as the law allows.
    Erase {
        /// Which.
        clients: Vec<ClientId>,
        /// And removes the copies that still hold them, once a new one is made.
        copies: bool,
    },
    /// Removes the copies that still hold somebody erased, once a new one is made.
    RemoveCopies,
}

/// The times chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptFor {
    pub(crate) contact_years: u32,
    pub(crate) closing_month: u32,
}

impl Default for KeptFor {
    fn default() -> KeptFor {
        KeptFor { contact_years: dument_domain::personal::CONTACT_YEARS, closing_month: 12 }
    }
}
