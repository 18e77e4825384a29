//! What every page of any document has: margins, running title, foot, number.

use super::flow::{Artifact, Drawing, Ink, Meaning, Page, Piece};
use super::fonts::Family;
use super::length::Length;
use super::text::{Desk, Manner, Measure, fitted, manner};
use super::tree::{Role, Tree};
use super::{LayoutProblem, Part};
use crate::model::RichText;

/// The body of the pages.
pub(crate) const BODY: Measure = Measure { left: Length::mm10(250), width: Length::mm10(1650) };
/// Top of the body from the second page on.
pub(crate) const NEXT_TOP: Length = Length::mm10(260);
/// The foot leaves room for the number of the page.
const FOOT: Measure = Measure { width: Length::mm10(1380), ..BODY };
const RUNNING_TOP: Length = Length::mm10(140);
const FOOT_BOTTOM: Length = Length::mm10(2880);
const FOOT_HEIGHT_MAX: Length = Length::mm10(400);
const FOOT_LINE: Manner = manner(Family::Sans, 75, 98, Ink::Grey);

/// The foot of the pages: its lines, read aloud once, and where it starts.
pub(crate) struct Foot {
    pub(crate) top: Length,
    pieces: Vec<Piece>,
}

impl Desk {
    /// The legal mentions at the foot of the pages, the first ones read aloud.
    ///
    /// # Errors
    /// [`LayoutProblem::TooHigh`] if they would take most of the page.
    pub(crate) fn foot(&mut self, mentions: &[String]) -> Result<Foot, LayoutProblem> {
        let element = self.tree.add(Tree::ROOT, Role::Paragraph);
        let mut pieces = Vec::new();
        let mut height = FOOT_LINE.leading;
        let mut y = Length::ZERO;
        for line in mentions.iter().filter(|line| !line.trim().is_empty()) {
            for slab in self.paragraph(&RichText::plain(line), FOOT_LINE, FOOT, element)? {
                pieces.extend(slab.pieces.into_iter().map(|piece| Piece { y: piece.y + y, ..piece }));
                y += slab.height;
                height = height.max(y);
            }
        }
        fits(Part::Footer, height, FOOT_HEIGHT_MAX)?;
        let top = FOOT_BOTTOM - height;
        pieces.iter_mut().for_each(|piece| piece.y += top);
        Ok(Foot { top, pieces })
    }

    /// Adds to each page what does not flow: the running title from the second
    /// page on, the foot and the number of the page.
    ///
    /// # Errors
    /// [`LayoutProblem::Font`] if a font of the program is damaged.
    pub(crate) fn furnish(
        &mut self,
        pages: &mut [Page],
        running: &str,
        foot: &Foot,
    ) -> Result<(), LayoutProblem> {
        let count = pages.len();
        for (at, page) in pages.iter_mut().enumerate() {
            let silent = Meaning::Artifact(Artifact::Footer);
            if at == 0 {
                page.pieces.push(rule_above(foot.top));
                page.pieces.extend(foot.pieces.iter().cloned());
            } else {
                page.pieces.extend(self.running(running, BODY, RUNNING_TOP, Artifact::Header)?);
                page.pieces.push(rule_above(foot.top));
                let again = |piece: &Piece| Piece { meaning: silent, ..piece.clone() };
                page.pieces.extend(foot.pieces.iter().map(again));
            }
            let last_line = FOOT_BOTTOM - FOOT_LINE.leading;
            let words = format!("Page {} sur {count}", at + 1);
            let mut number = self.running(&words, BODY, last_line, Artifact::Footer)?;
            number.iter_mut().for_each(lean_right);
            page.pieces.append(&mut number);
        }
        Ok(())
    }

    /// A text on one line that is not read aloud, cut with « … » where it is too long.
    fn running(
        &mut self,
        words: &str,
        measure: Measure,
        top: Length,
        artifact: Artifact,
    ) -> Result<Vec<Piece>, LayoutProblem> {
        let line = fitted(self, &RichText::plain(words), FOOT_LINE, measure.width)?;
        let y = top + FOOT_LINE.baseline();
        Ok(vec![FOOT_LINE.piece(line, Meaning::Artifact(artifact), measure.left, y)])
    }
}

/// Refuses a part of the page that would leave no room for the rest.
///
/// # Errors
/// [`LayoutProblem::TooHigh`] with both heights.
pub(crate) fn fits(part: Part, height: Length, height_max: Length) -> Result<(), LayoutProblem> {
    if height <= height_max {
        return Ok(());
    }
    Err(LayoutProblem::TooHigh { part, height_mm: height.to_mm(), height_mm_max: height_max.to_mm() })
}

/// Moves a line of text to the right edge of the body.
fn lean_right(piece: &mut Piece) {
    if let Drawing::Text { line, size, .. } = &piece.drawing {
        piece.x = BODY.left + BODY.width - line.width(*size);
    }
}

fn rule_above(top: Length) -> Piece {
    Piece {
        meaning: Meaning::Artifact(Artifact::Layout),
        x: BODY.left,
        y: top - Length::mm10(20),
        drawing: Drawing::Rule { length: BODY.width, thickness: Length::points10(4), ink: Ink::Light },
    }
}
