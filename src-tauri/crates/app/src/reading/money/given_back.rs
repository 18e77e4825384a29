//! Money given back, which nothing may leave given for nothing.

use dument_domain::case::CaseFile;

use crate::ground::asking::Reading;
use crate::{Code, Error};

/// Refuses what would leave more given back to a client than it had paid too much: it would have been given for
/// nothing, and no account would say so.
///
/// # Errors
/// [`Code::CannotUndo`], which names the invoice.
pub(crate) fn refuse_given_back(
    reading: Reading<'_>,
    before: &CaseFile,
    after: &CaseFile,
) -> Result<(), Error> {
    let Some(number) = given_for_nothing(reading, before, after) else { return Ok(()) };
    let told = format!(
        "De l’argent de la facture {number} a été rendu au client depuis\u{a0}: annulez d’abord ce remboursement, dans l’historique."
    );
    Err(Error::told(Code::CannotUndo, number, told))
}

/// The number of the invoice whose refund would have been for nothing.
pub(crate) fn given_for_nothing(reading: Reading<'_>, before: &CaseFile, after: &CaseFile) -> Option<String> {
    let (settings, law) = (&reading.ground.settings, &reading.ground.law);
    let found = before.given_for_nothing(after, settings, law, reading.now.today);
    found.map(|invoice| invoice.number.clone())
}
