//! From a composed letter to the bytes of a tagged PDF.
//!
//! The only place that knows the PDF library. Text is set by `lines`, bands
//! of it (`flow::Slab`) fill pages, `draw` turns pages into the library's
//! operations and `finish` makes the result a PDF/A-2A and PDF/UA-1. The
//! same letter gives the same bytes. To render another kind of document,
//! write a sibling of `letter` that returns a `document::Document`.

mod blocks;
mod document;
mod draw;
mod encode;
mod finish;
mod flow;
mod fonts;
mod furniture;
mod hand;
mod length;
mod letter;
mod lines;
mod manners;
mod metadata;
mod picture;
mod printable;
mod report;
mod shape;
mod sheet;
mod structure;
mod table;
mod text;
mod tree;

use crate::model::{CallSheet, Letter, Report};
pub use crate::typography::Replaced;
pub use printable::{Printable, printable};

/// A document ready to print, and what the user should know about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Characters drawn as « □ » because no font of the letter has them, in
    /// order of appearance, each once.
    pub replaced: Vec<Replaced>,
}

/// Why a letter cannot be laid out as it is: the user is asked to change
/// something, nothing is cut or shrunk silently.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LayoutProblem {
    /// A line of the address does not fit the window of an envelope
    /// (38 characters, NF Z 10-011; 80 mm).
    #[error("address line {line} has {characters} characters and measures {width_mm} mm: « {text} »")]
    AddressLineTooLong {
        /// Which line, from 1.
        line: usize,
        /// How many characters it has; 38 fit.
        characters: usize,
        /// How wide it is; 80 mm fit.
        width_mm: i64,
        /// The line itself.
        text: String,
    },
    /// More lines than the window shows: six in France, seven abroad.
    #[error("the address has {lines} lines, {lines_max} fit the window")]
    AddressTooManyLines {
        /// How many lines the address has.
        lines: usize,
        /// How many fit.
        lines_max: usize,
    },
    /// The creditor's head or foot would take most of the page.
    #[error("the {part:?} of the letter is {height_mm} mm high, {height_mm_max} fit")]
    TooHigh {
        /// Which part.
        part: Part,
        /// Its height.
        height_mm: i64,
        /// What fits.
        height_mm_max: i64,
    },
    /// A logo or a signature cannot be used.
    #[error("the {part:?} picture cannot be used: {reason:?}")]
    Picture {
        /// Where the picture goes.
        part: Part,
        /// Why it is refused.
        reason: PictureProblem,
    },
    /// A font of the program is damaged; our own mistake.
    #[error("a font of the program is damaged")]
    Font,
    /// The PDF library refused the document; our own mistake.
    #[error("the document could not be written: {0}")]
    Pdf(String),
}

/// A part of the letter that comes from the creditor's settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Name, address and logo, top left.
    Sender,
    /// Legal mentions at the foot of each page.
    Footer,
    /// Logo above the name.
    Logo,
    /// Scanned signature.
    Signature,
}

impl Part {
    /// What stands for its picture when nobody described it (PDF/UA-1, 7.3).
    fn words(self) -> &'static str {
        match self {
            Part::Sender | Part::Logo => "Logo de l’entreprise",
            Part::Footer => "Pied de page",
            Part::Signature => "Signature",
        }
    }
}

/// Why a picture is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PictureProblem {
    /// Neither PNG nor JPEG, or damaged.
    Unreadable,
    /// More pixels or more bytes than are read: in a letter 16 million and 8 megabytes, when it is
    /// chosen 50 million and 20 megabytes.
    TooLarge,
    /// A JPEG in printing inks (CMYK) that does not say which way they are written.
    PrintingInks,
}

/// Renders a letter.
///
/// # Errors
/// [`LayoutProblem`] says what the user must change.
pub fn render(letter: &Letter) -> Result<Rendered, LayoutProblem> {
    written(letter::lay_out(letter)?)
}

/// Renders a statement of account or another exhibit.
///
/// # Errors
/// [`LayoutProblem`] says what the user must change: the foot of the pages.
pub fn render_report(report: &Report) -> Result<Rendered, LayoutProblem> {
    written(report::lay_out(report)?)
}

/// Renders a call sheet.
///
/// # Errors
/// [`LayoutProblem::Font`] if a font of the program is damaged.
pub fn render_call_sheet(sheet: &CallSheet) -> Result<Rendered, LayoutProblem> {
    written(sheet::lay_out(sheet)?)
}

fn written(document: document::Document) -> Result<Rendered, LayoutProblem> {
    let pages = document.pages.len();
    let replaced = document.replaced.clone();
    Ok(Rendered { bytes: draw::write(document)?, pages, replaced })
}
