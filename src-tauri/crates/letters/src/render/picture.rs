//! Logos and scanned signatures: read within limits, never trusted.

use super::length::Length;
use super::{Part, PictureProblem};

/// What a letter reads: what was chosen is brought under it (see `printable`).
pub(crate) const IN_A_LETTER: Limit = Limit { bytes: 8_000_000, pixels: 16_000_000 };
/// A picture is never drawn larger than at this many pixels per inch.
const PIXELS_PER_INCH: i64 = 150;

/// How large a picture may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limit {
    /// Of the file.
    pub(crate) bytes: usize,
    /// Width times height.
    pub(crate) pixels: u64,
}

/// A picture accepted, with its size in pixels.
#[derive(Clone, Debug)]
pub(crate) struct Image {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) format: Format,
    /// Where it goes, to name it if it cannot be decoded.
    pub(crate) part: Part,
    pub(crate) bytes: Vec<u8>,
}

/// How the bytes are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Decoded, and written again in eight bits a colour.
    Png,
    /// A JPEG in printing inks (CMYK) as Adobe writes them: decoded, and written again in the colours
    /// of a screen, the only ones that PDF/A allows beside its own profile.
    Inks,
    /// Put into the PDF as it is, with this number of colour components.
    Jpeg {
        /// 1 for grey, 3 for colours.
        components: u8,
    },
}

impl Image {
    /// The drawn size: as large as fits `width` by `height`, in proportion.
    pub(crate) fn fitted(&self, width: Length, height: Length) -> (Length, Length) {
        let (across, down) = (i64::from(self.width.max(1)), i64::from(self.height.max(1)));
        let natural = |pixels: i64| Length::points10(720).share(pixels, PIXELS_PER_INCH);
        let width = width.min(natural(across));
        let height = height.min(natural(down));
        let by_width = (width, width.share(down, across));
        if by_width.1 <= height { by_width } else { (height.share(across, down), height) }
    }
}

/// Recognises a picture and checks its limits without decoding it.
///
/// # Errors
/// [`PictureProblem`] says why it cannot be used.
pub(crate) fn read(bytes: &[u8], part: Part) -> Result<Image, PictureProblem> {
    let (width, height, format) = look(bytes, IN_A_LETTER)?;
    Ok(Image { width, height, format, part, bytes: bytes.to_vec() })
}

/// The size in pixels of a picture and how it is to be read, from its first bytes.
///
/// # Errors
/// [`PictureProblem`] says why it cannot be used.
pub(crate) fn look(bytes: &[u8], limit: Limit) -> Result<(u32, u32, Format), PictureProblem> {
    let (width, height, format) = png_size(bytes)
        .map(|(width, height)| (width, height, Format::Png))
        .or_else(|| jpeg_size(bytes))
        .ok_or(PictureProblem::Unreadable)?;
    if bytes.len() > limit.bytes || u64::from(width) * u64::from(height) > limit.pixels {
        return Err(PictureProblem::TooLarge);
    }
    match format {
        Format::Jpeg { components: 4 } => Err(PictureProblem::PrintingInks),
        Format::Jpeg { components: 1 | 3 } | Format::Png | Format::Inks if width > 0 && height > 0 => {
            Ok((width, height, format))
        }
        Format::Jpeg { .. } | Format::Png | Format::Inks => Err(PictureProblem::Unreadable),
    }
}

fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let size = |at: usize| -> Option<u32> {
        let bytes: [u8; 4] = rest.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes))
    };
    (rest.get(4..8)? == b"IHDR").then_some(())?;
    Some((size(8)?, size(12)?))
}

/// Walks the segments of a JPEG to its frame header.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32, Format)> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    // Adobe writes its inks inverted, and says so; without that mark nobody knows which way they are.
    let mut adobe = false;
    loop {
        let [0xff, kind, tail @ ..] = rest else { return None };
        if *kind == 0xff {
            rest = rest.get(1..)?;
            continue;
        }
        let [high, low, ..] = tail else { return None };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        adobe |= *kind == 0xee && tail.get(2..7) == Some(b"Adobe");
        let frame = matches!(kind, 0xc0..=0xc2);
        if frame {
            let [_, _, 8, h1, h2, w1, w2, components, ..] = tail else { return None };
            let height = u32::from(u16::from_be_bytes([*h1, *h2]));
            let width = u32::from(u16::from_be_bytes([*w1, *w2]));
            let inks = adobe && *components == 4;
            let format = if inks { Format::Inks } else { Format::Jpeg { components: *components } };
            return Some((width, height, format));
        }
        rest = tail.get(length..)?;
    }
}
