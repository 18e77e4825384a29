//! Why a step is due, with what came in meanwhile: « rien reçu » is said only where it is true.

use dument_domain::case::{Outcome, Reason};
use dument_domain::{Day, InvoiceId, Money};

use crate::book::Entry;
use crate::words::reason_sentence;

/// Why a step is due on these invoices, in one short sentence.
pub(crate) fn told(entry: &Entry, reason: &Reason, invoices: &[InvoiceId], today: Day) -> String {
    let received = awaited_since(reason).map_or(Money::ZERO, |since| {
        let kept =
            entry.file.payments.iter().filter(|one| !one.reversed && one.on >= since && one.on <= today);
        let shares = kept.flat_map(|payment| &payment.allocations);
        shares.filter(|share| invoices.contains(&share.invoice)).map(|share| share.amount).sum()
    });
    reason_sentence(reason, received)
}

/// The day from which money was awaited, where that is the reason.
fn awaited_since(reason: &Reason) -> Option<Day> {
    match reason {
        Reason::AfterOutcome { on, outcome } => matches!(
            outcome,
            Outcome::Paid { .. }
                | Outcome::Promise { .. }
                | Outcome::DefectiveCheque { .. }
                | Outcome::FundsAwaited { .. }
        )
        .then_some(*on),
        Reason::Arranged { on, .. } => Some(*on),
        Reason::DueDatePassed { .. }
        | Reason::DeadlinePassed { .. }
        | Reason::Resumed { .. }
        | Reason::StepDone { .. }
        | Reason::StepSkipped { .. }
        | Reason::InstalmentDue { .. }
        | Reason::InstalmentMissed { .. }
        | Reason::PositionTaken { .. }
        | Reason::Cheque { .. }
        | Reason::LegalAct { .. }
        | Reason::HandedOver { .. }
        | Reason::DiscountKept { .. }
        | Reason::PlanFinished { .. }
        | Reason::PrincipalPaid { .. } => None,
    }
}
