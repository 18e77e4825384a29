//! Copies that still hold somebody who was erased, and the marks that tell it again after a restoration.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Error;
use crate::backups::named::{before_updates, named_in};
use crate::backups::register::{Mark, Register};
use crate::ground::asking::Reading;
use crate::ground::copies::{COPIES, ENDING};
use crate::words::text::counted;

/// Remembers erasures beside the copies: a copy put back would know nothing of them.
///
/// # Errors
/// [`crate::Code::Disk`].
pub(crate) fn mark_erased(reading: Reading<'_>, marks: Vec<Mark>) -> Result<(), Error> {
    let Some(home) = reading.kept.folder() else { return Ok(()) };
    let folder = home.join(COPIES);
    dument_store::make_private_folder(&folder).map_err(Error::of_making_a_copy)?;
    let copies: Vec<String> = copies_in(home).into_iter().map(|(name, _)| name).collect();
    let mut register = Register::of(&folder);
    for mark in marks {
        register.erased.retain(|one| (one.client, &one.first_seal) != (mark.client, &mark.first_seal));
        register.erased.push(Mark { copies: copies.clone(), ..mark });
    }
    register.keep(&folder)
}

/// Every erasure remembered.
pub(crate) fn erased_marks(reading: Reading<'_>) -> Vec<Mark> {
    reading.kept.folder().map(|home| Register::of(&home.join(COPIES)).erased).unwrap_or_default()
}

/// The copies that still hold somebody erased, a sentence.
pub(crate) fn copies_of_erased(reading: Reading<'_>) -> Option<String> {
    let home = reading.kept.folder()?;
    let here = held(home).len();
    let second = Register::of(&home.join(COPIES)).second.is_some();
    let elsewhere = if second { " L’autre emplacement peut en avoir aussi." } else { "" };
    (here > 0).then(|| {
        format!(
            "{} d’avant un effacement {} encore la personne effacée. Les copies du jour partent par roulement, au plus tard dans douze mois\u{202f}; celles que vous avez demandées restent.{elsewhere}",
            counted(here, "sauvegarde"),
            if here > 1 { "contiennent" } else { "contient" }
        )
    })
}

/// Removes the copies that still hold somebody erased, once a new one is made by `make` and read again.
///
/// # Errors
/// The new copy cannot be made: none was removed then. [`crate::Code::Disk`] where one could not be removed.
pub(crate) fn remove_copies_of_erased(
    reading: Reading<'_>,
    make: impl FnOnce(Reading<'_>) -> Result<String, Error>,
) -> Result<String, Error> {
    let Some(home) = reading.kept.folder() else { return Ok(String::new()) };
    let (here, names) = (held(home), names_before(home));
    let register = Register::of(&home.join(COPIES));
    let second = register.second.as_ref().map(|second| second.folder().to_owned());
    let mut going = here;
    for folder in second.iter().filter(|folder| folder.is_dir()) {
        going.extend(
            named_in(folder).into_iter().filter(|one| names.contains(&bare(&one.file()))).map(|one| one.path),
        );
    }
    if going.is_empty() {
        return Ok("Aucune sauvegarde d’avant n’est là.".to_owned());
    }
    make(reading)?;
    let count = going.len();
    for place in going {
        fs::remove_file(place).map_err(|problem| Error::of_making_a_copy(problem.into()))?;
    }
    let away = second.is_some_and(|folder| !folder.is_dir());
    let left =
        if away { " L’autre emplacement n’est pas branché\u{a0}: ses copies y restent." } else { "" };
    let gone = if count > 1 { "supprimées" } else { "supprimée" };
    let before = counted(count, "sauvegarde");
    Ok(format!("Une sauvegarde neuve est faite\u{202f}; {before} d’avant {gone}.{left}"))
}

/// The copies of this computer made before an erasure that are still there.
fn held(home: &Path) -> Vec<PathBuf> {
    let names = names_before(home);
    copies_in(home).into_iter().filter(|(name, _)| names.contains(name)).map(|(_, path)| path).collect()
}

fn names_before(home: &Path) -> Vec<String> {
    Register::of(&home.join(COPIES)).erased.into_iter().flat_map(|mark| mark.copies).collect()
}

/// The copies of this computer, by name.
fn copies_in(home: &Path) -> Vec<(String, PathBuf)> {
    let all = named_in(&home.join(COPIES)).into_iter().chain(before_updates(home));
    all.map(|one| (bare(&one.file()), one.path)).collect()
}

/// The name of a copy, protected or not.
fn bare(name: &str) -> String {
    name.strip_suffix(ENDING).unwrap_or(name).to_owned()
}
