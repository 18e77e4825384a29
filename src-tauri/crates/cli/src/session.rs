//! The moment and the folder of one command.

use std::path::PathBuf;

use dument_app::{App, Code, Error, Now};
use dument_domain::{Day, Law, Money};
use dument_machine::{clock, place};

use crate::arguments::Arguments;
use crate::failure::Failure;

/// What a command works with.
pub(crate) struct Session {
    data: Option<PathBuf>,
    /// The civil day and the hour.
    pub(crate) now: Now,
}

impl Session {
    /// Reads the clock, unless the day is given.
    pub(crate) fn of(arguments: &Arguments) -> Result<Session, Failure> {
        let moment = clock::now().map_err(Failure::Usage)?;
        let today = arguments.today.unwrap_or(moment.today);
        let data = arguments.data.clone();
        Ok(Session { data, now: Now { today, minute_of_day: moment.minute_of_day } })
    }

    /// The data folder: the one given, otherwise this account's.
    pub(crate) fn folder(&self) -> Result<PathBuf, Failure> {
        match &self.data {
            Some(folder) => Ok(folder.clone()),
            None => place::data_folder().map_err(Failure::Usage),
        }
    }

    /// The law in force in the data folder with the rates accepted there, where it holds data;
    /// otherwise the law that the program comes with.
    pub(crate) fn law(&self) -> Result<Law, Failure> {
        match App::open(&self.folder()?) {
            Ok(app) => Ok(app.law().clone()),
            Err(refusal) if refusal.code == Code::NotConfigured => shipped_law(),
            Err(refusal) => Err(refusal.into()),
        }
    }

    /// The law of the folder named by `--data`; without it, the law that the program comes with,
    /// so that a computation needs no folder.
    pub(crate) fn given_law(&self) -> Result<Law, Failure> {
        if self.data.is_some() { self.law() } else { shipped_law() }
    }

    /// The data, which must hold a company.
    pub(crate) fn open(&self) -> Result<App, Failure> {
        let mut app = App::open(&self.folder()?)?;
        if app.start(&self.now)?.configured {
            Ok(app)
        } else {
            Err(Error::new(Code::NotConfigured, "").into())
        }
    }
}

/// A date typed on the command line.
pub(crate) fn day(text: &str) -> Result<Day, Error> {
    text.parse().map_err(|_| Error::new(Code::BadDate, text))
}

/// A date typed or not.
pub(crate) fn day_if_any(text: Option<&String>) -> Result<Option<Day>, Error> {
    text.map(|text| day(text)).transpose()
}

/// A sum typed on the command line: above nothing, two decimals.
pub(crate) fn amount(text: &str) -> Result<Money, Error> {
    let parsed: Option<Money> = text.parse().ok();
    parsed.filter(|sum| sum.is_positive()).ok_or_else(|| Error::new(Code::BadAmount, text))
}

/// The law that the program comes with.
fn shipped_law() -> Result<Law, Failure> {
    Law::shipped().map_err(|error| Error::new(Code::Internal, error.to_string()).into())
}
