//! Text into lines: breaks chosen for the whole paragraph so that the right
//! edge is as even as it can be, without hyphenation and without stretching.

use std::rc::Rc;

use unicode_linebreak::linebreaks;

use super::LayoutProblem;
use super::fonts::{Face, Family, covers};
use super::length::Length;
use super::shape::{Word, WordShaper};
use crate::model::{RichText, Style};
use crate::typography::{Marked, Replaced, clean, french_marked, is_space};

/// One line of text, ready to draw.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    /// Its words, from left to right.
    pub(crate) words: Vec<Rc<Word>>,
}

impl Line {
    /// Width without the spaces at the end.
    pub(crate) fn width(&self, size: Length) -> Length {
        let Some((last, before)) = self.words.split_last() else { return Length::ZERO };
        before.iter().map(|word| word.full_width(size)).sum::<Length>() + last.width(size)
    }
}

/// What no line end parts: words in different faces with no break between.
#[derive(Clone, Debug, Default)]
struct Segment {
    words: Vec<Rc<Word>>,
}

impl Segment {
    fn full_width(&self, size: Length) -> Length {
        self.words.iter().map(|word| word.full_width(size)).sum()
    }

    fn width(&self, size: Length) -> Length {
        let Some((last, before)) = self.words.split_last() else { return Length::ZERO };
        before.iter().map(|word| word.full_width(size)).sum::<Length>() + last.width(size)
    }
}

/// Turns texts into lines, remembering words and what could not be drawn.
#[derive(Default)]
pub(crate) struct TextLayout {
    shaper: WordShaper,
    /// Characters that no font of the letter has.
    pub(crate) replaced: Vec<Replaced>,
}

/// How a text is set: its family, size and the width it may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub(crate) family: Family,
    pub(crate) size: Length,
    pub(crate) width: Length,
}

/// A text measured before its width is known, as table columns need.
pub(crate) struct Measured {
    segments: Vec<Segment>,
    /// Width of the longest part that no line end may cut.
    pub(crate) narrowest: Length,
    /// Width on a single line.
    pub(crate) widest: Length,
}

impl TextLayout {
    /// The lines of a text; none if it is blank.
    ///
    /// # Errors
    /// [`LayoutProblem::Font`] if a font of the program is damaged.
    pub(crate) fn lines(&mut self, text: &RichText, set: Setting) -> Result<Vec<Line>, LayoutProblem> {
        let measured = self.measure(text, set.family, set.size)?;
        Ok(break_lines(&measured, set.size, set.width))
    }

    /// The widths of a text, and what [`break_lines`] needs.
    ///
    /// # Errors
    /// [`LayoutProblem::Font`] if a font of the program is damaged.
    pub(crate) fn measure(
        &mut self,
        text: &RichText,
        family: Family,
        size: Length,
    ) -> Result<Measured, LayoutProblem> {
        let letters = self.prepare(text, family);
        let segments = self.segments(&letters, family)?;
        let narrowest = segments.iter().map(|part| part.width(size)).max().unwrap_or_default();
        let widest = match segments.split_last() {
            Some((last, before)) => {
                before.iter().map(|part| part.full_width(size)).sum::<Length>() + last.width(size)
            }
            None => Length::ZERO,
        };
        Ok(Measured { widest, narrowest, segments })
    }

    /// Cleaned text with its typography, trimmed.
    fn prepare(&mut self, text: &RichText, family: Family) -> Vec<Marked<Style>> {
        let mut letters = Vec::new();
        for run in &text.0 {
            let face = Face::of(family, run.style);
            let drawn = |letter| covers(face, letter) || covers(face.fallback(), letter);
            let cleaned = clean(&run.text, drawn, &mut self.replaced);
            letters.extend(cleaned.chars().map(|letter| Marked { letter, mark: run.style }));
        }
        let mut letters = french_marked(letters);
        let kept = letters.iter().rposition(|marked| !is_space(marked.letter)).map_or(0, |at| at + 1);
        letters.truncate(kept);
        letters
    }

    fn segments(&mut self, letters: &[Marked<Style>], family: Family) -> Result<Vec<Segment>, LayoutProblem> {
        let text: String = letters.iter().map(|marked| marked.letter).collect();
        let mut breaks = linebreaks(&text).map(|(at, _)| at).peekable();
        let mut segments = vec![Segment::default()];
        let mut piece = String::new();
        let mut at = 0;
        for (marked, next) in letters.iter().zip(letters.iter().skip(1).map(Some).chain([None])) {
            let face = face_for(family, marked);
            piece.push(marked.letter);
            at += marked.letter.len_utf8();
            let breaks_here = breaks.next_if(|place| *place <= at).is_some() && !cuts_a_compound(&text, at);
            let face_changes = next.is_none_or(|next| face_for(family, next) != face);
            if !breaks_here && !face_changes {
                continue;
            }
            let word = self.shaper.shape(face, &piece)?;
            piece.clear();
            if let Some(segment) = segments.last_mut() {
                segment.words.push(word);
            }
            if breaks_here && next.is_some() {
                segments.push(Segment::default());
            }
        }
        segments.retain(|segment| !segment.words.is_empty());
        Ok(segments)
    }
}

