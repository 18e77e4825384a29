//! What may be done of interest and indemnity once the principal came.

use dument_domain::case::StepKind;
use dument_domain::{Day, DebtorNature};

use crate::ground::book::Entry;
use crate::views::SettleChoice;

/// The choices offered; none while nothing waits for one. A public buyer's interest cannot be given up.
pub(crate) fn settle_choices(entry: &Entry, today: Day) -> Vec<SettleChoice> {
    let waits = entry.rows().filter(|(_, one)| {
        one.next.as_ref().is_some_and(|next| next.step == StepKind::Settle && next.due_on <= today)
    });
    let natures: Vec<DebtorNature> = waits.map(|(invoice, _)| entry.file.nature_of(invoice)).collect();
    if natures.is_empty() {
        Vec::new()
    } else if natures.contains(&DebtorNature::PublicBuyer) {
        vec![SettleChoice::Leave, SettleChoice::Claim]
    } else {
        vec![SettleChoice::Waive, SettleChoice::Claim]
    }
}
