//! Until when to act in court, with the other dates and the reasons.

use dument_domain::limitation::{
    Activity, Effect, EventKind, Limitation, LimitationEvent, LimitationFacts, PossibleReason, limitation,
};
use dument_domain::{Day, DebtorNature, HolidayRegion, Law};
use dument_letters::typography::french;
use serde::Serialize;

use crate::law::term::WarningAnswer;
use crate::law::{limitation_words as words, unknown};
use crate::{Code, Error};

/// What a limitation is asked from.
pub type LimitationRequest = LimitationFacts;

/// The answer to `limitation`. Dates and texts, never a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LimitationAnswer {
    /// The nature of the debtor.
    pub debtor: DebtorNature,
    /// Whether the work was the carriage of goods.
    pub carrier: bool,
    /// The day the work was completed.
    pub completed: Day,
    /// The last day to act on the safest reading.
    pub act_before: Day,
    /// The last working day up to it.
    pub last_working_day: Day,
    /// Whether that day is behind us: no letter may threaten with a court then.
    pub passed: bool,
    /// The length of the period in months, from the next 1 January for a public buyer.
    pub period_months: u16,
    /// The article that sets it.
    pub article: String,
    /// Later dates that another reading gives, not to be relied upon.
    pub possible: Vec<PossibleAnswer>,
    /// When to be told, with the months that are left.
    pub alerts: Vec<AlertAnswer>,
    /// What each event did, in order of time.
    pub events: Vec<EventAnswer>,
    /// What must not be believed.
    pub warnings: Vec<WarningAnswer>,
    /// « agir en justice avant le … ».
    pub sentence: String,
    /// How it was found, a sentence each.
    pub explanation: Vec<String>,
}

/// A later date, with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PossibleAnswer {
    /// The day.
    pub on: Day,
    /// `term_agreed`, `instalments`, or the word of the event.
    pub reason: &'static str,
    /// The day of the event, if it is one.
    pub event_on: Option<Day>,
    /// The article or the decision.
    pub article: &'static str,
    /// The reason in a sentence.
    pub sentence: String,
}

/// A day on which the user is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct AlertAnswer {
    /// The day.
    pub on: Day,
    /// How many months are left then.
    pub months: u32,
}

/// An event and what it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventAnswer {
    /// The word of the event.
    pub kind: &'static str,
    /// Its day.
    pub on: Day,
    /// When it ended.
    pub until: Option<Day>,
    /// `interrupts`, `suspends`, `still_suspended`, `possible`, `nothing`, `after_limit`, `undone`.
    pub effect: &'static str,
    /// The date that it gives, if it gives one.
    pub limit: Option<Day>,
    /// The article or the decision.
    pub article: &'static str,
    /// The same in a sentence.
    pub sentence: String,
}

/// An event as typed: `kind:day`, or `kind:day..day` for what has an end.
///
/// # Errors
/// `bad_value` for an unknown kind, `bad_date` for a day that is none or an end before its beginning.
pub fn parse_event(text: &str) -> Result<LimitationEvent, Error> {
    let (kind, days) = text.split_once(':').ok_or_else(|| Error::new(Code::BadValue, text))?;
    let kind: EventKind = kind.parse().map_err(|_| Error::new(Code::BadValue, text))?;
    let day = |text: &str| text.parse::<Day>().map_err(|_| Error::new(Code::BadDate, text));
    let (on, until) = match days.split_once("..") {
        Some((on, until)) => (day(on)?, Some(day(until)?)),
        None => (day(days)?, None),
    };
    if until.is_some_and(|until| until < on) {
        return Err(Error::new(Code::BadDate, days));
    }
    Ok(LimitationEvent { kind, on, until })
}

/// Until when to act in court, seen from `today`.
///
/// # Errors
/// `bad_date` for work older than the texts known, or for an event before the work or after today.
pub fn limitation_answer(
    law: &Law,
    asked: &LimitationRequest,
    region: HolidayRegion,
    today: Day,
) -> Result<LimitationAnswer, Error> {
    let outside = |event: &&LimitationEvent| event.on < asked.completed_on || event.on > today;
    if let Some(event) = asked.events.iter().find(outside) {
        return Err(Error::new(Code::BadDate, event.on.to_string()));
    }
    let found = limitation(law, asked, region).map_err(unknown)?;
    let passed = found.safe < today;
    let period_months = match found.period {
        dument_domain::Delay::Months(months) | dument_domain::Delay::Days(months) => months,
    };
    Ok(LimitationAnswer {
        debtor: asked.nature,
        carrier: asked.activity == Activity::Carriage,
        completed: asked.completed_on,
        act_before: found.safe,
        last_working_day: found.last_working_day,
        passed,
        period_months,
        article: found.article.clone(),
        possible: possible(&found),
        alerts: found.alerts.iter().map(|(on, months)| AlertAnswer { on: *on, months: *months }).collect(),
        events: found.events.iter().map(|(event, effect)| answer(&found, event, *effect)).collect(),
        warnings: words::limitation_warnings(&found),
        sentence: french(&words::act_before(found.safe, passed)),
        explanation: words::limitation_explained(asked, &found).iter().map(|line| french(line)).collect(),
    })
}

