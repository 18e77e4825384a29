//! A payment received after the judgment that forbids it: kept as a fact once the user has read what
//! it is worth, and the claim stays to be declared.

use dument_domain::case::{Freeze, FrozenBy};
use dument_domain::{Invoice, Payment};
use dument_letters::freeze::decided;
use dument_letters::french::{date, enumerate};

use crate::ground::book::Entry;

/// What has to be confirmed before a payment of earlier debts is recorded; nothing where it came
/// before the decision, or is for work of after it. What was paid against the prohibition may be
/// annulled for three years (C. com. L622-7).
pub(crate) fn to_confirm(entry: &Entry, payment: &Payment) -> Option<String> {
    let shares = payment.allocations.iter().filter_map(|share| entry.file.invoice(share.invoice));
    let paid_late =
        |invoice: &Invoice| entry.file.freeze_of(invoice).filter(|freeze| freeze.since <= payment.on);
    let late: Vec<(&Invoice, Freeze)> = shares.filter_map(|one| Some((one, paid_late(one)?))).collect();
    let (_, freeze) = late.first()?;
    let numbers: Vec<String> = late.iter().map(|(invoice, _)| invoice.number.clone()).collect();
    let (decided, numbers) = (decided(*freeze), enumerate(&numbers));
    let sentence = match freeze.by {
        FrozenBy::Insolvency(_) => format!(
            "Depuis {decided}, le client n’a plus le droit de payer {numbers}, de travaux d’avant\u{a0}: un tel paiement peut être annulé pendant trois ans (C. com. L622-7). Demandez d’où il vient avant de le garder\u{a0}; la créance reste à déclarer."
        ),
        FrozenBy::OverIndebtedness => format!(
            "Depuis {decided}, le client n’a plus le droit de payer {numbers}, de travaux d’avant (C. conso. L722-5). Demandez d’où vient ce paiement avant de le garder\u{a0}; ce qui est dû reste à déclarer à la commission."
        ),
    };
    Some(sentence)
}

/// What is said of what was paid against the prohibition.
pub(crate) fn paid_against(entry: &Entry) -> Option<String> {
    let kept: Vec<(&Invoice, Freeze)> =
        entry.rows().filter_map(|(invoice, _)| Some((invoice, entry.file.paid_against(invoice)?))).collect();
    let (_, freeze) = kept.first()?;
    let numbers: Vec<String> = kept.iter().map(|(invoice, _)| invoice.number.clone()).collect();
    let what = match freeze.by {
        FrozenBy::Insolvency(_) => {
            "ce paiement peut être annulé pendant trois ans (C. com. L622-7), et la date pour déclarer reste au dossier"
        }
        FrozenBy::OverIndebtedness => {
            "le client n’en avait plus le droit (C. conso. L722-5), et la déclaration à la commission reste à faire"
        }
    };
    Some(format!("Paiement reçu pour {} après le {}\u{a0}: {what}.", enumerate(&numbers), date(freeze.since)))
}
