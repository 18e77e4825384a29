//! The due date of an invoice, and the longest term its text allows.

use super::{Billing, EndOfMonth, Term, TermFacts, TermRegime};
use crate::law::{FigureUnknown, Law, Parameter};
use crate::{Day, Delay};

/// The due date of an invoice with what must be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueDate {
    /// The last day to pay without being late. Never moved by a weekend nor by a warning.
    pub on: Day,
    /// What it was counted from.
    pub start: Start,
    /// What the other reading of « fin de mois » gives.
    pub other_reading: Option<Day>,
    /// The latest due date the text allows; none for a consumer.
    pub legal_max: Option<Day>,
    /// The last day on which a payment that a consumer defers is no consumer credit (C. conso.
    /// L312-4); none for the others, and before that text.
    pub credit_free_until: Option<Day>,
    /// The article that sets the date, or its maximum.
    pub article: String,
    /// What is unlawful or not known.
    pub warnings: Vec<TermWarning>,
}

/// What a due date was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Start {
    /// The date of the invoice.
    Invoice(Day),
    /// Receipt of the goods, or end of the work.
    Delivery(Day),
    /// The day a public buyer received the demand, or the work was done if later.
    PaymentRequest(Day),
}

/// What a term calls for; the due date is not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TermWarning {
    /// The agreed term ends after the longest one the text allows.
    TermAboveLegalMaximum {
        /// The latest due date allowed.
        maximum: Day,
    },
    /// « Fin de mois » without saying which: the later reading was taken.
    ReadingNotSaid {
        /// What the other reading gives.
        other: Day,
    },
    /// A consumer would pay later than the law lets a supplier wait without a consumer credit.
    ConsumerCredit {
        /// The last day on which it is none.
        until: Day,
    },
    /// The delivery is not known: counted from the invoice.
    DeliveryUnknown,
    /// The receipt of the demand by the public buyer is not known.
    RequestUnknown,
    /// The figure of the text was read in one source only, or from knowledge.
    FigureUnverified,
}

/// The due date that a term gives, and its warnings.
///
/// ```
/// use dument_domain::{Law, term::{TermFacts, TermWarning, due_date}};
/// let law = Law::shipped()?;
/// let mut facts = TermFacts::of("2026-01-06".parse()?);
/// facts.delivered_on = Some("2026-01-06".parse()?);
/// assert_eq!(due_date(&law, &facts)?.on.to_string(), "2026-02-05");
/// facts.agreed = Some("75".parse()?);
/// let agreed = due_date(&law, &facts)?;
/// assert_eq!(agreed.on.to_string(), "2026-03-22");
/// let maximum = "2026-03-07".parse()?;
/// assert_eq!(agreed.warnings, [TermWarning::TermAboveLegalMaximum { maximum }]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`FigureUnknown`] for an invoice older than the figures known.
pub fn due_date(law: &Law, facts: &TermFacts) -> Result<DueDate, FigureUnknown> {
    let limit = Limit::of(law, facts)?;
    let found = match (facts.agreed, facts.regime) {
        (Some(term), _) => agreed(&limit, facts, term),
        (None, TermRegime::General) => by_default(law, facts, &limit)?,
        (None, TermRegime::Consumer) => on_delivery(facts),
        (None, _) => at_the_limit(limit),
    };
    Ok(with_consumer_credit(law, facts, found))
}

/// The last day on which a payment deferred by the supplier is no consumer credit: fifty days from
/// the supply, since 20 November 2026 (C. conso. L312-4, 4°); nothing for an agreement of before.
///
/// ```
/// use dument_domain::{Law, term::credit_free_until};
/// let law = Law::shipped()?;
/// let until = credit_free_until(&law, "2026-12-01".parse()?, "2026-11-25".parse()?);
/// assert_eq!(until.map(|day| day.to_string()), Some("2027-01-14".to_owned()));
/// assert_eq!(credit_free_until(&law, "2026-11-19".parse()?, "2026-11-10".parse()?), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn credit_free_until(law: &Law, agreed_on: Day, supplied_on: Day) -> Option<Day> {
    law.delay(Parameter::ConsumerDeferralDays, agreed_on).ok().map(|delay| delay.expiry(supplied_on))
}

