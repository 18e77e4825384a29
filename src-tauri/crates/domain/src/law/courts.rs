//! The courts and procedures that exist in some places only: where, from when and until when.

use serde::Deserialize;

use super::LawError;
use crate::Day;

/// The tribunaux des activités économiques, on trial in a few cities.
const ECONOMIC_COURTS: &str = include_str!("../../../../../assets/law/courts/economic_courts.toml");

/// The departments whose tribunal judiciaire has a chamber for commerce.
const COMMERCIAL_CHAMBERS: &str = include_str!("../../../../../assets/law/courts/commercial_chambers.toml");

/// The countries whose debtors the European procedures reach.
const EUROPEAN_PROCEDURES: &str = include_str!("../../../../../assets/law/courts/european_procedures.toml");

/// A kind of court or procedure that exists in some places only, as its file of `assets/law/courts` gives it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CourtFile {
    /// Its word in the code, which is also the name of the file.
    pub name: String,
    /// Its French title.
    pub title: String,
    /// The article that sets it up; none where the source cites none.
    pub article: Option<String>,
    /// The day someone last compared the seats with their sources.
    pub checked_on: Day,
    /// Where it sits.
    pub seats: Vec<Seat>,
}

/// A place where such a court sits.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// The city, the number of the department, or the code of the country.
    pub place: String,
    /// The first day it sits there.
    pub from: Day,
    /// The last day, where an end is set.
    pub until: Option<Day>,
    /// Where it was read.
    pub source: String,
    /// How it was checked.
    pub verification: String,
    /// Whether two sources agree.
    pub verified: bool,
}

impl Seat {
    /// Whether the court sits there on a day.
    #[must_use]
    pub fn sits_on(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// The courts that stand in for the tribunal de commerce.
///
/// ```
/// let courts = dument_domain::Courts::shipped()?;
/// let sitting = |day: &str| {
///     let day = day.parse().unwrap();
///     courts.economic.seats.iter().filter(|seat| seat.sits_on(day)).count()
/// };
/// assert_eq!((sitting("2024-12-31"), sitting("2025-01-01"), sitting("2029-01-01")), (0, 12, 0));
/// # Ok::<(), dument_domain::LawError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Courts {
    /// Tribunaux des activités économiques, by city (loi n° 2023-1059 art. 26).
    pub economic: CourtFile,
    /// Chambers for commerce of the tribunal judiciaire, by department.
    pub chambers: CourtFile,
    /// European order for payment and small claims, by country (règlements n° 1896/2006, 861/2007).
    pub european: CourtFile,
}

impl Courts {
    /// The courts shipped with the program.
    ///
    /// # Errors
    /// [`LawError`] naming the file that cannot be read, which a test forbids.
    pub fn shipped() -> Result<Courts, LawError> {
        Ok(Courts {
            economic: read(ECONOMIC_COURTS)?,
            chambers: read(COMMERCIAL_CHAMBERS)?,
            european: read(EUROPEAN_PROCEDURES)?,
        })
    }

    /// Every file.
    #[must_use]
    pub fn files(&self) -> [&CourtFile; 3] {
        [&self.economic, &self.chambers, &self.european]
    }
}

fn read(text: &str) -> Result<CourtFile, LawError> {
    toml::from_str(text).map_err(|error| LawError {
        parameter: text.lines().find(|line| line.starts_with("name")).unwrap_or("?").to_owned(),
        reason: error.to_string(),
    })
}
