//! What is remembered between two looks: the last day looked, the days and the things told, and
//! the days nobody looked.

use std::collections::{BTreeMap, BTreeSet};

use dument_domain::Day;
use dument_letters::french;
use serde::{Deserialize, Serialize};

use crate::alerts::found::Found;
use crate::views::{AbsenceLine, AbsenceView, AlertKind};

/// How many lines a list of what was missed has at most.
const LINES_MAX: usize = 12;

/// A day this far ahead of the clock is a clock that was wrong, not one that was set back.
const WRONG_CLOCK_DAYS: i64 = 31;

/// How long a thing told is remembered once it is no longer true: longer than the year before a limit.
const REMEMBERED_DAYS: i64 = 400;

/// What is remembered between two looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Watch {
    /// The last day somebody could look.
    on: Option<Day>,
    /// The last day of a clock that then went far back: where it comes back, the days between were not missed.
    before: Option<Day>,
    /// The days on which the notification was given.
    given: Vec<Day>,
    /// What was told, with its day.
    told: BTreeMap<String, Day>,
    /// The days nobody looked, until the user has seen what they brought.
    pub(crate) away: Option<Away>,
}

/// Days nobody looked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Away {
    from: Day,
    until: Day,
    /// What these days had brought at the first look after them; what is done since, a letter noted as
    /// posted, brings nothing of theirs. Nothing before that look.
    #[serde(default)]
    brought: Option<BTreeSet<String>>,
}

impl Watch {
    /// Comes to a day. A day before the last one is a clock that was set back: nothing moves,
    /// unless the last one was far in the future.
    pub(crate) fn come_to(&mut self, today: Day) {
        self.given.retain(|day| !is_wrong(*day, today) && day.days_until(today) <= WRONG_CLOCK_DAYS);
        self.told.retain(|_, day| day.days_until(today) <= REMEMBERED_DAYS);
        // Which of two clocks was wrong is known only once one of them is met again.
        if let Some(again) = self.before.filter(|before| *before <= today) {
            (self.on, self.before) = (self.on.max(Some(again)), None);
        }
        let ahead = self.on.filter(|last| is_wrong(*last, today));
        self.before = ahead.or(self.before);
        match self.on.filter(|_| ahead.is_none()) {
            Some(last) if today <= last => return,
            Some(last) if last.next() < today => {
                let from = self.away.as_ref().map_or(last.next(), |away| away.from.min(last.next()));
                self.away = Some(Away { from, until: today.previous(), brought: None });
            }
            Some(_) => {}
            None => self.away = None,
        }
        self.on = Some(today);
    }

    /// The days on which the notification was given.
    pub(crate) fn given(&self) -> &[Day] {
        &self.given
    }

    /// Whether a thing was told. What was told under a clock far ahead is told again once it is right.
    pub(crate) fn was_told(&self, key: &str, today: Day) -> bool {
        self.told.get(key).is_some_and(|day| !is_wrong(*day, today))
    }

    /// Whether nobody looked on this day yet.
    pub(crate) fn opens(&self, today: Day) -> bool {
        self.on.is_none_or(|last| last < today)
    }

    /// These things are still true: what was told of them is not forgotten, and is told no second time.
    pub(crate) fn still_true<'a>(&mut self, today: Day, things: impl Iterator<Item = &'a str>) {
        for key in things {
            if let Some(day) = self.told.get_mut(key).filter(|day| **day < today) {
                *day = today;
            }
        }
    }

    /// The notification of a day was given, with these things.
    pub(crate) fn tell(&mut self, today: Day, things: &[String]) {
        self.given.push(today);
        self.told.extend(things.iter().map(|key| (key.clone(), today)));
    }
}

/// Whether a day remembered is that of a clock which was wrong, then or now.
fn is_wrong(day: Day, today: Day) -> bool {
    today.days_until(day) > WRONG_CLOCK_DAYS
}

impl Away {
    /// Whether a day is one of these. A promise for the last day away is broken the day after.
    fn holds(&self, day: Day) -> bool {
        day >= self.from && day <= self.until.next()
    }

    /// Whether these days brought this: nothing that was done after the first look.
    fn is_of_these(&self, key: &str, day: Day) -> bool {
        self.holds(day) && self.brought.as_ref().is_none_or(|brought| brought.contains(key))
    }

    /// Remembers what these days brought, at the first look after them.
    pub(crate) fn keep(&mut self, found: &[Found], due: &[(String, Day)]) {
        if self.brought.is_some() {
            return;
        }
        let steps = due.iter().filter(|(_, day)| self.holds(*day)).map(|(key, _)| key.clone());
        let missed = found.iter().filter(|one| self.holds(one.view.on)).map(|one| one.key.clone());
        self.brought = Some(steps.chain(missed).collect());
    }

    /// What came true on these days, most serious first; `due` are the steps still to do. Nothing
    /// where nothing came true.
    pub(super) fn view(&self, found: &[Found], due: &[(String, Day)]) -> Option<AbsenceView> {
        let mut lines: Vec<AbsenceLine> = Vec::new();
        let steps = due.iter().filter(|(key, day)| self.is_of_these(key, *day)).count();
        if steps > 0 {
            lines.push(AbsenceLine { client: None, sentence: became_due(steps) });
        }
        let missed =
            found.iter().filter(|one| is_listed(one.view.kind) && self.is_of_these(&one.key, one.view.on));
        lines.extend(
            missed.map(|one| AbsenceLine { client: one.view.client, sentence: one.view.sentence.clone() }),
        );
        let others = lines.len().saturating_sub(LINES_MAX);
        lines.truncate(LINES_MAX);
        (!lines.is_empty()).then(|| AbsenceView {
            from: self.from,
            until: self.until,
            title: self.title(),
            lines,
            others,
        })
    }

