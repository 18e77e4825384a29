//! Searching as people type: without accents, in any order.

use std::borrow::Cow;

use crate::words::text::folded;

/// Words searched, all of which must be found; accents and case do not count.
pub(crate) struct Needle {
    words: Vec<String>,
}

impl Needle {
    /// The words of a search field.
    pub(crate) fn new(search: &str) -> Needle {
        Needle {
            words: folded(search).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect(),
        }
    }

    /// Whether the text holds every word.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.missing_from(text).is_empty()
    }

    /// The words that the text does not hold.
    pub(crate) fn missing_from(&self, text: &str) -> Vec<&str> {
        self.words.iter().map(String::as_str).filter(|word| !holds(text, word)).collect()
    }
}

/// Whether a text holds a folded word.
pub(crate) fn holds(text: &str, word: &str) -> bool {
    let plain: Cow<'_, str> =
        if text.is_ascii() { text.to_ascii_lowercase().into() } else { folded(text).into() };
    plain.contains(word)
}
