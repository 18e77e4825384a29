//! The four faces of a letter, read once.

use std::sync::LazyLock;

use rustybuzz::{Direction, Face as Shaper, Language, ShapePlan, script};

use super::LayoutProblem;
use crate::model::Style;

const SERIF: &[u8] = include_bytes!("../../../../../assets/fonts/SourceSerif4-Regular.ttf");
const SERIF_BOLD: &[u8] = include_bytes!("../../../../../assets/fonts/SourceSerif4-Bold.ttf");
const SANS: &[u8] = include_bytes!("../../../../../assets/fonts/SourceSans3-Regular.ttf");
const SANS_BOLD: &[u8] = include_bytes!("../../../../../assets/fonts/SourceSans3-Bold.ttf");

/// A family of two weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// Body of the letter.
    Serif,
    /// Head, tables, foot.
    Sans,
}

/// One face: a family in one weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Face {
    /// Source Serif 4.
    Serif,
    /// Source Serif 4 Bold.
    SerifBold,
    /// Source Sans 3.
    Sans,
    /// Source Sans 3 Bold.
    SansBold,
}

impl Face {
    /// Every face, in the order of the PDF resources.
    pub(crate) const ALL: [Face; 4] = [Face::Serif, Face::SerifBold, Face::Sans, Face::SansBold];

    /// The face of a family in a weight.
    pub(crate) fn of(family: Family, style: Style) -> Face {
        match (family, style) {
            (Family::Serif, Style::Regular) => Face::Serif,
            (Family::Serif, Style::Bold) => Face::SerifBold,
            (Family::Sans, Style::Regular) => Face::Sans,
            (Family::Sans, Style::Bold) => Face::SansBold,
        }
    }

    /// The face that draws what this one lacks, if it has it.
    pub(crate) fn fallback(self) -> Face {
        match self {
            Face::Serif | Face::Sans => Face::Sans,
            Face::SerifBold | Face::SansBold => Face::SansBold,
        }
    }

    /// Name in the PDF, without the tag of the subset.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Face::Serif => "SourceSerif4-Regular",
            Face::SerifBold => "SourceSerif4-Bold",
            Face::Sans => "SourceSans3-Regular",
            Face::SansBold => "SourceSans3-Bold",
        }
    }

    /// Name of the resource in the pages.
    pub(crate) fn resource(self) -> &'static str {
        match self {
            Face::Serif => "TR",
            Face::SerifBold => "TB",
            Face::Sans => "SR",
            Face::SansBold => "SB",
        }
    }

    /// The whole font file.
    pub(crate) fn bytes(self) -> &'static [u8] {
        match self {
            Face::Serif => SERIF,
            Face::SerifBold => SERIF_BOLD,
            Face::Sans => SANS,
            Face::SansBold => SANS_BOLD,
        }
    }
}

/// A face ready to shape French text from left to right.
pub(crate) struct Loaded {
    pub(crate) shaper: Shaper<'static>,
    pub(crate) plan: ShapePlan,
}

struct Fonts {
    serif: Loaded,
    serif_bold: Loaded,
    sans: Loaded,
    sans_bold: Loaded,
}

static FONTS: LazyLock<Option<Fonts>> = LazyLock::new(|| {
    Some(Fonts {
        serif: load(SERIF)?,
        serif_bold: load(SERIF_BOLD)?,
        sans: load(SANS)?,
        sans_bold: load(SANS_BOLD)?,
    })
});

/// A loaded face.
///
/// # Errors
/// [`LayoutProblem::Font`] if a font of the program is damaged.
pub(crate) fn loaded(face: Face) -> Result<&'static Loaded, LayoutProblem> {
    let fonts = FONTS.as_ref().ok_or(LayoutProblem::Font)?;
    Ok(match face {
        Face::Serif => &fonts.serif,
        Face::SerifBold => &fonts.serif_bold,
        Face::Sans => &fonts.sans,
        Face::SansBold => &fonts.sans_bold,
    })
}

/// Whether a face draws a character by itself. U+2011 is drawn as a hyphen.
pub(crate) fn covers(face: Face, letter: char) -> bool {
    if letter == ' ' || letter.is_ascii_graphic() {
        // Every face has them: a test reads the fonts. Most letters of a page are answered here.
        return loaded(face).is_ok();
    }
    let letter = if letter == '\u{2011}' { '-' } else { letter };
    loaded(face).is_ok_and(|font| font.shaper.glyph_index(letter).is_some())
}

fn load(bytes: &'static [u8]) -> Option<Loaded> {
    let shaper = Shaper::from_slice(bytes, 0)?;
    let language: Option<Language> = "fr".parse().ok();
    let plan = ShapePlan::new(&shaper, Direction::LeftToRight, Some(script::LATIN), language.as_ref(), &[]);
    (shaper.units_per_em() == 1000).then_some(Loaded { shaper, plan })
}

#[cfg(test)]
mod tests {
    use super::{Face, loaded};

    #[test]
    fn every_face_draws_the_letters_that_are_not_looked_up() {
        for face in Face::ALL {
            for letter in (' '..='~').chain(['ᵉ', 'ʳ', '…', '—', '’', '€', 'œ']) {
                let font = loaded(face).ok();
                assert!(font.is_some_and(|font| font.shaper.glyph_index(letter).is_some()), "{letter:?}");
            }
        }
    }
}
