//! Credit notes of a client that no invoice bears yet: kept on its timeline, said before any reminder.

use dument_domain::case::Happening;
use dument_domain::{Day, Money};
use dument_letters::french;

use crate::ground::book::Entry;
use crate::views::OpenCreditView;
use crate::words::text::normal_number;

/// A credit note that a file brought and that nothing bears.
#[derive(Clone, Copy)]
pub(crate) struct OpenCredit<'a> {
    number: &'a str,
    issued_on: Day,
    amount: Money,
}

impl OpenCredit<'_> {
    /// Whether it is this one.
    pub(crate) fn is(self, number: &str, amount: Money, on: Day) -> bool {
        self.number == number && self.amount == amount && self.issued_on == on
    }

    /// What is to be done with it before anything is asked of the client.
    pub(crate) fn to_set_against(self) -> String {
        format!(
            "Avoir à rattacher\u{a0}: {} du {}, {}. Déduisez-le de la bonne facture avant de relancer.",
            self.number,
            french::date(self.issued_on),
            french::euros(self.amount)
        )
    }

    /// Whether it was set against an invoice since.
    fn is_noted(self, entry: &Entry) -> bool {
        let wanted = normal_number(self.number);
        let mut notes = entry.file.credit_notes.iter().filter(|note| !note.reversed);
        notes.any(|note| note.amount == self.amount && normal_number(&note.number) == wanted)
    }

    fn view(self) -> OpenCreditView {
        OpenCreditView {
            number: self.number.to_owned(),
            on: self.issued_on,
            amount: self.amount,
            sentence: self.not_counted(),
        }
    }

    /// That the sums asked do not count it.
    pub(crate) fn not_counted(self) -> String {
        format!(
            "L’avoir {} du {}, {}, n’est déduit d’aucune facture.",
            self.number,
            french::date(self.issued_on),
            french::euros(self.amount)
        )
    }
}

/// The credit notes still open of a client: one set against an invoice since, or taken back, is
/// dealt with.
pub(crate) fn open_credits(entry: &Entry) -> impl Iterator<Item = OpenCredit<'_>> {
    let kept = entry.file.standing_events().filter_map(|event| {
        let Happening::OpenCredit { number, issued_on, amount } = &event.what else { return None };
        Some(OpenCredit { number, issued_on: *issued_on, amount: *amount })
    });
    kept.filter(|one| !one.is_noted(entry))
}

/// The same, as the case offers to set them against an invoice.
pub(crate) fn open_credit_views(entry: &Entry) -> Vec<OpenCreditView> {
    open_credits(entry).map(OpenCredit::view).collect()
}
