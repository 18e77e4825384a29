//! Justified recovery costs in a letter: why they are asked, and the papers that prove them.

use super::pen::Pen;
use crate::facts::JustifiedCost;
use crate::french::{date, enumerate, euros, in_sentence};
use crate::model::RichText;

/// What is asked of the costs above the indemnity, and the papers joined (C. com. L441-10 II);
/// nothing where none is asked.
pub(super) fn grounds(pen: &Pen) -> Option<RichText> {
    let asked = pen.facts.compensation();
    if !asked.is_positive() {
        return None;
    }
    let costs = all(pen);
    let paid = costs.iter().map(|cost| {
        let whole =
            if cost.paid == cost.amount { String::new() } else { format!(", part de {}", euros(cost.paid)) };
        format!("{} le {} ({}{whole})", euros(cost.amount), date(cost.on), in_sentence(cost.what.trim()))
    });
    let paid = enumerate(&paid.collect::<Vec<_>>());
    let proofs = if costs.len() > 1 { "les justificatifs sont joints" } else { "le justificatif est joint" };
    let values = [("paid", paid.as_str()), ("asked", &euros(asked)), ("proofs", proofs)];
    Some(pen.say(
        "Pour recouvrer <cette facture|ces factures>, [nous avons|j’ai] payé {paid} ; la part de ces frais qui dépasse \
         l’indemnité forfaitaire est due sur justification (article L441-10 II du code de commerce) : {asked} à ce \
         jour, {proofs}.",
        &values,
    ))
}

/// « Justificatif des frais de recouvrement : note d’honoraires n° 12 », where costs are asked.
pub(super) fn enclosures(pen: &Pen) -> Vec<String> {
    if !pen.facts.compensation().is_positive() {
        return Vec::new();
    }
    let mut proofs: Vec<String> = all(pen).into_iter().map(|cost| cost.proof.trim().to_owned()).collect();
    proofs.dedup();
    proofs.into_iter().map(|proof| format!("Justificatif de frais\u{a0}: {proof}")).collect()
}

/// The costs over the invoices of the letter, the shares of one act put together again.
fn all(pen: &Pen) -> Vec<JustifiedCost> {
    let asked = pen.facts.invoices.iter().filter(|one| pen.facts.compensation_of(one).is_positive());
    let mut all: Vec<JustifiedCost> = Vec::new();
    for cost in asked.flat_map(|invoice| &invoice.costs) {
        let same =
            |one: &&mut JustifiedCost| one.on == cost.on && one.what == cost.what && one.proof == cost.proof;
        match all.iter_mut().find(same) {
            Some(known) => known.amount += cost.amount,
            None => all.push(cost.clone()),
        }
    }
    all.sort_by_key(|cost| cost.on);
    all
}
