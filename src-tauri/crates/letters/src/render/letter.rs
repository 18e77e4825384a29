//! The page of a letter: where each part of it goes on A4.

use super::document::Document;
use super::flow::{After, Artifact, Drawing, Frame, Ink, Meaning, Piece, Slab, paginate};
use super::fonts::Family;
use super::furniture::{BODY, NEXT_TOP, fits};
use super::length::Length;
use super::manners::{BETWEEN, SMALL, TEXT};
use super::text::{Desk, Manner, Measure, hold_last, manner, spaced};
use super::tree::{ElementId, Role, Tree};
use super::{LayoutProblem, Part};
use crate::model::{Address, Destination, Letter, RichText, Style};

/// The sender stays left of the window of the envelope (x from 100 mm).
const SENDER: Measure = Measure { width: Length::mm10(700), ..BODY };
/// Window of the envelope and place of the signature.
const RIGHT: Measure = Measure { left: Length::mm10(1100), width: Length::mm10(800) };

const SENDER_TOP: Length = Length::mm10(150);
const SENDER_HEIGHT_MAX: Length = Length::mm10(1300);
const ADDRESS_TOP: Length = Length::mm10(560);
const ADDRESS_PITCH: Length = Length::mm10(40);
const ADDRESS_CHARACTERS_MAX: usize = 38;
/// Below the window of the envelope, which must show the address alone.
const HEAD_TOP: Length = Length::mm10(950);
const LOGO: (Length, Length) = (Length::mm10(600), Length::mm10(200));
const SIGNATURE: (Length, Length) = (Length::mm10(600), Length::mm10(220));

const SENDER_NAME: Manner = manner(Family::Sans, 120, 155, Ink::Black);
const SENDER_LINE: Manner = manner(Family::Sans, 90, 122, Ink::Black);

/// Title of a document without one: readers want one (PDF/UA-1, 7.1).
const UNTITLED: &str = "Lettre";

/// A letter being laid out.
#[derive(Default)]
struct Sheet {
    desk: Desk,
    /// What goes at a fixed place of the first page.
    fixed: Vec<Piece>,
}

/// Lays a letter out on A4 pages.
///
/// # Errors
/// [`LayoutProblem`] when a part given by the user does not fit its place.
pub(crate) fn lay_out(letter: &Letter) -> Result<Document, LayoutProblem> {
    let mut sheet = Sheet::default();
    let sender_bottom = sheet.sender(letter)?;
    sheet.address(&letter.address)?;
    let head_top = HEAD_TOP.max(sender_bottom + Length::mm10(60));
    let first_top = sheet.head(letter, head_top)?;
    let slabs = sheet.body(letter)?;
    let foot = sheet.desk.foot(&letter.footer)?;
    let frame = Frame { first_top, top: NEXT_TOP, bottom: foot.top - Length::mm10(70) };
    let mut pages = paginate(&slabs, frame);
    let author = letter.sender.lines.first().map_or("", String::as_str);
    let running = [author, &letter.title].map(str::trim).join(" – ");
    sheet.desk.furnish(&mut pages, running.trim_matches([' ', '–']), &foot)?;
    if let Some(first) = pages.first_mut() {
        first.pieces.splice(0..0, sheet.fixed);
        first.pieces.extend([990, 1980].map(fold_mark));
    }
    Ok(Document {
        title: sheet.desk.said(if letter.title.trim().is_empty() { UNTITLED } else { &letter.title }),
        author: sheet.desk.said(author),
        created: letter.created,
        pages,
        tree: sheet.desk.tree,
        images: sheet.desk.images,
        replaced: sheet.desk.layout.replaced,
    })
}

impl Sheet {
    /// Draws text from `top` down at a fixed place of the first page, and
    /// gives its bottom.
    fn fix(
        &mut self,
        text: &RichText,
        manner: Manner,
        measure: Measure,
        top: Length,
        element: ElementId,
    ) -> Result<Length, LayoutProblem> {
        let slabs = self.desk.paragraph(text, manner, measure, element)?;
        let mut y = top;
        for slab in slabs {
            let moved = slab.pieces.into_iter().map(|piece| Piece { y: piece.y + y, ..piece });
            self.fixed.extend(moved);
            y += slab.height;
        }
        Ok(y)
    }

