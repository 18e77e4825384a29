//! What an agreement to sign may not be.

use dument_domain::DebtorNature;
use dument_domain::case::{Acceleration, PlanInterest};

use super::{Objection, frozen, rules};
use crate::agreement_facts::{Agreement, AgreementFacts};

/// Why a private person's plan does not become due as a whole without a notice.
pub const WITHOUT_NOTICE: &str = "Avec un particulier, un syndic ou une association, un versement manqué ne rend pas tout exigible sans mise en demeure\u{a0}: un juge écarterait la clause (C. conso. L212-1). Choisissez celle de trente jours, ou aucune.";

/// Why a surety is not typed in one line.
pub const SURETY: &str = "Une caution n’est valable que si la personne qui s’engage écrit elle-même la somme, en chiffres et en lettres (C. civ. 2297)\u{a0}: cette ligne serait nulle. Retirez-la, et voyez un avocat ou un notaire pour une caution.";

/// Whether a text engages somebody else to pay, in whatever words: a surety is never one free line
/// (C. civ. 2297). « Garantie » alone may be a pledge or a direct debit.
#[must_use]
pub fn promises_surety(text: &str) -> bool {
    let text = text.to_lowercase().replace('’', "'");
    let mut words = text.split(|letter: char| !letter.is_alphanumeric());
    let names_one = words.any(|word| {
        word.starts_with("caution")
            || matches!(word, "garant" | "garante" | "garants" | "garantes" | "aval" | "avaliste")
    });
    let engages = [
        "garantie personnelle",
        "à sa place",
        "à leur place",
        "à la place du client",
        "en cas de défaillance",
        "porte-fort",
        "répond de la dette",
        "réponds de la dette",
    ];
    names_one || engages.iter().any(|said| text.contains(said))
}

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
        && consumer
        && plan.acceleration == Acceleration::WithoutNotice
    {
        found.push(rules::ACCELERATION_WITHOUT_NOTICE.objection(WITHOUT_NOTICE));
    }
    if let Agreement::Plan(plan) = &facts.what
        && (plan.instalments.is_empty() || plan.total() > facts.owed())
    {
        found.push(rules::PLAN_SUM.objection("Les versements doivent faire la somme due, ou une partie."));
    }
    if facts.typed().into_iter().any(promises_surety) {
        found.push(rules::SURETY_IN_A_LINE.objection(SURETY));
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
