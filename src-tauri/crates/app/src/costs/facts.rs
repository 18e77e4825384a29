//! Recovery costs paid by the creditor: noted with their proof, asked above the fixed indemnity.

use dument_domain::Invoice;
use dument_domain::case::{CaseEvent, CaseFile, Happening};
use dument_domain::claim::{Movement, Statement, shared_evenly};
use dument_letters::facts::JustifiedCost;

/// The costs that an account counts on an invoice, each with what proves it.
pub(crate) fn justified(file: &CaseFile, invoice: &Invoice, owed: &Statement) -> Vec<JustifiedCost> {
    let shares = file.events_of(invoice.id).into_iter().filter_map(|act| share(act, invoice));
    // The account counts them in the same order, those that do not count left out.
    let mut counted = owed.recovery_costs.iter().peekable();
    let counts = |cost: &JustifiedCost| {
        let movement = Movement { on: cost.on, amount: cost.amount };
        counted.next_if(|one| **one == movement).is_some()
    };
    shares.filter(counts).collect()
}

/// The share of an invoice in one act.
fn share(act: &CaseEvent, invoice: &Invoice) -> Option<JustifiedCost> {
    let Happening::RecoveryCosts { amount, what, proof } = &act.what else { return None };
    let place = act.invoices.iter().position(|one| *one == invoice.id)?;
    Some(JustifiedCost {
        on: act.on,
        amount: shared_evenly(*amount, act.invoices.len(), place),
        paid: *amount,
        what: what.clone(),
        proof: proof.clone(),
    })
}
