//! Payments received; what each pays is in `payment_shares`.

use dument_domain::{ClientId, EventId, Money, Payment, PaymentId};
use rusqlite::{Connection, params};

use super::{Hanging, Scope, Select, payment_shares};
use crate::StoreError;
use crate::columns::{Columns, change_one, insert_one, read_all};

const READ: Select = Select {
    from: "SELECT id, client_id, paid_on, on_supposed, amount, means, reversed, noted_after FROM payments",
    of_client: "client_id = ?1",
    order: "paid_on, id",
};

const UNBALANCED: &str = "SELECT id FROM payments
    WHERE amount IS NOT (SELECT sum(amount) FROM payment_shares WHERE payment_id = payments.id)";

/// The payments of this scope with their shares, in the order received.
pub(crate) fn read(connection: &Connection, scope: Scope) -> Result<Vec<Payment>, StoreError> {
    let mut shares: Hanging<_> = payment_shares::read(connection, scope)?;
    let mut payments = READ.read(connection, scope, payment)?;
    for payment in &mut payments {
        payment.allocations = shares.remove(&payment.id.0).unwrap_or_default();
    }
    Ok(payments)
}

/// Adds a payment; the identifier and the order it carries are not used.
pub(crate) fn insert(connection: &Connection, payment: &Payment) -> Result<PaymentId, StoreError> {
    let shares: Money = payment.allocations.iter().map(|share| share.amount).sum();
    if shares != payment.amount {
        return Err(StoreError::Unbalanced(format!("payment: shares {shares}, amount {}", payment.amount)));
    }
    let id = insert_one(
        connection,
        "INSERT INTO payments (client_id, paid_on, on_supposed, amount, means, reversed, noted_after)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT coalesce(max(id), 0) FROM events))",
        params![
            payment.client.0,
            payment.on.to_string(),
            payment.on_supposed,
            payment.amount.cents(),
            payment.means,
            payment.reversed,
        ],
    )?;
    payment_shares::write(connection, PaymentId(id), payment)?;
    Ok(PaymentId(id))
}

/// Keeps a payment without counting it any more.
pub(crate) fn reverse(connection: &Connection, PaymentId(id): PaymentId) -> Result<(), StoreError> {
    change_one(connection, "UPDATE payments SET reversed = 1 WHERE id = ?1", [id], "payments", id)
}

/// Identifiers of the payments whose shares do not make the sum.
pub(crate) fn unbalanced(connection: &Connection) -> Result<Vec<i64>, StoreError> {
    read_all(connection, UNBALANCED, [], |columns| columns.next())
}

fn payment(columns: &Columns<'_>) -> rusqlite::Result<Payment> {
    Ok(Payment {
        id: PaymentId(columns.next()?),
        client: ClientId(columns.next()?),
        on: columns.day()?,
        on_supposed: columns.next()?,
        amount: columns.money()?,
        means: columns.next()?,
        allocations: Vec::new(),
        reversed: columns.next()?,
        noted_after: columns.next::<Option<i64>>()?.map(EventId),
    })
}
