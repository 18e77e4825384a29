//! Writing a plan: one file, one transaction.

use dument_domain::case::{CaseEvent, Happening};
use dument_domain::{
    ClientId, CreditNote, CreditNoteId, DocumentId, EventId, Invoice, InvoiceId, Payment, PaymentId,
    PaymentShare,
};
use dument_store::{DocumentKind, NewDocument, Writer};
use serde_json::{Value, json};

use crate::ground::acting::Written;
use crate::ground::shown::Previewed;
use crate::intake::facts::Received;
use crate::intake::fate::{CreditTarget, Fate, Planned};
use crate::intake::firm::Whose;
use crate::intake::plan::Plan;
use crate::intake::show::Counts;
use crate::words::files::safe_name;
use crate::{Error, Now};

/// What the payments of an import are called.
const MEANS: &str = crate::reading::timeline::IMPORTED;

/// The identifiers given so far.
#[derive(Default)]
struct Ids {
    new_clients: Vec<ClientId>,
    invoices: Vec<Option<(InvoiceId, ClientId)>>,
    payments: Vec<PaymentId>,
    credit_notes: Vec<CreditNoteId>,
    events: Vec<EventId>,
    documented: Vec<InvoiceId>,
}

/// Writes the clients, invoices, payments and credit notes of a plan, keeps the file, and
/// remembers that it was imported.
pub(super) fn write_import(
    writer: &Writer<'_>,
    plan: &Plan,
    file: &Previewed,
    counts: Counts,
    imported_before: bool,
    now: &Now,
) -> Result<Written<()>, Error> {
    let mut ids = Ids::default();
    for client in &plan.new_clients {
        ids.new_clients.push(writer.insert_client(client)?);
    }
    for client in plan.enriched.values() {
        writer.update_client(client)?;
    }
    let document = keep_file(writer, file)?;
    for row in &plan.rows {
        let written = write_invoice(writer, row, document, file, &mut ids)?;
        ids.invoices.push(written);
    }
    for row in &plan.rows {
        write_credit_note(writer, row, &mut ids)?;
        write_open_credit(writer, row, now, &mut ids)?;
    }
    let counted = counts.as_json();
    let format = file.reading.format.code();
    if !imported_before {
        writer.record_import(&file.name, &file.sha256, format, &counted)?;
    }
    let payload = payload(file, format, counted, document, &ids);
    let touched = plan.rows.iter().filter_map(|row| row.whose).filter_map(|whose| client_of(whose, &ids));
    let mut clients: Vec<ClientId> = touched.chain(plan.enriched.keys().copied()).collect();
    clients.sort_unstable();
    clients.dedup();
    Ok(Written { answer: (), payload, clients, choices: false })
}

fn payload(file: &Previewed, format: &str, counts: Value, document: DocumentId, ids: &Ids) -> Value {
    let invoices: Vec<InvoiceId> = ids.invoices.iter().flatten().map(|(invoice, _)| *invoice).collect();
    json!({
        "file": file.name,
        "sha256": file.sha256,
        "format": format,
        "counts": counts,
        "document": document,
        "clients": ids.new_clients,
        "invoices": invoices,
        "payments": ids.payments,
        "credit_notes": ids.credit_notes,
        "events": ids.events,
        "documented": ids.documented,
    })
}

/// A file of one invoice is that invoice; a table of many is kept beside, for nobody in particular.
fn keep_file(writer: &Writer<'_>, file: &Previewed) -> Result<DocumentId, Error> {
    let kind = if file.is_one_invoice() { DocumentKind::Invoice } else { DocumentKind::Exhibit };
    let document = NewDocument {
        kind,
        name: safe_name(&file.name, file.media_type()),
        media_type: file.media_type().to_owned(),
        bytes: file.bytes.clone(),
        client: None,
        invoice: None,
    };
    Ok(writer.insert_document(&document)?)
}

