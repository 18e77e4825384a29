//! A file is read in one sitting, a function on one screen.

use super::{Problem, Repository, longest_functions};

const FUNCTION_LINES_MAX: usize = 70;
const FILE_LINES_MAX: usize = 600;
const SVELTE_LINES_MAX: usize = 400;
const SHELL_LINES_MAX: usize = 800;

/// Functions longer than a screen.
#[must_use]
pub fn function_sizes(repository: &Repository) -> Vec<Problem> {
    let functions = longest_functions(repository);
    let long = functions.into_iter().take_while(|function| function.lines > FUNCTION_LINES_MAX);
    long.map(|function| {
        let message = format!(
            "`{}` has {} lines, at most {FUNCTION_LINES_MAX}: name its steps and make them functions",
            function.name, function.lines
        );
        Problem::at(&function.path, function.line, message)
    })
    .collect()
}

/// Files longer than a sitting.
#[must_use]
pub fn file_sizes(repository: &Repository) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in repository.ending(&[".rs", ".ts", ".svelte"]) {
        let most = if file.path.ends_with(".svelte") { SVELTE_LINES_MAX } else { FILE_LINES_MAX };
        let lines = file.text.lines().count();
        if lines > most {
            let message = format!("{lines} lines, at most {most}: split the file by the words it handles");
            problems.push(Problem::at(&file.path, 0, message));
        }
    }
    problems
}

/// A shell that grew: what it decides belongs to the use cases, what it knows of the computer to
/// `machine`.
#[must_use]
pub fn shell_size(repository: &Repository) -> Vec<Problem> {
    let files = repository.ending(&[".rs"]).filter(|file| file.path.starts_with("src-tauri/src/"));
    let lines: usize = files.map(|file| file.text.lines().count()).sum();
    let message = format!("{lines} lines in the shell, at most {SHELL_LINES_MAX}");
    let grew = (lines > SHELL_LINES_MAX).then(|| Problem::at("src-tauri/src", 0, message));
    grew.into_iter().collect()
}