/// Letters of a compound that no line end cuts.
const COMPOUND_MAX: usize = 18;

/// Letters of a number, hyphens included, that no line end cuts.
const NUMBER_MAX: usize = 30;

/// Whether a break at this byte would cut a short compound at its hyphen, « référé-provision », or a
/// number, « FA-2026-AB-0042 ».
fn cuts_a_compound(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    if !before.ends_with('-') {
        return false;
    }
    let start = before.rsplit(is_space).next().unwrap_or_default();
    let end = after.split(is_space).next().unwrap_or_default();
    let is_number = start.chars().chain(end.chars()).any(|one| one.is_ascii_digit());
    start.chars().count() + end.chars().count() <= if is_number { NUMBER_MAX } else { COMPOUND_MAX }
}

fn face_for(family: Family, marked: &Marked<Style>) -> Face {
    let face = Face::of(family, marked.mark);
    if covers(face, marked.letter) { face } else { face.fallback() }
}

/// The lines of a measured text in a width: the choice of breaks that leaves
/// the least sum of squared gaps at the right, the last line apart. A part
/// longer than a line is cut between its letters.
pub(crate) fn break_lines(text: &Measured, size: Length, width: Length) -> Vec<Line> {
    let mut parts: Vec<Segment> = Vec::with_capacity(text.segments.len());
    for segment in &text.segments {
        if segment.width(size) <= width {
            parts.push(segment.clone());
        } else {
            let pieces = segment.words.iter().flat_map(|word| word.cut(size, width));
            parts.extend(pieces.map(|word| Segment { words: vec![word] }));
        }
    }
    let starts = best_starts(&parts, size, width);
    let ends = starts.iter().skip(1).copied().chain([parts.len()]);
    let words = |start: usize, end: usize| {
        parts.iter().skip(start).take(end - start).flat_map(|part| part.words.clone()).collect()
    };
    starts.iter().zip(ends).map(|(start, end)| Line { words: words(*start, end) }).collect()
}

/// The cheapest way to set the parts from one of them to the last.
#[derive(Clone, Copy)]
struct Tail {
    cost: i128,
    next: usize,
}

/// The first part of each line.
fn best_starts(parts: &[Segment], size: Length, width: Length) -> Vec<usize> {
    let widths: Vec<(Length, Length)> =
        parts.iter().map(|part| (part.width(size), part.full_width(size))).collect();
    let mut tails = vec![Tail { cost: 0, next: parts.len() }; parts.len() + 1];
    for start in (0..parts.len()).rev() {
        let best = best_line(&widths, &tails, start, width);
        if let Some(tail) = tails.get_mut(start) {
            *tail = best;
        }
    }
    let mut starts = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        starts.push(at);
        at = tails.get(at).map_or(parts.len(), |tail| tail.next.max(at + 1));
    }
    starts
}

/// The best end of a line that begins at `start`.
fn best_line(widths: &[(Length, Length)], tails: &[Tail], start: usize, width: Length) -> Tail {
    let mut best = Tail { cost: i128::MAX, next: start + 1 };
    let mut used = Length::ZERO;
    for (at, (bare, full)) in widths.iter().enumerate().skip(start) {
        let gap = width - used - *bare;
        if gap < Length::ZERO && at > start {
            break;
        }
        used += *full;
        let after = tails.get(at + 1).map_or(0, |tail| tail.cost);
        let last = at + 1 == widths.len();
        let gap = i128::from(gap.thousandths());
        let own = if last { last_line_cost(start, at, width) } else { gap * gap };
        let cost = own.saturating_add(after).saturating_add(line_cost(width));
        if cost <= best.cost {
            best = Tail { cost, next: at + 1 };
        }
    }
    best
}

/// What a line costs by being there, so that evenness never adds one.
fn line_cost(width: Length) -> i128 {
    let tenth = i128::from(width.thousandths()) / 10;
    tenth * tenth
}

/// A last line may be short, but a single word alone looks lost.
fn last_line_cost(start: usize, end: usize, width: Length) -> i128 {
    let lonely = i128::from(width.thousandths()) / 6;
    if start == end { lonely * lonely } else { 0 }
}
