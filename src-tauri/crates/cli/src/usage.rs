//! The help of the terminal, and a command that cannot be understood, said in French: what the library would say in
//! English is said here, once for every command.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::arguments::Arguments;
use crate::failure::say;

/// Above, the sentence; then the way to write it, the commands, the arguments and the options.
const TEMPLATE: &str = "{about}\n\nUtilisation\u{a0}: {usage}\n\n{all-args}{after-help}";

/// Every command that can be typed, with its help in French.
pub(crate) fn declared() -> Command {
    let help = Arg::new("help").short('h').long("help").global(true).action(ArgAction::Help);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = Arguments::command()
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(help.help("montre cette aide"))
        .arg(version.help("montre la version"));
    french(command)
}

fn french(command: Command) -> Command {
    command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Commandes\u{a0}")
        .subcommand_value_name("COMMANDE")
        .mut_args(worded)
        .mut_subcommands(french)
}

/// Says what an option is where it is not given, which the library says in English. The library writes the colon of a
/// heading right after its word.
fn worded(arg: Arg) -> Arg {
    let heading = if arg.is_positional() { "Arguments\u{a0}" } else { "Options\u{a0}" };
    let arg = arg.help_heading(heading);
    if arg.get_default_values().is_empty() || !arg.get_action().takes_values() {
        return arg;
    }
    let usual: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let usual = usual.join(", ");
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let arg = arg.hide_default_value(true);
    if usual.is_empty() { arg } else { arg.help(format!("{help} (sinon\u{a0}: {usual})")) }
}

/// Shows the help that was asked for, or what is wrong with the command; the exit status.
pub(crate) fn explain(error: &clap::Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        drop(error.print());
        return ExitCode::SUCCESS;
    }
    say(&format!("{} Voir\u{a0}: dument-cli --help", sentence(error)));
    ExitCode::from(2)
}

fn sentence(error: &clap::Error) -> String {
    let about = |kind: ContextKind| error.get(kind).map(text).filter(|text| !text.is_empty());
    let argument = about(ContextKind::InvalidArg).unwrap_or_default();
    let value = about(ContextKind::InvalidValue).unwrap_or_default();
    let name = about(ContextKind::InvalidSubcommand).unwrap_or_default();
    let kind = error.kind();
    let is = |kinds: &[ErrorKind]| kinds.contains(&kind);
    if is(&[ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, ErrorKind::MissingSubcommand]) {
        "Il manque la commande.".to_owned()
    } else if is(&[ErrorKind::InvalidSubcommand]) {
        format!("«\u{a0}{name}\u{a0}» n’est pas une commande.")
    } else if is(&[ErrorKind::UnknownArgument]) {
        format!("L’option «\u{a0}{argument}\u{a0}» n’existe pas ici.")
    } else if is(&[ErrorKind::MissingRequiredArgument]) {
        format!("Il manque\u{a0}: {argument}.")
    } else if is(&[ErrorKind::ArgumentConflict]) {
        format!("«\u{a0}{argument}\u{a0}» ne va pas avec le reste.")
    } else if is(&[ErrorKind::InvalidValue, ErrorKind::ValueValidation]) && value.is_empty() {
        format!("Il manque une valeur après {argument}.")
    } else if is(&[ErrorKind::InvalidValue, ErrorKind::ValueValidation]) {
        format!("«\u{a0}{value}\u{a0}» ne convient pas à {argument}{}.", expected(error))
    } else {
        "Cette commande n’est pas comprise.".to_owned()
    }
}

/// What our own readers of values say they expected, in brackets.
fn expected(error: &clap::Error) -> String {
    let reason = std::error::Error::source(error).map(ToString::to_string);
    let reason = reason.filter(|reason| reason.starts_with("attendu"));
    reason.map(|reason| format!(" ({reason})")).unwrap_or_default()
}

fn text(value: &ContextValue) -> String {
    if let ContextValue::Strings(several) = value { several.join(", ") } else { value.to_string() }
}
