//! What the title of a case says of the money: owed, to come, given up, paid.

use dument_domain::Money;
use dument_domain::case::{InvoiceState, Position};
use dument_letters::french;

use crate::ground::book::Entry;

/// « 1 040,00 € dus, 500,00 € abandonnés »: what is owed late and what was given up; without
/// either, why nothing is asked.
pub(crate) fn headline(entry: &Entry) -> String {
    let due = |one: &&Position| one.statement.statement.exigible();
    let total = |positions: Vec<&Position>| -> Money { positions.iter().map(due).sum() };
    let (given_up, standing): (Vec<&Position>, Vec<&Position>) =
        entry.positions.iter().partition(|one| one.state == InvoiceState::Abandoned);
    let late: Vec<&Position> =
        standing.iter().copied().filter(|one| one.statement.statement.days_late > 0).collect();
    let credited: Money = late.iter().map(|one| one.principal_to_credit()).sum();
    let (late, given_up) = (total(late).less(credited), total(given_up));
    let sum =
        |sum: Money, what: &str| sum.is_positive().then(|| format!("{}\u{a0}{what}", french::euros(sum)));
    let parts = [sum(late, "dus"), sum(credited, "à déduire par un avoir"), sum(given_up, "abandonnés")];
    let told: Vec<String> = parts.into_iter().flatten().collect();
    if told.is_empty() { nothing_owed(&standing).to_owned() } else { told.join(", ") }
}

/// Why nothing is asked of a client.
fn nothing_owed(standing: &[&Position]) -> &'static str {
    if standing.is_empty() {
        "aucune facture"
    } else if standing.iter().all(|one| one.state == InvoiceState::Settled) {
        "tout est réglé"
    } else {
        "rien en retard"
    }
}