    fn title(&self) -> String {
        let until = french::date(self.until);
        if self.from == self.until {
            return format!("Pendant votre absence (le {until})");
        }
        let from = french::date(self.from);
        let same_year = self.from.year() == self.until.year();
        // « du 21 novembre au 10 décembre 2026 »: the year once.
        let from = from.rsplit_once('\u{a0}').filter(|_| same_year).map_or(from.as_str(), |(day, _)| day);
        format!("Pendant votre absence (du {from} au {until})")
    }
}

/// Whether a kind is listed among what was missed: what is over, and has no line of its own on the
/// screen already.
const fn is_listed(kind: AlertKind) -> bool {
    match kind {
        AlertKind::PromiseBroken
        | AlertKind::InstalmentMissed
        | AlertKind::NoticePassed
        | AlertKind::Limit => true,
        AlertKind::Steps
        | AlertKind::DueTomorrow
        | AlertKind::Rates
        | AlertKind::Payments
        | AlertKind::Backups => false,
    }
}

fn became_due(steps: usize) -> String {
    if steps == 1 {
        "Une relance s’est ajoutée.".to_owned()
    } else {
        format!("{steps}\u{a0}relances se sont ajoutées.")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn seen_on(text: &str) -> Watch {
        Watch { on: Some(day(text)), ..Watch::default() }
    }

    fn away(watch: &Watch) -> Option<(String, String)> {
        watch.away.as_ref().map(|away| (away.from.to_string(), away.until.to_string()))
    }

    #[test]
    fn the_first_day_and_the_day_after_are_no_absence() {
        let mut watch = Watch::default();
        watch.come_to(day("2026-11-20"));
        watch.come_to(day("2026-11-21"));
        assert_eq!((watch.on, watch.away), (Some(day("2026-11-21")), None));
    }

    #[test]
    fn three_weeks_off_are_one_absence_until_it_was_seen() {
        let mut watch = seen_on("2026-10-31");
        watch.come_to(day("2026-11-21"));
        let told = Some(("2026-11-01".to_owned(), "2026-11-20".to_owned()));
        assert_eq!(away(&watch), told);
        watch.come_to(day("2026-11-22"));
        assert_eq!(away(&watch), told, "not seen yet: it stays");
        watch.come_to(day("2026-11-25"));
        assert_eq!(away(&watch), Some(("2026-11-01".to_owned(), "2026-11-24".to_owned())));
        watch.away = None;
        watch.come_to(day("2026-11-25"));
        assert_eq!(watch.away, None, "seen: it does not come back");
    }

    #[test]
    fn a_clock_set_back_moves_nothing_and_one_far_ahead_is_forgotten() {
        let mut watch = seen_on("2026-11-21");
        watch.tell(day("2026-11-21"), &["promise 1".to_owned()]);
        let before = watch.clone();
        watch.come_to(day("2026-11-15"));
        assert_eq!(watch, before);
        let mut ahead = seen_on("2036-01-01");
        ahead.tell(day("2036-01-01"), &[]);
        ahead.come_to(day("2026-11-21"));
        assert_eq!((ahead.on, ahead.given(), away(&ahead)), (Some(day("2026-11-21")), [].as_slice(), None));
    }

    #[test]
    fn a_thing_is_remembered_for_longer_than_a_year() {
        let mut watch = seen_on("2026-01-01");
        watch.tell(day("2026-01-01"), &["limit 1".to_owned()]);
        watch.come_to(day("2027-01-15"));
        assert!(watch.was_told("limit 1", day("2027-01-15")));
        watch.come_to(day("2027-03-01"));
        assert!(!watch.was_told("limit 1", day("2027-03-01")));
    }

    #[test]
    fn what_was_told_under_a_clock_in_the_future_is_told_again_once_it_is_right() {
        let mut watch = seen_on("2026-11-24");
        watch.come_to(day("2036-11-24"));
        watch.tell(day("2036-11-24"), &["promise 5".to_owned()]);
        let right = day("2026-11-30");
        watch.come_to(right);
        assert!(!watch.was_told("promise 5", right));
        watch.tell(right, &["promise 5".to_owned()]);
        watch.come_to(right.next());
        assert!(watch.was_told("promise 5", right.next()));
    }

    #[test]
    fn a_clock_a_year_back_then_right_is_no_year_of_absence() {
        let mut watch = seen_on("2026-11-24");
        watch.tell(day("2026-11-24"), &["promise 5".to_owned()]);
        watch.come_to(day("2025-11-24"));
        watch.come_to(day("2025-11-25"));
        watch.come_to(day("2026-11-25"));
        assert_eq!(away(&watch), None);
        assert!(watch.was_told("promise 5", day("2026-11-25")), "and nothing is told twice");
        // Days that were really missed meanwhile are an absence.
        watch.come_to(day("2025-11-26"));
        watch.come_to(day("2026-11-28"));
        assert_eq!(away(&watch), Some(("2026-11-26".to_owned(), "2026-11-27".to_owned())));
    }
}
