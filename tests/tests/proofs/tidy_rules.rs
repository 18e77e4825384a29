//! Each rule of `tidy` catches what it is for, on a house of two or three files.

use std::path::PathBuf;

use dument_tests::tidy::{self, Problem, Repository, SourceFile};

/// A house of these files.
fn house(files: &[(&str, &str)]) -> Repository {
    let file =
        |(path, text): &(&str, &str)| SourceFile { path: (*path).to_owned(), text: (*text).to_owned() };
    let mut files: Vec<SourceFile> = files.iter().map(file).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Repository { root: PathBuf::new(), files }
}

/// Where a rule finds problems, as `path:line`.
fn places(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| format!("{}:{}", problem.path, problem.line)).collect()
}

#[test]
fn a_long_function_and_a_long_file_are_named() {
    let long = format!("/// Doc.\nfn long() {{\n{}}}\nfn short() {{}}\n", "    step(\"}\");\n".repeat(70));
    let house = house(&[
        ("src-tauri/crates/app/src/a.rs", &long),
        ("ui/src/lib/A.svelte", &"<p>x</p>\n".repeat(401)),
    ]);
    let problems = tidy::function_sizes(&house);
    assert_eq!(places(&problems), ["src-tauri/crates/app/src/a.rs:2"]);
    assert!(problems[0].message.contains("`long` has 72 lines"), "{}", problems[0]);
    assert_eq!(places(&tidy::file_sizes(&house)), ["ui/src/lib/A.svelte:0"]);
}

#[test]
fn a_shell_that_grew_is_named_by_the_sum_of_its_files() {
    let half = "// one\n".repeat(400);
    let shell = |last: &str| house(&[("src-tauri/src/main.rs", &half), ("src-tauri/src/tray.rs", last)]);
    assert!(tidy::shell_size(&shell(&half)).is_empty());
    let grew = tidy::shell_size(&shell(&format!("{half}// more\n")));
    assert_eq!(places(&grew), ["src-tauri/src:0"]);
}

#[test]
fn a_second_test_binary_is_named() {
    let house = house(&[
        ("src-tauri/Cargo.toml", ""),
        ("src-tauri/crates/app/Cargo.toml", ""),
        ("src-tauri/crates/app/tests/app/main.rs", "mod call;\n"),
        ("src-tauri/crates/app/tests/app/call.rs", ""),
        ("src-tauri/crates/app/tests/import.rs", ""),
        ("src-tauri/tests/commands.rs", ""),
        ("tests/Cargo.toml", ""),
        ("tests/src/lib.rs", ""),
        ("tests/tests/proofs/main.rs", ""),
        ("tests/tests/proofs/tidy/mod.rs", ""),
        ("tests/tests/slow/main.rs", ""),
    ]);
    let expected = ["src-tauri/crates/app/tests/import.rs:0", "tests/tests/slow/main.rs:0"];
    assert_eq!(places(&tidy::test_binaries(&house)), expected);
}

#[test]
fn a_test_that_nothing_runs_is_named() {
    let inside = "fn a() {}\n#[cfg(test)]\nmod tests {}\n";
    let house = house(&[
        ("src-tauri/crates/app/Cargo.toml", "[lib]\ndoctest = false\n"),
        ("src-tauri/crates/app/src/lib.rs", inside),
        ("src-tauri/crates/intake/Cargo.toml", "[lib]\ntest = false\n"),
        ("src-tauri/crates/intake/src/lib.rs", inside),
    ]);
    assert_eq!(places(&tidy::tests_that_never_run(&house)), ["src-tauri/crates/intake/src/lib.rs:2"]);
}

