//! Credit notes of a client that no invoice bears yet: kept on its timeline, said before any reminder.

use dument_domain::case::{CaseEvent, Happening};
use dument_domain::{Day, Money};
use dument_letters::french;

use crate::ground::book::Entry;

/// How the remark that keeps such a credit note begins; nothing else begins so.
const OPENING: &str = "Avoir à rattacher\u{a0}: ";

/// The remark that keeps a credit note open in a case.
pub(crate) fn open_credit_words(number: &str, amount: Money, on: Day) -> String {
    format!(
        "{OPENING}{number} du {}, {}. Déduisez-le de la bonne facture avant de relancer, puis annulez cette note.",
        french::date(on),
        french::euros(amount)
    )
}

/// The credit notes still open of a client; one that was dealt with has its remark taken back.
pub(crate) fn open_credits(entry: &Entry) -> impl Iterator<Item = &CaseEvent> {
    let is_open = |event: &&CaseEvent| event.what == Happening::Note && event.note.starts_with(OPENING);
    entry.file.standing_events().filter(is_open)
}
