//! French typography of what the user reads: « ’ », no-break spaces.

use super::places::{first_test_line, is_interface, is_product_rust};
use super::script_lexer::HOLE;
use super::{Piece, Problem, Repository, rust_lexer, script_lexer, svelte_lexer};

/// Straight apostrophes and breaking spaces in the texts of the interface,
/// the core and the assets.
#[must_use]
pub fn french_typography(repository: &Repository) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in &repository.files {
        let path = file.path.as_str();
        let pieces = if is_product_rust(path) {
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
        };
        for piece in pieces {
            let wrong = mistakes(&unescaped(&piece.text));
            problems.extend(wrong.into_iter().map(|message| Problem::at(path, piece.line, message)));
        }
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

/// A text with a letter that English does without, or French little words.
fn is_french(text: &str) -> bool {
    let marks = text.chars().any(|character| "àâçéèêëîïôœùûüÀÂÇÉÈÊÎÔŒÙÛ".contains(character));
    let little = ["le", "la", "les", "un", "une", "des", "du", "vous", "est", "et", "pour", "dans", "aucun"];
    let words = text.split(|character: char| !character.is_alphabetic());
    marks || words.filter(|word| little.contains(&word.to_lowercase().as_str())).count() >= 2
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
        let glued = before.is_alphanumeric() || [HOLE, ')', '»', '}'].contains(&before);
        if (before == ' ' && !is_code(text)) || (glued && sentence && ends_a_word(after, next)) {
            found.push(format!("no-break space missing before {after} in {text:?}: write {wanted}"));
        }
    }
    found
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
    use super::mistakes;

    #[test]
    fn each_mistake_is_named_once_and_right_texts_pass() {
        assert_eq!(mistakes("Aujourd'hui, rien à relancer").len(), 1);
        assert_eq!(mistakes("Reste dû : 12 €").len(), 2);
        assert_eq!(mistakes("Payé ?").len(), 1);
        assert_eq!(mistakes("La « facture\u{a0}»").len(), 1);
        assert_eq!(mistakes("Êtes-vous sûr?").len(), 1);
        assert_eq!(mistakes("Aujourd’hui\u{a0}: 12\u{a0}€, 3\u{202f}?").len(), 0);
        assert_eq!(mistakes("https://exemple.fr/?a=b").len(), 0);
    }
}
