//! Letters: previewed, kept, posted.

/// Letters composed and shown, waiting to be kept.
#[derive(Default)]
pub(crate) struct LetterPreviews;
