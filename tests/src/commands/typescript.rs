//! The functions of the interface, one per command.

use std::fmt::Write;

use super::{Command, Patience};

/// `commands.ts`: everything the window asks of the core, typed as the core is.
#[must_use]
pub fn functions(commands: &[Command]) -> String {
    let mut text = String::from(
        "// Written by `make types` from `src-tauri/src/commands.rs`: not by hand.\n\
         import { call, LONG, PERSON, send } from './call';\n\
         import type * as T from './types';\n\n\
         /** Every command of the window. */\n\
         export const commands = {\n",
    );
    for command in commands {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {},", function(command));
    }
    text + "};\n"
}

fn function(command: &Command) -> String {
    let Command { name, given, answer, patience, sent } = command;
    let mut typed: Vec<String> =
        given.iter().map(|(name, kind)| format!("{}: {}", camel(name), kind_of(kind))).collect();
    if *sent {
        typed.push("bytes: Uint8Array".to_owned());
    }
    let names: Vec<String> = given.iter().map(|(name, _)| camel(name)).collect();
    let object = if names.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", names.join(", ")) };
    let asked = match (sent, patience) {
        (true, _) => format!("send<{}>('{name}', bytes, {object})", kind_of(answer)),
        (false, Patience::Usual) if names.is_empty() => format!("call<{}>('{name}')", kind_of(answer)),
        (false, Patience::Usual) => format!("call<{}>('{name}', {object})", kind_of(answer)),
        (false, Patience::Long) => format!("call<{}>('{name}', {object}, LONG)", kind_of(answer)),
        (false, Patience::Person) => format!("call<{}>('{name}', {object}, PERSON)", kind_of(answer)),
    };
    format!("{}: ({}) => {asked}", camel(name), typed.join(", "))
}

/// A Rust type as the page sees it; what is not of Rust itself is a type of `types.ts`.
fn kind_of(kind: &str) -> String {
    let inside = |outer: &str| kind.strip_prefix(outer)?.strip_suffix('>');
    if let Some(one) = inside("Option<") {
        return format!("{} | null", kind_of(one));
    }
    if let Some(one) = inside("Vec<").map(kind_of) {
        return if one.contains(' ') { format!("({one})[]") } else { format!("{one}[]") };
    }
    match kind.rsplit("::").next().unwrap_or(kind) {
        "()" => "null".to_owned(),
        "Response" => "ArrayBuffer".to_owned(),
        "String" | "PathBuf" => "string".to_owned(),
        "usize" | "u32" | "u64" | "i64" => "number".to_owned(),
        "bool" => "boolean".to_owned(),
        ours => format!("T.{ours}"),
    }
}

/// `save_call_sheet` as the interface writes it.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let mut letters = word.chars();
        let head: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        name + &head + letters.as_str()
    })
}
