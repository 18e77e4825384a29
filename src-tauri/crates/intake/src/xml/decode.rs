//! Bytes of an XML document to text, whatever its declaration claims.

use crate::reading::Problem;
use crate::text::{self, Guess};

/// Decodes a document; its declaration is taken away, since it was believed or corrected here.
pub(crate) fn decode(bytes: &[u8]) -> Result<(String, Vec<Problem>), Problem> {
    let decoded = text::decode(bytes);
    let mut problems = Vec::new();
    if let Some(at) = decoded.text.find('\0') {
        let line = line_at(&decoded.text, at);
        let message =
            "Ce document XML contient un caractère nul\u{a0}: il est abîmé, demandez-en une nouvelle copie.";
        return Err(Problem::error("nul_character", Some(line), message));
    }
    let text = decoded.text.trim_start();
    let (declaration, body) = split_declaration(text);
    match decoded.guess {
        Guess::Sure
            if declares_other_than_utf8(declaration) && !decoded.text.is_ascii() && !marked(bytes) =>
        {
            problems.push(warning(
                "Ce document annonce un autre codage que le sien\u{a0}: les accents ont été rétablis.",
            ));
        }
        Guess::Sure => {}
        Guess::SingleByte if declares_other_than_utf8(declaration) => {}
        Guess::SingleByte | Guess::Dos | Guess::Mixed | Guess::Utf16WithoutMark => {
            problems.push(warning(
                "Ce document n’est pas écrit dans le codage qu’il annonce\u{a0}: vérifiez les accents des noms.",
            ));
        }
    }
    if !quotes_are_closed(declaration) || !encoding_exists(declaration) {
        problems.push(Problem::warning(
            "bad_declaration",
            Some(1),
            "La première ligne du document XML est mal écrite\u{202f}; le reste a pu être lu.",
        ));
    }
    Ok((blank_declaration(declaration) + body, problems))
}

fn warning(message: &str) -> Problem {
    Problem::warning("encoding_guessed", None, message)
}

fn marked(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF")
}

fn split_declaration(text: &str) -> (&str, &str) {
    if !text.starts_with("<?xml ") {
        return ("", text);
    }
    match text.find("?>") {
        Some(end) => text.split_at(end + 2),
        None => ("", text),
    }
}

/// The line breaks of a declaration, so that line numbers stay true.
fn blank_declaration(declaration: &str) -> String {
    declaration.chars().filter(|character| *character == '\n').collect()
}

fn declares_other_than_utf8(declaration: &str) -> bool {
    let lower = declaration.to_ascii_lowercase();
    lower.contains("encoding")
        && !lower.contains("utf-8")
        && !lower.contains("utf8")
        && !lower.contains("ascii")
}

/// Whether each quote of a declaration is closed by its like.
fn quotes_are_closed(declaration: &str) -> bool {
    let open = declaration.chars().fold(None, |open, character| match (open, character) {
        (None, '"' | '\'') => Some(character),
        (Some(quote), _) if quote == character => None,
        (open, _) => open,
    });
    open.is_none()
}

/// Whether the encoding named by a declaration, if any, exists.
fn encoding_exists(declaration: &str) -> bool {
    let Some((_, after)) = declaration.split_once("encoding") else { return true };
    let label = after.split(['"', '\'']).nth(1).unwrap_or_default();
    encoding_rs::Encoding::for_label(label.as_bytes()).is_some()
        || label.to_ascii_lowercase().starts_with("utf-16")
}

/// The line of a byte position, from 1.
pub(crate) fn line_at(text: &str, at: usize) -> u32 {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    u32::try_from(before.iter().filter(|byte| **byte == b'\n').count() + 1).unwrap_or(u32::MAX)
}
