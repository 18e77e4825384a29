//! Calls and words that have no place here, each with what to write instead.

use super::places::{first_test_line, is_interface, is_product_rust, is_test};
use super::{Lexed, Problem, Repository, SourceFile, rust_lexer, script_lexer, svelte_lexer};

/// A call banned from some files.
struct Ban {
    call: &'static str,
    /// Whether the file must do without it.
    from: fn(&str) -> bool,
    instead: &'static str,
}

fn outside_the_clock(path: &str) -> bool {
    let allowed = ["src-tauri/src/", "src-tauri/crates/cli/", "src-tauri/crates/machine/"];
    is_product_rust(path) && !allowed.iter().any(|folder| path.starts_with(folder))
}

fn outside_the_pages(path: &str) -> bool {
    let allowed = ["src-tauri/crates/letters/src/render", "src-tauri/crates/intake/src/pdf"];
    is_product_rust(path) && !allowed.iter().any(|folder| path.starts_with(folder))
}

fn in_tests(path: &str) -> bool {
    // The harness of the window polls a real program; its journeys may not.
    path.ends_with(".rs") && is_test(path) && !path.starts_with("tests/e2e/src/")
}

fn in_domain(path: &str) -> bool {
    path.starts_with("src-tauri/crates/domain/")
}

fn anywhere(path: &str) -> bool {
    path.ends_with(".rs")
}

/// The two files that flush: the store's own and the documents'.
fn outside_the_disk(path: &str) -> bool {
    let allowed = ["src-tauri/crates/store/src/disk.rs", "src-tauri/crates/machine/src/writing.rs"];
    path.ends_with(".rs") && !allowed.contains(&path)
}

/// The shell and the cli, which write documents where the user says.
fn in_the_hands(path: &str) -> bool {
    is_product_rust(path)
        && ["src-tauri/src/", "src-tauri/crates/cli/"].iter().any(|hands| path.starts_with(hands))
}

const BANS: [Ban; 24] = [
    Ban {
        call: "sync_all",
        from: outside_the_disk,
        instead: "Windows flushes only a file opened for writing: `store::disk`, or `machine::writing`",
    },
    Ban {
        call: "sync_data",
        from: outside_the_disk,
        instead: "Windows flushes only a file opened for writing: `store::disk`, or `machine::writing`",
    },
    Ban {
        call: "fs::write",
        from: in_the_hands,
        instead: "`machine::writing`, which never writes over a device, a link or the data",
    },
    Ban {
        call: "fs::rename",
        from: in_the_hands,
        instead: "`machine::writing`, which never writes over a device, a link or the data",
    },
    Ban {
        call: "File::create",
        from: in_the_hands,
        instead: "`machine::writing`, which never writes over a device, a link or the data",
    },
    Ban {
        call: "round_dp",
        from: is_product_rust,
        instead: "round with `Accrual::to_cents`, half away from zero",
    },
    Ban { call: "f32", from: in_domain, instead: "count in `Money` (cents) or `Rate` (decimal)" },
    Ban { call: "f64", from: in_domain, instead: "count in `Money` (cents) or `Rate` (decimal)" },
    Ban {
        call: "Utc::now",
        from: outside_the_clock,
        instead: "take today as an argument; only the shell and the cli read the clock, through `machine`",
    },
    Ban {
        call: "Local::now",
        from: outside_the_clock,
        instead: "take today as an argument; only the shell and the cli read the clock, through `machine`",
    },
    Ban {
        call: "SystemTime::now",
        from: outside_the_clock,
        instead: "take the moment as an argument; only the shell and the cli read the clock, through `machine`",
    },
    Ban {
        call: "printpdf",
        from: outside_the_pages,
        instead: "only `letters::render` knows the PDF library",
    },
    Ban {
        call: "lopdf",
        from: outside_the_pages,
        instead: "only `letters::render` and the PDF reader of `intake` know it",
    },
    Ban {
        call: ".unwrap()",
        from: is_product_rust,
        instead: "return the error, or `assert!` with the reason",
    },
    Ban {
        call: ".expect(",
        from: is_product_rust,
        instead: "return the error, or `assert!` with the reason",
    },
    Ban { call: "allow(clippy", from: is_product_rust, instead: "write what clippy asks for" },
    Ban { call: "#[ignore", from: anywhere, instead: "repair the test or delete it" },
    Ban {
        call: "thread::sleep",
        from: in_tests,
        instead: "wait for the event, or hand the day in as an argument",
    },
    Ban {
        call: "time::sleep",
        from: in_tests,
        instead: "wait for the event, or hand the day in as an argument",
    },
    Ban { call: "dbg!", from: anywhere, instead: "delete it" },
    Ban { call: "todo!", from: anywhere, instead: "write it, or leave it out of the menu" },
    Ban { call: "unimplemented!", from: anywhere, instead: "write it, or leave it out of the menu" },
    Ban {
        call: "unreachable!",
        from: is_product_rust,
        instead: "make the state impossible, or `assert!` with the reason",
    },
    Ban {
        call: "process::exit",
        from: outside_the_clock,
        instead: "return the error to the shell or the cli",
    },
];

