//! Recomputing what must hold.

use std::fmt::Display;

use rusqlite::Connection;

use crate::changes::replay;
use crate::columns::{read_all, read_first};
use crate::schema::{MIGRATIONS, migrate};
use crate::tables::{self, Scope};
use crate::{StoreError, sha256_hex};

/// One thing that must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyCheck {
    /// Its word: `file`, `references`, `schema`, `facts`, `journal`, `rows`, `documents`, `sums`, `owners`.
    pub name: &'static str,
    /// Whether it holds.
    pub ok: bool,
    /// What was looked at, or what is wrong.
    pub detail: String,
}

/// What [`crate::Store::verify`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyReport {
    /// Every check made, good or bad.
    pub checks: Vec<VerifyCheck>,
}

impl VerifyReport {
    /// Whether everything holds.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.checks.iter().all(|check| check.ok)
    }
}

/// Every check, none skipped when another fails.
pub(crate) fn verify(connection: &Connection) -> Result<VerifyReport, StoreError> {
    let checks = vec![
        told("file", integrity(connection, "integrity_check"))?,
        told("references", broken_references(connection))?,
        told("schema", changed_schema(connection))?,
        told("facts", unreadable_facts(connection))?,
        told("journal", broken_journal(connection))?,
        told("rows", altered_rows(connection))?,
        told("documents", changed_documents(connection))?,
        told("sums", wrong_sums(connection))?,
        told("owners", wrong_owners(connection))?,
    ];
    Ok(VerifyReport { checks })
}

/// What a check finds wrong, and what it looked at.
struct Finding {
    wrong: Vec<String>,
    looked_at: String,
}

/// A check whose own reading meets damage fails; it does not stop the others.
fn told(name: &'static str, found: Result<Finding, StoreError>) -> Result<VerifyCheck, StoreError> {
    match found {
        Ok(Finding { wrong, looked_at }) if wrong.is_empty() => {
            Ok(VerifyCheck { name, ok: true, detail: looked_at })
        }
        Ok(Finding { wrong, .. }) => Ok(VerifyCheck { name, ok: false, detail: wrong.join("; ") }),
        Err(error) if matches!(error, StoreError::Io(_) | StoreError::Full | StoreError::InUse) => Err(error),
        Err(error) => Ok(VerifyCheck { name, ok: false, detail: error.to_string() }),
    }
}

/// What `integrity_check` or the shorter `quick_check` finds wrong.
fn integrity(connection: &Connection, check: &str) -> Result<Finding, StoreError> {
    let lines = read_all(connection, &format!("PRAGMA {check}"), [], |columns| columns.next::<String>())?;
    let wrong = lines.into_iter().filter(|line| line != "ok").collect();
    Ok(Finding { wrong, looked_at: "intégrité".to_owned() })
}

fn broken_references(connection: &Connection) -> Result<Finding, StoreError> {
    let wrong = read_all(connection, "PRAGMA foreign_key_check", [], |columns| {
        let table: String = columns.next()?;
        let row: Option<i64> = columns.next()?;
        let parent: String = columns.next()?;
        Ok(format!("{table} {}\u{a0}: rien dans {parent}", row.unwrap_or_default()))
    })?;
    Ok(Finding { wrong, looked_at: "liens entre les fiches".to_owned() })
}

/// Refuses a file that cannot be trusted, before anything else is read from it.
pub(crate) fn refuse_damaged(connection: &Connection) -> Result<(), StoreError> {
    let mut wrong = integrity(connection, "quick_check")?.wrong;
    if wrong.is_empty() {
        wrong = broken_references(connection)?.wrong;
    }
    if wrong.is_empty() { Ok(()) } else { Err(StoreError::unreadable(wrong.join("; "))) }
}

/// Tables, indexes and triggers compared with those of a fresh database.
fn changed_schema(connection: &Connection) -> Result<Finding, StoreError> {
    let mut fresh = Connection::open_in_memory()?;
    migrate(&mut fresh, MIGRATIONS)?;
    let expected = schema_of(&fresh)?;
    let found = schema_of(connection)?;
    let lost =
        expected.iter().filter(|part| !found.contains(part)).map(|(name, _)| format!("{name} a changé"));
    let new =
        found.iter().filter(|part| !expected.contains(part)).map(|(name, _)| format!("{name} est inconnu"));
    Ok(Finding { wrong: lost.chain(new).collect(), looked_at: format!("{} objets", found.len()) })
}

