//! Copies that open with a passphrase: for a stick that may be lost, and for what is taken away.
//!
//! The data themselves are not sealed: the disk of the computer is the place for that, and the screens say how.

use std::fs;
use std::path::{Path, PathBuf};

use dument_store::{CopyInfo, Lock, PassingFolder, Seal, SealError};

use crate::backups::named::name_in;
use crate::backups::said::copy_shown;
use crate::ground::asking::Reading;
use crate::ground::copies::passing_folder;
use crate::views::BackupView;
use crate::{Code, Error};

/// Characters under which a passphrase is found by trying.
const PHRASE_MIN: usize = 16;

/// A copy ready to be read: itself, or what a sealed one holds, in a folder thrown away afterwards.
pub struct Opened {
    copy: PathBuf,
    thrown: Option<PassingFolder>,
}

impl Opened {
    /// The copy, readable as any other.
    #[must_use]
    pub fn copy(&self) -> &Path {
        &self.copy
    }

    /// Says of what it is, by the name that the user knows.
    #[must_use]
    pub fn named(&self, view: BackupView, asked: &Path) -> BackupView {
        if self.thrown.is_none() {
            return view;
        }
        let bytes = fs::metadata(asked).map_or(view.bytes, |found| found.len());
        BackupView { name: name_in(asked), path: asked.display().to_string(), bytes, sealed: true, ..view }
    }
}

/// Whether a copy opens with a passphrase.
#[must_use]
pub fn needs_passphrase(copy: &Path) -> bool {
    dument_store::is_sealed(copy)
}

/// Opens a copy, sealed or not.
///
/// # Errors
/// [`Code::PassphraseMissing`], [`Code::PassphraseWrong`]; [`Code::DamagedFile`] where it was cut or altered;
/// [`Code::Disk`]. Nothing is kept of it then.
pub fn opened(home: &Path, copy: &Path, passphrase: Option<&str>) -> Result<Opened, Error> {
    if !dument_store::is_sealed(copy) {
        return Ok(Opened { copy: copy.to_owned(), thrown: None });
    }
    let passphrase = given(passphrase)?;
    let folder = passing_folder(home).map_err(Error::of_a_copy)?;
    let place = folder.path().join("copie.db");
    dument_store::open_sealed(copy, &place, passphrase).map_err(of_opening)?;
    Ok(Opened { copy: place, thrown: Some(folder) })
}

/// The bytes of a sealed copy, opened: those of a copy like any other.
pub(super) fn opened_bytes(home: &Path, bytes: &[u8], passphrase: Option<&str>) -> Result<Vec<u8>, Error> {
    let passphrase = given(passphrase)?;
    let folder = passing_folder(home).map_err(Error::of_a_copy)?;
    let (sealed, place) = (folder.path().join("copie.age"), folder.path().join("copie.db"));
    dument_store::write_private(&sealed, bytes).map_err(Error::of_a_copy)?;
    dument_store::open_sealed(&sealed, &place, passphrase).map_err(of_opening)?;
    fs::read(&place).map_err(|problem| Error::of_a_copy(problem.into()))
}

/// Makes a copy where the user says, that opens with a passphrase; it is opened again before it bears its name.
///
/// # Errors
/// [`Code::BadValue`] where the passphrase is too short; [`Code::Disk`], [`Code::DamagedFile`]. Nothing is left then.
pub fn make_sealed(reading: Reading<'_>, place: &Path, passphrase: &str) -> Result<BackupView, Error> {
    let home = reading.kept.folder().unwrap_or(Path::new(""));
    let folder = passing_folder(home).map_err(Error::of_making_a_copy)?;
    if let Some(above) = place.parent().filter(|above| !above.as_os_str().is_empty()) {
        dument_store::make_private_folder(above).map_err(Error::of_making_a_copy)?;
    }
    let info = seal_now(reading, &folder, place, passphrase)?;
    let open = Opened { copy: place.to_owned(), thrown: Some(folder) };
    Ok(open.named(copy_shown(place, &info, true), place))
}

