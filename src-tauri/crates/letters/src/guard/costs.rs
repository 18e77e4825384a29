//! Recovery costs in a demand: of whom, how much, with which paper.

use dument_domain::claim::additional_compensation;
use dument_domain::{DebtorNature, Law, Money};

use super::{Objection, lowest_indemnity, private_debtor, rules};
use crate::facts::{InvoiceFacts, LetterFacts};

/// Costs asked of somebody who owes none, or without the paper that proves them.
pub(super) fn check(facts: &LetterFacts, law: &Law, found: &mut Vec<Objection>) {
    let some = facts.invoices.iter().any(|one| one.statement.additional_compensation.is_positive());
    let owes = facts.nature.owes_additional_compensation();
    if !owes && (facts.ask.compensation || some) {
        found.push(rules::RECOVERY_COSTS.objection(not_owed(facts.nature)));
        return;
    }
    for invoice in facts.invoices.iter().filter(|one| facts.compensation_of(one).is_positive()) {
        let number = &invoice.number;
        if !is_proved(invoice) {
            found.push(rules::COSTS_UNPROVED.objection(format!(
                "Les frais de recouvrement de la facture {number} ne sont pas tous justifiés : notez la pièce de chacun."
            )));
        }
        let lawful = additional_compensation(
            invoice.statement.costs(),
            lowest_indemnity(invoice, law),
            dument_domain::claim::CostsReading::AboveIndemnity,
        );
        if invoice.statement.additional_compensation > lawful {
            found.push(rules::MORE_THAN_COMPUTED.objection(format!(
                "Les frais demandés sur la facture {number} dépassent leur calcul : seule la part au-delà de l’indemnité \
                 forfaitaire est due."
            )));
        }
    }
}

fn not_owed(nature: DebtorNature) -> String {
    match private_debtor(nature) {
        Some(who) => format!("Aucun frais de recouvrement ne peut être demandé à {who}."),
        None => "Envers un acheteur public, seule l’indemnité forfaitaire est comptée : un complément pour frais n’a pas \
                 été vérifié."
            .to_owned(),
    }
}

/// Whether every cost counted has its paper.
fn is_proved(invoice: &InvoiceFacts) -> bool {
    let told: Money = invoice.costs.iter().map(|cost| cost.amount).sum();
    let named =
        invoice.costs.iter().all(|cost| !cost.proof.trim().is_empty() && !cost.what.trim().is_empty());
    told == invoice.statement.costs() && named
}
