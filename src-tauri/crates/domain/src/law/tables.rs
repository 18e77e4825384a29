//! Reading the parameter files of `assets/law`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::shipped::FILES;
use super::{
    Courts, Dated, Figure, KnownRate, Law, LawError, NoticeDelays, Origin, Parameter, Quantity, SemesterRates,
};
use crate::delay::Delay;
use crate::{Day, Money, Rate, Semester};

/// One parameter of the law, as its file gives it.
#[derive(Clone, Debug, Deserialize)]
pub struct ParameterFile {
    /// Its word in the code, which is also the name of the file.
    pub name: String,
    /// Its French title on the screen.
    pub title: String,
    /// The unit of its values, as `percent_per_year`.
    pub unit: String,
    /// The article that sets it.
    pub article: String,
    /// The article for public buyers, where it is another one.
    pub article_public: Option<String>,
    /// The day someone last compared the values with their sources.
    pub checked_on: Day,
    /// The day to read the article again, where a new version is known to come.
    pub reread_on: Option<Day>,
    /// The values, oldest first.
    pub values: Vec<ParameterValue>,
}

/// One value of a parameter, from a day or for a half-year on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ParameterValue {
    /// The half-year it holds for.
    pub semester: Option<Semester>,
    /// The first day it holds, for parameters that do not follow half-years.
    pub from: Option<Day>,
    /// The value itself, a decimal number in text.
    pub value: String,
    /// Second value for creditors who are private individuals.
    pub individual_creditor: Option<Rate>,
    /// Second value for consumers.
    pub consumer: Option<String>,
    /// Days of mail, beside a delay.
    pub mail: Option<String>,
    /// The act that set it.
    pub act: Option<String>,
    /// Where it was read.
    pub source: String,
    /// How it was checked.
    pub verification: String,
    /// The day it was compared with its source, where that is not the day of the whole file.
    #[serde(default)]
    pub checked_on: Option<Day>,
    /// Whether that is enough to rely on it.
    pub verified: bool,
    /// Shipped with the program, or brought by the user.
    #[serde(default)]
    pub origin: Origin,
}

/// The parameter of the fixed indemnity, in whole euros per invoice.
pub(super) const INDEMNITY: &str = "fixed_recovery_indemnity";

/// The parameter of the days that letters leave, which holds three numbers.
pub(super) const NOTICE_DELAYS: &str = "notice_delay_days";

impl Law {
    /// The parameter files shipped with the program, parsed but not joined.
    ///
    /// # Errors
    /// [`LawError`] naming the file that does not parse.
    pub fn shipped_files() -> Result<Vec<ParameterFile>, LawError> {
        FILES.iter().map(|text| parse(text)).collect()
    }

    /// The law shipped with the program.
    ///
    /// # Errors
    /// [`LawError`] if a shipped file is broken, which a test forbids.
    pub fn shipped() -> Result<Law, LawError> {
        Law::from_files(&Law::shipped_files()?)
    }

    /// The law that a set of parameter files gives.
    ///
    /// # Errors
    /// [`LawError`] naming the parameter that is missing or malformed.
    pub fn from_files(files: &[ParameterFile]) -> Result<Law, LawError> {
        let refinancing = find(files, "ecb_main_refinancing_rate")?;
        let legal = find(files, "legal_interest_rate")?;
        let mut semesters: BTreeMap<Semester, SemesterRates> = BTreeMap::new();
        for (file, is_legal) in [(refinancing, false), (legal, true)] {
            for value in &file.values {
                let semester = value.semester.ok_or_else(|| broken(file, "a value without half-year"))?;
                let rate = value.value.parse().map_err(|_| broken(file, "a value that is not a rate"))?;
                let (source, act) = (value.source.clone(), value.act.clone());
                let (verified, origin) = (value.verified, value.origin);
                let known = KnownRate { rate, verified, source, act, origin };
                let rates = semesters.entry(semester).or_default();
                if is_legal {
                    rates.legal = Some(known);
                    rates.legal_individual = value.individual_creditor;
                } else {
                    rates.refinancing = Some(known);
                }
            }
        }
        for (semester, rates) in &mut semesters {
            let first_day = semester.first_day();
            let figure = |name| whole_number_on(files, name, first_day);
            let margin = figure("default_rate_margin_points")?;
            let public_margin = figure("public_rate_margin_points")?;
            let factor = figure("contract_rate_floor_factor")?;
            let anchor = rates.refinancing.as_ref().map(|known| known.rate);
            let legal_rate = rates.legal.as_ref().map(|known| known.rate);
            rates.default = anchor.zip(margin).map(|(anchor, points)| anchor.plus_points(points));
            rates.public = anchor.zip(public_margin).map(|(anchor, points)| anchor.plus_points(points));
            rates.floor = legal_rate.zip(factor).map(|(rate, factor)| rate.times(factor));
        }
        let courts = Courts::shipped()?;
        Ok(Law::from_semesters(semesters, indemnities(files)?, delays(files)?, figures(files)?, courts))
    }
}

