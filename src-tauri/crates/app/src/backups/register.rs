//! What is remembered of the copies: where the second ones go, what went wrong, what was tried.
//!
//! It lies beside the copies and not in the data: it is about this computer, must be read where the data do
//! not open, and a copy put back must not bring back where copies went a year ago.

use std::fs;
use std::path::{Path, PathBuf};

use dument_domain::Day;
use dument_store::{CopyInfo, Lock};
use serde::{Deserialize, Serialize};

use crate::Error;

/// The file of the register, in the folder of the copies.
const FILE: &str = "registre.json";
/// Days during which its loss is said: nobody may have had a second place to choose again.
const LOSS_SAID_FOR: i64 = 14;

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Register {
    /// The second place, once chosen.
    pub(crate) second: Option<Second>,
    /// Why there is no copy of the day, and since when.
    pub(crate) trouble: Option<Trouble>,
    /// The last copy of a day.
    pub(super) last: Option<Last>,
    /// The last trial of a restoration.
    pub(super) tried: Option<Tried>,
    /// The last time everything that must hold was looked at.
    pub(super) verified: Option<Tried>,
    /// The day the register was found unreadable: a second place, if there was one, is to be chosen again.
    pub(super) lost_on: Option<Day>,
    /// Who was erased, without a word of anybody.
    pub(super) erased: Vec<Mark>,
    /// It was there and could not be read: kept until the copy of a day says so, whoever writes it before.
    unreadable: bool,
}

/// That a client was erased: a number, a seal, the copies there were. Nothing of anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mark {
    /// The number of the client.
    pub(crate) client: i64,
    /// The seal of the line that first touched its file.
    pub(crate) first_seal: String,
    /// The copies made before, by name.
    pub(crate) copies: Vec<String>,
}

/// The second place of the copies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Second {
    /// The folder of the copies, made by the program: where it is not, the disk is not there.
    pub(super) folder: PathBuf,
    /// The day it was chosen.
    pub(super) chosen_on: Day,
    /// The day of the last copy made there.
    #[serde(default)]
    pub(super) last_on: Option<Day>,
    /// Why the last one failed, and since when.
    #[serde(default)]
    pub(crate) trouble: Option<Trouble>,
    /// What seals the copies that go there; none where they are readable.
    #[serde(default)]
    pub(super) lock: Option<Lock>,
    /// What the last sealed one holds, which cannot be read there.
    #[serde(default)]
    pub(super) sealed: Option<Last>,
}

/// Copies that fail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Trouble {
    /// The first day of it: told once, whatever it lasts.
    pub(crate) since: Day,
    /// The last reason, a whole sentence.
    pub(crate) told: String,
}

/// The copy of a day that was made last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Last {
    pub(super) name: String,
    pub(super) origin: Option<String>,
    pub(super) lines: u64,
}

/// A restoration tried in a folder thrown away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tried {
    pub(super) on: Day,
    pub(super) sound: bool,
    pub(super) told: String,
}

impl Last {
    pub(super) fn of(name: String, info: &CopyInfo) -> Last {
        Last { name, origin: info.origin.clone(), lines: info.lines }
    }
}

impl Register {
    /// The register of a folder of copies; one that cannot be read is an empty one, which
    /// [`Register::found_on`] remembers.
    pub(super) fn of(folder: &Path) -> Register {
        let place = folder.join(FILE);
        let read = fs::read(&place).ok().and_then(|text| serde_json::from_slice(&text).ok());
        read.unwrap_or_else(|| Register { unreadable: place.exists(), ..Register::default() })
    }

    /// Remembers that it was lost, where it could not be read.
    pub(super) fn found_on(&mut self, today: Day) {
        if std::mem::take(&mut self.unreadable) {
            self.lost_on = Some(today);
        }
    }

    /// What must be said where it was lost, for a fortnight: since when, and what to do.
    pub(super) fn loss(&self, today: Day) -> Option<(Day, String)> {
        let told = "Ce qui était noté de vos sauvegardes n’était plus lisible. Les sauvegardes sont là\u{202f}; \
                    si vous aviez choisi un autre emplacement, choisissez-le de nouveau dans «\u{a0}Réglages\u{a0}», \
                    «\u{a0}Données et réseau\u{a0}».";
        let lost_on = self.lost_on.filter(|since| since.days_until(today) < LOSS_SAID_FOR);
        lost_on.map(|since| (since, told.to_owned()))
    }

    /// Keeps it.
    ///
    /// # Errors
    /// What the disk says; the one before is there then.
    pub(super) fn keep(&self, folder: &Path) -> Result<(), Error> {
        let text = serde_json::to_vec_pretty(self)
            .map_err(|error| Error::new(crate::Code::Internal, error.to_string()))?;
        dument_store::write_private(&folder.join(FILE), &text).map_err(Error::of_the_register)
    }
}

/// What is remembered once copies were tried: nothing where all went well, otherwise since when they fail.
pub(super) fn trouble_after(
    before: Option<&Trouble>,
    today: Day,
    outcome: Result<(), &Error>,
) -> Option<Trouble> {
    let told = outcome.err()?.message();
    Some(Trouble { since: before.map_or(today, |before| before.since), told })
}
