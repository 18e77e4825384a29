//! The law behind the interest and the indemnity that a letter asks, with the
//! rates used and where they come from.

use dument_domain::case::NoticeStart;
use dument_domain::{DebtorNature, Money};

use super::pen::Pen;
use super::{costs, rates};
use crate::french::{enumerate, euros};
use crate::model::RichText;

/// What is asked beside the principal, which decides the articles to name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Interest,
    Indemnity,
    Both,
}

/// The law for what is asked (C. com. L441-10, D441-5; CCP L2192-13, R2192-31,
/// D2192-35; C. civ. 1231-6, 1344-1); nothing for the principal alone.
pub(super) fn legal_grounds(pen: &Pen) -> Vec<RichText> {
    let mut said = fixed_grounds(pen);
    said.extend(costs::grounds(pen));
    said
}

/// The grounds of interest and of the fixed indemnity.
fn fixed_grounds(pen: &Pen) -> Vec<RichText> {
    let asked = match (pen.facts.interest().is_positive(), pen.facts.indemnity().is_positive()) {
        (true, true) => Asked::Both,
        (true, false) => Asked::Interest,
        (false, true) => Asked::Indemnity,
        (false, false) => return Vec::new(),
    };
    let clauses = match asked {
        Asked::Both => format!("L{}\u{202f}; l{}", interest(pen), indemnity(pen)),
        Asked::Interest => format!("L{}", interest(pen)),
        Asked::Indemnity => format!("L{}", indemnity(pen)),
    };
    let articles = articles(pen.facts.nature, asked);
    let taxed = match asked {
        Asked::Both => "Ces sommes ne sont pas soumises à la TVA.",
        Asked::Interest | Asked::Indemnity => "Cette somme n’est pas soumise à la TVA.",
    };
    vec![
        pen.say("{clauses} ({articles}).", &[("clauses", &clauses), ("articles", articles)]),
        pen.say(taxed, &[]),
    ]
}

fn articles(nature: DebtorNature, asked: Asked) -> &'static str {
    match (nature, asked) {
        (DebtorNature::Business, Asked::Interest) => "article L441-10 II du code de commerce",
        (DebtorNature::Business, Asked::Indemnity | Asked::Both) => {
            "articles L441-10 II et D441-5 du code de commerce"
        }
        (DebtorNature::PublicBuyer, Asked::Interest) => {
            "articles L2192-13 et R2192-31 du code de la commande publique"
        }
        (DebtorNature::PublicBuyer, Asked::Indemnity) => {
            "articles L2192-13 et D2192-35 du code de la commande publique"
        }
        (DebtorNature::PublicBuyer, Asked::Both) => {
            "articles L2192-13, R2192-31 et D2192-35 du code de la commande publique"
        }
        (DebtorNature::Consumer | DebtorNature::NonProfessional, _) => {
            "articles 1231-6 et 1344-1 du code civil"
        }
    }
}

/// « ’indemnité… », after the capital or small article.
fn indemnity(pen: &Pen) -> String {
    let first_days = pen.facts.invoices.iter().map(|invoice| invoice.due_on().next());
    let mut sums: Vec<Money> = first_days.map(|day| pen.law.indemnity_on(day)).collect();
    sums.sort_unstable();
    sums.dedup();
    let told: Vec<String> = sums.into_iter().map(|sum| euros(sum).replace(",00", "")).collect();
    // Two amounts only where a decree changed it between two invoices of one letter.
    let sum = told.join(" ou ");
    format!("’indemnité forfaitaire pour frais de recouvrement est de {sum} par facture payée en retard")
}

/// « es pénalités de retard courent… », after the capital or small article.
fn interest(pen: &Pen) -> String {
    match pen.facts.nature {
        DebtorNature::Business => {
            let rates = rates::of_business(pen);
            format!(
                "es pénalités de retard courent de plein droit depuis le lendemain de l’échéance, au taux {rates}"
            )
        }
        DebtorNature::PublicBuyer => {
            let rates = enumerate(&rates::of_public(pen));
            format!(
                "es intérêts moratoires courent de plein droit depuis le lendemain de l’échéance, au taux de \
                 refinancement de la BCE majoré de huit points, soit {rates}"
            )
        }
        DebtorNature::Consumer | DebtorNature::NonProfessional => {
            let said = rates::alone(pen);
            let start = match pen.facts.notice_start {
                NoticeStart::Sending => "l’envoi",
                NoticeStart::FirstPresentation => "la première présentation",
                NoticeStart::Reception => "la remise",
            };
            let template = "es intérêts au taux légal ({rates} l’an) courent depuis le lendemain de {start} de [notre|ma] précédente mise en demeure";
            pen.words(template, &[("rates", &enumerate(&said)), ("start", start)])
        }
    }
}
