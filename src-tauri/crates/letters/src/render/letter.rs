//! The page of a letter: where each part of it goes on A4.

use super::blocks::keep_under_heading;
use super::document::Document;
use super::flow::{After, Artifact, Drawing, Frame, Ink, Meaning, Piece, Slab, paginate};
use super::fonts::Family;
use super::furniture::{BODY, NEXT_TOP, fits};
use super::length::Length;
use super::lines::TextLayout;
use super::manners::SMALL;
use super::text::{Density, Desk, Manner, Measure, hold_last, manner, spaced};
use super::tree::{ElementId, Role, Tree};
use super::{LayoutProblem, Part};
use crate::model::{Address, Block, Destination, Letter, RichText, Style};

/// The sender stays left of the window of the envelope (x from 100 mm).
const SENDER: Measure = Measure { width: Length::mm10(700), ..BODY };
/// Left of the window and of the signature: references, enclosures.
const LEFT: Measure = Measure { width: Length::mm10(800), ..BODY };
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

/// What closer lines may bring back from a second page.
const COMPACT_GAIN_MAX: Length = Length::mm10(650);

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
    let (document, beyond, layout) = lay_out_in(letter, Density::Airy, TextLayout::default())?;
    if document.pages.len() != 2 || beyond > COMPACT_GAIN_MAX {
        return Ok(document);
    }
    // Little more than the signature is on the second page: closer lines may bring it back.
    let (compact, ..) = lay_out_in(letter, Density::Compact, layout)?;
    Ok(if compact.pages.len() == 1 { compact } else { document })
}

/// The pages at a density, what goes beyond the first one, and the words shaped on the way.
fn lay_out_in(
    letter: &Letter,
    density: Density,
    layout: TextLayout,
) -> Result<(Document, Length, TextLayout), LayoutProblem> {
    let desk = Desk { density, layout, ..Desk::default() };
    let mut sheet = Sheet { desk, fixed: Vec::new() };
    let sender_bottom = sheet.sender(letter)?;
    sheet.registered(letter)?;
    sheet.address(&letter.address)?;
    let head_top = HEAD_TOP.max(sender_bottom + Length::mm10(60));
    let first_top = sheet.head(letter, head_top)?;
    let slabs = sheet.body(letter)?;
    let foot = sheet.desk.foot(&letter.footer)?;
    let frame = Frame { first_top, top: NEXT_TOP, bottom: foot.top - Length::mm10(70) };
    let height: Length = slabs.iter().map(|slab| slab.space_before + slab.height).sum();
    let beyond = height - (frame.bottom - frame.first_top);
    let mut pages = paginate(&slabs, frame);
    let author = letter.sender.lines.first().map_or("", String::as_str);
    let running = [author, &letter.title].map(str::trim).join(" – ");
    sheet.desk.furnish(&mut pages, running.trim_matches([' ', '–']), &foot)?;
    if let Some(first) = pages.first_mut() {
        first.pieces.splice(0..0, sheet.fixed);
        first.pieces.extend([990, 1980].map(fold_mark));
    }
    let document = Document {
        title: sheet.desk.said(if letter.title.trim().is_empty() { UNTITLED } else { &letter.title }),
        author: sheet.desk.said(author),
        created: letter.created,
        pages,
        tree: sheet.desk.tree,
        images: sheet.desk.images,
        replaced: sheet.desk.layout.replaced.clone(),
    };
    Ok((document, beyond, sheet.desk.layout))
}

impl Sheet {
    /// A white of the page, or so many tenths of a millimetre in a compact letter.
    fn close_up(&self, airy: Length, compact_mm10: i64) -> Length {
        match self.desk.density {
            Density::Airy => airy,
            Density::Compact => Length::mm10(compact_mm10),
        }
    }

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

