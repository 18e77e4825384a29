//! The routes against a client, by the nature of each contract: a baker whose home was mended is sued
//! for it as a private person.

use dument_domain::case::Position;
use dument_domain::{Day, DebtorNature, Invoice, Law};
use dument_letters::french;

use crate::ground::book::Entry;
use crate::reading::money::amounts::late_sum;
use crate::reading::routes::route::RouteFacts;
use crate::reading::routes::routes;
use crate::views::RouteView;

/// The order in which natures are shown.
const NATURES: [DebtorNature; 4] = [
    DebtorNature::Business,
    DebtorNature::Consumer,
    DebtorNature::NonProfessional,
    DebtorNature::PublicBuyer,
];

/// The routes of what is late; where the contracts are of several natures, each with its invoices.
pub(crate) fn routes_of(entry: &Entry, law: &Law, today: Day) -> Vec<RouteView> {
    let found: Vec<DebtorNature> =
        NATURES.into_iter().filter(|nature| !late(entry, *nature).is_empty()).collect();
    let only = [entry.file.client.nature_in_force()];
    let natures = if found.is_empty() { only.as_slice() } else { found.as_slice() };
    natures.iter().flat_map(|nature| against(entry, *nature, natures.len() > 1, law, today)).collect()
}

fn late(entry: &Entry, nature: DebtorNature) -> Vec<(&Invoice, &Position)> {
    let of_it = |(invoice, position): &(&Invoice, &Position)| {
        entry.file.nature_of(invoice) == nature && position.statement.statement.days_late > 0
    };
    entry.rows().filter(of_it).collect()
}

fn against(entry: &Entry, nature: DebtorNature, named: bool, law: &Law, today: Day) -> Vec<RouteView> {
    let late = late(entry, nature);
    let owed = late_sum(late.iter().map(|(_, position)| *position), today);
    let address = &entry.file.client.address;
    let facts = RouteFacts { nature, address, claim: owed.principal + owed.interest, today };
    let mut found = routes(&facts, law);
    let numbers: Vec<String> = late.iter().map(|(invoice, _)| invoice.number.clone()).collect();
    for route in found.iter_mut().filter(|_| named) {
        route.title = format!("{} ({})", route.title, french::enumerate(&numbers));
    }
    found
}
