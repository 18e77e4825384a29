//! The page of a letter: where each part of it goes on A4.

use super::document::Document;
use super::flow::{After, Artifact, Drawing, Frame, Ink, Meaning, Page, Piece, Slab, paginate};
use super::fonts::Family;
use super::length::Length;
use super::picture::{Image, read};
use super::text::{Desk, Manner, Measure, hold_last, spaced};
use super::tree::{ElementId, Role, Tree};
use super::{LayoutProblem, Part};
use crate::model::{Address, Block, Destination, Letter, Picture, RichText, Style};

const LEFT: Length = Length::mm10(250);
const BODY: Measure = Measure { left: LEFT, width: Length::mm10(1650) };
/// The sender stays left of the window of the envelope (x from 100 mm).
const SENDER: Measure = Measure { left: LEFT, width: Length::mm10(700) };
/// Window of the envelope and place of the signature.
const RIGHT: Measure = Measure { left: Length::mm10(1100), width: Length::mm10(800) };
const FOOT: Measure = Measure { left: LEFT, width: Length::mm10(1380) };

const SENDER_TOP: Length = Length::mm10(150);
const SENDER_HEIGHT_MAX: Length = Length::mm10(1300);
const ADDRESS_TOP: Length = Length::mm10(560);
const ADDRESS_PITCH: Length = Length::mm10(40);
const ADDRESS_CHARACTERS_MAX: usize = 38;
/// Below the window of the envelope, which must show the address alone.
const HEAD_TOP: Length = Length::mm10(950);
const NEXT_TOP: Length = Length::mm10(260);
const FOOT_BOTTOM: Length = Length::mm10(2880);
const FOOT_HEIGHT_MAX: Length = Length::mm10(400);
const LOGO: (Length, Length) = (Length::mm10(600), Length::mm10(200));
const SIGNATURE: (Length, Length) = (Length::mm10(600), Length::mm10(220));

const TEXT: Manner = manner(Family::Serif, 105, 145, Ink::Black);
const SENDER_NAME: Manner = manner(Family::Sans, 120, 155, Ink::Black);
const SENDER_LINE: Manner = manner(Family::Sans, 90, 122, Ink::Black);
const SMALL: Manner = manner(Family::Sans, 90, 125, Ink::Black);
const HEADING: Manner = manner(Family::Serif, 115, 155, Ink::Black);
const FOOT_LINE: Manner = manner(Family::Sans, 75, 98, Ink::Grey);
const BETWEEN: Length = Length::points10(62);

/// Title of a document without one: readers want one (PDF/UA-1, 7.1).
const UNTITLED: &str = "Lettre";

const fn manner(family: Family, size: i64, leading: i64, ink: Ink) -> Manner {
    Manner { family, size: Length::points10(size), leading: Length::points10(leading), ink }
}

/// A letter being laid out.
#[derive(Default)]
struct Sheet {
    desk: Desk,
    images: Vec<Image>,
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
    let foot = sheet.foot(letter)?;
    let frame = Frame { first_top, top: NEXT_TOP, bottom: foot.top - Length::mm10(70) };
    let mut pages = paginate(&slabs, frame);
    sheet.furnish(letter, &mut pages, &foot)?;
    Ok(Document {
        title: sheet.said(if letter.title.trim().is_empty() { UNTITLED } else { &letter.title }),
        author: sheet.said(letter.sender.lines.first().map_or("", String::as_str)),
        created: letter.created,
        pages,
        tree: sheet.desk.tree,
        images: sheet.images,
        replaced: sheet.desk.layout.replaced,
    })
}

