//! Everything that must hold, looked at again from the facts.

use dument_domain::case::CaseFile;
use dument_domain::claim::Allocation;
use serde::Serialize;

use crate::Error;
use crate::ground::asking::Reading;

/// One thing that must hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckReport {
    /// Its word: those of the store, then `amounts` and `cache`.
    pub name: String,
    /// Whether it holds.
    pub ok: bool,
    /// What was looked at, or what is wrong.
    pub detail: String,
}

/// What was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// Whether everything holds.
    pub ok: bool,
    /// Every check made.
    pub checks: Vec<CheckReport>,
}

/// Integrity of the database, the chain of the journal, the hash of every document, and
/// that what is kept in memory equals what the facts give.
///
/// # Errors
/// The disk refuses to be read.
pub fn verify(reading: Reading<'_>) -> Result<VerifyReport, Error> {
    let stored = reading.kept.verify()?;
    let mut checks: Vec<CheckReport> = stored
        .checks
        .into_iter()
        .map(|check| CheckReport { name: check.name.to_owned(), ok: check.ok, detail: check.detail })
        .collect();
    let files = reading.kept.case_files()?;
    checks.push(check("amounts", files.len(), unbalanced(reading, &files)));
    checks.push(check("cache", files.len(), stale(reading, &files)));
    Ok(VerifyReport { ok: checks.iter().all(|check| check.ok), checks })
}

/// What is wrong, in French, a line each.
#[must_use]
pub fn wrong_words(report: &VerifyReport) -> Vec<String> {
    let wrong = report.checks.iter().filter(|one| !one.ok);
    wrong.map(|one| format!("{} ({})", checked(&one.name), one.detail)).collect()
}

/// Invoices whose principal is not the total less what reduced it.
fn unbalanced(reading: Reading<'_>, files: &[CaseFile]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files {
        for invoice in &file.invoices {
            let computed =
                file.statement_of(invoice, &reading.ground.settings, &reading.ground.law, reading.now.today);
            let owed = &computed.statement;
            let debt = invoice.debt(&file.payments, &file.credit_notes);
            let payments = debt.payments.iter().chain(&debt.credit_notes);
            let received = payments.filter(|one| one.on <= reading.now.today).map(|one| one.amount).sum();
            let beside = |one: &Allocation| one.to_interest + one.to_indemnity + one.to_compensation;
            let to_others = owed.allocations.iter().map(beside).sum();
            let back = file.refunded(invoice.id, reading.now.today);
            let beyond = file.refunded_beyond(
                invoice,
                &reading.ground.settings,
                &reading.ground.law,
                reading.now.today,
            );
            let too_much = owed.overpaid + back.less(beyond);
            if invoice.gross + to_others + too_much != owed.principal + received {
                wrong.push(format!("{} ({})", invoice.number, file.client.name));
            }
        }
    }
    wrong
}

/// Clients whose file in memory is not the one on the disk, or whose positions changed.
fn stale(reading: Reading<'_>, files: &[CaseFile]) -> Vec<String> {
    let differs = |file: &&CaseFile| {
        let Some(entry) = reading.book.get(file.client.id) else { return true };
        let again = reading.ground.places(file, reading.now.today);
        entry.file != **file || again != (entry.positions.clone(), entry.kept_version)
    };
    let mut wrong: Vec<String> = files.iter().filter(differs).map(|file| file.client.name.clone()).collect();
    if reading.book.entries().count() != files.len() {
        wrong.push("clients en mémoire".to_owned());
    }
    wrong
}

fn check(name: &str, count: usize, wrong: Vec<String>) -> CheckReport {
    let ok = wrong.is_empty();
    let detail = if ok { crate::words::text::counted(count, "client") } else { wrong.join(", ") };
    CheckReport { name: name.to_owned(), ok, detail }
}

/// What a check looks at, in French.
#[must_use]
pub fn checked(word: &str) -> &str {
    let named = CHECKS.iter().find(|(check, _)| *check == word);
    named.map_or(word, |(_, label)| label)
}

const CHECKS: [(&str, &str); 11] = [
    ("file", "Fichier"),
    ("references", "Liens entre les fiches"),
    ("schema", "Structure du fichier"),
    ("facts", "Fiches lisibles"),
    ("journal", "Suite du journal"),
    ("rows", "Fiches comme le journal les a notées"),
    ("documents", "Documents gardés"),
    ("sums", "Parts des factures et des paiements"),
    ("owners", "Chaque fiche chez son client"),
    ("amounts", "Sommes dues"),
    ("cache", "Ce qui est affiché"),
];
