//! Limitation period (prescription): until when one may act in court, from facts and dates.
//!
//! Never a verdict: whether a claim is barred is for a judge. What is said is the
//! safe date, counted from the completion of the work, the other dates that some
//! reading gives, and what each event does to them. To add an event, name it in
//! `event`, say what it does there for each rule, and give its article.

mod event;
mod safe;
mod walk;

use serde::{Deserialize, Serialize};

use crate::law::{FigureUnknown, Law, Parameter};
use crate::{Day, DebtorNature, Delay, HolidayRegion};

pub use event::{Effect, EventKind, EventKindError, Force, LimitationEvent, WhichRule};
pub use safe::safe_limit;

/// Which limitation the work done calls for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Activity {
    /// Work, sales, services: the limitation of the debtor's nature.
    #[default]
    Ordinary,
    /// Carriage of goods, removals, forwarding: one year against anyone (C. com. L133-6).
    Carriage,
}

/// A text is no activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected ordinary or carriage")]
pub struct ActivityError;

impl Activity {
    /// The word it is kept under.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Activity::Ordinary => "ordinary",
            Activity::Carriage => "carriage",
        }
    }
}

impl std::str::FromStr for Activity {
    type Err = ActivityError;
    fn from_str(text: &str) -> Result<Activity, ActivityError> {
        [Activity::Ordinary, Activity::Carriage]
            .into_iter()
            .find(|one| one.code() == text)
            .ok_or(ActivityError)
    }
}

/// What a limitation is computed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitationFacts {
    /// The nature of the debtor in this contract.
    pub nature: DebtorNature,
    /// Which limitation the work calls for.
    pub activity: Activity,
    /// The day the work was completed or the goods delivered.
    pub completed_on: Day,
    /// The due date, where a term was agreed.
    pub term_on: Option<Day>,
    /// What happened since, in any order.
    pub events: Vec<LimitationEvent>,
}

/// The dates of a limitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limitation {
    /// The last day to act in court on the safest reading. Never moved by a weekend:
    /// no text carries a limitation as CPC 642 carries a procedural delay.
    pub safe: Day,
    /// The last working day up to `safe`, when an act can be served.
    pub last_working_day: Day,
    /// Later dates that another reading gives, earliest first.
    pub possible: Vec<PossibleLimit>,
    /// 12, 6, 3 months and 1 month before `safe`, with the number of months.
    pub alerts: Vec<(Day, u32)>,
    /// What each event did, in order of time.
    pub events: Vec<(LimitationEvent, Effect)>,
    /// Petitions filed, or orders made, that were not served in time: only service interrupts.
    pub not_served: Vec<LimitationEvent>,
    /// Services that came after the months left to them (CPC 1411), which are not relied upon.
    pub served_late: Vec<LimitationEvent>,
    /// The length of the period.
    pub period: Delay,
    /// The article that sets it.
    pub article: String,
    /// Which rules say what an event does.
    pub rule: WhichRule,
}

/// A later date, that is not to be relied upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PossibleLimit {
    /// The day.
    pub on: Day,
    /// What might give it.
    pub reason: PossibleReason,
}

/// What might move a limitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PossibleReason {
    /// A term was agreed: the claim would not run before it (C. civ. 2233).
    TermAgreed,
    /// An instalment plan was signed: each instalment might have its own period (C. civ. 2233).
    Instalments {
        /// The day it was signed.
        signed_on: Day,
    },
    /// An event that a judge may or may not read as moving the date.
    Event {
        /// Which event.
        kind: EventKind,
        /// Its day.
        on: Day,
    },
}

/// How many months ahead the user is told.
const ALERT_MONTHS: [u32; 4] = [12, 6, 3, 1];

/// Until when one may act in court, and why.
///
/// A registered formal notice moves nothing (Cass. com., 18 May 2022, n° 20-23.204); a
/// signed acknowledgement opens a new period (C. civ. 2240, 2231).
///
/// ```
/// use dument_domain::limitation::{Activity, EventKind, LimitationEvent, LimitationFacts, limitation};
/// use dument_domain::{DebtorNature, HolidayRegion::Mainland, Law};
/// let law = Law::shipped()?;
/// let event = |kind| Ok::<_, dument_domain::DayError>(LimitationEvent::on(kind, "2026-02-20".parse()?));
/// let mut facts = LimitationFacts {
///     nature: DebtorNature::Consumer,
///     activity: Activity::Ordinary,
///     completed_on: "2024-03-10".parse()?,
///     term_on: None,
///     events: vec![event(EventKind::FormalNotice)?],
/// };
/// assert_eq!(limitation(&law, &facts, Mainland)?.safe.to_string(), "2026-03-10");
/// facts.events.push(event(EventKind::Acknowledgement)?);
/// assert_eq!(limitation(&law, &facts, Mainland)?.safe.to_string(), "2028-02-20");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`FigureUnknown`] for work older than the figures known.
pub fn limitation(
    law: &Law,
    facts: &LimitationFacts,
    region: HolidayRegion,
) -> Result<Limitation, FigureUnknown> {
    let rule = WhichRule::of(facts.nature, facts.activity);
    let parameter = parameter_of(facts);
    let figure = law.figure(parameter, facts.completed_on)?;
    let served_late = served_late(law, &facts.events)?;
    let period = walk::Period {
        served_late: &served_late,
        rule,
        length: law.delay(parameter, facts.completed_on)?,
        resumption: law.delay(Parameter::LimitationResumptionMonths, facts.completed_on)?,
        ceiling: law.delay(Parameter::LimitationCeilingYears, facts.completed_on)?.expiry(facts.completed_on),
    };
    let walked = walk::walk(&period, facts);
    let alerts = ALERT_MONTHS.into_iter().map(|months| (walked.safe.minus_months(months), months));
    Ok(Limitation {
        safe: walked.safe,
        last_working_day: walked.safe.working_day_until(region),
        possible: walked.possible,
        alerts: alerts.filter(|(on, _)| *on > facts.completed_on).collect(),
        events: walked.events,
        not_served: walked.not_served,
        served_late: facts.events.iter().filter(|event| served_late.contains(*event)).copied().collect(),
        period: period.length,
        article: figure.cited(),
        rule,
    })
}

/// The services of an order that came once its months were over (CPC 1411): it is « non avenue »,
/// and a new period from such a service is not relied upon. An order whose day is not noted is
/// supposed to have been served in time.
fn served_late(law: &Law, events: &[LimitationEvent]) -> Result<Vec<LimitationEvent>, FigureUnknown> {
    let served = events.iter().filter(|event| event.kind == EventKind::OrderServed);
    let mut late = Vec::new();
    for service in served {
        let made = |event: &&LimitationEvent| event.kind == EventKind::OrderIssued && event.on <= service.on;
        let Some(order) = events.iter().filter(made).max_by_key(|event| event.on) else { continue };
        if law.delay(Parameter::OrderServiceMonths, order.on)?.expiry(order.on) < service.on {
            late.push(*service);
        }
    }
    Ok(late)
}

const fn parameter_of(facts: &LimitationFacts) -> Parameter {
    match (facts.activity, facts.nature) {
        (Activity::Carriage, _) => Parameter::LimitationCarriageMonths,
        (Activity::Ordinary, DebtorNature::Consumer) => Parameter::LimitationConsumerMonths,
        (Activity::Ordinary, DebtorNature::Business) => Parameter::LimitationBusinessMonths,
        (Activity::Ordinary, DebtorNature::NonProfessional) => Parameter::LimitationNonProfessionalMonths,
        (Activity::Ordinary, DebtorNature::PublicBuyer) => Parameter::LimitationPublicYears,
    }
}
