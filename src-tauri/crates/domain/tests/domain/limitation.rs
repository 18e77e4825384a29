//! Limitation dates: what moves them, what does not, what only might.

use crate::world::day;
use dument_domain::limitation::{
    Activity, Effect, EventKind, Limitation, LimitationEvent, LimitationFacts, PossibleLimit, PossibleReason,
    limitation, safe_limit,
};
use dument_domain::{DebtorNature, HolidayRegion, Law};

fn of(facts: &LimitationFacts) -> Limitation {
    limitation(&Law::shipped().unwrap(), facts, HolidayRegion::Mainland).unwrap()
}

fn facts(nature: DebtorNature, completed: &str, events: &[(EventKind, &str)]) -> LimitationFacts {
    LimitationFacts {
        nature,
        activity: Activity::Ordinary,
        completed_on: day(completed),
        term_on: None,
        events: events.iter().map(|(kind, on)| LimitationEvent::on(*kind, day(on))).collect(),
    }
}

fn safe(nature: DebtorNature, completed: &str, events: &[(EventKind, &str)]) -> String {
    of(&facts(nature, completed, events)).safe.to_string()
}

const NATURES: [DebtorNature; 4] = [
    DebtorNature::Business,
    DebtorNature::Consumer,
    DebtorNature::NonProfessional,
    DebtorNature::PublicBuyer,
];

#[test]
fn each_debtor_has_its_period_and_the_short_function_agrees() {
    for (nature, limit) in [
        (DebtorNature::Business, "2029-02-28"),
        (DebtorNature::Consumer, "2026-02-28"),
        (DebtorNature::NonProfessional, "2029-02-28"),
        (DebtorNature::PublicBuyer, "2028-12-31"),
    ] {
        assert_eq!(safe(nature, "2024-02-29", &[]), limit, "{nature:?}");
    }
    let mut completed = day("2023-11-30");
    while completed < day("2024-03-03") {
        for nature in NATURES {
            let found = of(&facts(nature, &completed.to_string(), &[])).safe;
            assert_eq!(found, safe_limit(nature, Activity::Ordinary, completed), "{nature:?} {completed}");
        }
        completed = completed.next();
    }
}

#[test]
fn carriage_is_one_year_against_anyone() {
    for nature in NATURES {
        let carriage = LimitationFacts { activity: Activity::Carriage, ..facts(nature, "2025-11-20", &[]) };
        assert_eq!(of(&carriage).safe, day("2026-11-20"), "{nature:?}");
        assert_eq!(safe_limit(nature, Activity::Carriage, day("2025-11-20")), day("2026-11-20"));
    }
}

#[test]
fn what_interrupts_and_what_does_not() {
    use EventKind as E;
    let interrupts = [
        E::Acknowledgement,
        E::InstalmentPlan,
        E::OrderServed,
        E::Summons,
        E::ProofOfClaim,
        E::EnforcementMeasure,
    ];
    let possible = [E::PartPayment, E::UnsignedPlan, E::AskedForTime];
    for kind in E::ALL {
        let found = of(&facts(DebtorNature::Consumer, "2024-03-10", &[(kind, "2026-02-20")]));
        let moved = if interrupts.contains(&kind) { "2028-02-20" } else { "2026-03-10" };
        assert_eq!(found.safe, day(moved), "{kind:?}");
        let (on, reason) = (day("2028-02-20"), PossibleReason::Event { kind, on: day("2026-02-20") });
        let expected = if possible.contains(&kind) { vec![PossibleLimit { on, reason }] } else { vec![] };
        assert_eq!(found.possible, expected, "{kind:?}");
    }
}

