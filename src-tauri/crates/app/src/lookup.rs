//! Finding a letter by the words of a terminal: whose it is, which step it is.

use dument_domain::case::{Letter, LetterStatus, StepKind};
use dument_domain::{ClientId, LetterId};
use dument_letters::french::date;

use crate::app::App;
use crate::words::{lapse_sentence, step_title};
use crate::{Code, Error};

impl App {
    /// The last letter of that kind kept for a client and not posted yet.
    ///
    /// # Errors
    /// [`Code::LetterLapsed`] when something came since, [`Code::LetterPosted`] when the last one
    /// was posted, [`Code::UnknownLetter`] when none was prepared, [`Code::UnknownClient`].
    pub fn letter_to_post(&self, client: ClientId, step: StepKind) -> Result<LetterId, Error> {
        let file = &self.entry(client)?.file;
        let mut lapsed = None;
        for letter in self.letters_of(client, step)?.into_iter().rev() {
            match file.letter_status(letter) {
                LetterStatus::Prepared => return Ok(letter.id),
                LetterStatus::Lapsed(reason) => lapsed = lapsed.or(Some(reason)),
                LetterStatus::Posted { on } if lapsed.is_none() => {
                    return Err(Error::new(Code::LetterPosted, date(on)));
                }
                LetterStatus::Posted { .. } => break,
            }
        }
        Err(match lapsed {
            Some(reason) => Error::new(Code::LetterLapsed, lapse_sentence(reason)),
            None => Error::new(Code::UnknownLetter, step_title(step).to_lowercase()),
        })
    }

    /// The last letter of that kind posted to a client.
    ///
    /// # Errors
    /// [`Code::UnknownLetter`] when none was posted, [`Code::UnknownClient`].
    pub fn letter_posted(&self, client: ClientId, step: StepKind) -> Result<LetterId, Error> {
        let file = &self.entry(client)?.file;
        let posted = |letter: &&Letter| matches!(file.letter_status(letter), LetterStatus::Posted { .. });
        let last = self.letters_of(client, step)?.into_iter().rev().find(posted);
        last.map(|letter| letter.id)
            .ok_or_else(|| Error::new(Code::UnknownLetter, "elle n’a pas encore été notée comme postée"))
    }

    fn letters_of(&self, client: ClientId, step: StepKind) -> Result<Vec<&Letter>, Error> {
        let letters = self.entry(client)?.file.letters.iter();
        Ok(letters.filter(|letter| letter.step == step).collect())
    }
}
