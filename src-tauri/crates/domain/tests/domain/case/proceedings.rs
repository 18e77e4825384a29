//! An invoice before a judge: nobody is reminded, the procedure is followed, and it ends.

use dument_domain::case::{Happening, Outcome, Reason, StepKind};
use dument_domain::limitation::EventKind;
use dument_domain::{Day, Delay, InvoiceId, Law, Money, Parameter};

use crate::world::{World, day};

fn act(world: &mut World, on: &str, kind: EventKind, until: Option<&str>) {
    world.happens(on, Happening::LegalAct { kind, until: until.map(day) });
}

/// Called twice without an answer: the first letter comes next.
fn late() -> World {
    let mut world = World::new("amiable_4", "2026-09-01");
    world.call("2026-09-02", Outcome::NoAnswer);
    world.call("2026-09-03", Outcome::NoAnswer);
    assert_eq!(world.told("2026-09-03"), "late, first_letter 2026-09-04");
    world
}

#[test]
fn a_petition_stops_the_reminders_and_is_followed_until_the_order_is_served() {
    let mut world = late();
    act(&mut world, "2026-09-04", EventKind::PetitionFiled, None);
    // Thirty days later is a Sunday.
    assert_eq!(world.told("2026-09-04"), "judicial, judicial 2026-10-05");
    let reason = Reason::LegalAct { act: EventKind::PetitionFiled, on: day("2026-09-04"), by: None };
    assert_eq!(world.place("2026-10-05").next.unwrap().reason, reason);
    act(&mut world, "2026-10-05", EventKind::OrderServed, None);
    // One month to oppose, over on Thursday 5 November at midnight.
    assert_eq!(world.told("2026-10-05"), "judicial, judicial 2026-11-06");
    act(&mut world, "2026-12-08", EventKind::EnforcementMeasure, None);
    assert_eq!(world.told("2026-12-08"), "judicial, judicial 2027-01-07");
}

#[test]
fn an_order_made_is_to_be_served_at_once_and_looked_at_again_by_its_last_day() {
    let mut world = late();
    act(&mut world, "2026-09-04", EventKind::PetitionFiled, None);
    act(&mut world, "2026-09-10", EventKind::OrderIssued, None);
    assert_eq!(world.told("2026-09-10"), "judicial, judicial 2026-09-11");
    let by = Some(day("2026-12-10"));
    let reason = Reason::LegalAct { act: EventKind::OrderIssued, on: day("2026-09-10"), by };
    assert_eq!(world.place("2026-09-11").next.unwrap().reason, reason);
    let looked = || Happening::Done { step: StepKind::Judicial };
    world.happens("2026-09-11", looked());
    assert_eq!(world.told("2026-09-11"), "judicial, judicial 2026-10-12");
    world.happens("2026-11-20", looked());
    assert_eq!(world.told("2026-11-20"), "judicial, judicial 2026-12-10", "never past the last day");
    world.happens("2026-12-10", looked());
    assert_eq!(world.told("2026-12-10"), "judicial, judicial 2027-01-11", "and never forgotten");
}

#[test]
fn an_order_served_is_followed_to_the_day_it_may_be_enforced_by_its_own_date() {
    let served = |ordered: &str| {
        let mut world = late();
        act(&mut world, ordered, EventKind::OrderIssued, None);
        act(&mut world, "2026-10-05", EventKind::OrderServed, None);
        assert_eq!(world.told("2026-10-05"), "judicial, judicial 2026-11-06");
        world.happens("2026-11-16", Happening::Done { step: StepKind::Judicial });
        world.told("2026-11-16")
    };
    assert_eq!(served("2026-09-10"), "judicial, judicial 2026-12-08", "two months, carried over a weekend");
    let mut world = World::new("amiable_4", "2026-07-01");
    act(&mut world, "2026-08-20", EventKind::OrderIssued, None);
    act(&mut world, "2026-10-05", EventKind::OrderServed, None);
    world.happens("2026-11-06", Happening::Done { step: StepKind::Judicial });
    assert_eq!(world.told("2026-11-06"), "judicial, judicial 2026-12-07", "enforceable since the opposition");
}

