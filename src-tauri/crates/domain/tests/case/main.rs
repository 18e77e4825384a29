//! The five scenarios from due date to end, every outcome to its own, and the one rule of time.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod arrangements;
mod editing;
mod outcomes;
mod proceedings;
mod scenarios;
mod time;
mod world;
