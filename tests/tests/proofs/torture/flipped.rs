//! Bytes of the file changed by nobody knows what: opening refuses, or `verify` names it, or nothing that is told
//! has changed.

use std::fs;
use std::path::Path;

use dument_store::Store;
use dument_tests::random::Random;

use super::desk::{Desk, replace};
use super::seen::{Rows, differing, rows};

/// What became of the flips.
#[derive(Debug, Default)]
pub(super) struct Flips {
    pub(super) refused: u64,
    pub(super) named: u64,
    /// In a place that holds nothing, or in what the program counts again.
    pub(super) harmless: u64,
    pub(super) faults: Vec<String>,
}

/// What the program keeps for itself: an index of the journal, and the settings it notes without the user.
const NOT_TOLD: [&str; 3] = ["changes", "change_clients", "settings"];

/// One to eight bytes changed, so many times.
pub(super) fn flip(seed: u64, times: u64) -> Flips {
    let desk = Desk::new();
    let note = ["note", "--client", "Garage des Abers", "--text", "a rappelé"].map(str::to_owned);
    assert!(desk.real.command("2026-11-21", &note).output().unwrap().status.success());
    let sound = fs::read(desk.real.data.join("dument.db")).unwrap();
    let before = rows(&desk.real.data.join("dument.db")).unwrap();
    let filled: Vec<usize> = (0..sound.len()).filter(|place| sound[*place] != 0).collect();
    let mut random = Random::seeded(seed);
    let mut flips = Flips::default();
    for turn in 0..times {
        let mut bytes = sound.clone();
        // What holds nothing is mostly empty pages.
        let start = filled[usize::try_from(random.below(filled.len() as u64)).unwrap()];
        let mask = u8::try_from(random.between(1, 255)).unwrap();
        let end = (start + usize::try_from(random.between(1, 8)).unwrap()).min(bytes.len());
        bytes[start..end].iter_mut().for_each(|byte| *byte ^= mask);
        replace(&desk.real.data, &desk.peace.data);
        fs::write(desk.peace.data.join("dument.db"), &bytes).unwrap();
        if let Err(fault) = seen(&desk.peace.data, &before, &mut flips) {
            flips.faults.push(format!("seed {seed} turn {turn}, {start}..{end} by {mask}: {fault}"));
        }
    }
    flips
}

fn seen(folder: &Path, before: &Rows, flips: &mut Flips) -> Result<(), String> {
    match Store::open(folder).and_then(|store| store.verify()) {
        Err(_) => flips.refused += 1,
        Ok(report) if !report.is_sound() => flips.named += 1,
        Ok(_) => {
            let mut found =
                rows(&folder.join("dument.db")).map_err(|error| format!("silent, then {error}"))?;
            let mut before = before.clone();
            for table in NOT_TOLD {
                found.remove(table);
                before.remove(table);
            }
            if found != before {
                return Err(format!("silent: {:?}", differing(&before, &found)));
            }
            flips.harmless += 1;
        }
    }
    Ok(())
}