fn write_invoice(
    writer: &Writer<'_>,
    row: &Planned,
    document: DocumentId,
    file: &Previewed,
    ids: &mut Ids,
) -> Result<Option<(InvoiceId, ClientId)>, Error> {
    match &row.fate {
        Fate::New(new) => {
            let Some(client) = row.whose.and_then(|whose| client_of(whose, ids)) else { return Ok(None) };
            let mut invoice = new.invoice.clone();
            invoice.client = client;
            invoice.document = file.is_one_invoice().then_some(document);
            let id = writer.insert_invoice(&invoice)?;
            if invoice.document.is_some() {
                writer.attach_document(document, client, Some(id))?;
            }
            for payment in &new.received {
                ids.payments.push(writer.insert_payment(&paid(*payment, id, client))?);
            }
            Ok(Some((id, client)))
        }
        Fate::Update { invoice, client, payment } => {
            ids.payments.push(writer.insert_payment(&paid(*payment, *invoice, *client))?);
            document_known(writer, row, document, file, ids)?;
            Ok(None)
        }
        Fate::Document => {
            document_known(writer, row, document, file, ids)?;
            Ok(None)
        }
        Fate::Credit { .. } | Fate::OpenCredit { .. } | Fate::Known | Fate::LeftOut(_) | Fate::Bad(_) => {
            Ok(None)
        }
    }
}

/// The file of one invoice becomes the document of that invoice, which had none.
fn document_known(
    writer: &Writer<'_>,
    row: &Planned,
    document: DocumentId,
    file: &Previewed,
    ids: &mut Ids,
) -> Result<(), Error> {
    let Some(invoice) = row.undocumented.as_deref().filter(|_| file.is_one_invoice()) else { return Ok(()) };
    writer.update_invoice(&Invoice { document: Some(document), ..invoice.clone() })?;
    writer.attach_document(document, invoice.client, Some(invoice.id))?;
    ids.documented.push(invoice.id);
    Ok(())
}

/// A credit note that nothing bears is kept on the timeline, shown before any reminder.
fn write_open_credit(writer: &Writer<'_>, row: &Planned, now: &Now, ids: &mut Ids) -> Result<(), Error> {
    let Fate::OpenCredit { number, on, amount } = &row.fate else { return Ok(()) };
    let Some(client) = row.whose.and_then(|whose| client_of(whose, ids)) else { return Ok(()) };
    let event = CaseEvent {
        id: EventId(0),
        client,
        invoices: Vec::new(),
        on: now.today,
        recorded_at: now.stamp(),
        what: Happening::OpenCredit { number: number.clone(), issued_on: *on, amount: *amount },
        note: String::new(),
        reversed: false,
    };
    ids.events.push(writer.insert_event(&event)?);
    Ok(())
}

fn write_credit_note(writer: &Writer<'_>, row: &Planned, ids: &mut Ids) -> Result<(), Error> {
    let Fate::Credit { target, number, on, amount } = &row.fate else { return Ok(()) };
    let invoice = match target {
        CreditTarget::Invoice(invoice, _) => Some(*invoice),
        CreditTarget::Draft(place) => ids.invoices.get(*place).copied().flatten().map(|(invoice, _)| invoice),
    };
    let Some(invoice) = invoice else { return Ok(()) };
    let note = CreditNote {
        id: CreditNoteId(0),
        invoice,
        number: number.clone(),
        on: *on,
        amount: *amount,
        reversed: false,
        noted_after: None,
    };
    ids.credit_notes.push(writer.insert_credit_note(&note)?);
    Ok(())
}

fn paid(received: Received, invoice: InvoiceId, client: ClientId) -> Payment {
    Payment {
        id: PaymentId(0),
        client,
        on: received.on,
        on_supposed: received.on_supposed,
        amount: received.amount,
        means: MEANS.to_owned(),
        allocations: vec![PaymentShare { invoice, amount: received.amount }],
        reversed: false,
        noted_after: None,
    }
}

fn client_of(whose: Whose, ids: &Ids) -> Option<ClientId> {
    match whose {
        Whose::Known(client) => Some(client),
        Whose::New(place) => ids.new_clients.get(place).copied(),
    }
}
