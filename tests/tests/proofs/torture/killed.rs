//! An act killed, and what is looked at afterwards.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use dument_tests::random::Random;

use super::acts::{Act, Output, draw};
use super::desk::{Desk, Side};
use super::seen::{Rows, data, differing, half_copies, output};

/// What was tried and found.
#[derive(Debug, Default)]
pub(super) struct Count {
    /// Stopped by SIGKILL.
    pub(super) killed: u64,
    /// Ended with 0 before it.
    pub(super) acknowledged: u64,
    /// Of those killed: there whole.
    whole: u64,
    /// Of those killed: not there at all.
    absent: u64,
    /// Acts that the rules of the case refuse, not counted as tried.
    refused: u64,
    /// Those refused for want of room.
    pub(super) without_room: u64,
    /// Of those acknowledged: looked at without the pages beside the file.
    without_pages: u64,
    /// Those tried, by verb.
    pub(super) verbs: BTreeMap<String, u64>,
    pub(super) faults: Vec<String>,
}

impl Count {
    /// Acts that were killed, had ended before it, or had no room.
    pub(super) fn tried(&self) -> u64 {
        self.killed + self.acknowledged + self.without_room
    }
}

impl fmt::Display for Count {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{} acts {:?}: {} killed ({} whole, {} absent), {} acknowledged ({} looked at without the WAL), {} refused for want of room; {} refused by the rules; {} faults",
            self.tried(),
            self.verbs,
            self.killed,
            self.whole,
            self.absent,
            self.acknowledged,
            self.without_pages,
            self.without_room,
            self.refused,
            self.faults.len()
        )
    }
}

/// What an act gives, done in peace.
pub(super) struct Peace {
    took: Duration,
    pub(super) rows: Rows,
    output: BTreeMap<String, u64>,
}

/// Acts on one desk, each killed, until so many were tried.
pub(super) fn world(seed: u64, tries: u64, count: &mut Count) {
    let desk = Desk::new();
    let mut random = Random::seeded(seed);
    let enough = count.tried() + tries;
    let mut before = data(&desk.real.data).unwrap();
    for turn in 1..=tries * 4 {
        if count.tried() >= enough {
            break;
        }
        let act = draw(&desk, turn, &mut random);
        let today = clock(turn * 40 / (tries * 4), &mut random);
        desk.copy();
        let told = |fault: String| format!("seed {seed} turn {turn} {today} {:?}: {fault}", act.words);
        let peace = match in_peace(&desk.peace, &act, &today) {
            Ok(Some(peace)) => peace,
            Ok(None) => {
                count.refused += 1;
                continue;
            }
            Err(wrong) => {
                count.faults.push(told(wrong));
                break;
            }
        };
        *count.verbs.entry(act.verb().to_owned()).or_default() += 1;
        let faults = attempt(&desk, &act, &today, (&before, &peace), (&mut random, count));
        let wrong = !faults.is_empty();
        count.faults.extend(faults.into_iter().map(told));
        if wrong {
            // What follows would only say it again.
            break;
        }
        before = peace.rows;
    }
}

/// From 21 November to the last day of the year.
fn day(turn: u64) -> String {
    if turn < 10 { format!("2026-11-{}", 21 + turn) } else { format!("2026-12-{:02}", (turn - 9).min(31)) }
}

/// The day of a turn; now and then a clock that is a year back or ten years ahead.
fn clock(turn: u64, random: &mut Random) -> String {
    match random.below(12) {
        0 => "2025-11-21".to_owned(),
        1 => "2036-11-21".to_owned(),
        _ => day(turn),
    }
}

/// What the act gives; nothing where the rules of the case refuse it.
///
/// # Errors
/// A command that is wrong, or that ends in no way it should: no act of a user's.
pub(super) fn in_peace(side: &Side, act: &Act, today: &str) -> Result<Option<Peace>, String> {
    let began = Instant::now();
    let done = side.command(today, &act.words).stdout(Stdio::null()).status().unwrap();
    let took = began.elapsed();
    match done.code() {
        Some(0) => {
            let peace = Peace { took, rows: data(&side.data)?, output: written(side, act, today) };
            let writes = !matches!(act.output, Output::None);
            // What writes nothing in peace could not be missed.
            if writes && peace.output.is_empty() {
                return Err("in peace it writes nothing".to_owned());
            }
            Ok(Some(peace))
        }
        Some(1) => Ok(None),
        other => Err(format!("in peace it ends with {other:?}")),
    }
}

fn written(side: &Side, act: &Act, today: &str) -> BTreeMap<String, u64> {
    match &act.output {
        Output::None => BTreeMap::new(),
        Output::Named(name) => output(&side.out.join(name)),
        // Whoever made it that day, at whatever hour.
        Output::CopyOfTheDay => output(&side.data.join(format!("sauvegardes/dument-{today}-07h30.db"))),
    }
}

/// How an act ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Acknowledged,
    Refused,
    Killed,
}

