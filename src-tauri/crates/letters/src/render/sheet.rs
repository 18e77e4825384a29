//! The pages of a call sheet: ten cases of one height each, with boxes to tick and blanks to
//! fill by hand, the same head and foot on every page.

use super::LayoutProblem;
use super::document::Document;
use super::flow::{Artifact, Drawing, Ink, Meaning, Page, Piece};
use super::fonts::Family;
use super::length::Length;
use super::text::{Desk, Manner, Measure, fitted, manner};
use super::tree::{ElementId, Role, Tree};
use crate::model::{CallSheet, RichText, SheetCase};

/// How many cases a page holds.
pub(super) const CASES_A_PAGE: usize = 10;

/// Room at the left to file the sheet.
const BODY: Measure = Measure { left: Length::mm10(200), width: Length::mm10(1750) };
const TOP: Length = Length::mm10(100);
const CASES_TOP: Length = Length::mm10(265);
const CASE_HEIGHT: Length = Length::mm10(255);
const FOOT_TOP: Length = Length::mm10(2825);
/// The boxes stand in columns, so that the eye finds the same one at the same place.
const BOX_COLUMNS: i64 = 5;

const TITLE: Manner = manner(Family::Serif, 140, 170, Ink::Black);
const LEAD: Manner = manner(Family::Sans, 82, 100, Ink::Black);
const NAME: Manner = manner(Family::Sans, 98, 122, Ink::Black);
const PLAIN: Manner = manner(Family::Sans, 84, 106, Ink::Black);
const QUIET: Manner = manner(Family::Sans, 80, 102, Ink::Grey);
const BOXES: Manner = manner(Family::Sans, 80, 104, Ink::Black);
const BLANKS: Manner = manner(Family::Sans, 76, 158, Ink::Grey);
const FOOT: Manner = manner(Family::Sans, 74, 92, Ink::Grey);
const GAP: Length = Length::points10(60);
const HAIR: Length = Length::points10(4);

/// Lays a call sheet out on A4 pages; at least one.
///
/// # Errors
/// [`LayoutProblem::Font`] if a font of the program is damaged.
pub(super) fn lay_out(sheet: &CallSheet) -> Result<Document, LayoutProblem> {
    let mut desk = Desk::default();
    let mut pages = Vec::new();
    let count = sheet.cases.len().div_ceil(CASES_A_PAGE).max(1);
    for at in 0..count {
        let mut page = Page::default();
        head(&mut desk, sheet, at, &mut page)?;
        let here = sheet.cases.iter().skip(at * CASES_A_PAGE).take(CASES_A_PAGE);
        for (place, case) in (0_i64..).zip(here) {
            let top = CASES_TOP + CASE_HEIGHT.times(place);
            Writer { desk: &mut desk, sheet, page: &mut page, y: top }.case(case)?;
        }
        foot(&mut desk, sheet, (at, count), &mut page)?;
        pages.push(page);
    }
    Ok(Document {
        title: desk.said(&sheet.title),
        author: desk.said(&sheet.author),
        created: sheet.created,
        pages,
        tree: desk.tree,
        images: desk.images,
        replaced: desk.layout.replaced,
    })
}

/// The title and the lines under it; read aloud on the first page only.
fn head(desk: &mut Desk, sheet: &CallSheet, at: usize, page: &mut Page) -> Result<(), LayoutProblem> {
    let mut y = TOP;
    let heading = said_once(desk, at, Role::Title, Artifact::Header);
    let line = fitted(desk, &RichText::bold(&*sheet.title), TITLE, BODY.width)?;
    page.pieces.push(TITLE.piece(line, heading, BODY.left, y + TITLE.baseline()));
    y += TITLE.leading;
    for words in &sheet.lead {
        let meaning = said_once(desk, at, Role::Paragraph, Artifact::Header);
        for line in desk.layout.lines(&RichText::plain(words), LEAD.in_width(BODY.width))? {
            page.pieces.push(LEAD.piece(line, meaning, BODY.left, y + LEAD.baseline()));
            y += LEAD.leading;
        }
    }
    page.pieces.push(rule(BODY.left, CASES_TOP, BODY.width, Ink::Black));
    Ok(())
}

/// To whom the sheet goes back, and the number of the page.
fn foot(
    desk: &mut Desk,
    sheet: &CallSheet,
    (at, count): (usize, usize),
    page: &mut Page,
) -> Result<(), LayoutProblem> {
    let number = RichText::plain(format!("Page {} sur {count}", at + 1));
    let number = fitted(desk, &number, FOOT, BODY.width)?;
    let room = BODY.width - number.width(FOOT.size) - GAP;
    let mut y = FOOT_TOP;
    for words in &sheet.foot {
        let meaning = said_once(desk, at, Role::Paragraph, Artifact::Footer);
        let line = fitted(desk, &RichText::plain(words), FOOT, room)?;
        page.pieces.push(FOOT.piece(line, meaning, BODY.left, y + FOOT.baseline()));
        y += FOOT.leading;
    }
    let x = BODY.left + BODY.width - number.width(FOOT.size);
    let meaning = Meaning::Artifact(Artifact::Footer);
    page.pieces.push(FOOT.piece(number, meaning, x, FOOT_TOP + FOOT.baseline()));
    Ok(())
}

