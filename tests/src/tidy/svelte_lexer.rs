//! A Svelte file taken apart: its script, the words of its page, its expressions.

use super::script_lexer::{self, HOLE};
use super::{Lexed, Piece};

/// Takes a Svelte file apart; the style sheet is left aside.
pub fn lex(text: &str) -> Lexed {
    let mut out = Lexed::default();
    let mut page = Page { rest: text, line: 1, text: String::new(), text_line: 1, out: &mut out };
    while page.step() {}
    page.flush();
    out
}

struct Page<'a> {
    rest: &'a str,
    line: usize,
    text: String,
    text_line: usize,
    out: &'a mut Lexed,
}

impl<'a> Page<'a> {
    fn step(&mut self) -> bool {
        let Some(first) = self.rest.chars().next() else { return false };
        if self.rest.starts_with("<!--") {
            let line = self.line;
            let text = self.take_through("-->").to_owned();
            self.out.comments.push(Piece { line, text });
        } else if self.rest.starts_with("<style") {
            self.flush();
            self.take_through("</style>");
        } else if self.rest.starts_with("<script") {
            self.flush();
            self.take_through(">");
            let line = self.line;
            let script = self.take_until("</script>");
            self.script(script, line);
            self.take_through("</script>");
        } else if first == '<' {
            self.flush();
            self.tag();
        } else if first == '{' {
            self.expression();
        } else {
            if self.text.is_empty() {
                self.text_line = self.line;
            }
            self.text.push(first);
            self.take(first.len_utf8());
        }
        true
    }

    /// A word of the page ends at a tag.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let blank_lines = text.len() - text.trim_start().len();
        let skipped = text.get(..blank_lines).unwrap_or("").matches('\n').count();
        let shown = text.split_whitespace_keeping_no_break();
        if !shown.is_empty() {
            self.out.strings.push(Piece { line: self.text_line + skipped, text: shown });
        }
    }

    fn script(&mut self, script: &str, line: usize) {
        let lexed = script_lexer::lex(script, line);
        self.out.code.push_str(&lexed.code);
        self.out.strings.extend(lexed.strings);
        self.out.comments.extend(lexed.comments);
    }

    /// `{…}` in the page or in a tag: code, whose strings are kept.
    fn expression(&mut self) {
        let line = self.line;
        let length = balanced_length(self.rest);
        let code = self.take(length);
        if !code.starts_with("{#") && !code.starts_with("{/") && !code.starts_with("{:") {
            self.text.push(HOLE);
        }
        self.script(code, line);
    }

    fn tag(&mut self) {
        self.take(1);
        while let Some(first) = self.rest.chars().next() {
            match first {
                '>' => {
                    self.take(1);
                    return;
                }
                '{' => {
                    self.expression();
                    self.text.clear();
                }
                '"' | '\'' => self.attribute(first),
                _ => {
                    self.take(first.len_utf8());
                }
            }
        }
    }

    fn attribute(&mut self, quote: char) {
        self.take(1);
        let line = self.line;
        self.text.clear();
        while let Some(first) = self.rest.chars().next().filter(|first| *first != quote) {
            if first == '{' {
                self.expression();
            } else {
                self.text.push(first);
                self.take(first.len_utf8());
            }
        }
        self.take(1);
        let text = std::mem::take(&mut self.text);
        self.out.strings.push(Piece { line, text });
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        self.line += taken.matches('\n').count();
        taken
    }

    fn take_until(&mut self, mark: &str) -> &'a str {
        let length = self.rest.find(mark).unwrap_or(self.rest.len());
        self.take(length)
    }

    fn take_through(&mut self, mark: &str) -> &'a str {
        let length = self.rest.find(mark).map_or(self.rest.len(), |place| place + mark.len());
        self.take(length)
    }
}

/// Spaces of the page as the reader sees them.
trait Shown {
    fn split_whitespace_keeping_no_break(&self) -> String;
}

impl Shown for str {
    fn split_whitespace_keeping_no_break(&self) -> String {
        let breaking = |character: char| character.is_ascii_whitespace();
        let words: Vec<&str> = self.split(breaking).filter(|word| !word.is_empty()).collect();
        words.join(" ")
    }
}

/// The length of a `{…}`, strings inside it respected.
fn balanced_length(text: &str) -> usize {
    let (mut depth, mut quote) = (0_usize, None);
    let mut escaped = false;
    for (place, character) in text.char_indices() {
        match (quote, character) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(character),
            (None, '{') => depth += 1,
            (None, '}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return place + 1;
                }
            }
            (None, _) => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::super::script_lexer::HOLE;
    use super::lex;

    #[test]
    fn words_of_the_page_are_found_and_code_is_not_taken_for_them() {
        let file = "<script lang=\"ts\">\n  const a = 'dû';\n</script>\n<p title=\"À payer {b ? 'x' : 'y'}\">\n  Reste {c ? 1 : 2} €\n</p>\n<style>p { width: 100%; }</style>";
        let found: Vec<(usize, String)> =
            lex(file).strings.into_iter().map(|piece| (piece.line, piece.text)).collect();
        let expected = [
            (2, "dû".to_owned()),
            (4, "x".to_owned()),
            (4, "y".to_owned()),
            (4, format!("À payer {HOLE}")),
            (5, format!("Reste {HOLE} €")),
        ];
        assert_eq!(found, expected);
    }
}