fn possible(found: &Limitation) -> Vec<PossibleAnswer> {
    let answers = found.possible.iter().map(|one| {
        let (reason, event_on, article) = match one.reason {
            PossibleReason::TermAgreed => ("term_agreed", None, "C. civ. 2233"),
            PossibleReason::Instalments { signed_on } => ("instalments", Some(signed_on), "C. civ. 2233"),
            PossibleReason::Event { kind, on } => (kind.code(), Some(on), kind.article(found.rule)),
        };
        let sentence = french(&words::possible_words(one));
        PossibleAnswer { on: one.on, reason, event_on, article, sentence }
    });
    answers.collect()
}

fn answer(found: &Limitation, event: &LimitationEvent, effect: Effect) -> EventAnswer {
    let (code, limit) = match effect {
        Effect::Interrupts { limit, .. } => ("interrupts", Some(limit)),
        Effect::Suspends { limit } => ("suspends", Some(limit)),
        Effect::StillSuspended => ("still_suspended", None),
        Effect::Possible { limit } => ("possible", Some(limit)),
        Effect::Nothing => ("nothing", None),
        Effect::AfterLimit => ("after_limit", None),
        Effect::Undone => ("undone", None),
    };
    let article = match effect {
        Effect::Undone => EventKind::ActionFailed.article(found.rule),
        Effect::Interrupts { .. }
        | Effect::Suspends { .. }
        | Effect::StillSuspended
        | Effect::Possible { .. }
        | Effect::Nothing
        | Effect::AfterLimit => event.kind.article(found.rule),
    };
    EventAnswer {
        kind: event.kind.code(),
        on: event.on,
        until: event.until,
        effect: code,
        limit,
        article,
        sentence: french(&words::event_words(event, effect, article)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn asked(events: &[&str]) -> LimitationFacts {
        LimitationFacts {
            nature: DebtorNature::Consumer,
            activity: Activity::Ordinary,
            completed_on: "2024-03-10".parse().unwrap(),
            term_on: None,
            events: events.iter().map(|text| parse_event(text).unwrap()).collect(),
        }
    }

    fn answer_on(today: &str, events: &[&str]) -> LimitationAnswer {
        let law = Law::shipped().unwrap();
        limitation_answer(&law, &asked(events), HolidayRegion::Mainland, today.parse().unwrap()).unwrap()
    }

    #[test]
    fn dates_are_said_and_never_a_verdict() {
        let before = answer_on("2026-03-01", &["formal_notice:2026-02-20"]);
        assert_eq!(before.sentence, "agir en justice au plus tard le 10\u{a0}mars\u{a0}2026");
        assert_eq!((before.passed, before.events[0].effect), (false, "nothing"));
        let after = answer_on("2026-03-11", &[]);
        assert!(after.passed && after.sentence.starts_with("dernier jour sûr pour agir en justice"));
        for text in before.explanation.iter().chain(&after.explanation).chain([&after.sentence]) {
            assert!(!text.contains("prescrit"), "{text}");
        }
    }

    #[test]
    fn events_are_typed_with_their_days() {
        let talks = parse_event("conciliation:2026-01-10..2026-02-01").unwrap();
        assert_eq!(talks.until, "2026-02-01".parse().ok());
        for (text, code) in [
            ("conciliation", Code::BadValue),
            ("prayer:2026-01-10", Code::BadValue),
            ("letter:2026-02-30", Code::BadDate),
            ("conciliation:2026-02-01..2026-01-10", Code::BadDate),
        ] {
            assert_eq!(parse_event(text).unwrap_err().code, code, "{text}");
        }
    }

    #[test]
    fn an_event_of_tomorrow_or_before_the_work_is_refused() {
        let law = Law::shipped().unwrap();
        let today = "2026-03-01".parse().unwrap();
        for event in ["letter:2026-03-02", "letter:2024-03-09"] {
            let refused = limitation_answer(&law, &asked(&[event]), HolidayRegion::Mainland, today);
            assert_eq!(refused.unwrap_err().code, Code::BadDate, "{event}");
        }
    }

    #[test]
    fn a_petition_filed_is_warned_about() {
        let filed = answer_on("2026-03-05", &["petition_filed:2026-03-01"]);
        assert_eq!(filed.warnings.len(), 1);
        assert_eq!(filed.warnings[0].code, "petition_not_served");
    }
}
