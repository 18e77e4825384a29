//! What follows a judgment: interest raised, appeal.

use dument_domain::{Law, Parameter, Quantity};
use dument_letters::french;

use crate::reading::routes::route::{RouteFacts, point, procedure_length};
use crate::views::RoutePoint;

/// Legal interest raised once the judgment may be enforced (CMF L313-3), the sum above which an
/// appeal lies.
pub(super) fn after_judgment(facts: &RouteFacts<'_>, law: &Law) -> Vec<RoutePoint> {
    let figure = |parameter| law.figure(parameter, facts.today).ok();
    let raised = figure(Parameter::JudgmentMarginPoints).and_then(|figure| {
        let Quantity::Points(points) = figure.quantity else { return None };
        let wait = law.delay(Parameter::JudgmentMarginWaitMonths, facts.today).ok()?;
        let text = format!(
            "l’intérêt légal est augmenté de {points} points, {} après le jour où la décision peut être exécutée",
            procedure_length(wait)
        );
        Some(point("Après le jugement", text, &figure.cited()))
    });
    let appeal = figure(Parameter::AppealFloor).and_then(|figure| {
        let floor = law.sum(Parameter::AppealFloor, facts.today).ok()?;
        Some(point("Appel", format!("possible au-delà de {}", french::euros(floor)), &figure.cited()))
    });
    raised.into_iter().chain(appeal).collect()
}
