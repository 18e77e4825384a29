//! The manners of the house: sizes and leading of the texts, space between blocks.

use super::flow::Ink;
use super::fonts::Family;
use super::length::Length;
use super::text::{Density, Manner, manner};

/// Body text.
const TEXT: Manner = manner(Family::Serif, 105, 145, Ink::Black);
/// Body text of a letter that would put little more than its signature on a second page.
const COMPACT: Manner = manner(Family::Serif, 100, 127, Ink::Black);

/// References, mentions, enclosures.
pub(crate) const SMALL: Manner = manner(Family::Sans, 90, 125, Ink::Black);

/// Space between two blocks.
pub(crate) const BETWEEN: Length = Length::points10(62);
/// The same in a compact letter.
const COMPACT_BETWEEN: Length = Length::points10(40);

impl Density {
    /// Body text.
    pub(crate) const fn text(self) -> Manner {
        match self {
            Density::Airy => TEXT,
            Density::Compact => COMPACT,
        }
    }

    /// Space between two blocks.
    pub(crate) const fn between(self) -> Length {
        match self {
            Density::Airy => BETWEEN,
            Density::Compact => COMPACT_BETWEEN,
        }
    }
}
