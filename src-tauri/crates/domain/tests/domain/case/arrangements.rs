//! The instalment plan: kept, missed, taken up again, finished.

use dument_domain::case::{
    Acceleration, Happening, Instalment, MissedInstalments, Outcome, Plan, PlanError, PlanInterest, Reason,
    StepKind,
};
use dument_domain::{Day, DebtorNature, HolidayRegion, InvoiceId, LetterId, Money};

use crate::world::{World, day, euros};

fn plan(total: Money, first: &str, count: u32) -> Plan {
    Plan {
        instalments: Plan::monthly(total, day(first), count, HolidayRegion::Mainland),
        interest: PlanInterest::WaivedIfKept,
        acceleration: Acceleration::AfterNotice,
        signed: true,
        guarantee: String::new(),
    }
}

/// 1 000 € in three instalments from 1 October 2026, agreed after a call.
fn agreed() -> World {
    let mut world = World::new("amiable_4", "2026-09-01");
    world.call("2026-09-02", Outcome::Difficulty);
    world.happens("2026-09-07", Happening::PlanAgreed { plan: plan(euros(1_000), "2026-10-01", 3) });
    world
}

#[test]
fn cents_that_do_not_divide_are_in_the_last_instalment() {
    for (total, count) in [(100_000, 3), (100, 7), (99_999, 12), (5, 5), (1, 1)] {
        let parts = plan(Money::from_cents(total), "2026-01-31", count);
        assert_eq!(parts.total(), Money::from_cents(total));
        assert_eq!(parts.instalments.len(), usize::try_from(count).unwrap());
        assert_eq!(parts.check(day("2026-01-31"), Money::from_cents(total)), Ok(()));
    }
    let none = plan(euros(10), "2026-01-31", 0);
    assert_eq!(none.check(day("2026-01-31"), euros(10)), Err(PlanError::Empty));
}

#[test]
fn a_plan_that_cannot_be_agreed_says_why() {
    let good = plan(euros(900), "2026-10-01", 3);
    let wrong = PlanError::OtherTotal { sum: euros(900), total: euros(1_000) };
    assert_eq!(good.check(day("2026-09-07"), euros(1_000)), Err(wrong));
    let early = PlanError::TooEarly(day("2026-10-01"));
    assert_eq!(good.check(day("2026-10-02"), euros(900)), Err(early));
    let mut twice = good.clone();
    twice.instalments = vec![Instalment { due: day("2026-10-01"), amount: euros(450) }; 2];
    assert_eq!(twice.check(day("2026-09-07"), euros(900)), Err(PlanError::OutOfOrder(day("2026-10-01"))));
    let mut nothing = good;
    nothing.instalments = vec![Instalment { due: day("2026-10-01"), amount: Money::ZERO }];
    assert_eq!(nothing.check(day("2026-09-07"), Money::ZERO), Err(PlanError::NoAmount(day("2026-10-01"))));
}

#[test]
fn a_consumer_is_asked_no_interest_on_a_plan() {
    assert_eq!(PlanInterest::proposed(DebtorNature::Consumer), PlanInterest::Waived);
    assert_eq!(PlanInterest::proposed(DebtorNature::NonProfessional), PlanInterest::Waived);
    assert_eq!(PlanInterest::proposed(DebtorNature::Business), PlanInterest::WaivedIfKept);
}

#[test]
fn reminders_pause_while_the_plan_is_kept_and_each_instalment_is_followed_up() {
    let mut world = agreed();
    assert_eq!(world.told("2026-09-08"), "plan, call 2026-10-02");
    assert_eq!(world.told("2026-10-01"), "plan, call 2026-10-02");
    world.pay("2026-10-01", 33_333);
    // 2 November is the Monday after a Sunday.
    assert_eq!(world.told("2026-10-02"), "plan, call 2026-11-03");
    world.pay("2026-11-02", 33_333);
    world.pay("2026-12-01", 33_334);
    assert_eq!(world.place("2026-12-02").next.map(|one| one.step), Some(StepKind::Settle));
}

#[test]
fn a_missed_instalment_is_followed_up_and_paying_it_takes_the_plan_up_again() {
    let mut world = agreed();
    world.pay("2026-10-01", 10_000);
    assert_eq!(world.told("2026-10-02"), "late, call 2026-10-02");
    let short = Money::from_cents(23_333);
    let first = Instalment { due: day("2026-10-01"), amount: short };
    let missed = Reason::InstalmentMissed(MissedInstalments { first, count: 1, short });
    assert_eq!(world.place("2026-10-02").next.unwrap().reason, missed);
    world.call("2026-10-02", Outcome::NoAnswer);
    assert_eq!(world.told("2026-10-02"), "late, call 2026-10-05");
    world.call("2026-10-05", Outcome::NoAnswer);
    // The clause of the plan asks for a formal notice: no other letter comes before it.
    assert_eq!(world.told("2026-10-05"), "late, formal_notice 2026-10-06");
    world.post("2026-10-06", StepKind::FormalNotice);
    assert_eq!(world.told("2026-10-06"), "late, judicial 2026-10-20");
    world.pay("2026-10-09", 23_333);
    // Another instalment missed later needs another notice.
    assert_eq!(world.told("2026-10-09"), "plan, formal_notice 2026-11-03");
}

