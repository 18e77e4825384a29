//! Invoices inside PDFs, made here with every way of hanging a file.

use dument_intake::{Format, Reading, read};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary};

const INVOICE: &str = include_str!("../fixtures/facture.xml");

/// Where the attached file is named.
#[derive(Clone, Copy)]
enum Hung {
    Names,
    NamesInKids,
    AssociatedFiles,
    Annotation,
}

fn page(document: &mut Document) -> (Object, Object) {
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    document.objects.insert(
        pages,
        Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }),
    );
    (pages.into(), page.into())
}

fn document(files: &[(&str, &str)], hung: Hung) -> Document {
    let mut document = Document::with_version("1.7");
    let (pages, page) = page(&mut document);
    let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages };
    let mut names: Vec<Object> = Vec::new();
    for (name, content) in files {
        let mut stream = Stream::new(dictionary! { "Type" => "EmbeddedFile" }, content.as_bytes().to_vec());
        stream.compress().unwrap();
        let stream = document.add_object(stream);
        let file = document.add_object(dictionary! {
            "Type" => "Filespec", "UF" => Object::string_literal(*name), "EF" => dictionary! { "F" => stream },
        });
        names.extend([Object::string_literal(*name), file.into()]);
    }
    let specifications: Vec<Object> = names.iter().skip(1).step_by(2).cloned().collect();
    match hung {
        Hung::Names => {
            catalog.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } })
        }
        Hung::NamesInKids => {
            let leaf = document.add_object(dictionary! { "Names" => names });
            let tree = dictionary! { "Kids" => vec![leaf.into(), leaf.into()] };
            catalog.set("Names", dictionary! { "EmbeddedFiles" => tree });
        }
        Hung::AssociatedFiles => catalog.set("AF", specifications),
        Hung::Annotation => {
            let annotation = document.add_object(dictionary! {
                "Type" => "Annot", "Subtype" => "FileAttachment", "FS" => specifications[0].clone(),
            });
            let page = document.get_object_mut(page.as_reference().unwrap()).unwrap().as_dict_mut().unwrap();
            page.set("Annots", vec![Object::from(annotation)]);
        }
    }
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    document
}

fn bytes(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn codes(reading: &Reading) -> Vec<&str> {
    reading.problems.iter().map(|problem| problem.code).collect()
}

fn gives_the_invoice(reading: &Reading) {
    assert_eq!(reading.format, Format::FacturX, "{:?}", reading.problems);
    assert_eq!(reading.invoices[0].number.as_deref(), Some("2026-041"));
    assert_eq!(reading.document.as_ref().unwrap().media_type, "application/pdf");
}

#[test]
fn an_invoice_is_found_wherever_it_hangs() {
    for hung in [Hung::Names, Hung::NamesInKids, Hung::AssociatedFiles, Hung::Annotation] {
        gives_the_invoice(&read("x.pdf", &bytes(document(&[("factur-x.xml", INVOICE)], hung))));
    }
}

#[test]
fn names_are_tolerated_and_other_files_ignored() {
    let files = [("Bon de livraison.pdf", "%PDF-"), ("notes.xml", "<notes/>"), ("INVOICE-DATA.XML", INVOICE)];
    gives_the_invoice(&read("x.pdf", &bytes(document(&files, Hung::Names))));
}

#[test]
fn a_pdf_without_data_is_offered_as_a_document() {
    let reading = read("dossier/devis signé.pdf", &bytes(document(&[], Hung::Names)));
    assert_eq!((reading.format, codes(&reading)), (Format::Pdf, vec!["no_structured_data"]));
    assert_eq!(reading.file, "devis signé.pdf");
    assert!(reading.document.is_some() && !reading.has_errors());
}

#[test]
fn two_different_invoices_are_never_chosen_between() {
    let other = INVOICE.replace("2026-041", "2026-042");
    let files = [("factur-x.xml", INVOICE), ("autre.xml", other.as_str())];
    let reading = read("x.pdf", &bytes(document(&files, Hung::Names)));
    assert_eq!(codes(&reading), ["several_invoices"]);
    assert!(reading.invoices.is_empty());
}

#[test]
fn a_pdf_that_only_restricts_printing_is_read_and_a_locked_one_refused() {
    for (password, is_read) in [("", true), ("secret", false)] {
        let mut document = document(&[("factur-x.xml", INVOICE)], Hung::Names);
        let id = Object::string_literal(b"0123456789abcdef".to_vec());
        document.trailer.set("ID", vec![id.clone(), id]);
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password: password,
            key_length: 128,
            permissions: Permissions::empty(),
        };
        let state = EncryptionState::try_from(version).unwrap();
        document.encrypt(&state).unwrap();
        let reading = read("x.pdf", &bytes(document));
        if is_read {
            gives_the_invoice(&reading);
        } else {
            assert_eq!(codes(&reading), ["pdf_locked"]);
        }
    }
}

