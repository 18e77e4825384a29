//! « Scénarios »: the list, the form of one, what it would give on a real client.

use dument_domain::case::{ActingDays, Channel, OutcomeKind, StepKind, Then};
use dument_domain::{ClientId, Day, DebtorNature};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Every scenario, the default of each nature, and what the editor offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ScenariosView {
    /// Those shipped, then the user's own.
    pub scenarios: Vec<ScenarioView>,
    /// What new clients begin with.
    pub defaults: Vec<DefaultScenario>,
    /// What the editor offers.
    pub form: ScenarioForm,
    /// Clients to try a scenario on, those who owe most first.
    pub trials: Vec<TrialClient>,
}

/// One scenario to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ScenarioView {
    /// Its word.
    pub id: String,
    /// « Amiable en 4 étapes ».
    pub title: String,
    /// Whom it suits, in one sentence; may be empty.
    pub suits: String,
    /// Its version.
    pub version: u32,
    /// Written by the user: it can be changed.
    pub own: bool,
    /// Its steps, first to last.
    pub steps: Vec<StepLine>,
    /// What each outcome leads to.
    pub outcomes: Vec<OutcomeLine>,
    /// « 2 jours au moins entre deux contacts, du lundi au vendredi ».
    pub rhythm: String,
    /// « 12 clients le suivent »; empty for none.
    pub followed: String,
    /// Clients that follow it, a few names at most.
    pub followers: Vec<String>,
    /// « 3 dossiers en cours gardent la version 1 »; none if all follow the last.
    pub kept: Option<String>,
    /// The same to be edited or copied.
    pub draft: ScenarioDraft,
}

/// One step in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StepLine {
    /// What is done.
    pub kind: StepKind,
    /// « Mise en demeure ».
    pub title: String,
    /// « par lettre recommandée ».
    pub channel: String,
    /// « le jour ouvré qui suit le délai de la lettre précédente ».
    pub delay: String,
}

/// One outcome in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OutcomeLine {
    /// Which one.
    pub outcome: OutcomeKind,
    /// « Promet de payer ».
    pub title: String,
    /// « Rappeler le lendemain du jour dit, une fois au plus, puis… ».
    pub sentence: String,
}

/// What new clients of a nature begin with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DefaultScenario {
    /// The nature.
    pub nature: DebtorNature,
    /// « particulier ».
    pub label: String,
    /// The word of the scenario.
    pub scenario: String,
}

/// A client on whom a scenario can be tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TrialClient {
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub name: String,
}

/// What the editor offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ScenarioForm {
    /// The kinds of steps.
    pub steps: Vec<StepOption>,
    /// The outcomes, in the order of the call.
    pub outcomes: Vec<OutcomeOption>,
}

/// A kind of step that may be put on the path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StepOption {
    /// The kind.
    pub kind: StepKind,
    /// « Première lettre ».
    pub title: String,
    /// The means it may be done with, the usual one first.
    pub channels: Vec<ChannelOption>,
    /// Whether it leaves days to pay.
    pub letter: bool,
}

/// A means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ChannelOption {
    /// The means.
    pub channel: Channel,
    /// « par lettre recommandée ».
    pub label: String,
}

/// What may be chosen for an outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OutcomeOption {
    /// The outcome.
    pub outcome: OutcomeKind,
    /// « Promet de payer ».
    pub title: String,
    /// What it may lead to.
    pub then: Vec<ThenOption>,
    /// How its wait may be counted.
    pub units: Vec<UnitOption>,
    /// Whether only the wait may be chosen, or nothing at all: the law decides.
    pub fixed: bool,
}

/// What an outcome may lead to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ThenOption {
    /// The word.
    pub then: Then,
    /// « rappeler ».
    pub label: String,
}

/// A way to count a wait.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct UnitOption {
    /// The word.
    pub unit: DelayUnit,
    /// « jours ouvrés après ».
    pub label: String,
}

/// How a delay is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DelayUnit {
    /// Working days.
    WorkingDays,
    /// Days.
    Days,
    /// Days after the date that the answer carries.
    DaysAfterDate,
    /// What the next step says.
    NextStep,
    /// Without end.
    Forever,
}

/// A delay being edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DelayDraft {
    /// How many; 0 where the unit has no number.
    pub count: u32,
    /// Of what.
    pub unit: DelayUnit,
}

