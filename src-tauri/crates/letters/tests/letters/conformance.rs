//! PDF/A-2A and PDF/UA-1, by a validator of its own and by our own checks.
#![allow(clippy::float_arithmetic, clippy::wildcard_enum_match_arm)]

use crate::support::{assert_conforms, letter, print, table};
use dument_letters::model::{Block, Letter, Picture, RichText};
use lopdf::{Dictionary, Document, Object};

/// A letter with every kind of block and both pictures, on several pages.
fn rich() -> Letter {
    let mut rich = letter();
    let picture =
        |bytes| Some(Picture { bytes, description: "Porte stylisée, logo de l’entreprise".to_owned() });
    rich.sender.logo = picture(crate::support::png(40, 20));
    rich.signature.picture = picture(crate::support::jpeg());
    let mut captioned = table(60);
    captioned.caption = Some("Factures échues au 21 novembre 2026".into());
    rich.body.insert(2, Block::Heading("Détail".into()));
    rich.body.insert(3, Block::Table(captioned));
    rich.body.insert(4, Block::List(vec!["première pièce 🥐".into(), "seconde pièce".into()]));
    rich.body.insert(5, Block::Paragraph(RichText::plain("\u{2011} œ ﬁn office × № ✓")));
    rich
}

#[test]
fn letters_follow_pdf_a_and_pdf_ua() {
    let mut bare = letter();
    bare.body.clear();
    bare.sender.lines.clear();
    bare.address.lines.clear();
    bare.footer.clear();
    let mut pictured = letter();
    let picture = |bytes: &[u8]| Some(Picture { bytes: bytes.to_vec(), description: String::new() });
    pictured.sender.logo = picture(include_bytes!("../fixtures/grey16.png"));
    pictured.signature.picture = picture(include_bytes!("../fixtures/grey-alpha.png"));
    let printed = [letter(), rich(), bare, pictured].map(|letter| print(&letter));
    assert_conforms(&printed);
}

/// Each entry of the parent tree is the element that lists that very mark:
/// the validator above does not see two swapped entries.
#[test]
fn the_parent_tree_leads_back_to_the_right_element() {
    let bytes = print(&rich()).rendered.bytes.clone();
    let pdf = Document::load_mem(&bytes).unwrap();
    let dictionary = |object: &Object| -> Dictionary {
        let object = object.as_reference().map_or(object, |id| pdf.get_object(id).unwrap());
        object.as_dict().unwrap().clone()
    };
    let root = dictionary(pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    let numbers = dictionary(root.get(b"ParentTree").unwrap());
    let numbers = numbers.get(b"Nums").unwrap().as_array().unwrap().clone();
    let pages: Vec<_> = pdf.get_pages().into_values().collect();
    assert_eq!(numbers.len(), 2 * pages.len());
    let mut marks = 0;
    for (page, pair) in pages.iter().zip(numbers.chunks(2)) {
        let key = pdf.get_object(*page).unwrap().as_dict().unwrap().get(b"StructParents").unwrap();
        assert_eq!(key, &pair[0]);
        for (mark, element) in pair[1].as_array().unwrap().iter().enumerate() {
            let element = dictionary(element);
            let own_page = element.get(b"Pg").unwrap().as_reference().unwrap();
            let lists = element.get(b"K").unwrap().as_array().unwrap().iter().any(|kid| match kid {
                Object::Integer(number) => own_page == *page && *number == mark as i64,
                Object::Dictionary(reference) => {
                    reference.get(b"Pg").unwrap().as_reference().unwrap() == *page
                        && reference.get(b"MCID").unwrap().as_i64().unwrap() == mark as i64
                }
                _ => false,
            });
            assert!(lists, "mark {mark} of page {page:?}");
            marks += 1;
        }
    }
    assert!(marks > 400, "{marks} marks");
}

#[test]
fn the_structure_reads_in_the_order_of_the_letter() {
    let text = print(&rich()).tool("pdfinfo", &["-struct-text"]);
    let order = [
        "Figure",
        "Menuiserie Cœur",
        "LETTRE RECOMMANDÉE",
        "SOCIETE LES TROIS PORTES",
        "Nantes, le",
        "dossier D-12",
        "H1",
        "MISE EN DEMEURE",
        "Madame, Monsieur,",
        "H2",
        "Caption",
        "Factures échues",
        "LBody",
        "première pièce",
        "salutations distinguées",
        "Loïc Guérin",
        "Pièces jointes",
        "SIREN",
    ];
    let mut at = 0;
    for expected in order {
        let found = text[at..].find(expected);
        at += found.unwrap_or_else(|| panic!("{expected:?} is missing or out of order in:\n{text}"));
    }
}
