//! `import`: files brought in, each in its own transaction.

use std::fs;
use std::io::Write;
use std::path::Path;

use dument_app::views::ImportReport;
use dument_app::{App, Error, ImportOptions, intake};
use serde_json::{Value, json};

use crate::arguments::Import;
use crate::failure::{Failure, say};
use crate::output::Output;
use crate::read::name_of;
use crate::session::Session;

/// One answer per file; one that is refused does not stop the others.
pub(crate) fn run(asked: &Import, session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let mut app = session.open()?;
    let mut all_taken = true;
    for path in &asked.files {
        match import(&mut app, path, asked, session) {
            Ok(report) => {
                // A row that contradicts what is known was refused: status 1, unless that was asked.
                all_taken &= asked.skip_bad || !has_conflict(&report);
                tell_import(&report, asked.dry_run, output)?;
            }
            Err(refusal) => {
                all_taken = false;
                if output.is_json() {
                    output.value(&refused(path, &refusal))?;
                }
                say(&format!("{}\u{a0}: {}", name_of(path), refusal.message()));
            }
        }
    }
    if all_taken { Ok(()) } else { Err(Failure::Told) }
}

fn import(app: &mut App, path: &Path, asked: &Import, session: &Session) -> Result<ImportReport, Error> {
    let bytes = fs::read(path).map_err(|problem| Error::unreadable(&name_of(path), problem.kind()))?;
    let options = ImportOptions {
        dry_run: asked.dry_run,
        skip_bad: asked.skip_bad,
        accept_seller: asked.accept_seller,
    };
    app.act(&session.now, |desk| intake::import_file(desk, &name_of(path), &bytes, options))
}

fn has_conflict(report: &ImportReport) -> bool {
    let conflicts = ["conflict", "conflicting_number"];
    report.problems.iter().any(|problem| conflicts.contains(&problem.code.as_str()))
}

fn refused(path: &Path, refusal: &Error) -> Value {
    json!({
        "file": name_of(path),
        "created": 0,
        "duplicates": 0,
        "updated": 0,
        "skipped": 0,
        "problems": [],
        "error": refusal.view(),
    })
}

fn tell_import(report: &ImportReport, dry_run: bool, output: &mut Output<impl Write>) -> Result<(), Failure> {
    if output.is_json() {
        return Ok(output.value(report)?);
    }
    let would = if dry_run { " (rien n’est écrit)" } else { "" };
    output.line(&format!(
        "{}{would}\u{a0}: {}, {}, {}, {}",
        report.file,
        several(report.created, "ajoutée", ""),
        several(report.duplicates, "déjà connue", ""),
        several(report.updated, "corrigée", ""),
        several(report.skipped, "laissée", " de côté")
    ))?;
    for problem in &report.problems {
        output.line(&format!("  {}", problem.message))?;
    }
    Ok(())
}

/// « 1 laissée de côté », « 2 laissées de côté ».
fn several(count: usize, words: &str, rest: &str) -> String {
    let words = if count > 1 { format!("{words}s") } else { words.to_owned() };
    format!("{count} {words}{rest}")
}
