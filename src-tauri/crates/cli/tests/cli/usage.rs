//! The help, the manual and the completions: in French, and of every command.

use crate::support::{Desk, text};

/// What the library says in English where nobody says otherwise.
const ENGLISH: [&str; 9] = [
    "Print",
    "Usage",
    "Commands:",
    "[default",
    "possible values",
    "Possible values",
    "<COMMAND>",
    "SUBCOMMAND",
    "SYNOPSIS:",
];

/// The commands of the help.
fn commands(help: &str) -> Vec<String> {
    let list = help.split("Commandes\u{a0}:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let first = |line: &str| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')).map(str::to_owned);
    list.lines().filter_map(first).map(|line| line.split(' ').next().unwrap().to_owned()).collect()
}

#[test]
fn no_help_of_any_command_speaks_english() {
    let desk = Desk::new();
    let help = desk.run(&["--help"]);
    assert_eq!(help.status, 0, "{}", help.err);
    let names = commands(&help.out);
    assert!(names.len() > 40 && names.contains(&"backup".to_owned()), "{names:?}");
    let mut all = vec![("".to_owned(), help.out)];
    for name in names {
        let help = desk.run(&[&name, "--help"]);
        assert_eq!((help.status, desk.run(&[&name, "-h"]).out), (0, help.out.clone()), "{name}");
        all.push((name, help.out));
    }
    for (name, help) in all {
        for word in ENGLISH {
            assert!(!help.contains(word), "{name}: {word}: {help}");
        }
        assert!(help.contains("Utilisation\u{a0}: dument-cli"), "{name}: {help}");
        let tight = |line: &&str| line.ends_with(':') && !line.ends_with("\u{a0}:");
        assert_eq!(help.lines().find(tight), None, "a colon has a no-break space before it: {name}");
        assert!(help.contains("-h, --help") && help.contains("montre cette aide"), "{name}: {help}");
    }
}

#[test]
fn the_manual_and_the_completions_are_written_for_every_command() {
    let desk = Desk::new();
    let folder = desk.path("manuel");
    let written = desk.run(&["manual", text(&folder)]);
    assert_eq!(written.status, 0, "{}", written.err);
    for name in commands(&desk.run(&["--help"]).out) {
        let page = std::fs::read_to_string(folder.join(format!("man1/dument-cli-{name}.1"))).unwrap();
        assert!(page.contains(".SH NOM") && !page.contains(".SH NAME"), "{name}");
        assert!(!page.contains("Print help") && !page.contains("ossible values"), "{name}: {page}");
    }
    for (file, word) in [
        ("dument-cli.bash", "--passphrase-file"),
        ("_dument-cli", "--passphrase-file"),
        ("dument-cli.fish", "passphrase-file"),
    ] {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        assert!(text.contains(word) && !text.contains("Print help"), "{file}");
    }
}
