//! Which part of the house a path is in.

use super::SourceFile;

/// Whether the file is a test, an example, a benchmark or a fixture, not product.
pub fn is_test(path: &str) -> bool {
    let folders = ["/tests/", "/fixtures/", "/benches/", "/examples/"];
    path.starts_with("tests/")
        || folders.iter().any(|folder| path.contains(folder))
        || path.contains(".test.")
        || path.contains(".spec.")
        || path.ends_with("/tests.rs")
}

/// Whether the file is Rust that ends up in the program.
pub fn is_product_rust(path: &str) -> bool {
    path.starts_with("src-tauri/") && path.ends_with(".rs") && !is_test(path)
}

/// Whether the file is part of the interface that ends up in the program.
pub fn is_interface(path: &str) -> bool {
    let script = [".ts", ".js", ".svelte"].iter().any(|ending| path.ends_with(ending));
    path.starts_with("ui/src/") && script && !is_test(path)
}

/// The number, from 1, of the first line of a Rust file's test module; past the end if none.
pub fn first_test_line(file: &SourceFile) -> usize {
    let place = file.text.lines().position(|line| line.trim_start().starts_with("#[cfg(test)]"));
    place.map_or(usize::MAX, |place| place + 1)
}
