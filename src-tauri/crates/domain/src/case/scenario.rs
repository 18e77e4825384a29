//! Scenarios: the ordered steps of a case and what each outcome leads to, as data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::OutcomeKind;

/// A step of the path, and the kind of letter or contact it is made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum StepKind {
    /// Telephone call (appel).
    Call,
    /// Written reminder by e-mail.
    Email,
    /// Meeting.
    Meeting,
    /// First letter: the facts.
    FirstLetter,
    /// Second letter: the warning.
    SecondLetter,
    /// Formal collection letter.
    CollectionLetter,
    /// Formal notice (mise en demeure), registered.
    FormalNotice,
    /// Final demand, itself a formal notice.
    FinalDemand,
    /// Amicable collection by a third party.
    ThirdParty,
    /// Judicial routes (suite judiciaire).
    Judicial,
    /// Answer a dispute that waits (not a reminder).
    Dispute,
    /// The principal is paid: claim the rest or give it up (not a reminder).
    Settle,
}

impl StepKind {
    /// Every kind of step.
    pub const ALL: [StepKind; 12] = [
        StepKind::Call,
        StepKind::Email,
        StepKind::Meeting,
        StepKind::FirstLetter,
        StepKind::SecondLetter,
        StepKind::CollectionLetter,
        StepKind::FormalNotice,
        StepKind::FinalDemand,
        StepKind::ThirdParty,
        StepKind::Judicial,
        StepKind::Dispute,
        StepKind::Settle,
    ];

    /// The word of the terminal contract.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            StepKind::Call => "call",
            StepKind::Email => "email",
            StepKind::Meeting => "meeting",
            StepKind::FirstLetter => "first_letter",
            StepKind::SecondLetter => "second_letter",
            StepKind::CollectionLetter => "collection_letter",
            StepKind::FormalNotice => "formal_notice",
            StepKind::FinalDemand => "final_demand",
            StepKind::ThirdParty => "third_party",
            StepKind::Judicial => "judicial",
            StepKind::Dispute => "dispute",
            StepKind::Settle => "settle",
        }
    }

    /// Whether it is done by speaking: an outcome then moves the path on.
    #[must_use]
    pub const fn is_spoken(self) -> bool {
        matches!(self, StepKind::Call | StepKind::Meeting)
    }

    /// Whether it is a formal notice in the sense of C. civ. 1344, sent by registered letter.
    #[must_use]
    pub const fn is_formal_notice(self) -> bool {
        matches!(self, StepKind::FormalNotice | StepKind::FinalDemand)
    }

    /// Whether it is a letter printed and posted.
    #[must_use]
    pub const fn is_letter(self) -> bool {
        matches!(
            self,
            StepKind::FirstLetter
                | StepKind::SecondLetter
                | StepKind::CollectionLetter
                | StepKind::FormalNotice
                | StepKind::FinalDemand
        )
    }
}

impl std::str::FromStr for StepKind {
    type Err = ScenarioError;
    fn from_str(text: &str) -> Result<StepKind, ScenarioError> {
        let found = StepKind::ALL.into_iter().find(|kind| kind.code() == text);
        found.ok_or_else(|| ScenarioError(format!("no step is called {text}")))
    }
}

/// How a step reaches the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Channel {
    /// By telephone.
    Call,
    /// By e-mail.
    Email,
    /// By post.
    Letter,
    /// By registered letter with acknowledgement of delivery (LRAR).
    RegisteredLetter,
    /// Face to face.
    Meeting,
    /// Before a judge or an enforcement officer.
    Judicial,
}

/// One step of a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What is done.
    pub kind: StepKind,
    /// How.
    pub channel: Channel,
    /// Days after the due date, for a first step; later steps follow the one before.
    #[serde(default)]
    pub after_due_days: Option<u32>,
}

/// How long an outcome keeps the path waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wait {
    /// A number of working days.
    WorkingDays(u32),
    /// A number of days, then the working day from there.
    Days(u32),
    /// A number of days after the date that the outcome carries, then the working day from there.
    DaysAfterDate(u32),
    /// Until the user says otherwise.
    Forever,
}

/// What comes after the wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Then {
    /// The same step again.
    Repeat,
    /// The next step of the scenario.
    Advance,
    /// A step beside the path: answering a dispute.
    AnswerDispute,
    /// Nothing.
    Close,
}

/// The rule of one outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomeRule {
    /// How long to wait.
    pub wait: Wait,
    /// What then.
    pub then: Then,
    /// For `repeat`: how many times this outcome may repeat the step before the path goes on.
    #[serde(default)]
    pub repeats_max: Option<u32>,
    /// The wait once the path goes on after too many repeats.
    #[serde(default)]
    pub wait_after_repeats: Option<Wait>,
}

/// An ordered list of steps with the rules of its outcomes. A running case
/// keeps the version it began with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its word: name of its file.
    pub id: String,
    /// Raised at each change.
    pub version: u32,
    /// Its French title.
    pub title: String,
    /// The steps, first to last.
    pub steps: Vec<Step>,
    /// One rule for each outcome.
    pub outcomes: BTreeMap<OutcomeKind, OutcomeRule>,
}

/// A scenario that cannot be followed; says why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("scenario: {0}")]
pub struct ScenarioError(pub String);

impl Scenario {
    /// The scenarios shipped with the program.
    ///
    /// # Errors
    /// [`ScenarioError`] if a shipped file is broken, which a test forbids.
    pub fn shipped() -> Result<Vec<Scenario>, ScenarioError> {
        [include_str!("../../../../../assets/scenarios/amiable_4.toml")]
            .into_iter()
            .map(Scenario::parse)
            .collect()
    }

    /// Reads a scenario and checks that it can be followed: at least one step,
    /// each kind once, a rule for every outcome.
    ///
    /// # Errors
    /// [`ScenarioError`] with the reason.
    pub fn parse(text: &str) -> Result<Scenario, ScenarioError> {
        let scenario: Scenario = toml::from_str(text).map_err(|error| ScenarioError(error.to_string()))?;
        if scenario.steps.is_empty() {
            return Err(ScenarioError(format!("{} has no step", scenario.id)));
        }
        for (position, step) in scenario.steps.iter().enumerate() {
            if scenario.index_of(step.kind) != Some(position) {
                return Err(ScenarioError(format!("{} has {} twice", scenario.id, step.kind.code())));
            }
        }
        let missing = OutcomeKind::ALL.into_iter().find(|kind| !scenario.outcomes.contains_key(kind));
        match missing {
            Some(kind) => Err(ScenarioError(format!("{} has no rule for {}", scenario.id, kind.code()))),
            None => Ok(scenario),
        }
    }

    /// Where a kind of step stands in the path, from 0.
    #[must_use]
    pub fn index_of(&self, kind: StepKind) -> Option<usize> {
        self.steps.iter().position(|step| step.kind == kind)
    }
}
