//! What the line of an erasure states of the rows whose history it takes away.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A table and a key, a JSON array.
pub(crate) type Place = (String, String);

/// Where the line of an erasure keeps what it states.
pub(crate) const UNDER: &str = "erasure";

/// What the line of an erasure states of the rows whose history it takes away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Statement {
    /// The lines that lost their payload, this time or by an erasure before.
    pub(crate) forgotten: Vec<i64>,
    /// The rows that were there afterwards, by table: their key, a JSON array, and a seal of what they held.
    pub(crate) stated: BTreeMap<String, BTreeMap<String, String>>,
    /// Those that were not.
    pub(crate) gone: Vec<Place>,
    /// Whether every line since the first had kept what it changed.
    pub(crate) whole: bool,
}