/// A step being edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepDraft {
    /// What is done.
    pub kind: StepKind,
    /// How.
    pub channel: Channel,
    /// After the due date for the first, after the step before for the others; none for the usual
    /// one: the end of the letter's delay, or what the answer says.
    pub delay: Option<DelayDraft>,
    /// Days a letter leaves to pay, where more than the law or the house asks.
    pub leaves_days: Option<u32>,
}

/// The rule of an outcome being edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutcomeDraft {
    /// Which outcome.
    pub outcome: OutcomeKind,
    /// How long to wait.
    pub wait: DelayDraft,
    /// What then.
    pub then: Then,
    /// How many times it may bring the same step back.
    pub repeats_max: Option<u32>,
    /// The wait once the path goes on after that.
    pub after: Option<DelayDraft>,
}

/// A scenario being written, saved or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ScenarioDraft {
    /// Its word; none for a new one.
    pub id: Option<String>,
    /// Its title.
    pub title: String,
    /// Whom it suits.
    pub suits: String,
    /// Days between two contacts.
    pub min_interval_days: u32,
    /// On which days steps are proposed.
    pub acting_days: ActingDays,
    /// Its steps.
    pub steps: Vec<StepDraft>,
    /// Its outcomes.
    pub outcomes: Vec<OutcomeDraft>,
}

/// A scenario to try before it is saved.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct ScenarioTrial {
    /// As it is in the form.
    pub draft: ScenarioDraft,
    /// On whom; none for an invoice imagined, due today.
    pub client: Option<ClientId>,
}

/// What a scenario being written says and would give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ScenarioPreview {
    /// Everything wrong, or to be known.
    pub problems: Vec<ScenarioFault>,
    /// Whether it can be saved.
    pub valid: bool,
    /// Its steps in words.
    pub steps: Vec<StepLine>,
    /// Its outcomes in words.
    pub outcomes: Vec<OutcomeLine>,
    /// The steps to come if nothing happens; none while it cannot be followed.
    pub dates: Vec<StepToCome>,
    /// What the dates are about, or why there are none.
    pub note: String,
}

/// Where a problem stands in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ScenarioField {
    /// The title.
    Title,
    /// The interval between contacts.
    Interval,
    /// The steps as a whole.
    Steps,
    /// One step: its place.
    Step,
    /// One outcome.
    Outcome,
}

/// One thing wrong, in French, with its place in the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ScenarioFault {
    /// Where.
    pub field: ScenarioField,
    /// Place of the step, from 0.
    pub place: Option<usize>,
    /// The outcome.
    pub outcome: Option<OutcomeKind>,
    /// What is wrong and what to do.
    pub message: String,
    /// Whether it keeps the scenario from being saved.
    pub blocks: bool,
}

/// A step to come if nothing happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StepToCome {
    /// The day it will be due.
    pub on: Day,
    /// What will be done.
    pub step: StepKind,
    /// « Deuxième lettre ».
    pub title: String,
    /// Numbers of the invoices, oldest due first.
    pub numbers: Vec<String>,
    /// Why, in one short sentence.
    pub reason: String,
}

/// A scenario to keep.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct ScenarioInput {
    /// As it is in the form.
    pub draft: ScenarioDraft,
    /// Whether running cases go on to it too, instead of keeping the version they began with.
    pub move_running: bool,
}

/// What was done to a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ScenarioDone {
    /// Its word.
    pub id: String,
    /// What was done and what follows, in French.
    pub message: String,
    /// Whether [`crate::App::restore_scenario`] takes it back.
    pub restorable: bool,
}

/// What another scenario, or another version of it, changes for a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ScenarioMove {
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// Whether a case runs: otherwise nothing is under way.
    pub running: bool,
    /// The next step now: « Appel à faire ».
    pub before: Option<String>,
    /// The next step then.
    pub after: Option<String>,
    /// What it comes to, one sentence.
    pub sentence: String,
}

/// The scenario of a client, and those it could follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ClientScenario {
    /// The client.
    pub client: ClientId,
    /// The word of its scenario.
    pub scenario: String,
    /// The version its case keeps, as it is kept; none for the last one.
    pub version: Option<u32>,
    /// « Amiable en 4 étapes, version 1 ».
    pub title: String,
    /// What it may follow.
    pub choices: Vec<ScenarioChoice>,
}

/// A scenario as a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ScenarioChoice {
    /// Its word.
    pub id: String,
    /// « Amiable en 4 étapes ».
    pub title: String,
    /// Its steps in words, first to last.
    pub steps: Vec<String>,
}
