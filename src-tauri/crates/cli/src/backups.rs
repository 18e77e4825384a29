//! `backup`, `restore`, `export`: copies of the data, the way back, and everything out.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use dument_app::{backups, export};
use serde_json::json;

use crate::failure::Failure;
use crate::output::Output;
use crate::session::Session;

/// Where the copy is made.
#[derive(Debug, Args)]
pub(crate) struct Backup {
    #[arg(
        value_name = "FICHIER",
        help = "où faire la copie\u{202f}; un fichier qui existe n’est jamais remplacé"
    )]
    place: PathBuf,
}

/// Which copy is put back.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    #[arg(
        value_name = "FICHIER",
        help = "la sauvegarde à reprendre\u{202f}; les données d’avant sont gardées"
    )]
    copy: PathBuf,
    #[arg(long, help = "dit ce que contient la sauvegarde, sans rien changer")]
    dry_run: bool,
}

/// Where everything is written out.
#[derive(Debug, Args)]
pub(crate) struct Export {
    #[arg(value_name = "DOSSIER", help = "un dossier qui n’existe pas encore, ou vide")]
    folder: PathBuf,
}

/// Writes everything out, readable without the program.
pub(crate) fn export_all(
    asked: &Export,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let done = session.open()?.ask(&session.now, |reading| export::write(reading, &asked.folder))?;
    if output.is_json() {
        return Ok(output.value(&done)?);
    }
    let told = format!(
        "{} tableaux, {} lignes, {} documents dans {}. LISEZMOI.txt dit ce que c’est.",
        done.tables, done.rows, done.documents, done.folder
    );
    Ok(output.line(&told)?)
}

/// Makes a copy, walked through before it bears its name.
pub(crate) fn backup(
    asked: &Backup,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let made = session.open()?.ask(&session.now, |reading| backups::make(reading, &asked.place))?;
    if output.is_json() {
        return Ok(output.value(&made)?);
    }
    Ok(output.line(&format!("Sauvegarde faite et relue\u{a0}: {}. {}", made.sentence, made.path))?)
}

/// Puts a copy back, or only says what it holds.
pub(crate) fn restore(
    asked: &Restore,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let home = session.folder()?;
    if asked.dry_run {
        let found = backups::look(&home, &asked.copy)?;
        if output.is_json() {
            return Ok(output.value(&json!({ "dry_run": true, "backup": found }))?);
        }
        let company = found.company.as_deref().unwrap_or("aucune entreprise");
        return Ok(output.line(&format!("{company}\u{a0}: {}.", found.sentence))?);
    }
    let done = backups::restore(&home, &asked.copy, &session.now)?;
    if output.is_json() {
        return Ok(output.value(&done)?);
    }
    Ok(output.line(&done.sentence)?)
}
