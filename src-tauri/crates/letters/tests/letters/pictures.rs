//! Logos and signatures as people have them: what is kept of each, and what is refused when it is chosen.

use std::io::Cursor;

use dument_letters::render::{PictureProblem, Printable, printable};
use image::{DynamicImage, ExtendedColorType, GenericImageView, ImageEncoder, ImageFormat, Rgb, RgbImage};

const RED: [u8; 3] = [200, 40, 30];
const BLUE: [u8; 3] = [20, 60, 160];

/// Red on the left, blue on the right.
fn two_colours(width: u32, height: u32) -> DynamicImage {
    let colour = |x: u32| Rgb(if x < width / 2 { RED } else { BLUE });
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, _| colour(x)))
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

fn kept(bytes: &[u8]) -> (Printable, DynamicImage) {
    let kept = printable(bytes).unwrap();
    let pixels = image::load_from_memory(&kept.bytes).unwrap();
    (kept, pixels)
}

/// The colour at a place, as JPEG keeps it: near.
fn assert_near(picture: &DynamicImage, (x, y): (u32, u32), wanted: [u8; 3]) {
    let [red, green, blue, _] = picture.get_pixel(x, y).0;
    let near = [red, green, blue].iter().zip(wanted).all(|(is, wanted)| is.abs_diff(wanted) <= 12);
    assert!(near, "{:?} instead of {wanted:?}", [red, green, blue]);
}

#[test]
fn a_logo_of_sixteen_bits_is_kept_in_eight_with_its_colours() {
    for (deep, alpha) in [
        (DynamicImage::ImageRgb16(two_colours(40, 20).into_rgb16()), false),
        (DynamicImage::ImageRgba16(two_colours(40, 20).into_rgba16()), true),
        (DynamicImage::ImageLuma16(two_colours(40, 20).into_luma16()), false),
        (DynamicImage::ImageLumaA16(two_colours(40, 20).into_luma_alpha16()), true),
    ] {
        let (kept, pixels) = kept(&file(&deep, ImageFormat::Png));
        assert_eq!((kept.media_type, pixels.dimensions()), ("image/png", (40, 20)));
        let color = pixels.color();
        assert_eq!(color.bytes_per_pixel(), color.channel_count(), "{color:?}");
        assert_eq!((color.has_alpha(), color.has_color()), (alpha, deep.color().has_color()));
        assert_eq!(pixels.to_rgba8(), deep.to_rgba8());
    }
}

#[test]
fn what_a_letter_holds_as_it_is_is_kept_as_it_is() {
    let own = [
        file(&two_colours(40, 20), ImageFormat::Png),
        file(&two_colours(40, 20), ImageFormat::Jpeg),
        include_bytes!("../fixtures/palette.png").to_vec(),
        include_bytes!("../fixtures/interlaced.png").to_vec(),
        include_bytes!("../fixtures/grey.jpg").to_vec(),
        crate::support::png(40, 20),
    ];
    for bytes in own {
        assert_eq!(printable(&bytes).unwrap().bytes, bytes);
    }
}

#[test]
fn a_logo_in_printing_inks_is_kept_in_the_colours_of_a_screen() {
    let (kept, pixels) = kept(include_bytes!("../fixtures/cmyk.jpg"));
    assert_eq!((kept.media_type, pixels.color()), ("image/png", image::ColorType::Rgb8));
    // From red above to blue below.
    assert_near(&pixels, (10, 0), [255, 0, 0]);
    assert_near(&pixels, (10, 9), [0, 0, 255]);
    // Without the mark of Adobe nobody knows which way the inks are written.
    let unmarked = include_bytes!("../fixtures/cmyk.jpg");
    let unmarked = [unmarked.get(..2).unwrap(), unmarked.get(18..).unwrap()].concat();
    assert_eq!(printable(&unmarked), Err(PictureProblem::PrintingInks));
}

#[test]
fn a_photograph_taken_sideways_is_kept_upright() {
    let lying = file(&two_colours(80, 40), ImageFormat::Jpeg);
    // Exif, one entry: orientation (0x0112) 6, to be turned a quarter clockwise.
    let exif = b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let lying = [&lying[..2], exif, &lying[2..]].concat();
    let (kept, pixels) = kept(&lying);
    assert_eq!((kept.media_type, pixels.dimensions()), ("image/jpeg", (40, 80)));
    assert_near(&pixels, (20, 10), RED);
    assert_near(&pixels, (20, 70), BLUE);
}

#[test]
fn the_photograph_of_a_telephone_is_kept_no_larger_than_a_letter_shows() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png] {
        let (kept, pixels) = kept(&file(&two_colours(4000, 3000), format));
        assert_eq!(pixels.dimensions(), (1200, 900));
        assert!(kept.bytes.len() < 200_000, "{}", kept.bytes.len());
        assert_near(&pixels, (100, 100), RED);
        assert_near(&pixels, (1100, 800), BLUE);
    }
}

#[test]
fn what_no_letter_could_hold_is_refused_when_it_is_chosen() {
    for unreadable in
        [b"".as_slice(), b"GIF89a", b"%PDF-1.7", b"<svg/>", b"\x89PNG\r\n\x1a\n rest", b"\xff\xd8\xff"]
    {
        assert_eq!(printable(unreadable), Err(PictureProblem::Unreadable));
    }
    let whole = file(&two_colours(40, 20), ImageFormat::Png);
    assert_eq!(printable(&whole[..whole.len() / 2]), Err(PictureProblem::Unreadable), "cut in two");
    let mut row = Vec::new();
    let pixels = vec![0; 60_000 * 1000];
    let encoder = image::codecs::png::PngEncoder::new(&mut row);
    encoder.write_image(&pixels, 60_000, 1000, ExtendedColorType::L8).unwrap();
    assert_eq!(printable(&row), Err(PictureProblem::TooLarge));
    let heavy = [whole.as_slice(), &vec![0; 20_000_000]].concat();
    assert_eq!(printable(&heavy), Err(PictureProblem::TooLarge));
}
