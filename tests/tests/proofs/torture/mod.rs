//! Under fault: the real `dument-cli` killed with SIGKILL at random moments, and what its disk holds afterwards.
//!
//! Each act is first done in peace in a copy of the desk: that is what it gives whole. Then it is done on the desk
//! itself and killed, from its first instant to a bit over its usual time, half of the kills just after its files
//! change. Afterwards the data are, row by row, those of before or those of the act done whole; what was answered
//! with 0 is there; `verify` is right; no output, no copy and no export is half; and the act done again succeeds.
//!
//! `make test` runs the short form, `make torture` as many kills as `KILLS` says.

mod acts;
mod desk;
mod killed;
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

#[test]
fn killed_at_any_moment_an_act_is_there_whole_or_not_at_all() {
    let asked = std::env::var("DUMENT_KILLS").ok().and_then(|kills| kills.parse().ok());
    let seed = std::env::var("DUMENT_SEED").ok().and_then(|seed| seed.parse().ok());
    let count = torture(asked.unwrap_or(30), seed.unwrap_or(1));
    assert_eq!(count.faults, Vec::<String>::new(), "{count}");
    assert!(count.killed > 0, "{count}");
    eprintln!("{count}");
}
