//! The pages of the manual and the completions of the shells, from the very declaration of the commands.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Command};
use clap_complete::Shell;
use dument_app::{Code, Error, disk_trouble};

use crate::failure::Failure;
use crate::files;
use crate::output::Output;
use crate::session::Session;

/// Where they are written.
#[derive(Debug, Args)]
pub(crate) struct Manual {
    #[arg(value_name = "DOSSIER", help = "dossier des pages de manuel et des complétions")]
    folder: PathBuf,
}

/// The headings that the library writes in English.
const HEADINGS: [(&str, &str); 3] =
    [(".SH NAME", ".SH NOM"), (".SH SUBCOMMANDS", ".SH COMMANDES"), (".SH EXTRA", ".SH EN PLUS")];

/// Writes a page for the program and for each of its commands, and the completions of three shells.
pub(crate) fn write(
    asked: &Manual,
    declared: impl Fn() -> Command,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let pages = asked.folder.join("man1");
    fs::create_dir_all(&pages).map_err(|problem| refused(problem.kind()))?;
    clap_mangen::generate_to(declared(), &pages).map_err(|problem| refused(problem.kind()))?;
    let mut count = 0;
    for entry in fs::read_dir(&pages).map_err(|problem| refused(problem.kind()))?.flatten() {
        in_french(&entry.path(), session)?;
        count += 1;
    }
    for (shell, name) in
        [(Shell::Bash, "dument-cli.bash"), (Shell::Zsh, "_dument-cli"), (Shell::Fish, "dument-cli.fish")]
    {
        let mut text = Vec::new();
        clap_complete::generate(shell, &mut declared(), "dument-cli", &mut text);
        files::put(session, &asked.folder.join(name), &text)?;
    }
    Ok(output.line(&format!("{count} pages de manuel et 3 complétions dans {}", asked.folder.display()))?)
}

fn in_french(page: &Path, session: &Session) -> Result<(), Failure> {
    let mut text = fs::read_to_string(page).map_err(|problem| refused(problem.kind()))?;
    for (english, french) in HEADINGS {
        text = text.replace(english, french);
    }
    files::put(session, page, text.as_bytes())
}

fn refused(kind: io::ErrorKind) -> Failure {
    Error::new(Code::Disk, disk_trouble(kind)).into()
}
