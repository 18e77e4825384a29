//! Copies of the data (sauvegardes): one a day that needs nobody, one before anything risky, and the way back.
//!
//! They lie in a folder beside the data, named by their moment. Nothing here replaces a file: a copy has a
//! new name, and what a restore takes the place of is kept first.

mod keeping;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dument_domain::Day;
use dument_letters::french;
use dument_store::{CopyInfo, Store, StoreError};

use crate::ground::asking::Reading;
use crate::views::{BackupRow, BackupView, BackupsView, RestoreView};
use crate::{Code, Error, Now};

/// The folder of the copies, inside the data folder.
const FOLDER: &str = "sauvegardes";

/// Makes the copy of the day where it has none yet, then lets go of those that are too many.
///
/// # Errors
/// [`Code::DamagedFile`] where the data do not hold, [`Code::Disk`]: the copies of before are all there then.
pub fn of_the_day(reading: Reading<'_>) -> Result<(), Error> {
    let Some(home) = reading.kept.folder() else { return Ok(()) };
    let folder = home.join(FOLDER);
    let is_today = |one: &Named| one.why.is_empty() && one.on == reading.now.today;
    // Nothing was recorded yet: an empty copy is worth nothing.
    if named_in(&folder).iter().any(is_today) || reading.company.is_none() {
        return Ok(());
    }
    reading.kept.back_up(&folder.join(file_name(&reading.now, "")))?;
    thin_out(&folder);
    Ok(())
}

/// Makes a copy where the user says.
///
/// # Errors
/// [`Code::Disk`] where a file of that name is there, or the disk refuses; [`Code::DamagedFile`].
pub fn make(reading: Reading<'_>, place: &Path) -> Result<BackupView, Error> {
    let info = reading.kept.back_up(place)?;
    Ok(shown(place, &info, true))
}

/// The copies of a data folder, latest first; the data themselves need not open.
#[must_use]
pub fn list(home: &Path, today: Day) -> BackupsView {
    let folder = home.join(FOLDER);
    let mut found = named_in(&folder);
    found.sort_by_key(|one| std::cmp::Reverse((one.on, one.at)));
    BackupsView {
        last: found.first().map(|one| format!("{} à {}", recent(one.on, today), clock(one.at))),
        folder: folder.display().to_string(),
        list: found.iter().map(row).collect(),
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
    Ok(shown(copy, &info, same))
}

/// A copy of the list, by its name; a name that leads elsewhere is none.
pub(crate) fn copy_named(home: &Path, name: &str) -> Result<PathBuf, Error> {
    let whole = Path::new(name).file_name().is_some_and(|file| file == name);
    let place = home.join(FOLDER).join(name);
    if whole { Ok(place) } else { Err(Error::of_a_copy(StoreError::NotFound)) }
}

/// Takes in a copy that comes from elsewhere (a stick, another computer): it joins the list once it was
/// walked through.
pub(crate) fn bring(home: &Path, now: &Now, bytes: &[u8]) -> Result<PathBuf, Error> {
    let folder = home.join(FOLDER);
    let place = free_name(&folder, now, "apportee");
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
    let aside = free_name(&home.join(FOLDER), now, "avant-restauration");
    let left = dument_store::restore(home, copy, &aside).map_err(Error::of_a_copy)?;
    let kept = left.before.as_ref().map(|path| path.display().to_string());
    let before =
        kept.as_ref().map_or(String::new(), |path| format!(" Ce qui était là avant est gardé\u{a0}: {path}"));
    Ok(RestoreView {
        sentence: format!("Sauvegarde reprise\u{a0}: {}.{before}", held(&left.now)),
        kept,
        backup: shown(copy, &left.now, true),
    })
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

/// A copy by its name.
struct Named {
    path: PathBuf,
    on: Day,
    /// Minutes since midnight.
    at: u32,
    why: String,
    bytes: u64,
}

fn file_name(now: &Now, why: &str) -> String {
    let (hour, minute) = (now.minute_of_day / 60, now.minute_of_day % 60);
    let why = if why.is_empty() { String::new() } else { format!("-{why}") };
    format!("dument-{}-{hour:02}h{minute:02}{why}.db", now.today)
}

/// A name that nothing bears yet, in a folder.
fn free_name(folder: &Path, now: &Now, why: &str) -> PathBuf {
    let numbered = |count: u32| if count == 1 { why.to_owned() } else { format!("{why}-{count}") };
    let names = (1..).map(|count| folder.join(file_name(now, &numbered(count))));
    names.into_iter().find(|path| !path.exists()).unwrap_or_else(|| folder.join(file_name(now, why)))
}

/// The copies of a folder; what bears another name is somebody else's.
fn named_in(folder: &Path) -> Vec<Named> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
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
        .collect()
}

/// Lets go of the copies of the day that are no longer kept; those made for a reason stay. One that the disk
/// holds on to waits for tomorrow.
fn thin_out(folder: &Path) {
    let daily: Vec<Named> = named_in(folder).into_iter().filter(|one| one.why.is_empty()).collect();
    let kept = keeping::days_kept(&daily.iter().map(|one| one.on).collect::<BTreeSet<Day>>());
    for one in daily.iter().filter(|one| !kept.contains(&one.on)) {
        let _ = fs::remove_file(&one.path);
    }
}

fn row(one: &Named) -> BackupRow {
    let why = match one.why.as_str() {
        "" => "copie du jour",
        before if before.starts_with("avant-restauration") => "avant une restauration",
        brought if brought.starts_with("apportee") => "apportée d’ailleurs",
        _ => "autre copie",
    };
    BackupRow {
        name: one.path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned()),
        made: format!("{} à {}", french::date(one.on), clock(one.at)),
        why: why.to_owned(),
        size: size(one.bytes),
    }
}

