//! A scenario taken out to a file and brought in from one: the TOML of those shipped.

use dument_domain::case::Scenario;

use crate::ground::acting::Acting;
use crate::ground::asking::Reading;
use crate::scenarios::draft::draft_of;
use crate::scenarios::save::{own_scenario, save_scenario_as};
use crate::scenarios::scenario_named;
use crate::views::{ScenarioDone, ScenarioDraft, ScenarioInput};
use crate::{Code, Error};

/// The name and the text of the file of a scenario, in its last version.
///
/// # Errors
/// [`Code::BadValue`] with the words there are.
pub fn file(reading: Reading<'_>, id: &str) -> Result<(String, String), Error> {
    let scenario = scenario_named(reading, id)?;
    let text = scenario.to_toml().map_err(|error| Error::new(Code::Internal, error.to_string()))?;
    Ok((format!("{}.toml", scenario.id), text))
}

/// The form of the scenario of a file, to be looked at before it is kept: a new version of the
/// own one of that word, otherwise a new one.
///
/// # Errors
/// [`Code::UnreadableFile`] for a text that is no scenario.
pub fn read_file(reading: Reading<'_>, text: &str) -> Result<ScenarioDraft, Error> {
    let scenario = read(text)?;
    let own = own_scenario(reading, &scenario.id).is_ok();
    let id = own.then(|| scenario.id.clone());
    Ok(draft_of(&scenario, id))
}

/// Keeps the scenario of a file, with the same checks as the form, under the word of the file
/// where nobody has it.
///
/// # Errors
/// As [`read_file`] and [`save`].
pub fn import(desk: &mut Acting<'_>, text: &str) -> Result<ScenarioDone, Error> {
    let draft = read_file(desk.reading(), text)?;
    save_scenario_as(desk, &ScenarioInput { draft, move_running: false }, &read(text)?.id)
}

fn read(text: &str) -> Result<Scenario, Error> {
    Scenario::read(text)
        .map_err(|_| Error::new(Code::UnreadableFile, "Ce n’est pas le fichier d’un scénario de Dûment."))
}
