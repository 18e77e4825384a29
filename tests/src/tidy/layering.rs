//! Dependencies point one way: shell, cli → app → {store, letters, intake} → domain.
//!
//! Beside them, `machine` is what the shell and the cli share of the computer:
//! its clock, its data folder, its desktop. No layer below may use it.

use super::{Problem, Repository};

/// Who may depend on whom, by package.
const MAY_USE: [(&str, &[&str]); 8] = [
    ("dument-domain", &[]),
    ("dument-store", &["dument-domain"]),
    ("dument-letters", &["dument-domain"]),
    ("dument-intake", &["dument-domain"]),
    ("dument-app", &["dument-domain", "dument-store", "dument-letters", "dument-intake"]),
    ("dument-machine", &["dument-domain"]),
    ("dument-cli", &["dument-app", "dument-domain", "dument-machine"]),
    ("dument", &["dument-app", "dument-domain", "dument-machine"]),
];

/// Packages that a layer may never use, because of what they reach.
const NEVER: [(&str, &[&str]); 4] = [
    ("dument-domain", &["rusqlite", "printpdf", "lopdf", "tauri", "directories"]),
    ("dument-letters", &["rusqlite", "tauri", "directories"]),
    ("dument-intake", &["rusqlite", "printpdf", "tauri", "directories"]),
    ("dument-app", &["rusqlite", "printpdf", "lopdf", "tauri", "directories", "clap"]),
];

/// Edges of the manifests that point the wrong way.
#[must_use]
pub fn layering(repository: &Repository) -> Vec<Problem> {
    let mut problems = Vec::new();
    for manifest in repository.ending(&["Cargo.toml"]) {
        if !manifest.path.starts_with("src-tauri/") {
            continue;
        }
        let Ok(table) = manifest.text.parse::<toml::Table>() else {
            problems.push(Problem::at(&manifest.path, 0, "is not TOML"));
            continue;
        };
        let name = table.get("package").and_then(|package| package.get("name")).and_then(toml::Value::as_str);
        let name = name.unwrap_or_default();
        let Some((_, allowed)) = MAY_USE.iter().find(|(package, _)| *package == name) else {
            let message =
                format!("`{name}` has no place in the layering: name it in tests/src/tidy/layering.rs");
            problems.push(Problem::at(&manifest.path, 0, message));
            continue;
        };
        let never = NEVER.iter().find(|(package, _)| *package == name).map_or(&[][..], |(_, never)| never);
        for used in dependencies(&table) {
            if used.starts_with("dument-") && !allowed.contains(&used.as_str()) {
                let message = format!(
                    "`{name}` may not use `{used}`: shell, cli → app → store, letters, intake → domain"
                );
                problems.push(Problem::at(&manifest.path, 0, message));
            }
            if never.contains(&used.as_str()) {
                let message = format!("`{name}` may not use `{used}`: ask the layer whose trade it is");
                problems.push(Problem::at(&manifest.path, 0, message));
            }
        }
    }
    problems
}

fn dependencies(table: &toml::Table) -> Vec<String> {
    let tables = ["dependencies", "build-dependencies"];
    let found = tables.iter().filter_map(|key| table.get(*key).and_then(toml::Value::as_table));
    let mut names: Vec<String> = found.flat_map(|table| table.keys().cloned()).collect();
    let targets = table.get("target").and_then(toml::Value::as_table);
    for target in targets.into_iter().flat_map(toml::Table::values).filter_map(toml::Value::as_table) {
        names.extend(dependencies(target));
    }
    names
}
