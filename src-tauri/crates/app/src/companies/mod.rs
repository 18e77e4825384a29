//! The companies of this computer: each in a folder of its own, with its own lock, copies and example.
//!
//! The folders decide; the list is a memory of them. The folder used until now is the first company; those added
//! stand beside it, `-2`, `-3` and so on behind its name, or wherever the user says. With one company nothing is
//! remembered and nothing is asked.

mod folders;
mod memory;

pub(crate) use folders::{GONE, same};

use std::path::{Path, PathBuf};

use crate::backups::{clock, recent};
use crate::companies::folders::{Whose, whose};
use crate::companies::memory::Remembered;
use crate::views::{CompaniesView, CompanyColour, CompanyRow};
use crate::words::text::folded;
use crate::{Code, Error, Now};

/// Where this computer's companies are looked for.
#[derive(Clone, Debug)]
pub struct Companies {
    /// The file of the list; none where one folder was chosen for the program, which is then the only one.
    list: Option<PathBuf>,
    /// The folder used since the first start.
    first: PathBuf,
}

/// A company, as its folder says it and as it is remembered.
#[derive(Clone, Debug)]
struct Known {
    kept: Remembered,
    trouble: Option<String>,
}

/// What is opened at the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// The one there is; made where nothing is there yet.
    First(PathBuf),
    /// The one there is, elsewhere than in the first folder.
    Only(PathBuf),
    /// Several: the one opened last, if nobody is there to choose.
    Several(PathBuf),
}

impl Companies {
    /// The companies around a first folder, remembered in a file; that folder alone without one.
    #[must_use]
    pub fn around(first: PathBuf, list: Option<PathBuf>) -> Companies {
        Companies { list, first }
    }

    /// What to open at the start.
    #[must_use]
    pub fn start(&self) -> Start {
        let known = self.known(None);
        match known.as_slice() {
            [only] if !same(&only.kept.folder, &self.first) => Start::Only(only.kept.folder.clone()),
            [] | [_] => Start::First(self.first.clone()),
            [last, ..] => Start::Several(last.kept.folder.clone()),
        }
    }

    /// Whether this computer has several companies.
    #[must_use]
    pub fn are_several(&self) -> bool {
        self.known(None).len() > 1
    }

    /// The list, the last one opened first.
    #[must_use]
    pub fn view(&self, here: Option<&Path>, now: &Now) -> CompaniesView {
        let row = |one: Known| CompanyRow {
            opened: one.kept.opened.as_deref().and_then(|stamp| opened_words(stamp, now)),
            here: here.is_some_and(|here| same(here, &one.kept.folder)),
            opened_at: one.kept.opened,
            folder: one.kept.folder.display().to_string(),
            name: one.kept.name,
            colour: one.kept.colour,
            trouble: one.trouble,
        };
        let rows = self.known(here).into_iter().map(row).collect();
        CompaniesView { rows, can_add: self.list.is_some() }
    }

    /// The folder of the company of that name, or the one that is in that folder.
    ///
    /// # Errors
    /// [`Code::UnknownCompany`] with those there are, [`Code::AmbiguousCompany`] with the folders of both.
    pub fn folder_of(&self, asked: &str) -> Result<PathBuf, Error> {
        let known = self.known(None);
        let wanted = folded(asked);
        let named: Vec<&Known> = known.iter().filter(|one| folded(&one.kept.name) == wanted).collect();
        match named.as_slice() {
            [one] => return Ok(one.kept.folder.clone()),
            [] => {}
            several => {
                let folders: Vec<String> =
                    several.iter().map(|one| one.kept.folder.display().to_string()).collect();
                return Err(Error::told(
                    Code::AmbiguousCompany,
                    folders.join(", "),
                    format!(
                        "Plusieurs entreprises s’appellent «\u{a0}{asked}\u{a0}»\u{a0}: {}. Donnez le dossier de celle que vous voulez. Rien n’a été noté.",
                        folders.join(", ")
                    ),
                ));
            }
        }
        let folder = PathBuf::from(asked);
        if known.iter().any(|one| same(&one.kept.folder, &folder)) || matches!(whose(&folder), Whose::Of(_)) {
            return Ok(folder);
        }
        Err(no_such_company(asked, &known))
    }

