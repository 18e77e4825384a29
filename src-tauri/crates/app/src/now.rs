//! The moment a use case runs at, as the shell or the terminal read it.

use dument_domain::Day;

/// A civil day and the time on the wall, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The civil date.
    pub today: Day,
    /// Minutes since midnight, 0 to 1439.
    pub minute_of_day: u32,
}

impl Now {
    /// Noon of a day: for tests and scripts that fix the date only.
    #[must_use]
    pub fn noon(today: Day) -> Now {
        Now { today, minute_of_day: 720 }
    }

    /// `YYYY-MM-DDTHH:MM`, as the journal and the timeline keep it.
    #[must_use]
    pub fn stamp(&self) -> String {
        format!("{}T{:02}:{:02}", self.today, self.minute_of_day / 60, self.minute_of_day % 60)
    }
}
