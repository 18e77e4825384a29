//! One communication per client: what goes into it, and why the rest does not.
//!
//! A call or a letter takes every invoice of the client that is ready for that step. Those that are
//! left out are shown with their reason, and one that is ready may be taken out or put back: the
//! user chooses, the core computes again.

use dument_domain::case::{InvoiceState, NextStep, Position, StepKind};
use dument_domain::{Day, InvoiceId};
use dument_letters::french;

use crate::ground::book::Entry;
use crate::views::LeftOut;
use crate::words::step_title;

/// The open invoices of a client that a communication does not ask for, each with its reason.
pub(crate) fn left_out(entry: &Entry, step: StepKind, asked: &[InvoiceId], today: Day) -> Vec<LeftOut> {
    let open = entry.rows().filter(|(_, one)| one.statement.statement.due().is_positive());
    open.filter(|(invoice, _)| !asked.contains(&invoice.id))
        .map(|(invoice, position)| LeftOut {
            invoice: invoice.id,
            number: invoice.number.clone(),
            amount: position.statement.statement.principal,
            why: why(position, step, today),
            may_join: is_ready(position, step, today),
        })
        .collect()
}

/// What is said beside a reminder when another one is due for the same client: never two a day.
pub(crate) fn beside(step: &NextStep, steps: &[NextStep]) -> Option<String> {
    let other = steps.iter().find(|one| one.step != step.step && one.step.is_reminder())?;
    step.step.is_reminder().then(|| {
        let title = step_title(other.step).to_lowercase();
        format!(
            "Aussi à faire pour ce client\u{a0}: {title}. Une seule relance par jour\u{a0}: l’autre attendra."
        )
    })
}

/// Whether the user may put an invoice into a communication: it is late, nothing holds it, and its
/// own step is this one or due already.
fn is_ready(position: &Position, step: StepKind, today: Day) -> bool {
    let next = position.next.as_ref();
    position.state == InvoiceState::Late
        && next.is_some_and(|planned| planned.step == step && planned.due_on <= today)
}

fn why(position: &Position, step: StepKind, today: Day) -> String {
    let until = |what: &str| {
        let next = position.next.as_ref().filter(|planned| planned.due_on > today);
        next.map_or_else(
            || what.to_owned(),
            |planned| format!("{what} jusqu’au {}", french::date(planned.due_on.previous())),
        )
    };
    match position.state {
        InvoiceState::NotDue => "n’est pas encore échue".to_owned(),
        InvoiceState::Promised => until("est promise"),
        InvoiceState::Plan => "suit son échéancier".to_owned(),
        InvoiceState::Disputed => "est contestée\u{a0}: elle n’est pas demandée".to_owned(),
        InvoiceState::Paused => until("est en pause"),
        InvoiceState::Insolvent => {
            "relève d’une procédure\u{a0}: elle ne peut plus être réclamée ici".to_owned()
        }
        InvoiceState::ThirdParty => "est confiée à un tiers".to_owned(),
        InvoiceState::Judicial => "est en justice".to_owned(),
        InvoiceState::Settled => "est réglée".to_owned(),
        InvoiceState::Abandoned => "est abandonnée".to_owned(),
        InvoiceState::Late => waits(position, step, today),
    }
}

/// Why a late invoice is not part of this step.
fn waits(position: &Position, step: StepKind, today: Day) -> String {
    let Some(planned) = position.next.as_ref() else { return "n’a plus d’étape à venir".to_owned() };
    let title = step_title(planned.step).to_lowercase();
    if planned.due_on > today {
        format!("attend jusqu’au {} ({title})", french::date(planned.due_on.previous()))
    } else if planned.step == step {
        "n’est pas cochée".to_owned()
    } else {
        format!("en est à une autre étape ({title})")
    }
}
