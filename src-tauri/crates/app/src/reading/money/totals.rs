//! What is owed over all the cases.

use dument_domain::case::InvoiceState;
use dument_domain::{Day, Money};

use crate::ground::book::{Book, Entry};
use crate::views::TotalsView;

/// What is owed over all the open invoices, and the number of clients who are late.
pub(crate) fn totals(book: &Book, today: Day) -> (TotalsView, usize) {
    let mut totals = TotalsView::default();
    let mut late_clients = 0;
    for entry in book.entries() {
        for position in entry.positions.iter().filter(|one| one.state != InvoiceState::Abandoned) {
            let owed = &position.statement.statement;
            totals.open += owed.principal;
            totals.claimable += owed.additions();
            totals.disputed += position.principal_disputed();
        }
        let late = late_of(entry);
        totals.late += late;
        totals.promised += promised_of(entry, today);
        late_clients += usize::from(late.is_positive());
    }
    (totals, late_clients)
}

/// The principal that a client should have paid: in the list of clients, at the head of the day.
pub(crate) fn late_of(entry: &Entry) -> Money {
    entry.positions.iter().map(dument_domain::case::Position::late_principal).sum()
}

/// What a client promised for a day to come, as far as it has not come.
pub(crate) fn promised_of(entry: &Entry, today: Day) -> Money {
    entry.file.running_promises(&entry.positions, today).iter().map(|one| one.left).sum()
}
