//! The blocks of a body in the manners of the house, and pictures.

use super::flow::{After, Drawing, Ink, Meaning, Piece, Slab};
use super::fonts::Family;
use super::length::Length;
use super::manners::BETWEEN;
use super::picture::read;
use super::text::{Desk, Manner, Measure, hold_last, manner, spaced};
use super::tree::{Role, Tree};
use super::{LayoutProblem, Part};
use crate::model::{Block, Picture, RichText};

const HEADING: Manner = manner(Family::Serif, 115, 155, Ink::Black);
/// Lines that a heading takes with it: a heading and a short sentence alone at the foot of a page
/// announce nothing.
const UNDER_HEADING_MAX: usize = 3;

/// Keeps what follows a heading with what comes after it, where it is short.
pub(crate) fn keep_under_heading(under_heading: bool, slabs: &mut [Slab]) {
    if under_heading && slabs.len() <= UNDER_HEADING_MAX {
        hold_last(slabs);
    }
}

impl Desk {
    /// Any block of a body as slabs.
    ///
    /// # Errors
    /// [`LayoutProblem::Font`] if a font of the program is damaged.
    pub(crate) fn block(&mut self, block: &Block, measure: Measure) -> Result<Vec<Slab>, LayoutProblem> {
        match block {
            Block::Paragraph(text) if text.is_empty() => Ok(Vec::new()),
            Block::Paragraph(text) => {
                let element = self.tree.add(Tree::ROOT, Role::Paragraph);
                let mut slabs = self.paragraph(text, self.density.text(), measure, element)?;
                // « Rappel des faits : » stays with the first of them.
                if text.to_string().trim_end().ends_with(':') {
                    hold_last(&mut slabs);
                }
                Ok(slabs)
            }
            Block::Heading(text) => {
                let element = self.tree.add(Tree::ROOT, Role::Heading);
                let mut slabs = self.paragraph(&RichText::bold(&**text), HEADING, measure, element)?;
                slabs.iter_mut().for_each(|slab| slab.after = After::Held);
                Ok(spaced(slabs, BETWEEN))
            }
            Block::List(entries) => self.list(entries, self.density.text(), measure),
            Block::Table(table) if table.columns.is_empty() => Ok(Vec::new()),
            Block::Table(table) => {
                let mut slabs = self.table(table, measure)?;
                if let Some(last) = slabs.last_mut() {
                    last.height += Length::points10(30);
                }
                Ok(spaced(slabs, Length::points10(20)))
            }
            Block::ToWrite(label) => self.line_to_fill(label, measure),
            Block::Signatures(signatories) => self.signatures(signatories, measure),
        }
    }

    /// A picture no larger than `room`, and its height.
    ///
    /// # Errors
    /// [`LayoutProblem::Picture`] says why it is refused.
    pub(crate) fn picture(
        &mut self,
        picture: &Picture,
        part: Part,
        room: (Length, Length),
        x: Length,
    ) -> Result<(Piece, Length), LayoutProblem> {
        let image = read(&picture.bytes, part).map_err(|reason| LayoutProblem::Picture { part, reason })?;
        let (width, height) = image.fitted(room.0, room.1);
        let description = match picture.description.trim() {
            "" => part.words(),
            words => words,
        };
        let description = self.said(description);
        let role = Role::Figure { description, bounds: [Length::ZERO; 4] };
        let element = self.tree.add(Tree::ROOT, role);
        let index = self.images.len();
        self.images.push(image);
        let drawing = Drawing::Picture { index, width, height };
        Ok((Piece { meaning: Meaning::Content(element), x, y: Length::ZERO, drawing }, height))
    }

    /// A text for the properties of the file: clean, and « □ » where the
    /// letter itself has it.
    pub(crate) fn said(&self, text: &str) -> String {
        let mut ignored = Vec::new();
        crate::typography::french(&crate::typography::clean(text, |_| true, &mut ignored))
    }
}
