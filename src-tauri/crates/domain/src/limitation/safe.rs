//! The safe limit where nothing is known but the debtor and the completion of the work.

use crate::{Day, DebtorNature};

/// The last safe day to sue, counted from the completion of the work: two years
/// against a consumer (C. conso. L218-2), five against a business or a
/// non-professional (C. com. L110-4, C. civ. 2224), four from the next 1 January
/// against a public buyer (loi 68-1250, art. 1). Never moved by a weekend, nor
/// by a letter; what interrupts it is read by [`super::limitation`], which agrees with it.
///
/// ```
/// use dument_domain::{safe_limit, DebtorNature};
/// let limit = safe_limit(DebtorNature::Consumer, "2024-03-10".parse()?);
/// assert_eq!(limit.to_string(), "2026-03-10");
/// # Ok::<(), dument_domain::DayError>(())
/// ```
#[must_use]
pub fn safe_limit(nature: DebtorNature, completed_on: Day) -> Day {
    match nature {
        DebtorNature::Consumer => completed_on.plus_months(24),
        DebtorNature::Business | DebtorNature::NonProfessional => completed_on.plus_months(60),
        DebtorNature::PublicBuyer => {
            let year_end = completed_on.end_of_month().plus_months(12 - completed_on.month()).end_of_month();
            year_end.plus_months(48)
        }
    }
}
