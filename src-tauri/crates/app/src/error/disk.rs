//! What the disk, the data file and the desktop refuse, in French: what happened, what was kept, what to do. Never in the
//! words of a system or of a library, which come in their language and with codes.

use std::io::ErrorKind;
use std::path::Path;

use dument_store::{Damage, StoreError};

use super::{Code, DAMAGED, Error};

/// Refusals of what is around the data.
impl Error {
    /// A clock that cannot be read, in the words of whoever asked it.
    #[must_use]
    pub fn wrong_clock(sentence: String) -> Error {
        Error::new(Code::BadDate, sentence)
    }

    /// A file that could not be read; what was read of it counts for nothing.
    #[must_use]
    pub fn unreadable(name: &str, kind: ErrorKind) -> Error {
        let named = if name.is_empty() { String::new() } else { format!("{name}\u{a0}: ") };
        Error::new(Code::UnreadableFile, format!("{named}{}.", disk_trouble(kind)))
    }

    /// The data are no longer there, and their copies are: nobody begins anew over them without knowing.
    pub(crate) fn no_data_beside_copies(folder: &Path) -> Error {
        let folder = folder.display().to_string();
        let told = format!(
            "Le fichier de vos données n’est plus dans ce dossier ({folder}), mais leurs sauvegardes y sont\u{a0}: reprenez la dernière. Rien n’a été créé\u{a0}; pour repartir de zéro, déplacez d’abord le dossier «\u{a0}sauvegardes\u{a0}»."
        );
        Error::told(Code::DataMoved, folder, told)
    }

    /// What failed once something was recorded: whoever is told of a refusal does it again.
    pub(crate) fn after_recording(self) -> Error {
        if self.code == Code::Recorded {
            return self;
        }
        // Its own sentence says that nothing was noted, which is no longer so.
        Error::new(Code::Recorded, self.detail)
    }

    /// Why the data could not be opened: nothing was to be recorded yet.
    pub(crate) fn at_opening(error: StoreError) -> Error {
        let kind = match error {
            StoreError::Io(kind) => kind,
            StoreError::Full => ErrorKind::StorageFull,
            other @ (StoreError::AlreadyExists
            | StoreError::NotFound
            | StoreError::InUse
            | StoreError::Newer { .. }
            | StoreError::Damaged(_)
            | StoreError::OutOfReach(_)
            | StoreError::Moved
            | StoreError::Conflict(_)
            | StoreError::Missing { .. }
            | StoreError::Unbalanced(_)
            | StoreError::Altered { .. }
            | StoreError::Leaning { .. }
            | StoreError::Sqlite(_)) => return other.into(),
        };
        let why = disk_trouble(kind);
        let told = format!("Vos données n’ont pas pu être ouvertes\u{a0}: {why}. Rien n’a été changé.");
        Error::told(Code::Disk, why, told)
    }

    /// Why a copy of the data could not be put back; the data are as they were.
    pub(crate) fn of_a_copy(error: StoreError) -> Error {
        let told = "Cette sauvegarde ne peut pas être reprise\u{a0}: {}. Vos données n’ont pas été touchées.";
        Error::of_copies(error, told)
    }

    /// Why a copy of the data could not be made.
    pub(crate) fn of_making_a_copy(error: StoreError) -> Error {
        Error::of_copies(error, "La sauvegarde n’a pas été faite\u{a0}: {}. Les précédentes sont toutes là.")
    }

    /// Why what is to be remembered of the copies could not be noted; the copies themselves are not concerned.
    pub(crate) fn of_the_register(error: StoreError) -> Error {
        let told = "Ce qui est à retenir de vos sauvegardes (autre emplacement, pannes, vérifications) n’a pas pu être noté\u{a0}: {}. Les sauvegardes faites sont toutes là.";
        Error::of_copies(error, told)
    }

    fn of_copies(error: StoreError, told: &str) -> Error {
        let refused = |code: Code, why: String| {
            let sentence = told.replace("{}", &why);
            Error::told(code, why, sentence)
        };
        match error {
            StoreError::NotFound => refused(Code::Disk, disk_trouble(ErrorKind::NotFound).to_owned()),
            StoreError::Damaged(damage) => refused(Code::DamagedFile, damage_seen(&damage).to_owned()),
            StoreError::Newer { found, known } => refused(
                Code::NewerFile,
                format!(
                    "elle vient d’une version plus récente de Dûment (données en version {found}, ce programme connaît la {known})"
                ),
            ),
            StoreError::AlreadyExists => {
                refused(Code::Disk, disk_trouble(ErrorKind::AlreadyExists).to_owned())
            }
            StoreError::Full => refused(Code::Disk, disk_trouble(ErrorKind::StorageFull).to_owned()),
            StoreError::Io(kind) => refused(Code::Disk, disk_trouble(kind).to_owned()),
            other @ (StoreError::InUse
            | StoreError::OutOfReach(_)
            | StoreError::Moved
            | StoreError::Conflict(_)
            | StoreError::Missing { .. }
            | StoreError::Unbalanced(_)
            | StoreError::Altered { .. }
            | StoreError::Leaning { .. }
            | StoreError::Sqlite(_)) => other.into(),
        }
    }