#[test]
fn a_dependency_that_points_back_is_named() {
    let store =
        "[package]\nname = \"dument-store\"\n[dependencies]\ndument-app.workspace = true\nrusqlite = \"1\"\n";
    let app =
        "[package]\nname = \"dument-app\"\n[dependencies]\ndument-store.workspace = true\nrusqlite = \"1\"\n";
    let other = "[package]\nname = \"dument-helpers\"\n";
    let house = house(&[
        ("src-tauri/crates/app/Cargo.toml", app),
        ("src-tauri/crates/helpers/Cargo.toml", other),
        ("src-tauri/crates/store/Cargo.toml", store),
    ]);
    let problems = tidy::layering(&house);
    let messages: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(messages.len(), 3, "{messages:?}");
    assert!(messages[0].contains("may not use `rusqlite`"));
    assert!(messages[1].contains("no place in the layering"));
    assert!(messages[2].contains("`dument-store` may not use `dument-app`"));
}

#[test]
fn banned_calls_are_named_where_they_are_banned_only() {
    let domain = "fn a(x: f64) { visit_f64(x) }\n// f64 in a comment\nconst A: &str = \"f64 .unwrap()\";\n";
    let app = "fn a() { Local::now(); b.unwrap() }\nconst Q: &str = \"SELECT 1\";\n#[cfg(test)]\nmod t { fn b() { c.unwrap(); thread::sleep(d) } }\n";
    let house = house(&[
        ("src-tauri/crates/app/src/a.rs", app),
        ("src-tauri/crates/domain/src/a.rs", domain),
        ("src-tauri/crates/store/src/a.rs", "const Q: &str = \"SELECT 1\";\n"),
        ("src-tauri/src/main.rs", "fn main() { Local::now(); }\n"),
        ("tests/tests/a.rs", "fn a() { b.unwrap(); std::thread::sleep(c) }\n"),
        ("ui/src/lib/api/index.ts", "import { invoke } from '@tauri-apps/api/core';\n"),
        (
            "ui/src/lib/today/Today.svelte",
            "<script>\nimport { invoke } from '@tauri-apps/api/core';\n</script>\n",
        ),
    ]);
    let app = "src-tauri/crates/app/src/a.rs";
    let expected = [
        format!("{app}:1"),
        format!("{app}:1"),
        format!("{app}:2"),
        "src-tauri/crates/domain/src/a.rs:1".to_owned(),
        "tests/tests/a.rs:1".to_owned(),
        "ui/src/lib/today/Today.svelte:2".to_owned(),
    ];
    assert_eq!(places(&tidy::banned_calls(&house)), expected);
}

#[test]
fn a_flush_through_a_file_opened_to_be_read_is_named() {
    let flush = "fn a() { File::open(path)?.sync_all() }\nfn b() { file.sync_data() }\n";
    let hands =
        "fn a() { fs::write(path, bytes) }\nfn b() { std::fs::rename(a, b) }\nfn c() { File::create(a) }\n";
    let house = house(&[
        ("src-tauri/crates/store/src/open.rs", flush),
        ("src-tauri/crates/store/src/disk.rs", flush),
        ("src-tauri/crates/cli/src/a.rs", hands),
        ("src-tauri/src/a.rs", hands),
        ("src-tauri/crates/cli/tests/cli/a.rs", hands),
    ]);
    let (cli, shell) = ("src-tauri/crates/cli/src/a.rs", "src-tauri/src/a.rs");
    let store = "src-tauri/crates/store/src/open.rs";
    let named = places(&tidy::banned_calls(&house));
    let expected: Vec<String> = [cli, store, shell]
        .into_iter()
        .zip([3, 2, 3])
        .flat_map(|(file, lines)| (1..=lines).map(move |line| format!("{file}:{line}")))
        .collect();
    assert_eq!(named, expected);
}

