//! The steps of a case: the row of one that is due, the sentence of one to come.

use dument_domain::case::{NextStep, Planned, Position, Reason, Rules, StepKind, StepSum};
use dument_domain::limitation::EventKind;
use dument_domain::{Day, InvoiceId};
use dument_letters::french;

use crate::ground::book::Entry;
use crate::reading::money::amounts::{Additions, counted_to, sum, sum_left};
use crate::reading::money::aside::demand_leaves_out;
use crate::reading::path::reasons;
use crate::reading::path::why::step_date;
use crate::reading::people::person::phone_of;
use crate::views::{InvoicePosition, SumView, TodayRow};
use crate::words::{position_label, step_action, step_title, step_to_do};

pub(crate) fn dated_step(planned: &Planned) -> String {
    let day = french::weekday_and_date(planned.due_on);
    format!("{} le {day}", step_title(planned.step).to_lowercase())
}

/// What comes next for these invoices, in one sentence.
pub(crate) fn first_follow_up(entry: &Entry, invoices: &[InvoiceId], today: Day) -> String {
    let coming = entry.positions.iter().filter(|one| invoices.contains(&one.invoice));
    match coming.filter_map(|one| one.next.as_ref()).min_by_key(|planned| planned.due_on) {
        Some(planned) if planned.due_on <= today => {
            format!("À faire maintenant\u{a0}: {}.", step_title(planned.step).to_lowercase())
        }
        // What follows an instalment comes only if it is missed.
        Some(planned) if matches!(planned.reason, Reason::InstalmentDue { .. }) => {
            format!("Si le versement attendu manque\u{a0}: {}.", dated_step(planned))
        }
        Some(planned) => match held_until(planned) {
            Some(sentence) => sentence,
            None => format!("Ensuite\u{a0}: {}.", dated_step(planned)),
        },
        None => "Aucune relance ne suivra.".to_owned(),
    }
}

/// Talks or a judge stop the reminders: what comes is a look at how they stand, not a demand.
fn held_until(planned: &Planned) -> Option<String> {
    let Reason::LegalAct { act, .. } = &planned.reason else { return None };
    let day = french::weekday_and_date(planned.due_on);
    if *act == EventKind::Conciliation {
        return Some(format!(
            "Les relances sont en pause le temps de s’entendre\u{a0}: le {day}, dites où vous en êtes."
        ));
    }
    let under_way = matches!(
        act,
        EventKind::PetitionFiled
            | EventKind::OrderServed
            | EventKind::Summons
            | EventKind::EnforcementMeasure
            | EventKind::SmallClaimsAgreement
    );
    under_way.then(|| {
        format!("Les relances s’arrêtent, la procédure suit son cours\u{a0}: le {day}, dites où elle en est.")
    })
}

/// An invoice as the case and the call show it.
pub(crate) fn invoice_position(
    entry: &Entry,
    position: &Position,
    rules: &Rules<'_>,
    today: Day,
) -> Option<InvoicePosition> {
    let why = |planned| step_date(entry, position.invoice, planned, rules, today);
    let invoice = entry.file.invoice(position.invoice)?;
    Some(InvoicePosition {
        invoice: invoice.id,
        number: invoice.number.clone(),
        work: invoice.work.clone(),
        due_on: invoice.due_on(),
        gross: invoice.gross,
        sum: sum_left(&position.statement, today),
        state: position.state.code().to_owned(),
        state_label: position_label(position, entry.file.nature_of(invoice)).to_owned(),
        next: position.next.as_ref().map(|planned| planned_sentence(planned, today)),
        next_why: position.next.as_ref().map(why).unwrap_or_default(),
    })
}

/// The sum of a step to do or to come, and whether those of several invoices add up: an instalment
/// is one sum over all the invoices of its plan.
pub(crate) fn sum_to_come(position: &Position, planned: &Planned) -> (StepSum, bool) {
    match &planned.reason {
        Reason::InstalmentDue { amount, .. } => (StepSum::of_instalment(*amount), false),
        Reason::DueDatePassed { .. }
        | Reason::AfterOutcome { .. }
        | Reason::DeadlinePassed { .. }
        | Reason::Resumed { .. }
        | Reason::StepDone { .. }
        | Reason::StepSkipped { .. }
        | Reason::InstalmentMissed(_)
        | Reason::Arranged { .. }
        | Reason::PositionTaken { .. }
        | Reason::Cheque { .. }
        | Reason::LegalAct { .. }
        | Reason::HandedOver { .. }
        | Reason::DiscountKept { .. }
        | Reason::PlanFinished { .. }
        | Reason::PrincipalPaid { .. }
        | Reason::Covered { .. } => (position.sum_of(planned), true),
    }
}

/// Whether the step is to see how a suit or talks stand.
pub(crate) fn is_followed(step: &NextStep) -> bool {
    let over = matches!(step.reason, Reason::LegalAct { act: EventKind::ActionFailed, .. });
    step.step == StepKind::Judicial && matches!(step.reason, Reason::LegalAct { .. }) && !over
}

/// One row of « Aujourd’hui ».
pub(crate) fn due_row(entry: &Entry, step: &NextStep, today: Day) -> TodayRow {
    let client = &entry.file.client;
    let chosen = || step.invoices.iter().filter_map(|id| entry.file.invoice(*id));
    let oldest = chosen().map(dument_domain::Invoice::due_on).min().unwrap_or(today);
    TodayRow {
        client: client.id,
        client_name: client.name.clone(),
        step: step.step,
        action: if is_followed(step) { "Suivre la procédure" } else { step_action(step.step) }.to_owned(),
        invoices: step.invoices.clone(),
        numbers: chosen().map(|invoice| invoice.number.clone()).collect(),
        reason: reasons::reason_told(entry, &step.reason, &step.invoices, today),
        since: step.since,
        due_on: step.due_on,
        days_late: oldest.days_until(today).max(0),
        sum: step_sum(entry, step, today),
        sum_says: demand_leaves_out(entry, &step.invoices),
        phone: phone_of(entry),
        beside: None,
    }
}

/// What is asked by a step, each part of it.
fn step_sum(entry: &Entry, step: &NextStep, today: Day) -> SumView {
    let NextStep { principal, interest, indemnity, compensation, .. } = *step;
    let accounts = step.invoices.iter().filter_map(|id| entry.position(*id)).map(|one| &one.statement);
    counted_to(sum(principal, Additions { interest, indemnity, compensation }), accounts, today)
}

/// A step to come, as « Deuxième lettre le 28 octobre 2026 »; one that is due, as « Appel à faire »
/// or « Suite judiciaire à décider ».
pub(crate) fn planned_sentence(planned: &Planned, today: Day) -> String {
    let title = step_title(planned.step);
    if planned.due_on <= today {
        step_to_do(planned.step)
    } else {
        format!("{title} le {}", dument_letters::french::date(planned.due_on))
    }
}
