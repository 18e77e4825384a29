//! The house in order: what a compiler does not check.

use std::path::Path;
use std::sync::LazyLock;

use dument_tests::tidy::{self, Problem, Repository};

static REPOSITORY: LazyLock<Repository> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize().unwrap();
    Repository::read(root.parent().unwrap()).unwrap()
});

/// Fails with every problem, one per line.
fn none(mut problems: Vec<Problem>) {
    problems.sort();
    problems.dedup();
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{} problems\n{}", lines.len(), lines.join("\n"));
}

#[test]
fn functions_fit_a_screen() {
    let longest = tidy::longest_functions(&REPOSITORY);
    println!("longest: {:?}", longest.first());
    none(tidy::function_sizes(&REPOSITORY));
}

#[test]
fn files_fit_a_sitting() {
    none(tidy::file_sizes(&REPOSITORY));
    none(tidy::shell_size(&REPOSITORY));
}

#[test]
fn every_code_cited_by_its_short_name_is_named() {
    none(tidy::codes_are_named(&REPOSITORY));
}

#[test]
fn a_crate_has_one_test_binary() {
    none(tidy::test_binaries(&REPOSITORY));
    none(tidy::tests_that_never_run(&REPOSITORY));
}

#[test]
fn dependencies_point_one_way() {
    none(tidy::layering(&REPOSITORY));
}

#[test]
fn inside_a_crate_files_make_no_circle() {
    none(tidy::file_circles(&REPOSITORY));
}

#[test]
fn the_rooms_of_app_stand_on_floors() {
    none(tidy::floors(&REPOSITORY));
}

#[test]
fn a_use_case_is_a_function_and_no_method_of_the_app() {
    none(tidy::use_cases_are_functions(&REPOSITORY));
}

#[test]
fn a_shared_function_bears_a_name_of_its_own() {
    none(tidy::shared_names_are_borne_once(&REPOSITORY));
}

#[test]
fn banned_calls_are_absent() {
    none(tidy::banned_calls(&REPOSITORY));
}

#[test]
fn banned_words_are_absent() {
    none(tidy::banned_words(&REPOSITORY));
}

#[test]
fn no_path_of_a_machine_is_committed() {
    none(tidy::machine_paths(&REPOSITORY));
}

#[test]
fn every_rust_file_is_reached() {
    none(tidy::dead_rust_files(&REPOSITORY));
}

#[test]
fn every_interface_file_is_imported() {
    none(tidy::dead_interface_files(&REPOSITORY));
}

#[test]
fn french_texts_are_typeset() {
    none(tidy::french_typography(&REPOSITORY));
    none(tidy::visible_spaces(&REPOSITORY));
}

#[test]
fn the_glossary_and_the_code_agree() {
    none(tidy::glossary_and_code_agree(&REPOSITORY));
}
