//! New values of the law that the user brings: read from a file, or typed with their source.
//!
//! A value is compared with what is known before it is taken: new, a correction of what was
//! known, or better checked. `docs/LAW.md` describes the file; to make one more parameter
//! open to updates, add its word to `open_to_updates`, in `plan`; every file of `assets/law` is.

use serde::{Deserialize, Serialize};

use super::{Origin, ParameterValue};
use crate::{Day, Rate, Semester};

/// What the first line of an update file must say.
pub const UPDATE_FORMAT: &str = "dument-law-1";

/// One value brought by the user, kept as given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawUpdate {
    /// The word of the parameter, as `ecb_main_refinancing_rate`.
    pub parameter: String,
    /// The half-year it holds for, where the parameter follows half-years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub semester: Option<Semester>,
    /// The first day it holds, for the other parameters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The value, a decimal number in text: percent per year for rates.
    pub value: String,
    /// Legal rate of claims held by private individuals, shown and never used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub individual_creditor: Option<Rate>,
    /// Days left to a consumer, for the delay of letters; as before where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consumer: Option<String>,
    /// Days of mail, for the delay of letters; as before where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
    /// The act that set it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<String>,
    /// Where it was read.
    pub source: String,
    /// The day it was compared with its source.
    pub checked_on: Day,
    /// Whether two sources agree.
    pub verified: bool,
    /// A file, or the user's hand.
    pub origin: Origin,
}

impl LawUpdate {
    /// The first day it holds; none where no period is given.
    #[must_use]
    pub fn starts_on(&self) -> Option<Day> {
        self.semester.map(Semester::first_day).or(self.from)
    }
}

/// An update file, parsed but not yet compared with what is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateFile {
    /// What it says it brings; may be empty.
    pub title: String,
    /// Its values, in the order of the file.
    pub updates: Vec<LawUpdate>,
}

/// Why a text is not an update file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UpdateFileError {
    /// Not TOML, or not these fields; where and why, in English.
    #[error("{0}")]
    Malformed(String),
    /// Another format, or another version of it.
    #[error("unknown format {0:?}")]
    Format(String),
    /// No value in it.
    #[error("no value")]
    Empty,
}

/// Why a value is not taken; a file with one such value is refused whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedUpdate {
    /// Its place in the file, from 1.
    pub place: usize,
    /// The parameter it names.
    pub parameter: String,
    /// What is wrong with it.
    pub reason: UpdateRefusal,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UpdateRefusal {
    /// No parameter of that name is open to updates.
    UnknownParameter,
    /// This parameter is dated by its half-year (`semester`), and by nothing else.
    SemesterNeeded,
    /// This parameter is dated by its first day (`from`), and by nothing else.
    FirstDayNeeded,
    /// The value is not a plain number of that unit; carries it.
    NotANumber(String),
    /// A rate above 30 % or a figure of nothing; carries it.
    Absurd(String),
    /// The same parameter and period appear twice.
    Twice,
    /// The half-year before it is not known: a hole would be left.
    Hole(Semester),
    /// A half-year before the first one known.
    TooOld(Semester),
    /// It does not say where it was read.
    NoSource,
    /// It gives this second number, which its parameter does not have.
    NotOfThisParameter(&'static str),
    /// It says that it was checked on a day to come.
    CheckedInFuture(Day),
}

/// What a value does to what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ChangeKind {
    /// A period for which nothing was known.
    New,
    /// Another value where one was known: amounts of the past change.
    Correction,
    /// The same value, with another source or better checked.
    Confirmation,
    /// Nothing that is not known already.
    Same,
}

/// A value beside what was known for its period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawChange {
    /// The value brought.
    pub update: LawUpdate,
    /// What it does.
    pub kind: ChangeKind,
    /// The value in force on its first day until now, with whether it was verified.
    pub before: Option<ParameterValue>,
    /// The French title of the parameter.
    pub title: String,
    /// The unit of the parameter, as `percent_per_year`.
    pub unit: String,
    /// The article that sets it.
    pub article: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    format: String,
    #[serde(default)]
    title: String,
    checked_on: Day,
    #[serde(default)]
    values: Vec<RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawValue {
    parameter: String,
    semester: Option<Semester>,
    from: Option<Day>,
    value: String,
    individual_creditor: Option<Rate>,
    consumer: Option<String>,
    mail: Option<String>,
    act: Option<String>,
    source: String,
    checked_on: Option<Day>,
    #[serde(default)]
    verified: bool,
}

/// Reads an update file; nothing is taken from it yet.
///
/// ```
/// let text = r#"
/// format = "dument-law-1"
/// checked_on = "2027-01-04"
/// [[values]]
/// parameter = "ecb_main_refinancing_rate"
/// semester = "2027-S1"
/// value = "2.65"
/// source = "table de la BCE"
/// "#;
/// let file = dument_domain::read_update(text)?;
/// assert_eq!(file.updates[0].value, "2.65");
/// assert!(!file.updates[0].verified, "not unless it is said");
/// # Ok::<(), dument_domain::UpdateFileError>(())
/// ```
///
/// # Errors
/// [`UpdateFileError`] for a text that is not such a file.
pub fn read_update(text: &str) -> Result<UpdateFile, UpdateFileError> {
    let raw: RawFile = toml::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| UpdateFileError::Malformed(error.to_string()))?;
    if raw.format != UPDATE_FORMAT {
        return Err(UpdateFileError::Format(raw.format));
    }
    if raw.values.is_empty() {
        return Err(UpdateFileError::Empty);
    }
    let checked_on = raw.checked_on;
    let updates = raw.values.into_iter().map(|value| LawUpdate {
        parameter: value.parameter,
        semester: value.semester,
        from: value.from,
        value: value.value.trim().to_owned(),
        individual_creditor: value.individual_creditor,
        consumer: value.consumer,
        mail: value.mail,
        act: value.act,
        source: value.source,
        checked_on: value.checked_on.unwrap_or(checked_on),
        verified: value.verified,
        origin: Origin::Updated,
    });
    Ok(UpdateFile { title: raw.title, updates: updates.collect() })
}
