//! What is on the paper: text, millimetres, fonts, pages.
#![allow(clippy::float_arithmetic, clippy::wildcard_enum_match_arm)]

use crate::support::{letter, lines, mm, print, table};
use dument_letters::model::{Block, Destination, RichText};
use dument_letters::render::{LayoutProblem, Part, PictureProblem, render};

#[test]
fn the_text_comes_back_whole_with_its_typography() {
    let printed = print(&letter());
    let text = printed.tool("pdfinfo", &["-struct-text"]);
    for expected in [
        "Menuiserie Cœur de chêne",
        "devis n°\u{a0}210",
        "3\u{a0}mars\u{a0}2026",
        "3\u{202f}212,71\u{a0}€\u{a0}:",
        "12,40\u{a0}%",
        "principal\u{202f};",
        "d’indemnité",
        "article\u{a0}L441-10",
        "Objet\u{a0}:",
        "2\u{a0}× 40\u{a0}€",
        "FR76\u{a0}3000\u{a0}6000\u{a0}0112\u{a0}3456\u{a0}7890\u{a0}189",
    ] {
        assert!(text.contains(expected), "missing {expected:?} in:\n{text}");
    }
    assert!(printed.rendered.replaced.is_empty());
}

#[test]
fn words_stay_apart_for_a_plain_reader() {
    let text = print(&letter()).text();
    for expected in ["3 212,71 €", "principal ; 80,71 €", "n° 210", "l’injonction", "Page 1 sur 1"] {
        assert!(text.contains(expected), "missing {expected:?} in:\n{text}");
    }
}

#[test]
fn the_address_stands_in_the_window_of_the_envelope() {
    let printed = print(&letter());
    let words = printed.words();
    let first = words.iter().find(|word| word.text == "SOCIETE").unwrap();
    assert!((mm(first.left) - 110.0).abs() < 0.3, "left edge at {} mm", mm(first.left));
    assert!((mm(first.top) - 56.0).abs() < 0.3, "top at {} mm", mm(first.top));
    let city = words.iter().find(|word| word.text == "VERTOU").unwrap();
    assert!((mm(city.top) - mm(first.top) - 20.0).abs() < 0.1, "pitch of 4 mm");
    for word in words.iter().filter(|word| word.page == 1) {
        let beside = mm(word.right) > 100.0 && (35.0..90.0).contains(&mm(word.top));
        assert!(!beside || mm(word.left) >= 109.7, "{word:?} shows in the window");
        assert!(mm(word.right) <= 191.5 && mm(word.left) >= 24.5, "{word:?} is in the margin");
    }
}

#[test]
fn an_address_that_does_not_fit_the_window_is_said_and_not_cut() {
    let mut long = letter();
    long.address.lines[1] = "SERVICE COMPTABILITE FOURNISSEURS BATIMENT".into();
    let problem = render(&long).unwrap_err();
    assert!(matches!(problem, LayoutProblem::AddressLineTooLong { line: 2, characters: 42, .. }));

    let mut wide = letter();
    wide.address.lines[0] = "W".repeat(38);
    let problem = render(&wide).unwrap_err();
    let LayoutProblem::AddressLineTooLong { width_mm, characters: 38, .. } = problem else {
        panic!("{problem:?}")
    };
    assert!(width_mm > 80);

    let mut many = letter();
    many.address.lines.push("BELGIQUE".into());
    let problem = render(&many).unwrap_err();
    assert_eq!(problem, LayoutProblem::AddressTooManyLines { lines: 7, lines_max: 6 });
    many.address.destination = Destination::Abroad;
    assert!(render(&many).is_ok());
}

#[test]
fn fonts_are_embedded_and_subset() {
    let printed = print(&letter());
    let fonts = printed.tool("pdffonts", &[]);
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(rows.len(), 4, "{fonts}");
    for row in rows {
        assert!(row.contains("CID TrueType      Identity-H       yes yes yes"), "{row}");
    }
}

