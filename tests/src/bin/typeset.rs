//! `make fix`: no-break spaces in the French texts of the program.
//!
//! Rewrites in place the files in which `tidy` finds an ordinary space before
//! `:`, `;`, `!`, `?`, `»`, `%` or `€`, or after `«`, and names them. A text cut
//! by line ends or lacking the space altogether is left to a person. An argument
//! names another folder than this repository.

use std::io::{self, Write};
use std::path::Path;

use dument_tests::tidy::{Repository, typeset_file};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize()?;
    let ours = folder.parent().unwrap_or(&folder).to_owned();
    let root = std::env::args_os().nth(1).map_or(ours, Into::into);
    let repository = Repository::read(&root)?;
    let mut out = io::stdout().lock();
    for file in &repository.files {
        let set = typeset_file(file);
        if set != file.text {
            std::fs::write(repository.root.join(&file.path), set)?;
            writeln!(out, "{}", file.path)?;
        }
    }
    Ok(())
}
