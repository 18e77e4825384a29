//! A scenario taken out to a file and brought in from one: the TOML of those shipped.

use dument_domain::case::Scenario;

use crate::scenarios::draft::draft_of;
use crate::views::{ScenarioDone, ScenarioDraft, ScenarioInput};
use crate::{App, Code, Error, Now};

impl App {
    /// The name and the text of the file of a scenario, in its last version.
    ///
    /// # Errors
    /// [`Code::BadValue`] with the words there are.
    pub fn scenario_file(&self, id: &str) -> Result<(String, String), Error> {
        let scenario = self.scenario_named(id)?;
        let text = scenario.to_toml().map_err(|error| Error::new(Code::Internal, error.to_string()))?;
        Ok((format!("{}.toml", scenario.id), text))
    }

    /// The form of the scenario of a file, to be looked at before it is kept: a new version of the
    /// own one of that word, otherwise a new one.
    ///
    /// # Errors
    /// [`Code::UnreadableFile`] for a text that is no scenario.
    pub fn read_scenario(&self, text: &str) -> Result<ScenarioDraft, Error> {
        let scenario = read(text)?;
        let own = self.own_scenario(&scenario.id).is_ok();
        let id = own.then(|| scenario.id.clone());
        Ok(draft_of(&scenario, id))
    }

    /// Keeps the scenario of a file, with the same checks as the form, under the word of the file
    /// where nobody has it.
    ///
    /// # Errors
    /// As [`App::read_scenario`] and [`App::save_scenario`].
    pub fn import_scenario(&mut self, now: &Now, text: &str) -> Result<ScenarioDone, Error> {
        let draft = self.read_scenario(text)?;
        self.save_scenario_as(now, &ScenarioInput { draft, move_running: false }, &read(text)?.id)
    }
}

fn read(text: &str) -> Result<Scenario, Error> {
    Scenario::read(text)
        .map_err(|_| Error::new(Code::UnreadableFile, "Ce n’est pas le fichier d’un scénario de Dûment."))
}
