//! Files that nothing reaches.

use std::collections::{BTreeSet, VecDeque};

use super::places::is_test;
use super::{Problem, Repository, rust_lexer, script_lexer, svelte_lexer};

/// Rust files that no `mod` reaches from a root of their crate.
#[must_use]
pub fn dead_rust_files(repository: &Repository) -> Vec<Problem> {
    let mut reached = BTreeSet::new();
    let all: Vec<&str> = repository.ending(&[".rs"]).map(|file| file.path.as_str()).collect();
    let mut waiting: VecDeque<String> =
        all.iter().filter(|path| is_root(path)).map(|path| (*path).to_owned()).collect();
    while let Some(path) = waiting.pop_front() {
        let Some(file) = repository.file(&path) else { continue };
        let code = rust_lexer::lex(&file.text).code;
        for name in modules(&code) {
            let folder = module_folder(&path);
            waiting.push_back(format!("{folder}/{name}.rs"));
            waiting.push_back(format!("{folder}/{name}/mod.rs"));
        }
        for named in file.text.lines().filter_map(|line| line.trim().strip_prefix("#[path = \"")) {
            let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
            waiting.push_back(joined(parent, named.split('"').next().unwrap_or("")));
        }
        reached.insert(path);
    }
    let dead = all.iter().filter(|path| !reached.contains(**path));
    dead.map(|path| Problem::at(path, 0, "no `mod` reaches this file: name it or delete it")).collect()
}

fn is_root(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folder = folder.rsplit('/').next().unwrap_or(folder);
    matches!(name, "build.rs")
        || matches!((folder, name), ("src", "lib.rs" | "main.rs"))
        || matches!(folder, "bin" | "tests" | "benches" | "examples")
        || (path.contains("/bin/") || path.contains("/tests/")) && name == "main.rs"
}

/// The names of `mod name;` in code without strings.
fn modules(code: &str) -> impl Iterator<Item = &str> {
    code.lines().filter_map(|line| {
        let (before, after) = line.split_once("mod ")?;
        let visible = before.trim();
        let declares = visible.is_empty() || visible.starts_with("pub") || visible.ends_with(']');
        after.trim().strip_suffix(';').filter(|_| declares)
    })
}

/// Where the modules that a file declares are.
fn module_folder(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.trim_end_matches(".rs");
    if matches!(stem, "lib" | "main" | "mod" | "build") || is_root(path) {
        folder.to_owned()
    } else {
        format!("{folder}/{stem}")
    }
}

/// Interface files that no route, test or configuration imports.
#[must_use]
pub fn dead_interface_files(repository: &Repository) -> Vec<Problem> {
    let endings = [".ts", ".svelte", ".js"];
    let ours = |path: &str| path.starts_with("ui/") && endings.iter().any(|ending| path.ends_with(ending));
    let all: Vec<&str> =
        repository.files.iter().map(|file| file.path.as_str()).filter(|path| ours(path)).collect();
    let mut reached = BTreeSet::new();
    let mut waiting: VecDeque<String> =
        all.iter().filter(|path| is_interface_root(path)).map(|path| (*path).to_owned()).collect();
    while let Some(path) = waiting.pop_front() {
        let Some(file) = repository.file(&path) else { continue };
        if !reached.insert(path.clone()) {
            continue;
        }
        let lexed = if path.ends_with(".svelte") {
            svelte_lexer::lex(&file.text)
        } else {
            script_lexer::lex(&file.text, 1)
        };
        // What only a test imports is dead too, unless it is of the tests.
        let follows = |target: &String| !is_test(&path) || is_test(target) || target.contains("/test");
        for piece in lexed.strings {
            waiting.extend(imported(&path, &piece.text).into_iter().filter(follows));
        }
    }
    let dead = all.iter().filter(|path| !reached.contains(**path));
    dead.map(|path| Problem::at(path, 0, "nothing imports this file: use it or delete it")).collect()
}

fn is_interface_root(path: &str) -> bool {
    let inside = path.strip_prefix("ui/").unwrap_or(path);
    !inside.starts_with("src/lib/")
        || is_test(path)
        || path.ends_with(".d.ts")
        || inside.starts_with("src/lib/test")
}

/// The files that an import may mean; most do not exist.
fn imported(from: &str, target: &str) -> Vec<String> {
    let parent = from.rsplit_once('/').map_or("", |(parent, _)| parent);
    let alias = [("$lib", "ui/src/lib"), ("$kit", "ui/src/lib/kit")];
    let aliased =
        alias.iter().find_map(|(name, folder)| Some(format!("{folder}{}", target.strip_prefix(name)?)));
    let path = match aliased {
        Some(path) => path,
        None if target.starts_with('.') => joined(parent, target),
        None => return Vec::new(),
    };
    let path = path.split('?').next().unwrap_or("").to_owned();
    let without_script = path.trim_end_matches(".js").to_owned();
    let tails = ["", ".ts", ".js", ".svelte.ts", ".svelte", "/index.ts"];
    let mut places: Vec<String> = tails.iter().map(|tail| format!("{path}{tail}")).collect();
    places.push(format!("{without_script}.ts"));
    places
}

/// A relative path followed from a folder.
fn joined(folder: &str, relative: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}
