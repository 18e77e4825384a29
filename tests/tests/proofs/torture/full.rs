//! A disk that takes no more: the program is held to files of so many bytes (`ulimit -f`), which needs no rights and
//! stops SQLite, copies and documents in the middle of a write as a full disk does.

use std::process::Command;

use dument_tests::random::Random;

use super::acts::draw;
use super::desk::{Desk, program};
use super::killed::{Count, Outcome, after, in_peace};
use super::seen::data;

/// Acts on one desk, each with room for a file of some size only, from nothing to more than it needs.
pub(super) fn world(seed: u64, tries: u64, count: &mut Count) {
    let desk = Desk::new();
    let mut random = Random::seeded(seed);
    let mut before = data(&desk.real.data).unwrap();
    let mut tried = 0;
    for turn in 1..=tries * 4 {
        if tried == tries {
            break;
        }
        let act = draw(&desk, turn, &mut random);
        let today = format!("2026-11-{}", 21 + turn * 9 / (tries * 4));
        desk.copy();
        let told = |fault: String| format!("full, seed {seed} turn {turn} {:?}: {fault}", act.words);
        let peace = match in_peace(&desk.peace, &act, &today) {
            Ok(Some(peace)) => peace,
            Ok(None) => continue,
            Err(wrong) => {
                count.faults.push(told(wrong));
                break;
            }
        };
        tried += 1;
        *count.verbs.entry(act.verb().to_owned()).or_default() += 1;
        // Blocks of 512 bytes; the data themselves have several hundreds.
        let room = if random.chance(50) { random.below(80) } else { random.below(2_000) };
        let script = format!("trap '' XFSZ; ulimit -f {room}; exec \"$0\" \"$@\"");
        let mut shell = Command::new("sh");
        shell.args(["-c", &script]).arg(program());
        let done = desk.real.given(shell, &today, &act.words).output().unwrap();
        let outcome = match done.status.code() {
            Some(0) => Outcome::Acknowledged,
            Some(1) => Outcome::Refused,
            other => {
                count.faults.push(told(format!("ends with {other:?}, room {room}")));
                break;
            }
        };
        let faults = after(&desk.real, &act, &today, (&before, &peace), outcome, count);
        let wrong = !faults.is_empty();
        count.faults.extend(faults.into_iter().map(|fault| told(format!("{fault}, room {room}"))));
        if wrong {
            break;
        }
        before = peace.rows;
    }
}
