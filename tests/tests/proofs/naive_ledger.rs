//! A hundred thousand random claims, answered twice: by the core, and by a
//! ledger that walks day by day and shares nothing with it.

use std::thread;

use dument_tests::asking::{TODAY, core_line};
use dument_tests::naive;
use dument_tests::random_claims::RandomClaims;
use serde_json::Value;

/// Each test run; `DUMENT_CLAIMS=1000000` asks for more.
const CLAIMS: usize = 100_000;
const THREADS: u64 = 4;

/// What the claims of one thread exercised.
#[derive(Default)]
struct Seen {
    claims: usize,
    refused: usize,
    lines: usize,
    flagged: usize,
    costly: usize,
}

/// A refusal without its prose, which only the core writes.
fn without_message(line: &str) -> String {
    let mut refusal: Value = serde_json::from_str(line).unwrap();
    refusal["error"].as_object_mut().unwrap().remove("message");
    refusal.to_string()
}

/// Whether some costs are still owed above the indemnity, or were paid.
fn added(core: &str) -> bool {
    let owed = r#""additional_compensation":""#;
    let paid = r#""to_compensation":""#;
    [owed, paid].iter().any(|key| core.matches(key).count() > core.matches(&format!("{key}0.00")).count())
}

fn wanted() -> usize {
    std::env::var("DUMENT_CLAIMS").ok().and_then(|text| text.parse().ok()).unwrap_or(CLAIMS)
}

fn agree(seed: u64, count: usize) -> Seen {
    let mut claims = RandomClaims::seeded(seed);
    let mut seen = Seen::default();
    for _ in 0..count {
        let claim = claims.next_line();
        let naive = naive::answer_line(TODAY, 1, &claim);
        let core = core_line(&claim);
        seen.claims += 1;
        if core.contains(r#""error":{"#) {
            let naive: Value = serde_json::from_str(&naive).unwrap();
            assert_eq!(without_message(&core), naive.to_string(), "claim: {claim}");
            seen.refused += 1;
        } else {
            assert_eq!(core, naive, "\ncore above, naive below, for the claim\n{claim}");
            seen.lines += core.matches(r#""from":"#).count();
            seen.flagged += usize::from(!core.contains(r#""flags":[]"#));
            seen.costly += usize::from(added(&core));
        }
    }
    seen
}

#[test]
fn a_hundred_thousand_random_claims_agree_byte_for_byte() {
    let claims = wanted();
    let threads: Vec<_> = (0..THREADS)
        .map(|thread| {
            let count = claims / usize::try_from(THREADS).unwrap();
            thread::spawn(move || agree(20_261_121 + thread, count))
        })
        .collect();
    let mut all = Seen::default();
    for thread in threads {
        let seen = thread.join().unwrap();
        all.claims += seen.claims;
        all.refused += seen.refused;
        all.costly += seen.costly;
        all.lines += seen.lines;
        all.flagged += seen.flagged;
    }
    println!(
        "{} claims, {} lines, {} flagged, {} refused, {} with costs above the indemnity",
        all.claims, all.lines, all.flagged, all.refused, all.costly
    );
    assert_eq!(all.claims, claims);
    let share = |part: usize| part * 100 / claims;
    assert!(all.lines > claims, "most claims must bear interest, {} lines", all.lines);
    assert!((2..40).contains(&share(all.refused)), "unknown semesters must occur, and stay rare");
    assert!(share(all.flagged) > 10, "flags must occur");
    assert!(share(all.costly) >= 2, "costs above the indemnity must occur, {} did", all.costly);
}
