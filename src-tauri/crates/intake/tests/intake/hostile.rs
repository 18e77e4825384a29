//! Files made to harm or damaged at random: an answer in bounds, never a panic.

use dument_intake::{Reading, read};

/// An answer, and no panic: how far a file may go is counted in bytes, cells and rows by the readers
/// themselves, never by a clock.
fn read_whole(bytes: &[u8]) -> Reading {
    let reading = read("hostile", bytes);
    assert!(reading.problems.iter().all(|problem| problem.code != "unreadable"), "a reader panicked");
    reading
}

fn refused(bytes: &[u8], code: &str) {
    let reading = read_whole(bytes);
    assert_eq!(reading.problems.last().unwrap().code, code, "{:?}", reading.problems);
    assert!(reading.has_errors() && reading.invoices.is_empty() && reading.document.is_none());
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

#[test]
fn bytes_changed_cut_or_repeated_anywhere_never_panic() {
    let sound: [&[u8]; 5] = [
        include_bytes!("../fixtures/facture.xml"),
        include_bytes!("../fixtures/facture-ubl.xml"),
        include_bytes!("../fixtures/factures.csv"),
        include_bytes!("../fixtures/reglements.csv"),
        include_bytes!("../fixtures/lignes.csv"),
    ];
    let mut dice = Dice(11);
    for bytes in sound {
        for _ in 0..150 {
            let mut broken = bytes.to_vec();
            for _ in 0..=dice.roll(12) {
                let at = dice.roll(broken.len());
                match dice.roll(3) {
                    0 => broken[at] = u8::try_from(dice.roll(256)).unwrap(),
                    1 => broken.insert(at, b"\0\"<>;,&\xE9"[dice.roll(8)]),
                    _ => drop(broken.remove(at)),
                }
            }
            read_whole(&broken);
        }
    }
}

#[test]
fn nesting_does_not_overflow_the_stack() {
    refused("<a>".repeat(200_000).as_bytes(), "xml_beyond_limits");
    refused(format!("%PDF-1.7\n1 0 obj\n{}\n", "[".repeat(200_000)).as_bytes(), "pdf_damaged");
}

#[test]
fn many_attributes_and_elements_stay_in_bounds() {
    let attributes: String = (0..80_000).map(|rank| format!(" a{rank}=\"\"")).collect();
    refused(format!("<Invoice{attributes}/>").as_bytes(), "xml_beyond_limits");
    let some: String = (0..1_500).map(|rank| format!(" a{rank}=\"\"")).collect();
    let many = format!("<Invoice>{}</Invoice>", format!("<x{some}/>").repeat(300));
    assert!(read_whole(many.as_bytes()).has_errors());
    refused(format!("<Invoice>{}</Invoice>", "<x/>".repeat(500_000)).as_bytes(), "xml_beyond_limits");
}

#[test]
fn entities_are_never_expanded() {
    refused(b"<Invoice><ID>&bomb;</ID></Invoice>", "entity_refused");
    refused(b"<!DOCTYPE Invoice SYSTEM \"http://localhost/x.dtd\"><Invoice/>", "doctype_refused");
}

#[test]
fn a_pdf_full_of_false_attachments_is_answered() {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend(b"/EmbeddedFile ".repeat(300_000));
    bytes.extend(b"\n%%EOF");
    refused(&bytes, "pdf_damaged");
}

#[test]
fn tables_of_one_cell_or_of_only_quotes_are_bounded() {
    refused("x".repeat(3_000_000).as_bytes(), "no_invoice_columns");
    assert!(read_whole("\"".repeat(300_001).as_bytes()).has_errors());
    assert!(read_whole(";".repeat(300_000).as_bytes()).has_errors());
}

#[test]
fn a_name_is_data_whatever_it_looks_like() {
    let text = "Numéro;Client;Date;Montant TTC\n../../x;=cmd|' /C calc'!A0;01/02/2026;1,00\nF\u{202e}2;<script>\u{200b};01/02/2026;2,00\n";
    let reading = read_whole(text.as_bytes());
    assert_eq!(reading.invoices[0].number.as_deref(), Some("../../x"));
    assert_eq!(reading.invoices[0].buyer.name.as_deref(), Some("=cmd|' /C calc'!A0"));
    assert_eq!(reading.invoices[1].number.as_deref(), Some("F2"));
    assert_eq!(reading.invoices[1].buyer.name.as_deref(), Some("<script>"));
    assert_eq!(reading.problems[0].code, "invisible_characters");
}