#[test]
fn unlawful_words_are_named_in_what_the_user_reads() {
    let house = house(&[
        ("assets/law/a.toml", "source = \"huissier-x.fr; legal.fr\"\ntitle = \"Frais d’huissier\"\n"),
        ("src-tauri/crates/app/src/a.rs", "/// The former huissier.\nconst A: &str = \"selon L441-6\";\n"),
        ("ui/src/lib/A.svelte", "<p>\n  L’huissier viendra\n</p>\n"),
    ]);
    let expected = ["src-tauri/crates/app/src/a.rs:2", "ui/src/lib/A.svelte:2", "assets/law/a.toml:2"];
    assert_eq!(places(&tidy::banned_words(&house)), expected);
}

#[test]
fn paths_of_a_machine_and_private_package_sources_are_named() {
    let path = concat!("read(\"/ho", "me/someone/file\")\nhttps://site.fr/ho", "me/page\n");
    let lock = "  \"resolved\": \"https://registry.npmjs.org/a\",\n  \"resolved\": \"https://packages.internal/a\",\n";
    let house = house(&[("docs/a.md", path), ("ui/package-lock.json", lock)]);
    assert_eq!(places(&tidy::machine_paths(&house)), ["docs/a.md:1", "ui/package-lock.json:2"]);
}

#[test]
fn files_that_nothing_reaches_are_named() {
    let house = house(&[
        ("src-tauri/crates/app/src/lib.rs", "mod a;\npub(crate) mod b;\n// mod dead;\n"),
        ("src-tauri/crates/app/src/a.rs", "mod c;\n"),
        ("src-tauri/crates/app/src/a/c.rs", ""),
        ("src-tauri/crates/app/src/b/mod.rs", "#[cfg(test)]\nmod tests;\n"),
        ("src-tauri/crates/app/src/b/tests.rs", ""),
        ("src-tauri/crates/app/src/dead.rs", ""),
        ("ui/src/routes/+page.svelte", "<script>import A from '$lib/today/A.svelte';</script>"),
        (
            "ui/src/lib/today/A.svelte",
            "<script>import { b } from './b.js'; import { c } from './c.svelte';</script>",
        ),
        ("ui/src/lib/today/b.ts", ""),
        ("ui/src/lib/today/c.svelte.ts", ""),
        ("ui/src/lib/today/b.test.ts", "import { d } from './dead';\n"),
        ("ui/src/lib/today/dead.ts", ""),
    ]);
    assert_eq!(places(&tidy::dead_rust_files(&house)), ["src-tauri/crates/app/src/dead.rs:0"]);
    assert_eq!(places(&tidy::dead_interface_files(&house)), ["ui/src/lib/today/dead.ts:0"]);
}

#[test]
fn french_mistakes_are_named_and_mended() {
    let right = "<p title=\"Reste dû\u{a0}: {sum(a ? 1 : 2)}\">\n  L’avis &nbsp;: {x ? 'Payé\u{202f}!' : 'Dû'}\n</p>\n";
    let wrong = "<p title=\"Reste dû : {a}\">\n  L'avis {x ? 'Payé !' : '« Dû »'} €\n</p>\n";
    let house = house(&[("ui/src/lib/Right.svelte", right), ("ui/src/lib/Wrong.svelte", wrong)]);
    let problems = tidy::french_typography(&house);
    assert!(problems.iter().all(|problem| problem.path.ends_with("Wrong.svelte")), "{problems:?}");
    let lines: Vec<usize> = problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines.iter().filter(|line| **line == 1).count(), 1, "{problems:?}");
    assert_eq!(lines.iter().filter(|line| **line == 2).count(), 5, "{problems:?}");
    let mended = tidy::typeset_file(&house.files[1]);
    let expected = "<p title=\"Reste dû\u{a0}: {a}\">\n  L'avis {x ? 'Payé\u{202f}!' : '«\u{a0}Dû\u{a0}»'}\u{a0}€\n</p>\n";
    assert_eq!(mended, expected);
}