#[test]
fn a_promise_about_an_instalment_is_followed_up_then_the_plan() {
    let mut world = agreed();
    world.call("2026-10-02", Outcome::Promise { by: day("2026-10-07"), amount: Money::from_cents(33_333) });
    assert_eq!(world.told("2026-10-02"), "promised, call 2026-10-08");
    world.pay("2026-10-07", 33_333);
    assert_eq!(world.told("2026-10-08"), "plan, call 2026-11-03");
}

#[test]
fn a_plan_ends_a_dispute_and_an_abandoned_debt_takes_no_plan() {
    let mut world = World::new("amiable_4", "2026-09-01");
    world.call("2026-09-02", Outcome::Dispute { reason: String::new(), amount: None });
    world.happens("2026-09-07", Happening::PlanAgreed { plan: plan(euros(1_000), "2026-10-01", 2) });
    assert_eq!(world.told("2026-09-08"), "plan, call 2026-10-02");
    let mut gone = World::new("amiable_4", "2026-09-01");
    gone.call("2026-09-02", Outcome::Abandon);
    gone.happens("2026-09-07", Happening::PlanAgreed { plan: plan(euros(1_000), "2026-10-01", 2) });
    assert_eq!(gone.told("2026-09-08"), "abandoned, nothing");
}

#[test]
fn a_plan_is_read_back_as_it_was_written() {
    let fact = Happening::PlanAgreed { plan: plan(euros(1_000), "2026-10-01", 3) };
    let text = serde_json::to_string(&fact).unwrap();
    assert_eq!(serde_json::from_str::<Happening>(&text).unwrap(), fact);
    let dues: Vec<Day> = plan(euros(1_000), "2026-10-01", 3).instalments.iter().map(|one| one.due).collect();
    assert_eq!(dues, [day("2026-10-01"), day("2026-11-02"), day("2026-12-01")]);
}

#[test]
fn a_plan_kept_to_its_last_day_gives_the_interest_up_and_one_paid_late_does_not() {
    for (last, given_up) in [("2026-12-01", true), ("2026-12-02", false)] {
        let mut world = agreed();
        world.pay("2026-10-01", 33_333);
        world.pay("2026-11-02", 33_333);
        assert!(!world.file.waiver_of(&world.file.invoices[0]).interest, "not before the last one");
        world.pay(last, 33_334);
        assert_eq!(world.file.waiver_of(&world.file.invoices[0]).interest, given_up, "{last}");
    }
}

#[test]
fn a_notice_presented_late_leaves_its_delay_before_the_notice_that_a_plan_asks() {
    let mut world = World::new("rapide", "2026-01-02");
    world.call("2026-01-05", Outcome::PreferWriting);
    world.post("2026-01-06", StepKind::FormalNotice);
    world.happens("2026-07-17", Happening::Done { step: StepKind::Judicial });
    let letter = LetterId(2);
    world.happens("2026-07-22", Happening::Presented { letter, on: day("2026-07-22"), delivered: true });
    world.happens("2026-07-25", Happening::PlanAgreed { plan: plan(euros(1_000), "2026-07-27", 1) });
    // Eight days after the presentation end on 30 July: no other notice before.
    assert_eq!(world.told("2026-07-29"), "late, formal_notice 2026-07-31");
}

#[test]
fn a_missed_instalment_never_leaves_a_call_that_asks_nothing() {
    // Two invoices in one plan, the second at another step: the instalment missed is of the first.
    let mut world = World::new("amiable_4", "2026-07-01");
    let second = world.owe(1_000, "2026-08-01");
    world.happens_to("2026-08-20", vec![InvoiceId(1)], Happening::Done { step: StepKind::Call });
    let mut plan = plan(euros(2_000), "2026-10-01", 4);
    plan.acceleration = Acceleration::None;
    world.happens("2026-09-01", Happening::PlanAgreed { plan });
    for on in ["2026-10-02", "2026-10-05", "2026-11-02", "2026-11-03", "2026-12-02", "2027-01-05"] {
        let steps = world.due(on);
        assert!(!steps.is_empty(), "{on}: the instalment missed is asked for");
        for step in &steps {
            assert!(step.principal.is_positive(), "{on}: {step:?}");
        }
    }
    // The other waits for its own share, on the day after an instalment.
    let places = dument_domain::case::positions(&world.file, &world.rules(), day("2026-10-05"));
    let waits = places.iter().find(|one| one.invoice == second).unwrap().next.as_ref().unwrap();
    assert!(waits.due_on > day("2026-11-01"), "{waits:?}");
    assert!(
        matches!(waits.reason, Reason::InstalmentDue { due, .. } if due >= day("2026-11-01")),
        "{waits:?}"
    );
}