/// Calls where they are banned, SQL outside the store, the Tauri library outside `api`.
#[must_use]
pub fn banned_calls(repository: &Repository) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in repository.ending(&[".rs"]) {
        let lexed = rust_lexer::lex(&file.text);
        calls(file, &lexed, &mut problems);
        if is_product_rust(&file.path) && !file.path.starts_with("src-tauri/crates/store/") {
            sql(file, &lexed, &mut problems);
        }
    }
    let outside_api = |file: &&SourceFile| !file.path.starts_with("ui/src/lib/api/");
    for file in repository.ending(&[".ts", ".svelte"]).filter(outside_api) {
        for piece in lex(file).strings {
            if piece.text.starts_with("@tauri-apps") {
                let message = "imports Tauri: go through `$lib/api`, the only place that knows it";
                problems.push(Problem::at(&file.path, piece.line, message));
            }
        }
    }
    problems
}

fn calls(file: &SourceFile, lexed: &Lexed, problems: &mut Vec<Problem>) {
    let test_line = first_test_line(file);
    for (line, code) in lexed.code.lines().enumerate().map(|(place, code)| (place + 1, code)) {
        for ban in BANS.iter().filter(|ban| (ban.from)(&file.path) && contains_word(code, ban.call)) {
            let sleeping = ban.call.ends_with("sleep");
            if line < test_line || sleeping {
                problems.push(Problem::at(&file.path, line, format!("`{}`: {}", ban.call, ban.instead)));
            }
        }
    }
}

/// Whether the call stands there by itself: `f64` is not in `visit_f64`.
fn contains_word(code: &str, call: &str) -> bool {
    let is_word = |character: Option<char>| character.is_some_and(|one| one.is_alphanumeric() || one == '_');
    let starts_as_word = is_word(call.chars().next());
    let ends_as_word = is_word(call.chars().last());
    code.match_indices(call).any(|(place, _)| {
        let before = code.get(..place).and_then(|text| text.chars().last());
        let after = code.get(place + call.len()..).and_then(|text| text.chars().next());
        !(starts_as_word && is_word(before) || ends_as_word && is_word(after))
    })
}

fn sql(file: &SourceFile, lexed: &Lexed, problems: &mut Vec<Problem>) {
    const STARTS: [&str; 7] =
        ["SELECT ", "INSERT INTO", "INSERT OR", "UPDATE ", "DELETE FROM", "CREATE TABLE", "PRAGMA "];
    for piece in &lexed.strings {
        if STARTS.iter().any(|start| piece.text.trim_start().starts_with(start)) {
            let message = "SQL outside the store: put the query beside its row type in `store`";
            problems.push(Problem::at(&file.path, piece.line, message));
        }
    }
}

