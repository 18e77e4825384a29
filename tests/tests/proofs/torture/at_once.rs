//! Thirty programs on one folder at the same moment.

use std::process::Stdio;

use super::desk::Desk;
use super::seen::data;

/// Each notes something: what was answered with 0 is there, once; the others were told that somebody else writes.
pub(super) fn notes(programs: usize) -> (usize, Vec<String>) {
    let desk = Desk::new();
    let running: Vec<_> = (0..programs)
        .map(|one| {
            let words = ["note", "--client", "Garage des Abers", "--text", &format!("le programme {one}")];
            let words: Vec<String> = words.map(str::to_owned).into();
            let mut command = desk.real.command("2026-11-21", &words);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    let mut faults = Vec::new();
    let mut acknowledged = 0;
    for (one, child) in running.into_iter().enumerate() {
        let done = child.wait_with_output().unwrap();
        let said =
            String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
        match done.status.code() {
            Some(0) => acknowledged += 1,
            Some(1) if said.contains("déjà ouvert") => {}
            other => faults.push(format!("program {one} ends with {other:?}: {said}")),
        }
    }
    match data(&desk.real.data) {
        Ok(rows) => {
            let noted = rows.get("events").map_or(0, |(count, _)| *count);
            if noted != acknowledged {
                faults.push(format!("{noted} notes of {acknowledged} acknowledged"));
            }
        }
        Err(fault) => faults.push(fault),
    }
    (acknowledged, faults)
}
