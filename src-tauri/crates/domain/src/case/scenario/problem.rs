//! What is wrong with a scenario: all of it, typed, each with its place.

use std::fmt;

use super::super::{OutcomeKind, StepKind};
use super::{OutcomeRule, Scenario, Step, Then, Wait};

/// The longest delay of a step or of an outcome, in days: more would be forgotten rather than followed.
const DELAY_DAYS_MAX: u32 = 365;
/// The longest interval between two contacts, in days.
const INTERVAL_DAYS_MAX: u32 = 60;
/// The most often one answer may send the path back to the same step.
const REPEATS_MAX: u32 = 10;

/// One thing wrong with a scenario, or to be known before it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScenarioProblem {
    /// It has no title.
    NoTitle,
    /// It has no step.
    NoStep,
    /// Its interval between contacts is longer than two months.
    Interval,
    /// A kind of step stands twice: the path would not know which one was done.
    Twice {
        /// Place of the second one, from 0.
        place: usize,
        /// The kind.
        kind: StepKind,
    },
    /// A kind of step that belongs beside the path: a cheque, a dispute, the rest after the principal.
    BesideThePath {
        /// Its place.
        place: usize,
        /// The kind.
        kind: StepKind,
    },
    /// A step by a means it cannot be done with: a formal notice that is not registered.
    WrongChannel {
        /// Its place.
        place: usize,
        /// The kind.
        kind: StepKind,
    },
    /// The delay of a step has no end, or refers to itself.
    NeverComes {
        /// Its place.
        place: usize,
        /// The kind.
        kind: StepKind,
    },
    /// A step that stands after the judicial decision, which ends the path.
    AfterTheEnd {
        /// Its place.
        place: usize,
        /// The kind.
        kind: StepKind,
    },
    /// The first step would come on the due date itself, when nothing is late yet.
    BeforeLate,
    /// A delay longer than a year.
    TooLong {
        /// Place of the step.
        place: usize,
    },
    /// Days left to pay, on a step that is no letter.
    NoLetter {
        /// Place of the step.
        place: usize,
    },
    /// Nothing ends the path: a case would stay without a next date.
    NoEnd,
    /// An outcome has no rule.
    NoRule {
        /// Which one.
        outcome: OutcomeKind,
    },
    /// What an outcome leads to is not what this outcome may lead to.
    WrongFollowUp {
        /// Which one.
        outcome: OutcomeKind,
    },
    /// An outcome would repeat the same step for ever, or more often than ten times.
    Endless {
        /// Which one.
        outcome: OutcomeKind,
    },
    /// An outcome waits for a date that it does not carry.
    NoDate {
        /// Which one.
        outcome: OutcomeKind,
    },
    /// An outcome waits without end, or for a delay that does not apply to it.
    WaitsForNothing {
        /// Which one.
        outcome: OutcomeKind,
    },
    /// An outcome waits more than a year.
    WaitTooLong {
        /// Which one.
        outcome: OutcomeKind,
    },
    /// No formal notice before the judge: a consumer then owes no interest (C. civ. 1231-6, 1344-1).
    /// To be known; the scenario can be followed.
    NoFormalNotice,
}

impl ScenarioProblem {
    /// Whether the scenario cannot be followed with it.
    #[must_use]
    pub fn blocks(self) -> bool {
        self != ScenarioProblem::NoFormalNotice
    }
}

