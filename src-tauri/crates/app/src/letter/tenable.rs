//! A letter whose printed deadline comes too soon after its posting: told, composed again, or
//! noted knowingly where it has already left.

use dument_domain::case::{CaseFile, Letter, LetterStatus};
use dument_letters::french::date;

use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::views::PostedInput;
use crate::{Code, Error};

/// The day of the book, for what a letter is today; the day it was meant for before any is set.
pub(super) fn status_today(reading: Reading<'_>, file: &CaseFile, letter: &Letter) -> LetterStatus {
    reading.ground.letter_status_on(file, letter, reading.book.day().unwrap_or(letter.post_on))
}

/// Refuses a posting too late for the deadline printed, unless the user says that the letter
/// has left as it is: a posting is a fact.
pub(super) fn check_deadline(
    reading: Reading<'_>,
    entry: &Entry,
    letter: &Letter,
    request: &PostedInput,
) -> Result<(), Error> {
    let Some(lawful) = reading.ground.too_close(&entry.file, letter, request.on) else { return Ok(()) };
    if request.confirmed {
        return Ok(());
    }
    let told = format!(
        "Postée le {}, cette lettre ne laisse pas le temps de payer avant la date qu’elle imprime, le {}\u{a0}: il faudrait au moins le {}. Préparez-la de nouveau\u{a0}; si elle est déjà partie ainsi, confirmez-le.",
        date(request.on),
        date(letter.deadline),
        date(lawful)
    );
    Err(Error::told(Code::Unconfirmed, letter.deadline.to_string(), told))
}
