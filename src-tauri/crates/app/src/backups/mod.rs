//! Copies of the data (sauvegardes): one a day that needs nobody, one before anything risky, and the way back.
//!
//! They lie in a folder beside the data, named by their moment, and in a second place where the user chose one.
//! Nothing here replaces a file: a copy has a new name, and what a restore takes the place of is kept first.

mod erased;
mod in_step;
mod keeping;
mod named;
mod recovery;
mod register;
mod said;
mod sealed;
mod second;
mod trust;

use std::path::{Path, PathBuf};

use dument_domain::Day;
use dument_store::{CopyInfo, Store, StoreError};

use crate::backups::named::{
    before_updates, copy_name, daily_of, free_name, is_among, is_before_update, name_in, named_in,
};
use crate::backups::register::{Last, Register, Second, Tried, trouble_after};
use crate::backups::said::{copy_row, copy_shown};
use crate::ground::asking::Reading;
use crate::ground::away::Away;
use crate::ground::copies::{COPIES as FOLDER, ENDING, sweep_passing};
use crate::ground::key;
use crate::views::{BackupView, BackupsView, RestoreView, TrustView};
use crate::words::files::plain_name;
use crate::{Code, Error, Now};

pub(crate) use erased::{copies_of_erased, erased_marks, mark_erased, remove_copies_of_erased};
pub use in_step::kept_in_step;
pub(crate) use named::Why;
pub use recovery::recovery_sheet;
pub(crate) use register::Mark;
pub(crate) use said::{clock, held_words, recent};
pub use sealed::{Opened, make_sealed, needs_passphrase, opened, strong_enough};
use second::away_sentence;

/// Days between two looks at everything that must hold.
const VERIFIED_EVERY: i64 = 7;

/// Makes the copy of the day where it has none yet, brings it to the second place where that is there, then lets
/// go of those that are too many.
///
/// # Errors
/// [`Code::DamagedFile`] where the data do not hold, [`Code::Disk`]: the copies of before are all there then.
pub fn of_the_day(reading: Reading<'_>) -> Result<(), Error> {
    // Nothing was recorded yet: an empty copy is worth nothing.
    let (Some(home), Some(_)) = (reading.kept.folder(), reading.company) else { return Ok(()) };
    let (folder, today) = (home.join(FOLDER), reading.now.today);
    // What a stopped program opened is not left open.
    sweep_passing(home);
    let mut register = Register::of(&folder);
    let before = register.clone();
    register.found_on(today);
    let own = here(reading, &folder, &mut register);
    register.trouble = trouble_after(before.trouble.as_ref(), today, own.as_ref().map(drop));
    let followed = match (&own, &mut register.second) {
        (Ok(copy), Some(second)) => second.follow(copy, today),
        (Ok(_), None) | (Err(_), _) => Ok(()),
    };
    let noted = if register == before { Ok(()) } else { register.keep(&folder) };
    let since = register.trouble.as_ref().map_or(today, |trouble| trouble.since);
    let unkept = noted.as_ref().err().map(|untold| own.as_ref().err().unwrap_or(untold).message());
    reading.shown.unkept.copies.replace(unkept.map(|told| (since, told)));
    own.and(followed).and(noted)
}

/// The copy of the day in the folder beside the data; it is made where there is none.
fn here(reading: Reading<'_>, folder: &Path, register: &mut Register) -> Result<PathBuf, Error> {
    let today = reading.now.today;
    if let Some(made) = daily_of(folder, today, false) {
        return Ok(made);
    }
    keeping::set_apart(folder, register.last.as_ref(), &reading.kept.info()?)?;
    keeping::sweep(folder);
    let place = folder.join(copy_name(&reading.now).to_string());
    let info = reading.kept.back_up(&place)?;
    register.last = Some(Last::of(name_in(&place), &info));
    keeping::thin_out(folder, today);
    Ok(place)
}

