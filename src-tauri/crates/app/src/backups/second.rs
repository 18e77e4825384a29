//! The second place of the copies: a stick, another disk, a shared folder. Used when it is there, missed when
//! it has been away.

use std::io;
use std::path::{Path, PathBuf};

use dument_domain::Day;
use dument_letters::french;
use dument_store::{CopyInfo, Lock, Seal};

use crate::backups::keeping;
use crate::backups::named::{Named, daily_of, free_in, is_among, name_in, named_in};
use crate::backups::register::{Last, Second, trouble_after};
use crate::backups::said::recent;
use crate::backups::sealed::of_sealing;
use crate::ground::copies::{CopyName, ENDING};
use crate::views::SecondPlaceView;
use crate::words::files::plain_name;
use crate::{Code, Error, disk_trouble};

/// After so many days without it, the user is reminded.
const AWAY_DAYS: i64 = 14;

impl Second {
    /// Where its copies are.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes the folder of the copies where the user says.
    ///
    /// # Errors
    /// It is no folder, it is among the data, or it cannot be written.
    pub(super) fn choose(
        home: &Path,
        chosen: &Path,
        of: &CopyInfo,
        lock: Option<Lock>,
        today: Day,
    ) -> Result<Second, Error> {
        let unseen = |problem: io::Error| refused(disk_trouble(problem.kind()));
        let real = chosen.canonicalize().map_err(unseen)?;
        if !real.is_dir() {
            return Err(refused("ce n’est pas un dossier"));
        }
        if is_among(home, &real) {
            return Err(refused("il est dans le dossier de vos données, et se perdrait avec elles"));
        }
        let above = std::path::absolute(chosen).map_err(unseen)?;
        let firm = plain_name(of.company.as_deref().unwrap_or_default());
        let (folder, read_me) = if lock.is_some() {
            // Those that another phrase opens, or none, stay where they are.
            (
                dument_store::free_name(|count| {
                    above.join(numbered(&format!("Sauvegardes Dûment protégées {firm}"), count))
                }),
                READ_ME_SEALED,
            )
        } else {
            (free_or_ours(&above, &firm, of), READ_ME)
        };
        dument_store::make_private_folder(&folder)
            .and_then(|()| dument_store::write_private(&folder.join("LISEZMOI.txt"), read_me.as_bytes()))
            .and_then(|()| match &lock {
                Some(lock) => dument_store::write_private(&folder.join(KEY), lock.key_file()),
                None => Ok(()),
            })
            .map_err(|error| refused(&Error::of_making_a_copy(error).detail))?;
        Ok(Second { folder, chosen_on: today, last_on: None, trouble: None, lock, sealed: None })
    }

    /// Whether a passphrase opens what is there.
    pub(super) fn is_sealed(&self) -> bool {
        self.lock.is_some()
    }

    /// Whether its disk is there.
    pub(super) fn is_there(&self) -> bool {
        self.folder.is_dir()
    }

    /// Since when it has been away, once that is too long.
    pub(crate) fn away_since(&self, today: Day) -> Option<Day> {
        let last = self.last_on.unwrap_or(self.chosen_on);
        (!self.is_there() && last.days_until(today) >= AWAY_DAYS).then_some(last)
    }

    /// Its folder, for a sentence.
    pub(crate) fn shown(&self) -> String {
        self.folder.display().to_string()
    }

    /// Brings it a copy made today, where it is there; that of a day once.
    ///
    /// # Errors
    /// The disk is full, was pulled out, refuses: nothing half made is left there, or nothing that bears the
    /// name of a copy.
    pub(super) fn follow(&mut self, copy: &Path, today: Day) -> Result<(), Error> {
        if !self.is_there() {
            return Ok(());
        }
        let done = self.bring(copy, today);
        self.trouble = trouble_after(self.trouble.as_ref(), today, done.as_ref().copied());
        if done.is_ok() {
            self.last_on = Some(today);
        }
        done
    }

    fn bring(&mut self, copy: &Path, today: Day) -> Result<(), Error> {
        let Some(name) = CopyName::of(&name_in(copy)) else { return Ok(()) };
        if name.why.is_empty() && daily_of(&self.folder, today, self.is_sealed()).is_some() {
            return Ok(());
        }
        keeping::sweep(&self.folder);
        if let Some(lock) = &self.lock {
            let info = dument_store::inspect(copy)?;
            keeping::set_apart(&self.folder, self.sealed.as_ref(), &info)?;
            let place = free_in(&self.folder, &name, "", ENDING);
            dument_store::seal_copy(copy, &place, Seal::Lock(lock))
                .map_err(|error| self.not_followed(&of_sealing(error).detail))?;
            if name.why.is_empty() {
                self.sealed = Some(Last::of(name_in(&place), &info));
            }
            keeping::thin_out(&self.folder, today);
            return Ok(());
        }
        // What is there may be worth more than what comes: another firm's, or a fuller state of this one.
        let latest = named_in(&self.folder).into_iter().find(Named::is_daily);
        let last = latest.and_then(|one| Some(Last::of(one.file(), &dument_store::inspect(&one.path).ok()?)));
        keeping::set_apart(&self.folder, last.as_ref(), &dument_store::inspect(copy)?)?;
        dument_store::duplicate(copy, &free_in(&self.folder, &name, "", ""))
            .map_err(|error| self.not_followed(&Error::of_making_a_copy(error).detail))?;
        keeping::thin_out(&self.folder, today);
        Ok(())
    }

