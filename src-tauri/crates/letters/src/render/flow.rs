//! Pages filled from top to bottom with slabs that no page end may cut.

use std::rc::Rc;

use super::length::Length;
use super::lines::Line;
use super::tree::ElementId;

/// What a piece means to a screen reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Content of an element of the structure.
    Content(ElementId),
    /// Decoration, running head or foot, repeated header: not read aloud.
    Artifact(Artifact),
}

/// The kinds of what is not read aloud (PDF 1.7, 14.8.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Artifact {
    /// Rules and fold marks.
    Layout,
    /// Repeated at the head of pages.
    Header,
    /// Repeated at the foot of pages.
    Footer,
}

/// The strength of the ink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Text.
    Black,
    /// Secondary text, still 7:1 on white.
    Grey,
    /// Rules.
    Light,
}

/// Something drawn. Text stands on its baseline, rules and pictures hang from
/// their top.
#[derive(Clone, Debug)]
pub(crate) enum Drawing {
    /// A line of text.
    Text {
        /// The words.
        line: Line,
        /// Size of the font.
        size: Length,
        /// Colour.
        ink: Ink,
    },
    /// A horizontal rule.
    Rule {
        /// From left to right.
        length: Length,
        /// From top to bottom.
        thickness: Length,
        /// Colour.
        ink: Ink,
    },
    /// A picture, by its place in the document's list.
    Picture {
        /// Which one.
        index: usize,
        /// Drawn width.
        width: Length,
        /// Drawn height.
        height: Length,
    },
}

/// Something drawn at a place: from the left edge of the page and from the
/// top of its slab, or of the page once placed.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) meaning: Meaning,
    pub(crate) x: Length,
    pub(crate) y: Length,
    pub(crate) drawing: Drawing,
}

impl Piece {
    fn moved(&self, down: Length) -> Piece {
        Piece { y: self.y + down, ..self.clone() }
    }
}

/// What is drawn again at the top of a page on which a table goes on.
#[derive(Clone, Debug)]
pub(crate) struct Repeated {
    pub(crate) height: Length,
    pub(crate) pieces: Vec<Piece>,
}

/// Whether a page may end after a slab.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum After {
    /// A page may end here.
    #[default]
    Free,
    /// The next slab must be on the same page.
    Held,
}

/// A horizontal band that no page end cuts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slab {
    /// Space above, dropped at the top of a page.
    pub(crate) space_before: Length,
    /// Its own height.
    pub(crate) height: Length,
    /// Whether a page may end below.
    pub(crate) after: After,
    /// What is drawn above it when it starts a page.
    pub(crate) repeated: Option<Rc<Repeated>>,
    /// What it draws.
    pub(crate) pieces: Vec<Piece>,
}

/// A page with everything at its place from the top left corner.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    pub(crate) pieces: Vec<Piece>,
}

/// Where text may go on the pages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    /// Top on the first page.
    pub(crate) first_top: Length,
    /// Top on the following pages.
    pub(crate) top: Length,
    /// Bottom on every page.
    pub(crate) bottom: Length,
}

/// Fills pages with slabs, in order; at least one page.
pub(crate) fn paginate(slabs: &[Slab], frame: Frame) -> Vec<Page> {
    let mut filling = Filling { pages: vec![Page::default()], y: frame.first_top, fresh: false, frame };
    let mut rest = slabs;
    while !rest.is_empty() {
        let held = rest.iter().take_while(|slab| slab.after == After::Held).count();
        let (group, others) = rest.split_at((held + 1).min(rest.len()));
        filling.place_group(group);
        rest = others;
    }
    filling.pages
}

struct Filling {
    pages: Vec<Page>,
    y: Length,
    /// Nothing is on the page yet.
    fresh: bool,
    frame: Frame,
}

impl Filling {
    fn place_group(&mut self, group: &[Slab]) {
        if self.y + self.height_of(group, self.fresh) <= self.frame.bottom {
            group.iter().for_each(|slab| self.place(slab));
            return;
        }
        let repeated = group.first().and_then(|slab| slab.repeated.as_ref());
        let above = repeated.map_or(Length::ZERO, |repeated| repeated.height);
        if self.frame.top + above + self.height_of(group, true) <= self.frame.bottom {
            self.new_page(group.first());
            group.iter().for_each(|slab| self.place(slab));
            return;
        }
        for slab in group {
            let alone = self.height_of(std::slice::from_ref(slab), self.fresh);
            if self.y + alone > self.frame.bottom && !self.fresh {
                self.new_page(Some(slab));
            }
            self.place(slab);
        }
    }

    fn height_of(&self, group: &[Slab], fresh: bool) -> Length {
        let whole: Length = group.iter().map(|slab| slab.space_before + slab.height).sum();
        let dropped = group.first().filter(|_| fresh).map(|slab| slab.space_before);
        whole - dropped.unwrap_or_default()
    }

    fn new_page(&mut self, first: Option<&Slab>) {
        self.pages.push(Page::default());
        self.y = self.frame.top;
        self.fresh = true;
        if let Some(repeated) = first.and_then(|slab| slab.repeated.clone()) {
            self.draw(&repeated.pieces);
            self.y += repeated.height;
        }
    }

    fn place(&mut self, slab: &Slab) {
        if !self.fresh {
            self.y += slab.space_before;
        }
        self.draw(&slab.pieces);
        self.y += slab.height;
        self.fresh = false;
    }

    fn draw(&mut self, pieces: &[Piece]) {
        let down = self.y;
        if let Some(page) = self.pages.last_mut() {
            page.pieces.extend(pieces.iter().map(|piece| piece.moved(down)));
        }
    }
}
