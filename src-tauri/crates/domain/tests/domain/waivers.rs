//! A sum of interest or indemnity given up on a day: nothing more, nothing before.

use crate::world::{day, money};
use dument_domain::case::{Happening, PartGivenUp};
use dument_domain::claim::{self, Debt, Movement, Statement, Terms, WaivedPart, Waiver};
use dument_domain::{DebtorNature, Law, Money};

fn part(on: &str, interest: &str, indemnity: &str) -> WaivedPart {
    WaivedPart {
        on: day(on),
        interest: money(interest),
        indemnity: money(indemnity),
        compensation: Money::ZERO,
    }
}

/// 1,850.00 due on 16 May 2026 by a business, on a day.
fn owed(payments: &[(&str, &str)], parts: &[WaivedPart], on: &str) -> Statement {
    let mut debt = Debt::new(money("1850.00"), day("2026-05-16"));
    debt.payments = payments.iter().map(|(on, sum)| Movement { on: day(on), amount: money(sum) }).collect();
    let terms = Terms { waived_parts: parts.to_vec(), ..Terms::of(DebtorNature::Business) };
    claim::statement(&debt, &terms, &Law::shipped().unwrap(), day(on)).unwrap()
}

#[test]
fn the_sum_given_up_is_no_longer_owed_and_interest_still_runs() {
    let parts = [part("2026-06-30", "20.00", "15.00")];
    let before = owed(&[], &parts, "2026-06-29");
    assert_eq!((before.interest, before.indemnity), (money("27.10"), money("40.00")), "not before its day");
    let after = owed(&[], &parts, "2026-06-30");
    assert_eq!((after.interest, after.indemnity), (money("7.71"), money("25.00")));
    assert_eq!((after.interest_waived, after.indemnity_waived), (money("20.00"), money("15.00")));
    assert_eq!(after.interest_accrued(), after.interest + after.interest_waived);
    let plain = owed(&[], &[], "2026-09-30");
    let later = owed(&[], &parts, "2026-09-30");
    assert_eq!(later.interest, plain.interest - money("20.00"), "one sum, given up once");
    assert_eq!(later.lines, plain.lines, "the lines stay the same");
}

#[test]
fn a_payment_after_it_goes_further_into_the_principal() {
    let parts = [part("2026-06-30", "20.00", "0.00")];
    let paid = owed(&[("2026-06-30", "10.00"), ("2026-07-01", "100.00")], &parts, "2026-07-01");
    let first = paid.allocations[0];
    assert_eq!((first.to_interest, first.to_principal), (money("10.00"), Money::ZERO), "counted before");
    let second = paid.allocations[1];
    let run = paid.interest_accrued();
    assert_eq!(second.to_interest, run.less(money("10.00")).less(money("20.00")));
    assert_eq!(second.to_interest + second.to_principal, money("100.00"));
    assert_eq!(paid.interest, Money::ZERO);
}

#[test]
fn no_more_is_given_up_than_is_owed() {
    let parts = [part("2026-06-30", "900.00", "900.00")];
    let after = owed(&[], &parts, "2026-06-30");
    assert_eq!((after.interest, after.indemnity), (Money::ZERO, Money::ZERO));
    assert_eq!((after.interest_waived, after.indemnity_waived), (money("27.71"), money("40.00")));
    assert_eq!(after.due(), money("1850.00"));
}

#[test]
fn acts_recorded_before_sums_existed_are_still_read() {
    let old = Happening::Waived { waiver: Waiver { interest: true, ..Waiver::default() }, part: None };
    let text = toml::to_string(&old).unwrap();
    assert!(!text.contains("part"), "written as before: {text}");
    assert_eq!(toml::from_str::<Happening>(&text).unwrap(), old);
    let part = Some(PartGivenUp { interest: money("10.50"), ..PartGivenUp::default() });
    let new = Happening::Waived { waiver: Waiver::default(), part };
    assert_eq!(toml::from_str::<Happening>(&toml::to_string(&new).unwrap()).unwrap(), new);
}
