//! Whether the payments known are recent enough to ask somebody for money.

use dument_domain::Day;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How recent the payments known are, and what came from a client since it was last written or
/// spoken to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FreshnessView {
    /// The day the user last said that the payments are up to date; none if never.
    pub checked_on: Option<Day>,
    /// « Paiements à jour au 18 novembre 2026 (il y a 3 jours). »
    pub sentence: String,
    /// « Rien reçu de ce client depuis l’appel du 12 novembre 2026. » Empty without a client.
    pub since: String,
    /// Too old, or never said: the user is asked before anything counts as sent.
    pub stale: bool,
}

/// What the user says of the payments when a step is recorded as sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaymentsSeen {
    /// Nothing beside what is kept: the question was not asked, or answered « c’est à jour ».
    #[default]
    AsKept,
    /// « Je n’ai pas vérifié »: possible, and kept with what was sent.
    NotLooked,
}
