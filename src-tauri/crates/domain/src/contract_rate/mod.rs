//! The rate of a clause on late payment (taux conventionnel), as the contract words it.
//!
//! A clause is a number or a formula that follows the half-years (law reference 1.3): it is kept
//! as it was agreed, and worked out for each half-year with the law of that half-year.

mod french;
mod reading;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{Law, Rate, RateUnknown, Semester};

pub use reading::{ClauseUnread, read_clause, read_rate};

/// The rate of an accepted clause on late payment (C. com. L441-10 II): percent per year, or a
/// formula that gives it.
///
/// Written, and serialised, as `8.00`, `legal*3` or `ecb+10`.
///
/// ```
/// use dument_domain::{ContractRate, Law};
/// let law = Law::shipped()?;
/// let clause: ContractRate = "legal*3".parse()?;
/// assert_eq!(clause.in_semester("2026-S2".parse()?, &law)?.to_string(), "8.25");
/// let clause: ContractRate = "ecb+10".parse()?;
/// assert_eq!(clause.in_semester("2026-S2".parse()?, &law)?.to_string(), "12.40");
/// assert_eq!("8".parse::<ContractRate>()?.to_string(), "8.00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
pub enum ContractRate {
    /// The same rate for the whole delay, percent per year.
    Fixed(Rate),
    /// A multiple of the legal interest rate « tous les autres cas » of the half-year.
    Legal(Factor),
    /// The refinancing rate of the ECB on the first day of the half-year, plus points.
    Ecb(Points),
}

/// How many times the legal rate: hundredths, so that « une fois et demie » is 150. From 0.01
/// to 20.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Factor(u16);

/// Percentage points on top of the rate of the ECB: hundredths of a point. From 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(u16);

/// Why a text is not the rate of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a yearly rate as 8.00, legal*3 (at most 20 times) or ecb+10 (at most 100 points)")]
pub struct ContractRateError;

impl Factor {
    /// The largest multiple read: twenty times.
    const MAX: u16 = 2_000;

    fn of_hundredths(hundredths: u16) -> Option<Factor> {
        (1..=Factor::MAX).contains(&hundredths).then_some(Factor(hundredths))
    }
}

impl Points {
    /// The largest margin read: a hundred points.
    const MAX: u16 = 10_000;

    fn of_hundredths(hundredths: u16) -> Option<Points> {
        (hundredths <= Points::MAX).then_some(Points(hundredths))
    }
}

impl ContractRate {
    /// The rate that the clause gives for the days of a half-year: percent per year.
    ///
    /// # Errors
    /// [`RateUnknown`] when the formula needs a rate that no file gives for that half-year.
    pub fn in_semester(self, semester: Semester, law: &Law) -> Result<Rate, RateUnknown> {
        match self {
            ContractRate::Fixed(rate) => Ok(rate),
            ContractRate::Legal(factor) => Ok(law.legal_rate(semester)?.times_hundredths(factor.0)),
            ContractRate::Ecb(points) => Ok(law.refinancing_rate(semester)?.plus_hundredths(points.0)),
        }
    }

    /// Whether the clause gives another rate in another half-year.
    #[must_use]
    pub const fn follows_semesters(self) -> bool {
        match self {
            ContractRate::Fixed(_) => false,
            ContractRate::Legal(_) | ContractRate::Ecb(_) => true,
        }
    }

    /// Whether the rates it was worked out from were checked in two sources; a number that the
    /// parties wrote needs none.
    #[must_use]
    pub fn is_verified_in(self, semester: Semester, law: &Law) -> bool {
        let rates = law.semester(semester);
        let known = match self {
            ContractRate::Fixed(_) => return true,
            ContractRate::Legal(_) => rates.and_then(|rates| rates.legal.as_ref()),
            ContractRate::Ecb(_) => rates.and_then(|rates| rates.refinancing.as_ref()),
        };
        known.is_some_and(|known| known.verified)
    }

    /// Whether it is under the floor of a half-year, three times the legal rate (C. com. L441-10
    /// II); nothing where the law of that half-year is not known.
    ///
    /// ```
    /// use dument_domain::{ContractRate, Law};
    /// let law = Law::shipped()?;
    /// let clause: ContractRate = "8.00".parse()?;
    /// assert_eq!(clause.is_under_floor("2026-S1".parse()?, &law), Some(false));
    /// assert_eq!(clause.is_under_floor("2026-S2".parse()?, &law), Some(true));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn is_under_floor(self, semester: Semester, law: &Law) -> Option<bool> {
        Some(self.in_semester(semester, law).ok()? < law.floor(semester)?)
    }
}

/// Hundredths as a decimal number without needless zeros: 300 is `3`, 150 is `1.5`.
fn number(hundredths: u16) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    if rest == 0 {
        whole.to_string()
    } else if rest % 10 == 0 {
        format!("{whole}.{}", rest / 10)
    } else {
        format!("{whole}.{rest:02}")
    }
}

/// The reverse: digits, at most one dot and two decimals.
fn hundredths(text: &str) -> Option<u16> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || whole.len() > 3 || decimals.len() > 2 {
        return None;
    }
    format!("{whole}{decimals:0<2}").parse().ok()
}

impl FromStr for ContractRate {
    type Err = ContractRateError;

    fn from_str(text: &str) -> Result<ContractRate, ContractRateError> {
        let read = if let Some(factor) = text.strip_prefix("legal*") {
            hundredths(factor).and_then(Factor::of_hundredths).map(ContractRate::Legal)
        } else if let Some(points) = text.strip_prefix("ecb+") {
            hundredths(points).and_then(Points::of_hundredths).map(ContractRate::Ecb)
        } else {
            text.parse().ok().map(ContractRate::Fixed)
        };
        read.ok_or(ContractRateError)
    }
}

impl fmt::Display for ContractRate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ContractRate::Fixed(rate) => write!(out, "{rate}"),
            ContractRate::Legal(factor) => write!(out, "legal*{}", number(factor.0)),
            ContractRate::Ecb(points) => write!(out, "ecb+{}", number(points.0)),
        }
    }
}

impl Serialize for ContractRate {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ContractRate {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<ContractRate, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(input)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
