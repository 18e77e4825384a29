//! Why a step is due, with what came in meanwhile: « rien reçu » is said only where it is true.

use dument_domain::case::{Outcome, Position, Reason};
use dument_domain::{Day, InvoiceId, Money};
use dument_letters::french;

use crate::book::Entry;
use crate::words::reason_sentence;

/// Why a step is due on these invoices, in one short sentence.
pub(crate) fn told(entry: &Entry, reason: &Reason, invoices: &[InvoiceId], today: Day) -> String {
    if let Some(left) = left_at_the_end(entry, reason, invoices) {
        return principal_left(entry, reason, invoices).unwrap_or_else(|| reason_sentence(reason, left));
    }
    let received = awaited_since(reason).map_or(Money::ZERO, |since| {
        let kept =
            entry.file.payments.iter().filter(|one| !one.reversed && one.on >= since && one.on <= today);
        let shares = kept.flat_map(|payment| &payment.allocations);
        shares.filter(|share| invoices.contains(&share.invoice)).map(|share| share.amount).sum()
    });
    reason_sentence(reason, received)
}

/// What is left on these invoices once their principal came: to credit, or to decide.
fn left_at_the_end(entry: &Entry, reason: &Reason, invoices: &[InvoiceId]) -> Option<Money> {
    let about = entry.positions.iter().filter(|one| invoices.contains(&one.invoice));
    let credit = |one: &Position| {
        let Reason::DiscountKept { amount, .. } = one.next.as_ref()?.reason else { return None };
        Some(amount)
    };
    if matches!(reason, Reason::DiscountKept { .. }) {
        return Some(about.filter_map(credit).sum());
    }
    let decided = matches!(reason, Reason::PlanFinished { .. } | Reason::PrincipalPaid { .. });
    decided.then(|| about.map(|one| one.statement.statement.due()).sum())
}

/// Payments that reach the sum of the invoice without settling its principal, because some of them
/// were counted on interest (C. civ. 1343-1): « principal payé » would not be true.
fn principal_left(entry: &Entry, reason: &Reason, invoices: &[InvoiceId]) -> Option<String> {
    let Reason::PrincipalPaid { on } = reason else { return None };
    let about = || entry.positions.iter().filter(|one| invoices.contains(&one.invoice));
    let principal: Money = about().map(|one| one.statement.statement.principal).sum();
    let left: Money = about().map(|one| one.statement.statement.due()).sum();
    principal.is_positive().then(|| {
        format!(
            "total de la facture reçu le {}, en partie compté sur les pénalités\u{202f}; restent {}, à réclamer ou à abandonner",
            french::date(*on),
            french::euros(left)
        )
    })
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
        | Reason::InstalmentMissed(_)
        | Reason::PositionTaken { .. }
        | Reason::Cheque { .. }
        | Reason::LegalAct { .. }
        | Reason::HandedOver { .. }
        | Reason::DiscountKept { .. }
        | Reason::PlanFinished { .. }
        | Reason::PrincipalPaid { .. } => None,
    }
}
