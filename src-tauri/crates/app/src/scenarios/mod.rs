//! « Scénarios »: those shipped and those of the user, their versions, who follows them.
//!
//! A shipped scenario is never changed, only copied. Each save of an own one is a new version; a
//! running case keeps the version it began with until the user moves it.

mod choice;
mod draft;
mod file;
mod remove;
mod save;
mod trial;
mod words;

pub(crate) use choice::scenario_title;
pub use choice::{change, choices, choose, choose_default, moves, of_client};
pub use file::{file, import, read_file};
pub use remove::{remove, restore};
pub use save::{move_running_cases, save};
pub use trial::{preview, steps_to_come};

use std::collections::BTreeMap;

use dument_domain::DebtorNature;
use dument_domain::case::{OutcomeKind, Scenario, StepKind, Then};

use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::scenarios::draft::draft_of;
use crate::scenarios::words::{channel_label, outcome_lines, rhythm, step_lines, then_label};
use crate::views::{
    ChannelOption, DefaultScenario, DelayUnit, OutcomeOption, ScenarioForm, ScenarioView, ScenariosView,
    StepOption, ThenOption, TrialClient, UnitOption,
};
use crate::words::text::counted;
use crate::words::{nature_label, outcome_title, step_title};
use crate::{Code, Error};

/// The natures, in the order of the screens.
const NATURES: [DebtorNature; 4] = [
    DebtorNature::Business,
    DebtorNature::Consumer,
    DebtorNature::NonProfessional,
    DebtorNature::PublicBuyer,
];
/// How many clients are offered to try a scenario on.
const TRIALS_MAX: usize = 50;
/// How many names say who follows a scenario.
const NAMES_MAX: usize = 5;

/// Whether a scenario came with the program: it is copied, never changed.
pub(crate) fn is_shipped(id: &str) -> bool {
    Scenario::shipped().is_ok_and(|shipped| shipped.iter().any(|one| one.id == id))
}

/// Every scenario with who follows it, the default of each nature, what the editor offers.
///
/// # Errors
/// None today; the answer stays a result as every use case.
pub fn scenarios(reading: Reading<'_>) -> Result<ScenariosView, Error> {
    let default = |nature: DebtorNature| DefaultScenario {
        nature,
        label: nature_label(nature).to_owned(),
        scenario: reading.ground.scenario_of(nature),
    };
    Ok(ScenariosView {
        scenarios: reading.ground.scenarios.iter().map(|one| scenario_view(reading, one)).collect(),
        defaults: NATURES.into_iter().map(default).collect(),
        form: form(),
        trials: trial_clients(reading),
    })
}

pub(crate) fn scenario_named<'a>(reading: Reading<'a>, id: &str) -> Result<&'a Scenario, Error> {
    let found = reading.ground.scenarios.iter().find(|one| one.id == id.trim());
    found.ok_or_else(|| {
        let words: Vec<&str> = reading.ground.scenarios.iter().map(|one| one.id.as_str()).collect();
        Error::new(Code::BadValue, format!("{id}\u{202f}; {}", words.join(", ")))
    })
}

/// The clients that follow a scenario, in whatever version.
pub(crate) fn followers<'a>(reading: Reading<'a>, id: &str) -> Vec<&'a Entry> {
    reading.book.entries().filter(|entry| entry.file.client.scenario == id).collect()
}

/// The clients whose running case keeps an older version of a scenario.
pub(crate) fn keepers<'a>(reading: Reading<'a>, id: &str) -> Vec<(&'a Entry, u32)> {
    let followers = followers(reading, id).into_iter();
    followers.filter_map(|entry| Some((entry, entry.kept_version?))).collect()
}

