//! Recovery costs paid by the creditor: noted with their proof, asked above the fixed indemnity.

use dument_domain::case::{CaseEvent, Happening};
use dument_domain::{Day, EventId, Invoice, InvoiceId, Money};
use dument_letters::french;

use crate::ground::acting::Acting;
use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::payment::costs_effect::{added, costs_effect};
use crate::reading::money::costs;
use crate::reading::money::costs::{bearing, not_offered};
use crate::views::{CostInvoice, CostsDraft, CostsView, Done, RecoveryCostsInput, UndoToken};
use crate::{Code, Error};

/// What noting recovery costs would add, before they are noted; nothing is written. Where they
/// may not be asked of this client, why.
///
/// # Errors
/// [`Code::UnknownClient`].
pub fn costs(reading: Reading<'_>, draft: &CostsDraft) -> Result<CostsView, Error> {
    let entry = reading.entry(draft.client)?;
    let open = bearing(entry);
    let refused = open.is_empty().then(|| not_offered(entry));
    let chosen = |invoice: &&Invoice| draft.invoices.is_empty() || draft.invoices.contains(&invoice.id);
    let concerned: Vec<&Invoice> = open.iter().copied().filter(chosen).collect();
    let amount = draft.amount.filter(|amount| amount.is_positive());
    let on = draft.on.unwrap_or(reading.now.today);
    let told = amount.filter(|_| !concerned.is_empty());
    let effect = told.map(|amount| costs_effect(reading, entry, &concerned, amount, on, reading.now.today));
    Ok(CostsView {
        client: draft.client,
        refused,
        invoices: open.into_iter().map(|invoice| row(invoice, chosen(&invoice))).collect(),
        effect,
    })
}

/// Notes recovery costs that were paid and can be proved. They are taken back like any act.
///
/// # Errors
/// [`Code::Forbidden`] where the client owes none, [`Code::BadAmount`], [`Code::Missing`] for
/// what was paid or the paper that proves it, [`Code::UnknownInvoice`], [`Code::BadDate`] for
/// a day to come, before an invoice was late, or from an opening judgment on.
pub fn record_costs(desk: &mut Acting<'_>, request: &RecoveryCostsInput) -> Result<Done, Error> {
    let on = request.on.unwrap_or(desk.now.today);
    let entry = desk.reading().entry(request.client)?;
    let concerned = concerned(entry, &request.invoices)?;
    check(request, on, desk.now.today)?;
    for invoice in &concerned {
        check_day(entry, invoice, on)?;
    }
    let invoices: Vec<InvoiceId> = concerned.iter().map(|invoice| invoice.id).collect();
    let added = added(desk.reading(), entry, &concerned, request.amount, on, desk.now.today);
    let event = CaseEvent {
        id: EventId(0),
        client: request.client,
        invoices,
        on,
        recorded_at: desk.now.stamp(),
        what: Happening::RecoveryCosts {
            amount: request.amount,
            what: request.what.trim().to_owned(),
            proof: request.proof.trim().to_owned(),
        },
        note: request.note.trim().to_owned(),
        reversed: false,
    };
    let id = desk.record_event("recovery_costs", &event)?;
    Ok(Done {
        message: message(request.amount, added),
        undo: Some(UndoToken::Event(id)),
        client: request.client,
        email: None,
    })
}

/// « Frais de 100,00 € notés : 60,00 € s’ajoutent à l’indemnité. »
fn message(amount: Money, added: Money) -> String {
    let noted = format!("Frais de {} notés", french::euros(amount));
    if added.is_positive() {
        return format!(
            "{noted}\u{a0}: {} s’ajoutent à ce qui est dû, demandés à partir de la mise en demeure.",
            french::euros(added)
        );
    }
    format!("{noted}\u{a0}: l’indemnité forfaitaire les couvre, rien ne s’ajoute pour l’instant.")
}

fn row(invoice: &Invoice, chosen: bool) -> CostInvoice {
    CostInvoice { invoice: invoice.id, number: invoice.number.clone(), due_on: invoice.due_on(), chosen }
}

/// The invoices that costs are noted for: those named, otherwise all that may bear some.
fn concerned<'a>(entry: &'a Entry, named: &[InvoiceId]) -> Result<Vec<&'a Invoice>, Error> {
    if let Some(other) = named.iter().find(|id| entry.file.invoice(**id).is_none()) {
        return Err(Error::new(Code::UnknownInvoice, other.0.to_string()));
    }
    let mut open = bearing(entry);
    let named_and_closed = named.iter().find(|id| !open.iter().any(|invoice| invoice.id == **id));
    if open.is_empty() || named_and_closed.is_some() {
        return Err(Error::new(Code::Forbidden, not_offered(entry)));
    }
    open.retain(|invoice| named.is_empty() || named.contains(&invoice.id));
    Ok(open)
}

/// What was paid, with its proof, on a day that has come.
fn check(request: &RecoveryCostsInput, on: Day, today: Day) -> Result<(), Error> {
    if !request.amount.is_positive() {
        return Err(Error::new(Code::BadAmount, french::euros(request.amount)));
    }
    if request.what.trim().is_empty() {
        return Err(Error::new(Code::Missing, "ce qui a été payé et à qui"));
    }
    if request.proof.trim().is_empty() {
        return Err(Error::new(
            Code::Missing,
            "la pièce qui justifie ces frais, sans elle rien ne peut être demandé",
        ));
    }
    if on > today {
        return Err(Error::new(Code::BadDate, french::date(on)));
    }
    Ok(())
}

/// Costs of recovery are paid once the invoice is late, and before any opening judgment.
fn check_day(entry: &Entry, invoice: &Invoice, on: Day) -> Result<(), Error> {
    let due = invoice.due_on();
    if on <= due {
        let late =
            format!("la facture {} n’était pas encore en retard le {}", invoice.number, french::date(on));
        return Err(Error::new(Code::BadDate, late));
    }
    match entry.file.payment_forbidden_since(invoice) {
        Some(since) if on >= since => Err(Error::new(Code::Forbidden, costs::AFTER_JUDGMENT)),
        Some(_) | None => Ok(()),
    }
}
