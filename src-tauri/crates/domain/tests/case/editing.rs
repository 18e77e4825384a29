//! A scenario that someone writes: everything wrong with it at once, and its file.

use dument_domain::case::{
    Channel, Happening, Outcome, OutcomeKind, Scenario, ScenarioProblem, Step, StepKind, Then, Wait,
    positions,
};

use crate::world::{World, day};

fn amiable() -> Scenario {
    Scenario::shipped().unwrap().remove(0)
}

fn step(kind: StepKind, channel: Channel) -> Step {
    Step { kind, channel, after_due_days: None, after: None, delay_days: None }
}

#[test]
fn the_shipped_scenarios_have_nothing_wrong_but_one_without_formal_notice() {
    for scenario in Scenario::shipped().unwrap() {
        let known: &[ScenarioProblem] =
            if scenario.id == "micro_entreprise" { &[ScenarioProblem::NoFormalNotice] } else { &[] };
        assert_eq!(scenario.problems(), known, "{}", scenario.id);
        assert!(!scenario.suits.is_empty(), "{} says whom it suits", scenario.id);
    }
}

#[test]
fn every_problem_of_the_steps_is_told_with_its_place() {
    let mut scenario = amiable();
    scenario.title = " ".to_owned();
    scenario.min_interval_days = 90;
    scenario.steps[0].after_due_days = Some(0);
    scenario.steps[1].channel = Channel::Call;
    scenario.steps[2].after = Some(Wait::Forever);
    scenario.steps[3].after = Some(Wait::Days(400));
    scenario.steps.push(step(StepKind::Call, Channel::Call));
    scenario.steps.push(Step { delay_days: Some(8), ..step(StepKind::Dispute, Channel::Desk) });
    assert_eq!(
        scenario.problems(),
        [
            ScenarioProblem::NoTitle,
            ScenarioProblem::Interval,
            ScenarioProblem::BeforeLate,
            ScenarioProblem::WrongChannel { place: 1, kind: StepKind::FirstLetter },
            ScenarioProblem::NeverComes { place: 2, kind: StepKind::SecondLetter },
            ScenarioProblem::TooLong { place: 3 },
            ScenarioProblem::Twice { place: 5, kind: StepKind::Call },
            ScenarioProblem::AfterTheEnd { place: 5, kind: StepKind::Call },
            ScenarioProblem::BesideThePath { place: 6, kind: StepKind::Dispute },
            ScenarioProblem::AfterTheEnd { place: 6, kind: StepKind::Dispute },
            ScenarioProblem::NoLetter { place: 6 },
        ]
    );
}

#[test]
fn a_path_must_begin_and_end() {
    let mut scenario = amiable();
    scenario.steps.clear();
    assert_eq!(scenario.problems(), [ScenarioProblem::NoStep]);
    scenario.steps.push(step(StepKind::Call, Channel::Call));
    assert_eq!(scenario.problems(), [ScenarioProblem::NoEnd]);
    scenario.steps.push(step(StepKind::Judicial, Channel::Judicial));
    assert_eq!(scenario.problems(), [ScenarioProblem::NoFormalNotice]);
    assert_eq!(scenario.obstacle(), None, "a consumer then owes no interest: to be known, not forbidden");
}

#[test]
fn no_outcome_loops_waits_for_nothing_or_leaves_what_the_law_decides() {
    use OutcomeKind::{Abandon, BouncedCheque, Dispute, Insolvency, NoAnswer, Paid, Pause, Promise, Refuses};
    let table = [
        (NoAnswer, Wait::Days(1), Then::Repeat, None, ScenarioProblem::Endless { outcome: NoAnswer }),
        (Promise, Wait::Days(1), Then::Repeat, Some(11), ScenarioProblem::Endless { outcome: Promise }),
        (
            NoAnswer,
            Wait::DaysAfterDate(1),
            Then::Repeat,
            Some(1),
            ScenarioProblem::NoDate { outcome: NoAnswer },
        ),
        (Paid, Wait::NextStep, Then::Repeat, Some(1), ScenarioProblem::WaitsForNothing { outcome: Paid }),
        (Paid, Wait::Forever, Then::Repeat, Some(1), ScenarioProblem::WaitsForNothing { outcome: Paid }),
        (Paid, Wait::Days(366), Then::Repeat, Some(1), ScenarioProblem::WaitTooLong { outcome: Paid }),
        (Refuses, Wait::Days(1), Then::Repeat, Some(1), ScenarioProblem::WrongFollowUp { outcome: Refuses }),
        (Dispute, Wait::Days(15), Then::Advance, None, ScenarioProblem::WrongFollowUp { outcome: Dispute }),
        (
            BouncedCheque,
            Wait::Days(1),
            Then::Close,
            None,
            ScenarioProblem::WrongFollowUp { outcome: BouncedCheque },
        ),
        (
            Insolvency,
            Wait::Days(1),
            Then::Repeat,
            Some(1),
            ScenarioProblem::WrongFollowUp { outcome: Insolvency },
        ),
        (Abandon, Wait::Days(1), Then::Advance, None, ScenarioProblem::WrongFollowUp { outcome: Abandon }),
    ];
    for (outcome, wait, then, repeats_max, problem) in table {
        let mut scenario = amiable();
        let rule = scenario.outcomes.get_mut(&outcome).unwrap();
        (rule.wait, rule.then, rule.repeats_max, rule.wait_after_repeats) = (wait, then, repeats_max, None);
        assert_eq!(scenario.problems(), [problem], "{outcome:?}");
    }
    let mut scenario = amiable();
    scenario.outcomes.get_mut(&Pause).unwrap().repeats_max = None;
    scenario.outcomes.remove(&Paid);
    assert_eq!(scenario.problems(), [ScenarioProblem::NoRule { outcome: Paid }]);
}

#[test]
fn a_scenario_written_to_its_file_is_read_back_unchanged() {
    for mut scenario in Scenario::shipped().unwrap() {
        scenario.title = format!("« {} » \"à moi\" \\ fin", scenario.title);
        scenario.version = 7;
        let text = scenario.to_toml().unwrap();
        assert_eq!(Scenario::parse(&text).unwrap(), scenario, "{text}");
    }
    assert!(Scenario::read("title = ").is_err());
}

#[test]
fn a_case_runs_from_its_first_step_to_its_last_cent() {
    let mut world = World::new("amiable_4", "2026-09-01");
    let runs = |world: &World, by: Option<&str>| {
        world.file.runs(&positions(&world.file, &world.rules(), day("2026-10-01")), by)
    };
    assert!(!runs(&world, None), "late, but nothing was done");
    world.happens("2026-09-02", Happening::Note);
    assert!(!runs(&world, None), "a remark is no step");
    world.call("2026-09-03", Outcome::NoAnswer);
    assert!(runs(&world, None) && runs(&world, Some("2026-09-03T12:00")));
    assert!(!runs(&world, Some("2026-09-02T12:00")), "it had not begun then");
    let mut abandoned = World { file: world.file.clone(), ..World::new("amiable_4", "2026-09-01") };
    abandoned.call("2026-09-04", Outcome::Abandon);
    assert!(!runs(&abandoned, None));
    world.file.events[1].reversed = true;
    assert!(!runs(&world, None), "the call was taken back");
}
