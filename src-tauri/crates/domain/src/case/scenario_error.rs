//! A scenario that cannot be followed.

/// A scenario that cannot be followed; says why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("scenario: {0}")]
pub struct ScenarioError(pub String);
