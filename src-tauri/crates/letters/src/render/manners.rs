//! The manners of the house: sizes and leading of the texts, space between blocks.

use super::flow::Ink;
use super::fonts::Family;
use super::length::Length;
use super::text::{Manner, manner};

/// Body text.
pub(crate) const TEXT: Manner = manner(Family::Serif, 105, 145, Ink::Black);

/// References, mentions, enclosures.
pub(crate) const SMALL: Manner = manner(Family::Sans, 90, 125, Ink::Black);

/// Space between two blocks.
pub(crate) const BETWEEN: Length = Length::points10(62);
