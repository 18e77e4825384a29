//! The names of copies: their moment, and why they were made.

use std::fs;
use std::path::{Path, PathBuf};

use dument_domain::Day;

use crate::Now;

/// Why a copy was made that is not the one of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// Before a copy took the place of the data.
    Restore,
    /// Before a file with many invoices was read.
    Import,
    /// Before something was taken away.
    Removal,
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
    const ALL: [Why; 7] =
        [Why::Asked, Why::Restore, Why::Import, Why::Removal, Why::Brought, Why::OtherData, Why::Fuller];

    /// Its word in the name of a file.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Why::Restore => "avant-restauration",
            Why::Import => "avant-import",
            Why::Removal => "avant-retrait",
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
            Why::Restore | Why::Asked | Why::Brought | Why::OtherData | Why::Fuller => false,
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
    pub(super) on: Day,
    /// Minutes since midnight.
    pub(super) at: u32,
    pub(super) why: String,
    pub(super) bytes: u64,
}

impl Named {
    /// Whether it is the copy of a day.
    pub(super) fn is_daily(&self) -> bool {
        self.why.is_empty()
    }

    /// Its name, without its folder.
    pub(super) fn file(&self) -> String {
        name_in(&self.path)
    }
}

/// The name of a file, without its folder.
pub(super) fn name_in(path: &Path) -> String {
    path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned())
}

/// « dument-2026-11-30-07h30.db », with the reason behind the moment.
pub(super) fn copy_name(now: &Now, why: &str) -> String {
    let (hour, minute) = (now.minute_of_day / 60, now.minute_of_day % 60);
    let why = if why.is_empty() { String::new() } else { format!("-{why}") };
    format!("dument-{}-{hour:02}h{minute:02}{why}.db", now.today)
}

/// A name that nothing bears yet, in a folder.
pub(super) fn free_name(folder: &Path, now: &Now, why: Why) -> PathBuf {
    free(|count| {
        let why = if count == 1 { why.word().to_owned() } else { format!("{}-{count}", why.word()) };
        folder.join(copy_name(now, &why))
    })
}

/// The first of these paths that nothing bears.
pub(super) fn free(named: impl Fn(u32) -> PathBuf) -> PathBuf {
    (1..u32::MAX).map(&named).find(|path| !path.exists()).unwrap_or_else(|| named(u32::MAX))
}

/// The copies of a folder; what bears another name is somebody else's.
pub(super) fn named_in(folder: &Path) -> Vec<Named> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<Named> = entries
        .filter_map(|entry| {
            let file = entry.file_name();
            let (on, rest) =
                file.to_str()?.strip_prefix("dument-")?.strip_suffix(".db")?.split_at_checked(10)?;
            let (at, why) = rest.strip_prefix('-')?.split_at_checked(5)?;
            let (hour, minute) = at.split_once('h')?;
            let found = entry.metadata().ok()?;
            found.is_file().then_some(Named {
                path: entry.path(),
                on: on.parse().ok()?,
                at: hour.parse::<u32>().ok()? * 60 + minute.parse::<u32>().ok()?,
                why: why.trim_start_matches('-').to_owned(),
                bytes: found.len(),
            })
        })
        .collect();
    found.sort_by(|one, other| (other.on, other.at, &other.path).cmp(&(one.on, one.at, &one.path)));
    found
}

/// The copy of a day, where there is one.
pub(super) fn daily_of(folder: &Path, day: Day) -> Option<PathBuf> {
    named_in(folder).into_iter().find(|one| one.is_daily() && one.on == day).map(|one| one.path)
}
