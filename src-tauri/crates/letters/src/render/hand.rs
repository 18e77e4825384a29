//! What is filled by hand: ruled lines and the places where the parties sign.

use super::LayoutProblem;
use super::flow::{After, Artifact, Drawing, Ink, Meaning, Piece, Slab};
use super::length::Length;
use super::manners::{BETWEEN, SMALL};
use super::text::{Desk, Measure, spaced};
use super::tree::{Role, Tree};
use crate::model::{RichText, Signatory};

/// Room to write a line by hand.
const LINE: Length = Length::mm10(90);
/// Room to sign.
const ROOM: Length = Length::mm10(260);
/// White between two places to sign.
const GUTTER: Length = Length::mm10(80);
const THIN: Length = Length::points10(5);

impl Desk {
    /// The words, then a line across the page, kept together.
    ///
    /// # Errors
    /// [`LayoutProblem::Font`] if a font of the program is damaged.
    pub(crate) fn line_to_fill(&mut self, label: &str, measure: Measure) -> Result<Vec<Slab>, LayoutProblem> {
        let element = self.tree.add(Tree::ROOT, Role::Paragraph);
        let mut slabs = self.paragraph(&RichText::plain(label), self.density.text(), measure, element)?;
        slabs.iter_mut().for_each(|slab| slab.after = After::Held);
        let line = rule(measure, LINE);
        slabs.push(Slab { height: LINE + BETWEEN, pieces: vec![line], ..Slab::default() });
        Ok(slabs)
    }

    /// One column for each party, all on one page.
    ///
    /// # Errors
    /// [`LayoutProblem::Font`] if a font of the program is damaged.
    pub(crate) fn signatures(
        &mut self,
        signatories: &[Signatory],
        measure: Measure,
    ) -> Result<Vec<Slab>, LayoutProblem> {
        // One party alone signs on half the page, as with another beside it.
        let count = i64::try_from(signatories.len()).unwrap_or(1).max(2);
        let width = (measure.width - GUTTER.times(count - 1)).share(1, count);
        let mut rows: Vec<Slab> = Vec::new();
        let mut room = Slab { height: ROOM, ..Slab::default() };
        for (place, signatory) in (0..).zip(signatories) {
            let left = measure.left + (width + GUTTER).times(place);
            let column = Measure { left, width };
            for (row, slab) in self.signatory(signatory, column)?.into_iter().enumerate() {
                match rows.get_mut(row) {
                    Some(before) => {
                        before.height = before.height.max(slab.height);
                        before.pieces.extend(slab.pieces);
                    }
                    None => rows.push(slab),
                }
            }
            room.pieces.push(rule(column, ROOM));
        }
        rows.iter_mut().for_each(|slab| slab.after = After::Held);
        rows.push(room);
        Ok(spaced(rows, BETWEEN))
    }

    fn signatory(&mut self, signatory: &Signatory, column: Measure) -> Result<Vec<Slab>, LayoutProblem> {
        let lines = [
            (RichText::bold(&*signatory.party), self.density.text()),
            (RichText::plain(&*signatory.name), self.density.text()),
            (RichText::plain(&*signatory.mention), SMALL),
        ];
        let mut slabs = Vec::new();
        for (text, manner) in lines {
            if text.is_empty() {
                continue;
            }
            let element = self.tree.add(Tree::ROOT, Role::Paragraph);
            slabs.append(&mut self.paragraph(&text, manner, column, element)?);
        }
        Ok(slabs)
    }
}

fn rule(measure: Measure, y: Length) -> Piece {
    Piece {
        meaning: Meaning::Artifact(Artifact::Layout),
        x: measure.left,
        y,
        drawing: Drawing::Rule { length: measure.width, thickness: THIN, ink: Ink::Grey },
    }
}
