//! A letter whose printed deadline comes too soon after its posting: told, composed again, or
//! noted knowingly where it has already left.

use dument_domain::Day;
use dument_domain::case::{CaseFile, LapseReason, Letter, LetterStatus};
use dument_letters::french::date;

use crate::app::App;
use crate::book::{Entry, Ground};
use crate::views::PostedInput;
use crate::{Code, Error};

impl Ground {
    /// Where a letter stands if it is posted on a day: one whose deadline would then be too close
    /// lapses (law reference 17.16).
    pub(crate) fn letter_status_on(&self, file: &CaseFile, letter: &Letter, on: Day) -> LetterStatus {
        let status = self.letter_status(file, letter);
        let late = status == LetterStatus::Prepared && self.too_close(file, letter, on).is_some();
        if late { LetterStatus::Lapsed(LapseReason::Deadline) } else { status }
    }

    fn too_close(&self, file: &CaseFile, letter: &Letter, on: Day) -> Option<Day> {
        let first = letter.invoices.first().and_then(|id| file.invoice(*id));
        let nature = first.map_or_else(|| file.client.nature_in_force(), |invoice| file.nature_of(invoice));
        letter.untenable(nature, on, &self.law, self.region)
    }
}

impl App {
    /// The day of the book, for what a letter is today; the day it was meant for before any is set.
    pub(super) fn status_today(&self, file: &CaseFile, letter: &Letter) -> LetterStatus {
        self.ground.letter_status_on(file, letter, self.book.day().unwrap_or(letter.post_on))
    }

    /// Refuses a posting too late for the deadline printed, unless the user says that the letter
    /// has left as it is: a posting is a fact.
    pub(super) fn check_deadline(
        &self,
        entry: &Entry,
        letter: &Letter,
        request: &PostedInput,
    ) -> Result<(), Error> {
        let Some(lawful) = self.ground.too_close(&entry.file, letter, request.on) else { return Ok(()) };
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
}
