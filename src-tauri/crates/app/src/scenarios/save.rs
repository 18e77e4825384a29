//! Saving a version of a scenario, and moving running cases to the last one.

use dument_domain::case::Scenario;
use dument_domain::{Client, ClientId};
use serde_json::json;

use crate::ground::acting::{Acting, Written};
use crate::ground::asking::Reading;
use crate::scenarios::draft::scenario_of;
use crate::scenarios::trial::faults;
use crate::scenarios::{followers, is_shipped, keepers, kept_sentence, scenario_named};
use crate::views::{ScenarioDone, ScenarioInput};
use crate::words::text::{counted, folded};
use crate::{Code, Error};

/// Keeps a scenario as a new version; those before it stay. In the same transaction each
/// running case is told to keep the version it began with, unless it is to be moved.
///
/// # Errors
/// [`Code::ScenarioRefused`] with all that is wrong, or for a shipped one, which is only copied.
pub fn save(desk: &mut Acting<'_>, input: &ScenarioInput) -> Result<ScenarioDone, Error> {
    save_scenario_as(desk, input, &input.draft.title)
}

/// The same, a new one being called by a word made of `called`.
pub(crate) fn save_scenario_as(
    desk: &mut Acting<'_>,
    input: &ScenarioInput,
    called: &str,
) -> Result<ScenarioDone, Error> {
    let known = input.draft.id.as_deref().map(|id| own_scenario(desk.reading(), id).cloned()).transpose()?;
    let id = known.as_ref().map_or_else(|| new_word(desk.reading(), called), |known| Ok(known.id.clone()))?;
    let version = known.as_ref().map_or(1, |known| known.version.saturating_add(1));
    let scenario = scenario_of(&input.draft, &id, version);
    let wrong: Vec<String> = faults(desk.reading(), &input.draft, &scenario, None)?
        .into_iter()
        .filter(|fault| fault.blocks)
        .map(|fault| fault.message)
        .collect();
    if !wrong.is_empty() {
        return Err(Error::new(Code::ScenarioRefused, wrong.join(" ")));
    }
    let same =
        known.as_ref().is_some_and(|known| *known == Scenario { version: known.version, ..scenario.clone() });
    if same && !input.move_running {
        let message = format!("«\u{a0}{}\u{a0}»\u{a0}: rien n’a changé.", scenario.title);
        return Ok(ScenarioDone { id, message, restorable: false });
    }
    if same {
        return move_running_cases(desk, &id);
    }
    write_version(desk, &scenario, known.as_ref(), input.move_running)?;
    let kept =
        kept_sentence(&keepers(desk.reading(), &id)).map(|kept| format!(" {kept}.")).unwrap_or_default();
    let message = format!("«\u{a0}{}\u{a0}» enregistré, version\u{a0}{version}.{kept}", scenario.title);
    Ok(ScenarioDone { id, message, restorable: false })
}

/// Puts the running cases that keep an older version of a scenario on the last one.
///
/// # Errors
/// [`Code::BadValue`] for a scenario that does not exist.
pub fn move_running_cases(desk: &mut Acting<'_>, id: &str) -> Result<ScenarioDone, Error> {
    let (id, title, version) = {
        let scenario = scenario_named(desk.reading(), id)?;
        (scenario.id.clone(), scenario.title.clone(), scenario.version)
    };
    let moved: Vec<Client> = keepers(desk.reading(), &id)
        .into_iter()
        .map(|(entry, _)| following(&entry.file.client, None))
        .collect();
    if moved.is_empty() {
        let message = format!("Tous les dossiers suivent déjà la dernière version de «\u{a0}{title}\u{a0}».");
        return Ok(ScenarioDone { id, message, restorable: false });
    }
    let clients: Vec<ClientId> = moved.iter().map(|client| client.id).collect();
    desk.write("running_cases_moved", |writer| {
        for client in &moved {
            writer.update_client(client)?;
        }
        let payload = json!({ "scenario": id, "version": version, "clients": clients });
        Ok(Written { answer: (), payload, clients: clients.clone(), choices: false })
    })?;
    let verb = if moved.len() > 1 { "passés" } else { "passé" };
    let message = format!(
        "{} en cours {verb} à la version\u{a0}{version} de «\u{a0}{title}\u{a0}».",
        counted(moved.len(), "dossier")
    );
    Ok(ScenarioDone { id, message, restorable: false })
}

/// An own scenario, in its last version.
pub(crate) fn own_scenario<'a>(reading: Reading<'a>, id: &str) -> Result<&'a Scenario, Error> {
    let scenario = scenario_named(reading, id)?;
    if is_shipped(&scenario.id) {
        let detail = format!(
            "«\u{a0}{}\u{a0}» est livré avec Dûment\u{a0}: copiez-le, puis changez la copie.",
            scenario.title
        );
        return Err(Error::new(Code::ScenarioRefused, detail));
    }
    Ok(scenario)
}

fn write_version(
    desk: &mut Acting<'_>,
    scenario: &Scenario,
    before: Option<&Scenario>,
    move_running: bool,
) -> Result<(), Error> {
    let followers = followers(desk.reading(), &scenario.id);
    let kept = before.filter(|_| !move_running).map(|before| before.version);
    let changed: Vec<Client> = followers
        .iter()
        // A case that keeps an older version still keeps that one.
        .filter(|entry| move_running || entry.kept_version.is_none())
        .filter(|entry| entry.file.client.scenario_version.is_some() || entry.is_running())
        .map(|entry| following(&entry.file.client, kept.filter(|_| entry.is_running())))
        .collect();
    desk.write("scenario_saved", |writer| {
        writer.insert_scenario(scenario)?;
        for client in &changed {
            writer.update_client(client)?;
        }
        let told: Vec<_> = changed.iter().map(|client| (client.id, client.scenario_version)).collect();
        Ok(Written {
            answer: (),
            payload: json!({ "scenario": scenario, "cases": told }),
            clients: changed.iter().map(|client| client.id).collect(),
            choices: true,
        })
    })
    .map(|written| written.answer)
}

/// A word nobody has, made of a title or of another word: « Mon scénario » gives `mon_scenario`.
fn new_word(reading: Reading<'_>, title: &str) -> Result<String, Error> {
    let taken: Vec<String> = reading.kept.scenarios()?.into_iter().map(|one| one.scenario.id).collect();
    let plain: String = folded(title)
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { ' ' })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let base = if words.is_empty() { "scenario".to_owned() } else { words.join("_") };
    let is_free = |word: &String| !taken.contains(word) && !is_shipped(word);
    let mut numbered = (2_u32..).map(|number| format!("{base}_{number}"));
    let free = std::iter::once(base.clone()).chain(numbered.by_ref()).find(is_free);
    Ok(free.unwrap_or(base))
}

/// The client on the same scenario, keeping a version or following the last.
pub(crate) fn following(client: &Client, version: Option<u32>) -> Client {
    Client { scenario_version: version, ..client.clone() }
}
