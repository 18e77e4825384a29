//! The sentences to copy on invoices, by kind of client.

use crate::Error;
use crate::ground::asking::Reading;
use crate::views::MentionView;
use crate::words::nature_label;

/// What to write on invoices about late payment, for each kind of client.
///
/// # Errors
/// None today; kept for the contract of the window.
pub fn mentions(reading: Reading<'_>) -> Result<Vec<MentionView>, Error> {
    let all = dument_letters::mentions::mentions(&reading.ground.law, reading.now.today).into_iter();
    let shown = all.map(|one| MentionView {
        nature: one.nature,
        label: nature_label(one.nature).to_owned(),
        text: one.text,
        note: one.note,
        source: one.source.to_owned(),
    });
    Ok(shown.collect())
}