/// Makes a copy before something risky, named so. Data in memory have nothing to be lost.
///
/// # Errors
/// The copy cannot be made: what is risky is then not done.
pub(crate) fn copy_first(reading: Reading<'_>, why: Why) -> Result<(), Error> {
    let (Some(home), Some(_)) = (reading.kept.folder(), reading.company) else { return Ok(()) };
    if reading.kept.setting(key::EXAMPLE)? {
        return Ok(());
    }
    let folder = home.join(FOLDER);
    reading.kept.back_up(&free_name(&folder, &reading.now, why)).map_err(|error| {
        let told = format!(
            "La sauvegarde qui se fait d’abord n’a pas pu se faire\u{a0}: {}. Rien n’a été changé.",
            error.detail
        );
        Error::told(error.code, error.detail, told)
    })?;
    keeping::thin_out(&folder, reading.now.today);
    Ok(())
}

/// Makes one more copy among those of the folder, because the user asks for it, and brings it to the second place
/// where that is there. Says where it is.
///
/// # Errors
/// [`Code::DamagedFile`] where the data do not hold, [`Code::Disk`]: the copies of before are all there then, and
/// this one too where only the second place refused it.
pub fn now(reading: Reading<'_>) -> Result<String, Error> {
    let Some(home) = reading.kept.folder() else { return Ok(String::new()) };
    let folder = home.join(FOLDER);
    let place = free_name(&folder, &reading.now, Why::Asked);
    reading.kept.back_up(&place)?;
    let mut register = Register::of(&folder);
    let before = register.clone();
    let followed =
        register.second.as_mut().map(|second| (second.is_there(), second.follow(&place, reading.now.today)));
    let noted = if register == before { Ok(()) } else { register.keep(&folder) };
    let there = match followed {
        Some((there, done)) => done.map(|()| Some(there))?,
        None => None,
    };
    noted?;
    let said = match there {
        Some(true) => "Sauvegarde faite et relue, sur cet ordinateur et sur l’autre emplacement.",
        Some(false) => {
            "Sauvegarde faite et relue sur cet ordinateur\u{202f}; l’autre emplacement n’est pas branché."
        }
        None => "Sauvegarde faite et relue.",
    };
    Ok(said.to_owned())
}

/// What the morning must say of the copies: why they fail, since when, and a second place away for too long.
pub(crate) fn to_tell(reading: Reading<'_>) -> Vec<(Day, String, String)> {
    let Some(home) = reading.kept.folder() else { return Vec::new() };
    let register = Register::of(&home.join(FOLDER));
    let mut told = Vec::new();
    let unkept = reading.shown.unkept.copies.borrow().clone();
    let trouble = register.trouble.as_ref().map(|trouble| (trouble.since, trouble.told.clone()));
    told.extend(trouble.or(unkept).map(|(since, sentence)| (since, "own".to_owned(), sentence)));
    told.extend(
        register.loss(reading.now.today).map(|(since, sentence)| (since, "register".to_owned(), sentence)),
    );
    if let Some(found) = register.verified.as_ref().filter(|found| !found.sound) {
        told.push((found.on, "verified".to_owned(), found.told.clone()));
    }
    if let Some(second) = &register.second {
        if let Some(trouble) = &second.trouble {
            told.push((trouble.since, "second".to_owned(), trouble.told.clone()));
        }
        if let Some(since) = second.away_since(reading.now.today) {
            told.push((since, "away".to_owned(), away_sentence(since, &second.shown())));
        }
    }
    told
}

/// What is wrong with the copies and could not be noted.
pub(crate) fn unkept(reading: Reading<'_>) -> Option<String> {
    reading.shown.unkept.copies.borrow().as_ref().map(|(_, told)| told.clone())
}

