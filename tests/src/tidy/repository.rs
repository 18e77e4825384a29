//! The files of the repository, read once.

use std::fmt;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Folders that are made, not written.
const MADE: [&str; 11] = [
    ".git",
    "target",
    "node_modules",
    "dist",
    "build",
    ".svelte-kit",
    "gen",
    "screenshots",
    ".setup",
    "coverage",
    "test-results",
];

/// A text file of the repository.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path from the root, with `/`.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// All the text files that a person wrote.
#[derive(Clone, Debug)]
pub struct Repository {
    /// The folder that holds the workspace manifest.
    pub root: PathBuf,
    /// The text files, sorted by path.
    pub files: Vec<SourceFile>,
}

/// Something that is not as the house wants it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, from the root.
    pub path: String,
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What is wrong and what to write instead.
    pub message: String,
}

impl Problem {
    /// A problem at a line of a file.
    #[must_use]
    pub fn at(path: &str, line: usize, message: impl Into<String>) -> Problem {
        Problem { path: path.to_owned(), line, message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.message)
    }
}

impl Repository {
    /// Reads every text file under `root`, folders that are made left aside.
    ///
    /// # Errors
    /// When a folder cannot be listed; a file that is not UTF-8 text is left aside.
    pub fn read(root: &Path) -> io::Result<Repository> {
        let mut files = Vec::new();
        collect(root, root, &mut files)?;
        files.sort_by(|a: &SourceFile, b: &SourceFile| a.path.cmp(&b.path));
        Ok(Repository { root: root.to_owned(), files })
    }

    /// The files whose name ends with one of `endings`.
    pub fn ending<'a>(&'a self, endings: &'a [&str]) -> impl Iterator<Item = &'a SourceFile> {
        self.files.iter().filter(|file| endings.iter().any(|ending| file.path.ends_with(ending)))
    }

    /// The file at a path, if it is there.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&SourceFile> {
        let place = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.files.get(place)
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<SourceFile>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type()?;
        if kind.is_dir() && !MADE.contains(&name.as_str()) {
            collect(root, &entry.path(), files)?;
        }
        if !kind.is_file() {
            continue;
        }
        let path = entry.path();
        let relative = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if let Ok(text) = fs::read_to_string(&path) {
            files.push(SourceFile { path: relative, text });
        }
    }
    Ok(())
}
