//! The other arrangements in writing: a discount, goods in exchange, anything else.

use dument_domain::case::{Arrangement, Beside};
use dument_domain::{Day, DebtorNature, Money};

use super::super::pen::Body;
use super::{agreed_account, debt_table, later, reference};
use crate::agreement_facts::AgreementFacts;
use crate::french::{date, euros, in_sentence, weekday_and_date};
use crate::model::{Block, RichText};

/// Writes the body between the parties and the signatures; gives the title.
pub(super) fn write(facts: &AgreementFacts, arrangement: &Arrangement, body: &mut Body) -> &'static str {
    body.0.push(Block::Heading("1. La dette".to_owned()));
    body.block(Some(debt_table(&facts.invoices, format!("Sommes dues au {}", date(facts.agreed_on)))));
    body.paragraph([
        RichText::plain("Le client reconnaît devoir ces sommes au créancier."),
        RichText::plain(later(facts, Money::ZERO)),
    ]);
    body.0.push(Block::Heading("2. Ce qui est convenu".to_owned()));
    match arrangement {
        Arrangement::Discount { amount, by, beside } => {
            discount(facts, *amount, *by, *beside, body);
            "Accord de remise"
        }
        Arrangement::Exchange { goods, value, by } => {
            exchange(facts, goods, *value, *by, body);
            "Accord d’échange"
        }
        Arrangement::Other { terms, by } => {
            let terms = terms.trim().trim_end_matches('.');
            body.paragraph([RichText::plain(format!("{terms}."))]);
            body.paragraph([RichText::plain(format!(
                "Cet accord est à tenir au plus tard le {}. À défaut, la dette peut être demandée comme avant.",
                weekday_and_date(*by)
            ))]);
            "Accord écrit"
        }
    }
}

fn discount(facts: &AgreementFacts, amount: Money, by: Day, beside: Beside, body: &mut Body) {
    let rest = facts.principal().less(amount);
    let paid = RichText::plain("Si le client paie ")
        .then(RichText::bold(euros(rest)))
        .then(RichText::plain(" au plus tard le "))
        .then(RichText::bold(weekday_and_date(by)));
    let extras = extras(facts.nature);
    let granted = if amount.is_positive() {
        paid.then(RichText::plain(", le créancier lui accorde une remise de "))
            .then(RichText::bold(euros(amount)))
            .then(RichText::plain(" sur le principal et lui adresse un avoir de cette somme."))
    } else {
        paid.then(RichText::plain(format!(", le créancier renonce {extras} sur cette dette.")))
    };
    let also = format!("Il renonce alors aussi {extras} sur cette dette.");
    let (also, otherwise) = match (beside, amount.is_positive()) {
        (Beside::GivenUpIfKept, true) => (also, "il n’y a ni remise ni abandon et tout reste dû en entier"),
        (Beside::GivenUpIfKept, false) => (String::new(), "tout reste dû en entier"),
        (Beside::StillOwed, _) => {
            (String::new(), "il n’y a pas de remise et le principal reste dû en entier")
        }
    };
    let otherwise = format!("À défaut de paiement complet à cette date, {otherwise}.");
    body.paragraph([granted, RichText::plain(also), RichText::plain(otherwise)]);
    let owed_beside = facts.interest().is_positive() || facts.indemnity().is_positive();
    if owed_beside && beside == Beside::StillOwed {
        body.paragraph([RichText::plain("Cet accord ne porte que sur le principal.")]);
    }
    body.paragraph([agreed_account(&facts.creditor, &reference(facts))]);
}

/// What is given up beside the principal, by what this debtor may owe.
const fn extras(nature: DebtorNature) -> &'static str {
    match nature {
        DebtorNature::Business => "aux pénalités de retard et à l’indemnité de recouvrement",
        DebtorNature::PublicBuyer => "aux intérêts moratoires et à l’indemnité de recouvrement",
        DebtorNature::Consumer | DebtorNature::NonProfessional => "aux intérêts de retard",
    }
}

fn exchange(facts: &AgreementFacts, goods: &str, value: Money, by: Day, body: &mut Body) {
    let rest = facts.principal().less(value);
    body.paragraph([RichText::plain("Au plus tard le ")
        .then(RichText::bold(weekday_and_date(by)))
        .then(RichText::plain(format!(
            ", le client fournit au créancier : {}, pour une valeur de ",
            in_sentence(goods)
        )))
        .then(RichText::bold(euros(value)))
        .then(RichText::plain(" toutes taxes comprises."))]);
    body.paragraph([RichText::plain(
        "Chacun facture ce qu’il fournit, avec sa TVA ; les deux factures se règlent l’une par l’autre, à hauteur de la plus petite, comptée sur le principal.",
    )]);
    if rest.is_positive() {
        body.paragraph([
            RichText::plain(format!("Le reste du principal, soit {}, demeure dû.", euros(rest))),
            agreed_account(&facts.creditor, &reference(facts)),
        ]);
    }
    body.paragraph([RichText::plain(
        "À défaut de livraison à cette date, la dette peut être demandée comme avant.",
    )]);
}
