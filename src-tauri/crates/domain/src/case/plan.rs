//! The instalment plan (échéancier): what was agreed, and whether it is kept.

use serde::{Deserialize, Serialize};

use crate::{Day, DebtorNature, HolidayRegion, Money};

/// One instalment of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Instalment {
    /// The day it is due; missed from the day after.
    pub due: Day,
    /// Its sum, above nothing.
    pub amount: Money,
}

/// What becomes of late-payment interest during a plan: the law leaves it to the parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum PlanInterest {
    /// It goes on.
    Runs,
    /// It is given up if every instalment is paid on its day.
    WaivedIfKept,
    /// It is given up.
    Waived,
}

impl PlanInterest {
    /// What is proposed: nothing asked of a consumer, whose plan with interest would be a
    /// consumer credit (C. conso. L312-4); a reason to keep the plan for the others.
    #[must_use]
    pub const fn proposed(nature: DebtorNature) -> PlanInterest {
        if nature.owes_without_notice() { PlanInterest::WaivedIfKept } else { PlanInterest::Waived }
    }
}

/// What a missed instalment makes of the rest (clause de déchéance du terme): what the parties
/// agreed, nothing else (C. civ. 1103). Without a clause the other instalments keep their dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Acceleration {
    /// No clause: only the missed instalment may be asked.
    None,
    /// The whole is due after a formal notice without effect.
    AfterNotice,
    /// The whole is due at once; the clause excludes the notice expressly and without
    /// ambiguity (Cass. 1re civ., 22 June 2017).
    WithoutNotice,
}

impl Acceleration {
    /// The days that the clause leaves after the first presentation of the notice: a product choice,
    /// longer with a private person, against whom a judge strikes out fifteen (C. conso. L212-1;
    /// Cass. 1re civ., 29 May 2024, n° 23-12.904, about loans).
    ///
    /// ```
    /// use dument_domain::{DebtorNature, case::Acceleration};
    /// assert_eq!(Acceleration::notice_days(DebtorNature::Business), 15);
    /// assert_eq!(Acceleration::notice_days(DebtorNature::Consumer), 30);
    /// ```
    #[must_use]
    pub const fn notice_days(nature: DebtorNature) -> u32 {
        match nature {
            DebtorNature::Business | DebtorNature::PublicBuyer => 15,
            DebtorNature::Consumer | DebtorNature::NonProfessional => 30,
        }
    }
}

/// An instalment plan over one or several invoices (accord de paiement échelonné).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Plan {
    /// Its instalments, earliest first.
    pub instalments: Vec<Instalment>,
    /// What becomes of interest.
    pub interest: PlanInterest,
    /// What a missed instalment makes of the rest.
    pub acceleration: Acceleration,
    /// The document came back signed: it then interrupts the limitation period (C. civ. 2240).
    pub signed: bool,
    /// What guarantees it, in a few words: a surety, a pledge, a direct debit; empty if nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub guarantee: String,
}

/// Why a plan cannot be agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// It has no instalment.
    #[error("a plan has at least one instalment")]
    Empty,
    /// An instalment of nothing, or less.
    #[error("the instalment of {0} has no amount")]
    NoAmount(Day),
    /// Two instalments on one day, or out of order.
    #[error("the instalment of {0} does not come after the one before")]
    OutOfOrder(Day),
    /// The first one is before the agreement.
    #[error("the instalment of {0} is before the agreement")]
    TooEarly(Day),
    /// The instalments do not add up to the debt.
    #[error("the instalments make {sum}, not {total}")]
    OtherTotal {
        /// What they make.
        sum: Money,
        /// What they should make.
        total: Money,
    },
}

/// What is short of a plan on a day: each instalment keeps its own sum and date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissedInstalments {
    /// The earliest one, with what is short of it alone.
    pub first: Instalment,
    /// How many of them.
    pub count: u32,
    /// What is short of all of them.
    pub short: Money,
}

/// Where a plan stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanProgress {
    /// Every instalment past its day is paid; this one comes next, with what it still needs.
    Kept(Instalment),
    /// Instalments past their day are not wholly paid.
    Missed(MissedInstalments),
    /// Everything is paid.
    Finished,
}

/// An instalment with what was received for it: what comes goes to the earliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstalmentStanding {
    /// The instalment.
    pub instalment: Instalment,
    /// What was received for it.
    pub received: Money,
}

impl InstalmentStanding {
    /// Whether it is wholly paid.
    #[must_use]
    pub fn is_paid(&self) -> bool {
        self.received >= self.instalment.amount
    }

    /// The instalment with what is short of it.
    #[must_use]
    pub fn left(&self) -> Instalment {
        Instalment { amount: self.instalment.amount.less(self.received), ..self.instalment }
    }
}

impl Plan {
    /// Equal monthly instalments from a first day; each later one keeps its day of the month (or
    /// the last one of a shorter month), moved to the next working day. Cents that do not divide
    /// are in the last one, so that the sum is exact.
    ///
    /// ```
    /// use dument_domain::case::Plan;
    /// use dument_domain::{HolidayRegion::Mainland, Money};
    /// let parts = Plan::monthly(Money::from_cents(100_000), "2026-01-31".parse()?, 3, Mainland);
    /// let told: Vec<String> = parts.iter().map(|one| format!("{} {}", one.due, one.amount)).collect();
    /// assert_eq!(told, ["2026-02-02 333.33", "2026-03-02 333.33", "2026-03-31 333.34"]);
    /// # Ok::<(), dument_domain::DayError>(())
    /// ```
    #[must_use]
    pub fn monthly(total: Money, first: Day, count: u32, region: HolidayRegion) -> Vec<Instalment> {
        let Some(share) = total.cents().checked_div(i64::from(count)) else { return Vec::new() };
        let mut left = total;
        (0..count)
            .map(|rank| {
                let amount = if rank + 1 == count { left } else { Money::from_cents(share) };
                left -= amount;
                Instalment { due: first.plus_months(rank).working_day_from(region), amount }
            })
            .collect()
    }

