//! Names copied from anywhere: handled, said, never lost, never a panic.
#![allow(clippy::float_arithmetic, clippy::wildcard_enum_match_arm)]

use crate::support::{letter, mm, print, table};
use dument_letters::model::{Block, RichText};
use dument_letters::render::render;

#[test]
fn a_word_of_ten_thousand_letters_wraps_inside_the_margins() {
    let mut long = letter();
    long.body.insert(1, Block::Paragraph(RichText::plain("abcdefghij".repeat(1000))));
    let printed = print(&long);
    let words = printed.words();
    assert!(words.iter().all(|word| mm(word.right) < 191.5));
    let letters: usize =
        words.iter().filter(|word| word.text.contains("defgh")).map(|word| word.text.len()).sum();
    assert_eq!(letters, 10_000);
}

#[test]
fn a_cell_taller_than_a_page_goes_on_to_the_next() {
    let mut long = letter();
    let mut tall = table(1);
    tall.rows[0][0] = RichText::plain("W".repeat(3000));
    long.body = vec![Block::Table(tall)];
    let printed = print(&long);
    let drawn: usize = printed.text().matches('W').count();
    assert!(printed.rendered.pages > 1);
    assert_eq!(drawn, 3000);
}

#[test]
fn what_the_fonts_lack_is_marked_and_said() {
    let mut strange = letter();
    strange.address.lines[0] = "\u{202e}מאפיית אביב 🥐".into();
    strange.sender.lines[0] = "مخبز\u{200d} Étoile \u{1f468}\u{200d}\u{1f469}".into();
    strange.body.insert(1, Block::Paragraph(RichText::plain("Ça va 😀\u{fe0f}\u{7}\u{1b}[31m, Łódź ?")));
    let printed = print(&strange);
    let text = printed.tool("pdfinfo", &["-struct-text"]);
    assert!(text.contains("□□□□□□ □□□□ □"), "{text}");
    assert!(text.contains("□□□□ Étoile □□"), "{text}");
    assert!(text.contains("Ça va □[31m, Łódź\u{202f}?"), "{text}");
    let said: Vec<char> = printed.rendered.replaced.iter().map(|replaced| replaced.character).collect();
    assert!(said.contains(&'😀') && said.contains(&'מ') && said.contains(&'خ'), "{said:?}");
}

#[test]
fn a_name_of_two_hundred_characters_is_whole_in_the_body() {
    let name = format!("Société {}", "des Établissements réunis ".repeat(8));
    let mut long = letter();
    long.subject = RichText::plain(format!("facture de {name}"));
    long.sender.lines[0] = name.clone();
    let printed = print(&long);
    let text = printed.text().replace('\n', " ").replace("  ", " ");
    assert!(text.contains(name.trim()), "{text}");
}

#[test]
fn every_character_of_the_first_plane_is_drawn_or_marked() {
    let mut all = letter();
    let text: String = (0..0x3000_u32).filter_map(char::from_u32).collect();
    all.body.insert(1, Block::Paragraph(RichText::plain(text)));
    let rendered = render(&all).unwrap();
    assert!(rendered.replaced.len() > 1000);
    let plain = print(&all).tool("pdfinfo", &["-struct-text"]);
    assert!(plain.contains("ÀÁÂÃÄÅÆÇÈÉÊË"));
}

#[test]
fn quotation_marks_and_markup_in_a_title_do_no_harm() {
    let mut odd = letter();
    odd.title = "Facture <b>&amp;\"(12)\\ ]]> 🥐".into();
    odd.sender.lines[0] = "Durand & Fils (<SARL>) \\".into();
    let said = print(&odd).tool("pdfinfo", &[]);
    assert!(said.contains("Facture <b>&amp;\"(12)\\ ]]> 🥐"), "{said}");
    assert!(said.contains("Durand & Fils (<SARL>) \\"), "{said}");
}
