//! What the window may ask is declared once, in the shell: the capability file and the functions of
//! the interface are written from it (`DUMENT_TYPES=write`, or `make types`) and compared here.

use std::fs;
use std::path::{Path, PathBuf};

use dument_tests::commands::{Command, Patience, capability, declared, functions};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn commands() -> Vec<Command> {
    declared(&root().join("src-tauri/src")).unwrap()
}

/// Compares with the file, or writes it.
fn is_written(path: &str, text: &str) {
    let path = root().join(path);
    if std::env::var("DUMENT_TYPES").is_ok_and(|value| value == "write") {
        fs::write(&path, text).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap();
    assert!(committed == text, "{} differs: run `make types`", path.display());
}

#[test]
fn the_capability_file_allows_every_command_and_no_other() {
    is_written("src-tauri/capabilities/main.json", &capability(&commands()));
}

#[test]
fn the_interface_calls_every_command_and_no_other() {
    is_written("ui/src/lib/api/commands.ts", &functions(&commands()));
}

#[test]
fn a_command_is_read_from_its_line_or_from_its_function() {
    let folder = tempfile::tempdir().unwrap();
    let shell = "macro_rules! commands {\n}\n\ncommands! {\n    also [\n        ready, files::attach,\n        files::store, files::open\n    ]\n    \
        run week(on: Option<Day>, most: usize) -> Vec<Row> { |app, _| app.week(on) }\n    \
        take picture(bytes, kind: String) -> View { |app, _| app.picture(&kind, bytes) }\n    \
        save sheet(req: Sheet) { |app, _| app.sheet(&req) }\n}\n\
        pub fn ready(started: State<'_, Started>) {\n}\n";
    let files = "\npub fn attach(\n    dropped: State<'_, Dropped>,\n    path: PathBuf,\n) -> Result<View, ErrorView> {\n}\n\
        \npub fn store(handle: AppHandle, req: Sheet) -> Result<Option<PathBuf>, ErrorView> {\n}\n\
        \npub fn open(email: Email) -> Result<(), ErrorView> {\n}\n";
    fs::write(folder.path().join("commands.rs"), shell).unwrap();
    fs::write(folder.path().join("files.rs"), files).unwrap();
    let found = declared(folder.path()).unwrap();
    assert_eq!(found[0].patience, Patience::Usual);
    let text = functions(&found);
    let lines: Vec<&str> = text.lines().filter(|line| line.contains("=>")).map(str::trim).collect();
    let expected = [
        "week: (on: T.Day | null, most: number) => call<T.Row[]>('week', { on, most }),",
        "picture: (kind: string, bytes: Uint8Array) => send<T.View>('picture', bytes, { kind }),",
        "sheet: (req: T.Sheet) => call<string | null>('sheet', { req }, PERSON),",
        "ready: () => call<null>('ready'),",
        "attach: (path: string) => call<T.View>('attach', { path }, LONG),",
        "store: (req: T.Sheet) => call<string | null>('store', { req }, PERSON),",
        "open: (email: T.Email) => call<null>('open', { email }),",
    ];
    assert_eq!(lines, expected);
    assert!(capability(&found).contains("\"allow-week\",\n    \"allow-picture\""));
    fs::write(folder.path().join("commands.rs"), shell.replace("run week", "perhaps week")).unwrap();
    assert!(declared(folder.path()).unwrap_err().to_string().contains("perhaps week"));
}

#[test]
fn the_content_policy_lets_nothing_in_from_elsewhere() {
    let config = fs::read_to_string(root().join("src-tauri/tauri.conf.json")).unwrap();
    let (_, policy) = config.split_once("\"csp\"").unwrap();
    let (policy, _) = policy.split_once('}').unwrap();
    for forbidden in ["http:", "https:", "*", "'unsafe-eval'", "'wasm-unsafe-eval'"] {
        let found = policy.replace("http://ipc.localhost", "").contains(forbidden);
        assert!(!found, "{forbidden} in {policy}");
    }
    assert!(policy.contains("\"default-src\": \"'self'\"") && policy.contains("\"object-src\": \"'none'\""));
}
