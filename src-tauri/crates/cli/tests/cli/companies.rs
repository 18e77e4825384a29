//! Several companies on one computer: each in its folder, one list that only remembers them.

use std::path::PathBuf;

use crate::support::{Answer, COMPANY, Desk, text};

/// A computer of its own: the data folder, and the place where it remembers its companies.
fn run(desk: &Desk, arguments: &[&str]) -> Answer {
    let mut command = desk.command("2026-11-21");
    command.env("DUMENT_CONFIG", desk.path("config")).args(arguments);
    crate::support::answer(command.output().unwrap())
}

/// A second company beside the first, in the folder the window would give it.
fn with_second(name: &str) -> (Desk, PathBuf) {
    let desk = Desk::with_invoices();
    let file = desk.file("second.json", &COMPANY.replace("Kerbrat Plomberie", name));
    let folder = desk.path("data-2");
    assert_eq!(run(&desk, &["--data", text(&folder), "init", "--company", text(&file)]).status, 0);
    (desk, folder)
}

fn names(desk: &Desk) -> Vec<String> {
    let listed = run(desk, &["companies", "--json"]).json();
    let rows = listed.as_array().unwrap().iter();
    rows.map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_company_is_named_and_the_others_are_left_alone() {
    let (desk, folder) = with_second("Menuiserie Le Guen");
    assert_eq!(names(&desk), ["Kerbrat Plomberie", "Menuiserie Le Guen"]);
    for company in ["menuiserie le guen", "Menuiserie Le Guen", text(&folder)] {
        let invoices = run(&desk, &["--company", company, "invoices", "--json"]);
        assert_eq!((invoices.status, invoices.json().as_array().unwrap().len()), (0, 0), "{company}");
    }
    let first = run(&desk, &["invoices", "--company", "kerbrat plomberie", "--json"]);
    assert_eq!(first.json().as_array().unwrap().len(), 3);
    let usual = run(&desk, &["invoices", "--json"]);
    assert_eq!(usual.json(), first.json(), "without the option, the first folder");
}

#[test]
fn a_name_that_two_bear_is_refused_with_both_folders_and_an_unknown_one_with_the_list() {
    let (desk, folder) = with_second("Kerbrat Plomberie");
    let refused = run(&desk, &["--json", "today", "--company", "Kerbrat Plomberie"]);
    assert_eq!(refused.refusal(), "ambiguous_company");
    assert!(
        refused.err.contains(text(&folder)) && refused.err.contains(text(&desk.data())),
        "{}",
        refused.err
    );
    let unknown = run(&desk, &["--json", "today", "--company", "Kerbratte"]);
    assert_eq!(unknown.refusal(), "unknown_company");
    assert!(unknown.err.contains("Il y a\u{a0}: «\u{a0}Kerbrat Plomberie\u{a0}»"), "{}", unknown.err);
    let both = run(&desk, &["--data", text(&folder), "today", "--company", "Kerbrat Plomberie"]);
    assert_eq!(both.status, 2);
    assert!(both.err.contains("l’un ou l’autre"), "{}", both.err);
}

#[test]
fn one_taken_off_the_list_keeps_its_files_and_comes_back() {
    let (desk, folder) = with_second("Menuiserie Le Guen");
    let removed = run(&desk, &["companies", "--remove", "Menuiserie Le Guen"]);
    assert!(removed.status == 0 && removed.out.contains("Aucun fichier n’a été effacé"), "{}", removed.out);
    assert!(folder.join("dument.db").exists());
    assert_eq!(names(&desk), ["Kerbrat Plomberie"]);
    assert_eq!(run(&desk, &["companies", "--add", text(&folder)]).status, 0);
    assert_eq!(names(&desk), ["Kerbrat Plomberie", "Menuiserie Le Guen"]);
    let nothing = run(&desk, &["--json", "companies", "--add", text(&desk.path("config"))]);
    assert_eq!(nothing.refusal(), "unknown_company");
    assert_eq!(names(&desk).len(), 2);
}

#[test]
fn a_damaged_list_loses_nobody() {
    let (desk, _) = with_second("Menuiserie Le Guen");
    assert_eq!(run(&desk, &["companies", "--add", text(&desk.path("data-2"))]).status, 0);
    for damage in ["", "{", "{\"companies\":[{\"folder\":3}]}", "[]"] {
        std::fs::write(desk.path("config/entreprises.json"), damage).unwrap();
        assert_eq!(names(&desk), ["Kerbrat Plomberie", "Menuiserie Le Guen"], "{damage}");
    }
}

#[test]
fn one_folder_chosen_for_the_program_is_the_only_company_and_remembers_nothing() {
    let (desk, folder) = with_second("Menuiserie Le Guen");
    let listed = desk.run(&["companies", "--json"]).json();
    assert_eq!(listed.as_array().unwrap().len(), 1);
    let refused = desk.run(&["--json", "companies", "--add", text(&folder)]);
    assert_eq!(refused.refusal(), "forbidden");
    assert!(!desk.path("config").exists());
}