impl fmt::Display for ScenarioProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ScenarioProblem::NoTitle => write!(out, "no title"),
            ScenarioProblem::NoStep => write!(out, "no step"),
            ScenarioProblem::Interval => write!(out, "an interval of more than {INTERVAL_DAYS_MAX} days"),
            ScenarioProblem::Twice { kind, .. } => write!(out, "{} twice", kind.code()),
            ScenarioProblem::BesideThePath { kind, .. } => write!(out, "{} is beside the path", kind.code()),
            ScenarioProblem::WrongChannel { kind, .. } => write!(out, "wrong channel for {}", kind.code()),
            ScenarioProblem::NeverComes { kind, .. } => write!(out, "{} never comes", kind.code()),
            ScenarioProblem::AfterTheEnd { kind, .. } => write!(out, "{} stands after the end", kind.code()),
            ScenarioProblem::BeforeLate => write!(out, "the first step comes before anything is late"),
            ScenarioProblem::TooLong { place } => write!(out, "step {} waits more than a year", place + 1),
            ScenarioProblem::NoLetter { place } => write!(out, "step {} is no letter", place + 1),
            ScenarioProblem::NoEnd => write!(out, "nothing ends the path"),
            ScenarioProblem::NoRule { outcome } => write!(out, "no rule for {}", outcome.code()),
            ScenarioProblem::WrongFollowUp { outcome } => {
                write!(out, "{} cannot lead there", outcome.code())
            }
            ScenarioProblem::Endless { outcome } => write!(out, "{} repeats without end", outcome.code()),
            ScenarioProblem::NoDate { outcome } => write!(out, "{} carries no date", outcome.code()),
            ScenarioProblem::WaitsForNothing { outcome } => {
                write!(out, "{} waits for nothing", outcome.code())
            }
            ScenarioProblem::WaitTooLong { outcome } => {
                write!(out, "{} waits more than a year", outcome.code())
            }
            ScenarioProblem::NoFormalNotice => write!(out, "no formal notice before the judge"),
        }
    }
}

impl Scenario {
    /// Everything wrong with this scenario, in the order of its form: nothing where it can be
    /// followed as it is.
    ///
    /// ```
    /// use dument_domain::case::{Scenario, ScenarioProblem, StepKind};
    /// let mut scenario = Scenario::shipped()?.remove(0);
    /// assert_eq!(scenario.problems(), []);
    /// scenario.steps.retain(|step| !step.kind.is_formal_notice());
    /// assert_eq!(scenario.problems(), [ScenarioProblem::NoFormalNotice]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn problems(&self) -> Vec<ScenarioProblem> {
        let mut found = Vec::new();
        if self.title.trim().is_empty() {
            found.push(ScenarioProblem::NoTitle);
        }
        if self.min_interval_days > INTERVAL_DAYS_MAX {
            found.push(ScenarioProblem::Interval);
        }
        if self.steps.is_empty() {
            found.push(ScenarioProblem::NoStep);
        }
        for (place, step) in self.steps.iter().enumerate() {
            found.extend(self.step_problems(place, step));
        }
        let end = self.index_of(StepKind::Judicial);
        if end.is_none() && !self.steps.is_empty() {
            found.push(ScenarioProblem::NoEnd);
        }
        for outcome in OutcomeKind::ALL {
            match self.outcomes.get(&outcome) {
                Some(rule) => found.extend(rule_problem(outcome, *rule)),
                None => found.push(ScenarioProblem::NoRule { outcome }),
            }
        }
        if end.is_some() && !self.steps.iter().any(|step| step.kind.is_formal_notice()) {
            found.push(ScenarioProblem::NoFormalNotice);
        }
        found
    }

    /// The first problem that keeps this scenario from being followed.
    #[must_use]
    pub fn obstacle(&self) -> Option<ScenarioProblem> {
        self.problems().into_iter().find(|problem| problem.blocks())
    }

    fn step_problems(&self, place: usize, step: &Step) -> Vec<ScenarioProblem> {
        let kind = step.kind;
        let delays = [step.after_due_days, step.after.and_then(days_of), step.delay_days];
        let ended = self.index_of(StepKind::Judicial).is_some_and(|end| end < place);
        let tests = [
            (self.index_of(kind) != Some(place), ScenarioProblem::Twice { place, kind }),
            (kind.channels().is_empty(), ScenarioProblem::BesideThePath { place, kind }),
            (
                !kind.channels().is_empty() && !kind.channels().contains(&step.channel),
                ScenarioProblem::WrongChannel { place, kind },
            ),
            (step.never_comes(), ScenarioProblem::NeverComes { place, kind }),
            (ended, ScenarioProblem::AfterTheEnd { place, kind }),
            (place == 0 && step.after_due_days == Some(0), ScenarioProblem::BeforeLate),
            (
                delays.into_iter().flatten().any(|days| days > DELAY_DAYS_MAX),
                ScenarioProblem::TooLong { place },
            ),
            (step.delay_days.is_some() && !kind.is_letter(), ScenarioProblem::NoLetter { place }),
        ];
        tests.into_iter().filter(|(wrong, _)| *wrong).map(|(_, problem)| problem).collect()
    }
}

