//! Which scenario a client follows, what another one would change, the default of a nature.

use dument_domain::case::{Position, Scenario, positions};
use dument_domain::{Client, ClientId, Day, DebtorNature};
use serde_json::json;

use crate::Error;
use crate::ground::acting::{Acting, Written};
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::ground::key;
use crate::reading::path::steps::planned_sentence;
use crate::scenarios::{keepers, scenario_named};
use crate::views::{ClientScenario, Done, ScenarioChoice, ScenarioDone, ScenarioMove};
use crate::words::{nature_label, step_title};

/// The scenarios to choose from, the default one first.
#[must_use]
pub fn choices(reading: Reading<'_>) -> Vec<ScenarioChoice> {
    let choices = reading.ground.scenarios.iter().map(|one| ScenarioChoice {
        id: one.id.clone(),
        title: one.title.clone(),
        steps: one.steps.iter().map(|step| step_title(step.kind).to_owned()).collect(),
    });
    choices.collect()
}

/// The scenario of a client, and those it could follow.
///
/// # Errors
/// [`crate::Code::UnknownClient`].
pub fn of_client(reading: Reading<'_>, client: ClientId) -> Result<ClientScenario, Error> {
    let entry = reading.entry(client)?;
    let scenario = reading.ground.rules_of(entry)?.scenario;
    Ok(ClientScenario {
        client,
        scenario: scenario.id.clone(),
        version: entry.kept_version,
        title: scenario_title(reading, entry)?,
        choices: choices(reading),
    })
}

/// « Ma façon », or « Ma façon, version 1 » where a running case keeps an older one.
pub(crate) fn scenario_title(reading: Reading<'_>, entry: &Entry) -> Result<String, Error> {
    let title = &reading.ground.rules_of(entry)?.scenario.title;
    Ok(match entry.kept_version {
        Some(version) => format!("{title}, version\u{a0}{version}"),
        None => title.clone(),
    })
}

/// What the last version of a scenario would change for a client; nothing is written.
///
/// # Errors
/// [`crate::Code::UnknownClient`]; [`crate::Code::BadValue`] with the words there are.
pub fn change(reading: Reading<'_>, client: ClientId, id: &str) -> Result<ScenarioMove, Error> {
    let scenario = scenario_named(reading, id)?;
    Ok(moved(reading, reading.entry(client)?, scenario, reading.now.today))
}

/// What moving the running cases of a scenario to its last version would change, case by case.
///
/// # Errors
/// [`crate::Code::BadValue`] with the words there are.
pub fn moves(reading: Reading<'_>, id: &str) -> Result<Vec<ScenarioMove>, Error> {
    let scenario = scenario_named(reading, id)?;
    let keepers = keepers(reading, &scenario.id).into_iter();
    Ok(keepers.map(|(entry, _)| moved(reading, entry, scenario, reading.now.today)).collect())
}

/// Puts a client on another scenario, in its last version; what was done stays done.
///
/// # Errors
/// [`crate::Code::UnknownClient`]; [`crate::Code::BadValue`] with the words there are.
pub fn choose(desk: &mut Acting<'_>, client: ClientId, id: &str) -> Result<Done, Error> {
    let known = &desk.reading().entry(client)?.file.client;
    let scenario = scenario_named(desk.reading(), id)?;
    let title = scenario.title.clone();
    let changed = Client { scenario: scenario.id.clone(), scenario_version: None, ..known.clone() };
    let recorded = desk.write("scenario_chosen", |writer| {
        writer.update_client(&changed)?;
        let payload = json!({ "client": client, "scenario": changed.scenario });
        Ok(Written { answer: (), payload, clients: vec![client], choices: false })
    })?;
    let message = format!("{}\u{a0}: scénario «\u{a0}{title}\u{a0}».", changed.name);
    Ok(Done { message, undo: recorded.undo, client, email: None })
}

/// The scenario that new clients of a nature begin with; those known keep theirs.
///
/// # Errors
/// [`crate::Code::BadValue`] for a scenario that does not exist.
pub fn choose_default(desk: &mut Acting<'_>, nature: DebtorNature, id: &str) -> Result<ScenarioDone, Error> {
    let (chosen, title) = {
        let scenario = scenario_named(desk.reading(), id)?;
        (scenario.id.clone(), scenario.title.clone())
    };
    let mut by_nature = desk.reading().ground.by_nature.clone();
    by_nature.insert(nature, chosen.clone());
    let kept = json!(by_nature);
    desk.write("default_scenario_chosen", |writer| {
        writer.set_setting(key::SCENARIOS, &kept.to_string())?;
        Ok(Written { answer: (), payload: kept.clone(), clients: Vec::new(), choices: true })
    })?;
    let message = format!(
        "Un nouveau client {} commencera par «\u{a0}{title}\u{a0}». Ceux déjà connus gardent le leur.",
        nature_label(nature)
    );
    Ok(ScenarioDone { id: chosen, message, restorable: false })
}

fn moved(reading: Reading<'_>, entry: &Entry, scenario: &Scenario, today: Day) -> ScenarioMove {
    let then = positions(&entry.file, &reading.ground.rules_with(scenario), today);
    let (before, after) = (next_of(&entry.positions, today), next_of(&then, today));
    let running = entry.is_running();
    let title = &scenario.title;
    let sentence = if !running {
        format!("Aucun dossier en cours\u{a0}: «\u{a0}{title}\u{a0}» servira dès la prochaine relance.")
    } else if before == after {
        "Un dossier est en cours\u{a0}: ce qui a été fait reste fait, et la prochaine étape ne change pas."
            .to_owned()
    } else {
        let told = |step: &Option<String>| step.clone().unwrap_or_else(|| "plus rien à faire".to_owned());
        format!(
            "Un dossier est en cours\u{a0}: ce qui a été fait reste fait. Prochaine étape\u{a0}: {}, au lieu de\u{a0}: {}.",
            told(&after).to_lowercase(),
            told(&before).to_lowercase()
        )
    };
    ScenarioMove {
        client: entry.file.client.id,
        client_name: entry.file.client.name.clone(),
        running,
        before,
        after,
        sentence,
    }
}

/// The step that comes first, over the invoices of a client.
fn next_of(positions: &[Position], today: Day) -> Option<String> {
    let planned = positions.iter().filter_map(|position| position.next.as_ref());
    let first = planned.min_by_key(|planned| (planned.due_on, std::cmp::Reverse(planned.step)));
    first.map(|planned| planned_sentence(planned, today))
}
