//! What an agreement to sign may not be.

use dument_domain::DebtorNature;
use dument_domain::case::PlanInterest;

use super::{Objection, frozen, rules};
use crate::agreement_facts::{Agreement, AgreementFacts};

/// Every objection to an agreement; all of them forbid it.
///
/// A plan with interest is a consumer credit (C. conso. L312-4); earlier debts are not paid during
/// proceedings (C. com. L622-7, C. conso. L722-5).
#[must_use]
pub fn check_agreement(facts: &AgreementFacts) -> Vec<Objection> {
    let mut found = Vec::new();
    let consumer = matches!(facts.nature, DebtorNature::Consumer | DebtorNature::NonProfessional);
    if let Agreement::Plan(plan) = &facts.what
        && consumer
        && plan.interest == PlanInterest::Runs
    {
        found.push(rules::CONSUMER_CREDIT.objection(
            "Un échéancier accordé à un particulier est sans intérêt ni frais : sinon, il relève du crédit à la consommation.",
        ));
    }
    if let Agreement::Plan(plan) = &facts.what
        && (plan.instalments.is_empty() || plan.total() > facts.owed())
    {
        found.push(rules::PLAN_SUM.objection("Les versements doivent faire la somme due, ou une partie."));
    }
    if let (Some(freeze), Some(first)) = (facts.freeze, facts.invoices.first()) {
        found.push(frozen(freeze, &first.number, false));
    }
    if facts.creditor.name.trim().is_empty() || !facts.creditor.address.is_complete() {
        found
            .push(rules::COMPANY_INCOMPLETE.objection(
                "Le nom et l’adresse de votre entreprise manquent : complétez-les dans Réglages.",
            ));
    }
    if facts.debtor.name.trim().is_empty() {
        found.push(rules::DEBTOR_NAME.objection("Le nom du client manque."));
    }
    found
}
