//! Paragraphs, headings and lists as slabs.

use super::LayoutProblem;
use super::flow::{After, Drawing, Ink, Meaning, Piece, Slab};
use super::fonts::Family;
use super::length::Length;
use super::lines::{Line, Setting, TextLayout};
use super::picture::Image;
use super::tree::{ElementId, Role, Tree};
use crate::model::{RichText, Run};

/// A paragraph of so few lines stays whole on its page: an address is read in one place.
const WHOLE_MAX: usize = 4;

/// A way of setting text: family, size, distance between lines, ink.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    pub(crate) family: Family,
    pub(crate) size: Length,
    pub(crate) leading: Length,
    pub(crate) ink: Ink,
}

/// A manner from tenths of a point.
pub(crate) const fn manner(family: Family, size: i64, leading: i64, ink: Ink) -> Manner {
    Manner { family, size: Length::points10(size), leading: Length::points10(leading), ink }
}

impl Manner {
    /// From the top of a line to its baseline: the letters stand in the
    /// middle of the leading.
    pub(crate) fn baseline(self) -> Length {
        let letters = self.size.em_units(720);
        letters + (self.leading - self.size.em_units(940)).share(1, 2)
    }

    /// A setting of this manner in a width.
    pub(crate) fn in_width(self, width: Length) -> Setting {
        Setting { family: self.family, size: self.size, width }
    }

    /// One line of text with its baseline at `y`.
    pub(crate) fn piece(self, line: Line, meaning: Meaning, x: Length, y: Length) -> Piece {
        Piece { meaning, x, y, drawing: Drawing::Text { line, size: self.size, ink: self.ink } }
    }
}

/// How close the body of a document is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Density {
    /// The usual one.
    #[default]
    Airy,
    /// Closer, so that a short letter holds on one page.
    Compact,
}

/// A column of text: its left edge and its width.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measure {
    pub(crate) left: Length,
    pub(crate) width: Length,
}

/// Everything that layout fills as it goes.
#[derive(Default)]
pub(crate) struct Desk {
    pub(crate) density: Density,
    pub(crate) layout: TextLayout,
    pub(crate) tree: Tree,
    /// Pictures, by the place that drawings name.
    pub(crate) images: Vec<Image>,
}

impl Desk {
    /// A paragraph as slabs of one line each, its first two and its last two lines kept together, a
    /// short one whole; none if it is blank.
    ///
    /// # Errors
    /// [`LayoutProblem::Font`] if a font of the program is damaged.
    pub(crate) fn paragraph(
        &mut self,
        text: &RichText,
        manner: Manner,
        measure: Measure,
        element: ElementId,
    ) -> Result<Vec<Slab>, LayoutProblem> {
        let lines = self.layout.lines(text, manner.in_width(measure.width))?;
        let count = lines.len();
        let slab = |(at, line): (usize, Line)| {
            let held = at == 0 && count > 1 || at + 2 == count || count <= WHOLE_MAX && at + 1 < count;
            Slab {
                height: manner.leading,
                after: if held { After::Held } else { After::Free },
                pieces: vec![manner.piece(line, Meaning::Content(element), measure.left, manner.baseline())],
                ..Slab::default()
            }
        };
        Ok(lines.into_iter().enumerate().map(slab).collect())
    }

    /// A list with dashes.
    ///
    /// # Errors
    /// [`LayoutProblem::Font`] if a font of the program is damaged.
    pub(crate) fn list(
        &mut self,
        entries: &[RichText],
        manner: Manner,
        measure: Measure,
    ) -> Result<Vec<Slab>, LayoutProblem> {
        let indent = manner.size.em_units(1100);
        let inner = Measure { left: measure.left + indent, width: measure.width - indent };
        let dash = self.layout.lines(&RichText::plain("–"), manner.in_width(measure.width))?;
        let list = self.tree.add(Tree::ROOT, Role::List);
        let mut slabs = Vec::new();
        for entry in entries.iter().filter(|entry| !entry.is_empty()) {
            let item = self.tree.add(list, Role::ListItem);
            let label = self.tree.add(item, Role::Label);
            let body = self.tree.add(item, Role::ListBody);
            let mut lines = self.paragraph(entry, manner, inner, body)?;
            if let (Some(first), Some(dash)) = (lines.first_mut(), dash.first()) {
                let mark = Meaning::Content(label);
                let piece = manner.piece(dash.clone(), mark, measure.left, manner.baseline());
                first.pieces.insert(0, piece);
            }
            slabs.append(&mut lines);
        }
        Ok(slabs)
    }
}

/// Puts space above a block.
pub(crate) fn spaced(mut slabs: Vec<Slab>, space: Length) -> Vec<Slab> {
    if let Some(first) = slabs.first_mut() {
        first.space_before += space;
    }
    slabs
}

/// Keeps the end of a block on the page of what follows.
pub(crate) fn hold_last(slabs: &mut [Slab]) {
    if let Some(last) = slabs.last_mut() {
        last.after = After::Held;
    }
}

/// A text on one line, cut with « … » where it does not fit; nothing for a blank one.
///
/// # Errors
/// [`LayoutProblem::Font`] if a font of the program is damaged.
pub(crate) fn fitted(
    desk: &mut Desk,
    text: &RichText,
    manner: Manner,
    width: Length,
) -> Result<Line, LayoutProblem> {
    let all = Length::mm10(1_000_000);
    let whole = desk.layout.lines(text, manner.in_width(all))?.into_iter().next().unwrap_or_default();
    if whole.width(manner.size) <= width {
        return Ok(whole);
    }
    let style = text.0.first().map(|run| run.style).unwrap_or_default();
    let letters: Vec<char> = text.to_string().chars().collect();
    let (mut fits, mut beyond) = (0, letters.len());
    let mut best = Line::default();
    while fits < beyond {
        let middle = (fits + beyond).div_ceil(2);
        let start: String = letters.iter().take(middle).collect();
        let cut = RichText(vec![Run { text: format!("{}…", start.trim_end()), style }]);
        let line = desk.layout.lines(&cut, manner.in_width(all))?.into_iter().next().unwrap_or_default();
        if line.width(manner.size) <= width {
            (fits, best) = (middle, line);
        } else {
            beyond = middle - 1;
        }
    }
    Ok(best)
}
