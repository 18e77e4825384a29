//! Where functions begin and end, by counting braces in code without strings.

use super::{Repository, rust_lexer, script_lexer, svelte_lexer};

/// A function of the repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// The file, from the root.
    pub path: String,
    /// The line its signature begins on.
    pub line: usize,
    /// How many lines from its signature to its closing brace.
    pub lines: usize,
    /// Its name.
    pub name: String,
}

/// Every function of the repository, longest first.
#[must_use]
pub fn longest_functions(repository: &Repository) -> Vec<Function> {
    let mut all = Vec::new();
    for file in repository.ending(&[".rs"]) {
        functions(&file.path, &rust_lexer::lex(&file.text).code, "fn", &mut all);
    }
    for file in repository.ending(&[".ts"]) {
        functions(&file.path, &script_lexer::lex(&file.text, 1).code, "function", &mut all);
    }
    for file in repository.ending(&[".svelte"]) {
        functions(&file.path, &svelte_lexer::lex(&file.text).code, "function", &mut all);
    }
    all.sort_by(|a, b| b.lines.cmp(&a.lines).then_with(|| a.path.cmp(&b.path)));
    all
}

fn functions(path: &str, code: &str, keyword: &str, all: &mut Vec<Function>) {
    let mut from = 0;
    while let Some(found) = code.get(from..).and_then(|rest| rest.find(keyword)) {
        let place = from + found;
        from = place + keyword.len();
        let before = code.get(..place).and_then(|text| text.chars().last()).unwrap_or(' ');
        let rest = code.get(from..).unwrap_or("");
        if is_word(before) || !rest.starts_with(' ') {
            continue;
        }
        let name: String = rest.trim_start().chars().take_while(|character| is_word(*character)).collect();
        let Some(length) = body_length(rest) else { continue };
        let lines = rest.get(..length).unwrap_or("").matches('\n').count() + 1;
        let line = code.get(..place).unwrap_or("").matches('\n').count() + 1;
        if !name.is_empty() {
            all.push(Function { path: path.to_owned(), line, lines, name });
        }
    }
}

/// From after the keyword to the brace that closes the body; nothing for a mere signature.
fn body_length(rest: &str) -> Option<usize> {
    let (mut braces, mut others) = (0_i32, 0_i32);
    for (place, character) in rest.char_indices() {
        match character {
            '(' | '[' => others += 1,
            ')' | ']' => others -= 1,
            ';' if braces == 0 && others == 0 => return None,
            '{' => braces += 1,
            '}' => {
                braces -= 1;
                if braces == 0 && others == 0 {
                    return Some(place + 1);
                }
            }
            _ => {}
        }
    }
    None
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}
