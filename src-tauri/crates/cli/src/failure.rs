//! How a command ends when it is not done, and what the caller is told of it.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use dument_app::{Code, Error, disk_trouble};
use serde_json::json;

use crate::output::Output;

/// Why a command was not done, or not whole.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A use case refused; nothing was written.
    Refused(Error),
    /// Answers were given one by one and some of them were refusals.
    Told,
    /// The command itself is wrong.
    Usage(String),
    /// The answer could not be written out.
    Output(io::Error),
}

impl Failure {
    /// A mistake of ours stopped the command; its transaction was rolled back.
    pub(crate) fn mistake() -> Failure {
        Failure::Refused(Error::new(Code::Internal, "arrêt inattendu"))
    }

    /// Its sentence, to be said within another.
    pub(crate) fn reason(&self) -> String {
        match self {
            Failure::Refused(error) => error.message(),
            Failure::Usage(sentence) => sentence.clone(),
            Failure::Output(error) => disk_trouble(error.kind()).to_owned(),
            Failure::Told => String::new(),
        }
    }

    /// What stopped the answer alone, once the act was done; none for a refusal, or a reader that went away.
    fn of_the_answer(&self) -> Option<String> {
        match self {
            Failure::Output(error) if error.kind() != ErrorKind::BrokenPipe => {
                let why = disk_trouble(error.kind());
                Some(format!("seule la réponse n’a pas pu être écrite\u{a0}: {why}"))
            }
            Failure::Refused(error) if error.code == Code::Internal => {
                Some("une erreur du programme a seulement interrompu la réponse".to_owned())
            }
            Failure::Output(_) | Failure::Refused(_) | Failure::Told | Failure::Usage(_) => None,
        }
    }

    /// Tells it, with the exit status of the contract: 1 refused, 2 wrong usage. A reader
    /// that went away (`| head`) had what it wanted. What was recorded is never called refused: whoever is told so
    /// does it again.
    pub(crate) fn report(&self, output: &mut Output<impl Write>, recorded: bool) -> ExitCode {
        if let Some(trouble) = self.of_the_answer().filter(|_| recorded) {
            say(&format!("C’est enregistré\u{a0}; {trouble}. Ne le refaites pas."));
            return ExitCode::SUCCESS;
        }
        match self {
            Failure::Output(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Failure::Refused(error) if error.code == Code::Recorded => {
                let answer = json!({ "recorded": true, "message": error.message() });
                let told = if output.is_json() { output.value(&answer) } else { Ok(()) };
                drop(told.and_then(|()| output.flush()));
                say(&error.message());
                ExitCode::SUCCESS
            }
            Failure::Refused(error) => {
                let answer = json!({ "error": error.view() });
                let told = if output.is_json() { output.value(&answer) } else { Ok(()) };
                // Written or not, the refusal is said, and is the exit status.
                drop(told.and_then(|()| output.flush()));
                say(&error.message());
                if error.code == Code::Unconfirmed {
                    say("Si c’est bien ce que vous voulez, refaites la même commande avec --confirmed.");
                }
                if error.code == Code::NotConfigured {
                    say(
                        "Pour la créer\u{a0}: dument-cli init --company FICHIER.json (modèle\u{a0}: dument-cli init --help). Pour essayer\u{a0}: dument-cli example.",
                    );
                }
                ExitCode::from(1)
            }
            Failure::Told => match output.flush() {
                Ok(()) => ExitCode::from(1),
                Err(error) => Failure::Output(error).report(output, recorded),
            },
            Failure::Usage(sentence) => {
                say(sentence);
                ExitCode::from(2)
            }
            Failure::Output(error) => {
                say(&format!("La réponse n’a pas pu être écrite\u{a0}: {}.", disk_trouble(error.kind())));
                ExitCode::from(1)
            }
        }
    }
}

/// A sentence on standard error; where nobody reads it there is nothing more to do.
pub(crate) fn say(sentence: &str) {
    let mut stderr = io::stderr().lock();
    if writeln!(stderr, "{sentence}").is_ok() {
        drop(stderr.flush());
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Refused(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}
