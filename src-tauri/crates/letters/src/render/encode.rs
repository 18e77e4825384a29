//! Codes of glyphs in the PDF, and the subset fonts they point into.
//!
//! A code stands for a glyph and its text together, so that a space and a
//! no-break space drawn by one glyph are still two characters when the text
//! is copied.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontMetrics, FontType, ParsedFont, PdfFontMetricsStub};
use subsetter::GlyphRemapper;

use super::LayoutProblem;
use super::fonts::{Face, loaded};

/// Codes given out for one face, in order of appearance; code 0 stays unused.
#[derive(Debug, Default)]
pub(crate) struct Codes {
    by_glyph: BTreeMap<u16, Vec<(String, u16)>>,
    glyphs: Vec<u16>,
}

/// A face ready to embed.
pub(crate) struct Embedded {
    /// Which face.
    pub(crate) face: Face,
    /// What the PDF library embeds: the subset as a whole font, whose glyph
    /// numbers are our codes.
    pub(crate) font: ParsedFont,
    /// From code to glyph of the subset, two bytes each.
    pub(crate) code_to_glyph: Vec<u8>,
}

impl Codes {
    /// The code of a glyph that stands for `text`.
    pub(crate) fn code(&mut self, glyph: u16, text: &str) -> u16 {
        let known = self.by_glyph.entry(glyph).or_default();
        if let Some((_, code)) = known.iter().find(|(stands_for, _)| stands_for == text) {
            return *code;
        }
        self.glyphs.push(glyph);
        let code = u16::try_from(self.glyphs.len()).unwrap_or(u16::MAX);
        known.push((text.to_owned(), code));
        code
    }

    /// The subset of `face` that these codes need.
    ///
    /// # Errors
    /// [`LayoutProblem::Font`] if a font of the program is damaged.
    pub(crate) fn embed(&self, face: Face) -> Result<Embedded, LayoutProblem> {
        let font = loaded(face)?;
        let mut remapper = GlyphRemapper::new();
        let used: BTreeSet<u16> = self.glyphs.iter().copied().collect();
        used.iter().for_each(|glyph| {
            remapper.remap(*glyph);
        });
        let bytes = subsetter::subset(face.bytes(), 0, &remapper).map_err(|_| LayoutProblem::Font)?;
        let mut code_to_glyph = vec![0, 0];
        let mut glyph_widths = BTreeMap::new();
        for (code, glyph) in (1_u16..).zip(&self.glyphs) {
            let subset = remapper.get(*glyph).unwrap_or(0);
            code_to_glyph.extend(subset.to_be_bytes());
            let number = rustybuzz::ttf_parser::GlyphId(*glyph);
            glyph_widths.insert(code, font.shaper.glyph_hor_advance(number).unwrap_or(0));
        }
        let font_name = Some(format!("{}+{}", tag(&bytes), face.name()));
        let metrics = metrics(face, font);
        let parsed = ParsedFont {
            original_bytes: bytes,
            font_index: 0,
            font_name,
            codepoint_to_glyph: BTreeMap::new(),
            glyph_widths,
            units_per_em: 1000,
            font_metrics: FontMetrics { ascent: font.shaper.ascender(), descent: font.shaper.descender() },
            font_type: FontType::TrueType,
            pdf_font_metrics: metrics,
        };
        Ok(Embedded { face, font: parsed, code_to_glyph })
    }
}

fn metrics(face: Face, font: &super::fonts::Loaded) -> PdfFontMetricsStub {
    let bounds = font.shaper.global_bounding_box();
    PdfFontMetricsStub {
        units_per_em: 1000,
        x_min: bounds.x_min,
        y_min: bounds.y_min,
        x_max: bounds.x_max,
        y_max: bounds.y_max,
        caret_slope_rise: 1,
        caret_slope_run: 0,
        us_weight_class: match face {
            Face::Serif | Face::Sans => 400,
            Face::SerifBold | Face::SansBold => 700,
        },
    }
}

/// The six capitals that mark a subset font (PDF 1.7, 9.6.4), drawn from its
/// bytes so that the same subset has the same name.
fn tag(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(bytes);
    digest.iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
