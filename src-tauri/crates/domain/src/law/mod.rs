//! The law as data: rates by half-year and the figures of the texts.

mod courts;
mod error;
mod origin;
mod parameter;
mod plan;
mod shipped;
mod tables;
mod update;

use std::collections::BTreeMap;

use crate::delay::Delay;
use crate::{Day, Money, Rate, Semester};

pub use courts::{CourtFile, Courts, Seat};
pub use error::LawError;
pub use origin::Origin;
pub use parameter::{Figure, FigureUnknown, Parameter, Quantity};
pub use plan::{open_to_updates, plan_updates, updated_files};
pub use tables::{ParameterFile, ParameterValue};
pub use update::{
    ChangeKind, LawChange, LawUpdate, RefusedUpdate, UPDATE_FORMAT, UpdateFile, UpdateFileError,
    UpdateRefusal, read_update,
};

/// A rate of a half-year with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownRate {
    /// Percent per year.
    pub rate: Rate,
    /// Whether at least two sources agree.
    pub verified: bool,
    /// Where it was read.
    pub source: String,
    /// The act that set it, as its file names it.
    pub act: Option<String>,
    /// Shipped with the program, or brought by the user.
    pub origin: Origin,
}

impl KnownRate {
    /// The act as a document may cite it: « arrêté du 26 juin 2026, JO 30 juin 2026 »,
    /// without what was noted in brackets; none where its date is only presumed.
    #[must_use]
    pub fn citable_act(&self) -> Option<&str> {
        let act = self.act.as_deref()?;
        let presumed = act.contains("not verified") || act.contains("from knowledge");
        if presumed { None } else { act.split(" (").next().map(str::trim) }
    }
}

/// The rate of a half-year that no file gives. Never extrapolated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no legal rate is known for {0}")]
pub struct RateUnknown(pub Semester);

/// Why the rates of a half-year are not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateGap {
    /// It is older than the program's tables: nothing will be published, it is to be looked up.
    Older {
        /// The first half-year known.
        first: Semester,
    },
    /// It is after the last half-year known: its rates are to be published, or to be brought.
    NotYet {
        /// The last half-year known.
        last: Semester,
    },
}

/// The rates of one half-year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SemesterRates {
    /// ECB main refinancing rate on its first day (taux de refinancement).
    pub refinancing: Option<KnownRate>,
    /// Legal interest rate « tous les autres cas ».
    pub legal: Option<KnownRate>,
    /// Legal interest rate of claims held by private individuals (shown, never used here).
    pub legal_individual: Option<Rate>,
    /// Refinancing + 10 points (C. com. L441-10 II).
    pub default: Option<Rate>,
    /// Refinancing + 8 points (CCP R2192-31); none before 2013.
    pub public: Option<Rate>,
    /// Three times the legal rate, under which a contract clause may not go.
    pub floor: Option<Rate>,
}

/// Every figure of the law that the program uses, read from `assets/law`.
#[derive(Clone, Debug)]
pub struct Law {
    semesters: BTreeMap<Semester, SemesterRates>,
    by_index: Vec<SemesterRates>,
    first_index: i32,
    indemnities: Vec<Dated<Money>>,
    delays: Vec<Dated<NoticeDelays>>,
    figures: BTreeMap<Parameter, Vec<Figure>>,
    courts: Courts,
}

/// Days left to a debtor by a letter, on top of the days of mail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoticeDelays {
    /// Between professionals and with public buyers.
    pub business: u32,
    /// With consumers and non-professionals.
    pub consumer: u32,
    /// Days a letter takes.
    pub mail: u32,
}

fn index(semester: Semester) -> i32 {
    semester.year * 2
        + match semester.half {
            crate::Half::First => 0,
            crate::Half::Second => 1,
        }
}

/// A value from a day on.
#[derive(Clone, Copy, Debug)]
struct Dated<Value> {
    from: Day,
    value: Value,
    verified: bool,
}

/// The value in force on a day; the first one before it, as for the claims older than its file.
fn in_force<Value>(dated: &[Dated<Value>], on: Day) -> Option<&Dated<Value>> {
    dated.iter().rev().find(|one| one.from <= on).or(dated.first())
}

