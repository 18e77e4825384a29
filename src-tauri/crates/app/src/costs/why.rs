//! « Pourquoi ce montant ? » of recovery costs.

use dument_domain::case::{CaseFile, InvoiceStatement};
use dument_domain::{Invoice, Money};
use dument_letters::french::{date, euros, in_sentence};
use dument_letters::typography::french;

use super::effect::not_owed_by;
use super::facts::justified;
use crate::views::CostsShown;

/// The costs counted on an invoice, line by line, and what exceeds the indemnity; nothing where
/// none is counted.
pub(crate) fn shown(file: &CaseFile, invoice: &Invoice, computed: &InvoiceStatement) -> Option<CostsShown> {
    let owed = &computed.statement;
    if owed.recovery_costs.is_empty() {
        return None;
    }
    let costs = justified(file, invoice, owed);
    let lines = costs.iter().map(|cost| {
        let (what, proof) = (in_sentence(cost.what.trim()), cost.proof.trim());
        let whole =
            if cost.paid == cost.amount { String::new() } else { format!(" sur {}", euros(cost.paid)) };
        french(&format!("{}{whole} le {} : {what} ({proof})", euros(cost.amount), date(cost.on)))
    });
    Some(CostsShown {
        lines: lines.collect(),
        formula: formula(computed),
        left: owed.additional_compensation,
    })
}

/// « 100,00 € − 40,00 € d’indemnité forfaitaire = 60,00 € (C. com. L441-10 II) ».
fn formula(computed: &InvoiceStatement) -> String {
    let owed = &computed.statement;
    let settled: Money = owed.allocations.iter().map(|paid| paid.to_compensation).sum();
    let added = owed.additional_compensation + settled + owed.compensation_waived;
    let costs = owed.costs();
    if added.is_zero() {
        return french(&format!(
            "{} de frais : l’indemnité forfaitaire les couvre, rien ne s’y ajoute (C. com. L441-10 II)",
            euros(costs)
        ));
    }
    let mut said = format!(
        "{} − {} d’indemnité forfaitaire = {} (C. com. L441-10 II)",
        euros(costs),
        euros(costs - added),
        euros(added)
    );
    if settled.is_positive() {
        said.push_str(&format!(", dont {} déjà réglés", euros(settled)));
    }
    if owed.compensation_waived.is_positive() {
        said.push_str(&format!(", dont {} abandonnés", euros(owed.compensation_waived)));
    }
    french(&said)
}

/// What the reader must know of the costs noted: those that are not counted and why, an indemnity
/// given up that stays deducted.
pub(crate) fn explained(file: &CaseFile, invoice: &Invoice, computed: &InvoiceStatement) -> Vec<String> {
    let noted: Money = file.recovery_costs_of(invoice.id).iter().map(|cost| cost.amount).sum();
    let counted = computed.statement.costs();
    let mut said = Vec::new();
    if noted > counted {
        let why = if !computed.terms.nature.owes_additional_compensation() {
            not_owed_by(computed.terms.nature)
        } else if computed.terms.waiver.compensation {
            "Vous avez renoncé à demander vos frais de recouvrement."
        } else {
            "Ne comptent que les frais payés une fois la facture en retard, et avant tout jugement d’ouverture."
        };
        said.push(format!("Frais notés et non comptés : {}. {why}", euros(noted - counted)));
    }
    if counted.is_positive() && computed.terms.waiver.indemnity {
        said.push(
            "L’indemnité forfaitaire, à laquelle vous avez renoncé, reste déduite des frais.".to_owned(),
        );
    }
    said.iter().map(|sentence| french(sentence)).collect()
}
