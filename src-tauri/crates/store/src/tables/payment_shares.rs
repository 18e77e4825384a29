//! Which invoices a payment pays, and with how much.

use dument_domain::{InvoiceId, Payment, PaymentId, PaymentShare};
use rusqlite::{Connection, params};

use super::{Hanging, Scope, Select, grouped, placed};
use crate::StoreError;
use crate::columns::read_all;

const READ: Select = Select {
    from: "SELECT payment_id, invoice_id, amount FROM payment_shares",
    of_client: "payment_id IN (SELECT id FROM payments WHERE client_id = ?1)",
    order: "payment_id, position",
};

// The invoice is looked for among those of the client who paid: none, and the row is refused.
const INSERT: &str = "INSERT INTO payment_shares (payment_id, position, invoice_id, amount)
    VALUES (?1, ?2, (SELECT id FROM invoices WHERE id = ?3 AND client_id = ?4), ?5)";

const ASTRAY: &str = "SELECT payments.id FROM payment_shares
    JOIN payments ON payments.id = payment_id JOIN invoices ON invoices.id = invoice_id
    WHERE payments.client_id <> invoices.client_id";

/// Shares by payment.
pub(crate) fn read(connection: &Connection, scope: Scope) -> Result<Hanging<PaymentShare>, StoreError> {
    let rows = READ.read(connection, scope, |columns| {
        let payment: i64 = columns.next()?;
        Ok((payment, PaymentShare { invoice: InvoiceId(columns.next()?), amount: columns.money()? }))
    })?;
    Ok(grouped(rows))
}

/// Adds the shares of a payment, for invoices of the same client only.
pub(crate) fn write(
    connection: &Connection,
    PaymentId(id): PaymentId,
    payment: &Payment,
) -> Result<(), StoreError> {
    let mut insert = connection.prepare_cached(INSERT)?;
    for (place, share) in placed(&payment.allocations) {
        insert.execute(params![id, place, share.invoice.0, payment.client.0, share.amount.cents()])?;
    }
    Ok(())
}

/// Payments with a share for another client's invoice.
pub(crate) fn astray(connection: &Connection) -> Result<Vec<i64>, StoreError> {
    read_all(connection, ASTRAY, [], |columns| columns.next())
}