    fn not_followed(&self, why: &str) -> Error {
        let told = format!(
            "La copie est faite sur cet ordinateur, mais pas sur l’autre emplacement ({})\u{a0}: {why}. Celles d’avant y sont toutes, et Dûment réessaiera.",
            self.shown()
        );
        Error::told(Code::Disk, why, told)
    }

    /// What the screens say of it.
    pub(super) fn view(&self, home: &Path, today: Day) -> SecondPlaceView {
        let away = self.away_since(today);
        let last = self.last_on.map(|on| recent(on, today));
        let sentence = match (&self.trouble, self.is_there(), last, away) {
            (Some(trouble), ..) => trouble.told.clone(),
            (None, true, Some(last), _) => format!("Dernière copie\u{a0}: {last}."),
            (None, true, None, _) => "Pas encore de copie\u{a0}: elle se fait avec celle du jour.".to_owned(),
            (None, false, last, _) => {
                let last = last.map_or_else(
                    || "aucune copie n’y est".to_owned(),
                    |last| format!("dernière copie {last}"),
                );
                format!("Pas branché en ce moment\u{a0}: {last}.")
            }
        };
        let warning = if let Some(since) = away {
            Some(away_sentence(since, &self.shown()))
        } else if same_disk(home, &self.folder) {
            Some("Cet emplacement est sur le même disque que vos données\u{a0}: une panne emporterait les deux. Choisissez plutôt une clé, un disque à part ou un dossier du réseau.".to_owned())
        } else {
            None
        };
        SecondPlaceView { folder: self.shown(), sealed: self.is_sealed(), sentence, warning }
    }
}

/// The second place in a few words.
pub(super) fn second_words(view: Option<&SecondPlaceView>) -> String {
    view.map_or_else(
        || "aucun\u{a0}: un disque en panne emporterait tout".to_owned(),
        |view| {
            let how = if view.sealed { ", protégé par votre phrase de passe" } else { "" };
            format!("{}{how}. {}", view.folder, view.sentence)
        },
    )
}

/// « L’autre emplacement de vos sauvegardes n’a pas été vu depuis le 12 novembre 2026 ».
pub(super) fn away_sentence(since: Day, folder: &str) -> String {
    format!(
        "L’autre emplacement de vos sauvegardes n’a pas été vu depuis le {} ({folder})\u{a0}: branchez-le, ou choisissez-en un autre dans Réglages.",
        french::date(since)
    )
}

/// The key of sealed copies beside them, for programs that do not find it in each.
const KEY: &str = "cle.age";

/// For whoever finds the stick.
const READ_ME: &str = "Sauvegardes de Dûment, une par jour\u{a0}: chaque fichier .db est une copie entière.\r\nPour en reprendre une\u{a0}: Dûment, «\u{a0}Réglages\u{a0}», «\u{a0}Données et réseau\u{a0}», «\u{a0}Reprendre une sauvegarde d’ailleurs…\u{a0}».\r\nNe renommez pas ce dossier\u{a0}: Dûment le reconnaît à son nom.\r\n";

/// For whoever finds the stick, where a passphrase is wanted.
const READ_ME_SEALED: &str = "Sauvegardes protégées de Dûment, une par jour\u{a0}: chaque fichier .age est une copie entière, qui s’ouvre avec la phrase de passe de leur propriétaire.\r\nPour en reprendre une\u{a0}: Dûment, «\u{a0}Réglages\u{a0}», «\u{a0}Données et réseau\u{a0}», «\u{a0}Reprendre une sauvegarde d’ailleurs…\u{a0}».\r\nNe renommez pas ce dossier\u{a0}: Dûment le reconnaît à son nom.\r\n";

/// A name, and the same numbered from the second on.
fn numbered(base: &str, count: u32) -> String {
    let base = base.trim_end();
    if count == 1 { base.to_owned() } else { format!("{base} {count}") }
}

/// The folder of the copies: the one that holds copies of these very data, otherwise one of a new name.
fn free_or_ours(above: &Path, firm: &str, of: &CopyInfo) -> PathBuf {
    let named = |count: u32| numbered(&format!("Sauvegardes Dûment {firm}"), count);
    let ours = |folder: &PathBuf| {
        let latest = named_in(folder).into_iter().next();
        let info = latest.and_then(|latest| dument_store::inspect(&latest.path).ok());
        info.is_some_and(|info| info.origin.is_some() && info.origin == of.origin)
    };
    let kept = (1..10).map(|count| above.join(named(count))).find(ours);
    kept.unwrap_or_else(|| dument_store::free_name(|count| above.join(named(count))))
}

/// Whether two folders are on one disk, where the system says so.
#[cfg(unix)]
fn same_disk(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let disk = |path: &Path| std::fs::metadata(path).map(|found| found.dev()).ok();
    disk(one).is_some_and(|one| disk(other) == Some(one))
}

/// Elsewhere by the letter or the name of the drive.
#[cfg(not(unix))]
fn same_disk(one: &Path, other: &Path) -> bool {
    let disk = |path: &Path| path.components().next().map(|first| first.as_os_str().to_owned());
    disk(one).is_some_and(|one| disk(other) == Some(one))
}

fn refused(why: &str) -> Error {
    let told =
        format!("Cet emplacement ne peut pas recevoir vos sauvegardes\u{a0}: {why}. Rien n’a été changé.");
    Error::told(Code::Disk, why, told)
}
