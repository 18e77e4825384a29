//! One rule of time: a step is due because the one before was done, its delay has run and the
//! interval between contacts is kept.

use dument_domain::InvoiceId;
use dument_domain::case::{CallMinute, Happening, Outcome, StepKind};

use crate::world::{World, day, euros};

fn contact(outcome: Outcome) -> Happening {
    Happening::Contact {
        step: StepKind::Call,
        outcome,
        interlocutor: String::new(),
        minute: CallMinute::default(),
    }
}

#[test]
fn a_week_between_reminders_about_different_invoices_of_a_client() {
    let mut world = World::new("ferme_4", "2026-09-01");
    let second = world.owe(500, "2026-09-08");
    world.happens_to("2026-09-09", vec![second], contact(Outcome::Refuses));
    // The call about the first invoice was due; the second one has just been asked about.
    assert_eq!(world.told("2026-09-09"), "late, call 2026-09-16");
    assert!(world.due("2026-09-10").is_empty());
    assert_eq!(world.due("2026-09-11").len(), 1, "the letter of the second, two days after its call");
    assert_eq!(world.due("2026-09-16").len(), 2);
}

#[test]
fn never_two_steps_in_a_day_even_where_the_interval_is_none() {
    let mut world = World::new("amiable_4", "2026-09-01");
    world.scenario.min_interval_days = 0;
    world.call("2026-09-02", Outcome::Paid { check_on: day("2026-09-02") });
    assert_eq!(world.told("2026-09-02"), "late, call 2026-09-03");
}

#[test]
fn deciding_to_write_is_no_contact() {
    let mut world = World::new("ferme_4", "2026-09-01");
    world.call("2026-09-02", Outcome::PreferWriting);
    assert_eq!(world.told("2026-09-02"), "late, email 2026-09-02");
}

#[test]
fn three_weeks_off_leave_one_step_and_the_delays_run_from_the_real_posting() {
    let mut world = World::new("amiable_4", "2026-09-01");
    world.call("2026-09-02", Outcome::Refuses);
    assert_eq!(world.due("2026-09-24").len(), 1);
    world.post("2026-09-24", StepKind::FirstLetter);
    assert!(world.due("2026-09-24").is_empty());
    assert!(world.due("2026-10-05").is_empty());
    assert_eq!(world.told("2026-10-05"), "late, second_letter 2026-10-06");
}

#[test]
fn a_clock_set_back_does_nothing_twice() {
    let mut world = World::new("amiable_4", "2026-09-01");
    world.call("2026-09-10", Outcome::Refuses);
    world.post("2026-09-11", StepKind::FirstLetter);
    // The clock now says the third: what was done is done.
    assert!(world.due("2026-09-03").is_empty());
    assert_eq!(world.told("2026-09-03"), "late, second_letter 2026-09-23");
}

#[test]
fn resuming_never_goes_before_the_deadline_of_a_letter() {
    let mut world = World::new("amiable_4", "2026-09-01");
    world.call("2026-09-02", Outcome::Refuses);
    world.post("2026-09-03", StepKind::FirstLetter);
    let waits = "late, second_letter 2026-09-15";
    assert_eq!(world.told("2026-09-03"), waits);
    world.call("2026-09-07", Outcome::Dispute { reason: String::new(), amount: None });
    world.happens("2026-09-08", Happening::Resumed);
    assert_eq!(world.told("2026-09-08"), waits);
}

#[test]
fn a_saturday_counts_where_the_scenario_says_so() {
    let mut world = World::new("amiable_4", "2026-09-04");
    assert_eq!(world.told("2026-09-05"), "late, call 2026-09-07");
    world.scenario.acting_days = dument_domain::case::ActingDays::WithSaturday;
    assert_eq!(world.told("2026-09-05"), "late, call 2026-09-05");
    // Sunday 6 September and the holiday of 11 November never.
    let mut sunday = World::new("amiable_4", "2026-11-10");
    sunday.scenario.acting_days = dument_domain::case::ActingDays::WithSaturday;
    assert_eq!(sunday.told("2026-11-11"), "late, call 2026-11-12");
}

#[test]
fn a_fact_taken_back_counts_for_nothing() {
    let mut world = World::new("amiable_4", "2026-09-01");
    world.call("2026-09-02", Outcome::Promise { by: day("2026-12-01"), amount: euros(1_000) });
    world.file.events.first_mut().unwrap().reversed = true;
    assert_eq!(world.told("2026-09-02"), "late, call 2026-09-02");
    assert_eq!(world.file.invoice(InvoiceId(1)).unwrap().gross, euros(1_000));
}