#[test]
fn the_properties_say_title_author_day_and_language() {
    let printed = print(&letter());
    let said = printed.tool("pdfinfo", &["-isodates"]);
    for expected in [
        "Mise en demeure, facture F-2026-031",
        "Menuiserie Cœur de chêne",
        "2026-11-21T00:00:00Z",
        "Tagged:          yes",
        "Pages:           1",
        "595.276 x 841.89 pts (A4)",
    ] {
        assert!(said.contains(expected), "missing {expected:?} in:\n{said}");
    }
    let raw = String::from_utf8_lossy(&printed.rendered.bytes).into_owned();
    assert!(raw.contains("<pdfaid:part>2</pdfaid:part>") && raw.contains("<pdfuaid:part>1</pdfuaid:part>"));
}

#[test]
fn a_table_of_sixty_rows_repeats_its_header_and_cuts_no_row() {
    let mut long = letter();
    long.body = vec![
        Block::Paragraph(RichText::plain("Madame, Monsieur,")),
        Block::Table(table(60)),
        Block::Paragraph(RichText::plain("Nos salutations distinguées.")),
    ];
    let printed = print(&long);
    assert_eq!(printed.rendered.pages, 3);
    let words = printed.words();
    for page in 1..=3 {
        let headers = words.iter().filter(|word| word.page == page && word.text == "Échéance").count();
        assert_eq!(headers, 1, "one header on page {page}");
    }
    let rows = words.iter().filter(|word| word.text.starts_with("F-2026-0") && word.page > 0);
    let first_lines: Vec<_> = rows.filter(|word| mm(word.left) < 30.0).collect();
    assert_eq!(first_lines.len(), 60);
    for row in first_lines {
        let same_line = |word: &&crate::support::PlacedWord| {
            word.page == row.page && (word.top - row.top).abs() < 0.5 && word.text.contains("606,35")
        };
        assert!(words.iter().any(|word| same_line(&word)), "{} is cut", row.text);
    }
    let structure = printed.tool("pdfinfo", &["-struct"]);
    assert_eq!(structure.matches("TH:").count() + structure.matches("TH (").count(), 7, "read aloud once");
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    let first = render(&letter()).unwrap();
    let second = render(&letter()).unwrap();
    assert_eq!(first, second);
    let mut other = letter();
    other.body.push(Block::Paragraph(RichText::plain("Post-scriptum.")));
    assert_ne!(render(&other).unwrap().bytes, first.bytes);
}

#[test]
fn a_letter_is_light() {
    let printed = print(&letter());
    assert!(printed.rendered.bytes.len() < 40_000, "{} bytes", printed.rendered.bytes.len());
}

#[test]
fn the_signature_never_goes_alone_on_a_page() {
    for count in 1..40 {
        let mut filled = letter();
        let paragraph = "Ce paragraphe tient sur plus de deux lignes parce qu’il le faut bien pour \
                         éprouver la fin des pages, où la dernière ligne ne doit pas rester seule.";
        let blocks = std::iter::repeat_n(Block::Paragraph(RichText::plain(paragraph)), count);
        filled.body = blocks.collect();
        filled.body.push(Block::Paragraph(RichText::plain("Nos salutations distinguées.")));
        let words = print(&filled).words();
        let name = words.iter().find(|word| word.text == "Loïc").unwrap();
        let seul = words.iter().rfind(|word| word.text == "seule.").unwrap();
        assert_eq!(name.page, seul.page, "with {count} paragraphs");
        let capacity = words.iter().find(|word| word.text == "gérant").unwrap();
        assert_eq!(name.page, capacity.page);
    }
}

#[test]
fn an_empty_profile_still_makes_a_page() {
    let mut bare = letter();
    bare.sender.lines.clear();
    bare.address.lines.clear();
    bare.references.clear();
    bare.registered_mention = None;
    bare.body.clear();
    bare.enclosures.clear();
    bare.footer = lines(&["", "  "]);
    bare.signature = Default::default();
    bare.subject = RichText::default();
    bare.place_and_date.clear();
    bare.title.clear();
    let printed = print(&bare);
    assert_eq!(printed.rendered.pages, 1);
    assert!(printed.text().contains("Objet"));
}

