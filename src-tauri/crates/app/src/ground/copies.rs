//! Where copies (sauvegardes) stand, and their names: their moment, and why they were made.

use std::fmt;
use std::path::Path;

use dument_domain::Day;
use dument_store::{PassingFolder, StoreError};

/// The folder of the copies, inside the data folder.
pub(crate) const COPIES: &str = "sauvegardes";
/// What the name of a folder of a moment begins with.
const PASSING: &str = "essai-";
/// What follows the name of a copy that opens with a passphrase.
pub(crate) const ENDING: &str = ".age";

/// A folder where a copy is tried, opened or made for a moment: beside the copies, otherwise among the passing
/// files of this account. What a stopped program left there is taken away.
///
/// # Errors
/// What the disk says.
pub(crate) fn passing_folder(home: &Path) -> Result<PassingFolder, StoreError> {
    if home.is_dir() {
        PassingFolder::make(&home.join(COPIES), PASSING)
    } else {
        PassingFolder::make(&std::env::temp_dir(), &format!("dument-{PASSING}"))
    }
}

/// Takes away what a stopped program opened, tried or made there, and left.
pub(crate) fn sweep_passing(home: &Path) {
    PassingFolder::sweep(&home.join(COPIES), PASSING);
}

/// The name of a copy, which says all that is known without opening it: `dument-2026-11-30-07h30-avant-import.db`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CopyName {
    pub(crate) on: Day,
    /// Minutes since midnight.
    pub(crate) at: u32,
    /// The word of its reason; empty for the copy of a day.
    pub(crate) why: String,
}

impl CopyName {
    /// What a name says; nothing where it is no copy's.
    pub(crate) fn of(file: &str) -> Option<CopyName> {
        let (on, rest) = file.strip_prefix("dument-")?.strip_suffix(".db")?.split_at_checked(10)?;
        let (at, why) = rest.strip_prefix('-')?.split_at_checked(5)?;
        let (hour, minute) = at.split_once('h')?;
        let at = hour.parse::<u32>().ok()? * 60 + minute.parse::<u32>().ok()?;
        Some(CopyName { on: on.parse().ok()?, at, why: why.trim_start_matches('-').to_owned() })
    }

    /// Whether a file is what is left of a copy that was being made: begun, or the journal of its making.
    pub(crate) fn is_begun(file: &str) -> bool {
        file.split_once(".partiel").is_some_and(|(name, _)| {
            let name = name.trim_end_matches(ENDING);
            CopyName::of(name).is_some() || CopyName::of(name.trim_end_matches("-wal")).is_some()
        })
    }

    /// The same with a reason; with a number from the second on, where the name is borne already.
    pub(crate) fn with(&self, why: &str, count: u32) -> CopyName {
        let number = if count < 2 { String::new() } else { count.to_string() };
        let words = [self.why.as_str(), why, number.as_str()].into_iter().filter(|word| !word.is_empty());
        CopyName { why: words.collect::<Vec<_>>().join("-"), ..self.clone() }
    }
}

impl fmt::Display for CopyName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "dument-{}-{:02}h{:02}", self.on, self.at / 60, self.at % 60)?;
        if !self.why.is_empty() {
            write!(out, "-{}", self.why)?;
        }
        out.write_str(".db")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_name_says_what_it_was_made_of() {
        for name in ["dument-2026-11-30-07h05.db", "dument-2026-11-30-18h20-avant-import-2.db"] {
            assert_eq!(CopyName::of(name).unwrap().to_string(), name);
        }
        for other in
            ["dument.db", "dument-avant-mise-a-jour-5.db", "dument-2026-11-30-07h05.db.partiel", "é.db"]
        {
            assert_eq!(CopyName::of(other), None, "{other}");
        }
        let daily = CopyName::of("dument-2026-11-30-07h05.db").unwrap();
        assert_eq!(daily.with("demandee", 1).to_string(), "dument-2026-11-30-07h05-demandee.db");
        assert_eq!(daily.with("demandee", 3).to_string(), "dument-2026-11-30-07h05-demandee-3.db");
    }

    #[test]
    fn what_a_stopped_copy_left_is_known_and_nothing_else_is() {
        for begun in ["", "-journal", "-wal"] {
            assert!(CopyName::is_begun(&format!("dument-2026-11-30-07h05.db.partiel{begun}")));
        }
        assert!(CopyName::is_begun("dument-2026-11-30-07h05-avant-restauration.db-wal.partiel"));
        for other in ["dument-2026-11-30-07h05.db", "registre.json.partiel", "facture.db.partiel"] {
            assert!(!CopyName::is_begun(other), "{other}");
        }
    }
}
