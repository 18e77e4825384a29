//! What justified recovery costs add to the fixed indemnity (C. com. L441-10 II), and to whom.

use crate::world::{day, money};
use dument_domain::claim::{
    self, CostsReading, Debt, Movement, Statement, Terms, WaivedPart, Waiver, shared_evenly,
};
use dument_domain::{DebtorNature, Law, Money};

fn moves(all: &[(&str, &str)]) -> Vec<Movement> {
    all.iter().map(|(on, sum)| Movement { on: day(on), amount: money(sum) }).collect()
}

/// The rules for a debtor with these costs.
fn with(nature: DebtorNature, costs: &[(&str, &str)]) -> Terms {
    Terms { recovery_costs: moves(costs), ..Terms::of(nature) }
}

/// 1,850.00 due on 16 May 2026, on a day.
fn owed(terms: &Terms, payments: &[(&str, &str)], on: &str) -> Statement {
    let mut debt = Debt::new(money("1850.00"), day("2026-05-16"));
    debt.payments = moves(payments);
    claim::statement(&debt, terms, &Law::shipped().unwrap(), day(on)).unwrap()
}

#[test]
fn a_business_owes_what_exceeds_the_indemnity() {
    let terms = with(DebtorNature::Business, &[("2026-06-10", "100.00")]);
    let before = owed(&terms, &[], "2026-06-09");
    assert_eq!((before.indemnity, before.additional_compensation), (money("40.00"), Money::ZERO));
    let after = owed(&terms, &[], "2026-06-10");
    assert_eq!((after.indemnity, after.additional_compensation), (money("40.00"), money("60.00")));
    assert_eq!(after.costs(), money("100.00"));
    assert_eq!(after.additions(), after.interest + money("100.00"), "100.00 in all, never 140.00");
    assert_eq!(after.due(), money("1850.00") + after.additions());
    assert_eq!(after.exigible(), after.due());
}

#[test]
fn costs_up_to_the_indemnity_add_nothing_and_several_add_up() {
    let low = owed(&with(DebtorNature::Business, &[("2026-06-10", "40.00")]), &[], "2026-06-30");
    assert_eq!((low.indemnity, low.additional_compensation), (money("40.00"), Money::ZERO));
    let two = [("2026-06-10", "30.00"), ("2026-06-20", "30.00")];
    let terms = with(DebtorNature::Business, &two);
    assert_eq!(owed(&terms, &[], "2026-06-19").additional_compensation, Money::ZERO);
    assert_eq!(owed(&terms, &[], "2026-06-20").additional_compensation, money("20.00"));
}

#[test]
fn a_private_person_and_a_public_buyer_owe_nothing_of_them() {
    for nature in [DebtorNature::Consumer, DebtorNature::NonProfessional, DebtorNature::PublicBuyer] {
        let notice =
            Terms { formal_notice_on: Some(day("2026-06-01")), ..with(nature, &[("2026-06-10", "900.00")]) };
        let owed = owed(&notice, &[], "2026-06-30");
        assert_eq!((owed.costs(), owed.additional_compensation), (Money::ZERO, Money::ZERO));
    }
}

#[test]
fn costs_paid_before_the_delay_are_no_costs_of_recovery() {
    for on in ["2026-05-01", "2026-05-16"] {
        let owed = owed(&with(DebtorNature::Business, &[(on, "100.00")]), &[], "2026-06-30");
        assert_eq!(owed.additional_compensation, Money::ZERO, "{on}");
    }
    let first_day = owed(&with(DebtorNature::Business, &[("2026-05-17", "100.00")]), &[], "2026-06-30");
    assert_eq!(first_day.additional_compensation, money("60.00"));
    let on_time = owed(
        &with(DebtorNature::Business, &[("2026-06-10", "100.00")]),
        &[("2026-05-16", "1850.00")],
        "2026-06-30",
    );
    assert_eq!(on_time.due(), Money::ZERO, "paid on time: nothing was to be recovered");
}

#[test]
fn nothing_is_added_from_the_opening_judgment_on() {
    let judged = |on, judgment| {
        let terms = with(DebtorNature::Business, &[(on, "100.00")]);
        let terms = Terms { insolvency_judgment_on: Some(day(judgment)), ..terms };
        owed(&terms, &[], "2026-09-30").additional_compensation
    };
    assert_eq!(judged("2026-06-10", "2026-06-11"), money("60.00"));
    assert_eq!(judged("2026-06-10", "2026-06-10"), Money::ZERO);
    assert_eq!(judged("2026-06-10", "2026-05-16"), Money::ZERO, "no indemnity either");
}

