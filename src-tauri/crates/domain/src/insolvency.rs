//! A debtor's insolvency (procédure collective) and over-indebtedness: what is frozen, until when to declare.

use serde::{Deserialize, Serialize};

use crate::law::{FigureUnknown, Law, Parameter};
use crate::{Day, DelayDates, HolidayRegion};

pub use crate::case::Proceedings;

/// Who receives a proof of claim, named in the notice; never the court nor the debtor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// Mandataire judiciaire (C. com. L622-24).
    Administrator,
    /// Liquidateur (C. com. L641-3).
    Liquidator,
}

/// Where the creditor lives, seen from the court (C. com. R622-24).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Residence {
    /// On the same territory: mainland France for a court of the mainland.
    #[default]
    SameTerritory,
    /// Overseas for a court of the mainland, the mainland for a court overseas, or abroad.
    Far,
}

/// What is known of the opening of proceedings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The day of the judgment; it takes effect that day (C. com. R621-4).
    pub judgment_on: Day,
    /// The day of its notice in the BODACC, from which the delays run.
    pub notice_on: Option<Day>,
    /// Which proceedings, if it is known.
    pub proceedings: Option<Proceedings>,
    /// Where the creditor lives.
    pub residence: Residence,
}

/// The dates that an opening judgment gives a creditor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InsolvencyDates {
    /// The last day that bears interest on earlier debts: the day before the judgment,
    /// the prudent reading (C. com. L622-28 is silent on the day itself).
    pub interest_until: Day,
    /// The delay of the proof of claim, a posted letter; none until the notice is known.
    pub proof_of_claim: Option<DelayDates>,
    /// The delay to be relieved of a late proof (C. com. L622-26).
    pub relief: Option<DelayDates>,
    /// Who receives the proof, once it is known which proceedings they are.
    pub recipient: Option<Recipient>,
}

/// Whether an opening freezes a debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// Born before: no demand, no reminder; to be declared (C. com. L622-7, L622-21).
    Earlier,
    /// Born of work done from that day on: payable at its date (C. com. L622-17, L641-13).
    Later,
}

impl Opening {
    /// The dates that follow, each delay counted from the notice and not from the judgment.
    ///
    /// ```
    /// use dument_domain::{HolidayRegion::Mainland, Law};
    /// use dument_domain::insolvency::{Opening, Proceedings, Recipient, Residence};
    /// let opening = Opening {
    ///     judgment_on: "2026-09-15".parse()?,
    ///     notice_on: Some("2026-09-24".parse()?),
    ///     proceedings: Some(Proceedings::Liquidation),
    ///     residence: Residence::SameTerritory,
    /// };
    /// let dates = opening.dates(&Law::shipped()?, Mainland)?;
    /// assert_eq!(dates.interest_until.to_string(), "2026-09-14");
    /// assert_eq!(dates.proof_of_claim.unwrap().expires_on.to_string(), "2026-11-24");
    /// assert_eq!(dates.recipient, Some(Recipient::Liquidator));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`FigureUnknown`] for a notice older than the figures known.
    pub fn dates(&self, law: &Law, region: HolidayRegion) -> Result<InsolvencyDates, FigureUnknown> {
        let proof = match self.residence {
            Residence::SameTerritory => Parameter::ProofOfClaimMonths,
            Residence::Far => Parameter::ProofOfClaimFarMonths,
        };
        let from_notice = |parameter| {
            let dates = |on| Ok(law.delay(parameter, on)?.dates(on, region));
            self.notice_on.map(dates).transpose()
        };
        Ok(InsolvencyDates {
            interest_until: self.judgment_on.previous(),
            proof_of_claim: from_notice(proof)?,
            relief: from_notice(Parameter::ForfeitureReliefMonths)?,
            recipient: self.proceedings.map(Proceedings::recipient),
        })
    }

    /// Whether the debt for work done on a day is frozen.
    #[must_use]
    pub fn rank(&self, work_done_on: Day) -> Rank {
        rank(self.judgment_on, work_done_on)
    }
}

/// Whether a debt for work done on a day is frozen by an opening judgment, or by the decision
/// that admits a consumer's over-indebtedness file (C. conso. L722-2, L722-5): earlier debts
/// are, work done from that day on goes on.
///
/// ```
/// use dument_domain::insolvency::{Rank, rank};
/// let admitted = "2026-09-15".parse()?;
/// assert_eq!(rank(admitted, "2026-09-14".parse()?), Rank::Earlier);
/// assert_eq!(rank(admitted, "2026-09-15".parse()?), Rank::Later);
/// # Ok::<(), dument_domain::DayError>(())
/// ```
#[must_use]
pub fn rank(opened_on: Day, work_done_on: Day) -> Rank {
    if work_done_on < opened_on { Rank::Earlier } else { Rank::Later }
}

impl Proceedings {
    /// Every kind.
    pub const ALL: [Proceedings; 3] =
        [Proceedings::Safeguard, Proceedings::Receivership, Proceedings::Liquidation];

    /// The word of the terminal contract.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Proceedings::Safeguard => "safeguard",
            Proceedings::Receivership => "receivership",
            Proceedings::Liquidation => "liquidation",
        }
    }

    /// Who receives a proof of claim in these proceedings.
    #[must_use]
    pub const fn recipient(self) -> Recipient {
        match self {
            Proceedings::Safeguard | Proceedings::Receivership => Recipient::Administrator,
            Proceedings::Liquidation => Recipient::Liquidator,
        }
    }
}

impl std::str::FromStr for Proceedings {
    type Err = ProceedingsError;
    fn from_str(text: &str) -> Result<Proceedings, ProceedingsError> {
        Proceedings::ALL.into_iter().find(|one| one.code() == text).ok_or(ProceedingsError)
    }
}

/// A text is no kind of proceedings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected safeguard, receivership or liquidation")]
pub struct ProceedingsError;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn opening(residence: Residence, notice_on: Option<&str>) -> InsolvencyDates {
        let opening = Opening {
            judgment_on: day("2026-09-15"),
            notice_on: notice_on.map(day),
            proceedings: Some(Proceedings::Receivership),
            residence,
        };
        opening.dates(&Law::shipped().unwrap(), HolidayRegion::Mainland).unwrap()
    }

    #[test]
    fn delays_run_from_the_notice() {
        let near = opening(Residence::SameTerritory, Some("2026-09-24"));
        assert_eq!(near.proof_of_claim.unwrap().expires_on, day("2026-11-24"));
        assert_eq!(near.relief.unwrap().expires_on, day("2027-03-24"));
        let far = opening(Residence::Far, Some("2026-09-24")).proof_of_claim.unwrap();
        assert_eq!(far.expires_on, day("2027-01-24"));
        assert_eq!(far.last_safe_day, day("2027-01-22"), "the 24th is a Sunday");
        assert_eq!(near.recipient, Some(Recipient::Administrator));
    }

    #[test]
    fn without_a_notice_interest_stops_and_no_delay_is_made_up() {
        let dates = opening(Residence::SameTerritory, None);
        assert_eq!(dates.interest_until, day("2026-09-14"));
        assert_eq!((dates.proof_of_claim, dates.relief), (None, None));
    }
}
