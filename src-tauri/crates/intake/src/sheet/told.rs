//! What there is to say about a table, the same doubt of many rows said once.

use std::collections::BTreeMap;

use crate::reading::{Problem, Severity};

/// Rows named for one doubt; the others are counted.
const LINES_NAMED: usize = 5;
/// Different doubts kept.
const DOUBTS: usize = 200;

/// Problems row by row, and doubts that many rows share.
#[derive(Default)]
pub(super) struct Told {
    problems: Vec<Problem>,
    doubts: BTreeMap<(&'static str, String), Lines>,
}

#[derive(Default)]
struct Lines {
    severity: Option<Severity>,
    named: Vec<u32>,
    count: usize,
}

impl Told {
    /// Starts from what was said of the text itself.
    pub(super) fn of(problems: Vec<Problem>) -> Told {
        Told { problems, doubts: BTreeMap::new() }
    }

    /// One problem.
    pub(super) fn push(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// How many problems were told, doubts apart.
    pub(super) fn len(&self) -> usize {
        self.problems.len()
    }

    /// A doubt about one row; rows with the same sentence are told together.
    pub(super) fn doubt(&mut self, code: &'static str, line: u32, sentence: &str) {
        self.note(Severity::Warning, code, line, sentence);
    }

    /// A fact about one row; rows with the same sentence are told together.
    pub(super) fn fact(&mut self, code: &'static str, line: u32, sentence: &str) {
        self.note(Severity::Info, code, line, sentence);
    }

    fn note(&mut self, severity: Severity, code: &'static str, line: u32, sentence: &str) {
        let key = (code, sentence.to_owned());
        if self.doubts.len() >= DOUBTS && !self.doubts.contains_key(&key) {
            return;
        }
        let lines = self.doubts.entry(key).or_default();
        lines.severity = Some(severity);
        lines.count += 1;
        if lines.named.len() < LINES_NAMED {
            lines.named.push(line);
        }
    }

    /// All of it: first what many rows share, which a long list of single rows would hide.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        let shared = self.doubts.into_iter().map(|((code, sentence), lines)| Problem {
            severity: lines.severity.unwrap_or(Severity::Warning),
            code,
            line: lines.named.first().copied(),
            message: format!("{}\u{a0}: {sentence}", named(&lines)),
        });
        shared.chain(self.problems).collect()
    }
}

/// « Ligne 4 », « Lignes 4, 7 et 9 », « Lignes 4, 7, 9, 12, 13 et 40 autres ».
fn named(lines: &Lines) -> String {
    let shown: Vec<String> = lines.named.iter().map(u32::to_string).collect();
    match (lines.count - shown.len(), shown.split_last()) {
        (0, Some((only, []))) => format!("Ligne {only}"),
        (0, Some((last, others))) => format!("Lignes {} et {last}", others.join(", ")),
        (1, _) => format!("Lignes {} et une autre", shown.join(", ")),
        (more, _) => format!("Lignes {} et {more} autres", shown.join(", ")),
    }
}
