//! How a prepared e-mail leaves: as an address for the user's own mail program, or as a message
//! file with the invoices attached. The program sends nothing itself.

use std::fmt::Write as _;

use dument_domain::DocumentId;

use crate::ground::asking::Reading;
use crate::views::EmailView;
use crate::{Code, Error};

/// Characters of base 64 on a line of a message (RFC 2045, 6.8).
const LINE_MAX: usize = 76;
/// Bytes of text in one encoded word of a header (RFC 2047, 2), in whole letters.
const WORD_BYTES_MAX: usize = 42;
/// What parts the message from its files: no line of base 64 holds it.
const BOUNDARY: &str = "=_dument_piece_jointe_=";

/// The address that opens the user's mail program on this message (RFC 6068). Files cannot go
/// with it.
///
/// ```
/// use dument_app::{emails::mailto, views::EmailView};
/// let email = EmailView { to: "a@b.example".into(), subject: "Facture n° 1".into(), body: "Bonjour,\nÀ bientôt".into(), ..EmailView::default() };
/// assert_eq!(mailto(&email), "mailto:a@b.example?subject=Facture%20n%C2%B0%201&body=Bonjour%2C%0D%0A%C3%80%20bient%C3%B4t");
/// ```
#[must_use]
pub fn mailto(email: &EmailView) -> String {
    let body = email.body.replace("\r\n", "\n").replace('\n', "\r\n");
    format!(
        "mailto:{}?subject={}&body={}",
        escaped(&address(email), "@"),
        escaped(&email.subject, ""),
        escaped(&body, "")
    )
}

