//! The order for payment (injonction de payer): when it must be served, when it may be enforced.

use crate::law::{FigureUnknown, Law, Parameter};
use crate::limitation::EventKind;
use crate::{Day, DelayDates, HolidayRegion};

/// Where an order for payment stands, from the acts noted of one invoice.
///
/// ```
/// use dument_domain::{PaymentOrder, limitation::EventKind};
/// let on = |day: &str| day.parse().unwrap();
/// let made = PaymentOrder::default().after(EventKind::OrderIssued, on("2026-09-10"));
/// assert_eq!((made.issued_on, made.served_on), (Some(on("2026-09-10")), None));
/// let served = made.after(EventKind::OrderServed, on("2026-10-05"));
/// assert_eq!(served.served_on, Some(on("2026-10-05")));
/// # Ok::<(), dument_domain::DayError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PaymentOrder {
    /// The day it was asked for, until the judge answers.
    pub asked_on: Option<Day>,
    /// The day the judge made it, where it was noted.
    pub issued_on: Option<Day>,
    /// The day it was served on the debtor.
    pub served_on: Option<Day>,
    /// The day the debtor's opposition was learnt of.
    pub opposed_on: Option<Day>,
}

impl PaymentOrder {
    /// The order once one more act of a day is known. A new petition, a seizure or a suit that
    /// failed leaves nothing of it to wait for.
    #[must_use]
    pub const fn after(self, act: EventKind, on: Day) -> PaymentOrder {
        let none = PaymentOrder { asked_on: None, issued_on: None, served_on: None, opposed_on: None };
        match act {
            EventKind::OrderIssued => PaymentOrder { issued_on: Some(on), ..none },
            EventKind::OrderServed => {
                PaymentOrder { served_on: Some(on), opposed_on: None, asked_on: None, ..self }
            }
            EventKind::PetitionFiled => PaymentOrder { asked_on: Some(on), ..none },
            EventKind::OppositionReceived => PaymentOrder { opposed_on: Some(on), ..self },
            EventKind::Summons | EventKind::EnforcementMeasure | EventKind::ActionFailed => none,
            EventKind::Acknowledgement
            | EventKind::PartPayment
            | EventKind::InstalmentPlan
            | EventKind::UnsignedPlan
            | EventKind::AskedForTime
            | EventKind::ProofOfClaim
            | EventKind::Conciliation
            | EventKind::SmallClaimsAgreement
            | EventKind::Letter
            | EventKind::Email
            | EventKind::Call
            | EventKind::FormalNotice => self,
        }
    }

    /// Until when to have it served (CPC 1411); none once it is, or while its date is not noted.
    ///
    /// # Errors
    /// [`FigureUnknown`] for an order older than the figures known.
    pub fn to_serve(self, law: &Law, region: HolidayRegion) -> Result<Option<DelayDates>, FigureUnknown> {
        let issued = self.issued_on.filter(|_| self.served_on.is_none() && self.opposed_on.is_none());
        issued.map(|on| service_deadline(law, on, region)).transpose()
    }

    /// How long the debtor may oppose it, once served (CPC 1416); none once he did. An order whose
    /// own date is not noted is of its service at the latest.
    ///
    /// # Errors
    /// [`FigureUnknown`] for an order older than the figures known.
    pub fn opposition(self, law: &Law, region: HolidayRegion) -> Result<Option<DelayDates>, FigureUnknown> {
        let waiting = self.unopposed();
        waiting.map(|(issued, served)| opposition_end(law, issued, served, region)).transpose()
    }

    /// How long to wait before it is enforced, once served (CPC 1422); none once it was opposed.
    ///
    /// # Errors
    /// [`FigureUnknown`] for an order older than the figures known.
    pub fn enforcement(self, law: &Law, region: HolidayRegion) -> Result<Option<DelayDates>, FigureUnknown> {
        let waiting = self.unopposed();
        waiting.map(|(issued, served)| enforcement_wait(law, issued, served, region)).transpose()
    }

    /// The order's day and that of its service, while nobody opposed it.
    fn unopposed(self) -> Option<(Day, Day)> {
        let served = self.served_on.filter(|_| self.opposed_on.is_none())?;
        Some((self.issued_on.unwrap_or(served), served))
    }
}

/// The delay to have an order served, from its date (CPC 1411): six months, three for
/// orders made from 1 September 2026 (décret 2026-96 art. 9). Past it, the order is void.
///
/// ```
/// use dument_domain::{HolidayRegion::Mainland, Law, service_deadline};
/// let law = Law::shipped()?;
/// let before = service_deadline(&law, "2026-08-31".parse()?, Mainland)?;
/// assert_eq!(before.expires_on.to_string(), "2027-02-28");
/// assert_eq!(before.last_safe_day.to_string(), "2027-02-26");
/// let after = service_deadline(&law, "2026-09-01".parse()?, Mainland)?;
/// assert_eq!(after.last_safe_day.to_string(), "2026-12-01");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`FigureUnknown`] for an order older than the figures known.
pub fn service_deadline(
    law: &Law,
    ordered_on: Day,
    region: HolidayRegion,
) -> Result<DelayDates, FigureUnknown> {
    Ok(law.delay(Parameter::OrderServiceMonths, ordered_on)?.dates(ordered_on, region))
}

/// The debtor's delay to oppose an order, from its service (CPC 1416): one month.
///
/// # Errors
/// [`FigureUnknown`] for an order older than the figures known.
pub fn opposition_end(
    law: &Law,
    ordered_on: Day,
    served_on: Day,
    region: HolidayRegion,
) -> Result<DelayDates, FigureUnknown> {
    Ok(law.delay(Parameter::OrderOppositionMonths, ordered_on)?.dates(served_on, region))
}

/// The wait before an order that nobody opposed is enforced (CPC 1422): the month of
/// opposition, two months for orders made from 1 September 2026.
///
/// ```
/// use dument_domain::{HolidayRegion::Mainland, Law, enforcement_wait};
/// let law = Law::shipped()?;
/// let wait = enforcement_wait(&law, "2026-09-10".parse()?, "2026-10-05".parse()?, Mainland)?;
/// assert_eq!(wait.first_day_after.to_string(), "2026-12-08");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`FigureUnknown`] for an order older than the figures known.
pub fn enforcement_wait(
    law: &Law,
    ordered_on: Day,
    served_on: Day,
    region: HolidayRegion,
) -> Result<DelayDates, FigureUnknown> {
    Ok(law.delay(Parameter::OrderEnforcementMonths, ordered_on)?.dates(served_on, region))
}
