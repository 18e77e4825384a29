//! The names of copies: their moment, and why they were made.

use std::fs;
use std::path::{Path, PathBuf};

use dument_domain::Day;

use crate::Now;
use crate::ground::copies::{CopyName, ENDING};

/// Why a copy was made that is not the one of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// Before a copy took the place of the data.
    Restore,
    /// Before a file with many invoices was read.
    Import,
    /// Before something was taken away.
    Removal,
    /// Before a later version of the program raised its schema; it lies beside the data, where the store made it.
    Update,
    /// The user asked for it.
    Asked,
    /// It came from elsewhere.
    Brought,
    /// It holds other data than those that are there now.
    OtherData,
    /// It holds more than the data that are there now.
    Fuller,
}

impl Why {
    const ALL: [Why; 8] = [
        Why::Asked,
        Why::Restore,
        Why::Import,
        Why::Removal,
        Why::Update,
        Why::Brought,
        Why::OtherData,
        Why::Fuller,
    ];

    /// Its word in the name of a file.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Why::Restore => "avant-restauration",
            Why::Import => "avant-import",
            Why::Removal => "avant-retrait",
            Why::Update => "avant-mise-a-jour",
            Why::Asked => "demandee",
            Why::Brought => "apportee",
            Why::OtherData => "autres-donnees",
            Why::Fuller => "plus-complete",
        }
    }

    /// What the list says of it.
    pub(super) const fn said(self) -> &'static str {
        match self {
            Why::Restore => "avant une restauration",
            Why::Import => "avant un import",
            Why::Removal => "avant un retrait",
            Why::Update => "avant une mise à jour de Dûment",
            Why::Asked => "demandée par vous",
            Why::Brought => "apportée d’ailleurs",
            Why::OtherData => "d’autres données",
            Why::Fuller => "plus complète que vos données du lendemain",
        }
    }

    /// Whether such copies come again and again, so that only the last ones are kept.
    pub(super) const fn comes_often(self) -> bool {
        match self {
            Why::Import | Why::Removal => true,
            Why::Restore | Why::Update | Why::Asked | Why::Brought | Why::OtherData | Why::Fuller => false,
        }
    }

    /// The reason that a name gives.
    pub(super) fn of(word: &str) -> Option<Why> {
        Why::ALL.into_iter().find(|one| word.starts_with(one.word()))
    }
}

/// A copy by its name.
pub(super) struct Named {
    pub(super) path: PathBuf,
    pub(super) name: CopyName,
    pub(super) bytes: u64,
    /// Whether it opens with a passphrase.
    pub(super) sealed: bool,
}

impl Named {
    /// Whether it is the copy of a day.
    pub(super) fn is_daily(&self) -> bool {
        self.name.why.is_empty()
    }

    /// What follows its name.
    pub(super) fn ending(&self) -> &'static str {
        if self.sealed { ENDING } else { "" }
    }

    /// Its name, without its folder.
    pub(super) fn file(&self) -> String {
        name_in(&self.path)
    }

    /// What puts the copies in their order.
    pub(super) fn rank(&self) -> (Day, u32, &Path) {
        (self.name.on, self.name.at, &self.path)
    }
}

/// The name of a file, without its folder.
pub(super) fn name_in(path: &Path) -> String {
    path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned())
}

/// The name of a copy made now.
pub(super) fn copy_name(now: &Now) -> CopyName {
    CopyName { on: now.today, at: now.minute_of_day, why: String::new() }
}

/// A name that nothing bears yet, in a folder.
pub(super) fn free_name(folder: &Path, now: &Now, why: Why) -> PathBuf {
    free_in(folder, &copy_name(now), why.word(), "")
}

/// A name that nothing bears yet in a folder, from another one with a reason more.
pub(super) fn free_in(folder: &Path, name: &CopyName, why: &str, ending: &str) -> PathBuf {
    dument_store::free_name(|count| folder.join(format!("{}{ending}", name.with(why, count))))
}

/// The copies of a folder, latest first; what bears another name is somebody else's.
pub(super) fn named_in(folder: &Path) -> Vec<Named> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<Named> = entries
        .filter_map(|entry| {
            let file = entry.file_name();
            let file = file.to_str()?;
            let (plain, sealed) = file.strip_suffix(ENDING).map_or((file, false), |plain| (plain, true));
            let name = CopyName::of(plain)?;
            let found = entry.metadata().ok()?;
            found.is_file().then(|| Named { path: entry.path(), name, bytes: found.len(), sealed })
        })
        .collect();
    found.sort_by(|one, other| other.rank().cmp(&one.rank()));
    found
}

/// The copies made before the schema was raised, which lie beside the data. Their moment is that of the last thing
/// recorded in them.
pub(super) fn before_updates(home: &Path) -> Vec<Named> {
    let entries = fs::read_dir(home).into_iter().flatten().flatten();
    let found = entries.filter(|entry| entry.file_name().to_str().is_some_and(is_before_update));
    let named = found.filter_map(|entry| {
        let stamp = dument_store::last_written(&entry.path())?;
        let (on, time) = stamp.split_once('T')?;
        let (hour, minute) = time.get(..5)?.split_once(':')?;
        let at = hour.parse::<u32>().ok()? * 60 + minute.parse::<u32>().ok()?;
        let name = CopyName { on: on.parse().ok()?, at, why: Why::Update.word().to_owned() };
        Some(Named { path: entry.path(), name, bytes: entry.metadata().ok()?.len(), sealed: false })
    });
    named.collect()
}

/// Whether a name is that of such a copy.
pub(super) fn is_before_update(file: &str) -> bool {
    file.strip_prefix("dument-").is_some_and(|rest| rest.starts_with(Why::Update.word()))
        && file.ends_with(".db")
}

/// The copy of a day, where there is one; sealed, or not.
pub(super) fn daily_of(folder: &Path, day: Day, sealed: bool) -> Option<PathBuf> {
    let of_the_day = |one: &Named| one.is_daily() && one.name.on == day && one.sealed == sealed;
    named_in(folder).into_iter().find(of_the_day).map(|one| one.path)
}

/// Whether a folder, under its true name, is in that of the data.
pub(super) fn is_among(home: &Path, real: &Path) -> bool {
    home.canonicalize().is_ok_and(|home| real.starts_with(home))
}
