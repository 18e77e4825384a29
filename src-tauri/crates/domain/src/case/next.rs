//! What comes next: a pure function of the facts and the day.
//!
//! Each invoice walks the scenario on its own: [`position`] folds what happened
//! into where it stands; [`next_steps`] groups the invoices of one client that
//! are ready for the same step. Nothing is remembered: a step is due because the
//! one before was really done and its delay has run.

use super::covered::leave_out_covered;
use super::discount::reached;
use super::nothing_asked::put_off_what_asks_nothing;
use super::walk::{Standing, ToCredit, Walk};
use super::{
    Acceleration, Asked, CaseFile, InvoiceState, InvoiceStatement, Planned, Position, Reason, Rules, StepKind,
};
use crate::{Day, Invoice, InvoiceId, Money};

/// A step due for one client, over all the invoices that are ready for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// What is to be done.
    pub step: StepKind,
    /// The invoices, oldest due first.
    pub invoices: Vec<InvoiceId>,
    /// The earliest day it was due.
    pub due_on: Day,
    /// The day of the fact it follows from.
    pub since: Day,
    /// Why, for the invoice that is due first.
    pub reason: Reason,
    /// Principal past its due date, over these invoices.
    pub principal: Money,
    /// Interest left on them.
    pub interest: Money,
    /// Indemnities left on them.
    pub indemnity: Money,
    /// Additional compensation left on them.
    pub compensation: Money,
}

/// Where one invoice stands at the end of `today`.
#[must_use]
pub fn position(file: &CaseFile, invoice: &Invoice, rules: &Rules<'_>, today: Day) -> Position {
    let statement = file.statement_of(invoice, rules.settings, rules.law, today);
    let due = open_due_date(invoice, &statement);
    let mut walk = Walk::new(rules, file.nature_of(invoice), due);
    if file.payment_forbidden_since(invoice).is_some() {
        walk.forbid();
    }
    // All of them, even of a day to come: a clock that was set back does nothing twice.
    for event in file.events_of(invoice.id) {
        walk.follow(event);
    }
    let plan = file.plan_of(invoice.id, today);
    let mut position = walk.position(Standing {
        invoice: invoice.id,
        statement,
        unpaid: Some(file.unpaid_due(invoice, today))
            .filter(|due| due.is_positive())
            .unwrap_or_else(|| file.unpaid(invoice, today)),
        disputed_part: file.disputed_part(invoice.id),
        covered_on: covered_on(file, invoice, today),
        discount: to_credit(file, invoice, today),
        plan: plan.map(|(_, progress)| progress),
        acceleration: plan.map_or(Acceleration::None, |(plan, _)| plan.acceleration),
        today,
    });
    if plan.is_some() || position.disputed.is_positive() {
        let aside = file.set_aside(invoice, rules.settings, rules.law, today);
        position.later = aside.later;
        if aside.sum().is_positive() {
            let asked = file.asked_statement_of(invoice, rules.settings, rules.law, today);
            position.asked = Asked::of(&asked.statement);
        }
    }
    if position.state == InvoiceState::Settled && file.paid_against(invoice).is_some() {
        position.state = InvoiceState::Insolvent;
    }
    if let Some(next) = position.next.as_mut() {
        space_out(next, (file, invoice.id), rules, today);
    }
    position
}

/// Keeps the interval of the scenario after the last contact with the client, about any invoice,
/// and the rhythm of the client over all of them; never two steps in a day.
fn space_out(next: &mut Planned, (file, invoice): (&CaseFile, InvoiceId), rules: &Rules<'_>, today: Day) {
    let spaced = next.step.is_reminder() || matches!(next.step, StepKind::ThirdParty | StepKind::Judicial);
    let Some(last) = file.last_contact_on().filter(|_| spaced) else { return };
    let interval = i64::from(rules.scenario.min_interval_days.max(1));
    let rhythm =
        file.client_rhythm(invoice).filter(|_| next.step.is_reminder() && !next.reason.is_of_a_day_agreed());
    let free = last.plus_days(interval);
    let earliest = rules.scenario.acting_day_from(rhythm.map_or(free, |day| day.max(free)), rules.region);
    // Once the interval has passed, the step is due since its own day.
    if today < earliest {
        next.due_on = next.due_on.max(earliest);
    }
}

/// The day when payments and credit notes reached the total of the invoice, if they did:
/// nobody is chased for interest alone before the user has decided to claim it.
fn covered_on(file: &CaseFile, invoice: &Invoice, today: Day) -> Option<Day> {
    reached(file.movements(invoice, today), invoice.gross)
}

/// What a kept discount leaves to do on an invoice: nobody is chased for it meanwhile.
fn to_credit(file: &CaseFile, invoice: &Invoice, today: Day) -> Option<ToCredit> {
    let discount = file.discount_agreed(invoice.id)?;
    let on = file.discount_kept_on(&discount, today)?;
    let credits = file.discount_credits(&discount, today);
    let amount = credits.into_iter().find(|(id, _)| *id == invoice.id).map(|(_, amount)| amount);
    Some(ToCredit { on, amount: amount.unwrap_or_default() })
}

/// Where every invoice of a client stands.
#[must_use]
pub fn positions(file: &CaseFile, rules: &Rules<'_>, today: Day) -> Vec<Position> {
    let mut places: Vec<Position> =
        file.invoices.iter().map(|invoice| position(file, invoice, rules, today)).collect();
    leave_out_covered(file, rules, today, &mut places);
    put_off_what_asks_nothing(file, rules, today, &mut places);
    places
}

/// The steps due on `today`, one per kind, the one due first first.
#[must_use]
pub fn next_steps(positions: &[Position], today: Day) -> Vec<NextStep> {
    let mut steps: Vec<NextStep> = Vec::new();
    for position in positions {
        for planned in [&position.next, &position.beside].into_iter().flatten() {
            if planned.due_on <= today {
                join(&mut steps, position, planned);
            }
        }
    }
    steps.sort_by_key(|step| (step.due_on, std::cmp::Reverse(step.step)));
    steps
}

/// Adds an invoice to the step it is ready for.
fn join(steps: &mut Vec<NextStep>, position: &Position, planned: &Planned) {
    let found = steps.iter().position(|step| step.step == planned.step);
    let place = found.unwrap_or_else(|| {
        steps.push(NextStep {
            step: planned.step,
            invoices: Vec::new(),
            due_on: planned.due_on,
            since: planned.since,
            reason: planned.reason.clone(),
            principal: Money::ZERO,
            interest: Money::ZERO,
            indemnity: Money::ZERO,
            compensation: Money::ZERO,
        });
        steps.len().saturating_sub(1)
    });
    let Some(group) = steps.get_mut(place) else { return };
    if planned.due_on < group.due_on {
        group.due_on = planned.due_on;
        group.since = planned.since;
        group.reason = planned.reason.clone();
    }
    group.invoices.push(position.invoice);
    let asked = position.asked_by(planned);
    group.principal += asked.principal;
    group.interest += asked.interest;
    group.indemnity += asked.indemnity;
    group.compensation += asked.compensation;
}

/// The due date of the earliest part that is not paid; the first one if all are.
fn open_due_date(invoice: &Invoice, statement: &InvoiceStatement) -> Day {
    let mut covered = invoice.gross - statement.statement.principal;
    for part in &invoice.parts {
        if covered < part.amount {
            return part.due;
        }
        covered -= part.amount;
    }
    invoice.due_on()
}