#[test]
fn an_opposition_is_answered_at_once() {
    let mut world = late();
    act(&mut world, "2026-09-10", EventKind::OrderIssued, None);
    act(&mut world, "2026-10-05", EventKind::OrderServed, None);
    act(&mut world, "2026-10-21", EventKind::OppositionReceived, None);
    assert_eq!(world.told("2026-10-21"), "judicial, judicial 2026-10-22");
    let by = Some(day("2026-11-05"));
    let reason = Reason::LegalAct { act: EventKind::OppositionReceived, on: day("2026-10-21"), by };
    assert_eq!(world.place("2026-10-22").next.unwrap().reason, reason);
    act(&mut world, "2027-02-01", EventKind::ActionFailed, None);
    assert_eq!(world.told("2027-02-01"), "late, first_letter 2027-02-02");
}

#[test]
fn the_delay_of_opposition_is_that_of_the_law_and_a_weekend_lengthens_the_wait() {
    let mut world = late();
    let month = Law::shipped().unwrap().delay(Parameter::OrderOppositionMonths, day("2026-09-10")).unwrap();
    assert_eq!(month, Delay::Months(1));
    // 10 October is a Saturday: the month is carried to the end of Monday 12.
    act(&mut world, "2026-09-10", EventKind::OrderServed, None);
    assert_eq!(world.told("2026-09-10"), "judicial, judicial 2026-10-13");
}

#[test]
fn a_suit_that_failed_gives_the_case_back_to_its_path() {
    let mut world = late();
    act(&mut world, "2026-09-04", EventKind::Summons, None);
    assert_eq!(world.told("2026-09-30"), "judicial, judicial 2026-10-05");
    act(&mut world, "2026-11-16", EventKind::ActionFailed, None);
    assert_eq!(world.told("2026-11-16"), "late, first_letter 2026-11-17");
    let reason = Reason::LegalAct { act: EventKind::ActionFailed, on: day("2026-11-16"), by: None };
    assert_eq!(world.place("2026-11-17").next.unwrap().reason, reason);
    let mut never = late();
    act(&mut never, "2026-09-04", EventKind::ActionFailed, None);
    assert_eq!(never.told("2026-09-04"), "late, first_letter 2026-09-04", "no suit, nothing to end");
}

#[test]
fn having_looked_puts_the_next_look_off_and_ends_nothing() {
    for looked in
        [Happening::Done { step: StepKind::Judicial }, Happening::Skipped { step: StepKind::Judicial }]
    {
        let mut world = late();
        act(&mut world, "2026-09-04", EventKind::PetitionFiled, None);
        world.happens("2026-10-05", looked);
        assert_eq!(world.told("2026-10-05"), "judicial, judicial 2026-11-04");
    }
    let mut paused = late();
    act(&mut paused, "2026-09-04", EventKind::PetitionFiled, None);
    paused.call("2026-10-05", Outcome::Pause { until: day("2026-12-15") });
    assert_eq!(paused.told("2026-10-05"), "judicial, judicial 2026-12-16");
}

#[test]
fn the_end_of_the_path_is_looked_at_again_and_never_forgotten() {
    let mut world = World::new("rapide", "2026-09-01");
    world.happens("2026-09-02", Happening::Skipped { step: StepKind::Call });
    world.post("2026-09-17", StepKind::FormalNotice);
    assert_eq!(world.told("2026-09-30"), "late, judicial 2026-09-29");
    world.happens("2026-09-30", Happening::Done { step: StepKind::Judicial });
    assert_eq!(world.told("2026-09-30"), "late, judicial 2026-10-30");
}

#[test]
fn what_is_disputed_before_a_judge_waits_for_the_judge() {
    let mut world = late();
    world.call("2026-09-04", Outcome::Dispute { reason: "fuite".to_owned(), amount: None });
    act(&mut world, "2026-09-07", EventKind::Summons, None);
    assert_eq!(world.told("2026-09-30"), "judicial, judicial 2026-10-07");
    assert_eq!(world.place("2026-09-30").beside, None);
    act(&mut world, "2026-10-07", EventKind::ActionFailed, None);
    assert_eq!(world.told("2026-10-07"), "disputed, dispute 2026-09-21", "it stood all the while");
}

