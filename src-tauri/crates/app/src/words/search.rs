//! Searching as people type: without accents, in any order.

use std::borrow::Cow;

use dument_domain::{Day, Money};
use dument_letters::french;

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

/// Whether a word begins an amount, or is part of a date, as people write them: « 1234,50 », « 1 234,50 »
/// (which « 234,50 » begins too, as a word), « 30/09/2026 », « septembre ».
pub(crate) fn figures_hold(amounts: [Money; 2], days: [Day; 2], word: &str) -> bool {
    let amount = |sum: Money| {
        let plain = sum.to_string();
        format!("{plain} {} {}", plain.replace('.', ","), french::euros(sum).replace('\u{202f}', " "))
    };
    let day = |on: Day| {
        let iso = on.to_string();
        let parts: Vec<&str> = iso.split('-').rev().collect();
        format!("{} {}", parts.join("/"), french::date(on))
    };
    // Letters of a name are in no figure: only what could be one is written out and compared.
    let figure = word.contains(|one: char| one.is_ascii_digit() || one == '€');
    let month = word.len() >= MONTH_LETTERS_MIN && MONTHS.iter().any(|one| one.starts_with(word));
    (figure && amounts.into_iter().any(|sum| begins_in(&amount(sum), word)))
        || ((figure || month) && days.into_iter().any(|on| holds(&day(on), word)))
}

/// Whether one of the words of a text begins so: inside a sum, figures that happen to follow one another
/// are not what was looked for.
fn begins_in(text: &str, word: &str) -> bool {
    text.split_whitespace().any(|one| one.starts_with(word))
}

/// Letters of a month below which a word could be several.
const MONTH_LETTERS_MIN: usize = 3;

/// The months without their accents, as words searched are.
const MONTHS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_and_a_date_are_found_as_people_write_them() {
        let amounts = [Money::from_cents(123_450), Money::ZERO];
        let days: [Day; 2] = ["2026-09-01", "2026-09-30"].map(|day| day.parse().unwrap());
        for word in ["1234,50", "1234.5", "234,50", "30/09/2026", "30/09", "septembre", "2026", "1234", "€"]
        {
            assert!(figures_hold(amounts, days, word), "{word}");
        }
        for word in ["1235", "345", "4,50", "31/09", "octobre", "morel"] {
            assert!(!figures_hold(amounts, days, word), "{word}");
        }
    }
}
