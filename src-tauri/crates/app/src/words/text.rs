//! Small things done to texts: counting nouns, capitals, blanks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::{Code, Error};

/// A number as two files may write it: case, spaces, dashes, slashes and leading zeros do not count.
pub(crate) fn normal_number(number: &str) -> String {
    dument_domain::identity::number_key(number)
}

/// The longest name of a client, in characters.
const CLIENT_NAME_MAX: usize = 300;

/// The name of a client as it is kept: what shows, and no more than a name.
///
/// # Errors
/// [`Code::Missing`] for a name that shows nothing, [`Code::BadValue`] for one beyond 300 characters.
pub(crate) fn client_name(typed: &str) -> Result<String, Error> {
    let name = dument_intake::visible_text(typed);
    if name.is_empty() {
        return Err(Error::new(Code::Missing, "le nom du client"));
    }
    if name.chars().count() > CLIENT_NAME_MAX {
        return Err(Error::new(Code::BadValue, "le nom du client dépasse 300\u{a0}caractères"));
    }
    Ok(name)
}

/// A text without outer spaces; none where nothing is left.
pub(crate) fn filled(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A number without its spaces, dots and dashes; none where nothing is left.
pub(crate) fn joined_up(text: Option<String>) -> Option<String> {
    let kept = |letter: &char| letter.is_alphanumeric();
    text.map(|text| text.chars().filter(kept).collect::<String>().to_uppercase())
        .filter(|text| !text.is_empty())
}

/// A text without accents, case or double spaces, to compare and to search.
#[must_use]
pub fn folded(text: &str) -> String {
    let plain: String = text.nfkd().filter(|letter| !is_combining_mark(*letter)).collect();
    let lower = plain.to_lowercase().replace('œ', "oe").replace('æ', "ae").replace('’', "'");
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// « 1 facture », « 3 factures »: a count with its noun, `s` added in the plural.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    let plural = if count > 1 { "s" } else { "" };
    format!("{count}\u{a0}{noun}{plural}")
}
