//! Random years of random clients, over the five scenarios: what the path may never do.
//!
//! A user opens the program on some days, does what it says or not, is away for weeks, has a clock
//! that jumps back; clients pay, promise, dispute, vanish. At every visit the path is held against
//! facts counted apart (`facts.rs`). `DUMENT_YEARS` changes how many years are played.

mod acts;
mod checks;
mod facts;
mod year;

use std::collections::BTreeMap;

use dument_domain::Law;
use dument_domain::case::Scenario;

use year::Year;

/// Years played where nobody asks for more.
const YEARS: u64 = 3_000;

#[test]
fn no_year_breaks_a_rule_of_the_path() {
    let asked = std::env::var("DUMENT_YEARS").ok().and_then(|text| text.parse().ok());
    let years: u64 = asked.unwrap_or(YEARS);
    let (law, scenarios) = (Law::shipped().unwrap(), Scenario::shipped().unwrap());
    let (mut days, mut visits, mut steps) = (0, 0, 0);
    let mut deeds: BTreeMap<&'static str, usize> = BTreeMap::new();
    for seed in 0..years {
        let scenario = &scenarios[usize::try_from(seed).unwrap() % scenarios.len()];
        let mut year = Year::new(seed, scenario, &law);
        if let Err(problem) = year.play() {
            panic!("year {seed}, {}: {problem}\n{}", scenario.id, year.told());
        }
        days += year.days;
        visits += year.visits;
        steps += year.steps;
        for (name, count) in &year.deeds {
            *deeds.entry(name).or_insert(0) += count;
        }
    }
    println!("{} years, {visits} visits, {steps} steps done; {deeds:?}", days / 365);
    assert!(years < YEARS || deeds.len() >= 30, "some deeds never happened: {deeds:?}");
}
