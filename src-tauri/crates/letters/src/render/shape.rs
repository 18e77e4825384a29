//! Words as glyphs, each word shaped once for a letter.

use std::collections::HashMap;
use std::rc::Rc;

use rustybuzz::{BufferClusterLevel, UnicodeBuffer, shape_with_plan};

use super::LayoutProblem;
use super::fonts::{Face, loaded};
use super::length::Length;

/// Width of U+202F in thousandths of an em. That of the fonts, an eighth,
/// makes « 1 526 » look like 1526, on paper and to a program reading the text.
const NARROW_SPACE: i32 = 190;

/// A glyph and the text it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Glyph {
    /// Number in the font.
    pub(crate) id: u16,
    /// Advance in thousandths of an em, kerning included.
    pub(crate) advance: i32,
    /// What kerning added to the plain advance.
    pub(crate) kern: i32,
    /// Where its text starts in the word, in bytes.
    pub(crate) start: u32,
    /// Where its text ends.
    pub(crate) end: u32,
}

/// A piece of text in one face that no line end parts, with the spaces that
/// follow it.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Its face.
    pub(crate) face: Face,
    /// Its text.
    pub(crate) text: Rc<str>,
    /// Its glyphs, from left to right.
    pub(crate) glyphs: Vec<Glyph>,
    /// Whole advance, in thousandths of an em.
    pub(crate) advance: i64,
    /// The part of it due to the spaces at the end.
    pub(crate) trailing: i64,
}

impl Word {
    /// The text of one glyph, empty if it stands for none.
    pub(crate) fn text_of(&self, glyph: Glyph) -> &str {
        self.text.get(glyph.start as usize..glyph.end as usize).unwrap_or("")
    }

    /// Width without the spaces at the end.
    pub(crate) fn width(&self, size: Length) -> Length {
        size.em_units(self.advance - self.trailing)
    }

    /// Width with the spaces at the end.
    pub(crate) fn full_width(&self, size: Length) -> Length {
        size.em_units(self.advance)
    }

    /// The word cut into pieces no wider than `width`, for a word longer than
    /// a line: never drawn outside the page, never lost.
    pub(crate) fn cut(&self, size: Length, width: Length) -> Vec<Rc<Word>> {
        let mut pieces: Vec<Vec<Glyph>> = vec![Vec::new()];
        let mut advance: i64 = 0;
        for glyph in &self.glyphs {
            advance += i64::from(glyph.advance);
            let fresh = pieces.last().is_some_and(Vec::is_empty);
            if size.em_units(advance) > width && !fresh && self.text_of(*glyph) != " " {
                pieces.push(Vec::new());
                advance = i64::from(glyph.advance);
            }
            if let Some(piece) = pieces.last_mut() {
                piece.push(*glyph);
            }
        }
        let piece = |glyphs| Rc::new(measured(self.face, Rc::clone(&self.text), glyphs));
        pieces.into_iter().map(piece).collect()
    }
}

/// Shapes words and remembers them.
#[derive(Default)]
pub(crate) struct WordShaper {
    known: HashMap<(Face, Rc<str>), Rc<Word>>,
    buffer: Option<UnicodeBuffer>,
}

impl WordShaper {
    /// The glyphs of a word in a face.
    ///
    /// # Errors
    /// [`LayoutProblem::Font`] if a font of the program is damaged.
    pub(crate) fn shape(&mut self, face: Face, text: &str) -> Result<Rc<Word>, LayoutProblem> {
        let key = (face, Rc::<str>::from(text));
        if let Some(word) = self.known.get(&key) {
            return Ok(Rc::clone(word));
        }
        let font = loaded(face)?;
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.push_str(&drawn(text).map(|(_, letter)| letter).collect::<String>());
        buffer.set_cluster_level(BufferClusterLevel::Characters);
        buffer.set_direction(rustybuzz::Direction::LeftToRight);
        buffer.set_script(rustybuzz::script::LATIN);
        let shaped = shape_with_plan(&font.shaper, &font.plan, buffer);
        let glyphs = glyphs_of(&shaped, &key.1, |id| {
            i32::from(font.shaper.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(id)).unwrap_or(0))
        });
        self.buffer = Some(shaped.clear());
        let word = Rc::new(measured(face, Rc::clone(&key.1), glyphs));
        self.known.insert(key, Rc::clone(&word));
        Ok(word)
    }
}

/// The characters drawn for a text, each with the byte where its own character starts: U+2011 is
/// drawn as a hyphen, the end of « 1er » and of « 2e » raised, and both are read back as typed.
fn drawn(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().map(|(at, letter)| {
        let raised = matches!(letter, 'e' | 'r') && ends_an_ordinal(text, at);
        let shown = match letter {
            '\u{2011}' => '-',
            'e' if raised => 'ᵉ',
            'r' if raised => 'ʳ',
            other => other,
        };
        (at, shown)
    })
}

/// Whether the letter at a byte ends a number written as an ordinal, alone between its spaces.
fn ends_an_ordinal(text: &str, at: usize) -> bool {
    let edge = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '-' | '/' | '_');
    let (before, after) = (text.get(..at).unwrap_or(""), text.get(at..).unwrap_or(""));
    let start = before.rfind(edge).map_or(0, |place| {
        place + before.get(place..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
    });
    let end = at + after.find(edge).unwrap_or(after.len());
    let word = text.get(start..end).unwrap_or("");
    let digits = word.trim_end_matches(['e', 'r']);
    let numbered = (1..=2).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    numbered && matches!((digits, word.get(digits.len()..)), ("1", Some("er")) | (_, Some("e")))
}

/// Reads the shaper's answer. Clusters rise from left to right, so that the
/// text of a glyph ends where the next begins; clusters count bytes of the
/// text as drawn.
fn glyphs_of(shaped: &rustybuzz::GlyphBuffer, text: &str, plain: impl Fn(u16) -> i32) -> Vec<Glyph> {
    let places = byte_places(text);
    let place = |cluster: u32| places.get(cluster as usize).copied().unwrap_or(0);
    let clusters: Vec<u32> = shaped.glyph_infos().iter().map(|info| info.cluster).collect();
    let end_of_text = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let ends = clusters.iter().skip(1).map(|next| place(*next)).chain([end_of_text]);
    let pairs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
    pairs
        .zip(ends)
        .map(|((info, position), end)| {
            let id = u16::try_from(info.glyph_id).unwrap_or(0);
            let start = place(info.cluster);
            let narrow = text.get(start as usize..end as usize) == Some("\u{202f}");
            let advance = if narrow { NARROW_SPACE } else { position.x_advance };
            Glyph { id, advance, kern: advance - plain(id), start, end }
        })
        .collect()
}

/// For each byte of the shaped text, where its character starts in `text`.
fn byte_places(text: &str) -> Vec<u32> {
    let mut places = Vec::with_capacity(text.len());
    for (at, letter) in drawn(text) {
        places.extend(std::iter::repeat_n(u32::try_from(at).unwrap_or(u32::MAX), letter.len_utf8()));
    }
    places
}

fn measured(face: Face, text: Rc<str>, glyphs: Vec<Glyph>) -> Word {
    let advance = glyphs.iter().map(|glyph| i64::from(glyph.advance)).sum();
    let mut word = Word { face, text, glyphs, advance, trailing: 0 };
    let spaces = word.glyphs.iter().rev().take_while(|glyph| word.text_of(**glyph) == " ");
    word.trailing = spaces.map(|glyph| i64::from(glyph.advance)).sum();
    word
}
