//! The JSON of `read`, as programs rely on it, and what is recognised.

use dument_intake::{Format, read};
use serde_json::{Value, json};

#[test]
fn the_names_of_the_contract_are_all_there() {
    let reading = read("dossier\\f.xml", include_bytes!("../fixtures/facture.xml"));
    let json = serde_json::to_value(&reading).unwrap();
    assert_eq!(json["file"], "f.xml");
    assert_eq!((&json["format"], &json["profile"]), (&json!("cii"), &json!("extended")));
    assert_eq!(json["transactions"], json!([]));
    let invoice = &json["invoices"][0];
    for (key, expected) in [
        ("number", "2026-041"),
        ("kind", "invoice"),
        ("issue_date", "2026-03-02"),
        ("due_date", "2026-05-01"),
        ("currency", "EUR"),
        ("total_net", "1500.00"),
        ("total_vat", "300.00"),
        ("total_gross", "1800.00"),
        ("prepaid", "300.00"),
        ("amount_due", "1500.00"),
        ("iban", "FR1420041010050500013M02606"),
    ] {
        assert_eq!(invoice[key], expected, "{key}");
    }
    assert_eq!(invoice["seller"]["vat"], "FR40812345676");
    assert_eq!(invoice["seller"]["siret"], Value::Null);
    assert_eq!(invoice["notes"][1], json!({ "code": "PMT", "text": "Indemnité forfaitaire : 40 €" }));
    let problem = &json["problems"][0];
    assert_eq!(problem["severity"], "info");
    assert!(problem["code"].is_string() && problem["line"].is_u64() && problem["message"].is_string());
    assert_eq!(json["document"]["sha256"].as_str().unwrap().len(), 64);
}

#[test]
fn unknown_values_are_null_and_a_credit_note_is_named() {
    let json = serde_json::to_value(read("z", include_bytes!("../fixtures/zugferd-1.xml"))).unwrap();
    let invoice = &json["invoices"][0];
    assert_eq!(invoice["kind"], "credit_note");
    for key in ["due_date", "prepaid", "amount_due", "iban"] {
        assert_eq!(invoice[key], Value::Null, "{key}");
    }
}

#[test]
fn files_of_later_readers_are_recognised_and_refused_with_advice() {
    let cfonb = format!("01{}\n", " ".repeat(118));
    let cases: [(&[u8], Format); 9] = [
        (b"OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><SIGNONMSGSRSV1>", Format::Ofx),
        (b"<?xml version=\"1.0\"?><?OFX OFXHEADER=\"200\"?><OFX></OFX>", Format::Ofx),
        (
            b"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt/></Document>",
            Format::Camt053,
        ),
        (cfonb.as_bytes(), Format::Cfonb120),
        (b"BEGIN:VCARD\nVERSION:3.0\nFN:X\nEND:VCARD\n", Format::Vcard),
        (b"JournalCode\tJournalLib\tEcritureNum\nVE\tVentes\t1\n", Format::Fec),
        (b"PK\x03\x04......xl/workbook.xml....", Format::Xlsx),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Format::Ods),
        (b"Date;Libelle;Debit;Credit\n01/02/2026;VIR;;12,00\n", Format::BankCsv),
    ];
    for (bytes, format) in cases {
        let reading = read("", bytes);
        assert_eq!(reading.format, format, "{:?}", reading.problems);
        assert_eq!(reading.problems[0].code, "not_yet_supported");
        assert!(reading.has_errors() && reading.invoices.is_empty() && reading.document.is_none());
    }
}

#[test]
fn what_is_nothing_is_said_to_be_nothing() {
    let cases: [(&[u8], &str); 6] = [
        (b"", "empty_file"),
        (b"\xEF\xBB\xBF \r\n", "empty_file"),
        (b"MZ\x90\x00\x03", "program"),
        (b"<!doctype html><html><body>Session expir\xE9e</body></html>", "web_page"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1", "old_workbook"),
        (b"bonjour", "no_invoice_columns"),
    ];
    for (bytes, code) in cases {
        let reading = read("", bytes);
        assert_eq!(reading.problems[0].code, code);
        assert!(reading.has_errors());
    }
}
