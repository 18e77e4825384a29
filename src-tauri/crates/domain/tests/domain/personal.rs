//! Until when what is kept of people is kept.

use dument_domain::Day;
use dument_domain::personal::{REGISTER, accounts_kept_until, contacts_kept_until, year_closed};

use crate::world::day;

#[test]
fn accounts_are_kept_ten_years_from_the_close_of_the_year() {
    for (entry, month, until) in [
        ("2026-06-01", 12, "2036-12-31"),
        ("2026-12-31", 12, "2036-12-31"),
        ("2027-01-01", 12, "2037-12-31"),
        ("2026-06-01", 6, "2036-06-30"),
        ("2026-07-01", 6, "2037-06-30"),
        ("2023-12-01", 2, "2034-02-28"),
        ("2026-01-31", 2, "2036-02-29"),
    ] {
        assert_eq!(accounts_kept_until(day(entry), month), day(until), "{entry} {month}");
    }
    assert_eq!(contacts_kept_until(day("2024-02-29"), 3), day("2027-02-28"));
}

#[test]
fn every_kind_is_once_in_the_register_with_its_article() {
    for (place, row) in REGISTER.iter().enumerate() {
        assert!(row.articles.contains("art."), "{row:?}");
        assert!(REGISTER[place + 1..].iter().all(|other| other.kind != row.kind), "{row:?}");
    }
}

#[test]
fn a_later_entry_is_never_kept_less_long_whatever_the_month_of_the_close() {
    let first: Day = "1999-01-01".parse().unwrap();
    for month in 1..=12 {
        let mut before = first;
        for days in 0..3_700 {
            let entry = first.plus_days(days);
            let closed = year_closed(entry, month);
            assert!(closed >= entry && entry.days_until(closed) < 366, "{entry} {month}");
            assert_eq!((closed.month(), closed), (month, closed.end_of_month()), "{entry} {month}");
            let until = accounts_kept_until(entry, month);
            assert!(until >= entry.plus_months(120) && until <= entry.plus_months(132), "{entry} {month}");
            assert!(until >= before, "{entry} {month}");
            before = until;
        }
    }
}
