//! What one change says of itself.

use dument_domain::Day;
use dument_store::{Change, Facts};

use crate::{Code, Error};

/// The use cases that change the company, the settings, the scenarios or the sheets of the week.
pub(super) const CHOICES: [&str; 11] = [
    "company_corrected",
    "claims_chosen",
    "alerts_chosen",
    "image_chosen",
    "rates_updated",
    "default_scenario_chosen",
    "scenario_saved",
    "scenario_removed",
    "scenario_restored",
    "running_cases_moved",
    "call_sheet",
];

/// A file read goes with all that came from it; any other fact stays, struck through.
pub(super) fn facts_of(change: &Change) -> Facts {
    if change.kind == "import" { Facts::Removed } else { Facts::Struck }
}

/// The day of a moment of the journal.
pub(super) fn day_of_change(moment: &str) -> Result<Day, Error> {
    let day = moment.get(..10).and_then(|day| day.parse().ok());
    day.ok_or_else(|| Error::new(Code::DamagedFile, moment))
}