    /// A document that was not saved where the user said. What was noted before it was asked for stays noted.
    #[must_use]
    pub fn not_saved(why: &str) -> Error {
        let told = format!(
            "Le fichier n’a pas été enregistré\u{a0}: {why}. Ce qui était déjà noté dans Dûment le reste."
        );
        Error::told(Code::Disk, why, told)
    }

    /// No program opened a document, of which a copy waits there.
    #[must_use]
    pub fn no_viewer(copy: &Path) -> Error {
        let copy = copy.display().to_string();
        let told = format!(
            "Aucun programme de cet ordinateur n’a ouvert ce document. Il reste au dossier, et une copie vous attend ici\u{a0}: {copy}"
        );
        Error::told(Code::NoProgram, copy, told)
    }

    /// No program opened a message.
    #[must_use]
    pub fn no_mail_program() -> Error {
        let told = "Aucun programme de messagerie ne s’est ouvert, et rien n’est parti. Copiez le message, ou enregistrez-le (.eml) pour l’envoyer d’ailleurs.";
        Error::told(Code::NoProgram, "", told)
    }

    /// No program showed the data folder.
    #[must_use]
    pub fn no_folder_program(folder: &Path) -> Error {
        let folder = folder.display().to_string();
        let told = format!("Aucun programme n’a montré ce dossier. Vos données sont ici\u{a0}: {folder}");
        Error::told(Code::NoProgram, folder, told)
    }

    /// The choices are kept, but not the start with the session.
    #[must_use]
    pub fn no_start_at_login(kind: ErrorKind) -> Error {
        let why = disk_trouble(kind);
        let told = format!(
            "Vos choix sont gardés, mais le démarrage avec l’ordinateur n’a pas pu être changé\u{a0}: {why}."
        );
        Error::told(Code::Disk, why, told)
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Error {
        let detail = error.to_string();
        let code = match error {
            StoreError::AlreadyExists => Code::AlreadyConfigured,
            StoreError::NotFound => Code::NotConfigured,
            StoreError::InUse => Code::InUse,
            StoreError::Newer { found, known } => {
                return Error::new(
                    Code::NewerFile,
                    format!("données en version {found}, ce programme connaît la {known}"),
                );
            }
            StoreError::Damaged(damage) => {
                return Error::told(Code::DamagedFile, detail, DAMAGED.replace("{}", damage_seen(&damage)));
            }
            StoreError::OutOfReach(kind) => return out_of_reach(kind),
            StoreError::Moved => return Error::told(Code::DataMoved, detail, MOVED),
            StoreError::Full => return Error::new(Code::Disk, disk_trouble(ErrorKind::StorageFull)),
            StoreError::Io(kind) => return Error::new(Code::Disk, disk_trouble(kind)),
            StoreError::Altered { .. } | StoreError::Leaning { .. } => Code::CannotUndo,
            StoreError::Conflict(_)
            | StoreError::Missing { .. }
            | StoreError::Unbalanced(_)
            | StoreError::Sqlite(_) => Code::Internal,
        };
        Error::new(code, detail)
    }
}

/// The file was moved, replaced or removed while it was open.
const MOVED: &str = "Le fichier de vos données n’est plus à sa place\u{a0}: un autre programme l’a déplacé, remplacé ou supprimé pendant que Dûment était ouvert. Rien n’a été noté, mais tout ce qui l’était est encore à l’écran\u{a0}: gardez-en une copie avant de fermer Dûment.";

/// What is wrong with a damaged file, in the middle of a sentence.
const fn damage_seen(damage: &Damage) -> &'static str {
    match damage {
        Damage::Empty => "il est vide",
        Damage::NotOurs => "ce n’est pas un fichier de Dûment",
        Damage::CutShort { .. } => "il en manque la fin",
        Damage::Schema(_) => "sa version n’est celle d’aucun Dûment",
        Damage::Unreadable(_) => "une partie n’est plus lisible",
    }
}

/// Data that are somewhere, and cannot be reached: not the same as no data.
fn out_of_reach(kind: ErrorKind) -> Error {
    let why = if kind == ErrorKind::NotFound {
        "leur emplacement mène à un disque ou à un dossier absent"
    } else if kind == ErrorKind::InvalidInput {
        "à leur place se trouve autre chose qu’un fichier"
    } else {
        disk_trouble(kind)
    };
    let told = format!(
        "Vos données sont hors d’atteinte\u{a0}: {why}. Rien n’a été touché ni créé\u{a0}: rebranchez le disque ou rétablissez l’accès au dossier, puis ouvrez Dûment de nouveau."
    );
    Error::told(Code::Disk, why, told)
}

/// What the system says of a disk, a file or a right, in French, in the middle of a sentence: its own words come in
/// its language, with codes.
#[must_use]
pub fn disk_trouble(kind: ErrorKind) -> &'static str {
    let known = DISK_TROUBLES.iter().find(|(one, _)| *one == kind);
    known.map_or("le disque ou le système a refusé", |(_, words)| words)
}

