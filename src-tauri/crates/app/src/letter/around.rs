//! What stands around the invoices of a letter: an action before a judge, money owed back, invoices
//! of another nature that go into a letter of their own.

use dument_domain::case::{Happening, InvoiceState, Position};
use dument_domain::limitation::EventKind;
use dument_domain::{Day, DebtorNature, InvoiceId, Money};

use crate::ground::asking::Reading;
use crate::ground::book::Entry;
use crate::views::LeftOut;

/// Since when one of these invoices is before a judge; none where no action is followed.
pub(super) fn in_court_since(entry: &Entry, chosen: &[InvoiceId]) -> Option<Day> {
    let followed = |id: &&InvoiceId| {
        entry.position(**id).is_some_and(|position| position.state == InvoiceState::Judicial)
    };
    let acts = chosen.iter().filter(followed).flat_map(|id| entry.file.events_of(*id));
    let acts = acts.filter(|event| {
        use EventKind::{
            EnforcementMeasure, OppositionReceived, OrderIssued, OrderServed, PetitionFiled, Summons,
        };
        matches!(
            event.what,
            Happening::LegalAct {
                kind: PetitionFiled
                    | OrderIssued
                    | OrderServed
                    | OppositionReceived
                    | Summons
                    | EnforcementMeasure,
                ..
            }
        )
    });
    acts.map(|event| event.on).min()
}

/// The day an order for payment of one of these invoices was served.
pub(super) fn order_served_on(entry: &Entry, chosen: &[InvoiceId]) -> Option<Day> {
    let acts = chosen.iter().flat_map(|id| entry.file.events_of(*id));
    let served =
        acts.filter(|event| matches!(event.what, Happening::LegalAct { kind: EventKind::OrderServed, .. }));
    served.map(|event| event.on).max()
}

/// What is owed back to the client on a day, by invoice.
pub(super) fn owed_back(reading: Reading<'_>, entry: &Entry, on: Day) -> Vec<(String, Money)> {
    let file = &entry.file;
    let over = file.overpaid(&reading.ground.settings, &reading.ground.law, on);
    let over = over.into_iter().filter_map(|(id, sum)| Some((file.invoice(id)?.number.clone(), sum)));
    over.collect()
}

/// The late invoices that another law governs: one letter speaks under one nature of debtor.
pub(super) fn of_another_nature(entry: &Entry, late: &[&Position], nature: DebtorNature) -> Vec<LeftOut> {
    let rows = late.iter().filter_map(|one| Some((*one, entry.file.invoice(one.invoice)?)));
    rows.filter(|(_, invoice)| entry.file.nature_of(invoice) != nature)
        .map(|(position, invoice)| LeftOut {
            invoice: invoice.id,
            number: invoice.number.clone(),
            amount: position.statement.statement.principal,
            why: format!(
                "relève d’une autre loi ({})\u{a0}: elle va dans une lettre à part",
                crate::words::nature_label(entry.file.nature_of(invoice)).to_lowercase()
            ),
            may_join: false,
        })
        .collect()
}