/// Words that the user must not read, and marks of unfinished work.
#[must_use]
pub fn banned_words(repository: &Repository) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in repository.ending(&[".rs", ".ts", ".svelte"]) {
        let lexed = lex(file);
        let test_line = first_test_line(file);
        let product = is_product_rust(&file.path) || is_interface(&file.path);
        // What refuses these words in a text must know them.
        let refuses = file.path.contains("guard") || file.path.contains("forbidden");
        for piece in lexed.strings.iter().filter(|piece| product && !refuses && piece.line < test_line) {
            unlawful_words(&file.path, piece.line, &piece.text, &mut problems);
        }
        for piece in &lexed.comments {
            for mark in [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")] {
                if contains_word(&piece.text, mark) {
                    let message = format!("`{mark}`: do it, or write a decision in docs/DECISIONS.md");
                    problems.push(Problem::at(&file.path, piece.line, message));
                }
            }
        }
    }
    for file in repository.files.iter().filter(|file| file.path.starts_with("assets/")) {
        for (place, line) in file.text.lines().enumerate() {
            unlawful_words(&file.path, place + 1, line, &mut problems);
        }
    }
    problems
}

fn unlawful_words(path: &str, line: usize, text: &str, problems: &mut Vec<Problem>) {
    // The name of a site is a source, not a word of ours.
    let site = |word: &&str| !word.trim_end_matches([';', ',', '"', ')']).ends_with(".fr");
    let words: Vec<&str> = text.split(' ').filter(site).collect();
    let text = words.join(" ").to_lowercase();
    if text.contains("huissier") {
        problems.push(Problem::at(path, line, "« huissier »: write « commissaire de justice »"));
    }
    if text.contains("l441-6") || text.contains("l. 441-6") || text.contains("l.441-6") {
        problems.push(Problem::at(path, line, "« L441-6 »: the article is L441-10 since 26 April 2019"));
    }
}

/// Paths of a machine, and package sources that only one network knows.
#[must_use]
pub fn machine_paths(repository: &Repository) -> Vec<Problem> {
    let paths = [
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
        concat!("/wo", "rk\""),
        concat!("/Use", "rs/"),
        concat!("C:", "\\Users"),
    ];
    let mut problems = Vec::new();
    for file in &repository.files {
        for (place, line) in file.text.lines().enumerate() {
            for path in paths.iter().filter(|path| absolute(line, path)) {
                let message =
                    format!("`{path}` is a path of one machine: use a path from the repository's root");
                problems.push(Problem::at(&file.path, place + 1, message));
            }
            if file.path.ends_with("package-lock.json") || file.path.ends_with("Cargo.lock") {
                foreign_source(&file.path, place + 1, line, &mut problems);
            }
        }
    }
    problems
}

/// Whether an absolute path begins there, and not the middle of an address.
fn absolute(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(place, _)| {
        let before = line.get(..place).and_then(|text| text.chars().last());
        before.is_none_or(|before| !before.is_alphanumeric() && !"._-/}~$".contains(before))
    })
}

fn foreign_source(path: &str, line: usize, text: &str, problems: &mut Vec<Problem>) {
    let field = text.trim_start();
    let from = field.strip_prefix("\"resolved\": \"").or_else(|| field.strip_prefix("source = \"registry+"));
    let known = ["https://registry.npmjs.org/", "https://github.com/rust-lang/crates.io-index"];
    let from = from.filter(|from| from.contains("://"));
    if from.is_some_and(|from| !known.iter().any(|known| from.starts_with(known))) {
        problems.push(Problem::at(path, line, "package from a source that only one network knows"));
    }
}

fn lex(file: &SourceFile) -> Lexed {
    if file.path.ends_with(".rs") {
        rust_lexer::lex(&file.text)
    } else if file.path.ends_with(".svelte") {
        svelte_lexer::lex(&file.text)
    } else {
        script_lexer::lex(&file.text, 1)
    }
}
