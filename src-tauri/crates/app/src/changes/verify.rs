//! Everything that must hold, looked at again from the facts.

use dument_domain::Day;
use dument_domain::case::CaseFile;
use dument_domain::claim::Allocation;
use dument_store::{Snapshot, VerifyReport as StoreReport};
use serde::Serialize;

use crate::Error;
use crate::ground::asking::Reading;
use crate::ground::book::{Book, Ground};

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
    let (stored, files) = (reading.kept.verify()?, reading.kept.case_files()?);
    Ok(report(stored, &files, reading.book, reading.ground, reading.now.today))
}

/// The same of the data at a moment, without holding them: it takes long, and the window answers meanwhile.
pub(crate) struct Verification {
    snapshot: Snapshot,
    book: Book,
    ground: Ground,
    today: Day,
}

impl Verification {
    /// Takes what there is now; nothing of data in memory.
    pub(crate) fn begin(reading: Reading<'_>) -> Result<Option<Verification>, Error> {
        let taken = reading.kept.snapshot()?.map(|snapshot| Verification {
            snapshot,
            book: reading.book.clone(),
            ground: reading.ground.clone(),
            today: reading.now.today,
        });
        Ok(taken)
    }

    /// Looks at it.
    pub(crate) fn report(&self) -> Result<VerifyReport, Error> {
        let (stored, files) = (self.snapshot.verify()?, self.snapshot.case_files()?);
        Ok(report(stored, &files, &self.book, &self.ground, self.today))
    }
}

fn report(stored: StoreReport, files: &[CaseFile], book: &Book, ground: &Ground, today: Day) -> VerifyReport {
    let mut checks: Vec<CheckReport> = stored
        .checks
        .into_iter()
        .map(|check| CheckReport { name: check.name.to_owned(), ok: check.ok, detail: check.detail })
        .collect();
    checks.push(check("amounts", files.len(), unbalanced(ground, today, files)));
    checks.push(check("cache", files.len(), stale(book, ground, today, files)));
    VerifyReport { ok: checks.iter().all(|check| check.ok), checks }
}

/// What is wrong, in French, a line each.
#[must_use]
pub fn wrong_words(report: &VerifyReport) -> Vec<String> {
    let wrong = report.checks.iter().filter(|one| !one.ok);
    wrong.map(|one| format!("{} ({})", checked(&one.name), one.detail)).collect()
}

/// Invoices whose principal is not the total less what reduced it.
fn unbalanced(ground: &Ground, today: Day, files: &[CaseFile]) -> Vec<String> {
    let (settings, law) = (&ground.settings, &ground.law);
    let mut wrong = Vec::new();
    for file in files {
        for invoice in &file.invoices {
            let computed = file.statement_of(invoice, settings, law, today);
            let owed = &computed.statement;
            let debt = invoice.debt(&file.payments, &file.credit_notes);
            let payments = debt.payments.iter().chain(&debt.credit_notes);
            let received = payments.filter(|one| one.on <= today).map(|one| one.amount).sum();
            let beside = |one: &Allocation| one.to_interest + one.to_indemnity + one.to_compensation;
            let to_others = owed.allocations.iter().map(beside).sum();
            let back = file.refunded(invoice.id, today);
            let beyond = file.refunded_beyond(invoice.id, settings, law, today);
            let too_much = owed.overpaid + back.less(beyond);
            if invoice.gross + to_others + too_much != owed.principal + received {
                wrong.push(format!("{} ({})", invoice.number, file.client.name));
            }
        }
    }
    wrong
}

/// Clients whose file in memory is not the one on the disk, or whose positions changed.
fn stale(book: &Book, ground: &Ground, today: Day, files: &[CaseFile]) -> Vec<String> {
    let differs = |file: &&CaseFile| {
        let Some(entry) = book.get(file.client.id) else { return true };
        let again = ground.places(file, today);
        entry.file != **file || again != (entry.positions.clone(), entry.kept_version)
    };
    let mut wrong: Vec<String> = files.iter().filter(differs).map(|file| file.client.name.clone()).collect();
    if book.entries().count() != files.len() {
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
