//! `rates`: the legal rates known, with where they come from; new ones shown, accepted or refused.

use std::io::Write;

use dument_app::french::{date, percent};
use dument_app::views::{RateChange, RateInput, RatesOffer, RatesPreview};
use dument_app::words::semester_label;
use dument_app::{Code, Error, settings};
use dument_domain::{ChangeKind, KnownRate, Law, Origin, Rate, Semester, SemesterRates};
use serde_json::{Value, json};

use crate::arguments::Rates;
use crate::failure::Failure;
use crate::files::path_text;
use crate::output::Output;
use crate::session::{Session, day};
use crate::table::Table;

/// Every half-year known, or the one of a day; with values brought, what they change.
pub(crate) fn run(asked: &Rates, session: &Session, output: &mut Output<impl Write>) -> Result<(), Failure> {
    if let Some(offer) = offer(asked)? {
        return bring(asked, &offer, session, output);
    }
    let law = session.law()?;
    if let Some(text) = &asked.on {
        let semester = day(text)?.semester();
        let rates =
            law.semester(semester).filter(|rates| rates.refinancing.is_some() || rates.legal.is_some());
        let rates = rates.ok_or_else(|| unknown(&law, semester))?;
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
    let mut table = Table::new(&[
        "Semestre",
        "BCE",
        "Professionnels",
        "Public",
        "Légal",
        "Plancher",
        "Vérifié",
        "Origine",
    ]);
    for (semester, rates) in law.semesters() {
        table.row(vec![
            semester.to_string(),
            rate_shown(known(rates.refinancing.as_ref())),
            rate_shown(rates.default),
            rate_shown(rates.public),
            rate_shown(known(rates.legal.as_ref())),
            rate_shown(rates.floor),
            if is_verified(rates) { "oui" } else { "à vérifier" }.to_owned(),
            origin(rates).to_owned(),
        ]);
    }
    table.align_right(1..6);
    Ok(table.print(output)?)
}

/// A half-year without rates: not published yet, or older than what the program holds.
fn unknown(law: &Law, semester: Semester) -> Error {
    let first = law.semesters().find(|(_, rates)| rates.refinancing.is_some() || rates.legal.is_some());
    let Some((first, _)) = first.filter(|(first, _)| semester < *first) else {
        return Error::new(Code::RateUnknown, semester.to_string());
    };
    let told = format!(
        "Les taux du {} sont plus anciens que ceux du programme, qui commencent au {}\u{a0}: prenez une date à partir du {}, ou cherchez-les à la Banque de France.",
        semester_label(semester),
        semester_label(first),
        date(first.first_day())
    );
    Error::told(Code::RateUnknown, semester.to_string(), told)
}

fn value(semester: Semester, rates: &SemesterRates) -> Value {
    let source = |rate: Option<&KnownRate>| {
        rate.map(|rate| json!({ "source": rate.source, "verified": rate.verified, "origin": rate.origin }))
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
    table.row(vec!["Banque centrale européenne".into(), rate_shown(known(central)), source(central)]);
    table.row(vec!["Entre professionnels".into(), rate_shown(rates.default), "C. com. L441-10 II".into()]);
    table.row(vec!["Acheteurs publics".into(), rate_shown(rates.public), "CCP R2192-31".into()]);
    table.row(vec!["Intérêt légal".into(), rate_shown(known(legal)), source(legal)]);
    table.row(vec!["Plancher des clauses".into(), rate_shown(rates.floor), "C. com. L441-10 II".into()]);
    table.align_right(1..2);
    table.print(output)?;
    if !is_verified(rates) {
        output.line("Une seule source\u{a0}: à vérifier.")?;
    }
    Ok(())
}

/// The values that the command brings, if any.
fn offer(asked: &Rates) -> Result<Option<RatesOffer>, Failure> {
    if let Some(path) = &asked.update {
        let text = std::fs::read_to_string(path)
            .map_err(|problem| Error::unreadable(&path_text(path), problem.kind()))?;
        return Ok(Some(RatesOffer::File { text }));
    }
    let Some([parameter, period, value]) = asked.set.as_deref() else { return Ok(None) };
    let rate = RateInput {
        parameter: parameter.clone(),
        period: period.clone(),
        value: value.clone(),
        source: asked.source.clone().unwrap_or_default(),
        act: asked.act.clone().unwrap_or_default(),
        verified: asked.verified,
    };
    Ok(Some(RatesOffer::Typed { rate }))
}

/// Shows what new values change, then accepts or refuses them as asked.
fn bring(
    asked: &Rates,
    offer: &RatesOffer,
    session: &Session,
    output: &mut Output<impl Write>,
) -> Result<(), Failure> {
    let mut app = session.open()?;
    let preview = app.ask(&session.now, |reading| settings::rates_preview(reading, offer))?;
    if asked.accept {
        app.act(&session.now, |desk| settings::update_rates(desk, offer, asked.corrections))?;
    } else if asked.refuse {
        app.act(&session.now, |desk| settings::refuse_rates(desk, offer))?;
    }
    if output.is_json() {
        let mut answer = serde_json::to_value(&preview).unwrap_or_default();
        if let Some(fields) = answer.as_object_mut() {
            fields.insert("accepted".to_owned(), json!(asked.accept));
        }
        return Ok(output.value(&answer)?);
    }
    tell_changes(&preview, output)?;
    let end = match (asked.accept, asked.refuse) {
        (true, _) => "Taux acceptés\u{a0}: les sommes suivent, les lettres envoyées ne changent pas.",
        (_, true) => "Taux refusés\u{a0}: rien n’a changé.",
        (false, false) => "Rien n’a changé\u{a0}: ajoutez --accept pour accepter.",
    };
    Ok(output.line(end)?)
}

fn tell_changes(preview: &RatesPreview, output: &mut Output<impl Write>) -> Result<(), Failure> {
    if !preview.title.is_empty() {
        output.line(&preview.title)?;
    }
    let mut table = Table::new(&["Valeur", "Période", "Avant", "Après", "", "Vérifié", "Source"]);
    for row in &preview.rows {
        table.row(vec![
            row.title.clone(),
            row.period.clone(),
            row.before.clone().unwrap_or_else(|| "inconnu".to_owned()),
            row.after.clone(),
            row.kind_label.clone(),
            if row.verified { "oui" } else { "à vérifier" }.to_owned(),
            row.source.clone(),
        ]);
    }
    table.print(output)?;
    for row in preview.rows.iter().filter(|row| row.kind != ChangeKind::Same) {
        for sentence in sentences(row) {
            output.line(&format!("{}\u{a0}: {sentence}", row.period))?;
        }
    }
    Ok(())
}

fn sentences(row: &RateChange) -> impl Iterator<Item = &String> {
    let effect = Some(&row.effect).filter(|effect| !effect.is_empty());
    effect.into_iter().chain(&row.warning)
}

/// « saisi » before « mis à jour » before nothing.
fn origin(rates: &SemesterRates) -> &'static str {
    let from = |wanted: Origin| {
        [&rates.refinancing, &rates.legal].into_iter().flatten().any(|rate| rate.origin == wanted)
    };
    if from(Origin::Entered) {
        "saisi"
    } else if from(Origin::Updated) {
        "mis à jour"
    } else {
        ""
    }
}

fn known(rate: Option<&KnownRate>) -> Option<Rate> {
    rate.map(|rate| rate.rate)
}

fn is_verified(rates: &SemesterRates) -> bool {
    [&rates.refinancing, &rates.legal].into_iter().flatten().all(|rate| rate.verified)
}

fn rate_shown(rate: Option<Rate>) -> String {
    rate.map(percent).unwrap_or_else(|| "inconnu".to_owned())
}
