//! The order for payment (injonction de payer): when it must be served, when it may be enforced.

use crate::law::{FigureUnknown, Law, Parameter};
use crate::{Day, DelayDates, HolidayRegion};

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
