//! `backup`, `restore`, `export`: copies of the data, the way back, and everything out.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use dument_app::views::TrialView;
use dument_app::{backups, export, trial};
use serde_json::json;

use crate::failure::Failure;
use crate::output::Output;
use crate::session::Session;

/// Where the copy is made.
#[derive(Debug, Args)]
pub(crate) struct Backup {
    #[arg(
        value_name = "FICHIER",
        help = "où faire la copie\u{202f}; un fichier qui existe n’est jamais remplacé\u{a0}; sans FICHIER, la copie du jour"
    )]
    place: Option<PathBuf>,
    #[arg(
        long,
        value_name = "DOSSIER",
        conflicts_with_all = ["place", "no_second"],
        help = "autre emplacement des copies du jour\u{a0}: clé, disque à part, dossier du réseau"
    )]
    second: Option<PathBuf>,
    #[arg(long, conflicts_with = "place", help = "ne plus copier ailleurs")]
    no_second: bool,
}

/// Which copy is put back.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    #[arg(
        value_name = "FICHIER",
        help = "la sauvegarde à reprendre, ou le dossier d’un export\u{202f}; les données d’avant sont gardées"
    )]
    copy: PathBuf,
    #[arg(
        long,
        help = "essaie la reprise dans un dossier à part, supprimé ensuite, et dit ce qu’elle donne"
    )]
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

/// Makes a copy, walked through before it bears its name; without a place, the copy of the day.
pub(crate) fn backup(
    asked: &Backup,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let Some(place) = &asked.place else { return of_the_day(asked, session, output) };
    let made = session.open()?.ask(&session.now, |reading| backups::make(reading, place))?;
    if output.is_json() {
        return Ok(output.value(&made)?);
    }
    Ok(output.line(&format!("Sauvegarde faite et relue\u{a0}: {}. {}", made.sentence, made.path))?)
}

/// The copy of the day, here and in the second place.
fn of_the_day(asked: &Backup, session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let home = session.folder()?;
    let mut app = session.open()?;
    if let Some(second) = &asked.second {
        app.ask(&session.now, |reading| backups::choose_second(reading, second))?;
    }
    if asked.no_second {
        backups::forget_second(&home)?;
    }
    app.ask(&session.now, backups::of_the_day)?;
    let list = backups::list(&home, &session.now);
    if output.is_json() {
        return Ok(output.value(&list)?);
    }
    let last = list.last.unwrap_or_default();
    output.line(&format!("Dernière sauvegarde\u{a0}: {last}, dans {}.", list.folder))?;
    if let Some(second) = list.second {
        let warning = second.warning.map_or(String::new(), |warning| format!(" {warning}"));
        output.line(&format!("Autre emplacement\u{a0}: {}. {}{warning}", second.folder, second.sentence))?;
    }
    Ok(())
}

/// Puts a copy back, or only says what it holds.
pub(crate) fn restore(
    asked: &Restore,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let home = session.folder()?;
    // The folder of an export holds its copy.
    let copy = if asked.copy.is_dir() { asked.copy.join(export::COPY) } else { asked.copy.clone() };
    if asked.dry_run {
        return try_out(&copy, &home, session, output);
    }
    let done = backups::restore(&home, &copy, &session.now)?;
    if output.is_json() {
        return Ok(output.value(&done)?);
    }
    Ok(output.line(&done.sentence)?)
}

/// Tries a copy in a folder thrown away: what « Tester la restauration » does.
fn try_out(
    copy: &Path,
    home: &Path,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let trial = trial::try_out(home, copy, &session.now)?;
    if output.is_json() {
        let TrialView { backup, sound, sentence } = &trial;
        output.value(&json!({ "dry_run": true, "backup": backup, "sound": sound, "sentence": sentence }))?;
    } else {
        let company = trial.backup.company.as_deref().unwrap_or("aucune entreprise");
        output.line(&format!("{company}. {}", trial.sentence))?;
    }
    if trial.sound { Ok(()) } else { Err(Failure::Told) }
}
