//! What the user chose, as the data have it: the ground amounts are computed on, the company, the
//! alerts.

use std::collections::BTreeMap;

use dument_domain::case::ClaimSettings;
use dument_domain::{Company, DebtorNature, LawUpdate};
use dument_store::{SavedScenario, Store, StoreError, Writer};
use serde::de::DeserializeOwned;

use crate::ground::book::Ground;
use crate::ground::key;
use crate::ground::law::law_of;
use crate::ground::scenarios::known;
use crate::views::AlertSettings;
use crate::{Code, Error};

/// Where choices are read: the data as they lie, or as an open transaction leaves them.
pub(crate) trait Chosen {
    /// The JSON text of a setting.
    fn setting_text(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// The company.
    fn company_chosen(&self) -> Result<Option<Company>, StoreError>;
    /// The scenarios of the user, in all their versions.
    fn scenarios_saved(&self) -> Result<Vec<SavedScenario>, StoreError>;
}

impl Chosen for Store {
    fn setting_text(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.setting(key)
    }

    fn company_chosen(&self) -> Result<Option<Company>, StoreError> {
        self.company()
    }

    fn scenarios_saved(&self) -> Result<Vec<SavedScenario>, StoreError> {
        self.scenarios()
    }
}

impl Chosen for Writer<'_> {
    fn setting_text(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.setting(key)
    }

    fn company_chosen(&self) -> Result<Option<Company>, StoreError> {
        self.company()
    }

    fn scenarios_saved(&self) -> Result<Vec<SavedScenario>, StoreError> {
        self.scenarios()
    }
}

/// All that the user chose.
pub(crate) struct Choices {
    pub(crate) ground: Ground,
    pub(crate) company: Option<Company>,
    pub(crate) alerts: AlertSettings,
}

impl Choices {
    /// Reads all of them.
    pub(crate) fn of(data: &impl Chosen) -> Result<Choices, Error> {
        let updates: Vec<LawUpdate> = read_setting(data, key::RATES)?;
        let law = law_of(&updates)?;
        let (scenarios, kept) = known(data.scenarios_saved()?)?;
        let company = data.company_chosen()?;
        let settings: ClaimSettings = read_setting(data, key::CLAIMS)?;
        let alerts: AlertSettings = read_setting(data, key::ALERTS)?;
        let by_nature: BTreeMap<DebtorNature, String> = read_setting(data, key::SCENARIOS)?;
        let erased = read_setting(data, key::ERASED)?;
        let region = company.as_ref().map(|company| company.region).unwrap_or_default();
        let activity = company.as_ref().map(|company| company.activity).unwrap_or_default();
        let ground = Ground { law, scenarios, kept, by_nature, settings, region, activity, erased };
        Ok(Choices { ground, company, alerts })
    }
}

/// A setting, or its default.
pub(crate) fn read_setting<T: DeserializeOwned + Default>(data: &impl Chosen, key: &str) -> Result<T, Error> {
    let Some(text) = data.setting_text(key)? else { return Ok(T::default()) };
    serde_json::from_str(&text).map_err(|error| Error::new(Code::DamagedFile, format!("{key}: {error}")))
}
