//! Which invoices still run against a limit, and in which trade.

use dument_domain::Invoice;
use dument_domain::case::InvoiceState;
use dument_domain::limitation::Activity;

use crate::ground::book::{Entry, Ground};

/// Which limitation the work calls for: what the invoice says, otherwise the company's trade.
pub(crate) fn activity_of(invoice: &Invoice, ground: &Ground) -> Activity {
    invoice.activity_in(ground.activity)
}

/// The invoices that are late, or held by proceedings: what an act before a judge is about.
pub(crate) fn open(entry: &Entry) -> impl Iterator<Item = &Invoice> {
    let owed = entry.rows().filter(|(_, position)| {
        !matches!(position.state, InvoiceState::Settled | InvoiceState::Abandoned | InvoiceState::NotDue)
    });
    owed.map(|(invoice, _)| invoice)
}