#[test]
fn a_public_buyer_is_interrupted_by_any_written_demand_until_the_end_of_the_fourth_year() {
    use EventKind as E;
    let with = |kind| safe(DebtorNature::PublicBuyer, "2022-06-15", &[(kind, "2026-11-02")]);
    for kind in [E::Letter, E::Email, E::FormalNotice, E::Acknowledgement, E::Summons] {
        assert_eq!(with(kind), "2030-12-31", "{kind:?}");
    }
    for kind in
        [E::Call, E::PartPayment, E::InstalmentPlan, E::PetitionFiled, E::Conciliation, E::ActionFailed]
    {
        assert_eq!(with(kind), "2026-12-31", "{kind:?}");
    }
}

#[test]
fn a_signed_plan_opens_a_new_period_and_its_instalments_only_possible_ones() {
    let mut signed =
        facts(DebtorNature::Consumer, "2024-03-10", &[(EventKind::InstalmentPlan, "2026-02-20")]);
    signed.events[0].until = Some(day("2026-08-31"));
    let found = of(&signed);
    assert_eq!(found.safe, day("2028-02-20"));
    let (limit, before) = (day("2028-02-20"), day("2026-03-10"));
    assert_eq!(found.events[0].1, Effect::Interrupts { limit, before }, "the date before is still said");
    let reason = PossibleReason::Instalments { signed_on: day("2026-02-20") };
    assert_eq!(found.possible, [PossibleLimit { on: day("2028-08-31"), reason }]);
    let unsigned = [(EventKind::UnsignedPlan, "2026-02-20")];
    assert_eq!(safe(DebtorNature::Consumer, "2024-03-10", &unsigned), "2026-03-10");
}

#[test]
fn an_event_after_the_limit_moves_nothing() {
    let late = of(&facts(DebtorNature::Consumer, "2024-03-10", &[(EventKind::Summons, "2026-03-11")]));
    assert_eq!((late.safe, late.possible.len()), (day("2026-03-10"), 0));
    assert_eq!(late.events[0].1, Effect::AfterLimit);
    let last_day = safe(DebtorNature::Consumer, "2024-03-10", &[(EventKind::Summons, "2026-03-10")]);
    assert_eq!(last_day, "2028-03-10");
}

#[test]
fn an_event_between_the_safe_date_and_a_possible_one_is_only_possible() {
    let completed = facts(DebtorNature::Business, "2021-03-15", &[(EventKind::OrderServed, "2026-04-10")]);
    let agreed = of(&LimitationFacts { term_on: Some(day("2021-10-01")), ..completed });
    assert_eq!(agreed.safe, day("2026-03-15"));
    let dates: Vec<String> = agreed.possible.iter().map(|one| one.on.to_string()).collect();
    assert_eq!(dates, ["2026-10-01", "2031-04-10"]);
    assert_eq!(agreed.possible[0].reason, PossibleReason::TermAgreed);
}

/// What happens only puts the safe date off: screens that look for near dates rely on it to leave
/// most cases unread. Ten thousand cases, each of up to six events drawn from a fixed sequence.
#[test]
fn nothing_that_happens_brings_the_safe_date_nearer() {
    let mut state: u64 = 20_261_121;
    let mut draw = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let law = Law::shipped().unwrap();
    let completed = day("2018-03-31");
    for _ in 0..10_000 {
        let nature = NATURES[usize::try_from(draw(4)).unwrap()];
        let activity = if draw(5) == 0 { Activity::Carriage } else { Activity::Ordinary };
        let drawn = (0..draw(7)).map(|_| {
            let on = completed.plus_days(i64::try_from(draw(3_000)).unwrap());
            let until = (draw(3) == 0).then(|| on.plus_days(i64::try_from(draw(400)).unwrap()));
            let kind = EventKind::ALL[usize::try_from(draw(17)).unwrap()];
            LimitationEvent { kind, on, until }
        });
        let events: Vec<LimitationEvent> = drawn.collect();
        let facts = LimitationFacts { nature, activity, completed_on: completed, term_on: None, events };
        let found = limitation(&law, &facts, HolidayRegion::Mainland).unwrap();
        assert!(found.safe >= safe_limit(nature, activity, completed), "{facts:?}");
        assert!(found.safe <= completed.plus_months(240) || nature == DebtorNature::PublicBuyer, "{facts:?}");
        assert!(found.possible.iter().all(|one| one.on > found.safe), "{facts:?}");
        assert_eq!(found.events.len(), facts.events.len());
    }
}

