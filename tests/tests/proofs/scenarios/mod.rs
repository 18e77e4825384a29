//! The path told as the trade tells it: `scenarios/*.txt`, played by the real use cases.
//!
//! One line per event, the state expected on the right; a file begins with its company's client
//! and invoices. To add a case, write a file; `line.rs` says what a line may be.

mod line;
mod world;

use std::path::{Path, PathBuf};

use line::Line;
use world::World;

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    files.sort();
    files
}

/// Plays one file; what is wrong, one sentence per line of it.
fn play(path: &Path) -> (usize, Vec<String>) {
    let text = std::fs::read_to_string(path).unwrap();
    let mut world = World::new();
    let (mut played, mut wrong) = (0, Vec::new());
    for (place, raw) in text.lines().enumerate() {
        let told = raw.split('#').next().unwrap_or_default().trim();
        if told.is_empty() {
            continue;
        }
        played += 1;
        let outcome = Line::parse(told).and_then(|line| world.play(&line));
        if let Err(problem) = outcome {
            let name = path.file_name().unwrap().to_string_lossy();
            wrong.push(format!("{name}:{}: {told}\n    {problem}", place + 1));
        }
    }
    (played, wrong)
}

#[test]
fn every_scenario_goes_as_it_is_told() {
    let (mut played, mut wrong) = (0, Vec::new());
    for path in files() {
        let (lines, problems) = play(&path);
        played += lines;
        wrong.extend(problems);
    }
    println!("{} scenarios, {played} lines", files().len());
    assert!(wrong.is_empty(), "{} lines go otherwise\n{}", wrong.len(), wrong.join("\n"));
    assert!(files().len() >= 10 && played > 100);
}
