//! Whose data were erased: by numbers and days, nothing of anybody.

use std::collections::BTreeMap;

use dument_domain::{ClientId, Day};
use serde::{Deserialize, Serialize};

/// What was erased.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Erasures {
    /// Clients of whom only what the law keeps is left, with the day.
    pub(crate) in_part: BTreeMap<i64, Day>,
    /// Clients of whom nothing is left.
    pub(crate) whole: BTreeMap<i64, Day>,
    /// The hashes of the files that had brought them.
    pub(crate) files: BTreeMap<String, Day>,
}

impl Erasures {
    /// The day that the words of a client were erased.
    pub(crate) fn of(&self, client: ClientId) -> Option<Day> {
        self.in_part.get(&client.0).or_else(|| self.whole.get(&client.0)).copied()
    }
}
