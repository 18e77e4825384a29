//! `make fix`: no-break spaces in the French texts of the program.
//!
//! Rewrites in place the files in which `tidy` finds an ordinary space before
//! `:`, `;`, `!`, `?`, `»`, `%` or `€`, or after `«`, and names them. A text cut
//! by line ends or lacking the space altogether is left to a person.

use std::io::{self, Write};
use std::path::Path;

use dument_tests::tidy::{Repository, typeset_file};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize()?;
    let repository = Repository::read(folder.parent().unwrap_or(&folder))?;
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
