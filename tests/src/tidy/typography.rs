//! French typography of what the user reads: « ’ », no-break spaces.

use super::places::{first_test_line, is_interface, is_product_rust};
use super::script_lexer::HOLE;
use super::{Piece, Problem, Repository, SourceFile, rust_lexer, script_lexer, svelte_lexer};

/// Straight apostrophes and breaking spaces in the texts of the interface,
/// the core and the assets.
#[must_use]
pub fn french_typography(repository: &Repository) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in &repository.files {
        for piece in texts(file) {
            let wrong = mistakes(&unescaped(&piece.text));
            problems.extend(wrong.into_iter().map(|message| Problem::at(&file.path, piece.line, message)));
        }
    }
    problems
}

/// The texts of a file that the user reads, as they were written.
fn texts(file: &SourceFile) -> Vec<Piece> {
    let path = file.path.as_str();
    if is_product_rust(path) && !is_set_later(file) {
        let test_line = first_test_line(file);
        let strings = rust_lexer::lex(&file.text).strings;
        strings.into_iter().filter(|piece| piece.line < test_line).collect()
    } else if is_interface(path) && path.ends_with(".svelte") {
        svelte_lexer::lex(&file.text).strings
    } else if is_interface(path) {
        script_lexer::lex(&file.text, 1).strings
    } else if path.starts_with("assets/") && path.ends_with(".toml") {
        toml_strings(&file.text)
    } else {
        Vec::new()
    }
}

/// The file with ordinary spaces of its French texts made no-break where they must be.
#[must_use]
pub fn typeset_file(file: &SourceFile) -> String {
    let mut text = file.text.clone();
    for piece in texts(file).iter().filter(|piece| !mistakes(&unescaped(&piece.text)).is_empty()) {
        for (place, segment) in piece.text.split(HOLE).enumerate() {
            // After an expression, what is typed begins with its closing brace.
            let before = if place > 0 { "}" } else { "" };
            let written = format!("{before}{segment}");
            if segment.chars().count() > 1 {
                text = text.replace(&written, &format!("{before}{}", typeset(segment)));
            }
        }
    }
    text
}

/// Whether the texts of a Rust file are typeset after it: all that the letters compose goes through
/// one exit. Everywhere else a text bears its own no-break spaces; `french` may still bind its
/// numbers and articles, and changes nothing of them.
fn is_set_later(file: &SourceFile) -> bool {
    file.path.starts_with("src-tauri/crates/letters/")
}

/// No-break spaces that a reader of the source cannot tell from others: written by their number.
#[must_use]
pub fn visible_spaces(repository: &Repository) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in repository.files.iter().filter(|file| is_product_rust(&file.path)) {
        let strings = rust_lexer::lex(&file.text).strings;
        let hidden = |piece: &&Piece| piece.text.contains(['\u{a0}', '\u{202f}']);
        problems.extend(strings.iter().filter(hidden).map(|piece| {
            let message = "a no-break space that does not show: write \\u{a0} or \\u{202f}";
            Problem::at(&file.path, piece.line, message)
        }));
    }
    problems
}

/// The strings between double quotes of a TOML file, but its sources and checks, which are not shown.
fn toml_strings(text: &str) -> Vec<Piece> {
    let hidden = ["source", "verification", "act"];
    let shown = |line: &str| {
        let key = line.split('=').next().unwrap_or("").trim();
        !key.starts_with('#') && !hidden.contains(&key)
    };
    let lines = text.lines().enumerate().filter(|(_, line)| shown(line));
    let strings = lines.flat_map(|(place, line)| {
        let pieces = line.split('"').skip(1).step_by(2);
        pieces.map(move |piece| Piece { line: place + 1, text: piece.to_owned() })
    });
    strings.collect()
}

/// The no-break spaces and apostrophes that were written by their number.
fn unescaped(text: &str) -> String {
    const WRITTEN: [(&str, &str); 11] = [
        ("\\u{a0}", "\u{a0}"),
        ("\\u{A0}", "\u{a0}"),
        ("\\u{202f}", "\u{202f}"),
        ("\\u{202F}", "\u{202f}"),
        ("\\u00a0", "\u{a0}"),
        ("\\u00A0", "\u{a0}"),
        ("\\u202f", "\u{202f}"),
        ("\\u202F", "\u{202f}"),
        ("&nbsp;", "\u{a0}"),
        ("&#160;", "\u{a0}"),
        ("&#8239;", "\u{202f}"),
    ];
    let replaced = |text: String, (written, meant): &(&str, &str)| text.replace(written, meant);
    WRITTEN.iter().fold(text.to_owned(), replaced)
}

