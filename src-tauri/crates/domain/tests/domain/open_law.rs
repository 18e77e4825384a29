//! Settings where the law is open: each choice gives its own amounts, none is silent.

use crate::world::day;
use dument_domain::claim::{self, BelowFloor, Debt, Flag, RateMode, Terms};
use dument_domain::{DebtorNature, Law};

/// 10 000 € due 2026-06-20, paid 2026-07-10, with a clause at 8 %: over the floor of the first
/// half-year (7.86 %), under that of the second (8.25 %).
fn interest(below_floor: BelowFloor, rate_mode: RateMode) -> (String, Vec<Flag>) {
    let debt = Debt::new("10000.00".parse().unwrap(), day("2026-06-20"));
    let terms = Terms {
        contract_rate: Some("8".parse().unwrap()),
        below_floor,
        rate_mode,
        ..Terms::of(DebtorNature::Business)
    };
    let statement = claim::statement(&debt, &terms, &Law::shipped().unwrap(), day("2026-07-10")).unwrap();
    (statement.interest.to_string(), statement.flags)
}

#[test]
fn a_clause_under_its_floor_is_kept_raised_or_left_aside_and_always_flagged() {
    let flagged = vec![Flag::RateBelowFloor("2026-S2".parse().unwrap())];
    // 20 days at 8 %, one line.
    assert_eq!(interest(BelowFloor::Keep, RateMode::Floating), ("43.84".to_owned(), flagged.clone()));
    // 10 days at 8 % (21.92) and 10 days at 8.25 % (22.60).
    assert_eq!(interest(BelowFloor::Raise, RateMode::Floating), ("44.52".to_owned(), flagged.clone()));
    // 10 days at 8 % (21.92) and 10 days at 12.40 % (33.97).
    assert_eq!(interest(BelowFloor::UseDefault, RateMode::Floating), ("55.89".to_owned(), flagged.clone()));
    // Frozen: the default rate of the half-year in which the delay began, 12.15 % (33.29).
    assert_eq!(interest(BelowFloor::UseDefault, RateMode::Frozen), ("55.21".to_owned(), flagged));
}
