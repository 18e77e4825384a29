//! What was agreed with a client, as it stands, and what to think of before agreeing.

pub(crate) mod advice;
pub(crate) mod state;