/// Chooses the second place of the copies: a folder of a stick, another disk, the network; sealed where a passphrase is
/// given, which is not kept.
///
/// # Errors
/// [`Code::Disk`]: it is no folder, is among the data, or cannot be written; the one before stays.
pub fn choose_second(reading: Reading<'_>, chosen: &Path, passphrase: Option<&str>) -> Result<(), Error> {
    reading.company()?;
    let lock = passphrase.map(sealed::lock_of).transpose()?;
    let Some(home) = reading.kept.folder() else { return Ok(()) };
    let folder = home.join(FOLDER);
    let mut register = Register::of(&folder);
    register.second = Some(Second::choose(home, chosen, &reading.kept.info()?, lock, reading.now.today)?);
    register.lost_on = None;
    dument_store::make_private_folder(&folder).map_err(Error::of_making_a_copy)?;
    register.keep(&folder)
}

/// Makes copies in no second place any longer; those made there stay.
///
/// # Errors
/// [`Code::Disk`].
pub fn forget_second(home: &Path) -> Result<(), Error> {
    let folder = home.join(FOLDER);
    let mut register = Register::of(&folder);
    let (second, lost_on) = (register.second.take(), register.lost_on.take());
    if second.is_some() || lost_on.is_some() { register.keep(&folder) } else { Ok(()) }
}

/// Everything in one file, documents included, to be taken away: a copy that any Dûment takes back, written at once
/// in the folder that the user chose, over nothing; sealed where a passphrase is given.
///
/// # Errors
/// [`Code::BadValue`] where the passphrase is too short; [`Code::DamagedFile`]; [`Code::Disk`], also for a folder among the data.
pub fn take_away(reading: Reading<'_>, chosen: &Path, passphrase: Option<&str>) -> Result<BackupView, Error> {
    let among = |home: &Path| chosen.canonicalize().is_ok_and(|chosen| is_among(home, &chosen));
    if reading.kept.folder().is_some_and(among) {
        let told = "Ce dossier est parmi vos données, et se perdrait avec elles\u{a0}: choisissez-en un autre, sur une clé par exemple. Rien n’a été écrit.";
        return Err(Error::told(Code::Disk, chosen.display().to_string(), told));
    }
    let firm = reading.company.map(|company| plain_name(&company.name)).unwrap_or_default();
    let name = format!("Données Dûment {firm} {}", reading.now.today);
    let numbered = |count: u32| if count == 1 { name.clone() } else { format!("{name} ({count})") };
    let free = |ending: &str| {
        dument_store::free_name(|count| chosen.join(format!("{}.db{ending}", numbered(count))))
    };
    passphrase.map_or_else(
        || make(reading, &free("")),
        |passphrase| sealed::make_sealed(reading, &free(ENDING), passphrase),
    )
}

/// Remembers that the work goes on elsewhere: nothing is written here until the user says that it goes on here.
///
/// # Errors
/// [`Code::Disk`].
pub fn leave(home: &Path, now: &Now, to: &str) -> Result<(), Error> {
    Away::mark(home, now, to)
}

/// The work goes on here.
///
/// # Errors
/// [`Code::Disk`].
pub fn stay(home: &Path) -> Result<(), Error> {
    Away::forget(home)
}

/// What the user may lean on: where the data are, what keeps them, what leaves the computer.
///
/// # Errors
/// The data cannot be read.
pub fn trust(reading: Reading<'_>) -> Result<TrustView, Error> {
    trust::leaned_on(reading, list(reading.kept.folder().unwrap_or(Path::new("")), &reading.now))
}

/// Remembers what a trial found. Where that cannot be written, the trial itself was told all the same.
pub(crate) fn note_trial(home: &Path, today: Day, sound: bool, told: &str) {
    let folder = home.join(FOLDER);
    if folder.is_dir() {
        let mut register = Register::of(&folder);
        register.tried = Some(Tried { on: today, sound, told: told.to_owned() });
        let _ = register.keep(&folder);
    }
}

