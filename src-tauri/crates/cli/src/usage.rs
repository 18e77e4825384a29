//! A command that cannot be understood, said in French.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::failure::say;

/// Shows the help that was asked for, or what is wrong with the command; the exit status.
pub(crate) fn explain(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            drop(error.print());
            ExitCode::SUCCESS
        }
        _ => {
            say(&format!("{} Voir\u{a0}: dument-cli --help", sentence(error)));
            ExitCode::from(2)
        }
    }
}

fn sentence(error: &clap::Error) -> String {
    let about = |kind: ContextKind| error.get(kind).map(text).filter(|text| !text.is_empty());
    let argument = about(ContextKind::InvalidArg).unwrap_or_default();
    let value = about(ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            "Il manque la commande.".to_owned()
        }
        ErrorKind::InvalidSubcommand => {
            let name = about(ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("«\u{a0}{name}\u{a0}» n’est pas une commande.")
        }
        ErrorKind::UnknownArgument => format!("L’option «\u{a0}{argument}\u{a0}» n’existe pas ici."),
        ErrorKind::MissingRequiredArgument => format!("Il manque\u{a0}: {argument}."),
        ErrorKind::ArgumentConflict => format!("«\u{a0}{argument}\u{a0}» ne va pas avec le reste."),
        ErrorKind::InvalidValue if value.is_empty() => format!("Il manque une valeur après {argument}."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(ToString::to_string);
            let reason = reason.filter(|reason| reason.starts_with("attendu"));
            let expected = reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
            format!("«\u{a0}{value}\u{a0}» ne convient pas à {argument}{expected}.")
        }
        _ => "Cette commande n’est pas comprise.".to_owned(),
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(several) => several.join(", "),
        other => other.to_string(),
    }
}
