//! A file of the law that cannot be read.

/// A file of the law that cannot be used; names the parameter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("law parameter {parameter}: {reason}")]
pub struct LawError {
    /// The parameter or file at fault.
    pub parameter: String,
    /// What is wrong with it.
    pub reason: String,
}