impl Law {
    /// Fixed recovery indemnity of an invoice whose delay begins on `first_day_late` (C. com.
    /// D441-5, CCP D2192-35): it is owed from that day, at the amount of that day.
    ///
    /// ```
    /// let law = dument_domain::Law::shipped()?;
    /// assert_eq!(law.indemnity_on("2026-05-17".parse()?).to_string(), "40.00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn indemnity_on(&self, first_day_late: Day) -> Money {
        in_force(&self.indemnities, first_day_late).map_or(Money::ZERO, |one| one.value)
    }

    /// Whether the indemnity of that day was read in two sources.
    #[must_use]
    pub fn indemnity_is_verified_on(&self, first_day_late: Day) -> bool {
        in_force(&self.indemnities, first_day_late).is_some_and(|one| one.verified)
    }

    /// Days left to a debtor by a letter posted on a day.
    #[must_use]
    pub fn notice_delays_on(&self, posted: Day) -> NoticeDelays {
        in_force(&self.delays, posted).map(|one| one.value).unwrap_or_default()
    }

    /// Days left to a debtor by a letter, as last set: for a text that does not know its day yet.
    #[must_use]
    pub fn notice_delays(&self) -> NoticeDelays {
        self.delays.last().map(|one| one.value).unwrap_or_default()
    }

    /// What is known of a half-year.
    #[must_use]
    pub fn semester(&self, semester: Semester) -> Option<&SemesterRates> {
        let position = usize::try_from(index(semester) - self.first_index).ok()?;
        self.by_index.get(position)
    }

    /// Every half-year known, in order.
    pub fn semesters(&self) -> impl Iterator<Item = (Semester, &SemesterRates)> {
        self.semesters.iter().map(|(semester, rates)| (*semester, rates))
    }

    /// The last half-year for which both the refinancing and the legal rate are known.
    #[must_use]
    pub fn last_known_semester(&self) -> Option<Semester> {
        self.semesters
            .iter()
            .rev()
            .find(|(_, rates)| rates.refinancing.is_some() && rates.legal.is_some())
            .map(|(semester, _)| *semester)
    }

    /// Why the rates of a half-year are not known; none where they are.
    ///
    /// ```
    /// use dument_domain::{Law, RateGap};
    /// let law = Law::shipped()?;
    /// let gap = |semester: &str| law.rate_gap(semester.parse().unwrap());
    /// assert_eq!(gap("2008-S2"), Some(RateGap::Older { first: "2009-S1".parse()? }));
    /// assert_eq!(gap("2027-S1"), Some(RateGap::NotYet { last: "2026-S2".parse()? }));
    /// assert_eq!(gap("2026-S2"), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn rate_gap(&self, semester: Semester) -> Option<RateGap> {
        let (first, last) = (*self.semesters.keys().next()?, self.last_known_semester()?);
        if semester < first {
            Some(RateGap::Older { first })
        } else {
            (semester > last).then_some(RateGap::NotYet { last })
        }
    }

    /// Default rate between professionals (C. com. L441-10 II): percent per year.
    ///
    /// ```
    /// use dument_domain::{Law, Semester};
    /// let law = Law::shipped()?;
    /// let rate = law.default_rate("2026-S2".parse()?)?;
    /// assert_eq!(rate.to_string(), "12.40");
    /// assert!(law.default_rate("2027-S1".parse()?).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`RateUnknown`] when no file gives the refinancing rate of that half-year.
    pub fn default_rate(&self, semester: Semester) -> Result<Rate, RateUnknown> {
        self.semester(semester).and_then(|rates| rates.default).ok_or(RateUnknown(semester))
    }

    /// Rate owed by a public buyer whose delay began in `semester` (CCP R2192-31).
    ///
    /// # Errors
    /// [`RateUnknown`], also before 2013 when other rules applied.
    pub fn public_rate(&self, semester: Semester) -> Result<Rate, RateUnknown> {
        self.semester(semester).and_then(|rates| rates.public).ok_or(RateUnknown(semester))
    }

    /// The main refinancing rate of the ECB on the first day of the half-year.
    ///
    /// # Errors
    /// [`RateUnknown`] when no file gives it.
    pub fn refinancing_rate(&self, semester: Semester) -> Result<Rate, RateUnknown> {
        let known = self.semester(semester).and_then(|rates| rates.refinancing.as_ref());
        known.map(|known| known.rate).ok_or(RateUnknown(semester))
    }

    /// Legal interest rate « tous les autres cas » (CMF L313-2).
    ///
    /// # Errors
    /// [`RateUnknown`] when no file gives it.
    pub fn legal_rate(&self, semester: Semester) -> Result<Rate, RateUnknown> {
        let known = self.semester(semester).and_then(|rates| rates.legal.as_ref());
        known.map(|known| known.rate).ok_or(RateUnknown(semester))
    }

    /// Rate under which a contract clause may not go (C. com. L441-10 II), if known.
    #[must_use]
    pub fn floor(&self, semester: Semester) -> Option<Rate> {
        self.semester(semester).and_then(|rates| rates.floor)
    }

    /// The courts that stand in for the usual one in some places.
    #[must_use]
    pub const fn courts(&self) -> &Courts {
        &self.courts
    }

    /// The figure of a parameter in force on a day, with its article and source.
    ///
    /// # Errors
    /// [`FigureUnknown`] before the first value of its file.
    pub fn figure(&self, parameter: Parameter, on: Day) -> Result<&Figure, FigureUnknown> {
        let dated = self.figures.get(&parameter).into_iter().flatten();
        dated.rev().find(|figure| figure.from <= on).ok_or(FigureUnknown { parameter, on })
    }

    /// The delay that a parameter gives on a day.
    ///
    /// ```
    /// use dument_domain::{Delay, Law, Parameter};
    /// let law = Law::shipped()?;
    /// let of = |day: &str| law.delay(Parameter::OrderServiceMonths, day.parse().unwrap());
    /// assert_eq!(of("2026-08-31"), Ok(Delay::Months(6)));
    /// assert_eq!(of("2026-09-01"), Ok(Delay::Months(3)));
    /// # Ok::<(), dument_domain::LawError>(())
    /// ```
    ///
    /// # Errors
    /// [`FigureUnknown`] before its first value, or for a parameter that is not a delay.
    pub fn delay(&self, parameter: Parameter, on: Day) -> Result<Delay, FigureUnknown> {
        match self.figure(parameter, on)?.quantity {
            Quantity::Delay(delay) => Ok(delay),
            Quantity::Sum(_) | Quantity::Points(_) => Err(FigureUnknown { parameter, on }),
        }
    }

    /// The sum that a parameter gives on a day, as a ceiling.
    ///
    /// ```
    /// use dument_domain::{Law, Parameter};
    /// let law = Law::shipped()?;
    /// let ceiling = law.sum(Parameter::SmallClaimsCeiling, "2026-11-21".parse()?)?;
    /// assert_eq!(ceiling.cents(), 500_000);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`FigureUnknown`] before its first value, or for a parameter that is not a sum.
    pub fn sum(&self, parameter: Parameter, on: Day) -> Result<Money, FigureUnknown> {
        match self.figure(parameter, on)?.quantity {
            Quantity::Sum(sum) => Ok(sum),
            Quantity::Delay(_) | Quantity::Points(_) => Err(FigureUnknown { parameter, on }),
        }
    }

    fn from_semesters(
        semesters: BTreeMap<Semester, SemesterRates>,
        indemnities: Vec<Dated<Money>>,
        delays: Vec<Dated<NoticeDelays>>,
        figures: BTreeMap<Parameter, Vec<Figure>>,
        courts: Courts,
    ) -> Law {
        let first_index = semesters.keys().next().map_or(0, |first| index(*first));
        let last_index = semesters.keys().next_back().map_or(first_index - 1, |last| index(*last));
        let by_index = (first_index..=last_index)
            .map(|position| {
                let half = if position % 2 == 0 { crate::Half::First } else { crate::Half::Second };
                let semester = Semester { year: position.div_euclid(2), half };
                semesters.get(&semester).cloned().unwrap_or_default()
            })
            .collect();
        Law { semesters, by_index, first_index, indemnities, delays, figures, courts }
    }
}
