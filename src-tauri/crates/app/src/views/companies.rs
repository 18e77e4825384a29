//! The companies of this computer, as the start, the window and the terminal show them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The colour by which a company is known at a glance, beside its name and never alone. Red is kept for what is
/// late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CompanyColour {
    /// Blue.
    Blue,
    /// Green.
    Green,
    /// Violet.
    Violet,
    /// Ochre.
    Ochre,
    /// Teal.
    Teal,
    /// Pink.
    Pink,
    /// Brown.
    Brown,
    /// Grey.
    Grey,
}

impl CompanyColour {
    /// All of them, in the order in which companies get them.
    pub const ALL: [CompanyColour; 8] = [
        CompanyColour::Blue,
        CompanyColour::Green,
        CompanyColour::Violet,
        CompanyColour::Ochre,
        CompanyColour::Teal,
        CompanyColour::Pink,
        CompanyColour::Brown,
        CompanyColour::Grey,
    ];
}

/// A company of this computer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CompanyRow {
    /// The folder of its data, by which it is named to the program.
    pub folder: String,
    /// Its name, as its data say it; as it was last known where they cannot be read.
    pub name: String,
    /// Its colour.
    pub colour: CompanyColour,
    /// The same moment, `YYYY-MM-DDTHH:MM`.
    pub opened_at: Option<String>,
    /// When it was last opened in the window, « aujourd’hui à 7 h 30 »; nothing where that is not known.
    pub opened: Option<String>,
    /// Whether it is the one open in this window.
    pub here: bool,
    /// Why it could not be opened now, a sentence; nothing where nothing says so.
    pub trouble: Option<String>,
}

/// The companies of this computer, the last one opened first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CompaniesView {
    /// Each once.
    pub rows: Vec<CompanyRow>,
    /// Whether others can be added: not where one data folder was chosen for the program.
    pub can_add: bool,
}