    fn sender(&mut self, letter: &Letter) -> Result<Length, LayoutProblem> {
        let mut y = SENDER_TOP;
        if let Some(logo) = &letter.sender.logo {
            let (piece, height) = self.desk.picture(logo, Part::Logo, LOGO, BODY.left)?;
            self.fixed.push(Piece { y, ..piece });
            y += height + Length::mm10(30);
        }
        let lines = letter.sender.lines.iter().filter(|line| !line.trim().is_empty());
        let element = self.desk.tree.add(Tree::ROOT, Role::Paragraph);
        for (at, line) in lines.enumerate() {
            y = if at == 0 {
                self.fix(&RichText::bold(line), SENDER_NAME, SENDER, y, element)?
            } else {
                self.fix(&RichText::plain(line), SENDER_LINE, SENDER, y, element)?
            };
        }
        fits(Part::Sender, y - SENDER_TOP, SENDER_HEIGHT_MAX)?;
        Ok(y)
    }

    /// The address block for the window: each line checked, none cut.
    fn address(&mut self, address: &Address) -> Result<(), LayoutProblem> {
        let lines: Vec<&String> = address.lines.iter().filter(|line| !line.trim().is_empty()).collect();
        let lines_max = match address.destination {
            Destination::France => 6,
            Destination::Abroad => 7,
        };
        if lines.len() > lines_max {
            return Err(LayoutProblem::AddressTooManyLines { lines: lines.len(), lines_max });
        }
        let element = self.desk.tree.add(Tree::ROOT, Role::Paragraph);
        let mut y = ADDRESS_TOP;
        for (at, line) in lines.into_iter().enumerate() {
            let measured = self.desk.layout.measure(&RichText::plain(line), SMALL.family, SMALL.size)?;
            let characters = line.trim().chars().count();
            if characters > ADDRESS_CHARACTERS_MAX || measured.widest > RIGHT.width {
                return Err(LayoutProblem::AddressLineTooLong {
                    line: at + 1,
                    characters,
                    width_mm: measured.widest.to_mm(),
                    text: line.clone(),
                });
            }
            // The top of the first line is the top of its font's box.
            let pitch = Manner { leading: ADDRESS_PITCH, ..SMALL };
            let baseline = y + pitch.size.em_units(1024);
            let drawn = self.desk.layout.lines(&RichText::plain(line), pitch.in_width(RIGHT.width))?;
            let meaning = Meaning::Content(element);
            let pieces = drawn.into_iter().map(|line| pitch.piece(line, meaning, RIGHT.left, baseline));
            self.fixed.extend(pieces);
            y += ADDRESS_PITCH;
        }
        Ok(())
    }

    /// Place and date on the right, references on the left; gives the bottom.
    fn head(&mut self, letter: &Letter, top: Length) -> Result<Length, LayoutProblem> {
        let date = self.desk.tree.add(Tree::ROOT, Role::Paragraph);
        let right = self.fix(&RichText::plain(&*letter.place_and_date), TEXT, RIGHT, top, date)?;
        let mut left = top;
        let references = Measure { width: Length::mm10(800), ..BODY };
        for reference in letter.references.iter().filter(|reference| !reference.value.trim().is_empty()) {
            let element = self.desk.tree.add(Tree::ROOT, Role::Paragraph);
            let text =
                RichText::plain(format!("{} : ", reference.label)).then(RichText::plain(&*reference.value));
            left = self.fix(&text, SMALL, references, left, element)?;
        }
        Ok(right.max(left) + Length::mm10(60))
    }