fn with_consumer_credit(law: &Law, facts: &TermFacts, found: DueDate) -> DueDate {
    if facts.regime != TermRegime::Consumer {
        return found;
    }
    let supplied_on = facts.delivered_on.unwrap_or(facts.invoice_on);
    let Some(until) = credit_free_until(law, facts.invoice_on, supplied_on) else { return found };
    let mut found = DueDate { credit_free_until: Some(until), ..found };
    if let Ok(figure) = law.figure(Parameter::ConsumerDeferralDays, facts.invoice_on) {
        found.article = figure.cited();
    }
    if found.on > until {
        found.warnings.push(TermWarning::ConsumerCredit { until });
    }
    found
}

/// The longest term of a regime for these facts.
struct Limit {
    start: Start,
    latest: Option<Day>,
    article: String,
    warnings: Vec<TermWarning>,
}

impl Limit {
    fn of(law: &Law, facts: &TermFacts) -> Result<Limit, FigureUnknown> {
        let Some((parameter, point)) = rule(facts.regime, facts.billing) else {
            let start = Start::Invoice(facts.invoice_on);
            return Ok(Limit { start, latest: None, article: String::new(), warnings: Vec::new() });
        };
        let figure = law.figure(parameter, facts.invoice_on)?;
        let delay = law.delay(parameter, facts.invoice_on)?;
        let (start, warning) = start(facts, point);
        let from = start.day();
        let latest = match (point, facts.agreed) {
            (Point::DeliveryMonthEnd, _) => delay.expiry(from.end_of_month()),
            (Point::DeliveryDecade, _) => delay.expiry(end_of_decade(from)),
            (Point::Invoice, Some(Term::EndOfMonth { reading, .. })) if facts.has_end_of_month() => {
                delay.expiry(from).max(month_end_limit(law, facts, reading)?)
            }
            (Point::Invoice | Point::Delivery | Point::Request, _) => delay.expiry(from),
        };
        let doubt = (!figure.verified).then_some(TermWarning::FigureUnverified);
        let (article, warnings) = (figure.cited(), warning.into_iter().chain(doubt).collect());
        Ok(Limit { start, latest: Some(latest), article, warnings })
    }
}

/// From where a longest term runs.
#[derive(Clone, Copy)]
enum Point {
    Invoice,
    Delivery,
    DeliveryMonthEnd,
    DeliveryDecade,
    Request,
}

fn rule(regime: TermRegime, billing: Billing) -> Option<(Parameter, Point)> {
    Some(match (regime, billing) {
        (TermRegime::General, Billing::Single) => (Parameter::TermAgreedDaysMax, Point::Invoice),
        (TermRegime::General, Billing::Periodic) => (Parameter::TermPeriodicDaysMax, Point::Invoice),
        (TermRegime::RoadFreight, _) => (Parameter::TermRoadFreightDaysMax, Point::Invoice),
        (TermRegime::Perishable, Billing::Single) => (Parameter::TermPerishableDaysMax, Point::Delivery),
        (TermRegime::Perishable, Billing::Periodic) => {
            (Parameter::TermPerishableDaysMax, Point::DeliveryDecade)
        }
        (TermRegime::LiveCattle, _) => (Parameter::TermLiveCattleDaysMax, Point::Delivery),
        (TermRegime::Alcohol, _) => (Parameter::TermAlcoholDaysMax, Point::DeliveryMonthEnd),
        (TermRegime::Grape, _) => (Parameter::TermGrapeDaysMax, Point::Invoice),
        (TermRegime::Public, _) => (Parameter::TermPublicDaysMax, Point::Request),
        (TermRegime::PublicHealth, _) => (Parameter::TermPublicHealthDaysMax, Point::Request),
        (TermRegime::PublicUndertaking, _) => (Parameter::TermPublicUndertakingDaysMax, Point::Request),
        (TermRegime::Consumer, _) => return None,
    })
}

impl TermRegime {
    /// The longest term in plain days of this regime; none for a consumer.
    #[must_use]
    pub fn longest(self) -> Option<Parameter> {
        rule(self, Billing::Single).map(|(parameter, _)| parameter)
    }
}

impl TermFacts {
    /// Whether the text lets « fin de mois » go beyond the plain days.
    fn has_end_of_month(&self) -> bool {
        matches!((self.regime, self.billing), (TermRegime::General, Billing::Single) | (TermRegime::Grape, _))
    }
}

fn month_end_limit(law: &Law, facts: &TermFacts, reading: Option<EndOfMonth>) -> Result<Day, FigureUnknown> {
    let parameter = match facts.regime {
        TermRegime::Grape => Parameter::TermGrapeEndOfMonthDaysMax,
        TermRegime::General
        | TermRegime::RoadFreight
        | TermRegime::Perishable
        | TermRegime::LiveCattle
        | TermRegime::Alcohol
        | TermRegime::Public
        | TermRegime::PublicHealth
        | TermRegime::PublicUndertaking
        | TermRegime::Consumer => Parameter::TermEndOfMonthDaysMax,
    };
    let days = match law.delay(parameter, facts.invoice_on)? {
        Delay::Days(days) | Delay::Months(days) => days,
    };
    Ok(Term::EndOfMonth { days, reading }.from_invoice(facts.invoice_on))
}

