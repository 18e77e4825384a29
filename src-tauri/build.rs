//! Prepares what the shell compiles in: the permissions of its commands and the interface.
//!
//! The capability file is the one list of commands: a command that is not named there cannot be
//! called from the window. Npm is never run from here; where the interface has not been built,
//! a page says in French how to build it, so that `cargo build` always gives a program that opens.

use std::path::Path;
use std::{fs, io};

/// Shown instead of the interface until `npm run build` has been run.
const NOT_BUILT: &str = include_str!("not-built.html");

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=../ui/dist");
    println!("cargo:rerun-if-changed=not-built.html");
    let page = Path::new("../ui/dist/index.html");
    if !page.exists() {
        fs::create_dir_all("../ui/dist")?;
        fs::write(page, NOT_BUILT)?;
    }
    let commands: &'static [&'static str] = commands_allowed()?.leak();
    let manifest = tauri_build::AppManifest::new().commands(commands);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)).map_err(io::Error::other)
}

/// The commands the capability file allows, in the spelling of Rust.
fn commands_allowed() -> io::Result<Vec<&'static str>> {
    let capability = fs::read_to_string("capabilities/main.json")?;
    let quoted = capability.split('"').skip(1).step_by(2);
    let names = quoted.filter_map(|text| text.strip_prefix("allow-"));
    Ok(names.map(|name| &*name.replace('-', "_").leak()).collect())
}
