//! Text as foreign programs write it: encodings, invisible characters, folding.

use encoding_rs::{ISO_8859_15, UTF_16BE, UTF_16LE, WINDOWS_1252};
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A text decoded, with how sure we are.
pub(crate) struct Decoded {
    /// The text, composed (NFC), without byte order mark.
    pub(crate) text: String,
    /// What to tell: nothing for a text that needed no guess.
    pub(crate) guess: Guess,
}

/// How the encoding was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guess {
    /// Declared by a mark, or valid UTF-8.
    Sure,
    /// One byte per letter, usual on Windows.
    SingleByte,
    /// One byte per letter, code page 850 of DOS: accents are to be looked at.
    Dos,
    /// Some lines in UTF-8, others not.
    Mixed,
    /// Two bytes per character without the mark that says so.
    Utf16WithoutMark,
}

/// A text cleaned, and whether something invisible was taken away.
pub(crate) struct Cleaned {
    /// What is left.
    pub(crate) value: String,
    /// True when control, bidirectional or zero-width characters were removed.
    pub(crate) stripped: bool,
}

/// Upper half of code page 850.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡\u{ab}\u{bb}░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// Decodes bytes of unknown encoding, never leaving a replacement character behind.
pub(crate) fn decode(bytes: &[u8]) -> Decoded {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        let inner = decode_unmarked(rest);
        return Decoded { text: compose(inner.text), guess: inner.guess };
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        let encoding = if bytes.starts_with(b"\xFF\xFE") { UTF_16LE } else { UTF_16BE };
        let (text, _) = encoding.decode_with_bom_removal(bytes);
        return Decoded { text: compose(text.into_owned()), guess: Guess::Sure };
    }
    let inner = match utf16_without_mark(bytes) {
        Some(text) => Decoded { text, guess: Guess::Utf16WithoutMark },
        None => decode_unmarked(bytes),
    };
    Decoded { text: compose(inner.text), guess: inner.guess }
}

fn compose(text: String) -> String {
    if text.is_ascii() || is_nfc(&text) { text } else { text.nfc().collect() }
}

/// Whether a file is no text at all, by its first bytes: control characters that no text has.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(crate::limits::SAMPLE_BYTES)).unwrap_or_default();
    let wide = sample.starts_with(b"\xFF\xFE")
        || sample.starts_with(b"\xFE\xFF")
        || utf16_without_mark(bytes).is_some();
    let strange =
        sample.iter().filter(|byte| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r')).count();
    !wide && strange * 50 > sample.len()
}

fn decode_unmarked(bytes: &[u8]) -> Decoded {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), guess: Guess::Sure };
    }
    let (accented_utf8, broken) = count_lines(bytes);
    if accented_utf8 > 0 && broken > 0 {
        let lines =
            bytes.split_inclusive(|byte| *byte == b'\n').map(|line| match std::str::from_utf8(line) {
                Ok(text) => text.to_owned(),
                Err(_) => single_byte(line).0,
            });
        return Decoded { text: lines.collect(), guess: Guess::Mixed };
    }
    let (text, guess) = single_byte(bytes);
    Decoded { text, guess }
}

/// Lines with accents in valid UTF-8, and lines that are not UTF-8.
fn count_lines(bytes: &[u8]) -> (usize, usize) {
    bytes.split(|byte| *byte == b'\n').fold((0, 0), |(valid, broken), line| match std::str::from_utf8(line) {
        Ok(text) if text.is_ascii() => (valid, broken),
        Ok(_) => (valid + 1, broken),
        Err(_) => (valid, broken + 1),
    })
}

fn utf16_without_mark(bytes: &[u8]) -> Option<String> {
    if bytes.len() < 8 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let sample = bytes.get(..bytes.len().min(4096))?;
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let half = sample.len() / 2;
    let encoding = match (zeros(0) * 10 / half.max(1), zeros(1) * 10 / half.max(1)) {
        (0, 7..) => UTF_16LE,
        (7.., 0) => UTF_16BE,
        _ => return None,
    };
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

/// One encoding of one byte per letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SingleByte {
    Windows,
    Latin9,
    Dos,
}

