//! `read`: what foreign files hold, nothing written.

use std::fs;
use std::io::Write;
use std::path::Path;

use dument_app::disk_trouble;
use dument_app::formats::{self as intake, Format, Problem, Reading};

use crate::arguments::Files;
use crate::failure::Failure;
use crate::output::Output;

/// One JSON object per file, refused ones included.
pub(crate) fn run(asked: &Files, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let mut all_read = true;
    for path in &asked.files {
        let reading = read(path);
        all_read &= !is_refused(&reading);
        output.value(&reading)?;
    }
    if all_read { Ok(()) } else { Err(Failure::Told) }
}

/// Whether nothing of the file can be used; a bad row does not refuse the others here.
fn is_refused(reading: &Reading) -> bool {
    reading.has_errors() && reading.invoices.is_empty() && reading.transactions.is_empty()
}

/// The name of a file as it is shown.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn read(path: &Path) -> Reading {
    match fs::read(path) {
        Ok(bytes) => intake::read(&name_of(path), &bytes),
        Err(problem) => {
            let why = disk_trouble(problem.kind());
            let message = format!("Ce fichier n’a pas pu être ouvert\u{a0}: {why}.");
            let mut refused = Reading::refused(Format::Unknown, Problem::error("unreadable", None, message));
            refused.file = name_of(path);
            refused
        }
    }
}
