//! Invoices; when their parts are due is in `due_parts`.

use dument_domain::claim::Waiver;
use dument_domain::limitation::Activity;
use dument_domain::{ClientId, DocumentId, Invoice, InvoiceId, Money};
use rusqlite::{Connection, named_params};

use super::{Hanging, Scope, Select, due_parts};
use crate::StoreError;
use crate::columns::{Columns, read_all};

const READ: Select = Select {
    from: "SELECT id, client_id, number, nature, work, quote_number, quote_on, completed_on, issued_on,
            due_supposed, net, vat, gross, contract_rate, term, activity, waived_interest,
            waived_indemnity, document_id
        FROM invoices",
    of_client: "client_id = ?1",
    order: "id",
};

const INSERT: &str = "INSERT INTO invoices
        (id, client_id, number, nature, work, quote_number, quote_on, completed_on, issued_on,
         due_supposed, net, vat, gross, contract_rate, term, activity, waived_interest,
            waived_indemnity, document_id)
    VALUES (:id, :client_id, :number, :nature, :work, :quote_number, :quote_on, :completed_on, :issued_on,
         :due_supposed, :net, :vat, :gross, :contract_rate, :term, :activity,
         :waived_interest, :waived_indemnity, :document_id)";

const UPDATE: &str = "UPDATE invoices SET
        client_id = :client_id, number = :number, nature = :nature, work = :work,
        quote_number = :quote_number, quote_on = :quote_on, completed_on = :completed_on,
        issued_on = :issued_on, due_supposed = :due_supposed, net = :net, vat = :vat, gross = :gross,
        contract_rate = :contract_rate, term = :term, activity = :activity, waived_interest = :waived_interest,
        waived_indemnity = :waived_indemnity, document_id = :document_id
    WHERE id = :id";

const UNBALANCED: &str = "SELECT number FROM invoices
    WHERE gross IS NOT (SELECT sum(amount) FROM due_parts WHERE invoice_id = invoices.id)";

/// The invoices of this scope with their parts, oldest due first.
pub(crate) fn read(connection: &Connection, scope: Scope) -> Result<Vec<Invoice>, StoreError> {
    let mut parts: Hanging<_> = due_parts::read(connection, scope)?;
    let mut invoices = READ.read(connection, scope, invoice)?;
    for invoice in &mut invoices {
        invoice.parts = parts.remove(&invoice.id.0).unwrap_or_default();
    }
    invoices.sort_by_key(|invoice| (invoice.due_on(), invoice.id));
    Ok(invoices)
}

/// Adds an invoice; the identifier it carries is not used.
pub(crate) fn insert(connection: &Connection, invoice: &Invoice) -> Result<InvoiceId, StoreError> {
    must_add_up(invoice)?;
    write(connection, INSERT, None, invoice)?;
    let id = InvoiceId(connection.last_insert_rowid());
    due_parts::write(connection, id, &invoice.parts)?;
    Ok(id)
}

/// Replaces an invoice and its parts.
pub(crate) fn update(connection: &Connection, invoice: &Invoice) -> Result<(), StoreError> {
    must_add_up(invoice)?;
    if write(connection, UPDATE, Some(invoice.id.0), invoice)? == 0 {
        return Err(StoreError::Missing { table: "invoices", id: invoice.id.0 });
    }
    due_parts::write(connection, invoice.id, &invoice.parts)
}

/// Every column of an invoice, under the identifier it has or is given.
fn write(
    connection: &Connection,
    sql: &str,
    id: Option<i64>,
    invoice: &Invoice,
) -> Result<usize, StoreError> {
    Ok(connection.prepare_cached(sql)?.execute(named_params! {
        ":id": id,
        ":client_id": invoice.client.0,
        ":number": invoice.number,
        ":nature": invoice.nature.map(|nature| nature.code()),
        ":work": invoice.work,
        ":quote_number": invoice.quote_number,
        ":quote_on": invoice.quote_on.map(|day| day.to_string()),
        ":completed_on": invoice.completed_on.map(|day| day.to_string()),
        ":issued_on": invoice.issued_on.to_string(),
        ":due_supposed": invoice.due_supposed,
        ":net": invoice.net.map(Money::cents),
        ":vat": invoice.vat.map(Money::cents),
        ":gross": invoice.gross.cents(),
        ":contract_rate": invoice.contract_rate.map(|rate| rate.to_string()),
        ":term": invoice.term,
        ":activity": invoice.activity.map(Activity::code),
        ":waived_interest": invoice.waiver.interest,
        ":waived_indemnity": invoice.waiver.indemnity,
        ":document_id": invoice.document.map(|document| document.0),
    })?)
}

/// Numbers of the invoices whose parts do not make the total.
pub(crate) fn unbalanced(connection: &Connection) -> Result<Vec<String>, StoreError> {
    read_all(connection, UNBALANCED, [], |columns| columns.next())
}

fn must_add_up(invoice: &Invoice) -> Result<(), StoreError> {
    let parts: Money = invoice.parts.iter().map(|part| part.amount).sum();
    if parts == invoice.gross {
        return Ok(());
    }
    let detail = format!("invoice {}: parts {parts}, total {}", invoice.number, invoice.gross);
    Err(StoreError::Unbalanced(detail))
}

fn invoice(columns: &Columns<'_>) -> rusqlite::Result<Invoice> {
    Ok(Invoice {
        id: InvoiceId(columns.next()?),
        client: ClientId(columns.next()?),
        number: columns.next()?,
        nature: columns.parsed_if_known()?,
        work: columns.next()?,
        quote_number: columns.next()?,
        quote_on: columns.parsed_if_known()?,
        completed_on: columns.parsed_if_known()?,
        issued_on: columns.day()?,
        parts: Vec::new(),
        due_supposed: columns.next()?,
        net: columns.next::<Option<i64>>()?.map(Money::from_cents),
        vat: columns.next::<Option<i64>>()?.map(Money::from_cents),
        gross: columns.money()?,
        contract_rate: columns.parsed_if_known()?,
        term: columns.next()?,
        activity: columns.parsed_if_known()?,
        // What costs add is given up by an act of the case only.
        waiver: Waiver { interest: columns.next()?, indemnity: columns.next()?, compensation: false },
        document: columns.next::<Option<i64>>()?.map(DocumentId),
    })
}