    /// What the plan makes in all.
    #[must_use]
    pub fn total(&self) -> Money {
        self.instalments.iter().map(|one| one.amount).sum()
    }

    /// Checks that the plan may be agreed on a day for a debt.
    ///
    /// # Errors
    /// [`PlanError`] with the first thing wrong.
    pub fn check(&self, agreed_on: Day, total: Money) -> Result<(), PlanError> {
        let mut last: Option<Day> = None;
        for one in &self.instalments {
            if !one.amount.is_positive() {
                return Err(PlanError::NoAmount(one.due));
            }
            if one.due < agreed_on {
                return Err(PlanError::TooEarly(one.due));
            }
            if last.is_some_and(|before| one.due <= before) {
                return Err(PlanError::OutOfOrder(one.due));
            }
            last = Some(one.due);
        }
        if last.is_none() {
            return Err(PlanError::Empty);
        }
        let sum = self.total();
        if sum == total { Ok(()) } else { Err(PlanError::OtherTotal { sum, total }) }
    }

    /// Each instalment with its share of what was received.
    ///
    /// ```
    /// use dument_domain::case::{Acceleration, Plan, PlanInterest};
    /// use dument_domain::{HolidayRegion::Mainland, Money};
    /// let instalments = Plan::monthly(Money::from_cents(90_000), "2026-09-01".parse()?, 3, Mainland);
    /// let plan = Plan { instalments, interest: PlanInterest::Waived, acceleration: Acceleration::None, signed: true, guarantee: String::new() };
    /// let shares: Vec<i64> = plan.standing(Money::from_cents(40_000)).iter().map(|one| one.received.cents()).collect();
    /// assert_eq!(shares, [30_000, 10_000, 0]);
    /// # Ok::<(), dument_domain::DayError>(())
    /// ```
    #[must_use]
    pub fn standing(&self, received: Money) -> Vec<InstalmentStanding> {
        let mut left = received;
        let share = |instalment: &Instalment| {
            let received = left.min(instalment.amount);
            left -= received;
            InstalmentStanding { instalment: *instalment, received }
        };
        self.instalments.iter().map(share).collect()
    }

    /// Where the plan stands at the end of `today`, with what was received since it was agreed:
    /// what is received goes to the earliest instalment first.
    ///
    /// ```
    /// use dument_domain::case::{Acceleration, Plan, PlanInterest, PlanProgress};
    /// use dument_domain::{Day, HolidayRegion::Mainland, Money};
    /// let instalments = Plan::monthly(Money::from_cents(90_000), "2026-09-01".parse()?, 3, Mainland);
    /// let plan = Plan { instalments, interest: PlanInterest::Waived, acceleration: Acceleration::None, signed: true, guarantee: String::new() };
    /// let on = |day: &str| day.parse::<Day>();
    /// assert!(matches!(plan.progress(Money::from_cents(30_000), on("2026-09-02")?), PlanProgress::Kept(_)));
    /// let PlanProgress::Missed(one) = plan.progress(Money::from_cents(40_000), on("2026-10-02")?) else { panic!() };
    /// assert_eq!((one.first.due.to_string().as_str(), one.first.amount.cents()), ("2026-10-01", 20_000));
    /// let PlanProgress::Missed(two) = plan.progress(Money::from_cents(40_000), on("2026-11-03")?) else { panic!() };
    /// assert_eq!((two.first.amount.cents(), two.count, two.short.cents()), (20_000, 2, 50_000));
    /// # Ok::<(), dument_domain::DayError>(())
    /// ```
    #[must_use]
    pub fn progress(&self, received: Money, today: Day) -> PlanProgress {
        let missed = self.missed(received, today);
        if let Some(first) = missed.first() {
            let short = missed.iter().map(|one| one.amount).sum();
            let count = u32::try_from(missed.len()).unwrap_or(u32::MAX);
            return PlanProgress::Missed(MissedInstalments { first: *first, count, short });
        }
        let next = self.standing(received).into_iter().find(|one| !one.is_paid());
        next.map_or(PlanProgress::Finished, |one| PlanProgress::Kept(one.left()))
    }

    /// The instalments past their day at the end of `today`, each with what is short of it.
    #[must_use]
    pub fn missed(&self, received: Money, today: Day) -> Vec<Instalment> {
        let late = |one: &InstalmentStanding| one.instalment.due < today && !one.is_paid();
        self.standing(received).into_iter().filter(late).map(|one| one.left()).collect()
    }
}

/// What a plan of `total` takes of principal before its date, where `due` is the principal due,
/// `beside` what the delay adds to it and `later` the principal not due: all of it where the plan
/// is about the principal whole, otherwise what exceeds all that is due.
#[must_use]
pub fn early_principal(total: Money, due: Money, beside: Money, later: Money) -> Money {
    if total == due + later { later } else { total.less(due + beside).min(later) }
}
