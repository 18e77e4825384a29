//! Scenarios: the ordered steps of a case and what each outcome leads to, as data.

mod problem;
mod running;
mod text;

pub use problem::ScenarioProblem;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Channel, OutcomeKind, ScenarioError, StepKind};
use crate::{Day, HolidayRegion};

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
    /// The delay after the step before was done. Without it, a step that follows a writing waits
    /// for its deadline, and one that follows a call for what its outcome says.
    #[serde(default)]
    pub after: Option<Wait>,
    /// For a letter: the days it leaves, mail apart, where they are more than those of the law
    /// or of the house (`assets/law/notice_delay_days.toml`).
    #[serde(default)]
    pub delay_days: Option<u32>,
}

impl Step {
    /// Whether its own delay has no end, or refers to itself.
    fn never_comes(&self) -> bool {
        matches!(self.after, Some(Wait::Forever | Wait::NextStep))
    }
}

/// On which days steps are proposed; never on Sundays or holidays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ActingDays {
    /// Monday to Friday (jours ouvrés).
    #[default]
    Working,
    /// Monday to Saturday (jours ouvrables).
    WithSaturday,
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
    /// What the next step of the scenario says ([`Step::after`]).
    NextStep,
    /// Until the user says otherwise.
    Forever,
}

/// What comes after the wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Then {
    /// The same step again.
    Repeat,
    /// The next step of the scenario.
    Advance,
    /// A step beside the path: answering a dispute.
    AnswerDispute,
    /// The path of an unpaid cheque, whose delays are those of the law (CMF L131-73).
    Cheque,
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

/// The files of `assets/scenarios`, in the order they are proposed.
const SHIPPED: [&str; 5] = [
    include_str!("../../../../../assets/scenarios/amiable_4.toml"),
    include_str!("../../../../../assets/scenarios/ferme_4.toml"),
    include_str!("../../../../../assets/scenarios/ecrit_d_abord.toml"),
    include_str!("../../../../../assets/scenarios/rapide.toml"),
    include_str!("../../../../../assets/scenarios/micro_entreprise.toml"),
];

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
    /// Whom it suits, in one French sentence; may be empty.
    #[serde(default)]
    pub suits: String,
    /// Days between two contacts with the same client, whatever they are about.
    #[serde(default = "usual_interval_days")]
    pub min_interval_days: u32,
    /// On which days steps are proposed.
    #[serde(default)]
    pub acting_days: ActingDays,
    /// The steps, first to last.
    pub steps: Vec<Step>,
    /// One rule for each outcome.
    pub outcomes: BTreeMap<OutcomeKind, OutcomeRule>,
}

/// The interval of a scenario that names none.
const fn usual_interval_days() -> u32 {
    2
}

impl Scenario {
    /// The scenarios shipped with the program, the default one first.
    ///
    /// # Errors
    /// [`ScenarioError`] if a shipped file is broken, which a test forbids.
    pub fn shipped() -> Result<Vec<Scenario>, ScenarioError> {
        SHIPPED.into_iter().map(Scenario::parse).collect()
    }

    /// Reads a scenario and checks that it can be followed: see [`Scenario::problems`].
    ///
    /// # Errors
    /// [`ScenarioError`] with the first reason.
    pub fn parse(text: &str) -> Result<Scenario, ScenarioError> {
        let scenario = Scenario::read(text)?;
        match scenario.obstacle() {
            Some(problem) => Err(ScenarioError(format!("{}: {problem}", scenario.id))),
            None => Ok(scenario),
        }
    }

    /// Reads a scenario as it is written, whether it can be followed or not.
    ///
    /// # Errors
    /// [`ScenarioError`] where the text is no scenario at all.
    pub fn read(text: &str) -> Result<Scenario, ScenarioError> {
        toml::from_str(text).map_err(|error| ScenarioError(error.to_string()))
    }

    /// Where a kind of step stands in the path, from 0.
    #[must_use]
    pub fn index_of(&self, kind: StepKind) -> Option<usize> {
        self.steps.iter().position(|step| step.kind == kind)
    }

    /// The step of a kind.
    #[must_use]
    pub fn step(&self, kind: StepKind) -> Option<&Step> {
        self.steps.iter().find(|step| step.kind == kind)
    }

    /// This day if a step may be proposed on it, otherwise the first one after it.
    ///
    /// ```
    /// use dument_domain::case::{ActingDays, Scenario};
    /// use dument_domain::{Day, HolidayRegion::Mainland};
    /// let mut scenario = Scenario::shipped()?.remove(0);
    /// let saturday: Day = "2026-11-21".parse()?;
    /// assert_eq!(scenario.acting_day_from(saturday, Mainland).to_string(), "2026-11-23");
    /// scenario.acting_days = ActingDays::WithSaturday;
    /// assert_eq!(scenario.acting_day_from(saturday, Mainland), saturday);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn acting_day_from(&self, from: Day, region: HolidayRegion) -> Day {
        let mut day = from;
        while !self.acts_on(day, region) {
            day = day.next();
        }
        day
    }

    fn acts_on(&self, day: Day, region: HolidayRegion) -> bool {
        match self.acting_days {
            ActingDays::Working => day.is_working_day(region),
            ActingDays::WithSaturday => day.weekday() != chrono::Weekday::Sun && !day.is_holiday(region),
        }
    }
}
