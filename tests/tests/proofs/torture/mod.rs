//! Under fault: the real `dument-cli` killed with SIGKILL at random moments, and what its disk holds afterwards.
//!
//! Each act is first done in peace in a copy of the desk: that is what it gives whole. Then it is done on the desk
//! itself and killed, from its first instant to a bit over its usual time, half of the kills just after its files
//! change. Afterwards the data are, row by row, those of before or those of the act done whole; what was answered
//! with 0 is there, without the pages beside the file too; `verify` is right; no output, no copy and no export is
//! half; and the act done again succeeds. The clock is now and then a year back or ten years ahead.
//!
//! Beside kills: files that may not grow (`full`), a folder that takes no writing (`read_only`), bytes changed in
//! the file (`flipped`), thirty programs at once (`at_once`), the example killed while it is made (`example`).
//!
//! `make test` runs the short form, `make torture` as many kills as `KILLS` says.

mod acts;
mod at_once;
mod desk;
mod example;
mod flipped;
#[cfg(unix)]
mod full;
mod killed;
#[cfg(unix)]
mod read_only;
mod seen;

use killed::{Count, world};

/// Kills in one world: its days go from 21 November to the end of the year, whose rates are known.
const KILLS_IN_A_WORLD: u64 = 40;

/// Plays worlds, one seed each, until so many acts were killed or had ended before it.
fn torture(kills: u64, first_seed: u64) -> Count {
    let mut count = Count::default();
    for seed in first_seed.. {
        let left = kills.saturating_sub(count.tried());
        if left == 0 {
            break;
        }
        world(seed, left.min(KILLS_IN_A_WORLD), &mut count);
        if kills > KILLS_IN_A_WORLD {
            eprintln!("seed {seed}: {count}");
        }
    }
    count
}

/// How many kills were asked for; the short form where none were.
fn asked(short: u64, share: u64) -> u64 {
    let kills: Option<u64> = std::env::var("DUMENT_KILLS").ok().and_then(|kills| kills.parse().ok());
    kills.map_or(short, |kills| (kills / share).max(short))
}

fn first_seed() -> u64 {
    std::env::var("DUMENT_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1)
}

#[test]
fn killed_at_any_moment_an_act_is_there_whole_or_not_at_all() {
    let kills = asked(30, 1);
    let count = torture(kills, first_seed());
    eprintln!("killed: {count}");
    assert_eq!(count.faults, Vec::<String>::new(), "{count}");
    assert!(count.killed > 0 && count.tried() >= kills, "{count}");
}

#[cfg(unix)]
#[test]
fn without_room_an_act_is_refused_and_nothing_of_it_is_there() {
    let mut count = Count::default();
    let tries = asked(20, 5);
    for seed in first_seed().. {
        if count.tried() >= tries || !count.faults.is_empty() {
            break;
        }
        full::world(seed, (tries - count.tried()).min(KILLS_IN_A_WORLD), &mut count);
    }
    eprintln!("without room: {count}");
    assert_eq!(count.faults, Vec::<String>::new(), "{count}");
    assert!(count.without_room > 0 && count.acknowledged > 0, "{count}");
}

#[test]
fn bytes_changed_in_the_file_are_refused_or_named_never_silent() {
    let flips = flipped::flip(first_seed(), asked(60, 2));
    eprintln!("bytes changed: {flips:?}");
    assert_eq!(flips.faults, Vec::<String>::new());
    assert!(flips.refused > 0 && flips.named > 0, "{flips:?}");
}

#[test]
fn of_thirty_programs_at_once_each_is_there_or_told() {
    let (acknowledged, faults) = at_once::notes(30);
    eprintln!("thirty at once: {acknowledged} acknowledged");
    assert_eq!(faults, Vec::<String>::new());
    assert!(acknowledged > 0);
}

#[test]
fn an_example_killed_while_it_is_made_is_whole_or_absent() {
    let (kills, whole, faults) = example::killed(first_seed(), asked(3, 20));
    eprintln!("example: {kills} killed, {whole} of them whole");
    assert_eq!(faults, Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn a_folder_that_takes_no_writing_is_read_and_stays_as_it_is() {
    assert_eq!(read_only::tried(), Vec::<String>::new());
}
