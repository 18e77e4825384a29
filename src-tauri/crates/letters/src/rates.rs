//! Where the rate of an interest line comes from, with its article and the act that set it.

use dument_domain::claim::{InterestLine, RateMode, Terms};
use dument_domain::{ContractRate, DebtorNature, Half, Law, Semester};

use crate::french::{date, percent};

/// Where a rate comes from: what it is made of, and the text that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateOrigin {
    /// « BCE au 1er juillet 2026 : 2,40 %, plus 10 points ».
    pub made_of: String,
    /// « C. com. L441-10 II ».
    pub article: String,
}

/// « 2e semestre 2026 ».
#[must_use]
pub fn semester_name(semester: Semester) -> String {
    let ordinal = match semester.half {
        Half::First => "1er",
        Half::Second => "2e",
    };
    format!("{ordinal} semestre {}", semester.year)
}

/// The half-years that the days of a line touch.
#[must_use]
pub fn semesters_of(line: &InterestLine) -> Vec<Semester> {
    let mut all = vec![line.from.semester()];
    while let Some(last) = all.last().copied().filter(|last| *last < line.to.semester()) {
        all.push(last.next());
    }
    all
}

/// Where the rate of `line` comes from for its days of `semester`.
#[must_use]
pub fn rate_origin(line: &InterestLine, semester: Semester, terms: &Terms, law: &Law) -> RateOrigin {
    let began = line.began;
    let used = match terms.rate_mode {
        RateMode::Floating => semester,
        RateMode::Frozen => began,
    };
    match terms.nature {
        DebtorNature::Business
            if terms.contract_rate.is_some_and(|clause| clause.in_semester(used, law) == Ok(line.rate)) =>
        {
            let made_of = terms.contract_rate.map(|clause| clause_words(clause, used, law));
            RateOrigin { made_of: made_of.unwrap_or_default(), article: penalties_article(line) }
        }
        DebtorNature::Business if terms.contract_rate.is_some() && law.floor(semester) == Some(line.rate) => {
            RateOrigin {
                made_of: "plancher des clauses\u{a0}: trois fois le taux de l’intérêt légal".to_owned(),
                article: penalties_article(line),
            }
        }
        DebtorNature::Business => {
            RateOrigin { made_of: central_bank(used, "10 points", law), article: penalties_article(line) }
        }
        DebtorNature::PublicBuyer => {
            RateOrigin { made_of: central_bank(began, "8 points", law), article: "CCP R2192-31".to_owned() }
        }
        DebtorNature::Consumer | DebtorNature::NonProfessional => legal(semester, law),
    }
}

/// The clause, with what its formula gave in a half-year: « clause acceptée : trois fois le taux de
/// l’intérêt légal du 2e semestre 2026 ».
fn clause_words(clause: ContractRate, semester: Semester, law: &Law) -> String {
    match clause {
        ContractRate::Fixed(_) => "taux de la clause acceptée".to_owned(),
        ContractRate::Legal(_) => {
            format!("clause acceptée\u{a0}: {} du {}", clause.in_french(), semester_name(semester))
        }
        ContractRate::Ecb(_) => {
            let known = law.refinancing_rate(semester);
            let value = known.map(|rate| format!(" ({})", percent(rate))).unwrap_or_default();
            let day = date(semester.first_day());
            format!("clause acceptée\u{a0}: {}, BCE au {day}{value}", clause.in_french())
        }
    }
}

/// L441-10 II with the version that held on every day of the line: the text read is in
/// force from 26 April 2019 to 31 December 2026; other days are not given a version.
fn penalties_article(line: &InterestLine) -> String {
    let (from, to) = (line.from, line.to);
    let first = (from.year(), from.month(), from.day_of_month());
    let held = first >= (2019, 4, 26) && to.year() <= 2026;
    let version = if held { ", version en vigueur depuis le 26\u{a0}avril\u{a0}2019" } else { "" };
    format!("C. com. L441-10 II{version}")
}

/// The refinancing rate on the first day of a half-year, with its margin.
fn central_bank(semester: Semester, points: &str, law: &Law) -> String {
    let known = law.semester(semester).and_then(|rates| rates.refinancing.as_ref());
    let rate = known.map(|known| format!("\u{a0}: {}", percent(known.rate))).unwrap_or_default();
    format!("taux de la BCE au {}{rate}, plus {points}", date(semester.first_day()))
}

/// The legal rate with the order that set it.
fn legal(semester: Semester, law: &Law) -> RateOrigin {
    let act =
        law.semester(semester).and_then(|rates| rates.legal.as_ref()).and_then(|known| known.citable_act());
    let act = act.map(|act| format!(", {act}")).unwrap_or_default();
    RateOrigin {
        made_of: format!("taux de l’intérêt légal du {}{act}", semester_name(semester)),
        article: "C. civ. 1231-6, CMF L313-2".to_owned(),
    }
}
