//! The scenarios there are, and the versions that running cases keep.

use std::collections::BTreeMap;

use dument_domain::case::Scenario;
use dument_store::SavedScenario;

use crate::{Code, Error};

/// A version of an own scenario that another one followed.
#[derive(Clone)]
pub(crate) struct KeptVersion {
    pub(crate) scenario: Scenario,
    /// When the next version was saved: a case begun by then keeps this one.
    pub(crate) until: String,
}

/// The scenarios proposed, shipped first, and the versions kept for running cases.
pub(crate) fn known(saved: Vec<SavedScenario>) -> Result<(Vec<Scenario>, Vec<KeptVersion>), Error> {
    let shipped = Scenario::shipped().map_err(|error| Error::new(Code::Internal, error.to_string()))?;
    let mut own: BTreeMap<String, Vec<SavedScenario>> = BTreeMap::new();
    for saved in saved {
        own.entry(saved.scenario.id.clone()).or_default().push(saved);
    }
    let mut proposed: Vec<SavedScenario> = Vec::new();
    let mut kept = Vec::new();
    for versions in own.into_values() {
        let mut versions = versions.into_iter().peekable();
        while let Some(version) = versions.next() {
            match versions.peek() {
                Some(next) => {
                    kept.push(KeptVersion { scenario: version.scenario, until: next.saved_at.clone() })
                }
                None => proposed.push(version),
            }
        }
    }
    let proposed = proposed.into_iter().filter(|one| !one.removed).map(|one| one.scenario);
    Ok((shipped.into_iter().chain(proposed).collect(), kept))
}