fn start(facts: &TermFacts, point: Point) -> (Start, Option<TermWarning>) {
    match point {
        Point::Invoice => (Start::Invoice(facts.invoice_on), None),
        Point::Delivery | Point::DeliveryMonthEnd | Point::DeliveryDecade => delivery(facts),
        // A demand received before the work is done counts from the work (CCP R2192-12, R2192-13).
        Point::Request => match (facts.request_received_on, facts.delivered_on) {
            (Some(received), Some(done)) => (Start::PaymentRequest(received.max(done)), None),
            (Some(received), None) => (Start::PaymentRequest(received), None),
            (None, done) => {
                let from = done.map_or(facts.invoice_on, |done| done.max(facts.invoice_on));
                (Start::PaymentRequest(from), Some(TermWarning::RequestUnknown))
            }
        },
    }
}

fn delivery(facts: &TermFacts) -> (Start, Option<TermWarning>) {
    match facts.delivered_on {
        Some(day) => (Start::Delivery(day), None),
        None => (Start::Invoice(facts.invoice_on), Some(TermWarning::DeliveryUnknown)),
    }
}

impl Start {
    /// The day.
    #[must_use]
    pub fn day(self) -> Day {
        match self {
            Start::Invoice(day) | Start::Delivery(day) | Start::PaymentRequest(day) => day,
        }
    }
}

/// The tenth, the twentieth or the last day of the month (décade).
fn end_of_decade(day: Day) -> Day {
    match day.day_of_month() {
        1..=10 => day.plus_days(10 - i64::from(day.day_of_month())),
        11..=20 => day.plus_days(20 - i64::from(day.day_of_month())),
        _ => day.end_of_month(),
    }
}

fn agreed(limit: &Limit, facts: &TermFacts, term: Term) -> DueDate {
    // With a public buyer, the term agreed runs from the demand received too (CCP R2192-12).
    let start = match (limit.start, facts.request_received_on) {
        (Start::PaymentRequest(from), Some(_)) => Start::PaymentRequest(from),
        (Start::Invoice(_) | Start::Delivery(_) | Start::PaymentRequest(_), _) => {
            Start::Invoice(facts.invoice_on)
        }
    };
    let on = term.from_invoice(start.day());
    let other_reading = term.other_reading(start.day());
    let mut warnings = limit.warnings.clone();
    if let (Term::EndOfMonth { reading: None, .. }, Some(other)) = (term, other_reading) {
        warnings.push(TermWarning::ReadingNotSaid { other });
    }
    if let Some(maximum) = limit.latest.filter(|latest| on > *latest) {
        warnings.push(TermWarning::TermAboveLegalMaximum { maximum });
    }
    let (legal_max, article) = (limit.latest, limit.article.clone());
    DueDate { on, start, other_reading, legal_max, credit_free_until: None, article, warnings }
}

fn by_default(law: &Law, facts: &TermFacts, limit: &Limit) -> Result<DueDate, FigureUnknown> {
    let (start, warning) = delivery(facts);
    let figure = law.figure(Parameter::TermDefaultDays, facts.invoice_on)?;
    let on = law.delay(Parameter::TermDefaultDays, facts.invoice_on)?.expiry(start.day());
    Ok(DueDate {
        on,
        start,
        other_reading: None,
        legal_max: limit.latest,
        credit_free_until: None,
        article: figure.cited(),
        warnings: warning.into_iter().collect(),
    })
}

/// Nothing agreed in a sector or with a public buyer: its own term.
fn at_the_limit(limit: Limit) -> DueDate {
    DueDate {
        on: limit.latest.unwrap_or(limit.start.day()),
        start: limit.start,
        other_reading: None,
        legal_max: limit.latest,
        credit_free_until: None,
        article: limit.article,
        warnings: limit.warnings,
    }
}

/// Nothing agreed with a consumer: paid on delivery.
fn on_delivery(facts: &TermFacts) -> DueDate {
    let (start, warning) = delivery(facts);
    DueDate {
        on: start.day(),
        start,
        other_reading: None,
        legal_max: None,
        credit_free_until: None,
        article: String::new(),
        warnings: warning.into_iter().collect(),
    }
}
