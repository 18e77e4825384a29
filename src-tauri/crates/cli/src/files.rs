//! Files that a command writes: where the user says, whole or not at all, and never in the place of the data.

use std::path::Path;

use dument_app::{Code, Error, disk_trouble};
use dument_machine::writing::{self, Unwritable, Written};

use crate::failure::{Failure, say};
use crate::session::Session;

/// Writes a file whole or not at all.
pub(crate) fn put(session: &Session, place: &Path, bytes: &[u8]) -> Result<(), Failure> {
    writing::write_whole(place, bytes, &session.folder()?).map_err(|why| refused(place, why))
}

/// Writes a file beside its place, before the act that it goes with: where the disk refuses one, neither is there.
pub(crate) fn prepare(session: &Session, place: &Path, bytes: &[u8]) -> Result<Written, Failure> {
    writing::write_beside(place, bytes, &session.folder()?).map_err(|why| refused(place, why))
}

/// Makes sure that a file can be written there, before the act that gives its content.
pub(crate) fn check(session: &Session, place: &Path) -> Result<(), Failure> {
    prepare(session, place, b"").map(drop)
}

/// The file of an act that is recorded: it was written, or the user is told why not. The command is done in either
/// case, since its act is.
pub(crate) fn after_the_act(act: &str, written: Result<(), Failure>) -> bool {
    if let Err(failure) = &written {
        say(&format!("{act}, mais le fichier n’a pas pu être écrit\u{a0}: {}", failure.reason()));
    }
    written.is_ok()
}

/// The same for a file that waits beside its place.
pub(crate) fn put_after_the_act(act: &str, place: &Path, prepared: Written) -> bool {
    after_the_act(act, prepared.put().map_err(|why| refused(place, why)))
}

/// A path as an answer says it, whatever its bytes.
pub(crate) fn path_text(path: &Path) -> String {
    path.display().to_string()
}

fn refused(place: &Path, why: Unwritable) -> Failure {
    Error::new(Code::Disk, format!("{}\u{a0}: {}", path_text(place), why.reason(disk_trouble))).into()
}
