//! Data taken away to another computer: the mark that stays in their folder.
//!
//! It lies beside the data and not in them: the copy that left must not bear it, and one that comes back takes it away.

use std::fs;
use std::path::Path;

use dument_domain::Day;
use dument_letters::french;
use serde::{Deserialize, Serialize};

use crate::{Code, Error, Now};

/// The file of the mark, in the data folder.
const FILE: &str = "emportees.json";

/// Where the data went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Away {
    /// The day; none where the mark can no longer be read, which is no reason to forget it.
    on: Option<Day>,
    /// The file they left in, as it was named then.
    to: String,
}

impl Away {
    /// The mark of a data folder, where there is one.
    pub(crate) fn of(home: &Path) -> Option<Away> {
        let place = home.join(FILE);
        if !place.exists() {
            return None;
        }
        let read = fs::read(&place).ok().and_then(|text| serde_json::from_slice(&text).ok());
        Some(read.unwrap_or(Away { on: None, to: String::new() }))
    }

    /// Leaves the mark.
    ///
    /// # Errors
    /// What the disk says: the data are then not said to be elsewhere.
    pub(crate) fn mark(home: &Path, now: &Now, to: &str) -> Result<(), Error> {
        let away = Away { on: Some(now.today), to: to.to_owned() };
        let text = serde_json::to_vec_pretty(&away)
            .map_err(|error| Error::new(Code::Internal, error.to_string()))?;
        Ok(dument_store::write_private(&home.join(FILE), &text)?)
    }

    /// Takes the mark away: the data go on here.
    ///
    /// # Errors
    /// What the disk says.
    pub(crate) fn forget(home: &Path) -> Result<(), Error> {
        match fs::remove_file(home.join(FILE)) {
            Err(problem) if problem.kind() != std::io::ErrorKind::NotFound => {
                Err(dument_store::StoreError::from(problem).into())
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// « Vos données ont été emportées le 30 novembre 2026 (E:\Données.db.age). »
    pub(crate) fn told(&self) -> String {
        let on = self.on.map(|on| format!(" le {}", french::date(on))).unwrap_or_default();
        let to = if self.to.is_empty() { String::new() } else { format!(" ({})", self.to) };
        format!("Vos données ont été emportées{on} sur un autre ordinateur{to}.")
    }

    /// Why nothing is written here.
    pub(crate) fn refusal(&self) -> Error {
        let told = format!(
            "{} Rien n’a été noté\u{a0}: ce qui s’écrirait ici manquerait là-bas. Pour continuer ici quand même\u{a0}: bouton «\u{a0}Continuer ici…\u{a0}» de la fenêtre, ou «\u{a0}dument-cli backup --stay\u{a0}».",
            self.told()
        );
        Error::told(Code::TakenAway, self.to.clone(), told)
    }
}