fn schema_of(connection: &Connection) -> Result<Vec<(String, Option<String>)>, StoreError> {
    let sql = "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name";
    read_all(connection, sql, [], |columns| Ok((columns.next()?, columns.next()?)))
}

fn unreadable_facts(connection: &Connection) -> Result<Finding, StoreError> {
    tables::company::read(connection)?;
    tables::scenarios::read(connection)?;
    let files = tables::files::case_files(connection, Scope::All)?;
    let invoices: usize = files.iter().map(|file| file.invoices.len()).sum();
    Ok(Finding {
        wrong: Vec::new(),
        looked_at: format!("{}, {}", counted(files.len(), "client"), counted(invoices, "facture")),
    })
}

fn broken_journal(connection: &Connection) -> Result<Finding, StoreError> {
    let (count, broken) = tables::journal::check(connection)?;
    let wrong = broken.map(|sequence| format!("la ligne {sequence} ne suit pas la précédente"));
    Ok(Finding { wrong: wrong.into_iter().collect(), looked_at: counted(count, "ligne") })
}

/// Rows that are not as the journal says they were written.
fn altered_rows(connection: &Connection) -> Result<Finding, StoreError> {
    let (wrong, count) = replay::altered(connection)?;
    Ok(Finding { wrong, looked_at: counted(count, "fiche") })
}

/// « 1 fiche », « 2 fiches », « 0 fiche ».
fn counted<N: Display + PartialOrd + From<u8>>(count: N, noun: &str) -> String {
    let plural = if count > N::from(1) { "s" } else { "" };
    format!("{count}\u{a0}{noun}{plural}")
}

/// One content in memory at a time.
fn changed_documents(connection: &Connection) -> Result<Finding, StoreError> {
    let names = tables::contents::names(connection)?;
    let mut wrong = Vec::new();
    for name in &names {
        let bytes = tables::contents::read(connection, name)?.unwrap_or_default();
        if sha256_hex(&bytes) != *name {
            wrong.push(format!("le contenu {name} a changé"));
        }
    }
    Ok(Finding { wrong, looked_at: counted(names.len(), "contenu") })
}

fn wrong_sums(connection: &Connection) -> Result<Finding, StoreError> {
    let invoices = tables::invoices::unbalanced(connection)?;
    let payments = tables::payments::unbalanced(connection)?;
    let parts = invoices.into_iter().map(|number| format!("parts de la facture {number}"));
    let shares = payments.into_iter().map(|id| format!("parts du paiement {id}"));
    let looked_at = "parts des factures, parts des paiements".to_owned();
    Ok(Finding { wrong: parts.chain(shares).collect(), looked_at })
}

/// Payments, events and letters are about invoices of their own client.
fn wrong_owners(connection: &Connection) -> Result<Finding, StoreError> {
    let named = |word: &'static str, ids: Vec<i64>| ids.into_iter().map(move |id| format!("{word} {id}"));
    let payments = named("paiement", tables::payment_shares::astray(connection)?);
    let events = named("fait", tables::event_invoices::TABLE.astray(connection)?);
    let letters = named("lettre", tables::letter_invoices::TABLE.astray(connection)?);
    let wrong = payments.chain(events).chain(letters).collect();
    Ok(Finding { wrong, looked_at: "paiements, faits, lettres".to_owned() })
}

/// What the header of a file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// Whose file it is.
    pub(crate) mark: i64,
    /// Its schema, as the number of migrations that made it.
    pub(crate) version: i64,
    /// Bytes of its pages.
    pub(crate) length: i64,
}

/// Reads the header.
pub(crate) fn header_of(connection: &Connection) -> Result<Header, StoreError> {
    let pragma = |name: &str| -> Result<i64, StoreError> {
        let value = read_first(connection, &format!("PRAGMA {name}"), [], |columns| columns.next())?;
        Ok(value.unwrap_or(0))
    };
    let length = pragma("page_size")?.saturating_mul(pragma("page_count")?);
    Ok(Header { mark: pragma("application_id")?, version: pragma("user_version")?, length })
}