#[test]
fn a_wrong_table_of_contents_is_repaired_and_said() {
    let text = bytes(document(&[("factur-x.xml", INVOICE)], Hung::Names));
    let at = text.windows(9).rposition(|window| window == b"startxref").unwrap();
    let mut broken = text[..at].to_vec();
    broken.extend_from_slice(b"startxref\n7\n%%EOF\n");
    let reading = read("x.pdf", &broken);
    gives_the_invoice(&reading);
    assert!(codes(&reading).contains(&"pdf_repaired"));
}

#[test]
fn a_bomb_stops_at_the_limit() {
    let huge = " ".repeat(40 * 1024 * 1024);
    let reading = read("x.pdf", &bytes(document(&[("factur-x.xml", &huge)], Hung::Names)));
    assert_eq!(codes(&reading), ["attachment_unreadable"]);
}

#[test]
fn mutations_never_panic() {
    let sound = bytes(document(&[("factur-x.xml", INVOICE)], Hung::NamesInKids));
    let mut seed = 7_u64;
    for _ in 0..300 {
        let mut broken = sound.clone();
        for _ in 0..8 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(seed >> 33).unwrap() % broken.len();
            broken[at] = u8::try_from(seed >> 24 & 0xff).unwrap();
        }
        let reading = read("x.pdf", &broken);
        assert!(!codes(&reading).contains(&"unreadable"), "a reader panicked");
    }
}

#[test]
fn two_hundred_attachments_that_inflate_to_gigabytes_are_refused_in_words() {
    let blanks = " ".repeat(19 * 1024 * 1024);
    let names: Vec<String> = (0..200).map(|rank| format!("piece-{rank}.xml")).collect();
    let mut stream = Stream::new(dictionary! { "Type" => "EmbeddedFile" }, blanks.into_bytes());
    stream.compress().unwrap();
    let small: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "x")).collect();
    let mut bomb = document(&small, Hung::Names);
    let attached = |object: &Object| {
        object.as_stream().is_ok_and(|stream| {
            stream.dict.get(b"Type").is_ok_and(|kind| kind.as_name().unwrap() == b"EmbeddedFile")
        })
    };
    for object in bomb.objects.values_mut().filter(|object| attached(object)) {
        *object = Object::Stream(stream.clone());
    }
    let reading = read("bomb.pdf", &bytes(bomb));
    assert_eq!(reading.problems[0].code, "beyond_budget", "{:?}", reading.problems);
    assert!(reading.invoices.is_empty() && reading.document.is_none());
}

#[test]
fn the_same_invoice_in_two_vocabularies_is_one() {
    let ubl = include_str!("../fixtures/facture-ubl.xml");
    let other = read("u.xml", ubl.as_bytes()).invoices[0].clone();
    let both = document(&[("factur-x.xml", INVOICE), ("UBL.xml", ubl)], Hung::Names);
    assert_eq!(read("p.pdf", &bytes(both)).problems[0].code, "several_invoices");
    let same = ubl
        .replace(&other.number.unwrap(), "2026-041")
        .replace(&other.issue_date.unwrap().to_string(), "2026-03-02")
        .replace(
            &format!(">{}</cbc:TaxInclusiveAmount>", other.total_gross.unwrap()),
            ">1800.00</cbc:TaxInclusiveAmount>",
        )
        .replace(
            &format!(">{}</cbc:PayableAmount>", other.amount_due.unwrap()),
            ">1500.00</cbc:PayableAmount>",
        );
    let twice =
        read("p.pdf", &bytes(document(&[("factur-x.xml", INVOICE), ("UBL.xml", &same)], Hung::Names)));
    assert_eq!(twice.invoices.len(), 1, "{:?}", twice.problems);
}
