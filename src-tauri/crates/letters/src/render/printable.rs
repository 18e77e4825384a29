//! A logo or a signature made printable when it is chosen: what no letter could hold is refused there,
//! not on the day a letter is due.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::PictureProblem;
use super::picture::{Format, Limit, look};

/// What is read when it is chosen: the photograph of a telephone.
const CHOSEN: Limit = Limit { bytes: 20_000_000, pixels: 50_000_000 };
/// The longest side kept, in pixels: 60 mm of a letter at 500 points per inch.
const SIDE_MAX: u32 = 1200;
/// The largest file kept as it is, in bytes.
const KEPT_MAX: usize = 2_000_000;
/// The most memory that a picture may take once it is decoded, in bytes.
const MEMORY_MAX: u64 = 500_000_000;
/// Of a photograph written again, in per cent.
const QUALITY: u8 = 92;

/// A picture that every letter can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printable {
    /// The file to keep: the one given, or the same picture upright, in eight bits a colour, in the
    /// colours of a screen and no larger than a letter shows.
    pub bytes: Vec<u8>,
    /// `image/png` or `image/jpeg`.
    pub media_type: &'static str,
}

/// Decodes a picture as a letter would, and gives the one to keep.
///
/// # Errors
/// [`PictureProblem`] says why no letter could hold it.
pub fn printable(bytes: &[u8]) -> Result<Printable, PictureProblem> {
    let (width, height, format) = look(bytes, CHOSEN)?;
    let (pixels, orientation, deep) = upright(bytes)?;
    let photograph = matches!(format, Format::Jpeg { .. });
    let media_type = if photograph { "image/jpeg" } else { "image/png" };
    let fits = width.max(height) <= SIDE_MAX && bytes.len() <= KEPT_MAX;
    if fits && !deep && format != Format::Inks && orientation == Orientation::NoTransforms {
        return Ok(Printable { bytes: bytes.to_vec(), media_type });
    }
    let pixels = if width.max(height) <= SIDE_MAX {
        pixels
    } else {
        pixels.resize(SIDE_MAX, SIDE_MAX, FilterType::CatmullRom)
    };
    let mut file = Cursor::new(Vec::new());
    let written = if photograph {
        pixels.write_with_encoder(JpegEncoder::new_with_quality(&mut file, QUALITY))
    } else {
        pixels.write_to(&mut file, ImageFormat::Png)
    };
    written.map_err(|_| PictureProblem::Unreadable)?;
    Ok(Printable { bytes: file.into_inner(), media_type })
}

/// The pixels of a picture in eight bits a colour: PDF viewers draw sixteen in black.
///
/// # Errors
/// [`PictureProblem`] where it cannot be decoded.
pub(crate) fn decoded(bytes: &[u8]) -> Result<DynamicImage, PictureProblem> {
    upright(bytes).map(|(pixels, _, _)| pixels)
}

/// The pixels in eight bits a colour, turned as the camera says they were held; what it said, and
/// whether the file has more bits.
fn upright(bytes: &[u8]) -> Result<(DynamicImage, Orientation, bool), PictureProblem> {
    let unreadable = |_| PictureProblem::Unreadable;
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| PictureProblem::Unreadable)?;
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MEMORY_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    if decoder.total_bytes() > MEMORY_MAX {
        return Err(PictureProblem::TooLarge);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let pixels = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    let color = pixels.color();
    let deep = color.bytes_per_pixel() > color.channel_count();
    let mut pixels = match (color.has_color(), color.has_alpha()) {
        (true, true) => DynamicImage::ImageRgba8(pixels.into_rgba8()),
        (true, false) => DynamicImage::ImageRgb8(pixels.into_rgb8()),
        (false, true) => DynamicImage::ImageLumaA8(pixels.into_luma_alpha8()),
        (false, false) => DynamicImage::ImageLuma8(pixels.into_luma8()),
    };
    pixels.apply_orientation(orientation);
    Ok((pixels, orientation, deep))
}