#[test]
fn talks_suspend_and_leave_six_months() {
    let with = |on: &str, until: Option<&str>| {
        let mut facts = facts(DebtorNature::Consumer, "2024-03-10", &[(EventKind::Conciliation, on)]);
        facts.events[0].until = until.map(day);
        of(&facts)
    };
    let long_before = with("2025-01-10", Some("2025-02-09"));
    assert_eq!(long_before.safe, day("2026-04-09"), "thirty days more");
    let near = with("2026-03-01", Some("2026-03-20"));
    assert_eq!(near.safe, day("2026-09-20"), "six months after the talks");
    let going_on = with("2026-03-01", None);
    assert_eq!((going_on.safe, going_on.events[0].1), (day("2026-03-10"), Effect::StillSuspended));
}

#[test]
fn a_suit_or_insolvency_interrupts_as_long_as_it_lasts_and_a_failed_suit_never_did() {
    let mut lasting = facts(DebtorNature::Consumer, "2024-03-10", &[(EventKind::ProofOfClaim, "2026-01-10")]);
    lasting.events[0].until = Some(day("2027-06-01"));
    assert_eq!(of(&lasting).safe, day("2029-06-01"));
    let failed = [(EventKind::Summons, "2026-01-10"), (EventKind::ActionFailed, "2027-01-10")];
    let found = of(&facts(DebtorNature::Consumer, "2024-03-10", &failed));
    assert_eq!((found.safe, found.events[0].1), (day("2026-03-10"), Effect::Undone));
    let seizure = [(EventKind::EnforcementMeasure, "2026-01-10"), (EventKind::ActionFailed, "2027-01-10")];
    assert_eq!(safe(DebtorNature::Consumer, "2024-03-10", &seizure), "2028-01-10");
}

#[test]
fn interruptions_follow_each_other_up_to_twenty_years() {
    use EventKind::Acknowledgement;
    let chain =
        [(Acknowledgement, "2014-05-01"), (Acknowledgement, "2019-04-30"), (Acknowledgement, "2024-04-29")];
    assert_eq!(safe(DebtorNature::Business, "2010-01-01", &chain), "2029-04-29");
    let longer: Vec<(EventKind, &str)> = chain.into_iter().chain([(Acknowledgement, "2028-01-01")]).collect();
    assert_eq!(safe(DebtorNature::Business, "2010-01-01", &longer), "2030-01-01");
    let broken = [(Acknowledgement, "2014-05-01"), (Acknowledgement, "2019-05-02")];
    assert_eq!(safe(DebtorNature::Business, "2010-01-01", &broken), "2019-05-01");
}

#[test]
fn events_may_be_given_in_any_order() {
    use EventKind::{Acknowledgement, PartPayment};
    let events =
        [(Acknowledgement, "2026-02-20"), (PartPayment, "2025-06-01"), (Acknowledgement, "2027-12-01")];
    let mut backwards = events;
    backwards.reverse();
    let forwards = of(&facts(DebtorNature::Consumer, "2024-03-10", &events));
    assert_eq!(forwards, of(&facts(DebtorNature::Consumer, "2024-03-10", &backwards)));
    assert_eq!((forwards.safe, forwards.possible.len()), (day("2029-12-01"), 0));
}

#[test]
fn alerts_come_twelve_six_three_months_and_one_month_before() {
    let found = of(&facts(DebtorNature::Business, "2021-08-31", &[]));
    let alerts: Vec<(String, u32)> =
        found.alerts.iter().map(|(on, months)| (on.to_string(), *months)).collect();
    let expected = [("2025-08-31", 12), ("2026-02-28", 6), ("2026-05-31", 3), ("2026-07-31", 1)]
        .map(|(on, m)| (on.to_owned(), m));
    assert_eq!(alerts, expected);
    let carriage =
        LimitationFacts { activity: Activity::Carriage, ..facts(DebtorNature::Business, "2026-01-15", &[]) };
    assert_eq!(of(&carriage).alerts.len(), 3, "no alert on the very day of the delivery");
}

