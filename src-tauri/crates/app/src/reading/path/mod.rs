//! Where a case stands on its path, and why.

pub(crate) mod grouping;
pub(crate) mod headline;
pub(crate) mod lapsed;
pub(crate) mod reasons;
pub(crate) mod rhythm;
pub(crate) mod steps;
pub(crate) mod why;
