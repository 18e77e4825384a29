//! Credit notes of a client that no invoice bears yet: kept on its timeline, said before any reminder.

use dument_domain::case::{CaseEvent, Happening};
use dument_domain::{Day, Money};
use dument_letters::french;

use crate::ground::book::Entry;
use crate::views::OpenCreditView;
use crate::words::text::normal_number;

/// How the remark that keeps such a credit note begins; nothing else begins so.
const OPENING: &str = "Avoir à rattacher\u{a0}: ";

/// The remark that keeps a credit note open in a case.
pub(crate) fn open_credit_words(number: &str, amount: Money, on: Day) -> String {
    format!("{} Déduisez-le de la bonne facture avant de relancer.", named(number, amount, on))
}

/// The part of the remark that says which credit note it is.
fn named(number: &str, amount: Money, on: Day) -> String {
    format!("{OPENING}{number} du {}, {}.", french::date(on), french::euros(amount))
}

/// Whether a remark keeps this credit note.
pub(crate) fn keeps(event: &CaseEvent, number: &str, amount: Money, on: Day) -> bool {
    event.note.starts_with(&named(number, amount, on))
}

/// The credit notes still open of a client: one set against an invoice since, or whose remark was
/// taken back, is dealt with.
pub(crate) fn open_credits(entry: &Entry) -> impl Iterator<Item = &CaseEvent> {
    let is_open = |event: &&CaseEvent| {
        let opens = event.what == Happening::Note && event.note.starts_with(OPENING);
        opens && read(event).is_none_or(|read| !is_noted(entry, &read))
    };
    entry.file.standing_events().filter(is_open)
}

/// The same, as the case offers to set them against an invoice.
pub(crate) fn open_credit_views(entry: &Entry) -> Vec<OpenCreditView> {
    open_credits(entry).filter_map(read).collect()
}

/// Whether the credit note was set against an invoice since.
fn is_noted(entry: &Entry, read: &OpenCreditView) -> bool {
    let wanted = normal_number(&read.number);
    let mut notes = entry.file.credit_notes.iter().filter(|note| !note.reversed);
    notes.any(|note| note.amount == read.amount && normal_number(&note.number) == wanted)
}

/// What a remark says, read back: number, day and sum are typed a second time by nobody.
fn read(event: &CaseEvent) -> Option<OpenCreditView> {
    let said = event.note.strip_prefix(OPENING)?;
    let (head, _) = said.split_once("\u{a0}€.")?;
    let (head, sum) = head.rsplit_once(", ")?;
    let (number, day) = head.rsplit_once(" du ")?;
    let amount: Money = sum.replace('\u{202f}', "").replace(',', ".").parse().ok()?;
    let on = french::read_date(day)?;
    keeps(event, number, amount, on).then(|| OpenCreditView {
        number: number.to_owned(),
        on,
        amount,
        sentence: format!(
            "L’avoir {number} du {}, {}, n’est déduit d’aucune facture.",
            french::date(on),
            french::euros(amount)
        ),
    })
}