#[test]
fn a_petition_counts_only_when_its_order_is_served_in_time() {
    use EventKind::{OrderServed, PetitionFiled};
    let with = |events: &[(EventKind, &str)]| of(&facts(DebtorNature::Business, "2021-03-15", events));
    let filed = with(&[(PetitionFiled, "2026-03-01")]);
    let told = |found: &Limitation| found.not_served.iter().map(|one| (one.kind, one.on)).collect::<Vec<_>>();
    assert_eq!((filed.safe, told(&filed)), (day("2026-03-15"), vec![(PetitionFiled, day("2026-03-01"))]));
    let served = with(&[(PetitionFiled, "2026-02-01"), (OrderServed, "2026-03-12")]);
    assert_eq!((served.safe, told(&served)), (day("2031-03-12"), vec![]));
}

#[test]
fn an_order_made_interrupts_nothing_and_takes_the_place_of_its_petition() {
    use EventKind::{OppositionReceived, OrderIssued, OrderServed, PetitionFiled};
    let with = |events: &[(EventKind, &str)]| of(&facts(DebtorNature::Business, "2021-12-15", events));
    let told = |found: &Limitation| found.not_served.iter().map(|one| (one.kind, one.on)).collect::<Vec<_>>();
    let made = with(&[(PetitionFiled, "2026-08-01"), (OrderIssued, "2026-09-10")]);
    assert_eq!((made.safe, told(&made)), (day("2026-12-15"), vec![(OrderIssued, day("2026-09-10"))]));
    let served = with(&[
        (PetitionFiled, "2026-08-01"),
        (OrderIssued, "2026-09-10"),
        (OrderServed, "2026-10-05"),
        (OppositionReceived, "2026-10-20"),
    ]);
    assert_eq!((served.safe, told(&served)), (day("2031-10-05"), vec![]));
    assert_eq!(served.events[3].1, Effect::Nothing, "an opposition moves nothing");
}

#[test]
fn an_order_served_past_its_months_is_not_relied_upon() {
    use EventKind::{OrderIssued, OrderServed, PetitionFiled};
    let with = |served: &str| {
        let events = [(PetitionFiled, "2026-08-01"), (OrderIssued, "2026-09-10"), (OrderServed, served)];
        of(&facts(DebtorNature::Business, "2022-03-15", &events))
    };
    // Three months from 10 September: until 10 December.
    let in_time = with("2026-12-10");
    assert_eq!((in_time.safe, in_time.served_late.len()), (day("2031-12-10"), 0));
    let late = with("2026-12-11");
    assert_eq!((late.safe, late.served_late.len()), (day("2027-03-15"), 1));
    assert_eq!(late.events[2].1, Effect::Possible { limit: day("2031-12-11") });
    assert_eq!(late.not_served.len(), 1, "the order still protects nothing");
    let older = of(&facts(
        DebtorNature::Business,
        "2022-03-15",
        &[(OrderIssued, "2026-08-31"), (OrderServed, "2027-02-26")],
    ));
    assert_eq!(older.safe, day("2032-02-26"), "six months for an order of before 1 September 2026");
}

#[test]
fn the_limit_is_not_moved_by_a_weekend_but_the_last_working_day_is_said() {
    let found = of(&facts(DebtorNature::Business, "2021-03-15", &[]));
    assert_eq!((found.safe, found.last_working_day), (day("2026-03-15"), day("2026-03-13")));
}

#[test]
fn work_older_than_the_figures_is_refused_by_name() {
    let old = facts(DebtorNature::Business, "2008-12-31", &[]);
    let refused = limitation(&Law::shipped().unwrap(), &old, HolidayRegion::Mainland).unwrap_err();
    assert_eq!(refused.parameter.name(), "limitation_business_months");
}
