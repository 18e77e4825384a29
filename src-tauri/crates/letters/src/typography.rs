//! French typography and cleaning of plain text, before any layout.
//!
//! Composers write ordinary spaces and straight apostrophes; [`french`] puts
//! the no-break spaces (U+00A0 before `€`, `%`, `:` and inside « », U+202F
//! before `;`, `!`, `?` and between thousands) and keeps together what a line
//! end must not part: numbers, dates, article numbers. [`clean`] removes what
//! a hostile or careless name may hold. Both may be applied twice without
//! changing anything more.

mod cleaning;
mod numbers;

pub use cleaning::{Replaced, clean};

/// No-break space.
pub(crate) const NBSP: char = '\u{a0}';
/// Narrow no-break space.
pub(crate) const NARROW: char = '\u{202f}';

/// A text with the French no-break spaces and apostrophes.
///
/// ```
/// use dument_letters::typography::french;
/// let text = french("L'indemnité : 1 240,50 € ; article L441-10.");
/// assert_eq!(text, "L’indemnité\u{a0}: 1\u{202f}240,50\u{a0}€\u{202f}; article\u{a0}L441-10.");
/// assert_eq!(french(&text), text);
/// ```
#[must_use]
pub fn french(text: &str) -> String {
    let letters = text.chars().map(|letter| Marked { letter, mark: () }).collect();
    french_marked(letters).into_iter().map(|marked| marked.letter).collect()
}

/// A character with what the caller must find again on it, such as its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marked<M> {
    pub(crate) letter: char,
    pub(crate) mark: M,
}

/// As [`french`], each character keeping its mark: « **12 €** » is treated as
/// one text although its runs differ.
pub(crate) fn french_marked<M: Copy>(letters: Vec<Marked<M>>) -> Vec<Marked<M>> {
    let mut letters = punctuate(apostrophes(letters));
    numbers::bind_numbers(&mut letters);
    numbers::bind_words(&mut letters);
    letters
}

/// Whether a character is one of the spaces a typist or this module writes.
pub(crate) fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | NBSP | NARROW)
}

/// Curved apostrophes after a letter, `…` for three dots, one space at a time.
fn apostrophes<M: Copy>(letters: Vec<Marked<M>>) -> Vec<Marked<M>> {
    let mut out: Vec<Marked<M>> = Vec::with_capacity(letters.len() + 8);
    for marked in letters {
        let previous = out.last().map(|last| last.letter);
        match marked.letter {
            '\'' if previous.is_some_and(char::is_alphanumeric) => {
                out.push(Marked { letter: '’', mark: marked.mark });
            }
            ' ' if previous.is_none_or(is_space) => {}
            '.' if ends_with_two_dots(&out) => {
                out.truncate(out.len() - 2);
                out.push(Marked { letter: '…', mark: marked.mark });
            }
            letter => out.push(Marked { letter, mark: marked.mark }),
        }
    }
    out
}

fn ends_with_two_dots<M>(letters: &[Marked<M>]) -> bool {
    letters.iter().rev().take_while(|marked| marked.letter == '.').count() == 2
}

/// The space wanted before a punctuation mark.
fn space_before(letter: char) -> Option<char> {
    match letter {
        ';' | '!' | '?' => Some(NARROW),
        ':' | '»' | '€' | '%' => Some(NBSP),
        _ => None,
    }
}

/// Spaces around punctuation: replaced when there is one, added when the mark
/// plainly ends a word (never inside an address such as `https://a.fr?b`).
fn punctuate<M: Copy>(letters: Vec<Marked<M>>) -> Vec<Marked<M>> {
    let mut out: Vec<Marked<M>> = Vec::with_capacity(letters.len() + 8);
    let mut rest = letters.into_iter().peekable();
    while let Some(marked) = rest.next() {
        let next = rest.peek().map(|marked| marked.letter);
        if let Some(space) = space_before(marked.letter) {
            settle_space(&mut out, marked, space, next);
        }
        let opens = out.last().is_some_and(|last| last.letter == '«');
        if opens && !is_space(marked.letter) {
            out.push(Marked { letter: NBSP, mark: marked.mark });
        }
        let letter = if opens && is_space(marked.letter) { NBSP } else { marked.letter };
        out.push(Marked { letter, mark: marked.mark });
    }
    out
}

/// Makes the space before `marked` the wanted one.
fn settle_space<M: Copy>(out: &mut Vec<Marked<M>>, marked: Marked<M>, space: char, next: Option<char>) {
    let opened = out.iter().rev().nth(1).is_some_and(|before| before.letter == '«');
    let Some(last) = out.last_mut() else { return };
    if is_space(last.letter) {
        let space = if opened { NBSP } else { space };
        last.letter = space;
        return;
    }
    let ends_word = next.is_none_or(|next| is_space(next) || matches!(next, '»' | ')'));
    let wanted = match marked.letter {
        '€' | '%' => last.letter.is_ascii_digit(),
        '»' => last.letter != '«',
        _ => ends_word && (last.letter.is_alphanumeric() || matches!(last.letter, ')' | '’')),
    };
    if wanted {
        let mark = last.mark;
        out.push(Marked { letter: space, mark });
    }
}
