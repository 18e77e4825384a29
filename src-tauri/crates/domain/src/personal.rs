//! What is kept of people, why, and until when (RGPD art. 5 and 30): one table, and the dates that follow from it.
//!
//! To keep one more kind of thing of somebody: give it a row of [`REGISTER`], and its words in the program above.

use crate::case::{CaseEvent, CaseFile, Happening, Outcome};
use crate::{Day, Money};

/// A kind of data about people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataKind {
    /// Invoices, credit notes, payments, costs, with the name and the address that they bear.
    Accounts,
    /// Letters posted and agreements signed, which justify what is in the accounts or given up.
    Letters,
    /// Telephone, e-mail, people at the client's.
    Contacts,
    /// Remarks, calls, what was said.
    Calls,
    /// Other files of the case.
    Files,
    /// The journal of what was recorded.
    Journal,
    /// Copies of the data.
    Copies,
}

/// From when the time of a kind runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The close of the financial year of the last entry.
    ClosedYear,
    /// The day nothing is due any more.
    NothingDue,
    /// With what it tells.
    WithItsRows,
    /// By the round of the copies.
    Rounds,
}

/// How long a kind is kept, and by which texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Of what.
    pub kind: DataKind,
    /// From when.
    pub from: Start,
    /// The articles, as they are cited.
    pub articles: &'static str,
    /// Whether a text gives the time: otherwise it is the user's to check and to choose.
    pub sure: bool,
}

/// Years that accounts are kept from the close of the year (C. com. L123-22). The six years of LPF art. L102 B end
/// sooner.
pub const ACCOUNT_YEARS: u32 = 10;

/// Years that contacts are kept once nothing is due, where the user chose none: no text gives a number.
pub const CONTACT_YEARS: u32 = 3;

/// The most that may be chosen.
pub const CONTACT_YEARS_MAX: u32 = 5;

/// The register.
pub const REGISTER: [Retention; 7] = [
    row(DataKind::Accounts, Start::ClosedYear, "C. com. art. L123-22\u{202f}; LPF art. L102 B", true),
    row(DataKind::Letters, Start::ClosedYear, "C. com. art. L123-22", false),
    row(DataKind::Contacts, Start::NothingDue, "RGPD art. 5, 1, e", false),
    row(DataKind::Calls, Start::NothingDue, "RGPD art. 5, 1, e", false),
    row(DataKind::Files, Start::NothingDue, "RGPD art. 5, 1, e", false),
    row(DataKind::Journal, Start::WithItsRows, "RGPD art. 5, 1, f et 32", true),
    row(DataKind::Copies, Start::Rounds, "RGPD art. 32", true),
];

const fn row(kind: DataKind, from: Start, articles: &'static str, sure: bool) -> Retention {
    Retention { kind, from, articles, sure }
}

/// The close of the financial year that a day is in, the year ending with a month of 1 to 12.
///
/// ```
/// use dument_domain::{Day, personal::year_closed};
/// let day = Day::new(2026, 3, 15)?;
/// assert_eq!(year_closed(day, 12), Day::new(2026, 12, 31)?);
/// assert_eq!(year_closed(day, 2), Day::new(2027, 2, 28)?);
/// # Ok::<(), dument_domain::DayError>(())
/// ```
#[must_use]
pub fn year_closed(day: Day, closing_month: u32) -> Day {
    let months = (closing_month + 12 - day.month()) % 12;
    // From the first of the month: no day of it is skipped over.
    day.plus_days(1 - i64::from(day.day_of_month())).plus_months(months).end_of_month()
}

/// The last day that accounts are kept for this last entry (C. com. L123-22).
#[must_use]
pub fn accounts_kept_until(last_entry: Day, closing_month: u32) -> Day {
    let closed = year_closed(last_entry, closing_month);
    closed.plus_days(1).plus_months(ACCOUNT_YEARS * 12).previous()
}

/// The day from which the contacts of a client are no longer of use, nothing being due since another.
#[must_use]
pub fn contacts_kept_until(last_seen: Day, years: u32) -> Day {
    last_seen.plus_months(years * 12)
}

/// The last day that a client's file writes into the accounts, or justifies what is there.
#[must_use]
pub fn last_entry(file: &CaseFile) -> Option<Day> {
    let invoices = file.invoices.iter().map(|invoice| invoice.issued_on);
    let payments = file.payments.iter().map(|payment| payment.on);
    let credit_notes = file.credit_notes.iter().map(|note| note.on);
    let letters = file.letters.iter().map(|letter| letter.post_on);
    let acts = file.events.iter().filter(|event| without_words(event).is_some()).map(|event| event.on);
    invoices.chain(payments).chain(credit_notes).chain(letters).chain(acts).max()
}

/// The last day that anything happened with a client.
#[must_use]
pub fn last_seen(file: &CaseFile) -> Option<Day> {
    last_entry(file).into_iter().chain(file.events.iter().map(|event| event.on)).max()
}

/// What is owed to the client by a credit note that no invoice bears.
#[must_use]
pub fn open_credit(file: &CaseFile) -> Money {
    let standing = file.events.iter().filter(|event| !event.reversed);
    let open = standing.filter_map(|event| {
        if let Happening::OpenCredit { amount, .. } = &event.what { Some(*amount) } else { None }
    });
    open.sum()
}

/// An event as it is kept once its words are erased; nothing for one that goes whole. What a sum due, a letter or the
/// accounts rest on stays, without what was said.
#[must_use]
pub fn without_words(event: &CaseEvent) -> Option<CaseEvent> {
    let what = match &event.what {
        Happening::Contact { step, outcome, .. } if ends_a_debt(outcome) => Happening::Contact {
            step: *step,
            outcome: outcome.clone(),
            interlocutor: String::new(),
            minute: super::case::CallMinute::default(),
        },
        Happening::Contact { .. }
        | Happening::Done { .. }
        | Happening::Skipped { .. }
        | Happening::SolvencyLooked { .. }
        | Happening::Note => return None,
        kept @ (Happening::Posted { .. }
        | Happening::Presented { .. }
        | Happening::PlanAgreed { .. }
        | Happening::Arranged { .. }
        | Happening::PositionTaken { .. }
        | Happening::DisputeClosed { .. }
        | Happening::Cheque { .. }
        | Happening::HandedOver { .. }
        | Happening::Resumed
        | Happening::Waived { .. }
        | Happening::RestClaimed
        | Happening::LegalAct { .. }
        | Happening::RecoveryCosts { .. }
        | Happening::Refunded { .. }
        | Happening::OpenCredit { .. }) => kept.clone(),
    };
    Some(CaseEvent { what, note: String::new(), ..event.clone() })
}

/// Whether a debt is given up or lost by this, which the accounts must show.
const fn ends_a_debt(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Abandon | Outcome::Insolvency { .. } | Outcome::OverIndebtedness { .. })
}