    /// The folder for one more company: a new one beside the first, or one that was begun and left.
    ///
    /// # Errors
    /// [`Code::Forbidden`] where one data folder was chosen for the program.
    pub fn folder_to_add(&self) -> Result<PathBuf, Error> {
        self.list_file()?;
        // The place of one that is away is kept for it.
        let away: Vec<PathBuf> = self
            .known(None)
            .into_iter()
            .filter(|one| one.trouble.is_some())
            .map(|one| one.kept.folder)
            .collect();
        Ok(folders::free_beside(&self.first, &away))
    }

    /// Puts the company of a folder on the list, again if it was taken off.
    ///
    /// # Errors
    /// [`Code::UnknownCompany`] where that folder holds none, [`Code::Forbidden`], [`Code::Disk`].
    pub fn add(&self, folder: &Path) -> Result<(), Error> {
        self.list_file()?;
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let shown = folder.display().to_string();
        let name = match whose(&folder) {
            Whose::Of(name) => name,
            Whose::Nobody | Whose::Gone => {
                let told = format!(
                    "Ce dossier ne contient pas les données d’une entreprise\u{a0}: {shown}. Il y faut un fichier «\u{a0}dument.db\u{a0}». La liste n’a pas changé."
                );
                return Err(Error::told(Code::UnknownCompany, shown, told));
            }
            Whose::Unread(trouble) => {
                let told = format!("{trouble} La liste n’a pas changé\u{a0}: {shown}.");
                return Err(Error::told(Code::UnknownCompany, shown, told));
            }
        };
        self.remember(&folder, |one| (one.name, one.removed) = (name, false))
    }

    /// Takes a company off the list. Not one file of it is touched.
    ///
    /// # Errors
    /// [`Code::UnknownCompany`], [`Code::Forbidden`], [`Code::Disk`].
    pub fn remove(&self, folder: &Path) -> Result<(), Error> {
        if !self.holds(folder) {
            return Err(self.none_in(folder));
        }
        self.remember(folder, |one| one.removed = true)
    }

    /// Gives a company another colour.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Disk`].
    pub fn colour(&self, folder: &Path, colour: CompanyColour) -> Result<(), Error> {
        self.remember(folder, |one| one.colour = colour)
    }

    /// Remembers that a company was opened in the window.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Disk`].
    pub(crate) fn opened(&self, folder: &Path, now: &Now) -> Result<(), Error> {
        let stamp = now.stamp();
        // First: of two opened within one minute it is the later, also where it was opened before the other.
        self.remember_at(Some(0), folder, |one| (one.opened, one.removed) = (Some(stamp), false))
    }

    /// Whether a folder is that of a company on the list.
    pub(crate) fn holds(&self, folder: &Path) -> bool {
        self.known(None).iter().any(|one| same(&one.kept.folder, folder))
    }

    /// A folder that is none of theirs, with those there are.
    pub(crate) fn none_in(&self, folder: &Path) -> Error {
        no_such_company(&folder.display().to_string(), &self.known(None))
    }

    /// The folder used since the first start.
    pub(crate) fn first(&self) -> &Path {
        &self.first
    }

    fn list_file(&self) -> Result<&Path, Error> {
        self.list.as_deref().ok_or_else(|| {
            let told = "Un seul dossier de données a été choisi pour Dûment (DUMENT_DATA)\u{a0}: sans lui, plusieurs entreprises s’ouvrent. Rien n’a été changé.";
            Error::told(Code::Forbidden, "DUMENT_DATA", told)
        })
    }

    /// Changes what is remembered of one, where it stands in the list.
    fn remember(&self, folder: &Path, change: impl FnOnce(&mut Remembered)) -> Result<(), Error> {
        self.remember_at(None, folder, change)
    }

    /// Changes what is remembered of one, puts it at this place, and writes all of them down.
    fn remember_at(
        &self,
        place: Option<usize>,
        folder: &Path,
        change: impl FnOnce(&mut Remembered),
    ) -> Result<(), Error> {
        let file = self.list_file()?;
        let mut all = self.all();
        let at = all.iter().position(|one| same(&one.folder, folder));
        let mut one = match at {
            Some(at) => all.remove(at),
            None => fresh(folder.to_owned(), &all),
        };
        change(&mut one);
        all.insert(place.or(at).unwrap_or(all.len()), one);
        named_by_their_data(&mut all);
        memory::remember_all(file, &all)
    }

