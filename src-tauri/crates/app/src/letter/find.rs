//! Finding a letter by the words of a terminal: whose it is, which step it is.

use dument_domain::case::{Letter, StepKind};
use dument_domain::{ClientId, LetterId};

use crate::ground::asking::Reading;
use crate::words::step_title;
use crate::{Code, Error};

/// The last letter of that kind kept for a client; whether it may be posted is for
/// [`mark_posted`] to say.
///
/// # Errors
/// [`Code::UnknownLetter`] when none was prepared, [`Code::UnknownClient`].
pub fn to_post(reading: Reading<'_>, client: ClientId, step: StepKind) -> Result<LetterId, Error> {
    let last = letters_of(reading, client, step)?.last().map(|letter| letter.id);
    last.ok_or_else(|| {
        let title = step_title(step).to_lowercase();
        let told = format!(
            "Aucune lettre n’est préparée pour ce client à cette étape ({title})\u{a0}: préparez-la d’abord."
        );
        Error::told(Code::UnknownLetter, step.code(), told)
    })
}

/// The last letter of that kind posted to a client.
///
/// # Errors
/// [`Code::UnknownLetter`] when none was posted, [`Code::UnknownClient`].
pub fn posted(reading: Reading<'_>, client: ClientId, step: StepKind) -> Result<LetterId, Error> {
    let file = &reading.entry(client)?.file;
    let posted = |letter: &&Letter| file.posted_on(letter.id).is_some();
    let last = letters_of(reading, client, step)?.into_iter().rev().find(posted);
    last.map(|letter| letter.id).ok_or_else(|| {
        let title = step_title(step).to_lowercase();
        let told = format!(
            "Aucun envoi n’est noté à cette étape ({title})\u{a0}: notez d’abord que la lettre est postée."
        );
        Error::told(Code::UnknownLetter, step.code(), told)
    })
}

fn letters_of(reading: Reading<'_>, client: ClientId, step: StepKind) -> Result<Vec<&Letter>, Error> {
    let letters = reading.entry(client)?.file.letters.iter();
    Ok(letters.filter(|letter| letter.step == step).collect())
}
