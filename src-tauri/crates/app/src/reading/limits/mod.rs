//! The days after which a right is lost.

pub(crate) mod deadlines;
pub(crate) mod insolvency;
mod left;
pub(crate) mod open;
pub(crate) mod orders;