    /// That the letter is registered, top right, above what the window shows.
    fn registered(&mut self, letter: &Letter) -> Result<(), LayoutProblem> {
        let Some(mention) = &letter.registered_mention else { return Ok(()) };
        let element = self.desk.tree.add(Tree::ROOT, Role::Paragraph);
        let words = self.fix(&RichText::bold(&*mention.words), SMALL, RIGHT, SENDER_TOP, element)?;
        let element = self.desk.tree.add(Tree::ROOT, Role::Paragraph);
        self.fix(&RichText::plain(&*mention.number), SMALL, RIGHT, words + Length::mm10(10), element)?;
        Ok(())
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
        let text = self.desk.density.text();
        let right = self.fix(&RichText::plain(&*letter.place_and_date), text, RIGHT, top, date)?;
        let mut left = top;
        for reference in letter.references.iter().filter(|reference| !reference.value.trim().is_empty()) {
            let element = self.desk.tree.add(Tree::ROOT, Role::Paragraph);
            let text =
                RichText::plain(format!("{} : ", reference.label)).then(RichText::plain(&*reference.value));
            left = self.fix(&text, SMALL, LEFT, left, element)?;
        }
        Ok(right.max(left) + self.close_up(Length::mm10(60), 30))
    }

    fn body(&mut self, letter: &Letter) -> Result<Vec<Slab>, LayoutProblem> {
        let mut slabs = Vec::new();
        let title = self.desk.tree.add(Tree::ROOT, Role::Title);
        let (text, between) = (self.desk.density.text(), self.desk.density.between());
        let mut subject = self.desk.paragraph(&subject(&letter.subject), text, BODY, title)?;
        hold_last(&mut subject);
        slabs.append(&mut spaced(subject, Length::mm10(20)));
        let mut space = self.close_up(Length::mm10(50), 30);
        let mut last_block = 0;
        let mut under_heading = false;
        for block in &letter.body {
            let mut drawn = self.desk.block(block, BODY)?;
            if !drawn.is_empty() {
                keep_under_heading(under_heading, &mut drawn);
                under_heading = matches!(block, Block::Heading(_));
                last_block = slabs.len();
                slabs.append(&mut spaced(drawn, space));
                space = between;
            }
        }
        // The closing formula never goes alone with the signature.
        let (before, _) = slabs.split_at_mut(last_block);
        hold_last(before);
        hold_last(&mut slabs);
        slabs.append(&mut self.end(letter)?);
        Ok(slabs)
    }

    /// The signature on the right, the enclosures on its left while they are no higher, under it
    /// otherwise.
    fn end(&mut self, letter: &Letter) -> Result<Vec<Slab>, LayoutProblem> {
        let mut slabs = self.signature(letter)?;
        let mut enclosures = self.enclosures(letter)?;
        let tall = |slabs: &[Slab]| slabs.iter().map(|slab| slab.space_before + slab.height).sum::<Length>();
        if tall(&enclosures) > tall(&slabs) {
            slabs.append(&mut spaced(enclosures, Length::mm10(50)));
            return Ok(slabs);
        }
        if let Some(first) = slabs.first_mut() {
            let mut y = Length::ZERO;
            for slab in enclosures.drain(..) {
                y += slab.space_before;
                first.pieces.extend(slab.pieces.into_iter().map(|piece| Piece { y: piece.y + y, ..piece }));
                y += slab.height;
            }
        }
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
                let manner = self.desk.density.text();
                slabs.append(&mut self.desk.paragraph(&text, manner, RIGHT, element)?);
            }
        }
        let mut room = Slab { height: self.close_up(SIGNATURE.1, 130), ..Slab::default() };
        if let Some(picture) = &signature.picture {
            let (piece, height) = self.desk.picture(picture, Part::Signature, SIGNATURE, RIGHT.left)?;
            room.pieces.push(Piece { y: Length::mm10(10), ..piece });
            room.height = height + Length::mm10(20);
        }
        slabs.iter_mut().for_each(|slab| slab.after = After::Held);
        slabs.push(room);
        Ok(spaced(slabs, self.close_up(Length::mm10(60), 40)))
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
        let mut slabs = self.desk.paragraph(&RichText::bold(label), SMALL, LEFT, element)?;
        hold_last(&mut slabs);
        slabs.append(&mut self.desk.list(&entries, SMALL, LEFT)?);
        Ok(slabs)
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