    /// Remembers the names that the data give now, for the day when a folder is not there.
    pub(crate) fn remember_names(&self) -> Result<(), Error> {
        let file = self.list_file()?;
        let before = self.all();
        let mut all = before.clone();
        named_by_their_data(&mut all);
        if all == before { Ok(()) } else { memory::remember_all(file, &all) }
    }

    /// Everything remembered, and everything found beside the first folder, each once.
    fn all(&self) -> Vec<Remembered> {
        let Some(file) = self.list.as_deref() else { return vec![fresh(self.first.clone(), &[])] };
        let mut all: Vec<Remembered> = Vec::new();
        for one in memory::remembered(file) {
            if !all.iter().any(|other| same(&other.folder, &one.folder)) {
                all.push(one);
            }
        }
        for folder in folders::beside_each_other(&self.first) {
            if !all.iter().any(|one| same(&one.folder, &folder)) {
                all.push(fresh(folder, &all));
            }
        }
        all
    }

    /// Those on the list, the last opened first, with the names that their own data give. One without a company yet
    /// is none, unless it is open.
    fn known(&self, here: Option<&Path>) -> Vec<Known> {
        let is_here = |folder: &Path| here.is_some_and(|here| same(here, folder));
        let all = self.all().into_iter().filter(|one| !one.removed || is_here(&one.folder));
        let mut known: Vec<Known> = all
            .filter_map(|mut kept| {
                let trouble = match whose(&kept.folder) {
                    Whose::Of(name) => {
                        kept.name = name;
                        None
                    }
                    Whose::Nobody if is_here(&kept.folder) => {
                        "Nouvelle entreprise".clone_into(&mut kept.name);
                        None
                    }
                    Whose::Nobody => return None,
                    // Never opened, never named: nothing was ever there.
                    Whose::Gone if kept.name.is_empty() && kept.opened.is_none() => return None,
                    Whose::Gone => Some(GONE.to_owned()),
                    Whose::Unread(trouble) => trouble.filled(),
                };
                if kept.name.is_empty() {
                    kept.name = folders::name_of(&kept.folder);
                }
                Some(Known { kept, trouble })
            })
            .collect();
        // A stable order: of those that were never opened, the first folder first.
        known.sort_by(|one, other| other.kept.opened.cmp(&one.kept.opened));
        known
    }
}

/// Puts down the names that their own data give.
fn named_by_their_data(all: &mut [Remembered]) {
    for one in all {
        if let Whose::Of(name) = whose(&one.folder) {
            one.name = name;
        }
    }
}

/// A company seen for the first time, in the first colour that none of the others has.
fn fresh(folder: PathBuf, others: &[Remembered]) -> Remembered {
    let free = CompanyColour::ALL.into_iter().find(|one| others.iter().all(|other| other.colour != *one));
    let round = CompanyColour::ALL.get(others.len() % CompanyColour::ALL.len()).copied();
    let colour = free.or(round).unwrap_or(CompanyColour::Grey);
    Remembered { folder, name: String::new(), colour, opened: None, removed: false }
}

/// « aujourd’hui à 7 h 30 ».
fn opened_words(stamp: &str, now: &Now) -> Option<String> {
    let (day, time) = stamp.split_once('T')?;
    let (hour, minute) = time.split_once(':')?;
    let minute_of_day = hour.parse::<u32>().ok()?.checked_mul(60)?.checked_add(minute.parse().ok()?)?;
    Some(format!("{} à {}", recent(day.parse().ok()?, now.today), clock(minute_of_day)))
}

fn no_such_company(asked: &str, known: &[Known]) -> Error {
    let names: Vec<String> = known.iter().map(|one| format!("«\u{a0}{}\u{a0}»", one.kept.name)).collect();
    let there = if names.is_empty() {
        "Il n’y en a aucune encore.".to_owned()
    } else {
        format!("Il y a\u{a0}: {}.", names.join(", "))
    };
    let told = format!(
        "Aucune entreprise de cet ordinateur ne s’appelle «\u{a0}{asked}\u{a0}», et ce dossier n’en contient pas. {there} Rien n’a été noté."
    );
    Error::told(Code::UnknownCompany, asked, told)
}
