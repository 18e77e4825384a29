//! « Réglages, Droit »: every figure of the law in force, its source, and whether it was checked.

use dument_domain::{Day, LawUpdate, ParameterFile, ParameterValue, Semester};
use dument_letters::french;

use crate::Error;
use crate::ground::asking::Reading;
use crate::ground::key;
use crate::ground::law::files_with;
use crate::views::FigureView;
use crate::words::figures::figure_told;

/// The figures in force on the day, those still to be checked first, then by title.
///
/// # Errors
/// [`crate::Code::DamagedFile`] if the values that the user accepted cannot be read.
pub fn figures(reading: Reading<'_>) -> Result<Vec<FigureView>, Error> {
    let accepted: Vec<LawUpdate> = reading.kept.setting(key::RATES)?;
    let files = files_with(&accepted)?;
    let mut figures: Vec<FigureView> =
        files.iter().filter_map(|file| figure(file, reading.now.today)).collect();
    figures.sort_by(|one, other| (one.verified, &one.title).cmp(&(other.verified, &other.title)));
    Ok(figures)
}

/// The value of a parameter in force on a day; none before its first one.
fn figure(file: &ParameterFile, today: Day) -> Option<FigureView> {
    let has_begun = |value: &&ParameterValue| begins(value).is_some_and(|day| day <= today);
    let value = file.values.iter().rev().find(has_begun)?;
    let next = file.values.iter().find(|value| begins(value).is_some_and(|day| day > today));
    let to_come = |value: &ParameterValue| {
        let from = begins(value).map(french::date).unwrap_or_default();
        format!("{} à partir du {from}", figure_told(value, &file.unit))
    };
    Some(FigureView {
        parameter: file.name.clone(),
        title: file.title.clone(),
        article: file.article.clone(),
        value: figure_told(value, &file.unit),
        unit: unit(&file.unit).to_owned(),
        by_semester: value.semester.is_some(),
        since: value.from.map(french::date).unwrap_or_default(),
        next: next.map(to_come),
        source: value.source.clone(),
        checked_on: value.checked_on.unwrap_or(file.checked_on),
        verified: value.verified,
        reread_on: file.reread_on,
        origin: value.origin,
    })
}

fn unit(word: &str) -> &'static str {
    match word {
        "percent_per_year" => "% par an",
        "days" => "jours",
        "days_end_of_month" => "jours fin de mois",
        "months" => "mois",
        "years" => "ans",
        "percentage_points" => "points",
        "times_legal_interest_rate" => "fois l’intérêt légal",
        _ => "euros",
    }
}

fn begins(value: &ParameterValue) -> Option<Day> {
    value.semester.map(Semester::first_day).or(value.from)
}