/// Seals the data as they are now, by way of a copy that is thrown away with its folder.
pub(super) fn seal_now(
    reading: Reading<'_>,
    folder: &PassingFolder,
    place: &Path,
    passphrase: &str,
) -> Result<CopyInfo, Error> {
    strong_enough(passphrase)?;
    let copy = folder.path().join("copie.db");
    let info = reading.kept.back_up(&copy)?;
    dument_store::seal_copy(&copy, place, Seal::Passphrase(passphrase)).map_err(of_sealing)?;
    Ok(info)
}

/// What seals each day what goes to the second place, and opens nothing.
pub(super) fn lock_of(passphrase: &str) -> Result<Lock, Error> {
    strong_enough(passphrase)?;
    Lock::new(passphrase).map_err(of_sealing)
}

/// Whether a passphrase may seal something: one that is found in an evening protects nothing.
///
/// # Errors
/// [`Code::BadValue`].
pub fn strong_enough(passphrase: &str) -> Result<(), Error> {
    let phrase = passphrase.trim();
    let mut signs: Vec<char> = phrase.chars().collect();
    let long = signs.len();
    signs.sort_unstable();
    signs.dedup();
    if long >= PHRASE_MIN && signs.len() > 5 {
        return Ok(());
    }
    let told = format!(
        "Cette phrase de passe se devinerait\u{a0}: il en faut une d’au moins {PHRASE_MIN}\u{a0}signes, par exemple quatre mots sans rapport entre eux. Rien n’a été écrit."
    );
    Err(Error::told(Code::BadValue, "phrase de passe", told))
}

fn given(passphrase: Option<&str>) -> Result<&str, Error> {
    passphrase.filter(|phrase| !phrase.trim().is_empty()).ok_or_else(|| {
        let told = "Cette sauvegarde est protégée\u{a0}: il faut sa phrase de passe. Rien n’a été touché.";
        Error::told(Code::PassphraseMissing, "", told)
    })
}

/// Why a sealed copy did not open.
fn of_opening(error: SealError) -> Error {
    match error {
        SealError::WrongPassphrase => Error::told(
            Code::PassphraseWrong,
            "",
            "Ce n’est pas la phrase de passe de cette sauvegarde. Rien n’a été touché\u{a0}: vérifiez les majuscules, les accents et les espaces, puis réessayez. Si elle est perdue, personne ne peut l’ouvrir, nous non plus\u{a0}; les sauvegardes de cet ordinateur, elles, s’ouvrent sans phrase.",
        ),
        SealError::Altered => refused(
            Code::DamagedFile,
            "ce fichier protégé est coupé ou abîmé, et ne s’ouvre plus\u{a0}; copiez-le de nouveau, ou prenez-en un autre",
        ),
        SealError::NotSealed => refused(Code::DamagedFile, "ce n’est pas une sauvegarde de Dûment"),
        SealError::OtherKey | SealError::TooCostly => refused(
            Code::DamagedFile,
            "ce fichier protégé ne vient pas de Dûment\u{a0}; ouvrez-le avec le programme qui l’a fait",
        ),
        SealError::Store(error) => Error::of_a_copy(error),
    }
}

fn refused(code: Code, why: &str) -> Error {
    let told = format!(
        "Cette sauvegarde ne peut pas être reprise\u{a0}: {why}. Vos données n’ont pas été touchées."
    );
    Error::told(code, why, told)
}

/// Why a copy was not sealed.
pub(super) fn of_sealing(error: SealError) -> Error {
    match error {
        SealError::Store(error) => Error::of_making_a_copy(error),
        SealError::WrongPassphrase
        | SealError::OtherKey
        | SealError::NotSealed
        | SealError::Altered
        | SealError::TooCostly => {
            let why = "relue après écriture, elle ne s’ouvrait pas";
            let told = format!(
                "La sauvegarde protégée n’a pas été faite\u{a0}: {why}. Le disque où elle allait est peut-être abîmé\u{a0}; les précédentes sont toutes là."
            );
            Error::told(Code::Disk, why, told)
        }
    }
}
