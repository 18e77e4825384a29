//! The finishing pass: what makes the library's output a tagged PDF/A-2A and
//! PDF/UA-1 whose bytes depend on nothing but its content.

use lopdf::{Document as Pdf, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::LayoutProblem;
use super::document::Document;
use super::encode::Embedded;
use super::metadata::{PROGRAM, pdf_date, xmp};
use super::structure;
use super::tree::Tree;

/// sRGB, the output intent that PDF/A asks for.
const SRGB: &[u8] = include_bytes!("../../../../../assets/icc/sRGB-v4.icc");

/// Small objects written together, which compresses them well.
const OBJECTS_PER_STREAM: usize = 500;
/// The end of a stream whose last byte is taken for an end of line.
const AMBIGUOUS: &[u8] = b"\r\nendstream";

/// Finishes the library's document and gives its bytes.
///
/// # Errors
/// [`LayoutProblem::Pdf`] if the library's document is not what it should be.
pub(crate) fn finish(
    mut pdf: Pdf,
    document: &Document,
    tree: &Tree,
    embedded: &[Embedded],
) -> Result<Vec<u8>, LayoutProblem> {
    pdf.version = "1.7".to_owned();
    let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    let identity = identity(&pdf, document, &pages);
    finish_pages(&mut pdf, &pages)?;
    finish_fonts(&mut pdf, embedded)?;
    let root = structure::write(&mut pdf, tree, &pages);
    finish_catalog(&mut pdf, document, root)?;
    finish_properties(&mut pdf, document, &identity);
    pdf.prune_objects();
    pdf.compress();
    end_clearly(&mut pdf);
    saved(&pdf)
}

/// A compressed stream whose last byte is a carriage return gets a line feed after it,
/// which no decoder reads: otherwise that byte and the end of line before `endstream`
/// look like one (ISO 19005-2, 6.1.7.1).
fn end_clearly(pdf: &mut Pdf) {
    for object in pdf.objects.values_mut() {
        let Ok(stream) = object.as_stream_mut() else { continue };
        if stream.dict.has(b"Filter") && stream.content.last() == Some(&b'\r') {
            let mut content = stream.content.clone();
            content.push(b'\n');
            stream.set_content(content);
        }
    }
}

/// The bytes of the file. The streams that the library makes while it writes may end
/// as badly: then objects are grouped otherwise.
fn saved(pdf: &Pdf) -> Result<Vec<u8>, LayoutProblem> {
    let mut bytes = Vec::new();
    for halvings in 0..8 {
        let options = SaveOptions::builder()
            .use_object_streams(true)
            .use_xref_streams(true)
            .max_objects_per_stream(OBJECTS_PER_STREAM >> halvings)
            .compression_level(9)
            .build();
        bytes.clear();
        let written = pdf.clone().save_with_options(&mut bytes, options);
        written.map_err(|error| LayoutProblem::Pdf(error.to_string()))?;
        if !bytes.windows(AMBIGUOUS.len()).any(|window| window == AMBIGUOUS) {
            break;
        }
    }
    Ok(bytes)
}

fn failed(error: lopdf::Error) -> LayoutProblem {
    LayoutProblem::Pdf(error.to_string())
}

/// Half of the hash of what the document shows: the same content has the same
/// identity, other content another.
fn identity(pdf: &Pdf, document: &Document, pages: &[ObjectId]) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(document.title.as_bytes());
    hash.update(document.created.to_string().as_bytes());
    for page in pages {
        hash.update(pdf.get_page_content(*page));
    }
    for image in &document.images {
        hash.update(&image.bytes);
    }
    hash.finalize().iter().take(16).copied().collect()
}

fn finish_pages(pdf: &mut Pdf, pages: &[ObjectId]) -> Result<(), LayoutProblem> {
    for (page, key) in pages.iter().zip(0_i64..) {
        let page = pdf.get_object_mut(*page).and_then(Object::as_dict_mut).map_err(failed)?;
        page.set("StructParents", key);
        page.set("Tabs", "S");
        page.remove(b"Annots");
    }
    Ok(())
}

/// Gives each font its map from codes to glyphs of the subset, and its real
/// height of capitals.
fn finish_fonts(pdf: &mut Pdf, embedded: &[Embedded]) -> Result<(), LayoutProblem> {
    for subset in embedded {
        let name = subset.font.font_name.clone().unwrap_or_default();
        let map = Stream::new(dictionary! {}, subset.code_to_glyph.clone());
        let map = pdf.add_object(map);
        for object in pdf.objects.values_mut() {
            let Ok(font) = object.as_dict_mut() else { continue };
            if named(font, b"BaseFont", &name) {
                let descendants = font.get_mut(b"DescendantFonts").and_then(Object::as_array_mut);
                let descendant = descendants.map_err(failed)?.first_mut();
                let descendant = descendant.ok_or_else(|| LayoutProblem::Pdf(name.clone()))?;
                descendant.as_dict_mut().map_err(failed)?.set("CIDToGIDMap", map);
            }
            if named(font, b"FontName", &name) {
                font.set("CapHeight", 665);
            }
        }
    }
    Ok(())
}

fn named(dictionary: &lopdf::Dictionary, key: &[u8], name: &str) -> bool {
    dictionary.get(key).and_then(Object::as_name).is_ok_and(|found| found == name.as_bytes())
}

fn finish_catalog(pdf: &mut Pdf, document: &Document, root: ObjectId) -> Result<(), LayoutProblem> {
    let profile = pdf.add_object(Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));
    let condition = Object::string_literal("sRGB");
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => condition.clone(),
        "Info" => condition,
        "DestOutputProfile" => profile,
    };
    let packet = xmp(&document.title, &document.author, document.created).into_bytes();
    // PDF/A wants its metadata readable without a decoder.
    let metadata = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, packet);
    let metadata = pdf.add_object(metadata.with_compression(false));
    let catalog = pdf.catalog_mut().map_err(failed)?;
    catalog.set("Lang", Object::string_literal("fr-FR"));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set("StructTreeRoot", root);
    catalog.set("Metadata", metadata);
    Ok(())
}

fn finish_properties(pdf: &mut Pdf, document: &Document, identity: &[u8]) {
    let date = Object::string_literal(pdf_date(document.created));
    let mut properties = dictionary! {
        "Title" => lopdf::text_string(&document.title),
        "Creator" => lopdf::text_string(PROGRAM),
        "Producer" => lopdf::text_string(PROGRAM),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    if !document.author.is_empty() {
        properties.set("Author", lopdf::text_string(&document.author));
    }
    let properties = pdf.add_object(properties);
    pdf.trailer.set("Info", properties);
    let identity = Object::String(identity.to_vec(), StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![identity.clone(), identity]);
}
