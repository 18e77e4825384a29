//! Acts that bear on the time left to act in court, recorded by hand: a signed acknowledgement, a
//! petition, an order served, a summons, a seizure, a proof of claim, talks, a suit that failed.
//!
//! Calls, letters, payments and plans bear on it too and come from the path. To let the user note
//! one more kind: name it in `choices`, with its words.

mod choices;
mod record;
mod words;

pub use choices::acts;
pub use record::record;
