//! The safe limit where nothing is known but the debtor, the work and its completion.

use super::Activity;
use crate::{Day, DebtorNature};

/// The last safe day to sue, counted from the completion of the work: two years
/// against a consumer (C. conso. L218-2), five against a business or a
/// non-professional (C. com. L110-4, C. civ. 2224), four from the next 1 January
/// against a public buyer (loi 68-1250, art. 1), one year for carriage (C. com. L133-6). Never moved by a weekend, nor
/// by a letter; what interrupts it is read by [`super::limitation`], which agrees with it.
///
/// ```
/// use dument_domain::limitation::{Activity, safe_limit};
/// use dument_domain::DebtorNature::Consumer;
/// let limit = |activity| Ok::<_, dument_domain::DayError>(safe_limit(Consumer, activity, "2024-03-10".parse()?));
/// assert_eq!(limit(Activity::Ordinary)?.to_string(), "2026-03-10");
/// assert_eq!(limit(Activity::Carriage)?.to_string(), "2025-03-10");
/// # Ok::<(), dument_domain::DayError>(())
/// ```
#[must_use]
pub fn safe_limit(nature: DebtorNature, activity: Activity, completed_on: Day) -> Day {
    match (activity, nature) {
        (Activity::Carriage, _) => completed_on.plus_months(12),
        (Activity::Ordinary, DebtorNature::Consumer) => completed_on.plus_months(24),
        (Activity::Ordinary, DebtorNature::Business | DebtorNature::NonProfessional) => {
            completed_on.plus_months(60)
        }
        (Activity::Ordinary, DebtorNature::PublicBuyer) => {
            let year_end = completed_on.end_of_month().plus_months(12 - completed_on.month()).end_of_month();
            year_end.plus_months(48)
        }
    }
}