/// Whether a week went by since everything that must hold was looked at.
pub(crate) fn is_to_be_verified(home: &Path, today: Day) -> bool {
    let last = Register::of(&home.join(FOLDER)).verified.filter(|last| last.on <= today);
    home.join(FOLDER).is_dir() && last.is_none_or(|last| last.on.days_until(today) >= VERIFIED_EVERY)
}

/// Remembers what was found wrong, or that everything holds.
///
/// # Errors
/// [`Code::Disk`].
pub(crate) fn note_verified(home: &Path, today: Day, wrong: &[String]) -> Result<(), Error> {
    let folder = home.join(FOLDER);
    dument_store::make_private_folder(&folder).map_err(Error::of_making_a_copy)?;
    let mut register = Register::of(&folder);
    let told = if wrong.is_empty() {
        "Tout est juste.".to_owned()
    } else {
        format!(
            "La vérification de vos données a trouvé à redire\u{a0}: {}. Gardez vos sauvegardes, et comparez avec celle d’avant.",
            wrong.join(", ")
        )
    };
    register.verified = Some(Tried { on: today, sound: wrong.is_empty(), told });
    register.keep(&folder)
}

/// Makes a copy where the user says.
///
/// # Errors
/// [`Code::Disk`] where a file of that name is there, or the disk refuses; [`Code::DamagedFile`].
pub fn make(reading: Reading<'_>, place: &Path) -> Result<BackupView, Error> {
    let info = reading.kept.back_up(place)?;
    Ok(copy_shown(place, &info, true))
}

/// The copies of a data folder, latest first; the data themselves need not open.
#[must_use]
pub fn list(home: &Path, now: &Now) -> BackupsView {
    let folder = home.join(FOLDER);
    // What opens with a passphrase was put there by hand: it is brought back as from elsewhere.
    let mut all = named_in(&folder);
    all.retain(|one| !one.sealed);
    let last = all.first();
    let last = last.map(|one| format!("{} à {}", recent(one.name.on, now.today), clock(one.name.at)));
    all.extend(before_updates(home));
    all.sort_by(|one, other| other.rank().cmp(&one.rank()));
    let register = Register::of(&folder);
    BackupsView {
        last,
        said: None,
        folder: folder.display().to_string(),
        list: all.iter().map(copy_row).collect(),
        trouble: {
            let lost = register.loss(now.today).map(|(_, sentence)| sentence);
            register.trouble.map(|trouble| trouble.told).or(lost)
        },
        second: register.second.map(|second| second.view(home, now.today)),
        tried_wrong: register.tried.as_ref().is_some_and(|tried| !tried.sound),
        verified_wrong: register.verified.as_ref().is_some_and(|found| !found.sound),
        verified: register.verified.map(|found| {
            let when = recent(found.on, now.today);
            if found.sound { format!("Vérifiées {when}\u{a0}: tout est juste.") } else { found.told }
        }),
        tried: register.tried.map(|tried| {
            let words = if tried.sound { "tout y est juste" } else { "elle a montré des fautes" };
            format!("essayée {}\u{a0}: {words}", recent(tried.on, now.today))
        }),
    }
}

/// What a copy holds, before anything is done with it.
///
/// # Errors
/// The file is not there, is no copy of ours, does not hold, or is of a newer version.
pub fn look(home: &Path, copy: &Path) -> Result<BackupView, Error> {
    let present =
        if Store::exists(home) { Store::open(home).and_then(|store| store.info()).ok() } else { None };
    look_beside(copy, present.as_ref())
}

/// The same beside data that are open.
pub(crate) fn look_beside(copy: &Path, present: Option<&CopyInfo>) -> Result<BackupView, Error> {
    let info = dument_store::inspect(copy).map_err(Error::of_a_copy)?;
    let same = present.is_none_or(|present| info.is_of_the_data_of(present));
    Ok(copy_shown(copy, &info, same))
}

