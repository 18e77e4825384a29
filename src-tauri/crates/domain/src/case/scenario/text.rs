//! A scenario as a file: the same TOML as those shipped.

use toml::Value;

use super::Scenario;
use crate::case::ScenarioError;

impl Scenario {
    /// The file of this scenario, which [`Scenario::parse`] reads back unchanged.
    ///
    /// # Errors
    /// [`ScenarioError`] if a text cannot be written as TOML.
    pub fn to_toml(&self) -> Result<String, ScenarioError> {
        let written = |value: Result<Value, toml::ser::Error>| {
            value.map(|value| value.to_string()).map_err(|error| ScenarioError(error.to_string()))
        };
        let mut text = format!(
            "id = {}\nversion = {}\ntitle = {}\n",
            written(Value::try_from(&self.id))?,
            self.version,
            written(Value::try_from(&self.title))?
        );
        if !self.suits.is_empty() {
            text.push_str(&format!("suits = {}\n", written(Value::try_from(&self.suits))?));
        }
        text.push_str(&format!("min_interval_days = {}\n", self.min_interval_days));
        text.push_str(&format!("acting_days = {}\n", written(Value::try_from(self.acting_days))?));
        for step in &self.steps {
            text.push_str("\n[[steps]]\n");
            let fields = Value::try_from(step).map_err(|error| ScenarioError(error.to_string()))?;
            for (name, value) in fields.as_table().into_iter().flatten() {
                text.push_str(&format!("{name} = {value}\n"));
            }
        }
        text.push_str("\n[outcomes]\n");
        for (outcome, rule) in &self.outcomes {
            text.push_str(&format!("{} = {}\n", outcome.code(), written(Value::try_from(rule))?));
        }
        Ok(text)
    }
}
