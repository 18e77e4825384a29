//! E-mail addresses as files write them: one, several in a cell, or none at all.

use crate::text;

/// What a cell of e-mail holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Addresses {
    /// The first address.
    pub(crate) first: Option<String>,
    /// The others, which have no place of their own.
    pub(crate) others: Vec<String>,
    /// Something there is no address: nothing of it is kept.
    pub(crate) refused: bool,
}

/// Longest address (RFC 5321: 64, the sign, 255).
const CHARACTERS_MAX: usize = 320;

/// The addresses of a text. A line break inside is refused whole: in the head of a message, what
/// follows it would be another header.
pub(crate) fn addresses(text: &str) -> Addresses {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Addresses::default();
    }
    if trimmed.chars().any(char::is_control) {
        return Addresses { refused: true, ..Addresses::default() };
    }
    let parts = trimmed.split([';', ',', '/', ' ', '|']).map(str::trim).filter(|part| !part.is_empty());
    let mut found = Addresses::default();
    for part in parts {
        let bare = part.trim_start_matches("mailto:").trim_matches(['<', '>', '"']);
        if !is_address(bare) {
            found.refused |= bare.contains('@') || found.first.is_none();
        } else if found.first.is_none() {
            found.first = Some(bare.to_owned());
            found.refused = false;
        } else if found.first.as_deref() != Some(bare) {
            found.others.push(bare.to_owned());
        }
    }
    found
}

/// One sign with something on both sides, a dot in the second, no space, nothing invisible.
fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let sound = |part: &str| !part.is_empty() && !part.contains(['@', '<', '>', '(', ')', ':', '"', '\\']);
    let cleaned = text::clean(text);
    text.chars().count() <= CHARACTERS_MAX
        && !cleaned.stripped
        && sound(local)
        && sound(domain)
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_addresses_are_two_and_a_line_break_is_none() {
        let two = addresses("compta@x.example; patron@x.example");
        assert_eq!((two.first.as_deref(), two.others.len()), (Some("compta@x.example"), 1));
        assert_eq!(addresses("Jean <jean@x.example>").first.as_deref(), Some("jean@x.example"));
        for text in [
            "a@x.example\nBcc: b@y.example",
            "a@x.example\r\nBcc:b@y.example",
            "néant",
            "a@b",
            "a@@x.example",
        ] {
            assert_eq!(addresses(text), Addresses { refused: true, ..Addresses::default() }, "{text}");
        }
        assert_eq!(addresses("  "), Addresses::default());
    }
}