fn scenario_view(reading: Reading<'_>, scenario: &Scenario) -> ScenarioView {
    let followers = followers(reading, &scenario.id);
    let own = !is_shipped(&scenario.id);
    let followed = match followers.len() {
        0 => String::new(),
        1 => "1\u{a0}client le suit".to_owned(),
        several => format!("{several}\u{a0}clients le suivent"),
    };
    ScenarioView {
        id: scenario.id.clone(),
        title: scenario.title.clone(),
        suits: scenario.suits.clone(),
        version: scenario.version,
        own,
        steps: step_lines(scenario, reading.ground.law.notice_delays()),
        outcomes: outcome_lines(scenario),
        rhythm: rhythm(scenario),
        followed,
        followers: names(&followers),
        kept: kept_sentence(&keepers(reading, &scenario.id)),
        draft: draft_of(scenario, own.then(|| scenario.id.clone())),
    }
}

/// Clients with something to come, those who owe most first.
fn trial_clients(reading: Reading<'_>) -> Vec<TrialClient> {
    let owed = |entry: &Entry| -> dument_domain::Money {
        entry.positions.iter().map(|one| one.statement.statement.principal).sum()
    };
    let mut entries: Vec<_> = reading.book.entries().map(|entry| (owed(entry), entry)).collect();
    entries.retain(|(owed, _)| owed.is_positive());
    entries.sort_by_key(|(owed, entry)| (std::cmp::Reverse(*owed), entry.file.client.id));
    let clients = entries
        .into_iter()
        .take(TRIALS_MAX)
        .map(|(_, entry)| TrialClient { client: entry.file.client.id, name: entry.file.client.name.clone() });
    clients.collect()
}

/// « 3 dossiers en cours gardent la version 1 ».
pub(crate) fn kept_sentence(keepers: &[(&Entry, u32)]) -> Option<String> {
    let mut by_version: BTreeMap<u32, usize> = BTreeMap::new();
    for (_, version) in keepers {
        *by_version.entry(*version).or_default() += 1;
    }
    let parts: Vec<String> = by_version
        .into_iter()
        .map(|(version, count)| {
            let verb = if count > 1 { "gardent" } else { "garde" };
            format!("{} en cours {verb} la version\u{a0}{version}", counted(count, "dossier"))
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A few names, and how many more.
pub(crate) fn names(entries: &[&Entry]) -> Vec<String> {
    let mut names: Vec<String> =
        entries.iter().take(NAMES_MAX).map(|entry| entry.file.client.name.clone()).collect();
    if let Some(more) = entries.len().checked_sub(NAMES_MAX).filter(|more| *more > 0) {
        names.push(format!("et {}", counted(more, "autre")));
    }
    names
}

/// What the editor offers: the same whatever the scenario.
fn form() -> ScenarioForm {
    let on_path = StepKind::ALL.into_iter().filter(|kind| !kind.channels().is_empty());
    let steps = on_path.map(|kind| StepOption {
        kind,
        title: step_title(kind).to_owned(),
        channels: kind
            .channels()
            .iter()
            .map(|channel| ChannelOption { channel: *channel, label: channel_label(*channel).to_owned() })
            .collect(),
        letter: kind.is_letter(),
    });
    ScenarioForm { steps: steps.collect(), outcomes: OutcomeKind::ALL.into_iter().map(outcome).collect() }
}

fn outcome(outcome: OutcomeKind) -> OutcomeOption {
    let then = outcome.follow_ups();
    let fixed = then.contains(&Then::Close);
    let unit = |unit, label: &str| UnitOption { unit, label: label.to_owned() };
    let mut units = Vec::new();
    if outcome.carries_date() {
        units.push(unit(DelayUnit::DaysAfterDate, "jours après le jour dit"));
    }
    if !fixed {
        units.push(unit(DelayUnit::WorkingDays, "jours ouvrés après"));
        units.push(unit(DelayUnit::Days, "jours après"));
    }
    if then.contains(&Then::Advance) {
        units.push(unit(DelayUnit::NextStep, "au délai de l’étape suivante"));
    }
    OutcomeOption {
        outcome,
        title: outcome_title(outcome).to_owned(),
        then: then
            .iter()
            .map(|then| ThenOption { then: *then, label: then_label(*then).to_owned() })
            .collect(),
        units,
        fixed,
    }
}
