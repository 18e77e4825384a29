//! A folder that takes no writing: the data are read, nothing is noted, no byte changes, and that is said.
//!
//! The rights of a folder do not bind the administrator: there the program runs for another account.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use super::desk::{Desk, program};
use super::seen::output;

/// The account that has nothing.
const NOBODY: u32 = 65534;

/// What is wrong; nothing where all is as it must be.
pub(super) fn tried() -> Vec<String> {
    let desk = Desk::new();
    let side = &desk.real;
    let administrator = fs::metadata(&side.data).unwrap().uid() == 0;
    let copy = desk.files.join("dument-cli");
    fs::copy(program(), &copy).unwrap();
    if administrator {
        for place in desk.files.ancestors().take(2).chain(side.data.ancestors().skip(1).take(1)) {
            fs::set_permissions(place, Permissions::from_mode(0o755)).unwrap();
        }
        fs::set_permissions(&copy, Permissions::from_mode(0o755)).unwrap();
    }
    close(&side.data, administrator);
    let before = output(&side.data);
    let run = |words: &[&str]| {
        let mut command = Command::new(&copy);
        if administrator {
            command.uid(NOBODY).gid(NOBODY);
        }
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let mut command = side.given(command, "2026-11-22", &words);
        let done = command.stderr(std::process::Stdio::piped()).output().unwrap();
        let told =
            String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
        (done.status.code(), told)
    };
    let mut faults = Vec::new();
    for words in [&["today"][..], &["invoices"], &["verify"], &["case", "--client", "Garage des Abers"]] {
        let (code, told) = run(words);
        if code != Some(0) || !told.contains("pour être lues seulement") {
            faults.push(format!("{words:?} ends with {code:?}: {told}"));
        }
    }
    for words in [
        &["note", "--client", "Garage des Abers", "--text", "vu"][..],
        &["pay", "--invoice", "F-12", "--amount", "10.00", "--on", "2026-11-20"],
        &["undo", "--change", "2"],
        &["backup"],
    ] {
        let (code, told) = run(words);
        if code != Some(1) || told.contains("abîmé") {
            faults.push(format!("{words:?} ends with {code:?}: {told}"));
        }
    }
    if output(&side.data) != before {
        faults.push("a byte changed".to_owned());
    }
    open_again(&side.data);
    faults
}

fn close(folder: &Path, administrator: bool) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let mode = if path.is_dir() { 0o500 } else { 0o400 };
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        if administrator {
            chown(&path, Some(NOBODY), Some(NOBODY)).unwrap();
        }
    }
    fs::set_permissions(folder, Permissions::from_mode(0o500)).unwrap();
    if administrator {
        chown(folder, Some(NOBODY), Some(NOBODY)).unwrap();
    }
}

/// So that the folder of the trial can be thrown away.
fn open_again(folder: &Path) {
    fs::set_permissions(folder, Permissions::from_mode(0o700)).unwrap();
}