#[test]
fn what_takes_the_whole_page_is_said() {
    let mut high = letter();
    high.footer = vec!["mention".to_owned(); 30];
    let problem = render(&high).unwrap_err();
    assert!(matches!(problem, LayoutProblem::TooHigh { part: Part::Footer, .. }), "{problem:?}");
    let mut high = letter();
    high.sender.lines = vec!["ligne".to_owned(); 40];
    let problem = render(&high).unwrap_err();
    assert!(matches!(problem, LayoutProblem::TooHigh { part: Part::Sender, .. }), "{problem:?}");
}

#[test]
fn a_picture_that_cannot_be_used_is_said() {
    let with = |bytes: &[u8]| {
        let mut signed = letter();
        let description = "Signature".to_owned();
        signed.signature.picture =
            Some(dument_letters::model::Picture { bytes: bytes.to_vec(), description });
        render(&signed).unwrap_err()
    };
    let refused = |reason| LayoutProblem::Picture { part: Part::Signature, reason };
    assert_eq!(with(b"%PDF-1.7"), refused(PictureProblem::Unreadable));
    assert_eq!(with(b""), refused(PictureProblem::Unreadable));
    let mut huge = crate::support::png(4, 4);
    huge[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    assert_eq!(with(&huge), refused(PictureProblem::TooLarge));
    let mut damaged = crate::support::png(4, 4);
    damaged.truncate(50);
    assert_eq!(with(&damaged), refused(PictureProblem::Unreadable));
}

#[test]
fn no_line_of_a_paragraph_is_left_alone_on_a_page() {
    for lead in 0..12 {
        let mut long = letter();
        let opening = std::iter::repeat_n(Block::Paragraph(RichText::plain("Madame,")), lead);
        let paragraph = |at: usize| {
            let words = format!("mot{at:02} ").repeat(30 + (at * 7) % 40);
            Block::Paragraph(RichText::plain(words))
        };
        long.body = opening.chain((0..24).map(paragraph)).collect();
        let words = print(&long).words();
        for at in 0..24 {
            let text = format!("mot{at:02}");
            for page in 1..=words.last().unwrap().page {
                let mut tops: Vec<i64> = words
                    .iter()
                    .filter(|word| word.page == page && word.text == text)
                    .map(|word| (word.top * 10.0) as i64)
                    .collect();
                tops.dedup();
                assert_ne!(tops.len(), 1, "a lone line of {text} on page {page}");
            }
        }
        let foot = words.iter().filter(|word| word.text == "SIREN").map(|word| word.top);
        let highest_foot = foot.fold(f64::MAX, f64::min) - 15.0;
        let body = words.iter().filter(|word| word.text.starts_with("mot"));
        assert!(body.into_iter().all(|word| word.bottom < highest_foot));
    }
}

#[test]
fn pictures_of_every_usual_kind_are_drawn() {
    let tried = [
        ("rgba.png", crate::support::png(40, 20)),
        ("rgb.jpg", crate::support::jpeg()),
        ("palette.png", include_bytes!("../fixtures/palette.png").to_vec()),
        ("grey16.png", include_bytes!("../fixtures/grey16.png").to_vec()),
        ("grey-alpha.png", include_bytes!("../fixtures/grey-alpha.png").to_vec()),
        ("grey.jpg", include_bytes!("../fixtures/grey.jpg").to_vec()),
        ("interlaced.png", include_bytes!("../fixtures/interlaced.png").to_vec()),
        ("cmyk.jpg", include_bytes!("../fixtures/cmyk.jpg").to_vec()),
    ];
    for (name, bytes) in tried {
        let mut signed = letter();
        let description = String::new();
        signed.sender.logo = Some(dument_letters::model::Picture { bytes, description });
        let printed = print(&signed);
        let images = printed.tool("pdfimages", &["-list"]);
        assert!(images.lines().count() > 2, "{name}: {images}");
        // Viewers draw sixteen bits a colour in black, and inks in the wrong colours.
        let drawn = |line: &str| line.split_whitespace().nth(7) == Some("8") && !line.contains("cmyk");
        assert!(images.lines().skip(2).all(drawn), "{name}: {images}");
        assert!(printed.tool("pdfinfo", &["-struct"]).contains("Figure"), "{name}");
    }
}
