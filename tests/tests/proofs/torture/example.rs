//! The example, killed while it is made: it is there whole or not at all, and is made the next time.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use dument_tests::random::Random;

use super::desk::Side;
use super::seen::{data, differing};

/// How many were killed, how many of these were whole; and what is wrong.
pub(super) fn killed(seed: u64, times: u64) -> (u64, u64, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let words = ["example".to_owned()];
    let peace = Side::of(folder.path(), "paix");
    let began = Instant::now();
    assert!(peace.command("2026-11-21", &words).stdout(Stdio::null()).status().unwrap().success());
    let took = u64::try_from(began.elapsed().as_micros()).unwrap();
    let whole = data(&peace.data).unwrap();
    let mut random = Random::seeded(seed);
    let (mut kills, mut made, mut faults) = (0, 0, Vec::new());
    for turn in 0..times {
        let side = Side::of(folder.path(), &format!("vrai-{turn}"));
        let mut child = side.command("2026-11-21", &words).stdout(Stdio::null()).spawn().unwrap();
        let until = Instant::now() + Duration::from_micros(random.below(took * 105 / 100));
        while Instant::now() < until && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        let ended = child.wait().unwrap().code();
        kills += u64::from(ended.is_none());
        let told = |fault: String| format!("seed {seed} turn {turn}, ended {ended:?}: {fault}");
        let there = side.data.join("dument.db").exists();
        if there {
            made += u64::from(ended.is_none());
            match data(&side.data) {
                Ok(found) if found == whole => {}
                Ok(found) => faults.push(told(format!("half: {:?}", differing(&whole, &found)))),
                Err(fault) => faults.push(told(fault)),
            }
        } else if ended == Some(0) {
            faults.push(told("acknowledged and not there".to_owned()));
        } else {
            let again = side.command("2026-11-21", &words).output().unwrap();
            if !again.status.success() || data(&side.data).as_ref() != Ok(&whole) {
                faults.push(told(format!("asked again: {}", String::from_utf8_lossy(&again.stdout))));
            }
        }
        let left = fs::read_dir(&side.data).into_iter().flatten().flatten();
        let left: Vec<_> =
            left.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name()).collect();
        if !there && !left.is_empty() {
            faults.push(told(format!("left behind: {left:?}")));
        }
        let _ = fs::remove_dir_all(side.data.parent().unwrap());
    }
    (kills, made, faults)
}
