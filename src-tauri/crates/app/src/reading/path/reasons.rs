//! Why a step is due, with what came in meanwhile: « rien reçu » is said only where it is true.

use dument_domain::case::{CaseEvent, Happening, Outcome, Position, Reason};
use dument_domain::{Day, InvoiceId, Money};
use dument_letters::french;

use crate::ground::book::Entry;
use crate::words::reason_sentence;

/// Reasons told one by one for the invoices of a row; the rest is told by its number.
const TOLD_MAX: usize = 3;

/// Why a step is due on these invoices, in short: each reason with its own invoices and sum where
/// they are not ready for the same one, so that nothing is said of an invoice that is not true of it.
pub(crate) fn reason_told(entry: &Entry, reason: &Reason, invoices: &[InvoiceId], today: Day) -> String {
    let groups = by_reason(entry, reason, invoices);
    if groups.len() < 2 {
        return one(entry, reason, invoices, today);
    }
    let said = groups.iter().take(TOLD_MAX).map(|(own, about)| {
        let (numbers, sum) = named(entry, about);
        format!("{numbers} ({sum})\u{a0}: {}", one(entry, own, about, today))
    });
    let mut said: Vec<String> = said.collect();
    let rest: Vec<InvoiceId> = groups.iter().skip(TOLD_MAX).flat_map(|(_, about)| about.clone()).collect();
    if !rest.is_empty() {
        let (_, sum) = named(entry, &rest);
        let others = if rest.len() > 1 { "autres factures" } else { "autre facture" };
        said.push(format!("{}\u{a0}{others} ({sum})", rest.len()));
    }
    said.join("\u{202f}; ")
}

/// The invoices under the reason of each, that of the row first.
fn by_reason(entry: &Entry, reason: &Reason, invoices: &[InvoiceId]) -> Vec<(Reason, Vec<InvoiceId>)> {
    let about = || entry.positions.iter().filter(|one| invoices.contains(&one.invoice));
    let plans = |one: &Position| [one.next.clone(), one.beside.clone()].into_iter().flatten();
    let step = about().flat_map(plans).find(|plan| plan.reason == *reason).map(|plan| plan.step);
    let mut groups: Vec<(Reason, Vec<InvoiceId>)> = vec![(reason.clone(), Vec::new())];
    for position in about() {
        let own = plans(position).find(|plan| Some(plan.step) == step).map(|plan| plan.reason);
        let own = own.unwrap_or_else(|| reason.clone());
        match groups.iter_mut().find(|(other, _)| is_one(other, &own)) {
            Some((_, about)) => about.push(position.invoice),
            None => groups.push((own, vec![position.invoice])),
        }
    }
    groups.retain(|(_, about)| !about.is_empty());
    groups
}

/// Whether two reasons are told in one sentence: the same fact, or several of which the oldest day
/// or the total is said.
fn is_one(reason: &Reason, other: &Reason) -> bool {
    let summed = matches!(
        reason,
        Reason::DueDatePassed { .. }
            | Reason::DiscountKept { .. }
            | Reason::PlanFinished { .. }
            | Reason::PrincipalPaid { .. }
            | Reason::Covered { .. }
    );
    reason == other || summed && std::mem::discriminant(reason) == std::mem::discriminant(other)
}

/// « F-12 et F-13 », and what is asked on them.
fn named(entry: &Entry, about: &[InvoiceId]) -> (String, String) {
    let numbers: Vec<String> =
        about.iter().filter_map(|id| entry.file.invoice(*id)).map(|one| one.number.clone()).collect();
    let asked = entry.positions.iter().filter(|one| about.contains(&one.invoice));
    (french::enumerate(&numbers), french::euros(asked.map(|one| one.asked.principal).sum()))
}

/// One reason, in one short sentence.
fn one(entry: &Entry, reason: &Reason, invoices: &[InvoiceId], today: Day) -> String {
    if let Some(left) = left_at_the_end(entry, reason, invoices) {
        return principal_left(entry, reason, invoices).unwrap_or_else(|| reason_sentence(reason, left));
    }
    let Some(act) = awaited(entry, reason, invoices) else { return reason_sentence(reason, Money::ZERO) };
    if let Some(kept) = promise_kept(entry, reason, invoices, today) {
        return format!("{} promis et reçus, le reste est dû", french::euros(kept));
    }
    reason_sentence(reason, entry.file.paid_since(act, invoices, today))
}

/// The sum of the promise that is the reason of a step, where it came: a promise of a part leaves
/// the rest to ask, and was kept.
pub(crate) fn promise_kept(
    entry: &Entry,
    reason: &Reason,
    invoices: &[InvoiceId],
    today: Day,
) -> Option<Money> {
    let Reason::AfterOutcome { outcome: Outcome::Promise { amount, .. }, .. } = reason else { return None };
    let act = awaited(entry, reason, invoices)?;
    (entry.file.received_since(act, today) >= *amount).then_some(*amount)
}

/// The act from which money was awaited, where that is the reason.
fn awaited<'a>(entry: &'a Entry, reason: &Reason, invoices: &[InvoiceId]) -> Option<&'a CaseEvent> {
    let since = awaited_since(reason)?;
    let agreed = |act: &&CaseEvent| {
        let said = act.what.outcome().is_some() || matches!(act.what, Happening::Arranged { .. });
        said && act.on == since && act.invoices.iter().any(|id| invoices.contains(id))
    };
    entry.file.standing_events().rev().find(agreed)
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
    if matches!(reason, Reason::Covered { .. }) {
        return Some(about.map(|one| one.covered).sum());
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
            "total de la facture reçu le {}, en partie compté sur les {}\u{202f}; restent {}, à réclamer ou non",
            french::date(*on),
            entry.interest_name(invoices),
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
        | Reason::PrincipalPaid { .. }
        | Reason::Covered { .. } => None,
    }
}
