//! A procedural delay, counted and explained (CPC 640 to 642).

use dument_domain::{Day, Delay, HolidayRegion, Prudence};
use dument_letters::french::{date, weekday_and_date};
use dument_letters::typography::french;
use serde::Serialize;

use crate::Error;
use crate::law::in_calendar;

/// The answer to `delay`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DelayAnswer {
    /// The day of the event.
    pub from: Day,
    /// The delay in months, if it was one.
    pub months: Option<u16>,
    /// The delay in days, if it was one.
    pub days: Option<u16>,
    /// `user` (to meet) or `wait` (to let run).
    pub prudence: &'static str,
    /// The last day as counted (CPC 641).
    pub expires_on: Day,
    /// Carried to a working day (CPC 642).
    pub carried_to: Day,
    /// The last day our user can safely act; none for a wait.
    pub last_safe_day: Option<Day>,
    /// The first day he may act; none for a delay to meet.
    pub first_day: Option<Day>,
    /// The one date to remember, in a sentence.
    pub sentence: String,
    /// How it was found, a sentence each.
    pub explanation: Vec<String>,
    /// The articles.
    pub articles: Vec<&'static str>,
}

/// A delay that runs from a day, for one who must meet it or let it run.
///
/// # Errors
/// `bad_date` when it ends after 2199.
pub fn delay_answer(
    from: Day,
    delay: Delay,
    prudence: Prudence,
    region: HolidayRegion,
) -> Result<DelayAnswer, Error> {
    let dates = delay.dates(from, region);
    in_calendar(dates.carried_to)?;
    let (months, days) = match delay {
        Delay::Months(months) => (Some(months), None),
        Delay::Days(days) => (None, Some(days)),
    };
    let shown = weekday_and_date(dates.shown(prudence));
    let (last_safe_day, first_day, sentence) = match prudence {
        Prudence::User => (Some(dates.last_safe_day), None, format!("agir au plus tard le {shown}")),
        Prudence::Wait => (None, Some(dates.first_day_after), format!("ne pas agir avant le {shown}")),
    };
    let mut explanation = vec![delay_in_full(from, delay, dates.expires_on)];
    explanation.extend(match prudence {
        Prudence::User => met(dates.expires_on, dates.last_safe_day),
        Prudence::Wait => waited(dates.expires_on, dates.carried_to),
    });
    Ok(DelayAnswer {
        from,
        months,
        days,
        prudence: prudence.code(),
        expires_on: dates.expires_on,
        carried_to: dates.carried_to,
        last_safe_day,
        first_day,
        sentence: french(&sentence),
        explanation: explanation.iter().map(|line| french(line)).collect(),
        articles: vec!["CPC 641", "CPC 642"],
    })
}

/// How a delay that our user must meet is counted, a sentence each; empty past the calendar.
pub(crate) fn counted_to_meet(from: Day, delay: Delay, region: HolidayRegion) -> Vec<String> {
    delay_answer(from, delay, Prudence::User, region).map(|one| one.explanation).unwrap_or_default()
}

/// How a delay that our user lets run is counted, a sentence each; empty past the calendar.
pub(crate) fn counted_to_wait(from: Day, delay: Delay, region: HolidayRegion) -> Vec<String> {
    delay_answer(from, delay, Prudence::Wait, region).map(|one| one.explanation).unwrap_or_default()
}

fn delay_in_full(from: Day, delay: Delay, expires_on: Day) -> String {
    let end = weekday_and_date(expires_on);
    match delay {
        Delay::Months(months) => {
            let shorter = from.day_of_month() != expires_on.day_of_month();
            let how =
                if shorter { "dernier jour du mois, faute du même quantième" } else { "même quantième" };
            format!(
                "{months} mois à compter du {}\u{a0}: le délai expire le {end} ({how}, CPC 641).",
                date(from)
            )
        }
        Delay::Days(days) => {
            let unit = if days > 1 { "jours" } else { "jour" };
            let start = date(from);
            format!(
                "{days} {unit} à compter du {start}, qui ne compte pas\u{a0}: le délai expire le {end} (CPC 641)."
            )
        }
    }
}

fn met(expires_on: Day, last_safe_day: Day) -> Vec<String> {
    if last_safe_day == expires_on {
        return vec!["Par prudence, ce délai n’est jamais allongé.".to_owned()];
    }
    let safe = weekday_and_date(last_safe_day);
    vec![format!(
        "Ce jour n’est pas ouvré\u{202f}; par prudence, le délai n’est pas allongé\u{a0}: agir le {safe} au plus tard."
    )]
}

fn waited(expires_on: Day, carried_to: Day) -> Vec<String> {
    let mut lines = Vec::new();
    if carried_to != expires_on {
        let carried = weekday_and_date(carried_to);
        lines.push(format!("Ce jour n’est pas ouvré\u{a0}: le délai est porté au {carried} (CPC 642)."));
    }
    lines.push("Il faut attendre la fin de ce jour\u{a0}: agir à partir du lendemain.".to_owned());
    lines
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn a_delay_is_explained_step_by_step() {
        let from = "2026-08-31".parse().unwrap();
        let mainland = HolidayRegion::Mainland;
        let user = delay_answer(from, Delay::Months(6), Prudence::User, mainland).unwrap();
        assert_eq!(user.sentence, "agir au plus tard le vendredi\u{a0}26\u{a0}février\u{a0}2027");
        assert_eq!(user.explanation.len(), 2);
        assert!(user.explanation[0].contains("dernier jour du mois"), "{:?}", user.explanation);
        let served = "2026-10-05".parse().unwrap();
        let wait = delay_answer(served, Delay::Months(2), Prudence::Wait, mainland).unwrap();
        assert_eq!(wait.sentence, "ne pas agir avant le mardi\u{a0}8\u{a0}décembre\u{a0}2026");
        assert_eq!(wait.explanation.len(), 3);
        assert_eq!((wait.last_safe_day, wait.first_day), (None, "2026-12-08".parse().ok()));
    }

    #[test]
    fn a_delay_past_the_calendar_is_refused() {
        let from = "2026-08-31".parse().unwrap();
        let refused = delay_answer(from, Delay::Months(u16::MAX), Prudence::User, HolidayRegion::Mainland);
        assert_eq!(refused.unwrap_err().code, crate::Code::BadDate);
    }
}
