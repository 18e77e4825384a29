//! Files brought in: previewed first, then written in one transaction.

/// Files read and shown, waiting for the user's word.
#[derive(Default)]
pub(crate) struct Previews;
