//! TypeScript taken apart: code, strings, comments.

use super::{Lexed, Piece};

/// What stands for `${…}` in the text of a template literal.
pub const HOLE: char = '\u{2B1A}';

/// Takes a TypeScript file apart; `first_line` is the line its text begins on.
pub fn lex(text: &str, first_line: usize) -> Lexed {
    let mut lexer = Lexer {
        text: text.chars().collect(),
        place: 0,
        line: first_line,
        out: Lexed::default(),
        before: '(',
    };
    while lexer.step() {}
    lexer.out
}

struct Lexer {
    text: Vec<char>,
    place: usize,
    line: usize,
    out: Lexed,
    /// The last character of code that is not a space, to tell a division from a pattern.
    before: char,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.text.get(self.place + ahead).copied()
    }

    fn next(&mut self) -> Option<char> {
        let character = self.peek(0)?;
        self.place += 1;
        if character == '\n' {
            self.line += 1;
        }
        Some(character)
    }

    fn step(&mut self) -> bool {
        let Some(character) = self.peek(0) else { return false };
        match (character, self.peek(1)) {
            ('/', Some('/')) => self.comment("\n"),
            ('/', Some('*')) => self.comment("*/"),
            ('/', _) if "(,=:[!&|?{};>".contains(self.before) => self.pattern(),
            ('"' | '\'', _) => self.string(character),
            ('`', _) => self.template(),
            _ => {
                self.next();
                self.out.code.push(character);
                if !character.is_whitespace() {
                    self.before = character;
                }
            }
        }
        true
    }

    fn comment(&mut self, closing: &str) {
        let line = self.line;
        let mut text = String::new();
        while !(text.len() > 2 && text.ends_with(closing)) && self.peek(0).is_some() {
            if closing == "\n" && self.peek(0) == Some('\n') {
                break;
            }
            text.extend(self.next());
        }
        self.out.code.extend(text.chars().filter(|character| *character == '\n'));
        self.out.comments.push(Piece { line, text });
    }

    fn pattern(&mut self) {
        self.next();
        let mut in_class = false;
        while let Some(character) = self.peek(0).filter(|character| *character != '\n') {
            self.next();
            match character {
                '\\' => {
                    self.next();
                }
                '[' => in_class = true,
                ']' => in_class = false,
                '/' if !in_class => break,
                _ => {}
            }
        }
        self.before = '/';
    }

    fn string(&mut self, quote: char) {
        let line = self.line;
        self.next();
        let mut text = String::new();
        while let Some(character) = self.next() {
            if character == quote {
                break;
            }
            text.push(character);
            if character == '\\' {
                text.extend(self.next());
            }
        }
        self.keep(line, text);
    }

    fn template(&mut self) {
        let line = self.line;
        self.next();
        let mut text = String::new();
        while let Some(character) = self.next() {
            if character == '`' {
                break;
            }
            if character == '$' && self.peek(0) == Some('{') {
                text.push(HOLE);
                self.hole();
                continue;
            }
            text.push(character);
            if character == '\\' {
                text.extend(self.next());
            }
        }
        self.keep(line, text);
    }

    /// The code between `{` and its `}`, whose own strings are kept too.
    fn hole(&mut self) {
        let mut depth = 0_usize;
        while let Some(character) = self.peek(0) {
            match character {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            self.step();
            if depth == 0 {
                return;
            }
        }
    }

    fn keep(&mut self, line: usize, text: String) {
        self.out.code.push_str("\"\"");
        self.out.code.extend(text.chars().filter(|character| *character == '\n'));
        self.before = '"';
        self.out.strings.push(Piece { line, text });
    }
}

#[cfg(test)]
mod tests {
    use super::{HOLE, lex};

    #[test]
    fn templates_patterns_and_strings_are_told_apart() {
        let lexed =
            lex("const a = `dû ${b ? 'oui' : \"non\"} €` // l'eau\nx = y.replace(/['`]/g, '’') / 2;", 1);
        let strings: Vec<&str> = lexed.strings.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(strings, ["oui", "non", &format!("dû {HOLE} €"), "’"]);
        assert_eq!(lexed.strings.last().map(|piece| piece.line), Some(2));
    }
}
