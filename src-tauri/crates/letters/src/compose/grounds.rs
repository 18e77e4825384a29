//! The law behind the interest and the indemnity that a letter asks, with the
//! rates used and where they come from.

use dument_domain::case::NoticeStart;
use dument_domain::{DebtorNature, Law, Money, Rate, Semester};

use super::costs;
use super::pen::Pen;
use crate::french::{date, enumerate, euros, percent};
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
        Asked::Both => format!("L{} ; l{}", interest(pen), indemnity(pen)),
        Asked::Interest => format!("L{}", interest(pen)),
        Asked::Indemnity => format!("L{}", indemnity(pen)),
    };
    let articles = articles(pen.facts.nature, asked);
    vec![
        pen.say("{clauses} ({articles}).", &[("clauses", &clauses), ("articles", articles)]),
        pen.say("Ces sommes ne sont pas soumises à la TVA.", &[]),
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
            let rates = business_rates(pen);
            format!(
                "es pénalités de retard courent de plein droit depuis le lendemain de l’échéance, au taux {rates}"
            )
        }
        DebtorNature::PublicBuyer => {
            let rates = enumerate(&known_rates(pen, |law, semester| law.public_rate(semester).ok()));
            format!(
                "es intérêts moratoires courent de plein droit depuis le lendemain de l’échéance, au taux de \
                 refinancement de la BCE majoré de huit points, soit {rates}"
            )
        }
        DebtorNature::Consumer | DebtorNature::NonProfessional => {
            let said: Vec<String> = distinct_rates(pen).iter().map(|(rate, _)| percent(*rate)).collect();
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

/// The default rate with the ECB rate under it, or the rates agreed.
fn business_rates(pen: &Pen) -> String {
    let clauses: Vec<Rate> = pen.facts.invoices.iter().filter_map(|invoice| invoice.contract_rate).collect();
    if clauses.is_empty() {
        let rates = known_rates(pen, |law, semester| law.default_rate(semester).ok());
        return format!("de refinancement de la BCE majoré de dix points, soit {}", rates.join(", puis "));
    }
    let said = distinct_rates(pen).into_iter().map(|(rate, _)| {
        let agreed =
            if clauses.contains(&rate) { "convenu entre nous" } else { "légal, BCE majorée de dix points" };
        format!("{} l’an ({agreed})", percent(rate))
    });
    format!("de {}", enumerate(&said.collect::<Vec<_>>()))
}

/// Every rate of the interest lines once, oldest half-year first.
fn distinct_rates(pen: &Pen) -> Vec<(Rate, Semester)> {
    let bearing = pen.facts.invoices.iter().filter(|invoice| pen.facts.interest_of(invoice).is_positive());
    let mut met: Vec<(Rate, Semester)> = bearing
        .flat_map(|invoice| invoice.statement.lines.iter().map(|line| (line.rate, line.from.semester())))
        .collect();
    met.sort_by_key(|(_, semester)| *semester);
    let mut seen: Vec<(Rate, Semester)> = Vec::new();
    for (rate, semester) in met {
        if !seen.iter().any(|(other, _)| *other == rate) {
            seen.push((rate, semester));
        }
    }
    seen
}

/// « 12,15 % l’an (BCE au 1er janvier 2026 : 2,15 %) » for each rate; the ECB
/// rate is left out where the law file does not give that very rate.
fn known_rates(pen: &Pen, of: impl Fn(&Law, Semester) -> Option<Rate>) -> Vec<String> {
    let starts = pen.facts.invoices.iter().map(|invoice| invoice.due_on().next().semester()).min();
    let said = distinct_rates(pen).into_iter().map(|(rate, met)| {
        let mut candidates = [Some(met), starts].into_iter().flatten();
        let anchor = candidates.find(|semester| of(pen.law, *semester) == Some(rate));
        let known = anchor.and_then(|semester| {
            let refinancing = pen.law.semester(semester)?.refinancing.as_ref()?;
            Some(format!(" (BCE au {} : {})", date(semester.first_day()), percent(refinancing.rate)))
        });
        format!("{} l’an{}", percent(rate), known.unwrap_or_default())
    });
    said.collect()
}
