//! Pages into the operations of the PDF library.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, CurTransMat, DictItem, ExternalStream, ExternalXObject, FontId, Greyscale,
    ImageCompression, ImageOptimizationOptions, Mm, Op, PaintMode, PdfDocument, PdfFont, PdfFontHandle,
    PdfPage, PdfSaveOptions, Pt, RawImage, Rect, TextItem, TextMatrix, XObject, XObjectId, XObjectTransform,
};

use super::document::Document;
use super::encode::{Codes, Embedded};
use super::finish::finish;
use super::flow::{Artifact, Drawing, Ink, Meaning, Page, Piece};
use super::fonts::Face;
use super::length::Length;
use super::lines::Line;
use super::picture::{Format, Image};
use super::printable::decoded;
use super::tree::{Kid, Role, Tree};
use super::{LayoutProblem, PictureProblem};

const PAGE_HEIGHT: Length = Length::mm10(2970);

/// The bytes of a document.
///
/// # Errors
/// [`LayoutProblem`] if a picture cannot be decoded or the library fails.
pub(crate) fn write(document: Document) -> Result<Vec<u8>, LayoutProblem> {
    let mut pen = Pen { tree: document.tree.clone(), ..Pen::default() };
    let mut pdf = PdfDocument::new(&document.title);
    for (number, page) in document.pages.iter().enumerate() {
        pdf.pages.push(PdfPage::new(Mm(210.0), Mm(297.0), pen.page(number, page)));
    }
    let embedded = pen.embed()?;
    for subset in &embedded {
        let id = FontId(subset.face.resource().to_owned());
        pdf.resources.fonts.map.insert(id, PdfFont::new(subset.font.clone()));
    }
    for (index, image) in document.images.iter().enumerate() {
        pdf.resources.xobjects.map.insert(image_id(index), xobject(image)?);
    }
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: Some(image_options()),
    };
    let raw = pdf.to_lopdf_document(&options, &mut Vec::new());
    finish(raw, &document, &pen.tree, &embedded)
}

/// Pictures are compressed without loss and never shrunk.
fn image_options() -> ImageOptimizationOptions {
    ImageOptimizationOptions {
        quality: None,
        max_image_size: None,
        dither_greyscale: None,
        convert_to_greyscale: Some(false),
        auto_optimize: Some(false),
        format: Some(ImageCompression::Flate),
    }
}

fn image_id(index: usize) -> XObjectId {
    XObjectId(format!("I{index}"))
}

fn xobject(image: &Image) -> Result<XObject, LayoutProblem> {
    match image.format {
        Format::Png | Format::Inks => decoded(&image.bytes)
            .and_then(|pixels| RawImage::from_dynamic_image(pixels).map_err(|_| PictureProblem::Unreadable))
            .map(XObject::Image)
            .map_err(|reason| LayoutProblem::Picture { part: image.part, reason }),
        Format::Jpeg { components } => Ok(XObject::External(ExternalXObject {
            stream: ExternalStream {
                dict: jpeg_dictionary(image, components),
                content: image.bytes.clone(),
                compress: false,
            },
            width: None,
            height: None,
            dpi: None,
        })),
    }
}

fn jpeg_dictionary(image: &Image, components: u8) -> BTreeMap<String, DictItem> {
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let space = if components == 1 { "DeviceGray" } else { "DeviceRGB" };
    BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), DictItem::Int(i64::from(image.width))),
        ("Height".to_owned(), DictItem::Int(i64::from(image.height))),
        ("BitsPerComponent".to_owned(), DictItem::Int(8)),
        ("ColorSpace".to_owned(), name(space)),
        ("Filter".to_owned(), name("DCTDecode")),
    ])
}

/// Draws pages, remembering what the file as a whole needs.
#[derive(Default)]
struct Pen {
    tree: Tree,
    codes: BTreeMap<Face, Codes>,
    ops: Vec<Op>,
    /// Meaning of the open marked content.
    open: Option<Meaning>,
    marks: usize,
    page: usize,
    in_text: bool,
    font: Option<(Face, Length)>,
    ink: Option<Ink>,
}

impl Pen {
    fn page(&mut self, number: usize, page: &Page) -> Vec<Op> {
        self.page = number;
        self.marks = 0;
        self.font = None;
        self.ink = None;
        for piece in &page.pieces {
            self.mean(piece.meaning);
            self.piece(piece);
        }
        self.close();
        std::mem::take(&mut self.ops)
    }

    fn embed(&self) -> Result<Vec<Embedded>, LayoutProblem> {
        let used = Face::ALL.iter().filter_map(|face| Some((*face, self.codes.get(face)?)));
        used.map(|(face, codes)| codes.embed(face)).collect()
    }

