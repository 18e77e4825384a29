//! What the post can do with a letter: it presents a registered one, and hands it over once.

use dument_domain::LetterId;
use dument_domain::case::{CaseEvent, Happening, Letter};
use dument_letters::french::date;

use crate::ground::book::Entry;
use crate::{Code, Error};

/// Refuses a presentation that cannot be: of a letter sent without a receipt, or of one that was
/// handed over already.
///
/// # Errors
/// [`Code::BadValue`].
pub(super) fn check_presented(entry: &Entry, letter: &Letter, delivered: bool) -> Result<(), Error> {
    let refused = |told: String| Err(Error::told(Code::BadValue, letter.step.code(), told));
    if !letter.step.is_formal_notice() && !is_registered(entry, letter.id) {
        return refused(
            "Cette lettre est partie sans recommandé\u{a0}: la poste ne la présente pas. Rien n’a été noté."
                .to_owned(),
        );
    }
    let handed = standing(entry).filter(|event| event.what.was_delivered());
    let handed = handed.filter_map(|event| event.what.presented()).find(|(id, _)| *id == letter.id);
    match handed.filter(|_| !delivered) {
        Some((_, on)) => refused(format!(
            "Cette lettre est notée comme remise le {}\u{a0}: annulez d’abord cette ligne si elle est fausse.",
            date(on)
        )),
        None => Ok(()),
    }
}

fn standing(entry: &Entry) -> impl Iterator<Item = &CaseEvent> {
    entry.file.standing_events()
}

/// Whether it was posted with a number to follow it.
fn is_registered(entry: &Entry, letter: LetterId) -> bool {
    standing(entry).any(|event| {
        let numbered = matches!(&event.what, Happening::Posted { tracking: Some(_), .. });
        numbered && event.what.posted().is_some_and(|(_, id)| id == letter)
    })
}
