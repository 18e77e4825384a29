//! `backup`, `restore`, `export`: copies of the data, the way back, and everything out.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use dument_app::views::TrialView;
use dument_app::{backups, clients, export, trial};
use serde_json::json;

use crate::failure::Failure;
use crate::files;
use crate::output::Output;
use crate::passphrase::Passphrase;
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
    #[arg(
        long,
        conflicts_with = "no_second",
        help = "protège la copie (FICHIER ou --second) par une phrase de passe\u{a0}: sans elle, personne ne l’ouvre"
    )]
    sealed: bool,
    #[command(flatten)]
    passphrase: Passphrase,
    #[arg(
        long,
        requires = "place",
        conflicts_with = "stay",
        help = "les données continuent sur un autre ordinateur\u{a0}: rien ne s’écrit plus ici avant --stay"
    )]
    leave: bool,
    #[arg(
        long,
        conflicts_with_all = ["place", "second", "no_second", "sealed"],
        help = "les données continuent ici, même si elles ont été emportées"
    )]
    stay: bool,
    #[arg(
        long,
        value_name = "FICHIER.pdf",
        conflicts_with_all = ["place", "second", "no_second", "sealed", "stay"],
        help = "écrit la fiche de secours à imprimer\u{a0}: où sont les copies, comment les reprendre"
    )]
    sheet: Option<PathBuf>,
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
    #[command(flatten)]
    passphrase: Passphrase,
}

/// Where everything is written out.
#[derive(Debug, Args)]
pub(crate) struct Export {
    #[arg(value_name = "DOSSIER", help = "un dossier qui n’existe pas encore, ou vide")]
    folder: PathBuf,
    #[arg(long, value_name = "NOM", help = "seulement ce qui est gardé de ce client, à lui remettre")]
    client: Option<String>,
}

/// Writes everything out, readable without the program.
pub(crate) fn export_all(
    asked: &Export,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let done = session.open()?.ask(&session.now, |reading| match &asked.client {
        Some(name) => export::write_person(reading, clients::find(reading, name)?, &asked.folder),
        None => export::write(reading, &asked.folder),
    })?;
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
    if asked.stay {
        return stay(session, output);
    }
    if let Some(place) = &asked.sheet {
        return sheet(place, session, output);
    }
    let Some(place) = &asked.place else { return of_the_day(asked, session, output) };
    // Asked before the data are opened: whoever types slowly holds nothing.
    let made = if asked.sealed {
        let phrase = asked.passphrase.new_one()?;
        session.open()?.ask(&session.now, |reading| backups::make_sealed(reading, place, &phrase))?
    } else {
        session.open()?.ask(&session.now, |reading| backups::make(reading, place))?
    };
    if asked.leave {
        backups::leave(&session.folder()?, &session.now, &made.path)?;
    }
    if output.is_json() {
        return Ok(output.value(&made)?);
    }
    output.line(&format!("Sauvegarde faite et relue\u{a0}: {}. {}", made.sentence, made.path))?;
    if asked.leave {
        output.line("Les données continuent sur l’autre ordinateur\u{a0}: rien ne s’écrit plus ici avant «\u{a0}dument-cli backup --stay\u{a0}».")?;
    }
    Ok(())
}

/// The data go on here.
fn stay(session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    backups::stay(&session.folder()?)?;
    if output.is_json() {
        return Ok(output.value(&json!({ "away": null }))?);
    }
    Ok(output.line("Les données continuent ici.")?)
}

/// The recovery sheet, to be printed.
fn sheet(place: &Path, session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let (_, bytes) = session.open()?.ask(&session.now, backups::recovery_sheet)?;
    files::put(session, place, &bytes)?;
    if output.is_json() {
        return Ok(output.value(&json!({ "file": place }))?);
    }
    Ok(output.line(&format!("Fiche de secours enregistrée\u{a0}: {}", place.display()))?)
}

/// What the user may lean on: where the data are, what keeps them, what leaves the computer.
pub(crate) fn trust(session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let view = session.open()?.ask(&session.now, backups::trust)?;
    if output.is_json() {
        return Ok(output.value(&view)?);
    }
    for row in &view.rows {
        output.line(&format!("{}\u{a0}: {}", row.label, row.value))?;
        if let Some(warning) = &row.warning {
            output.line(&format!("  {warning}"))?;
        }
    }
    let connections =
        if view.connections.is_empty() { "aucune".to_owned() } else { view.connections.join(", ") };
    Ok(output.line(&format!("Connexions\u{a0}: {connections}"))?)
}

/// The copy of the day, here and in the second place.
fn of_the_day(asked: &Backup, session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let home = session.folder()?;
    if asked.sealed && asked.second.is_none() {
        return Err(Failure::Usage(
            "--sealed va avec un FICHIER ou avec --second\u{a0}: les copies de cet ordinateur restent lisibles sans phrase. Voir\u{a0}: dument-cli backup --help"
                .to_owned(),
        ));
    }
    let phrase = if asked.sealed { Some(asked.passphrase.new_one()?) } else { None };
    let mut app = session.open()?;
    if let Some(second) = &asked.second {
        app.ask(&session.now, |reading| backups::choose_second(reading, second, phrase.as_deref()))?;
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
        return try_out(&copy, asked.passphrase.of(&copy)?.as_deref(), session, output);
    }
    let phrase = asked.passphrase.of(&copy)?;
    let done = backups::restore_opened(&home, &copy, phrase.as_deref(), &session.now)?;
    if output.is_json() {
        return Ok(output.value(&done)?);
    }
    Ok(output.line(&done.sentence)?)
}

/// Tries a copy in a folder thrown away: what « Tester la restauration » does.
fn try_out(
    copy: &Path,
    phrase: Option<&str>,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let home = session.folder()?;
    let open = backups::opened(&home, copy, phrase)?;
    let trial = trial::try_out(&home, open.copy(), &session.now)?;
    let trial = TrialView { backup: open.named(trial.backup, copy), ..trial };
    if output.is_json() {
        let TrialView { backup, sound, sentence } = &trial;
        output.value(&json!({ "dry_run": true, "backup": backup, "sound": sound, "sentence": sentence }))?;
    } else {
        let company = trial.backup.company.as_deref().unwrap_or("aucune entreprise");
        output.line(&format!("{company}. {}", trial.sentence))?;
    }
    if trial.sound { Ok(()) } else { Err(Failure::Told) }
}