/// A meaning on the first page, decoration on the others.
fn said_once(desk: &mut Desk, at: usize, role: Role, artifact: Artifact) -> Meaning {
    if at == 0 { Meaning::Content(desk.tree.add(Tree::ROOT, role)) } else { Meaning::Artifact(artifact) }
}

/// Writes one case, from its top down.
struct Writer<'a> {
    desk: &'a mut Desk,
    sheet: &'a CallSheet,
    page: &'a mut Page,
    y: Length,
}

impl Writer<'_> {
    fn case(mut self, case: &SheetCase) -> Result<(), LayoutProblem> {
        let bottom = self.y + CASE_HEIGHT;
        self.y += Length::points10(18);
        let name = RichText::bold(format!("{}  {}", case.reference, case.name));
        self.pair(&name, &RichText::bold(&*case.sum), NAME, Role::Heading)?;
        self.pair(&RichText::plain(&*case.who), &RichText::plain(&*case.invoices), PLAIN, Role::Paragraph)?;
        self.pair(&RichText::plain(&*case.last), &RichText::default(), QUIET, Role::Paragraph)?;
        self.boxes()?;
        self.blanks()?;
        self.page.pieces.push(rule(BODY.left, bottom, BODY.width, Ink::Black));
        Ok(())
    }

    /// Words at the left, cut where they are too long, and others at the right: invoices may take
    /// half of the line, a sum what it needs.
    fn pair(
        &mut self,
        left: &RichText,
        right: &RichText,
        manner: Manner,
        role: Role,
    ) -> Result<(), LayoutProblem> {
        let meaning = Meaning::Content(self.desk.tree.add(Tree::ROOT, role));
        let right = fitted(self.desk, right, manner, BODY.width.share(1, 2))?;
        let taken = right.width(manner.size);
        let room = if taken > Length::ZERO { BODY.width - taken - GAP } else { BODY.width };
        let left = fitted(self.desk, left, manner, room)?;
        let y = self.y + manner.baseline();
        self.page.pieces.push(manner.piece(left, meaning, BODY.left, y));
        self.page.pieces.push(manner.piece(right, meaning, BODY.left + BODY.width - taken, y));
        self.y += manner.leading;
        Ok(())
    }

    /// A box and its words for each way the call may end.
    fn boxes(&mut self) -> Result<(), LayoutProblem> {
        let list = self.desk.tree.add(Tree::ROOT, Role::List);
        let width = BODY.width.share(1, BOX_COLUMNS);
        let count = i64::try_from(self.sheet.answers.len()).unwrap_or(0);
        for (place, words) in (0_i64..).zip(&self.sheet.answers) {
            let (row, column) = (place / BOX_COLUMNS, place % BOX_COLUMNS);
            let meaning = Meaning::Content(self.item(list));
            let text = RichText::plain(format!("\u{2610}\u{a0}{words}"));
            let line = fitted(self.desk, &text, BOXES, width - GAP.share(1, 3))?;
            let y = self.y + BOXES.leading.times(row) + BOXES.baseline();
            self.page.pieces.push(BOXES.piece(line, meaning, BODY.left + width.times(column), y));
        }
        self.y += BOXES.leading.times((count + BOX_COLUMNS - 1) / BOX_COLUMNS);
        Ok(())
    }

    fn item(&mut self, list: ElementId) -> ElementId {
        let item = self.desk.tree.add(list, Role::ListItem);
        self.desk.tree.add(item, Role::ListBody)
    }

    /// Words with a line to write on after each.
    fn blanks(&mut self) -> Result<(), LayoutProblem> {
        let meaning = Meaning::Content(self.desk.tree.add(Tree::ROOT, Role::Paragraph));
        let mut words = Vec::new();
        for blank in &self.sheet.blanks {
            words.push(fitted(self.desk, &RichText::plain(&*blank.words), BLANKS, BODY.width.share(1, 4))?);
        }
        let gap = GAP.share(1, 3);
        let taken: Length = words.iter().map(|line| line.width(BLANKS.size) + gap.times(2)).sum();
        let shares: i64 = self.sheet.blanks.iter().map(|blank| i64::from(blank.share)).sum();
        // The hand writes on a line a little under the words.
        let baseline = self.y + BLANKS.leading - Length::points10(30);
        let mut left = BODY.left;
        for (line, blank) in words.into_iter().zip(&self.sheet.blanks) {
            let start = left + line.width(BLANKS.size) + gap;
            let room = (BODY.width - taken + gap).share(i64::from(blank.share), shares);
            self.page.pieces.push(BLANKS.piece(line, meaning, left, baseline));
            self.page.pieces.push(rule(start, baseline + Length::points10(12), room, Ink::Grey));
            left = start + room + gap;
        }
        self.y += BLANKS.leading;
        Ok(())
    }
}

fn rule(x: Length, y: Length, length: Length, ink: Ink) -> Piece {
    Piece {
        meaning: Meaning::Artifact(Artifact::Layout),
        x,
        y,
        drawing: Drawing::Rule { length, thickness: HAIR, ink },
    }
}
