//! The ground of the use cases: the data in memory, the law, the one way to write.
//!
//! It imports no use case.

pub(crate) mod acting;
pub(crate) mod app;
pub(crate) mod asking;
pub(crate) mod away;
pub(crate) mod book;
pub(crate) mod choices;
pub(crate) mod copies;
pub(crate) mod erased;
pub(crate) mod key;
pub(crate) mod law;
pub(crate) mod scenarios;
pub(crate) mod shown;
