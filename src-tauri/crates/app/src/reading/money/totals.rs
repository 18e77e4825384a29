//! What is owed over all the cases.

use dument_domain::Money;
use dument_domain::case::InvoiceState;

use crate::ground::book::Book;
use crate::reading::path::headline::to_credit;
use crate::views::TotalsView;

/// What is owed over all the open invoices, and the number of clients who are late.
pub(crate) fn totals(book: &Book) -> (TotalsView, usize) {
    let mut totals = TotalsView::default();
    let mut late_clients = 0;
    for entry in book.entries() {
        let mut late = Money::ZERO;
        for position in &entry.positions {
            let owed = &position.statement.statement;
            if position.state == InvoiceState::Abandoned {
                continue;
            }
            totals.open += owed.principal;
            totals.claimable += owed.additions();
            late += owed.overdue_principal.less(to_credit(position));
            if position.state == InvoiceState::Promised {
                totals.promised += owed.principal;
            }
            if position.state == InvoiceState::Disputed {
                totals.disputed += owed.principal;
            }
        }
        totals.late += late;
        late_clients += usize::from(late.is_positive());
    }
    (totals, late_clients)
}
