//! Which invoices a contact is about.

use dument_domain::case::{InvoiceState, OutcomeKind, Position, StepKind};
use dument_domain::{DebtorNature, InvoiceId};

use crate::ground::book::Entry;
use crate::views::ContactInput;

/// The late invoices of a contact: those named, otherwise those ready for the
/// step, otherwise all that are late.
pub(crate) fn late_invoices<'a>(entry: &'a Entry, named: &[InvoiceId], step: StepKind) -> Vec<&'a Position> {
    let late = || {
        entry.positions.iter().filter(|position| {
            let owed = &position.statement.statement;
            owed.overdue_principal.is_positive() || (owed.principal.is_zero() && owed.due().is_positive())
        })
    };
    if !named.is_empty() {
        return late().filter(|position| named.contains(&position.invoice)).collect();
    }
    let ready: Vec<&Position> =
        late().filter(|one| one.next.as_ref().is_some_and(|planned| planned.step == step)).collect();
    if ready.is_empty() { late().collect() } else { ready }
}

/// The nature of the first invoice of a contact, otherwise the client's: what is said of interest
/// is the law of one nature.
pub(crate) fn nature_of_chosen(entry: &Entry, chosen: &[&Position]) -> DebtorNature {
    let first = chosen.first().and_then(|one| entry.file.invoice(one.invoice));
    first.map_or_else(|| entry.file.client.nature_in_force(), |invoice| entry.file.nature_of(invoice))
}

/// The invoices that may be asked for by voice or e-mail: of the late ones, those that are not
/// paid and that no proceedings protect (L622-7, C. conso. L722-5). One whose total was received
/// is paid, whatever interest is left: nobody is called about the rest before it is decided.
pub(crate) fn to_ask<'a>(entry: &'a Entry, named: &[InvoiceId], step: StepKind) -> Vec<&'a Position> {
    let asked = |one: &&Position| {
        one.statement.statement.overdue_principal.is_positive()
            && !matches!(one.state, InvoiceState::Insolvent | InvoiceState::Abandoned)
            && one.next.as_ref().is_none_or(|planned| !planned.step.awaits_no_money())
    };
    let ready: Vec<&Position> = late_invoices(entry, named, step).into_iter().filter(asked).collect();
    if ready.is_empty() && named.is_empty() { entry.positions.iter().filter(asked).collect() } else { ready }
}

/// The invoices that an outcome is about. What stops or ends a debt does not wait for its due
/// date; proceedings are about every open invoice.
pub(crate) fn invoices_concerned<'a>(entry: &'a Entry, request: &ContactInput) -> Vec<&'a Position> {
    let kind = request.outcome.kind();
    let proceedings = matches!(kind, OutcomeKind::Insolvency | OutcomeKind::OverIndebtedness);
    let stops = proceedings || matches!(kind, OutcomeKind::Dispute | OutcomeKind::Abandon);
    let late = late_invoices(entry, &request.invoices, request.step);
    if !stops || !(late.is_empty() || proceedings && request.invoices.is_empty()) {
        return late;
    }
    let open = entry.positions.iter().filter(|one| one.statement.statement.due().is_positive());
    open.filter(|one| request.invoices.is_empty() || request.invoices.contains(&one.invoice)).collect()
}