/// Every byte that is neither a letter, a figure nor in `kept` or `-._~` as `%XX`.
fn escaped(text: &str, kept: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len() * 2), |mut out, byte| {
        let plain =
            byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.as_bytes().contains(&byte);
        if plain {
            out.push(char::from(byte));
        } else {
            // Writing into a text never fails.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

/// The message as a file that mail programs open as a draft (RFC 5322), with these documents
/// attached, and the name of that file.
///
/// # Errors
/// [`Code::BadValue`] for a document that is not kept.
pub fn email_file(
    reading: Reading<'_>,
    email: &EmailView,
    documents: &[DocumentId],
) -> Result<(String, Vec<u8>), Error> {
    let mut files = Vec::new();
    for id in documents {
        let found = reading.kept.document(*id)?;
        files.push(found.ok_or_else(|| Error::new(Code::BadValue, id.0.to_string()))?);
    }
    let attached: Vec<Attached<'_>> = files
        .iter()
        .map(|file| Attached { name: &file.name, kind: &file.media_type, bytes: &file.bytes })
        .collect();
    let from = reading.company.map(|company| one_line(&company.email)).unwrap_or_default();
    Ok((format!("{}.eml", one_line(&email.subject)), message(&from, email, &attached).into_bytes()))
}

/// A file that goes with a message.
struct Attached<'a> {
    name: &'a str,
    kind: &'a str,
    bytes: &'a [u8],
}

/// The message: text first, then each file.
fn message(from: &str, email: &EmailView, attached: &[Attached<'_>]) -> String {
    let mut lines = Vec::new();
    if from.is_ascii() && from.contains('@') {
        lines.push(format!("From: {from}"));
    }
    let to = address(email);
    if to.is_ascii() && !to.is_empty() {
        lines.push(format!("To: {to}"));
    }
    lines.push(format!("Subject: {}", header(&email.subject)));
    // The sign by which mail programs open a message file as a draft to send.
    lines.push("X-Unsent: 1".to_owned());
    lines.push("MIME-Version: 1.0".to_owned());
    lines.push(format!("Content-Type: multipart/mixed; boundary=\"{BOUNDARY}\""));
    lines.extend(["".to_owned(), format!("--{BOUNDARY}")]);
    lines.push("Content-Type: text/plain; charset=utf-8".to_owned());
    lines.extend(["Content-Transfer-Encoding: base64".to_owned(), String::new()]);
    lines.extend(base64_lines(email.body.replace("\r\n", "\n").replace('\n', "\r\n").as_bytes()));
    for file in attached {
        lines.push(format!("--{BOUNDARY}"));
        lines.push(format!("Content-Type: {}", one_line(file.kind)));
        let name = escaped(&one_line(file.name), "");
        lines.push(format!("Content-Disposition: attachment; filename*=UTF-8''{name}"));
        lines.extend(["Content-Transfer-Encoding: base64".to_owned(), String::new()]);
        lines.extend(base64_lines(file.bytes));
    }
    lines.push(format!("--{BOUNDARY}--"));
    lines.push(String::new());
    lines.join("\r\n")
}

/// The address as a header holds it: nothing that could begin another header.
fn address(email: &EmailView) -> String {
    let first = email.to.lines().next().unwrap_or_default();
    first.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect()
}

fn one_line(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect::<String>()
        .trim()
        .to_owned()
}

/// A header in encoded words where it has other than plain letters.
fn header(text: &str) -> String {
    let text = one_line(text);
    if text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"' || byte == b' ') {
        return text;
    }
    let mut words: Vec<String> = vec![String::new()];
    for letter in text.chars() {
        let full = words.last().is_some_and(|word| word.len() + letter.len_utf8() > WORD_BYTES_MAX);
        if full {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(letter);
        }
    }
    let encoded = words.iter().map(|word| format!("=?utf-8?B?{}?=", base64(word.as_bytes())));
    encoded.collect::<Vec<_>>().join("\r\n ")
}

fn base64_lines(bytes: &[u8]) -> Vec<String> {
    let text: Vec<char> = base64(bytes).chars().collect();
    text.chunks(LINE_MAX).map(|line| line.iter().collect()).collect()
}

/// Base 64 (RFC 4648, 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = [0, 1, 2].map(|place| u32::from(chunk.get(place).copied().unwrap_or(0)));
        let [first, second, third] = group;
        let packed = first << 16 | second << 8 | third;
        for place in 0..4_usize {
            let index = (packed >> (18 - 6 * place)) & 63;
            let letter = usize::try_from(index).ok().and_then(|index| LETTERS.get(index));
            let shown = place <= chunk.len();
            out.push(if shown { letter.map_or('=', |byte| char::from(*byte)) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn email() -> EmailView {
        EmailView {
            to: "compta@port.example\r\nBcc: x@y.example".into(),
            subject: "Facture F-12 du 3\u{a0}juin\u{a0}2026\u{a0}: règlement attendu".into(),
            body: "Bonjour,\n\nÀ bientôt".into(),
            ..EmailView::default()
        }
    }

    #[test]
    fn base64_pads_as_the_standard_says() {
        let cases = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (plain, encoded) in cases {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }

    #[test]
    fn a_message_is_a_draft_with_its_files_and_no_header_slips_in() {
        let file = Attached { name: "Facture é.pdf", kind: "application/pdf", bytes: b"%PDF-1.7" };
        let text = message("moi@ici.example", &email(), &[file]);
        assert!(text.starts_with("From: moi@ici.example\r\nTo: compta@port.example\r\nSubject: =?utf-8?B?"));
        assert!(!text.contains("Bcc:"), "{text}");
        assert!(text.contains("\r\nX-Unsent: 1\r\n"));
        assert!(text.contains("filename*=UTF-8''Facture%20%C3%A9.pdf"));
        assert!(
            text.contains(&base64(b"%PDF-1.7"))
                && text.contains(&base64("Bonjour,\r\n\r\nÀ bientôt".as_bytes()))
        );
        assert!(text.lines().all(|line| line.len() <= 110), "{text}");
        assert!(text.ends_with("=_dument_piece_jointe_=--\r\n"));
    }

    #[test]
    fn an_address_for_the_mail_program_holds_nothing_but_the_message() {
        let address = mailto(&email());
        assert!(address.starts_with("mailto:compta@port.example?subject=Facture%20F-12"), "{address}");
        assert!(address.is_ascii() && !address.contains([' ', '"', '\r', '\n']));
    }
}
