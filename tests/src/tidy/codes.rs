//! Codes of law: each short name that an article bears on the screen is explained there.

use super::places::{first_test_line, is_product_rust};
use super::{Problem, Repository, rust_lexer};

/// Where the short names are explained.
const NAMES: &str = "src-tauri/crates/app/src/settings/mod.rs";

/// Short names in front of an article that [`NAMES`] does not explain.
#[must_use]
pub fn codes_are_named(repository: &Repository) -> Vec<Problem> {
    let named = repository.file(NAMES).map(|file| file.text.as_str()).unwrap_or_default();
    let mut problems = Vec::new();
    for file in repository.ending(&[".rs"]).filter(|file| is_product_rust(&file.path)) {
        let tests = first_test_line(file);
        for piece in rust_lexer::lex(&file.text).strings.iter().filter(|piece| piece.line < tests) {
            for short in cited(&piece.text) {
                if !named.contains(&format!("(\"{short}\", ")) {
                    let message = format!("« {short} » is cited and not in `code_names` of {NAMES}");
                    problems.push(Problem::at(&file.path, piece.line, message));
                }
            }
        }
    }
    problems
}

/// The short names that stand in front of an article: « C. trav. L3245-1 », « CPC, art. 1407 ».
fn cited(text: &str) -> Vec<String> {
    let text = text.replace("\\u{a0}", " ").replace('\u{a0}', " ");
    let words: Vec<&str> = text.split(' ').map(|word| word.trim_matches(['(', '«', ';', '»'])).collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let rest = words.get(at + 1..).unwrap_or_default();
        let core = word.trim_end_matches(',');
        if core == "C." && rest.first().is_some_and(|name| name.ends_with('.')) {
            if is_article(rest.get(1..).unwrap_or_default()) {
                found.push(format!("C. {}", rest.first().copied().unwrap_or_default()));
            }
        } else if is_short(core) && is_article(rest) {
            found.push(core.to_owned());
        }
    }
    found
}

/// « CPC », « CPCex », « COJ »: capitals that begin as « code » does.
fn is_short(word: &str) -> bool {
    let capitals = word.strip_suffix("ex").unwrap_or(word);
    capitals.starts_with('C') && capitals.len() > 1 && capitals.chars().all(|one| one.is_ascii_uppercase())
}

/// Whether these words begin with an article: « L441-10 », « art. 272 », « 1407 ».
fn is_article(words: &[&str]) -> bool {
    let first = words.iter().find(|word| !matches!(**word, "art." | "article" | "articles"));
    let number =
        first.map(|word| word.trim_start_matches(['L', 'R', 'D', 'A', '.', '*'])).unwrap_or_default();
    number.starts_with(|one: char| one.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::cited;

    #[test]
    fn a_short_name_stands_in_front_of_an_article() {
        assert_eq!(
            cited("(C. trav. L3245-1), CPC, art. 1407\\u{a0}; CPCex L111-8"),
            ["C. trav.", "CPC", "CPCex"]
        );
        assert!(cited("le CA de 2026, article 5").is_empty());
    }
}
