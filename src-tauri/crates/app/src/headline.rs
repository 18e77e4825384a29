//! What the title of a case says of the money: owed, to come, given up, paid.

use dument_domain::Money;
use dument_domain::case::{InvoiceState, Position};
use dument_letters::french;

use crate::book::Entry;

/// « 1 040,00 € dus, 500,00 € abandonnés »: what is owed late and what was given up; without
/// either, why nothing is asked.
pub(crate) fn headline(entry: &Entry) -> String {
    let due = |one: &&Position| one.statement.statement.exigible();
    let total = |positions: Vec<&Position>| -> Money { positions.iter().map(due).sum() };
    let (given_up, standing): (Vec<&Position>, Vec<&Position>) =
        entry.positions.iter().partition(|one| one.state == InvoiceState::Abandoned);
    let late = standing.iter().copied().filter(|one| one.statement.statement.days_late > 0).collect();
    let (late, given_up) = (total(late), total(given_up));
    let owed = late.is_positive().then(|| format!("{} dus", french::euros(late)));
    let left = given_up.is_positive().then(|| format!("{} abandonnés", french::euros(given_up)));
    let told: Vec<String> = owed.into_iter().chain(left).collect();
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