impl Sheet {
    /// A text for the properties of the file: clean, and « □ » where the
    /// letter itself has it.
    fn said(&mut self, text: &str) -> String {
        let mut ignored = Vec::new();
        crate::typography::french(&crate::typography::clean(text, |_| true, &mut ignored))
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
            let (piece, height) = self.picture(logo, Part::Logo, LOGO, LEFT)?;
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
            let block = self.block(block)?;
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

    fn block(&mut self, block: &Block) -> Result<Vec<Slab>, LayoutProblem> {
        match block {
            Block::Paragraph(text) if text.is_empty() => Ok(Vec::new()),
            Block::Paragraph(text) => {
                let element = self.desk.tree.add(Tree::ROOT, Role::Paragraph);
                self.desk.paragraph(text, TEXT, BODY, element)
            }
            Block::Heading(text) => {
                let element = self.desk.tree.add(Tree::ROOT, Role::Heading);
                let mut slabs = self.desk.paragraph(&RichText::bold(&**text), HEADING, BODY, element)?;
                slabs.iter_mut().for_each(|slab| slab.after = After::Held);
                Ok(spaced(slabs, BETWEEN))
            }
            Block::List(entries) => self.desk.list(entries, TEXT, BODY),
            Block::Table(table) if table.columns.is_empty() => Ok(Vec::new()),
            Block::Table(table) => {
                let mut slabs = self.desk.table(table, BODY)?;
                if let Some(last) = slabs.last_mut() {
                    last.height += Length::points10(30);
                }
                Ok(spaced(slabs, Length::points10(20)))
            }
        }
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
            let (piece, height) = self.picture(picture, Part::Signature, SIGNATURE, RIGHT.left)?;
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

    /// A picture no larger than `room`, and its height.
    fn picture(
        &mut self,
        picture: &Picture,
        part: Part,
        room: (Length, Length),
        x: Length,
    ) -> Result<(Piece, Length), LayoutProblem> {
        let image = read(&picture.bytes, part).map_err(|reason| LayoutProblem::Picture { part, reason })?;
        let (width, height) = image.fitted(room.0, room.1);
        let description = self.said(&picture.description);
        let role = Role::Figure { description, bounds: [Length::ZERO; 4] };
        let element = self.desk.tree.add(Tree::ROOT, role);
        let index = self.images.len();
        self.images.push(image);
        let drawing = Drawing::Picture { index, width, height };
        Ok((Piece { meaning: Meaning::Content(element), x, y: Length::ZERO, drawing }, height))
    }
}

/// « Objet : » and the subject, bold unless it has its own emphasis.
fn subject(subject: &RichText) -> RichText {
    let emphasised = subject.0.iter().any(|run| run.style == Style::Bold);
    let words = if emphasised { subject.clone() } else { RichText::bold(subject.to_string()) };
    RichText::plain("Objet : ").then(words)
}

fn fits(part: Part, height: Length, height_max: Length) -> Result<(), LayoutProblem> {
    if height <= height_max {
        return Ok(());
    }
    Err(LayoutProblem::TooHigh { part, height_mm: height.to_mm(), height_mm_max: height_max.to_mm() })
}

/// The foot of the pages: its lines, read aloud once, and where it starts.
struct Foot {
    top: Length,
    pieces: Vec<Piece>,
}

impl Sheet {
    fn foot(&mut self, letter: &Letter) -> Result<Foot, LayoutProblem> {
        let element = self.desk.tree.add(Tree::ROOT, Role::Paragraph);
        let mut pieces = Vec::new();
        let mut height = FOOT_LINE.leading;
        let mut y = Length::ZERO;
        for line in letter.footer.iter().filter(|line| !line.trim().is_empty()) {
            for slab in self.desk.paragraph(&RichText::plain(line), FOOT_LINE, FOOT, element)? {
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

    /// Adds to each page what does not flow: the fixed parts and fold marks of
    /// the first, the running title of the others, the foot of all.
    fn furnish(&mut self, letter: &Letter, pages: &mut [Page], foot: &Foot) -> Result<(), LayoutProblem> {
        let count = pages.len();
        let name = letter.sender.lines.first().map_or("", String::as_str);
        for (at, page) in pages.iter_mut().enumerate() {
            if at == 0 {
                page.pieces.splice(0..0, self.fixed.drain(..));
                page.pieces.extend([990, 1980].map(fold_mark));
            } else {
                let words = [name, &letter.title].map(str::trim).join(" – ");
                let words = words.trim_matches([' ', '–']).to_owned();
                let top = Length::mm10(140);
                page.pieces.extend(self.running(&words, BODY, top, Artifact::Header)?);
            }
            page.pieces.push(rule_above(foot.top));
            let silent = Meaning::Artifact(Artifact::Footer);
            let again = |piece: &Piece| match at {
                0 => piece.clone(),
                _ => Piece { meaning: silent, ..piece.clone() },
            };
            page.pieces.extend(foot.pieces.iter().map(again));
            let last_line = FOOT_BOTTOM - FOOT_LINE.leading;
            let words = format!("Page {} sur {count}", at + 1);
            let mut number = self.running(&words, BODY, last_line, Artifact::Footer)?;
            number.iter_mut().for_each(lean_right);
            page.pieces.append(&mut number);
        }
        Ok(())
    }

    /// The first line of a text that is not read aloud.
    fn running(
        &mut self,
        words: &str,
        measure: Measure,
        top: Length,
        artifact: Artifact,
    ) -> Result<Vec<Piece>, LayoutProblem> {
        let lines = self.desk.layout.lines(&RichText::plain(words), FOOT_LINE.in_width(measure.width))?;
        let y = top + FOOT_LINE.baseline();
        let meaning = Meaning::Artifact(artifact);
        let piece = |line| FOOT_LINE.piece(line, meaning, measure.left, y);
        Ok(lines.into_iter().take(1).map(piece).collect())
    }
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

/// Where to fold an A4 sheet in three.
fn fold_mark(y_mm10: i64) -> Piece {
    Piece {
        meaning: Meaning::Artifact(Artifact::Layout),
        x: Length::mm10(35),
        y: Length::mm10(y_mm10),
        drawing: Drawing::Rule { length: Length::mm10(40), thickness: Length::points10(4), ink: Ink::Light },
    }
}
