//! Rust taken apart: enough of it to tell code from strings and comments.

use super::{Lexed, Piece};

/// Takes a Rust file apart.
pub fn lex(text: &str) -> Lexed {
    let mut lexer = Lexer { rest: text, line: 1, out: Lexed::default(), before: ' ' };
    while lexer.step() {}
    lexer.out
}

struct Lexer<'a> {
    rest: &'a str,
    line: usize,
    out: Lexed,
    /// The last character of code, to tell `r"…"` from `for"`.
    before: char,
}

impl<'a> Lexer<'a> {
    fn step(&mut self) -> bool {
        let Some(first) = self.rest.chars().next() else { return false };
        if self.rest.starts_with("//") {
            let length = self.rest.find('\n').unwrap_or(self.rest.len());
            self.comment(length);
        } else if self.rest.starts_with("/*") {
            self.comment(block_comment_length(self.rest));
        } else if first == '"' {
            self.string(1, "\"", true);
        } else if let Some((opening, closing)) = raw_string(self.rest).filter(|_| !is_word(self.before)) {
            self.string(opening, &closing, false);
        } else if first == '\'' {
            let length = character_length(self.rest);
            self.code_from(length, "' '");
        } else {
            self.code_from(first.len_utf8(), "");
        }
        true
    }

    /// Moves on by `length` bytes of code; what they hold is kept, or `instead`.
    fn code_from(&mut self, length: usize, instead: &str) {
        let taken = self.take(length);
        if length > 1 && taken.starts_with('\'') {
            self.out.code.push_str(instead);
        } else {
            self.out.code.push_str(taken);
        }
        self.before = taken.chars().last().unwrap_or(' ');
    }

    fn comment(&mut self, length: usize) {
        let line = self.line;
        let text = self.take(length).to_owned();
        self.keep_lines(&text);
        self.out.comments.push(Piece { line, text });
    }

    fn string(&mut self, opening: usize, closing: &str, escapes: bool) {
        let line = self.line;
        self.take(opening);
        let length = closing_place(self.rest, closing, escapes);
        let text = self.take(length).to_owned();
        self.take(closing.len());
        self.out.code.push_str("\"\"");
        self.keep_lines(&text);
        self.before = '"';
        self.out.strings.push(Piece { line, text });
    }

    /// The code keeps the line ends of what it leaves out.
    fn keep_lines(&mut self, text: &str) {
        self.out.code.extend(text.chars().filter(|character| *character == '\n'));
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        self.line += taken.matches('\n').count();
        taken
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The length of an opening like `r##"` or `b"`, and the closing that ends it.
fn raw_string(text: &str) -> Option<(usize, String)> {
    let after = text.trim_start_matches(['b', 'c']);
    let prefix = text.len() - after.len();
    let raw = after.strip_prefix('r')?;
    let hashes = raw.len() - raw.trim_start_matches('#').len();
    let quoted = raw.trim_start_matches('#').starts_with('"');
    (prefix < 2 && quoted).then(|| (prefix + 1 + hashes + 1, format!("\"{}", "#".repeat(hashes))))
}

fn closing_place(text: &str, closing: &str, escapes: bool) -> usize {
    let mut escaped = false;
    for (place, character) in text.char_indices() {
        if escaped {
            escaped = false;
        } else if escapes && character == '\\' {
            escaped = true;
        } else if text.get(place..).is_some_and(|rest| rest.starts_with(closing)) {
            return place;
        }
    }
    text.len()
}

fn block_comment_length(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut place = 0;
    while let Some(rest) = text.get(place..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            depth += 1;
            place += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            place += 2;
            if depth == 0 {
                return place;
            }
        } else {
            place += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of a character literal; 1 (the quote alone) for a lifetime.
fn character_length(text: &str) -> usize {
    let mut characters = text.char_indices().skip(1);
    match characters.next() {
        Some((_, '\\')) => {
            let rest = text.get(3..).unwrap_or("");
            rest.find('\'').map_or(1, |place| 3 + place + 1)
        }
        Some((_, _)) => match characters.next() {
            Some((place, '\'')) => place + 1,
            _ => 1,
        },
        None => 1,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::lex;

    #[test]
    fn strings_comments_and_lifetimes_are_told_apart() {
        let lexed = lex(
            "fn a<'x>(b: &'x str) { f(\"l'eau \\\" dort\", 'c', '\\'', r#\"a\"b\"#); } // it's\n/* x\n */ end",
        );
        assert_eq!(lexed.code, "fn a<'x>(b: &'x str) { f(\"\", ' ', ' ', \"\"); } \n\n end");
        let strings: Vec<&str> = lexed.strings.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(strings, ["l'eau \\\" dort", "a\"b"]);
        assert_eq!(lexed.comments.len(), 2);
    }
}