/// The act, killed; then all that must be true; then the act again where it was not done. One in four times the
/// pages beside the file are taken away first: what was acknowledged is in the file alone.
fn attempt(
    desk: &Desk,
    act: &Act,
    today: &str,
    (before, peace): (&Rows, &Peace),
    (random, count): (&mut Random, &mut Count),
) -> Vec<String> {
    let side = &desk.real;
    let outcome = kill(side, act, today, peace.took, random);
    if outcome == Outcome::Acknowledged && random.chance(25) {
        count.without_pages += 1;
        for ending in ["-wal", "-shm"] {
            let _ = fs::remove_file(side.data.join(format!("dument.db{ending}")));
        }
    }
    let faults = after(side, act, today, (before, peace), outcome, count);
    if outcome == Outcome::Refused {
        return [vec!["refused, which it is not in peace".to_owned()], faults].concat();
    }
    faults
}

/// All that must be true once an act ended, and the act again where it was not done.
pub(super) fn after(
    side: &Side,
    act: &Act,
    today: &str,
    (before, peace): (&Rows, &Peace),
    outcome: Outcome,
    count: &mut Count,
) -> Vec<String> {
    match outcome {
        Outcome::Acknowledged => count.acknowledged += 1,
        Outcome::Killed => count.killed += 1,
        Outcome::Refused => count.without_room += 1,
    }
    let mut faults = half_copies(&[&side.out, &side.data.join("sauvegardes")]);
    let found = match data(&side.data) {
        Ok(found) => found,
        Err(fault) => return [faults, vec![fault]].concat(),
    };
    let out = written(side, act, today);
    let whole = found == peace.rows;
    if !whole && found != *before {
        faults.push(format!(
            "half done: {:?} of {:?}",
            differing(before, &found),
            differing(before, &peace.rows)
        ));
    }
    if !out.is_empty() && out != peace.output {
        faults.push(format!("half written: {out:?} of {:?}", peace.output));
    }
    let all = whole && out == peace.output;
    if outcome == Outcome::Acknowledged && !all {
        faults.push("acknowledged and not there".to_owned());
    }
    if outcome == Outcome::Refused && found != *before {
        faults.push("refused, yet written".to_owned());
    }
    if outcome == Outcome::Killed {
        // A letter that is recorded is whole; its file can be written again.
        if all || (whole && found != *before) { count.whole += 1 } else { count.absent += 1 }
    }
    // What changes no row and bears its name was done; a payment recorded is not done twice.
    let again = !all && (found == *before);
    if again && faults.is_empty() {
        faults.extend(done_again(side, act, today, peace));
    }
    faults
}

/// What was not done is done by asking again, and what a killed program left is in nobody's way.
fn done_again(side: &Side, act: &Act, today: &str, peace: &Peace) -> Vec<String> {
    let done = side.command(today, &act.words).output().unwrap();
    if !done.status.success() {
        return vec![format!("asked again, refused: {}", String::from_utf8_lossy(&done.stdout))];
    }
    let (found, out) = (data(&side.data), written(side, act, today));
    if found.as_ref() == Ok(&peace.rows) && out == peace.output {
        return Vec::new();
    }
    let rows = found.map(|found| differing(&peace.rows, &found));
    vec![format!("asked again, not as in peace: {rows:?}, {out:?} of {:?}", peace.output)]
}

/// Runs the act until its moment. How it ended.
fn kill(side: &Side, act: &Act, today: &str, took: Duration, random: &mut Random) -> Outcome {
    let mut child = side.command(today, &act.words).stdout(Stdio::piped()).spawn().unwrap();
    let ended = end_of(&mut child);
    let most = u64::try_from(took.as_micros()).unwrap() * 115 / 100;
    if random.chance(50) {
        let _ = ended.recv_timeout(Duration::from_micros(random.below(most)));
    } else {
        after_a_change(side, &ended, random);
    }
    // One that ended keeps its own status.
    child.kill().unwrap();
    match child.wait().unwrap().code() {
        Some(0) => Outcome::Acknowledged,
        Some(_) => Outcome::Refused,
        None => Outcome::Killed,
    }
}

/// Waits for one of the changes of the files, then for an instant.
fn after_a_change(side: &Side, ended: &Receiver<()>, random: &mut Random) {
    let mut known = sizes(side);
    let mut left = random.between(1, 7);
    while left > 0 {
        if ended.recv_timeout(Duration::from_micros(200)) != Err(RecvTimeoutError::Timeout) {
            return;
        }
        let found = sizes(side);
        if found != known {
            known = found;
            left -= 1;
        }
    }
    let _ = ended.recv_timeout(Duration::from_micros(random.below(4_000)));
}

/// Says when a program has closed its output: it ends then.
fn end_of(child: &mut Child) -> Receiver<()> {
    let mut out = child.stdout.take().unwrap();
    let (say, hear) = channel();
    thread::spawn(move || {
        let _ = out.read_to_end(&mut Vec::new());
        let _ = say.send(());
    });
    hear
}

fn sizes(side: &Side) -> Vec<(std::ffi::OsString, u64)> {
    let folders = [side.data.clone(), side.data.join("sauvegardes"), side.out.clone()];
    let mut all: Vec<_> = folders.iter().flat_map(|folder| sizes_in(folder)).collect();
    all.sort();
    all
}

fn sizes_in(folder: &Path) -> Vec<(std::ffi::OsString, u64)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| (entry.file_name(), entry.metadata().map_or(0, |found| found.len()))).collect()
}