/// A text with a letter that English does without, an elision, or French little words.
fn is_french(text: &str) -> bool {
    let marks = text.chars().any(|character| "àâçéèêëîïôœùûüÀÂÇÉÈÊÎÔŒÙÛ€".contains(character));
    let little = ["le", "la", "les", "un", "une", "des", "du", "vous", "est", "et", "pour", "dans", "aucun"];
    let words = text.split(|character: char| !character.is_alphabetic());
    marks
        || is_elided(text)
        || words.filter(|word| little.contains(&word.to_lowercase().as_str())).count() >= 2
}

/// Whether a word lost its vowel, as in « l’avis », « qu'il ».
fn is_elided(text: &str) -> bool {
    const BEFORE: [&str; 12] = ["l", "d", "n", "s", "j", "c", "m", "t", "qu", "jusqu", "lorsqu", "aujourd"];
    text.split([' ', '\u{a0}', '(', '«']).any(|word| {
        let halves = word.split_once(['\'', '’']);
        halves.is_some_and(|(before, after)| {
            BEFORE.contains(&before.to_lowercase().as_str()) && after.starts_with(char::is_alphabetic)
        })
    })
}

/// What is wrong in a French text.
fn mistakes(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let sentence = is_french(text) && !is_technical(text);
    let characters: Vec<char> = text.chars().collect();
    for (place, window) in characters.windows(2).enumerate() {
        let [before, after] = *window else { continue };
        let next = characters.get(place + 2).copied();
        if sentence
            && before == '\''
            && after.is_alphabetic()
            && place > 0
            && characters.get(place - 1).is_some_and(|one| one.is_alphabetic())
        {
            found.push(format!("straight apostrophe before « {after} » in {text:?}: write ’"));
        }
        if before == '«' && !['\u{a0}', '\u{202f}', '\\'].contains(&after) {
            found.push(format!("« without no-break space in {text:?}: write U+00A0 after it"));
        }
        let wanted = match after {
            ';' | '!' | '?' => "U+202F",
            ':' | '»' | '%' | '€' => "U+00A0",
            _ => continue,
        };
        let word = |one: char| one.is_alphanumeric() || [HOLE, ')', '»', '}', '.', '’'].contains(&one);
        let spaced = before == ' '
            && place.checked_sub(1).and_then(|at| characters.get(at)).is_some_and(|one| word(*one));
        let marks = next.is_none_or(|next| !next.is_alphanumeric());
        if (spaced && marks && !is_code(text)) || (word(before) && sentence && ends_a_word(after, next)) {
            found.push(format!("no-break space missing before {after} in {text:?}: write {wanted}"));
        }
    }
    found
}

/// The same text with no-break spaces where ordinary ones were typed; a space
/// that is missing is left to a person.
#[must_use]
pub fn typeset(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let wanted = match characters.peek() {
            Some(';' | '!' | '?') => '\u{202f}',
            Some(':' | '»' | '%' | '€') => '\u{a0}',
            _ if set.ends_with('«') => '\u{a0}',
            _ => character,
        };
        set.push(if character == ' ' { wanted } else { character });
    }
    set
}

/// Whether a mark ends a word: `12 % de`, and not `a?b` or `https://`.
fn ends_a_word(mark: char, next: Option<char>) -> bool {
    match next {
        None => mark != ';',
        Some(next) => next.is_whitespace() || ".,)\\<".contains(next),
    }
}

/// A style, a condition or a pattern, where a space before a mark is grammar.
fn is_code(text: &str) -> bool {
    ["=>", "==", "&&", " ? ", "://", "%d"].iter().any(|sign| text.contains(sign)) && !is_french(text)
}

/// A key, a style or an address, not a sentence.
fn is_technical(text: &str) -> bool {
    !text.contains(' ') && !text.contains('\u{a0}') && !text.contains('\u{202f}')
        || text.contains("://")
        || text.contains("{:")
}

#[cfg(test)]
mod tests {
    use super::{mistakes, typeset};

    #[test]
    fn each_mistake_is_named_once_and_right_texts_pass() {
        assert_eq!(mistakes("Aujourd'hui, rien à relancer").len(), 1);
        assert_eq!(mistakes("Reste dû : 12 €").len(), 2);
        assert_eq!(mistakes("Payé ?").len(), 1);
        assert_eq!(mistakes("La « facture\u{a0}»").len(), 1);
        assert_eq!(mistakes("Êtes-vous sûr?").len(), 1);
        assert_eq!(mistakes("Aujourd’hui\u{a0}: 12\u{a0}€, 3\u{202f}?").len(), 0);
        assert_eq!(mistakes("WHERE id = ?1 AND name = :name").len(), 0);
        assert_eq!(
            typeset("« Dû » : 3 € ; 5 % ?"),
            "«\u{a0}Dû\u{a0}»\u{a0}: 3\u{a0}€\u{202f}; 5\u{a0}%\u{202f}?"
        );
        assert_eq!(mistakes("https://exemple.fr/?a=b").len(), 0);
    }
}
