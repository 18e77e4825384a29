//! New legal rates, before and after they are taken.

use dument_domain::{ChangeKind, Day, Origin, Semester};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Values that the user brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum RatesOffer {
    /// The text of an update file, as `docs/LAW.md` describes it.
    File {
        /// The whole file.
        text: String,
    },
    /// One value typed by hand.
    Typed {
        /// What was typed.
        rate: RateInput,
    },
}

/// A value typed by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RateInput {
    /// The word of the parameter, as `ecb_main_refinancing_rate`.
    pub parameter: String,
    /// `2027-S1`, or the first day for a figure that does not follow half-years.
    pub period: String,
    /// The value, « 2,65 » or `2.65`.
    pub value: String,
    /// Where it was read; never empty.
    pub source: String,
    /// The act that set it; may be empty.
    pub act: String,
    /// The user saw two sources agree.
    pub verified: bool,
}

/// What new values would change; nothing is taken yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RatesPreview {
    /// What the file says it brings; empty for a value typed.
    pub title: String,
    /// One row per value.
    pub rows: Vec<RateChange>,
    /// A value of the past changes: amounts computed with it change, to be confirmed.
    pub needs_confirmation: bool,
    /// Something is new, corrected or better checked.
    pub something_new: bool,
}

/// A value beside what was known for its period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RateChange {
    /// The word of the parameter.
    pub parameter: String,
    /// Its French title.
    pub title: String,
    /// The article that sets it.
    pub article: String,
    /// « 1er semestre 2027 » or « à partir du 1er janvier 2027 ».
    pub period: String,
    /// What the value does.
    pub kind: ChangeKind,
    /// The same in French.
    pub kind_label: String,
    /// The value known until now, with its unit.
    pub before: Option<String>,
    /// The value brought, with its unit.
    pub after: String,
    /// What follows for amounts; may be empty.
    pub effect: String,
    /// Where it was read.
    pub source: String,
    /// The act that set it; may be empty.
    pub act: String,
    /// Whether two sources agree; otherwise « à vérifier ».
    pub verified: bool,
    /// A doubt to be shown beside the value.
    pub warning: Option<String>,
}

/// A figure of the law in force, as « Réglages, Droit » lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FigureView {
    /// The word of the parameter, as `fixed_recovery_indemnity`.
    pub parameter: String,
    /// Its French title.
    pub title: String,
    /// The article that sets it.
    pub article: String,
    /// The value in force, with its unit.
    pub value: String,
    /// The unit of its numbers: « jours », « mois », « euros », « % par an ».
    pub unit: String,
    /// Whether it is dated by half-years, as the two rates are, and not by a first day.
    pub by_semester: bool,
    /// « 1er septembre 2026 », the first day it holds; empty for a rate of a half-year.
    pub since: String,
    /// What is known to come: « 60 € à partir du 1er janvier 2027 ».
    pub next: Option<String>,
    /// Where it was read.
    pub source: String,
    /// The day it was compared with its source.
    pub checked_on: Day,
    /// Whether two sources agree; otherwise « à vérifier ».
    pub verified: bool,
    /// The day to read its article again, where a new version is known to come.
    pub reread_on: Option<Day>,
    /// Shipped with the program, or brought by the user.
    pub origin: Origin,
}

/// What is known of the legal rates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RatesNotice {
    /// Last half-year known.
    pub last_known: Option<Semester>,
    /// « 2e semestre 2026 ».
    pub label: String,
    /// A warning near the end of it, or past it.
    pub warning: Option<String>,
}
