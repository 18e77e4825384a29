//! What a file is, by its content; its name and extension are never asked.

use crate::pdf;
use crate::reading::{Format, Problem, Reading, web_page};
use crate::sheet::{self, ColumnMapping};
use crate::text;
use crate::xml;

/// Recognises a file and hands it to its reader.
pub(crate) fn dispatch(bytes: &[u8], mapping: Option<&ColumnMapping>) -> Reading {
    let bare = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bare.iter().all(|byte| byte.is_ascii_whitespace()) {
        return refused(Format::Unknown, "empty_file", "Ce fichier est vide.");
    }
    if is_pdf(bare) {
        return pdf::read(bytes);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive(bytes);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        let message = "C’est un ancien classeur Excel (.xls) ou un classeur protégé par un mot de passe\u{a0}: ouvrez-le et enregistrez-le en CSV.";
        return refused(Format::Unknown, "old_workbook", message);
    }
    if bytes.starts_with(b"MZ") || bytes.starts_with(b"\x7fELF") {
        let message = "C’est un programme, pas une facture\u{a0}: il n’est pas ouvert.";
        return refused(Format::Unknown, "program", message);
    }
    text_file(bytes, mapping)
}

/// A PDF begins with its mark, after at most some blanks; or bears it in its first kilobyte, as
/// viewers accept, with the objects that follow. The mark alone, in a cell, makes no PDF.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let holds = |part: &[u8], mark: &[u8]| part.windows(mark.len()).any(|window| window == mark);
    head.trim_ascii_start().starts_with(b"%PDF-")
        || (holds(head, b"%PDF-") && holds(bytes.get(..bytes.len().min(65_536)).unwrap_or_default(), b" obj"))
}

fn text_file(bytes: &[u8], mapping: Option<&ColumnMapping>) -> Reading {
    let sample = text::decode(bytes.get(..bytes.len().min(65_536)).unwrap_or_default()).text;
    let start =
        sample.trim_start_matches(|character: char| character.is_whitespace() || character == '\u{feff}');
    let lower = start.chars().take(2_000).collect::<String>().to_lowercase();
    if ["<!doctype html", "<html", "<table"].iter().any(|mark| lower.starts_with(mark)) {
        return Reading::refused(Format::Unknown, web_page());
    }
    if start.starts_with('<') && !lower.starts_with("<ofx>") {
        return xml::read(bytes).into_reading();
    }
    match bank_or_cards(start, &lower) {
        Some(reading) => reading,
        None => sheet::read(bytes, mapping),
    }
}

fn bank_or_cards(start: &str, lower: &str) -> Option<Reading> {
    let statement = "Les relevés de banque ne se lisent pas encore\u{a0}: ajoutez les paiements à la main.";
    if lower.starts_with("ofxheader") || lower.contains("<ofx>") {
        let message = format!("C’est un relevé de banque (OFX). {statement}");
        return Some(refused(Format::Ofx, "not_yet_supported", &message));
    }
    let first = start.lines().next().unwrap_or_default();
    let cfonb =
        ["01", "04", "05", "07"].iter().any(|code| first.starts_with(code)) && first.chars().count() == 120;
    if cfonb {
        let message = format!("C’est un relevé de banque (CFONB). {statement}");
        return Some(refused(Format::Cfonb120, "not_yet_supported", &message));
    }
    if lower.starts_with("begin:vcard") {
        let message =
            "C’est un carnet d’adresses\u{a0}: il ne se lit pas encore, saisissez les clients à la main.";
        return Some(refused(Format::Vcard, "not_yet_supported", message));
    }
    let is_fec = ["journalcode", "compteaux", "comptenum"]
        .iter()
        .any(|word| lower.lines().next().unwrap_or_default().contains(word));
    is_fec.then(|| {
        let message = "C’est un fichier d’écritures comptables (FEC)\u{a0}: il ne se lit pas encore. Exportez la liste de vos factures en CSV.";
        refused(Format::Fec, "not_yet_supported", message)
    })
}

fn archive(bytes: &[u8]) -> Reading {
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    if holds(b"xl/workbook") || holds(b"xl/worksheets") {
        let message = "C’est un classeur Excel\u{a0}: il ne se lit pas encore. Enregistrez-le au format CSV, puis recommencez.";
        return refused(Format::Xlsx, "not_yet_supported", message);
    }
    if holds(b"opendocument.spreadsheet") {
        let message = "C’est un classeur LibreOffice\u{a0}: il ne se lit pas encore. Enregistrez-le au format CSV, puis recommencez.";
        return refused(Format::Ods, "not_yet_supported", message);
    }
    let message = "C’est une archive\u{a0}: sortez-en les fichiers, puis importez-les un par un.";
    refused(Format::Zip, "not_yet_supported", message)
}

fn refused(format: Format, code: &'static str, message: &str) -> Reading {
    Reading::refused(format, Problem::error(code, None, message))
}