fn parse(text: &str) -> Result<ParameterFile, LawError> {
    toml::from_str(text).map_err(|error| LawError {
        parameter: text.lines().find(|line| line.starts_with("name")).unwrap_or("?").to_owned(),
        reason: error.to_string(),
    })
}

fn broken(file: &ParameterFile, reason: &str) -> LawError {
    LawError { parameter: file.name.clone(), reason: reason.to_owned() }
}

fn find<'a>(files: &'a [ParameterFile], name: &str) -> Result<&'a ParameterFile, LawError> {
    files
        .iter()
        .find(|file| file.name == name)
        .ok_or_else(|| LawError { parameter: name.to_owned(), reason: "missing".to_owned() })
}

fn value_on<'a>(
    files: &'a [ParameterFile],
    name: &str,
    day: Day,
) -> Result<Option<&'a ParameterValue>, LawError> {
    let file = find(files, name)?;
    Ok(file.values.iter().rev().find(|value| value.from.is_some_and(|from| from <= day)))
}

fn whole_number_on(files: &[ParameterFile], name: &str, day: Day) -> Result<Option<u32>, LawError> {
    let Some(value) = value_on(files, name, day)? else { return Ok(None) };
    value.value.parse().map(Some).map_err(|_| LawError {
        parameter: name.to_owned(),
        reason: "a value that is not a whole number".to_owned(),
    })
}

/// The values of a parameter dated by their first day, oldest first; at least one.
fn dated<Value>(
    files: &[ParameterFile],
    name: &str,
    read: impl Fn(&ParameterValue) -> Option<Value>,
) -> Result<Vec<Dated<Value>>, LawError> {
    let file = find(files, name)?;
    let one = |value: &ParameterValue| {
        let from = value.from.ok_or_else(|| broken(file, "a value without its first day"))?;
        let number = read(value).ok_or_else(|| broken(file, "a value that is not a whole number"))?;
        Ok(Dated { from, value: number, verified: value.verified })
    };
    let values: Vec<Dated<Value>> = file.values.iter().map(one).collect::<Result<_, LawError>>()?;
    if values.is_empty() { Err(broken(file, "no value")) } else { Ok(values) }
}

fn indemnities(files: &[ParameterFile]) -> Result<Vec<Dated<Money>>, LawError> {
    dated(files, INDEMNITY, |value| format!("{}.00", value.value).parse().ok())
}

fn delays(files: &[ParameterFile]) -> Result<Vec<Dated<NoticeDelays>>, LawError> {
    dated(files, NOTICE_DELAYS, |value| {
        let number = |text: Option<&str>| text.and_then(|text| text.parse().ok());
        Some(NoticeDelays {
            business: number(Some(&value.value))?,
            consumer: number(value.consumer.as_deref())?,
            mail: number(value.mail.as_deref())?,
        })
    })
}

/// The figures of every parameter whose file is among `files`, oldest first.
fn figures(files: &[ParameterFile]) -> Result<BTreeMap<Parameter, Vec<Figure>>, LawError> {
    let mut all = BTreeMap::new();
    for parameter in Parameter::ALL {
        let Some(file) = files.iter().find(|file| file.name == parameter.name()) else { continue };
        let figures: Result<Vec<Figure>, LawError> =
            file.values.iter().map(|value| figure(file, value)).collect();
        all.insert(parameter, figures?);
    }
    Ok(all)
}

fn figure(file: &ParameterFile, value: &ParameterValue) -> Result<Figure, LawError> {
    let number: u16 = value.value.parse().map_err(|_| broken(file, "a value that is not a whole number"))?;
    let quantity = match file.unit.as_str() {
        "days" | "days_end_of_month" => Quantity::Delay(Delay::Days(number)),
        "months" => Quantity::Delay(Delay::Months(number)),
        "years" => Quantity::Delay(Delay::Months(number.saturating_mul(12))),
        "euros" => Quantity::Sum(Money::from_cents(i64::from(number) * 100)),
        "percentage_points" => Quantity::Points(number),
        _ => return Err(broken(file, "an unknown unit")),
    };
    let from = value.from.ok_or_else(|| broken(file, "a value without its first day"))?;
    let (article, source) = (file.article.clone(), value.source.clone());
    Ok(Figure { quantity, from, article, source, verified: value.verified })
}
