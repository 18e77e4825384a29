//! A scenario that someone writes: everything wrong with it at once, and its file.

use dument_domain::case::{
    Channel, Happening, Outcome, OutcomeKind, Scenario, ScenarioProblem, Step, StepKind, Then, Wait,
    positions, simulate,
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

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count
    }

    fn days(&mut self) -> u32 {
        u32::try_from(self.below(40)).unwrap()
    }

    fn wait(&mut self) -> Wait {
        match self.below(6) {
            0 => Wait::WorkingDays(self.days()),
            1 | 2 => Wait::Days(self.days()),
            3 => Wait::DaysAfterDate(self.days()),
            4 => Wait::NextStep,
            _ => Wait::Forever,
        }
    }

    /// Steps in any order, with any delays, and any rules: mostly what cannot be followed.
    fn scenario(&mut self) -> Scenario {
        let mut scenario = amiable();
        scenario.min_interval_days = self.days() / 8;
        let kinds: Vec<StepKind> =
            StepKind::ALL.into_iter().filter(|kind| !kind.channels().is_empty()).collect();
        let count = 1 + self.below(6);
        scenario.steps = (0..count).map(|_| step(kinds[self.below(kinds.len())], Channel::Call)).collect();
        if self.below(8) > 0 {
            scenario.steps.retain(|step| step.kind != StepKind::Judicial);
            scenario.steps.push(step(StepKind::Judicial, Channel::Judicial));
        }
        for (place, step) in scenario.steps.iter_mut().enumerate() {
            step.channel = step.kind.channels()[0];
            step.after_due_days = (place == 0).then(|| self.days() + 1);
            step.after = (place > 0 && self.below(2) == 0).then(|| self.wait());
            step.delay_days = (step.kind.is_letter() && self.below(3) == 0).then(|| self.days());
        }
        for rule in scenario.outcomes.values_mut() {
            if self.below(12) == 0 {
                rule.wait = self.wait();
                rule.repeats_max = (self.below(3) > 0).then(|| self.days() / 4);
            }
        }
        scenario
    }
}

#[test]
fn whatever_can_be_saved_leads_from_the_due_date_to_the_end_without_two_steps_in_a_day() {
    let mut dice = Dice(2026);
    let (mut followed, mut refused) = (0, 0);
    for _ in 0..1_000 {
        let scenario = dice.scenario();
        if scenario.obstacle().is_some() {
            refused += 1;
            continue;
        }
        followed += 1;
        let world = World { scenario, ..World::new("amiable_4", "2026-09-01") };
        let steps = simulate(&world.file, &world.rules(), day("2026-09-01"), day("2060-01-01"));
        let told: Vec<String> = steps.iter().map(|one| format!("{} {}", one.on, one.step.code())).collect();
        let text = || format!("{told:?}\n{}", world.scenario.to_toml().unwrap());
        assert_eq!(steps.last().map(|one| one.step), Some(StepKind::Judicial), "{}", text());
        assert!(steps.windows(2).all(|pair| pair[0].on < pair[1].on), "{}", text());
        assert!(steps.len() < 60, "{}", text());
    }
    assert!(followed > 150 && refused > 300, "{followed} followed, {refused} refused");
}