#[test]
fn a_file_that_typesets_one_text_is_not_let_off_the_others() {
    let text = "fn a() { say(french(\"Reste dû\\u{a0}: 3\")); }\nfn b() -> T { \"Payé !\" }\nfn c() -> T { \"Payé\u{a0}: oui\" }\n";
    let house = house(&[("src-tauri/crates/app/src/a.rs", text)]);
    assert_eq!(places(&tidy::french_typography(&house)), ["src-tauri/crates/app/src/a.rs:2"]);
    assert_eq!(places(&tidy::visible_spaces(&house)), ["src-tauri/crates/app/src/a.rs:3"]);
}

#[test]
fn a_glossary_word_that_left_the_code_is_named() {
    let glossary = "| French | Code | Where |\n| --- | --- | --- |\n| facture | `Invoice` | `src/a.rs` |\n| avoir | `CreditMemo` | `src/a.rs` |\n| client | `Client` | `src/b.rs` |\n";
    let house = house(&[("docs/GLOSSARY.md", glossary), ("src/a.rs", "struct Invoice; // CreditMemo\n")]);
    let lines: Vec<usize> =
        tidy::glossary_and_code_agree(&house).iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [4, 5, 5]);
}

/// What a rule says of a house of these files.
fn said(rule: fn(&Repository) -> Vec<Problem>, files: &[(&str, &str)]) -> Vec<String> {
    rule(&house(files)).iter().map(ToString::to_string).collect()
}

const APP: &str = "src-tauri/crates/app/src/";

#[test]
fn an_import_of_a_floor_above_is_named_through_re_exports() {
    let lib = "mod today; mod words; mod reading; pub use today::row;\n";
    let found = said(
        tidy::floors,
        &[
            (&format!("{APP}lib.rs"), lib),
            (&format!("{APP}reading.rs"), "use crate::words::title;\nuse crate::{row, Error};\n"),
            (&format!("{APP}today.rs"), "pub(crate) fn row() {}\nuse crate::reading::x;\n"),
            (&format!("{APP}words.rs"), "pub(crate) fn title() {}\n"),
        ],
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("reading.rs:2: `reading` may not use `row` of `today`, a floor above"));
}

#[test]
fn a_method_of_the_app_in_another_word_is_a_use_of_that_word() {
    let house = |calendar: &str| {
        said(
            tidy::floors,
            &[
                (&format!("{APP}calendar.rs"), calendar),
                (&format!("{APP}call.rs"), "impl App { pub(crate) fn call(&self) {} }\n"),
                (&format!("{APP}ground.rs"), "pub struct App;\nimpl App { pub fn open() {} }\n"),
                (&format!("{APP}lib.rs"), "mod calendar; mod call; mod ground; mod today;\n"),
                (&format!("{APP}today.rs"), "impl App { pub(crate) fn rows(&self) { self.open() } }\n"),
            ],
        )
    };
    // A neighbour of the table may be asked, another may not.
    assert!(house("impl App { fn page(&self) { self.call() } }\n").is_empty());
    let found = house("impl App { fn page(&self) {\n self.rows() } }\nfn page(app: &App) { app.rows() }\n");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found[0].contains("calendar.rs:2: `calendar` may not use `App.rows()` of `today`, its neighbour")
    );
}

#[test]
fn a_use_case_written_as_a_method_is_named() {
    let lib = "mod ground; mod today;\n";
    let many: String = (0..13).map(|place| format!("fn m{place}(&self) {{}}\n")).collect();
    let house = |ground: &str, today: &str| {
        let ground = format!("pub struct App;\nimpl App {{ {ground} }}\n");
        let files = [
            (&*format!("{APP}ground.rs"), ground.as_str()),
            (&*format!("{APP}lib.rs"), lib),
            (&*format!("{APP}today.rs"), today),
        ];
        said(tidy::use_cases_are_functions, &files)
    };
    assert!(house("pub fn ask(&self) {}", "pub fn today(on: Reading<'_>) {}\n").is_empty());
    let found = house("pub fn ask(&self) {}", "impl App { pub fn today(&self) {} }\n");
    assert!(found.len() == 1 && found[0].contains("today.rs"), "{found:?}");
    let found = house(&many, "");
    assert!(found.len() == 1 && found[0].contains("13 methods"), "{found:?}");
}