    /// Opens the marked content of a meaning, unless it is open already.
    fn mean(&mut self, meaning: Meaning) {
        if self.open == Some(meaning) {
            return;
        }
        self.close();
        self.open = Some(meaning);
        let (tag, properties) = match meaning {
            Meaning::Content(element) => {
                let mark = self.marks;
                self.marks += 1;
                self.tree.add_kid(element, Kid::Content { page: self.page, mark });
                let number = DictItem::Int(i64::try_from(mark).unwrap_or(0));
                let tag = self.tree.role(element).name();
                (tag, BTreeMap::from([("MCID".to_owned(), number)]))
            }
            Meaning::Artifact(artifact) => ("Artifact", artifact_properties(artifact)),
        };
        let properties = DictItem::Dict { map: properties };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
    }

    fn close(&mut self) {
        self.leave_text();
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn leave_text(&mut self) {
        if std::mem::take(&mut self.in_text) {
            self.ops.push(Op::EndTextSection);
        }
    }

    fn piece(&mut self, piece: &Piece) {
        match &piece.drawing {
            Drawing::Text { line, size, ink } => self.text(piece, line, *size, *ink),
            Drawing::Rule { length, thickness, ink } => {
                self.leave_text();
                self.set_ink(*ink);
                let y = PAGE_HEIGHT - piece.y - *thickness;
                let (x, y) = (Pt(piece.x.to_pt()), Pt(y.to_pt()));
                let (width, height) = (Pt(length.to_pt()), Pt(thickness.to_pt()));
                let mode = Some(PaintMode::Fill);
                let rectangle = Rect { x, y, width, height, mode, winding_order: None };
                self.ops.push(Op::DrawRectangle { rectangle });
            }
            Drawing::Picture { index, width, height } => {
                self.picture(piece, *index, *width, *height);
            }
        }
    }

    fn set_ink(&mut self, ink: Ink) {
        if self.ink == Some(ink) {
            return;
        }
        self.ink = Some(ink);
        let percent = match ink {
            Ink::Black => 0.0,
            Ink::Grey => 0.33,
            Ink::Light => 0.6,
        };
        let col = Color::Greyscale(Greyscale { percent, icc_profile: None });
        self.ops.push(Op::SetFillColor { col });
    }

    fn text(&mut self, piece: &Piece, line: &Line, size: Length, ink: Ink) {
        self.set_ink(ink);
        if !std::mem::replace(&mut self.in_text, true) {
            self.ops.push(Op::StartTextSection);
        }
        let mut placed = false;
        let runs = line.words.chunk_by(|left, right| left.face == right.face);
        for run in runs {
            let Some(face) = run.first().map(|word| word.face) else { continue };
            if self.font != Some((face, size)) {
                self.font = Some((face, size));
                let font = PdfFontHandle::External(FontId(face.resource().to_owned()));
                self.ops.push(Op::SetFont { font, size: Pt(size.to_pt()) });
            }
            if !std::mem::replace(&mut placed, true) {
                let y = PAGE_HEIGHT - piece.y;
                let matrix = TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, piece.x.to_pt(), y.to_pt()]);
                self.ops.push(Op::SetTextMatrix { matrix });
            }
            let codes = self.codes.entry(face).or_default();
            let mut glyphs = Vec::new();
            for word in run {
                for glyph in &word.glyphs {
                    let text = word.text_of(*glyph);
                    // A second glyph for one character stands for nothing.
                    let text = if text.is_empty() { "\u{2060}" } else { text };
                    let gid = codes.code(glyph.id, text);
                    let offset = (-glyph.kern) as f32;
                    glyphs.push(Codepoint { gid, offset, cid: Some(text.to_owned()) });
                }
            }
            self.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
        }
    }

    fn picture(&mut self, piece: &Piece, index: usize, width: Length, height: Length) {
        self.leave_text();
        let bottom = PAGE_HEIGHT - piece.y - height;
        if let Meaning::Content(element) = piece.meaning {
            let bounds = [piece.x, bottom, piece.x + width, bottom + height];
            debug_assert!(matches!(self.tree.role(element), Role::Figure { .. }));
            self.tree.place_figure(element, bounds);
        }
        let scale = [width.to_pt(), 0.0, 0.0, height.to_pt(), piece.x.to_pt(), bottom.to_pt()];
        let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetTransformationMatrix { matrix: CurTransMat::Raw(scale) },
            Op::UseXobject { id: image_id(index), transform },
            Op::RestoreGraphicsState,
        ]);
    }
}

fn artifact_properties(artifact: Artifact) -> BTreeMap<String, DictItem> {
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let entry = |key: &str, value: &str| (key.to_owned(), name(value));
    match artifact {
        Artifact::Layout => BTreeMap::from([entry("Type", "Layout")]),
        Artifact::Header => BTreeMap::from([entry("Type", "Pagination"), entry("Subtype", "Header")]),
        Artifact::Footer => BTreeMap::from([entry("Type", "Pagination"), entry("Subtype", "Footer")]),
    }
}
