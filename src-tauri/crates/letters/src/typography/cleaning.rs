//! Removing what a name copied from anywhere may hold, and marking what the
//! fonts cannot draw.

use unicode_normalization::UnicodeNormalization;

/// The mark drawn in place of a character that no font of the letter has.
pub(crate) const MISSING: char = '□';

/// A character of the text that could not be drawn, so that the user is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Replaced {
    /// The character as given.
    pub character: char,
}

/// A text without control characters, direction marks and invisible
/// characters, in NFC, each character that `covers` refuses being drawn as
/// « □ » and noted in `replaced` once.
///
/// ```
/// use dument_letters::typography::clean;
/// let mut replaced = Vec::new();
/// let text = clean("Cafe\u{301} \u{202e}\u{1f600}\u{7}", |letter| letter < '\u{2000}', &mut replaced);
/// assert_eq!(text, "Café □");
/// assert_eq!(replaced.len(), 1);
/// ```
#[must_use]
pub fn clean(text: &str, covers: impl Fn(char) -> bool, replaced: &mut Vec<Replaced>) -> String {
    let mut note = |letter: char| {
        if letter == MISSING || covers(letter) {
            return letter;
        }
        let entry = Replaced { character: letter };
        if !replaced.contains(&entry) {
            replaced.push(entry);
        }
        MISSING
    };
    text.chars().filter_map(visible).nfc().map(&mut note).collect()
}

/// The character to draw, or none for an invisible one.
fn visible(letter: char) -> Option<char> {
    match letter {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => Some(' '),
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' => None,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        '\u{61c}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fe00}'..='\u{fe0f}' => None,
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}' => None,
        '\u{e0000}'..='\u{e0fff}' => None,
        other => Some(other),
    }
}