/// A copy of the list, by its name; a name that leads elsewhere is none.
pub(crate) fn copy_named(home: &Path, name: &str) -> Result<PathBuf, Error> {
    let whole = Path::new(name).file_name().is_some_and(|file| file == name);
    let above = if is_before_update(name) { home.to_owned() } else { home.join(FOLDER) };
    let place = above.join(name);
    if whole { Ok(place) } else { Err(Error::of_a_copy(StoreError::NotFound)) }
}

/// Takes in a copy that comes from elsewhere (a stick, another computer): it joins the list once it was
/// walked through.
pub(crate) fn bring(
    home: &Path,
    now: &Now,
    bytes: &[u8],
    passphrase: Option<&str>,
) -> Result<PathBuf, Error> {
    if dument_store::are_sealed(bytes) {
        return bring(home, now, &sealed::opened_bytes(home, bytes, passphrase)?, None);
    }
    let folder = home.join(FOLDER);
    let place = free_name(&folder, now, Why::Brought);
    dument_store::keep_copy(&place, bytes).map_err(Error::of_a_copy)?;
    Ok(place)
}

/// Puts a copy in the place of the data, which are kept among the copies first. No program may hold the
/// data folder, this one included.
///
/// # Errors
/// Those of [`look`]; the copy is of another firm's data; another program holds the data; the disk refuses.
/// The data are as they were then.
pub fn restore(home: &Path, copy: &Path, now: &Now) -> Result<RestoreView, Error> {
    let info = dument_store::inspect(copy).map_err(Error::of_a_copy)?;
    if Store::exists(home) {
        match Store::open(home).and_then(|store| store.info()) {
            Ok(present) if !info.is_of_the_data_of(&present) => return Err(other_firm(&info, &present)),
            Ok(_) | Err(StoreError::Damaged(_)) => {}
            Err(refused) => return Err(Error::at_opening(refused)),
        }
    }
    let aside = free_name(&home.join(FOLDER), now, Why::Restore);
    let left = dument_store::restore(home, copy, &aside).map_err(Error::of_a_copy)?;
    // What was put back is what is worked on from now on. Where the mark stays, it is asked about again.
    let _ = Away::forget(home);
    let kept = left.before.as_ref().map(|path| path.display().to_string());
    let before =
        kept.as_ref().map_or(String::new(), |path| format!(" Ce qui était là avant est gardé\u{a0}: {path}"));
    Ok(RestoreView {
        sentence: format!("Sauvegarde reprise\u{a0}: {}.{before}", held_words(&left.now)),
        kept,
        backup: copy_shown(copy, &left.now, true),
    })
}

/// What a copy holds, sealed or not.
///
/// # Errors
/// Those of [`opened`] and [`look`].
pub fn look_inside(home: &Path, copy: &Path, passphrase: Option<&str>) -> Result<BackupView, Error> {
    let open = opened(home, copy, passphrase)?;
    Ok(open.named(look(home, open.copy())?, copy))
}

/// Puts a copy, sealed or not, in the place of the data.
///
/// # Errors
/// Those of [`opened`] and [`restore`]: the data are as they were.
pub fn restore_opened(
    home: &Path,
    copy: &Path,
    passphrase: Option<&str>,
    now: &Now,
) -> Result<RestoreView, Error> {
    let open = opened(home, copy, passphrase)?;
    let done = restore(home, open.copy(), now)?;
    Ok(RestoreView { backup: open.named(done.backup.clone(), copy), ..done })
}

fn other_firm(info: &CopyInfo, present: &CopyInfo) -> Error {
    let name = |of: &CopyInfo| of.company.clone().unwrap_or_else(|| "une entreprise sans nom".to_owned());
    let told = format!(
        "Cette sauvegarde n’est pas celle de ces données\u{a0}: elle vient d’un autre dossier ({}), et celui-ci est celui de {}. Vos données n’ont pas été touchées\u{a0}: reprenez-la dans un dossier vide.",
        name(info),
        name(present)
    );
    Error::told(Code::OtherData, name(info), told)
}
