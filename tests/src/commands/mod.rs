//! The commands of the window as the shell declares them, and what is written from them: the
//! capability file and the functions that the interface calls.

mod typescript;

use std::path::Path;
use std::{fs, io};

pub use typescript::functions;

/// A command of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Its name, as Rust spells it.
    pub name: String,
    /// What the page gives: names and Rust types.
    pub given: Vec<(String, String)>,
    /// The Rust type of its answer.
    pub answer: String,
    /// How long the page waits before it says that nothing answers.
    pub patience: Patience,
    /// Whether a file's bytes are sent, the rest beside them.
    pub sent: bool,
}

/// How long an answer may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// An answer from the data.
    Usual,
    /// The work of a whole file, or of the example.
    Long,
    /// A person is asked where to save.
    Person,
}

/// The commands declared in a folder of the shell: the lines of `commands!`, then those that are
/// functions of their own, in the order of the source.
///
/// # Errors
/// The folder cannot be read, or a line is not of a known form: the line.
pub fn declared(shell: &Path) -> io::Result<Vec<Command>> {
    let text = fs::read_to_string(shell.join("commands.rs"))?;
    let list = between(&text, "\ncommands! {", "\n}").ok_or_else(|| odd("no commands!"))?;
    let (own, lines) = list.split_once(']').ok_or_else(|| odd("no also [ ]"))?;
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut commands =
        lines.map(|line| listed(line).ok_or_else(|| odd(line))).collect::<io::Result<Vec<_>>>()?;
    for path in
        own.trim().trim_start_matches("also [").split(',').map(str::trim).filter(|path| !path.is_empty())
    {
        let (file, name) = path.rsplit_once("::").unwrap_or(("commands", path));
        let text = fs::read_to_string(shell.join(format!("{file}.rs")))?;
        let signature = between(&text, &format!("\npub fn {name}("), " {\n").ok_or_else(|| odd(path))?;
        commands.push(function(name, signature).ok_or_else(|| odd(path))?);
    }
    Ok(commands)
}

/// A line of `commands!`: `how name(given) -> Answer { work }`.
fn listed(line: &str) -> Option<Command> {
    let (how, rest) = line.split_once(' ')?;
    let (signature, _) = rest.split_once(" { ")?;
    let (name, rest) = signature.split_once('(')?;
    let (given, rest) = rest.split_once(')')?;
    let answer = rest.trim().strip_prefix("-> ").unwrap_or_default();
    let sent = matches!(how, "read" | "take" | "bring");
    let given = if sent { given.strip_prefix("bytes")?.trim_start_matches([',', ' ']) } else { given };
    let (patience, answer) = match how {
        "run" | "change" => (Patience::Usual, answer),
        "receive" | "switch" | "read" | "take" | "beside" | "apart" | "bring" => (Patience::Long, answer),
        "save" | "keep" => (Patience::Person, "Option<PathBuf>"),
        "into" => {
            let (name, answer) = (name.to_owned(), format!("Option<{answer}>"));
            return Some(Command {
                name,
                given: parameters(given)?,
                answer,
                patience: Patience::Person,
                sent,
            });
        }
        "show" => (Patience::Usual, "()"),
        "bytes" => (Patience::Usual, "Response"),
        _ => return None,
    };
    let (name, answer) = (name.to_owned(), answer.to_owned());
    Some(Command { name, given: parameters(given)?, answer, patience, sent })
}

/// A function marked as a command, after its opening parenthesis: what Tauri itself hands over is
/// not given by the page.
fn function(name: &str, signature: &str) -> Option<Command> {
    let (given, answer) = signature.split_once(") -> ").unwrap_or((signature.trim_end_matches(')'), "()"));
    let answer =
        answer.strip_prefix("Result<").and_then(|rest| rest.strip_suffix(", ErrorView>")).unwrap_or(answer);
    let all = parameters(given)?;
    let asks_a_person = all.iter().any(|(_, kind)| kind == "AppHandle");
    let from_tauri =
        |kind: &str| ["AppHandle", "tauri::Window"].contains(&kind) || kind.starts_with("State<");
    let given: Vec<_> = all.into_iter().filter(|(_, kind)| !from_tauri(kind)).collect();
    let reads_a_file = given.iter().any(|(_, kind)| kind == "PathBuf");
    let patience = match (asks_a_person, reads_a_file) {
        (true, _) => Patience::Person,
        (false, true) => Patience::Long,
        (false, false) => Patience::Usual,
    };
    Some(Command { name: name.to_owned(), given, answer: answer.to_owned(), patience, sent: false })
}

/// `name: Type, name: Type`; a comma between angle brackets is of the type.
fn parameters(text: &str) -> Option<Vec<(String, String)>> {
    let mut depth = 0_u32;
    let outside = |letter: char| {
        match letter {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && depth == 0
    };
    let parts = text.split(outside).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.split_once(": ").map(|(name, kind)| (name.to_owned(), kind.to_owned()))).collect()
}

/// The capability file of the one window: what it may ask of the program and of Tauri itself.
#[must_use]
pub fn capability(commands: &[Command]) -> String {
    let of_tauri =
        ["core:event:allow-listen", "core:event:allow-unlisten", "core:webview:allow-set-webview-zoom"];
    let allowed = commands.iter().map(|command| format!("allow-{}", command.name.replace('_', "-")));
    let mut lines: Vec<String> = of_tauri.iter().map(|name| (*name).to_owned()).chain(allowed).collect();
    lines.iter_mut().for_each(|name| *name = format!("    \"{name}\""));
    format!(
        "{{\n  \"$schema\": \"../gen/schemas/desktop-schema.json\",\n  \"identifier\": \"main\",\n  \
         \"description\": \"What the one window may ask of the program: written by make types\",\n  \
         \"windows\": [\"main\"],\n  \"permissions\": [\n{}\n  ]\n}}\n",
        lines.join(",\n")
    )
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(inside, _)| inside)
}

fn odd(what: &str) -> io::Error {
    io::Error::other(format!("not the declaration of a command: {what}"))
}