impl SingleByte {
    const ALL: [SingleByte; 3] = [SingleByte::Windows, SingleByte::Latin9, SingleByte::Dos];

    fn decode(self, bytes: &[u8]) -> String {
        match self {
            SingleByte::Windows => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
            SingleByte::Latin9 => ISO_8859_15.decode_without_bom_handling(bytes).0.into_owned(),
            SingleByte::Dos => {
                let upper: Vec<char> = CP850.chars().collect();
                let letter = |byte: &u8| match byte.checked_sub(128) {
                    Some(rank) => upper.get(usize::from(rank)).copied().unwrap_or(' '),
                    None => char::from(*byte),
                };
                bytes.iter().map(letter).collect()
            }
        }
    }

    const fn guess(self) -> Guess {
        match self {
            SingleByte::Windows | SingleByte::Latin9 => Guess::SingleByte,
            SingleByte::Dos => Guess::Dos,
        }
    }
}

/// Decodes bytes of one letter each: the encoding is chosen on the first accented lines, so that a
/// large file is decoded once.
fn single_byte(bytes: &[u8]) -> (String, Guess) {
    let mut sample: Vec<u8> = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
        let room = crate::limits::SAMPLE_BYTES.saturating_sub(sample.len());
        sample.extend(line.iter().take(room));
        if sample.len() >= crate::limits::SAMPLE_BYTES {
            break;
        }
    }
    let mut best = (SingleByte::Windows, i64::MIN);
    for encoding in SingleByte::ALL {
        let score = likeness(&encoding.decode(&sample));
        if score > best.1 {
            best = (encoding, score);
        }
    }
    (best.0.decode(bytes), best.0.guess())
}

/// How much a text looks French: letters used in French weigh for, stray signs against.
fn likeness(text: &str) -> i64 {
    let mut score = 0;
    let mut before = ' ';
    for character in text.chars().take(200_000) {
        if !character.is_ascii() {
            score += match character {
                'é' | 'è' | 'ê' | 'à' | 'â' | 'ç' | 'ù' | 'û' | 'î' | 'ï' | 'ô' | 'ë' | 'œ' => {
                    if before.is_ascii_digit() {
                        -3
                    } else {
                        3
                    }
                }
                'É' | 'È' | 'Ê' | 'À' | 'Â' | 'Ç' | 'Ô' | 'Î' | 'Œ' => {
                    if before.is_ascii_digit() || before.is_lowercase() { -3 } else { 2 }
                }
                '€' | '°' | '’' | '\u{ab}' | '\u{bb}' | '\u{a0}' | '–' => 2,
                letter if letter.is_alphabetic() => -1,
                _ => -3,
            };
        }
        before = character;
    }
    score
}

/// Takes away control, bidirectional and zero-width characters, and makes every run of spaces one space.
pub(crate) fn clean(text: &str) -> Cleaned {
    let plain = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
    if text.bytes().all(plain) && text.trim() == text && !text.contains("  ") {
        return Cleaned { value: text.to_owned(), stripped: false };
    }
    let mut value = String::with_capacity(text.len().min(4096));
    let mut stripped = false;
    let mut gap = false;
    for character in text.nfc() {
        if character.is_whitespace() {
            gap = true;
        } else if is_invisible(character) {
            stripped = true;
        } else {
            if gap && !value.is_empty() {
                value.push(' ');
            }
            gap = false;
            value.push(character);
        }
    }
    Cleaned { value, stripped }
}

fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(character, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffd}' | '\u{e0000}'..='\u{e007f}')
}

/// A text for comparison: no accent, no case, letters and digits apart from single spaces.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for character in text.nfkd().filter(|character| !is_combining_mark(*character)) {
        if character.is_alphanumeric() {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            folded.extend(character.to_lowercase());
        } else if !is_invisible(character) {
            gap = true;
        }
    }
    folded.replace('œ', "oe").replace('æ', "ae")
}

/// Cuts a text to a number of characters; `true` when something was cut.
pub(crate) fn bound(text: String, characters_max: usize) -> (String, bool) {
    match text.char_indices().nth(characters_max) {
        Some((at, _)) => (text.get(..at).unwrap_or_default().to_owned(), true),
        None => (text, false),
    }
}