#[test]
fn a_room_without_a_floor_is_named() {
    let found =
        said(tidy::floors, &[(&format!("{APP}lib.rs"), "mod loft;\n"), (&format!("{APP}loft.rs"), "")]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("`loft` has no floor"));
}

#[test]
fn files_in_a_circle_are_named_and_unit_tests_are_not_read() {
    let store = "src-tauri/crates/store/src/";
    let a = "use crate::b::B;\npub struct A;\n";
    let circle = |b: &str| {
        let files: [(&str, &str); 3] = [
            (&format!("{store}a.rs"), a),
            (&format!("{store}b.rs"), b),
            (&format!("{store}lib.rs"), "mod a; mod b; pub use a::A;\n"),
        ];
        said(tidy::file_circles, &files)
    };
    assert!(circle("pub struct B;\n#[cfg(test)]\nmod tests { use crate::a::A; }\n").is_empty());
    // Through the root's re-export, in a path inside a function, by a method given from elsewhere.
    assert_eq!(circle("use crate::A;\npub struct B;\n").len(), 2);
    assert_eq!(circle("pub struct B;\nfn b() { super::a::A::new() }\n").len(), 2);
    let methods = said(
        tidy::file_circles,
        &[
            (&format!("{store}lib.rs"), "mod one; mod two;\n"),
            (
                &format!("{store}one.rs"),
                "pub struct S;\nimpl S { fn a(&self) { self.b() } fn c(&self) {} }\n",
            ),
            (&format!("{store}two.rs"), "use crate::one::S;\nimpl S { fn b(&self) { Self::c(self) } }\n"),
        ],
    );
    assert!(methods.iter().any(|line| line.contains("one.rs:2") && line.contains("`S.b()`")), "{methods:?}");
}

#[test]
fn a_file_may_use_the_door_of_its_own_folder_except_in_app() {
    let folder = |root: &str| {
        let files: [(&str, &str); 3] = [
            (&format!("{root}lib.rs"), "mod sheet;\n"),
            (&format!("{root}sheet/mod.rs"), "mod row;\npub enum Field {}\nfn read() { row::read() }\n"),
            (&format!("{root}sheet/row.rs"), "use super::Field;\npub(super) fn read() {}\n"),
        ];
        said(tidy::file_circles, &files)
    };
    assert!(folder("src-tauri/crates/intake/src/").is_empty());
    assert_eq!(folder(APP).len(), 2);
}

#[test]
fn a_shared_name_borne_twice_is_named() {
    let app = said(
        tidy::shared_names_are_borne_once,
        &[
            (
                &format!("{APP}a.rs"),
                "pub(crate) fn told() {}\nfn row() {}\nimpl A { pub(crate) fn row() {} }\n",
            ),
            (&format!("{APP}b.rs"), "fn told() {}\nfn row() {}\n"),
            (&format!("{APP}lib.rs"), "mod a; mod b;\n"),
        ],
    );
    assert_eq!(app.len(), 1, "{app:?}");
    assert!(app[0].contains("a.rs:1: `told` is the name of several functions"));
    let store = "src-tauri/crates/store/src/";
    let elsewhere = |c: &str| {
        let files: [(&str, &str); 4] = [
            (&format!("{store}a.rs"), "pub(crate) fn read() {}\n"),
            (&format!("{store}b.rs"), "pub(crate) fn read() {}\n"),
            (&format!("{store}c.rs"), c),
            (&format!("{store}lib.rs"), "mod a; mod b; mod c;\n"),
        ];
        said(tidy::shared_names_are_borne_once, &files)
    };
    assert!(elsewhere("use crate::a;\nfn c() { a::read() }\n").is_empty());
    assert_eq!(elsewhere("use crate::a::read;\n").len(), 1);
}
