//! A table that comes back filled, read and shown before anything is recorded.

use dument_domain::case::OutcomeKind;
use dument_intake::{FilledRow, FilledSheet, Problem, Severity, read_results};

use crate::delegation::answers;
use crate::views::{FilledSheetView, ResultLine};

/// Reads a filled sheet; nothing is written. What cannot be read is said with its line.
#[must_use]
pub fn read_filled(bytes: &[u8]) -> FilledSheetView {
    let FilledSheet { rows, blank, problems } = read_results(bytes);
    let mut said: Vec<String> = problems.iter().map(told).collect();
    let mut lines = Vec::new();
    for row in rows {
        let outcome = answers::read_answer(&row.answer);
        if outcome.is_none() {
            said.push(unknown_answer(&row));
        }
        lines.push(line(row, outcome));
    }
    FilledSheetView { number: most_of(&lines), lines, blank, problems: said }
}

fn told(problem: &Problem) -> String {
    let serious = problem.severity == Severity::Error;
    match problem.line {
        Some(line) if serious => format!("Ligne {line}, {}", problem.message),
        Some(_) | None => problem.message.clone(),
    }
}

fn unknown_answer(row: &FilledRow) -> String {
    let (line, reference) = (row.line, &row.reference);
    match row.answer.as_str() {
        "" => format!("Ligne {line}, {reference}\u{a0}: le résultat n’est pas indiqué."),
        words => format!(
            "Ligne {line}, {reference}\u{a0}: «\u{a0}{words}\u{a0}» n’est pas un résultat de la feuille."
        ),
    }
}

fn line(row: FilledRow, outcome: Option<OutcomeKind>) -> ResultLine {
    ResultLine {
        reference: row.reference,
        outcome,
        on: row.on,
        date: row.date,
        amount: row.amount,
        who: row.who,
        note: row.note,
    }
}

/// The number of the sheet that most lines are of.
fn most_of(lines: &[ResultLine]) -> Option<u32> {
    let number = |line: &ResultLine| -> Option<u32> {
        line.reference.strip_prefix('C')?.split_once('-')?.0.parse().ok()
    };
    let numbers: Vec<u32> = lines.iter().filter_map(number).collect();
    let often = |wanted: &u32| numbers.iter().filter(|one| *one == wanted).count();
    numbers.iter().copied().max_by_key(often)
}
