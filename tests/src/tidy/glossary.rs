//! The glossary names words that exist, and where they are.

use super::{Problem, Repository, rust_lexer};

const GLOSSARY: &str = "docs/GLOSSARY.md";

/// Rows of the glossary whose code word or place is not in the repository.
///
/// A row is `| French | code words | where |`; the words and the places between
/// backquotes are looked up.
#[must_use]
pub fn glossary_and_code_agree(repository: &Repository) -> Vec<Problem> {
    let Some(glossary) = repository.file(GLOSSARY) else {
        return vec![Problem::at(GLOSSARY, 0, "is missing: it ties the French terms to the code")];
    };
    let mut problems = Vec::new();
    for (place, line) in glossary.text.lines().enumerate().filter(|(_, line)| line.starts_with("| ")) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").collect();
        let [_, words, places] = cells.as_slice() else {
            problems.push(Problem::at(GLOSSARY, place + 1, "a row has three cells: French, code, where"));
            continue;
        };
        let places: Vec<&str> = quoted(places).collect();
        for folder in places.iter().filter(|folder| !exists(repository, folder)) {
            problems.push(Problem::at(GLOSSARY, place + 1, format!("`{folder}` does not exist")));
        }
        for word in quoted(words).filter(|word| !used(repository, &places, word)) {
            let message =
                format!("`{word}` is not a word of the code at {}: rename one of the two", places.join(", "));
            problems.push(Problem::at(GLOSSARY, place + 1, message));
        }
    }
    problems
}

fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

fn exists(repository: &Repository, folder: &str) -> bool {
    repository.files.iter().any(|file| file.path.starts_with(folder))
}

/// Whether the last part of `Type::Variant` or `field` is a word of the code under one of the places.
fn used(repository: &Repository, places: &[&str], word: &str) -> bool {
    let last = word.rsplit("::").next().unwrap_or(word);
    let here = repository.files.iter().filter(|file| places.iter().any(|place| file.path.starts_with(place)));
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    here.into_iter().any(|file| {
        let code =
            if file.path.ends_with(".rs") { rust_lexer::lex(&file.text).code } else { file.text.clone() };
        code.split(|character: char| !is_word(character)).any(|found| found == last)
    })
}