#[test]
fn talks_hold_the_reminders_until_they_end_or_the_user_goes_on() {
    let begun = |world: &mut World| act(world, "2026-09-04", EventKind::Conciliation, None);
    let mut ended = late();
    begun(&mut ended);
    assert_eq!(ended.told("2026-09-04"), "paused, judicial 2026-10-05");
    act(&mut ended, "2026-09-04", EventKind::Conciliation, Some("2026-09-22"));
    assert_eq!(ended.told("2026-09-22"), "late, first_letter 2026-09-23");
    let mut gone_on = late();
    begun(&mut gone_on);
    gone_on.happens("2026-09-18", Happening::Resumed);
    assert_eq!(gone_on.told("2026-09-18"), "late, first_letter 2026-09-21");
    let mut suit = late();
    act(&mut suit, "2026-09-04", EventKind::Summons, None);
    suit.happens("2026-09-18", Happening::Resumed);
    assert_eq!(suit.told("2026-09-18"), "judicial, judicial 2026-10-05", "a suit is not ended by a wish");
}

#[test]
fn an_agreement_before_the_enforcement_officer_is_followed() {
    let mut world = late();
    act(&mut world, "2026-09-04", EventKind::SmallClaimsAgreement, None);
    assert_eq!(world.told("2026-09-04"), "third_party, judicial 2026-10-05");
}

#[test]
fn talks_that_end_take_up_nothing_that_was_given_up_but_a_suit_does() {
    let mut given_up = late();
    act(&mut given_up, "2026-09-04", EventKind::Conciliation, None);
    given_up.call("2026-09-10", Outcome::Abandon);
    act(&mut given_up, "2026-09-04", EventKind::Conciliation, Some("2026-09-22"));
    assert_eq!(given_up.told("2026-09-22"), "abandoned, nothing");
    act(&mut given_up, "2026-10-05", EventKind::Summons, None);
    assert_eq!(given_up.told("2026-10-05"), "judicial, judicial 2026-11-04");
}

#[test]
fn a_dispute_of_what_was_given_up_stands_when_it_is_taken_up_again() {
    let mut world = late();
    world.call("2026-09-04", Outcome::Abandon);
    let amount = Some(Money::from_cents(100_000));
    world.call("2026-09-10", Outcome::Dispute { reason: "fuite".to_owned(), amount });
    assert_eq!(world.told("2026-09-10"), "abandoned, nothing");
    world.call("2026-09-22", Outcome::Promise { by: day("2026-10-01"), amount: Money::from_cents(50_000) });
    assert_eq!(world.place("2026-10-05").state.code(), "disputed");
}

#[test]
fn money_ends_it_and_an_opening_judgment_wins() {
    let mut paid = late();
    act(&mut paid, "2026-09-04", EventKind::PetitionFiled, None);
    paid.pay("2026-09-10", 100_000);
    assert_eq!(paid.place("2026-09-10").next.map(|one| one.step), Some(StepKind::Settle));
    let mut insolvent = late();
    act(&mut insolvent, "2026-09-04", EventKind::PetitionFiled, None);
    let judgment_on: Day = day("2026-09-10");
    insolvent.call("2026-09-11", Outcome::Insolvency { judgment_on, bodacc_on: None, proceedings: None });
    assert_eq!(insolvent.told("2026-09-11"), "insolvent, nothing");
    act(&mut insolvent, "2026-09-14", EventKind::ProofOfClaim, None);
    assert_eq!(insolvent.told("2026-09-14"), "insolvent, nothing");
}

#[test]
fn an_acknowledgement_leaves_the_path_and_one_invoice_before_a_judge_leaves_the_others() {
    let mut world = late();
    act(&mut world, "2026-09-03", EventKind::Acknowledgement, None);
    assert_eq!(world.told("2026-09-03"), "late, first_letter 2026-09-04");
    world.owe(500, "2026-09-01");
    let what = Happening::LegalAct { kind: EventKind::PetitionFiled, until: None };
    world.happens_to("2026-09-04", vec![InvoiceId(2)], what);
    assert_eq!(world.told("2026-09-04"), "late, first_letter 2026-09-04");
    assert!(world.due("2026-09-04").iter().all(|step| step.invoices == [InvoiceId(1)]));
}
