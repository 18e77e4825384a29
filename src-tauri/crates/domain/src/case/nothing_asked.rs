//! A reminder that would ask for nothing: what is left of its invoices waits for later instalments.

use super::{CaseFile, Planned, Position, Reason, Rules, StepKind};
use crate::{Day, Money};

/// Puts off, to the day after the next instalment, the reminders that are due and would ask 0 €: an
/// instalment missed on one invoice leaves the others of its plan to later days.
pub(super) fn put_off_what_asks_nothing(
    file: &CaseFile,
    rules: &Rules<'_>,
    today: Day,
    places: &mut [Position],
) {
    if !places.iter().any(|place| asks_nothing(place, today)) {
        return;
    }
    let asked: Vec<(StepKind, Money)> =
        places.iter().filter_map(|place| Some((due(place, today)?.step, place.asked.principal))).collect();
    for place in places.iter_mut().filter(|place| asks_nothing(place, today)) {
        let Some(step) = due(place, today).map(|next| next.step) else { continue };
        let whole: Money = asked.iter().filter(|(one, _)| *one == step).map(|(_, sum)| *sum).sum();
        if whole.is_positive() {
            continue;
        }
        if let Some(later) = after_next_instalment(file, rules, today, place, step) {
            place.next = Some(later);
        }
    }
}

fn due(place: &Position, today: Day) -> Option<&Planned> {
    place.next.as_ref().filter(|next| next.due_on <= today)
}

/// A reminder is due and all its principal waits for later instalments. A formal notice is about the
/// plan itself: it says what was missed, whatever the invoice.
fn asks_nothing(place: &Position, today: Day) -> bool {
    let reminder = |next: &Planned| next.step.is_reminder() && !next.step.is_formal_notice();
    place.later.is_positive() && place.asked.principal.is_zero() && due(place, today).is_some_and(reminder)
}

fn after_next_instalment(
    file: &CaseFile,
    rules: &Rules<'_>,
    today: Day,
    place: &Position,
    step: StepKind,
) -> Option<Planned> {
    let (plan, _) = file.plan_of(place.invoice, today)?;
    let next = plan.instalments.iter().find(|one| one.due >= today)?;
    let due_on = rules.scenario.acting_day_from(next.due.next(), rules.region);
    let reason = Reason::InstalmentDue { due: next.due, amount: next.amount };
    Some(Planned { step, due_on, since: next.due, reason })
}