#[test]
fn the_indemnity_given_up_is_still_deducted() {
    let terms = with(DebtorNature::Business, &[("2026-06-10", "100.00")]);
    let given_up = Terms { waiver: Waiver { indemnity: true, ..Waiver::default() }, ..terms.clone() };
    let owed_after = owed(&given_up, &[], "2026-06-30");
    assert_eq!((owed_after.indemnity, owed_after.additional_compensation), (Money::ZERO, money("60.00")));
    let both = Terms { waiver: Waiver { compensation: true, ..Waiver::default() }, ..terms.clone() };
    let owed_after = owed(&both, &[], "2026-06-30");
    assert_eq!((owed_after.indemnity, owed_after.additional_compensation), (money("40.00"), Money::ZERO));
    let part = WaivedPart {
        on: day("2026-06-15"),
        interest: Money::ZERO,
        indemnity: Money::ZERO,
        compensation: money("25.00"),
    };
    let in_part = owed(&Terms { waived_parts: vec![part], ..terms }, &[], "2026-06-30");
    assert_eq!(
        (in_part.additional_compensation, in_part.compensation_waived),
        (money("35.00"), money("25.00"))
    );
}

#[test]
fn a_payment_reaches_it_last() {
    let terms = with(DebtorNature::Business, &[("2026-06-10", "100.00")]);
    let all = owed(&terms, &[], "2026-06-30").due();
    let short = all - money("15.00");
    let paid = owed(&terms, &[("2026-06-30", &short.to_string())], "2026-06-30");
    assert_eq!(paid.allocations[0].to_indemnity, money("40.00"));
    assert_eq!(paid.allocations[0].to_compensation, money("45.00"));
    assert_eq!((paid.due(), paid.additional_compensation), (money("15.00"), money("15.00")));
    let whole = owed(&terms, &[("2026-06-30", &all.to_string())], "2026-06-30");
    assert_eq!((whole.due(), whole.overpaid), (Money::ZERO, Money::ZERO), "paying all leaves nothing");
}

#[test]
fn the_other_reading_is_only_named() {
    let terms = with(DebtorNature::Business, &[("2026-06-10", "100.00")]);
    let beside = Terms { costs_reading: CostsReading::BesideIndemnity, ..terms.clone() };
    assert_eq!(owed(&beside, &[], "2026-06-30").additional_compensation, money("100.00"));
    assert_eq!(terms.costs_reading, CostsReading::AboveIndemnity);
}

/// Numbers that look random and are the same each time.
fn numbers(seed: u64) -> impl Iterator<Item = i64> {
    let mut state = seed;
    std::iter::repeat_with(move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(state >> 33).unwrap()
    })
}

#[test]
fn never_above_the_costs_less_the_indemnity_never_negative_nothing_for_a_private_person() {
    use DebtorNature::{Business, Consumer, NonProfessional, PublicBuyer};
    let law = Law::shipped().unwrap();
    let debt = Debt::new(money("1850.00"), day("2026-05-16"));
    let mut number = numbers(16);
    let mut next = |below: i64| number.next().unwrap() % below;
    let mut added = 0;
    for _ in 0..2_000 {
        let mut cost = || Movement {
            on: day("2026-05-10").plus_days(next(60)),
            amount: Money::from_cents(next(20_000) + 1),
        };
        let costs = [cost(), cost(), cost()];
        let total: Money = costs.iter().map(|one| one.amount).sum();
        let until = day("2026-05-10").plus_days(next(120));
        for nature in [Business, PublicBuyer, Consumer, NonProfessional] {
            let terms = Terms { recovery_costs: costs.to_vec(), ..Terms::of(nature) };
            let owed = claim::statement(&debt, &terms, &law, until).unwrap();
            let sum = owed.additional_compensation;
            assert!(sum <= total.less(money("40.00")) && sum >= Money::ZERO, "{costs:?} {until}");
            assert!(nature == Business || sum.is_zero(), "{nature:?}");
            let plain = claim::statement(&debt, &Terms::of(nature), &law, until).unwrap();
            assert_eq!(owed.due() - sum, plain.due(), "nothing else moves: {costs:?} {until}");
            added += usize::from(sum.is_positive());
        }
    }
    assert!(added > 500, "most random cases add something, {added}");
}

#[test]
fn shares_make_the_whole_and_never_add_more_than_one_claim_would() {
    let mut number = numbers(61);
    for _ in 0..5_000 {
        let cents = number.next().unwrap() % 100_000 + 1;
        for count in 1usize..9 {
            let shares: Vec<Money> =
                (0..count).map(|place| shared_evenly(Money::from_cents(cents), count, place)).collect();
            assert_eq!(shares.iter().copied().sum::<Money>(), Money::from_cents(cents));
            let added: Money = shares.iter().map(|share| share.less(money("40.00"))).sum();
            let indemnities = Money::from_cents(4_000 * i64::try_from(count).unwrap());
            assert_eq!(added, Money::from_cents(cents).less(indemnities), "{cents} over {count}");
        }
    }
}
