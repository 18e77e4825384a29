//! `rates`: the legal rates known, with where they come from.

use std::io::Write;

use dument_app::french::{date, percent};
use dument_app::words::semester_label;
use dument_app::{Code, Error};
use dument_domain::{KnownRate, Rate, Semester, SemesterRates};
use serde_json::{Value, json};

use crate::arguments::Rates;
use crate::compute::shipped_law;
use crate::failure::Failure;
use crate::output::Output;
use crate::session::day;
use crate::table::Table;

/// Every half-year known, or the one of a day.
pub(crate) fn run(asked: &Rates, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let law = shipped_law()?;
    if let Some(text) = &asked.on {
        let semester = day(text)?.semester();
        let rates =
            law.semester(semester).filter(|rates| rates.refinancing.is_some() || rates.legal.is_some());
        let rates = rates.ok_or_else(|| Error::new(Code::RateUnknown, semester.to_string()))?;
        return if output.is_json() {
            Ok(output.value(&value(semester, rates))?)
        } else {
            told(semester, rates, output)
        };
    }
    if output.is_json() {
        let all: Vec<Value> = law.semesters().map(|(semester, rates)| value(semester, rates)).collect();
        return Ok(output.value(&all)?);
    }
    let mut table =
        Table::new(&["Semestre", "BCE", "Professionnels", "Public", "Légal", "Plancher", "Vérifié"]);
    for (semester, rates) in law.semesters() {
        table.row(vec![
            semester.to_string(),
            shown(known(rates.refinancing.as_ref())),
            shown(rates.default),
            shown(rates.public),
            shown(known(rates.legal.as_ref())),
            shown(rates.floor),
            if is_verified(rates) { "oui" } else { "à vérifier" }.to_owned(),
        ]);
    }
    table.align_right(1..6);
    Ok(table.print(output)?)
}

fn value(semester: Semester, rates: &SemesterRates) -> Value {
    let source = |rate: Option<&KnownRate>| {
        rate.map(|rate| json!({ "source": rate.source, "verified": rate.verified }))
    };
    json!({
        "semester": semester,
        "from": semester.first_day(),
        "to": semester.last_day(),
        "refinancing": known(rates.refinancing.as_ref()),
        "business_default": rates.default,
        "public": rates.public,
        "legal": known(rates.legal.as_ref()),
        "legal_individual": rates.legal_individual,
        "floor": rates.floor,
        "verified": is_verified(rates),
        "sources": { "refinancing": source(rates.refinancing.as_ref()), "legal": source(rates.legal.as_ref()) },
    })
}

fn told(semester: Semester, rates: &SemesterRates, output: &mut Output<impl Write>) -> Result<(), Failure> {
    let (first, last) = (date(semester.first_day()), date(semester.last_day()));
    output.line(&format!("{}, du {first} au {last}", semester_label(semester)))?;
    let mut table = Table::new(&["", "Taux par an", "Source"]);
    let source = |rate: Option<&KnownRate>| rate.map(|rate| rate.source.clone()).unwrap_or_default();
    let (central, legal) = (rates.refinancing.as_ref(), rates.legal.as_ref());
    table.row(vec!["Banque centrale européenne".into(), shown(known(central)), source(central)]);
    table.row(vec!["Entre professionnels".into(), shown(rates.default), "C. com. L441-10 II".into()]);
    table.row(vec!["Acheteurs publics".into(), shown(rates.public), "CCP R2192-31".into()]);
    table.row(vec!["Intérêt légal".into(), shown(known(legal)), source(legal)]);
    table.row(vec!["Plancher des clauses".into(), shown(rates.floor), "C. com. L441-10 II".into()]);
    table.align_right(1..2);
    table.print(output)?;
    if !is_verified(rates) {
        output.line("Une seule source\u{a0}: à vérifier.")?;
    }
    Ok(())
}

fn known(rate: Option<&KnownRate>) -> Option<Rate> {
    rate.map(|rate| rate.rate)
}

fn is_verified(rates: &SemesterRates) -> bool {
    [&rates.refinancing, &rates.legal].into_iter().flatten().all(|rate| rate.verified)
}

fn shown(rate: Option<Rate>) -> String {
    rate.map(percent).unwrap_or_else(|| "inconnu".to_owned())
}
