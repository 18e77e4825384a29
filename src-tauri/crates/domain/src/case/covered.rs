//! What a client paid too much on one invoice and owes on another: nobody is asked for it, it is
//! imputed (C. civ. 1347, 1347-1).

use super::set_off::SetOff;
use super::{Asked, CaseFile, Planned, Position, Reason, Rules, StepKind};
use crate::{Day, Invoice, InvoiceId, Money};

/// Leaves out of what is asked of each invoice what the client paid or was credited too much on
/// others; where that is all of it, imputing takes the place of the reminder.
pub(super) fn leave_out_covered(file: &CaseFile, rules: &Rules<'_>, today: Day, places: &mut [Position]) {
    let Some(set_off) = waiting(file, rules, today) else { return };
    let after = file.after_set_off(&set_off);
    for place in places.iter_mut() {
        let Some(since) = since(&set_off, place.invoice) else { continue };
        let Some(invoice) = file.invoice(place.invoice) else { continue };
        let left = after.asked_statement_of(invoice, rules.settings, rules.law, today);
        let left = Asked::of(&left.statement);
        place.covered = place.asked.total().less(left.total());
        place.asked = left;
        let demands = place.next.as_ref().is_some_and(is_demand);
        if demands && left.total().is_zero() {
            let reason = Reason::Covered { on: since };
            place.next = Some(Planned { step: StepKind::SetOff, due_on: since, since, reason });
        }
    }
}

/// What would be set off today, where something is too much.
fn waiting(file: &CaseFile, rules: &Rules<'_>, today: Day) -> Option<SetOff> {
    // More than the invoice was received: without it nothing can be too much, and it is cheap to see.
    let too_much = |invoice: &Invoice| {
        let received: Money = file.movements(invoice, today).iter().map(|one| one.amount).sum();
        received > invoice.gross
    };
    if !file.invoices.iter().any(too_much) {
        return None;
    }
    let open = file.open_to_set_off(rules.settings, rules.law, today);
    file.set_off(&open, rules.settings, rules.law, today)
}

/// The first day on which something too much met an invoice.
fn since(set_off: &SetOff, invoice: InvoiceId) -> Option<Day> {
    set_off.moved.iter().filter(|one| one.to == invoice).map(|one| one.on).min()
}

/// Whether a step asks the client for money, or has somebody else ask; what is already before a judge,
/// in talks or with a third party is looked at all the same.
const fn is_demand(next: &Planned) -> bool {
    let begins = matches!(next.step, StepKind::ThirdParty | StepKind::Judicial);
    let followed = matches!(next.reason, Reason::LegalAct { .. } | Reason::HandedOver { .. });
    next.step.is_reminder() || begins && !followed
}