/// The troubles that a user can do something about.
const DISK_TROUBLES: [(ErrorKind, &str); 24] = [
    (ErrorKind::NotFound, "ce fichier ou ce dossier n’existe pas"),
    (ErrorKind::PermissionDenied, "l’accès est refusé, ou le fichier est ouvert dans un autre programme"),
    (ErrorKind::AlreadyExists, "un fichier de ce nom existe déjà"),
    (ErrorKind::NotADirectory, "un fichier se trouve à la place d’un dossier de ce chemin"),
    (ErrorKind::IsADirectory, "c’est un dossier, pas un fichier"),
    (ErrorKind::DirectoryNotEmpty, "ce dossier n’est pas vide"),
    (ErrorKind::ReadOnlyFilesystem, "ce disque ou ce dossier n’accepte pas d’écriture"),
    (ErrorKind::StorageFull, "le disque est plein"),
    (ErrorKind::QuotaExceeded, "votre part de ce disque est pleine"),
    (ErrorKind::FileTooLarge, "le fichier est trop grand pour ce disque"),
    (ErrorKind::InvalidFilename, "ce nom de fichier n’est pas accepté ici"),
    (ErrorKind::InvalidInput, "ce n’est pas un fichier ordinaire"),
    (ErrorKind::InvalidData, "ce n’est pas du texte lisible"),
    (ErrorKind::UnexpectedEof, "le fichier s’arrête trop tôt"),
    (ErrorKind::WriteZero, "le disque n’a pas tout pris"),
    (ErrorKind::BrokenPipe, "le programme qui lisait la réponse s’est arrêté"),
    (ErrorKind::ResourceBusy, "le disque ou le fichier est occupé par un autre programme"),
    (ErrorKind::ExecutableFileBusy, "le fichier est ouvert dans un autre programme"),
    (ErrorKind::CrossesDevices, "l’autre emplacement est sur un autre disque"),
    (ErrorKind::TooManyLinks, "ce dossier n’accepte plus de fichier"),
    (ErrorKind::StaleNetworkFileHandle, "le disque partagé ne répond plus"),
    (ErrorKind::HostUnreachable, "l’ordinateur qui garde ce dossier ne répond pas"),
    (ErrorKind::TimedOut, "le disque n’a pas répondu à temps"),
    (ErrorKind::OutOfMemory, "la mémoire de l’ordinateur est pleine"),
];

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    /// Every trouble that this system knows, with its own words for it.
    fn troubles() -> Vec<io::Error> {
        (1..=133).map(io::Error::from_raw_os_error).collect()
    }

    #[test]
    fn no_trouble_of_the_disk_is_said_in_the_words_of_the_system() {
        for trouble in troubles() {
            let english = trouble.to_string();
            let english = english.split(" (os error").next().unwrap_or_default().to_owned();
            let (kind, store) = (trouble.kind(), StoreError::from(trouble));
            let opened = Error::from(StoreError::OutOfReach(kind));
            for said in [
                Error::from(store).message(),
                opened.message(),
                Error::unreadable("a.csv", kind).message(),
                Error::not_saved(disk_trouble(kind)).message(),
                Error::no_start_at_login(kind).message(),
            ] {
                assert!(!said.contains(&english) && !said.contains("os error"), "{kind:?}: {said}");
                assert!(
                    !said.contains("{}") && !said.contains(kind.to_string().as_str()),
                    "{kind:?}: {said}"
                );
            }
        }
    }

    #[test]
    fn damage_is_said_without_the_words_of_the_library_and_promises_no_copy() {
        for damage in [
            Damage::Empty,
            Damage::NotOurs,
            Damage::CutShort { found: 4096, expected: 8192 },
            Damage::Schema(-1),
            Damage::Unreadable("database disk image is malformed".to_owned()),
        ] {
            let library = damage.to_string();
            let said = Error::from(StoreError::Damaged(damage));
            assert_eq!(said.code, Code::DamagedFile);
            assert!(!said.message().contains(&library) && !said.message().contains("restaurez"), "{library}");
        }
        let mistake = Error::from(StoreError::Sqlite("no such table: plans".to_owned()));
        assert!(!mistake.message().contains("plans") && mistake.detail.contains("plans"));
    }

    #[test]
    fn data_that_cannot_be_opened_are_not_called_a_failed_record() {
        for error in [StoreError::Full, StoreError::Io(ErrorKind::ReadOnlyFilesystem)] {
            let said = Error::at_opening(error).message();
            assert!(
                said.contains("n’ont pas pu être ouvertes") && !said.contains("enregistrement"),
                "{said}"
            );
        }
    }

    #[test]
    fn data_out_of_reach_are_not_called_absent_nor_a_failed_record() {
        for kind in [ErrorKind::NotFound, ErrorKind::PermissionDenied, ErrorKind::InvalidInput] {
            let said = Error::from(StoreError::OutOfReach(kind)).message();
            assert!(said.contains("hors d’atteinte") && said.contains("Rien n’a été touché"), "{said}");
            assert!(!said.contains("Créez") && !said.contains("enregistrement"), "{said}");
        }
    }
}
