//! « Pourquoi cette date ? »: the fact a step follows from, the rule of its scenario, the calendar.

use dument_domain::case::{
    ActingDays, BETWEEN_INVOICES_DAYS, OutcomeRule, Planned, Reason, Rules, StepKind, WEEK_REMINDERS_MAX,
    Wait,
};
use dument_domain::limitation::EventKind;
use dument_domain::{Day, InvoiceId, Parameter};
use dument_letters::french::date;
use dument_letters::typography::french;

use crate::ground::book::Entry;
use crate::reading::path::reasons;
use crate::words::step_title;

/// « Étape 2 sur 4 »: the judicial end is not counted as a step.
pub(crate) fn step_position(rules: &Rules<'_>, step: StepKind) -> String {
    let steps: Vec<StepKind> =
        rules.scenario.steps.iter().map(|one| one.kind).filter(|kind| *kind != StepKind::Judicial).collect();
    match steps.iter().position(|kind| *kind == step) {
        Some(place) => format!("Étape {} sur {}", place + 1, steps.len()),
        None => String::new(),
    }
}

/// Why a step comes on its day, a sentence each.
pub(crate) fn step_date(
    entry: &Entry,
    invoice: InvoiceId,
    planned: &Planned,
    rules: &Rules<'_>,
    today: Day,
) -> Vec<String> {
    let reason = reasons::reason_told(entry, &planned.reason, &[invoice], today);
    let lead = if planned.due_on > today { "Si rien n’arrive d’ici là" } else { "Motif" };
    let mut lines = vec![format!("{lead}\u{a0}: {reason}.")];
    let step = step_title(planned.step);
    let place = step_position(rules, planned.step);
    let title = &rules.scenario.title;
    if place.is_empty() {
        lines.push(format!("Étape «\u{a0}{step}\u{a0}», à côté du scénario «\u{a0}{title}\u{a0}»."));
    } else {
        lines.push(format!("{place} du scénario «\u{a0}{title}\u{a0}»\u{a0}: {}.", step.to_lowercase()));
    }
    lines.extend(rule(planned, rules));
    lines.push(spacing(entry, rules));
    lines.iter().map(|line| french(line)).collect()
}

/// The delay that gave the day, where it is one of the scenario or of the letter before.
fn rule(planned: &Planned, rules: &Rules<'_>) -> Option<String> {
    match &planned.reason {
        Reason::DueDatePassed { .. } => {
            let days = rules.scenario.step(planned.step)?.after_due_days?;
            Some(format!("Règle\u{a0}: {} après l’échéance.", days_of(days)))
        }
        Reason::AfterOutcome { outcome, .. } => {
            let found = rules.scenario.outcomes.get(&outcome.kind())?;
            let wait = one_wait(found).and_then(wait_rule);
            Some(wait.map_or_else(
                || "Règle\u{a0}: le délai que le scénario laisse après cette réponse.".to_owned(),
                |wait| format!("Règle\u{a0}: {wait}."),
            ))
        }
        Reason::DeadlinePassed { .. } => {
            Some("Règle\u{a0}: le jour ouvré qui suit le délai écrit dans la lettre.".to_owned())
        }
        Reason::InstalmentDue { .. } | Reason::InstalmentMissed(_) => {
            Some("Règle\u{a0}: le jour ouvré qui suit le versement de l’échéancier.".to_owned())
        }
        Reason::Cheque { .. } => {
            let figure = rules.law.figure(Parameter::ChequeCertificateDays, planned.due_on).ok()?;
            Some(format!("Règle\u{a0}: les délais du chèque impayé ({}).", figure.cited()))
        }
        Reason::StepDone { .. } | Reason::StepSkipped { .. } => {
            Some("Règle\u{a0}: le délai que le scénario laisse après l’étape précédente.".to_owned())
        }
        Reason::LegalAct { act: EventKind::OrderIssued, by: Some(by), on } => {
            let figure = rules.law.figure(Parameter::OrderServiceMonths, *on).ok()?;
            let cited = figure.cited();
            Some(format!(
                "Règle\u{a0}: tout de suite, l’ordonnance étant à signifier au plus tard le {} ({cited}).",
                date(*by)
            ))
        }
        Reason::LegalAct { act: EventKind::OppositionReceived, by: Some(by), on } => {
            let figure = rules.law.figure(Parameter::OrderOppositionDepositDays, *on).ok()?;
            let cited = figure.cited();
            Some(format!(
                "Règle\u{a0}: tout de suite, les frais étant à verser au plus tard le {} ({cited}).",
                date(*by)
            ))
        }
        Reason::LegalAct { act: EventKind::OrderServed, .. } => {
            Some("Règle\u{a0}: le jour qui suit le mois d’opposition (CPC 1416).".to_owned())
        }
        Reason::LegalAct { .. }
        | Reason::Resumed { .. }
        | Reason::Arranged { .. }
        | Reason::PositionTaken { .. }
        | Reason::HandedOver { .. }
        | Reason::DiscountKept { .. }
        | Reason::PlanFinished { .. }
        | Reason::PrincipalPaid { .. }
        | Reason::Covered { .. } => None,
    }
}

/// The wait of an outcome, where it is the same however often it came.
fn one_wait(rule: &OutcomeRule) -> Option<Wait> {
    let same = rule.repeats_max.is_none() || rule.wait_after_repeats.is_none_or(|after| after == rule.wait);
    same.then_some(rule.wait)
}

fn wait_rule(wait: Wait) -> Option<String> {
    match wait {
        Wait::WorkingDays(1) => Some("le jour ouvré suivant".to_owned()),
        Wait::WorkingDays(days) => Some(format!("{days} jours ouvrés après")),
        Wait::Days(0) => Some("le jour même".to_owned()),
        Wait::Days(days) => Some(format!("{} après", days_of(days))),
        Wait::DaysAfterDate(0) => Some("le jour dit".to_owned()),
        Wait::DaysAfterDate(days) => Some(format!("{} après le jour dit", days_of(days))),
        Wait::NextStep | Wait::Forever => None,
    }
}

/// The days on which nothing is proposed, and the interval after the last contact.
fn spacing(entry: &Entry, rules: &Rules<'_>) -> String {
    let days = match rules.scenario.acting_days {
        ActingDays::Working => "Jamais un samedi, un dimanche ni un jour férié",
        ActingDays::WithSaturday => "Jamais un dimanche ni un jour férié",
    };
    let interval = days_of(rules.scenario.min_interval_days.max(1));
    let several = entry.positions.iter().filter(|one| one.next.is_some()).count() > 1;
    let rhythm = if several {
        format!(
            " Entre relances de deux factures différentes, {BETWEEN_INVOICES_DAYS} jours, et {WEEK_REMINDERS_MAX} jours de relance \
             par semaine au plus\u{a0}: c’est notre règle, pas celle de la loi."
        )
    } else {
        String::new()
    };
    match entry.file.last_contact_on() {
        Some(last) => {
            format!(
                "{days}\u{a0}: le jour permis suivant. Au moins {interval} après le dernier contact, le {}.{rhythm}",
                date(last)
            )
        }
        None => format!("{days}\u{a0}: le jour permis suivant."),
    }
}

fn days_of(count: u32) -> String {
    if count > 1 { format!("{count} jours") } else { format!("{count} jour") }
}
