//! The rates that made the interest of a letter, each with where it comes from, by invoice
//! where clauses differ.

use dument_domain::{ContractRate, Law, Rate, Semester};

use super::pen::Pen;
use crate::facts::InvoiceFacts;
use crate::french::{date, enumerate, percent};

/// The default rate with the ECB rate under it, or the rates agreed; by invoice where they differ.
pub(super) fn of_business(pen: &Pen) -> String {
    let mut clauses: Vec<Option<ContractRate>> = Vec::new();
    for invoice in bearing(pen) {
        if !clauses.contains(&invoice.contract_rate) {
            clauses.push(invoice.contract_rate);
        }
    }
    let under = |clause: Option<ContractRate>| {
        bearing(pen).filter(|invoice| invoice.contract_rate == clause).collect::<Vec<&InvoiceFacts>>()
    };
    let told = |clause: Option<ContractRate>| match clause {
        None => {
            let known = known(pen, &under(None), |law, semester| law.default_rate(semester).ok());
            format!("de refinancement de la BCE majoré de dix points, soit {}", known.join(", puis "))
        }
        Some(agreed) => format!("de {}", agreed_rates(pen.law, &under(clause), agreed).join(", puis ")),
    };
    if let [one] = clauses.as_slice() {
        return told(*one);
    }
    let each = clauses.iter().map(|clause| {
        let numbers: Vec<String> = under(*clause).iter().map(|invoice| invoice.number.clone()).collect();
        let which = if numbers.len() > 1 { "les factures" } else { "la facture" };
        format!("{} pour {which} {}", told(*clause), enumerate(&numbers))
    });
    each.collect::<Vec<_>>().join(", et au taux ")
}

/// The rates of a public buyer, each with the ECB rate it is made of.
pub(super) fn of_public(pen: &Pen) -> Vec<String> {
    known(pen, &bearing(pen).collect::<Vec<_>>(), |law, semester| law.public_rate(semester).ok())
}

/// The rates without where they come from: those of a private debtor are named by the law itself.
pub(super) fn alone(pen: &Pen) -> Vec<String> {
    let all: Vec<&InvoiceFacts> = bearing(pen).collect();
    distinct(&all).into_iter().map(|(rate, _)| percent(rate)).collect()
}

/// The invoices on which interest is asked.
fn bearing<'a>(pen: &'a Pen) -> impl Iterator<Item = &'a InvoiceFacts> {
    pen.facts.invoices.iter().filter(|invoice| pen.facts.interest_of(invoice).is_positive())
}

/// The rates counted under a clause: its own, or what the creditor chose where it is under the
/// floor of C. com. L441-10 II.
fn agreed_rates(law: &Law, invoices: &[&InvoiceFacts], clause: ContractRate) -> Vec<String> {
    let (starts, named) = (first_delay(invoices), named(clause));
    let said = distinct(invoices).into_iter().map(|(rate, semester)| {
        let lower = format!("le taux convenu{named} étant inférieur");
        let gives = |semester| clause.in_semester(semester, law) == Ok(rate);
        let source = if gives(semester) || starts.is_some_and(gives) {
            agreed(clause)
        } else if law.floor(semester) == Some(rate) {
            format!("trois fois le taux d’intérêt légal, minimum de la loi, {lower}")
        } else {
            format!("légal, BCE majorée de dix points, {lower} au minimum de la loi")
        };
        format!("{} l’an ({source})", percent(rate))
    });
    said.collect()
}

/// « , soit trois fois le taux de l’intérêt légal, » or « de 8,00 % ».
fn named(clause: ContractRate) -> String {
    match clause {
        ContractRate::Fixed(rate) => format!(" de {}", percent(rate)),
        ContractRate::Legal(_) | ContractRate::Ecb(_) => format!(", {},", clause.in_french()),
    }
}

/// How the clause is told beside the rate it gave.
fn agreed(clause: ContractRate) -> String {
    match clause {
        ContractRate::Fixed(_) => "convenu entre nous".to_owned(),
        ContractRate::Legal(_) | ContractRate::Ecb(_) => {
            format!("{}, convenu entre nous", clause.in_french())
        }
    }
}

/// The half-year in which the oldest delay among these invoices began.
fn first_delay(invoices: &[&InvoiceFacts]) -> Option<Semester> {
    invoices.iter().map(|invoice| invoice.due_on().next().semester()).min()
}

/// Every rate of the interest lines once, oldest half-year first.
fn distinct(invoices: &[&InvoiceFacts]) -> Vec<(Rate, Semester)> {
    let lines = invoices.iter().flat_map(|invoice| invoice.statement.lines.iter());
    let mut met: Vec<(Rate, Semester)> = lines.map(|line| (line.rate, line.from.semester())).collect();
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
fn known(pen: &Pen, invoices: &[&InvoiceFacts], of: impl Fn(&Law, Semester) -> Option<Rate>) -> Vec<String> {
    let starts = first_delay(invoices);
    let said = distinct(invoices).into_iter().map(|(rate, met)| {
        let mut candidates = [Some(met), starts].into_iter().flatten();
        let anchor = candidates.find(|semester| of(pen.law, *semester) == Some(rate));
        let known = anchor.and_then(|semester| {
            let refinancing = pen.law.semester(semester)?.refinancing.as_ref()?;
            // The day, the label and the value are read as one.
            let (day, rate) = (date(semester.first_day()), percent(refinancing.rate));
            Some(format!(" (BCE au\u{a0}{day}\u{a0}:\u{a0}{rate})"))
        });
        format!("{} l’an{}", percent(rate), known.unwrap_or_default())
    });
    said.collect()
}
