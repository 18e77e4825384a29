//! An invoice added by mistake, removed from where the user is: alone, or with all that its file brought.

use dument_domain::InvoiceId;
use dument_store::{Change, Changes, StoreError, Table};
use serde_json::json;

use crate::backups::{Why, copy_first};
use crate::changes::refusals::leaning;
use crate::changes::words::change_title;
use crate::ground::acting::{Acting, Written};
use crate::ground::asking::Reading;
use crate::views::{Done, RemovalView, UndoToken, WholeImport};
use crate::words::text::counted;
use crate::{Code, Error};

/// What removing an invoice would do, or why it cannot be; nothing is written.
///
/// # Errors
/// [`Code::UnknownInvoice`].
pub fn removal(reading: Reading<'_>, invoice: InvoiceId) -> Result<RemovalView, Error> {
    let added = added_by(reading, invoice)?;
    let refused = removal_refused(reading, invoice, added.as_ref())?;
    let many = added.filter(|one| one.changes.added_count(Table::Invoices) > 1);
    let whole = many.map(|one| WholeImport {
        token: UndoToken::Change(one.sequence),
        title: change_title(reading, &one),
        invoices: counted(one.changes.added_count(Table::Invoices), "facture"),
    });
    Ok(RemovalView { refused, whole })
}

/// Removes an invoice that was added by mistake: one more entry of the journal, which can be taken
/// back. Its files stay in the case.
///
/// # Errors
/// [`Code::UnknownInvoice`]; [`Code::CannotUndo`] where something recorded since refers to it.
pub fn remove_invoice(desk: &mut Acting<'_>, invoice: InvoiceId) -> Result<Done, Error> {
    let added = added_by(desk.reading(), invoice)?;
    if let Some(refusal) = removal_refused(desk.reading(), invoice, added.as_ref())? {
        return Err(Error::told(Code::CannotUndo, "", refusal));
    }
    let (entry, known) = desk.reading().of_invoice(invoice)?;
    let (client, number) = (entry.file.client.id, known.number.clone());
    let came_with = added.map(|one| one.changes).unwrap_or_default();
    copy_first(desk.reading(), Why::Removal)?;
    let recorded = desk.write("invoice_removed", |writer| {
        writer.remove_invoice(invoice, &came_with)?;
        let payload = json!({ "invoice": invoice, "number": number, "client": client });
        Ok(Written { answer: (), payload, clients: vec![client], choices: false })
    })?;
    let message = format!("La facture {number} est retirée\u{a0}: elle ne compte plus nulle part.");
    Ok(Done { message, undo: recorded.undo, client, email: None })
}

/// Why an invoice cannot be removed; nothing where it can.
fn removal_refused(
    reading: Reading<'_>,
    invoice: InvoiceId,
    added: Option<&Change>,
) -> Result<Option<String>, Error> {
    let number = &reading.of_invoice(invoice)?.1.number;
    let none = Changes::default();
    let came_with = added.map_or(&none, |one| &one.changes);
    match reading.kept.try_remove_invoice(invoice, came_with) {
        None => Ok(None),
        Some(StoreError::Leaning { table }) => Ok(Some(format!(
            "La facture {number} ne peut pas être retirée\u{a0}: {}. Si elle n’est pas due, notez un avoir, ou abandonnez la somme au dossier.",
            leaning(table)
        ))),
        Some(error) => Err(error.into()),
    }
}

/// The line of the journal that added it, where it stands.
fn added_by(reading: Reading<'_>, invoice: InvoiceId) -> Result<Option<Change>, Error> {
    let client = reading.of_invoice(invoice)?.0.file.client.id;
    let added = |one: &Change| one.changes.added_to(Table::Invoices).contains(&invoice.0);
    let stands = |one: &Change| one.undone_by.is_none() && one.kind != "undo";
    Ok(reading.kept.changes_of(client)?.into_iter().find(|one| stands(one) && added(one)))
}
