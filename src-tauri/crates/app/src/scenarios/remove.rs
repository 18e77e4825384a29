//! An own scenario that is proposed no longer, and its return.

use dument_domain::{Client, ClientId};
use serde_json::json;

use crate::ground::acting::{Acting, Written};
use crate::ground::key;
use crate::scenarios::save::own_scenario;
use crate::scenarios::{followers, names, scenario_named};
use crate::views::ScenarioDone;
use crate::{Code, Error};

/// Proposes an own scenario no longer: its versions are kept. The clients that follow it, and
/// the natures that begin with it, go to `move_to`.
///
/// # Errors
/// [`Code::ScenarioFollowed`], with names, while somebody follows it and nothing is said of
/// where they go; [`Code::ScenarioRefused`] for a shipped one; [`Code::BadValue`].
pub fn remove(desk: &mut Acting<'_>, id: &str, move_to: Option<&str>) -> Result<ScenarioDone, Error> {
    let (id, title) = {
        let scenario = own_scenario(desk.reading(), id)?;
        (scenario.id.clone(), scenario.title.clone())
    };
    let target = move_to.map(|other| scenario_named(desk.reading(), other).cloned()).transpose()?;
    let target = target.filter(|target| target.id != id);
    let followers = followers(desk.reading(), &id);
    let is_default = desk.reading().ground.by_nature.values().any(|one| *one == id);
    if target.is_none() && (is_default || !followers.is_empty()) {
        let mut who = names(&followers);
        if is_default {
            who.push("les nouveaux clients".to_owned());
        }
        return Err(Error::new(
            Code::ScenarioFollowed,
            format!("«\u{a0}{title}\u{a0}» est suivi par {}", who.join(", ")),
        ));
    }
    let word = target.as_ref().map(|target| target.id.clone()).unwrap_or_default();
    let moved: Vec<Client> = followers
        .iter()
        .map(|entry| Client { scenario: word.clone(), scenario_version: None, ..entry.file.client.clone() })
        .collect();
    let clients: Vec<ClientId> = moved.iter().map(|client| client.id).collect();
    let mut by_nature = desk.reading().ground.by_nature.clone();
    by_nature.values_mut().filter(|one| **one == id).for_each(|one| one.clone_from(&word));
    let defaults = json!(by_nature).to_string();
    desk.write("scenario_removed", |writer| {
        writer.remove_scenario(&id, true)?;
        for client in &moved {
            writer.update_client(client)?;
        }
        if is_default {
            writer.set_setting(key::SCENARIOS, &defaults)?;
        }
        let payload = json!({ "scenario": id, "moved_to": word, "clients": clients });
        Ok(Written { answer: (), payload, clients, choices: true })
    })?;
    let follows = target.filter(|_| !moved.is_empty() || is_default);
    let follows =
        follows.map(|target| format!(" Ceux qui le suivaient suivent «\u{a0}{}\u{a0}».", target.title));
    let message = format!("«\u{a0}{title}\u{a0}» n’est plus proposé.{}", follows.clone().unwrap_or_default());
    Ok(ScenarioDone { id, message, restorable: follows.is_none() })
}

/// Proposes an own scenario again.
///
/// # Errors
/// [`Code::BadValue`] where there was none of that word.
pub fn restore(desk: &mut Acting<'_>, id: &str) -> Result<ScenarioDone, Error> {
    let id = id.to_owned();
    desk.write("scenario_restored", |writer| {
        if !writer.remove_scenario(&id, false)? {
            return Err(Error::new(Code::BadValue, id.clone()));
        }
        Ok(Written { answer: (), payload: json!({ "scenario": id }), clients: Vec::new(), choices: true })
    })?;
    let title = scenario_named(desk.reading(), &id)?.title.clone();
    Ok(ScenarioDone {
        id,
        message: format!("«\u{a0}{title}\u{a0}» est proposé de nouveau."),
        restorable: false,
    })
}
