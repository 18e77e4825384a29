//! Whether the deadline that a letter prints still leaves its time (law reference 17.16).

use super::{Letter, letter_deadline};
use crate::{Day, DebtorNature, HolidayRegion, Law};

impl Letter {
    /// The first deadline that this letter may print if it is posted on a day, where the one printed
    /// no longer leaves the time of the mail and the delay after it: it is composed again. A formal
    /// notice is held to the whole delay; an amicable letter only has to arrive before its date.
    #[must_use]
    pub fn untenable(
        &self,
        nature: DebtorNature,
        post_on: Day,
        law: &Law,
        region: HolidayRegion,
    ) -> Option<Day> {
        let lawful = letter_deadline(nature, post_on, law, region);
        let mail = i64::from(law.notice_delays_on(post_on).mail);
        let holds = if self.step.is_formal_notice() {
            self.deadline >= lawful
        } else {
            self.deadline > post_on.plus_days(mail)
        };
        (!holds).then_some(lawful)
    }
}
