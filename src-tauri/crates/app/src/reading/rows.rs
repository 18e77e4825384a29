//! A row of the lists: an invoice with where it stands.

use dument_domain::case::{InvoiceState, Position};
use dument_domain::{Day, Invoice};

use crate::ground::book::Entry;
use crate::reading::money::amounts::sum_left;
use crate::views::InvoiceRow;
use crate::words::position_label;

/// Whether something may still be claimed.
pub(crate) const fn is_open(state: InvoiceState) -> bool {
    !matches!(state, InvoiceState::Settled | InvoiceState::Abandoned)
}

/// An invoice as every list shows it.
pub(crate) fn row_of(entry: &Entry, invoice: &Invoice, position: &Position, on: Day) -> InvoiceRow {
    let owed = &position.statement.statement;
    InvoiceRow {
        invoice: invoice.id,
        number: invoice.number.clone(),
        client: entry.file.client.id,
        client_name: entry.file.client.name.clone(),
        nature: entry.file.nature_of(invoice),
        issued_on: invoice.issued_on,
        due_on: invoice.due_on(),
        due_supposed: invoice.due_supposed,
        gross: invoice.gross,
        sum: sum_left(&position.statement, on),
        days_late: if is_open(position.state) { owed.days_late } else { 0 },
        state: position.state.code().to_owned(),
        state_label: position_label(position, entry.file.nature_of(invoice)).to_owned(),
    }
}