    fn body(&mut self, letter: &Letter) -> Result<Vec<Slab>, LayoutProblem> {
        let mut slabs = Vec::new();
        if let Some(mention) = &letter.registered_mention {
            let element = self.desk.tree.add(Tree::ROOT, Role::Paragraph);
            let mut mention = self.desk.paragraph(&RichText::bold(&**mention), SMALL, BODY, element)?;
            hold_last(&mut mention);
            slabs.append(&mut mention);
        }
        let title = self.desk.tree.add(Tree::ROOT, Role::Title);
        let mut subject = self.desk.paragraph(&subject(&letter.subject), TEXT, BODY, title)?;
        hold_last(&mut subject);
        slabs.append(&mut spaced(subject, Length::mm10(20)));
        let mut space = Length::mm10(50);
        let mut last_block = 0;
        for block in &letter.body {
            let block = self.desk.block(block, BODY)?;
            if !block.is_empty() {
                last_block = slabs.len();
                slabs.append(&mut spaced(block, space));
                space = BETWEEN;
            }
        }
        // The closing formula never goes alone with the signature.
        let (before, _) = slabs.split_at_mut(last_block);
        hold_last(before);
        hold_last(&mut slabs);
        slabs.append(&mut self.signature(letter)?);
        slabs.append(&mut self.enclosures(letter)?);
        Ok(slabs)
    }

    /// Name and capacity, then the scanned signature or room for the hand.
    fn signature(&mut self, letter: &Letter) -> Result<Vec<Slab>, LayoutProblem> {
        let signature = &letter.signature;
        let mut slabs = Vec::new();
        for (text, style) in [(&signature.name, Style::Bold), (&signature.capacity, Style::Regular)] {
            let text = match style {
                Style::Bold => RichText::bold(&**text),
                Style::Regular => RichText::plain(&**text),
            };
            if !text.is_empty() {
                let element = self.desk.tree.add(Tree::ROOT, Role::Paragraph);
                slabs.append(&mut self.desk.paragraph(&text, TEXT, RIGHT, element)?);
            }
        }
        let mut room = Slab { height: SIGNATURE.1, ..Slab::default() };
        if let Some(picture) = &signature.picture {
            let (piece, height) = self.desk.picture(picture, Part::Signature, SIGNATURE, RIGHT.left)?;
            room.pieces.push(Piece { y: Length::mm10(10), ..piece });
            room.height = height + Length::mm10(20);
        }
        slabs.iter_mut().for_each(|slab| slab.after = After::Held);
        slabs.push(room);
        Ok(spaced(slabs, Length::mm10(60)))
    }

    fn enclosures(&mut self, letter: &Letter) -> Result<Vec<Slab>, LayoutProblem> {
        let entries: Vec<RichText> =
            letter.enclosures.iter().map(RichText::plain).filter(|entry| !entry.is_empty()).collect();
        let label = match entries.len() {
            0 => return Ok(Vec::new()),
            1 => "Pièce jointe :",
            _ => "Pièces jointes :",
        };
        let element = self.desk.tree.add(Tree::ROOT, Role::Paragraph);
        let mut slabs = self.desk.paragraph(&RichText::bold(label), SMALL, BODY, element)?;
        hold_last(&mut slabs);
        slabs.append(&mut self.desk.list(&entries, SMALL, BODY)?);
        Ok(spaced(slabs, Length::mm10(50)))
    }
}

/// « Objet : » and the subject, bold unless it has its own emphasis.
fn subject(subject: &RichText) -> RichText {
    let emphasised = subject.0.iter().any(|run| run.style == Style::Bold);
    let words = if emphasised { subject.clone() } else { RichText::bold(subject.to_string()) };
    RichText::plain("Objet : ").then(words)
}

/// Where to fold an A4 sheet in three.
fn fold_mark(y_mm10: i64) -> Piece {
    Piece {
        meaning: Meaning::Artifact(Artifact::Layout),
        x: Length::mm10(35),
        y: Length::mm10(y_mm10),
        drawing: Drawing::Rule { length: Length::mm10(40), thickness: Length::points10(4), ink: Ink::Light },
    }
}
