//! Each test binary is compiled, linked and waited for on its own.

use super::{Problem, Repository};

/// Crates whose tests are more than one binary: files beside the first of their `tests` folder.
#[must_use]
pub fn test_binaries(repository: &Repository) -> Vec<Problem> {
    let mut problems = Vec::new();
    for manifest in repository.ending(&["Cargo.toml"]) {
        let folder = format!("{}tests/", manifest.path.trim_end_matches("Cargo.toml"));
        let roots = repository.ending(&[".rs"]).filter(|file| is_binary(&file.path, &folder));
        for more in roots.skip(1) {
            let message = "one test binary a crate: make it a module of the one that is there, \
                           and name it in its main.rs";
            problems.push(Problem::at(&more.path, 0, message));
        }
    }
    problems
}

/// `tests/name.rs` or `tests/name/main.rs`, as Cargo finds them.
fn is_binary(path: &str, folder: &str) -> bool {
    let inside: Vec<&str> = path.strip_prefix(folder).into_iter().flat_map(|rest| rest.split('/')).collect();
    matches!(inside.as_slice(), [_] | [_, "main.rs"])
}

/// Tests inside a library whose manifest says that it has none (`test = false`): nothing runs them.
#[must_use]
pub fn tests_that_never_run(repository: &Repository) -> Vec<Problem> {
    let mut problems = Vec::new();
    for manifest in repository.ending(&["Cargo.toml"]) {
        if !manifest.text.contains("[lib]\ntest = false")
            && !manifest.text.contains("\"src/main.rs\"\ntest = false")
        {
            continue;
        }
        let folder = format!("{}src/", manifest.path.trim_end_matches("Cargo.toml"));
        let own = repository
            .ending(&[".rs"])
            .filter(|file| file.path.starts_with(&folder) && !file.path.contains("/bin/"));
        for file in own {
            for (place, line) in file.text.lines().enumerate() {
                if line.trim_start().starts_with("#[cfg(test)]") {
                    let message = format!("nothing runs it: take `test = false` out of {}", manifest.path);
                    problems.push(Problem::at(&file.path, place + 1, message));
                }
            }
        }
    }
    problems
}
