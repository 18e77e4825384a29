//! Where a value of the law comes from.

use serde::{Deserialize, Serialize};

/// Where a value of the law comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Origin {
    /// The program came with it.
    #[default]
    Shipped,
    /// A file that the user opened.
    Updated,
    /// The user typed it.
    Entered,
}
