//! Three lists say what the window may ask: the handler, the capability file and the interface's
//! one module that calls. They must be the same list.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// How a line of `commands.rs` may begin, as its macros say.
const HOW: [&str; 7] = ["switch ", "run ", "change ", "save ", "keep ", "show ", "bytes "];

fn handled() -> BTreeSet<String> {
    let commands = read("src/commands.rs");
    let (_, list) = commands.split_once("\ncommands! {").unwrap();
    let (list, _) = list.split_once("\n}").unwrap();
    let (own, lines) = list.split_once("also [").and_then(|(_, rest)| rest.split_once(']')).unwrap();
    let own = own.split(',').map(|path| path.trim().rsplit("::").next().unwrap().to_owned());
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    let listed = lines.map(|line| {
        let rest = HOW.iter().find_map(|how| line.strip_prefix(how));
        rest.and_then(|rest| rest.split_once('(')).unwrap_or_else(|| panic!("{line}")).0.to_owned()
    });
    own.chain(listed).collect()
}

#[test]
fn the_capability_file_allows_every_command_and_no_other() {
    let file = read("capabilities/main.json");
    let allowed: BTreeSet<String> = file
        .split('"')
        .filter_map(|text| text.strip_prefix("allow-"))
        .map(|name| name.replace('-', "_"))
        .collect();
    assert_eq!(handled(), allowed);
}

#[test]
fn the_interface_calls_every_command_and_no_other() {
    let api = read("../ui/src/lib/api/index.ts");
    let called: BTreeSet<String> = api
        .split("call<")
        .skip(1)
        .filter_map(|rest| rest.split_once(">("))
        .filter_map(|(_, rest)| rest.trim_start().strip_prefix('\''))
        .filter_map(|rest| rest.split_once('\''))
        .map(|(name, _)| name.to_owned())
        .collect();
    assert_eq!(handled(), called);
}

#[test]
fn the_content_policy_lets_nothing_in_from_elsewhere() {
    let config = read("tauri.conf.json");
    let (_, policy) = config.split_once("\"csp\"").unwrap();
    let (policy, _) = policy.split_once('}').unwrap();
    for forbidden in ["http:", "https:", "*", "'unsafe-eval'", "'wasm-unsafe-eval'"] {
        let found = policy.replace("http://ipc.localhost", "").contains(forbidden);
        assert!(!found, "{forbidden} in {policy}");
    }
    assert!(policy.contains("\"default-src\": \"'self'\"") && policy.contains("\"object-src\": \"'none'\""));
}