fn shown(path: &Path, info: &CopyInfo, of_these_data: bool) -> BackupView {
    BackupView {
        name: path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned()),
        path: path.display().to_string(),
        company: info.company.clone(),
        clients: info.clients,
        invoices: info.invoices,
        bytes: info.bytes,
        last_recorded_at: info.last_recorded_at.clone(),
        seal: info.last_seal.clone(),
        of_these_data,
        sentence: held(info),
    }
}

/// « 17 clients, 42 factures, dernière écriture le 29 novembre 2026 à 18 h 05 ».
fn held(info: &CopyInfo) -> String {
    let counted = |count: u64, one: &str| format!("{count}\u{a0}{one}{}", if count > 1 { "s" } else { "" });
    let last = info.last_recorded_at.as_deref().and_then(moment);
    let last =
        last.map_or_else(|| "rien d’écrit encore".to_owned(), |at| format!("dernière écriture le {at}"));
    format!("{}, {}, {last}", counted(info.clients, "client"), counted(info.invoices, "facture"))
}

/// A moment of the journal, in French.
fn moment(stamp: &str) -> Option<String> {
    let (day, time) = stamp.split_once('T')?;
    let mut parts = time.split(':').map(str::parse::<u32>);
    let (hour, minute) = (parts.next()?.ok()?, parts.next()?.ok()?);
    Some(format!("{} à {}", french::date(day.parse().ok()?), clock(hour * 60 + minute)))
}

/// « 7 h 05 ».
fn clock(minute_of_day: u32) -> String {
    format!("{}\u{a0}h\u{a0}{:02}", minute_of_day / 60, minute_of_day % 60)
}

/// « aujourd’hui », « hier », or the date.
fn recent(on: Day, today: Day) -> String {
    match on.days_until(today) {
        0 => "aujourd’hui".to_owned(),
        1 => "hier".to_owned(),
        _ => format!("le {}", french::date(on)),
    }
}

/// Bytes as people say them, rounded up.
fn size(bytes: u64) -> String {
    const KILO: u64 = 1000;
    let thousand = bytes.div_ceil(KILO);
    if thousand < KILO {
        format!("{thousand}\u{a0}ko")
    } else {
        let tenths = bytes.div_ceil(KILO * KILO / 10);
        format!("{},{}\u{a0}Mo", tenths / 10, tenths % 10)
    }
}
