//! What a payment is counted on: the rule, what was agreed, what is exactly the principal; and the
//! rate of each due part.

use crate::world::{day, money};
use dument_domain::claim::{self, Debt, DuePart, Movement, OnPrincipal, RateMode, Statement, Terms};
use dument_domain::{DebtorNature, Law, Money};

fn debt(parts: &[(&str, &str)], payments: &[(&str, &str)]) -> Debt {
    Debt {
        parts: parts.iter().map(|(due, sum)| DuePart { due: day(due), amount: money(sum) }).collect(),
        payments: payments.iter().map(|(on, sum)| Movement { on: day(on), amount: money(sum) }).collect(),
        credit_notes: Vec::new(),
    }
}

fn owed(debt: &Debt, terms: &Terms, on: &str) -> Statement {
    claim::statement(debt, terms, &Law::shipped().unwrap(), day(on)).unwrap()
}

fn business(days: &[&str], exact: bool) -> Terms {
    let agreed = OnPrincipal { days: days.iter().map(|on| day(on)).collect(), exact };
    Terms { agreed, ..Terms::of(DebtorNature::Business) }
}

#[test]
fn instalments_agreed_on_the_principal_leave_interest_at_its_sum() {
    let days = ["2026-09-15", "2026-10-15", "2026-11-16"];
    let debt = debt(&[("2026-05-01", "3000.00")], &days.map(|on| (on, "1000.00")));
    let owed_then = owed(&debt, &business(&days, true), "2026-11-16");
    let lines: Vec<String> = owed_then.lines.iter().map(|line| line.interest.to_string()).collect();
    assert_eq!(lines, ["59.92", "78.48", "20.38", "10.87"]);
    assert_eq!(owed_then.principal, Money::ZERO);
    assert_eq!((owed_then.interest, owed_then.indemnity), (money("169.65"), money("40.00")));
    let later = owed(&debt, &business(&days, true), "2026-12-31");
    assert_eq!(later.due(), owed_then.due(), "interest bears nothing (C. civ. 1343-2)");
    let ruled = owed(&debt, &business(&[], false), "2026-11-16");
    assert!(ruled.principal.is_positive(), "without agreement, interest comes first (1343-1)");
}

#[test]
fn a_payment_of_exactly_the_principal_settles_it() {
    let debt_of = |sum| debt(&[("2026-05-01", "10000.00")], &[("2026-11-01", sum)]);
    let exact = owed(&debt_of("10000.00"), &business(&[], true), "2026-11-20");
    assert_eq!((exact.principal, exact.allocations[0].to_interest), (Money::ZERO, Money::ZERO));
    assert!(exact.interest.is_positive());
    let one_less = owed(&debt_of("9999.99"), &business(&[], true), "2026-11-20");
    assert!(one_less.allocations[0].to_interest.is_positive(), "a cent less goes by the rule");
    // After a part payment, the principal owed is the one of the account.
    let after = debt(&[("2026-05-01", "10000.00")], &[("2026-07-01", "4000.00"), ("2026-09-01", "6203.13")]);
    let settled = owed(&after, &business(&[], true), "2026-09-03");
    assert_eq!((settled.principal, settled.interest), (Money::ZERO, money("130.66")));
}

#[test]
fn what_is_not_due_is_paid_after_all_that_is() {
    let parts = [("2026-05-01", "9500.00"), ("2027-05-01", "500.00")];
    let terms = business(&[], true);
    let paid = owed(&debt(&parts, &[("2026-09-01", "9900.00")]), &terms, "2026-09-01");
    let where_to = paid.allocations[0];
    assert_eq!((where_to.to_interest, where_to.to_principal), (money("393.07"), money("9500.00")));
    assert_eq!(where_to.to_indemnity, money("6.93"), "not the retention, due in 2027");
    assert_eq!(
        (paid.overdue_principal, paid.principal, paid.indemnity),
        (Money::ZERO, money("500.00"), money("33.07"))
    );
    let exact = owed(&debt(&parts, &[("2026-09-01", "9500.00")]), &terms, "2026-09-01");
    assert_eq!((exact.overdue_principal, exact.principal), (Money::ZERO, money("500.00")));
}

#[test]
fn each_due_part_of_a_public_buyer_has_the_rate_of_its_own_half_year() {
    let parts = [("2026-05-01", "1000.00"), ("2026-08-01", "1000.00"), ("2026-10-01", "1000.00")];
    let public = Terms::of(DebtorNature::PublicBuyer);
    let owed_then = owed(&debt(&parts, &[]), &public, "2026-11-21");
    let rates: Vec<String> = owed_then.lines.iter().map(|line| line.rate.to_string()).collect();
    assert_eq!(rates, ["10.15", "10.40", "10.40"], "{:?}", owed_then.lines);
    assert_eq!(owed_then.interest, money("103.17"), "56.73 + 31.91 + 14.53");
    // What is paid covers the earliest part: the two others keep their own rate.
    let paid = owed(&debt(&parts, &[("2026-05-01", "1000.00")]), &public, "2026-11-21");
    assert_eq!(paid.interest, money("46.44"), "{:?}", paid.lines);
    let frozen = Terms { rate_mode: RateMode::Frozen, ..Terms::of(DebtorNature::Business) };
    let rates: Vec<String> = owed(&debt(&parts, &[]), &frozen, "2026-11-21")
        .lines
        .iter()
        .map(|line| line.rate.to_string())
        .collect();
    assert_eq!(rates, ["12.15", "12.40", "12.40"]);
}
