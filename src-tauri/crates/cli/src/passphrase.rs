//! A passphrase, never taken from the command line, where every program of the computer reads it.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};

use clap::Args;
use dument_app::backups::{needs_passphrase, strong_enough};
use dument_app::{Code, Error, disk_trouble};

use crate::failure::{Failure, say};

/// Bytes of a passphrase at most: a file chosen by mistake is not read whole.
const BYTES_MAX: u64 = 4096;

/// Where the passphrase comes from.
#[derive(Debug, Args)]
pub(crate) struct Passphrase {
    #[arg(
        long,
        value_name = "FICHIER",
        help = "fichier dont la première ligne est la phrase de passe\u{202f}; «\u{a0}-\u{a0}»\u{a0}: l’entrée standard\u{202f}; sinon elle est demandée"
    )]
    passphrase_file: Option<PathBuf>,
}

impl Passphrase {
    /// A new passphrase: typed twice where it is typed.
    pub(crate) fn new_one(&self) -> Result<String, Failure> {
        let typed = self.passphrase_file.is_none() && io::stdin().is_terminal();
        if typed {
            say("Sans cette phrase, personne n’ouvrira la copie, nous non plus\u{a0}: notez-la sur papier.");
        }
        let phrase = self.read("Phrase de passe\u{a0}: ")?;
        strong_enough(&phrase)?;
        if typed && ask("La même, encore une fois\u{a0}: ")? != phrase {
            let told = "Les deux phrases ne sont pas les mêmes. Rien n’a été écrit.";
            return Err(Error::told(Code::BadValue, "", told).into());
        }
        Ok(phrase)
    }

    /// That of a copy, where it has one.
    pub(crate) fn of(&self, copy: &Path) -> Result<Option<String>, Failure> {
        if needs_passphrase(copy) {
            self.read("Phrase de passe de la sauvegarde\u{a0}: ").map(Some)
        } else {
            Ok(None)
        }
    }

    fn read(&self, prompt: &str) -> Result<String, Failure> {
        match self.passphrase_file.as_deref() {
            Some(path) if path == Path::new("-") => first_line(io::stdin().lock()),
            Some(path) => {
                let named = path.display().to_string();
                let refused = |kind| Failure::from(Error::unreadable(&named, kind));
                // A pipe is a way to hand a passphrase over, a folder is none.
                if path.is_dir() {
                    return Err(refused(io::ErrorKind::IsADirectory));
                }
                first_line(BufReader::new(File::open(path).map_err(|problem| refused(problem.kind()))?))
            }
            None if io::stdin().is_terminal() => ask(prompt),
            None => first_line(io::stdin().lock()),
        }
    }
}

fn first_line(input: impl BufRead) -> Result<String, Failure> {
    let mut line = Vec::new();
    input
        .take(BYTES_MAX)
        .read_until(b'\n', &mut line)
        .map_err(|problem| refused(disk_trouble(problem.kind())))?;
    let line = String::from_utf8(line).map_err(|_| refused("elle n’est pas écrite en UTF-8"))?;
    Ok(line.trim_end_matches(['\n', '\r']).to_owned())
}

/// Asks without showing what is typed.
fn ask(prompt: &str) -> Result<String, Failure> {
    rpassword::prompt_password(prompt).map_err(|problem| refused(disk_trouble(problem.kind())))
}

fn refused(why: &str) -> Failure {
    let told = format!("La phrase de passe n’a pas pu être lue\u{a0}: {why}. Rien n’a été touché.");
    Error::told(Code::PassphraseMissing, why, told).into()
}
