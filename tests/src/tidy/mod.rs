//! The rules of the house that a compiler does not know: sizes, test binaries, layering,
//! banned calls and words, dead files, French typography, the glossary.
//!
//! Every rule takes the [`Repository`] and returns [`Problem`]s, each of which
//! says what to write instead. To add a rule, write a function of that shape
//! and name it in `tests/tests/proofs/tidy.rs`.

mod banned;
mod codes;
mod crate_files;
mod crate_uses;
mod dead;
mod floors;
mod functions;
mod glossary;
mod layering;
mod places;
mod repository;
mod rust_lexer;
mod script_lexer;
mod sizes;
mod svelte_lexer;
mod test_binaries;
mod typography;

pub use banned::{banned_calls, banned_words, machine_paths};
pub use codes::codes_are_named;
pub use dead::{dead_interface_files, dead_rust_files};
pub use floors::{file_circles, floors, shared_names_are_borne_once, use_cases_are_functions};
pub use functions::{Function, longest_functions};
pub use glossary::glossary_and_code_agree;
pub use layering::layering;
pub use repository::{Problem, Repository, SourceFile};
pub use sizes::{file_sizes, function_sizes, shell_size};
pub use test_binaries::{test_binaries, tests_that_never_run};
pub use typography::{french_typography, typeset, typeset_file, visible_spaces};

/// A piece of text inside a source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The line it starts on, from 1.
    pub line: usize,
    /// Its content, without the quotes.
    pub text: String,
}

/// A source file taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexed {
    /// The code with comments removed and every string emptied, line for line.
    pub code: String,
    /// The string literals and, in Svelte, the text of the page.
    pub strings: Vec<Piece>,
    /// The comments.
    pub comments: Vec<Piece>,
}
