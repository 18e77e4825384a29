//! Each thing that may happen in a case has its journey in the window: the table of the end-to-end
//! crate, held to the enums of the domain and to the journeys that exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The enums whose every variant is played, with the file of the domain that declares them.
const ENUMS: [(&str, &str); 5] = [
    ("OutcomeKind", "outcome.rs"),
    ("Arrangement", "agreement.rs"),
    ("DisputeEnd", "agreement.rs"),
    ("ChequeAct", "agreement.rs"),
    ("Happening", "event.rs"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// `Enum::Variant` of one enum, as its file declares them.
fn variants(name: &str, file: &str) -> Vec<String> {
    let path = root().join("src-tauri/crates/domain/src/case").join(file);
    let text = fs::read_to_string(path).unwrap();
    let body = text.split(&format!("pub enum {name} {{\n")).nth(1).expect(name);
    let lines = body.lines().take_while(|line| *line != "}");
    let declared = lines.filter_map(|line| {
        let word = line.strip_prefix("    ")?;
        let end = word.find(|letter: char| !letter.is_alphanumeric())?;
        word.starts_with(char::is_uppercase).then(|| format!("{name}::{}", &word[..end]))
    });
    declared.collect()
}

/// The rows of the table: what happens, the file, the journey.
fn table() -> Vec<[String; 3]> {
    let text = fs::read_to_string(root().join("tests/e2e/src/lib.rs")).unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("//! | `")?.strip_suffix("` |"));
    rows.map(|row| {
        let cells: Vec<String> = row.split("` | `").map(str::to_owned).collect();
        cells.try_into().expect(row)
    })
    .collect()
}

#[test]
fn whatever_may_happen_has_its_journey_in_the_window() {
    let wanted: BTreeSet<String> = ENUMS.iter().flat_map(|(name, file)| variants(name, file)).collect();
    let told: Vec<String> = table().into_iter().map(|[what, ..]| what).collect();
    let known: BTreeSet<String> = told.iter().cloned().collect();
    assert!(wanted.len() > 40, "the enums are read: {wanted:?}");
    assert_eq!(told.len(), known.len(), "each row once");
    let missing: Vec<_> = wanted.difference(&known).collect();
    let gone: Vec<_> = known.difference(&wanted).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "without a journey: {missing:?}; no longer there: {gone:?}"
    );
}

#[test]
fn the_journeys_of_the_table_exist() {
    for [what, file, journey] in table() {
        let path = root().join(format!("tests/e2e/tests/e2e/{file}.rs"));
        let text = fs::read_to_string(&path).unwrap_or_default();
        assert!(text.contains(&format!("async fn {journey}() -> Done")), "{what}: no {journey} in {file}.rs");
    }
}