impl OutcomeKind {
    /// What this outcome may lead to, the usual one first. Where there is one only, the law or the
    /// nature of the thing decides, not the scenario.
    #[must_use]
    pub const fn follow_ups(self) -> &'static [Then] {
        match self {
            OutcomeKind::Promise
            | OutcomeKind::Paid
            | OutcomeKind::NotReceived
            | OutcomeKind::NoAnswer
            | OutcomeKind::Difficulty
            | OutcomeKind::WrongContact
            | OutcomeKind::Away
            | OutcomeKind::FundsAwaited
            | OutcomeKind::DefectiveCheque
            | OutcomeKind::Pause => &[Then::Repeat, Then::Advance],
            OutcomeKind::Refuses | OutcomeKind::PreferWriting => &[Then::Advance],
            OutcomeKind::Dispute => &[Then::AnswerDispute],
            OutcomeKind::BouncedCheque => &[Then::Cheque],
            OutcomeKind::Insolvency | OutcomeKind::OverIndebtedness | OutcomeKind::Abandon => &[Then::Close],
        }
    }

    /// Whether this outcome carries a date from which a delay can be counted.
    #[must_use]
    pub const fn carries_date(self) -> bool {
        match self {
            OutcomeKind::Promise
            | OutcomeKind::Paid
            | OutcomeKind::Away
            | OutcomeKind::FundsAwaited
            | OutcomeKind::Pause
            | OutcomeKind::DefectiveCheque => true,
            OutcomeKind::NotReceived
            | OutcomeKind::NoAnswer
            | OutcomeKind::Difficulty
            | OutcomeKind::Dispute
            | OutcomeKind::Refuses
            | OutcomeKind::WrongContact
            | OutcomeKind::PreferWriting
            | OutcomeKind::BouncedCheque
            | OutcomeKind::Insolvency
            | OutcomeKind::OverIndebtedness
            | OutcomeKind::Abandon => false,
        }
    }
}

/// What is wrong with the rule of one outcome, the gravest thing first.
fn rule_problem(outcome: OutcomeKind, rule: OutcomeRule) -> Option<ScenarioProblem> {
    if !outcome.follow_ups().contains(&rule.then) {
        return Some(ScenarioProblem::WrongFollowUp { outcome });
    }
    let endless = match rule.repeats_max {
        Some(times) => times > REPEATS_MAX,
        // Time is given by the user, each time anew.
        None => rule.then == Then::Repeat && outcome != OutcomeKind::Pause,
    };
    if endless {
        return Some(ScenarioProblem::Endless { outcome });
    }
    let waits = [Some((rule.wait, rule.then)), rule.wait_after_repeats.map(|wait| (wait, Then::Advance))];
    waits.into_iter().flatten().find_map(|(wait, then)| match wait {
        Wait::Forever => (then != Then::Close).then_some(ScenarioProblem::WaitsForNothing { outcome }),
        Wait::NextStep => (then != Then::Advance).then_some(ScenarioProblem::WaitsForNothing { outcome }),
        Wait::DaysAfterDate(_) if !outcome.carries_date() => Some(ScenarioProblem::NoDate { outcome }),
        Wait::WorkingDays(days) | Wait::Days(days) | Wait::DaysAfterDate(days) => {
            (days > DELAY_DAYS_MAX).then_some(ScenarioProblem::WaitTooLong { outcome })
        }
    })
}

/// The days of a wait that has some.
const fn days_of(wait: Wait) -> Option<u32> {
    match wait {
        Wait::WorkingDays(days) | Wait::Days(days) | Wait::DaysAfterDate(days) => Some(days),
        Wait::NextStep | Wait::Forever => None,
    }
}
