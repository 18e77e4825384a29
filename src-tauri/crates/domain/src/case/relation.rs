//! How long a client has been one, and how it pays: what the tone of a call follows.

use serde::{Deserialize, Serialize};

use super::{CaseFile, Habit};
use crate::Day;

/// In which voice a client is spoken to; what is asked stays the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Tone {
    /// For a good client of long standing: it may well be an oversight.
    Courteous,
    /// For anyone of whom nothing special is known.
    #[default]
    Usual,
    /// For who is late by habit: a day, now.
    Firm,
}

impl Tone {
    /// Every tone, softest first.
    pub const ALL: [Tone; 3] = [Tone::Courteous, Tone::Usual, Tone::Firm];
}

/// What kind of relation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationKind {
    /// A client since less than [`Relation::NEW_DAYS_MAX`] days.
    New,
    /// A client of long standing that pays on time.
    OldAndGood,
    /// A client that is late more often than not, or breaks its promises.
    Latecomer,
    /// None of these.
    Known,
}

/// The history of a client, as far as a call needs it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Relation {
    /// The day of the first invoice.
    pub since: Option<Day>,
    /// Invoices sent in all.
    pub invoices: usize,
    /// How it pays; none before it paid an invoice whole.
    pub habit: Option<Habit>,
    /// Promises whose day passed without the money.
    pub promises_broken: usize,
}

impl CaseFile {
    /// The history of the client: since when, how it pays, what it promised and did not keep.
    #[must_use]
    pub fn relation(&self, today: Day) -> Relation {
        let habit = self.habit(today);
        let not_kept = self.standing_events().filter(|event| self.promise_not_kept(event, today).is_some());
        Relation {
            since: self.invoices.iter().map(|invoice| invoice.issued_on).min(),
            invoices: self.invoices.len(),
            habit,
            promises_broken: not_kept.count(),
        }
    }
}

impl Relation {
    /// A client is new for half a year.
    pub const NEW_DAYS_MAX: i64 = 182;
    /// A client is of long standing after two years.
    pub const OLD_DAYS_MIN: i64 = 730;
    /// A good client pays late one invoice out of so many at the most.
    pub const GOOD_LATE_SHARE: usize = 4;
    /// A latecomer pays late one invoice out of so many at the least.
    pub const LATECOMER_SHARE: usize = 2;
    /// So many broken promises make a latecomer, whatever was paid.
    pub const BROKEN_PROMISES_MIN: usize = 2;

    /// What kind of relation this is on a day.
    #[must_use]
    pub fn kind(&self, today: Day) -> RelationKind {
        let age_days = self.since.map_or(0, |first| first.days_until(today));
        let habit = self.habit.filter(Habit::is_one);
        let late_by_habit = habit.is_some_and(|one| one.paid_late * Relation::LATECOMER_SHARE >= one.paid);
        if late_by_habit || self.promises_broken >= Relation::BROKEN_PROMISES_MIN {
            return RelationKind::Latecomer;
        }
        if age_days <= Relation::NEW_DAYS_MAX {
            return RelationKind::New;
        }
        let good = habit.is_some_and(|one| one.paid_late * Relation::GOOD_LATE_SHARE <= one.paid);
        if good && age_days >= Relation::OLD_DAYS_MIN {
            RelationKind::OldAndGood
        } else {
            RelationKind::Known
        }
    }

    /// The tone proposed; the user may take another.
    ///
    /// ```
    /// use dument_domain::case::{Habit, Relation, Tone};
    /// let habit = |paid_late| Some(Habit { paid: 11, paid_late, delay_days_mean: 4 });
    /// let good = Relation { since: Some("2021-03-02".parse()?), invoices: 12, habit: habit(1), promises_broken: 0 };
    /// assert_eq!(good.proposed_tone("2026-11-21".parse()?), Tone::Courteous);
    /// let late = Relation { habit: habit(7), ..good };
    /// assert_eq!(late.proposed_tone("2026-11-21".parse()?), Tone::Firm);
    /// # Ok::<(), dument_domain::DayError>(())
    /// ```
    #[must_use]
    pub fn proposed_tone(&self, today: Day) -> Tone {
        match self.kind(today) {
            RelationKind::OldAndGood => Tone::Courteous,
            RelationKind::New | RelationKind::Known => Tone::Usual,
            RelationKind::Latecomer => Tone::Firm,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn on(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn old(paid: usize, paid_late: usize) -> Relation {
        let habit = Some(Habit { paid, paid_late, delay_days_mean: 0 });
        Relation { since: Some(on("2021-01-04")), invoices: 9, habit, promises_broken: 0 }
    }

    #[test]
    fn a_quarter_of_lateness_is_still_a_good_client_and_a_half_is_a_habit() {
        let kind = |paid_late| old(8, paid_late).kind(on("2026-11-21"));
        assert_eq!(kind(2), RelationKind::OldAndGood);
        assert_eq!(kind(3), RelationKind::Known);
        assert_eq!(kind(4), RelationKind::Latecomer);
    }

    #[test]
    fn two_invoices_make_no_habit() {
        let young = old(2, 2);
        assert_eq!(young.kind(on("2026-11-21")), RelationKind::Known);
    }

    #[test]
    fn a_client_is_new_for_half_a_year_and_old_after_two() {
        let since = Relation { since: Some(on("2026-05-23")), ..old(8, 0) };
        assert_eq!(since.kind(on("2026-11-21")), RelationKind::New);
        assert_eq!(since.kind(on("2026-11-22")), RelationKind::Known);
        assert_eq!(since.kind(on("2028-05-22")), RelationKind::OldAndGood);
    }

    #[test]
    fn two_broken_promises_are_spoken_of_firmly_even_with_a_new_client() {
        let promising = Relation { since: Some(on("2026-11-01")), promises_broken: 2, ..Relation::default() };
        assert_eq!(promising.proposed_tone(on("2026-11-21")), Tone::Firm);
        assert_eq!(Relation::default().proposed_tone(on("2026-11-21")), Tone::Usual);
    }
}
