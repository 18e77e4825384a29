//! The moment and the folder of one command.

use std::cell::{RefCell, RefMut};
use std::path::PathBuf;

use dument_app::formats::{self, TypedSumError};
use dument_app::{App, Code, Companies, Error, Now, settings};
use dument_domain::{Day, Law, Money};
use dument_machine::{clock, place};

use crate::failure::{Failure, say};

/// What a command works with.
pub(crate) struct Session {
    data: Option<PathBuf>,
    company: Option<String>,
    app: RefCell<Option<App>>,
    /// The civil day and the hour.
    pub(crate) now: Now,
}

impl Session {
    /// Reads the clock, unless the day is given.
    pub(crate) fn of(
        today: Option<Day>,
        data: Option<PathBuf>,
        company: Option<String>,
    ) -> Result<Session, Failure> {
        if data.is_some() && company.is_some() {
            let told = "--data et --company désignent chacun des données\u{a0}: donnez l’un ou l’autre.";
            return Err(Failure::Usage(told.to_owned()));
        }
        let moment = clock::now().map_err(Failure::Usage)?;
        let today = today.unwrap_or(moment.today);
        let now = Now { today, minute_of_day: moment.minute_of_day };
        Ok(Session { data, company, app: RefCell::new(None), now })
    }

    /// The data folder: the one given, that of the company given, otherwise this account's.
    pub(crate) fn folder(&self) -> Result<PathBuf, Failure> {
        match (&self.data, &self.company) {
            (Some(folder), _) => Ok(folder.clone()),
            (None, Some(company)) => Ok(self.companies()?.folder_of(company)?),
            (None, None) => place::data_folder().map_err(Failure::Usage),
        }
    }

    /// The companies of this computer.
    pub(crate) fn companies(&self) -> Result<Companies, Failure> {
        let first = place::data_folder().map_err(Failure::Usage)?;
        Ok(Companies::around(first, place::companies_file()))
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

    /// The law of the folder named by `--data` or `--company`; without it, the law that the program comes with,
    /// so that a computation needs no folder.
    pub(crate) fn given_law(&self) -> Result<Law, Failure> {
        if self.data.is_some() || self.company.is_some() { self.law() } else { shipped_law() }
    }

    /// The data, which must hold a company.
    pub(crate) fn open(&self) -> Result<RefMut<'_, App>, Failure> {
        let mut app = App::open(&self.folder()?)?;
        let start = app.ask(&self.now, settings::start)?;
        for told in start.set_aside.iter().chain(&start.read_only) {
            say(told);
        }
        if start.configured { Ok(self.hold(app)) } else { Err(Error::new(Code::NotConfigured, "").into()) }
    }

    /// Keeps the data open until the command is answered, so that its end knows what was recorded.
    pub(crate) fn hold(&self, app: App) -> RefMut<'_, App> {
        RefMut::map(self.app.borrow_mut(), |held| held.insert(app))
    }

    /// Whether the command recorded something: what fails afterwards is no refusal.
    pub(crate) fn has_recorded(&self) -> bool {
        self.app.try_borrow().is_ok_and(|held| held.as_ref().is_some_and(App::has_recorded))
    }
}

/// A date typed on the command line.
pub(crate) fn day(text: &str) -> Result<Day, Error> {
    text.parse().map_err(|_| {
        let told = format!(
            "«\u{a0}{text}\u{a0}» n’est pas un jour du calendrier\u{a0}: une date s’écrit AAAA-MM-JJ, comme 2026-12-05."
        );
        Error::told(Code::BadDate, text, told)
    })
}

/// A date typed or not.
pub(crate) fn day_if_any(text: Option<&String>) -> Result<Option<Day>, Error> {
    text.map(|text| day(text)).transpose()
}

/// A sum typed on the command line, above nothing: `1850.00` as in the answers, or as one writes it in France
/// (`18500`, `18 500,00 €`). What has two readings is not guessed.
pub(crate) fn amount(text: &str) -> Result<Money, Error> {
    formats::typed_sum(text).map_err(|error| {
        let told = match error {
            TypedSumError::Ambiguous => format!(
                "«\u{a0}{text}\u{a0}» se lit de deux façons, milliers ou centimes\u{a0}: écrivez deux décimales, comme 1850.00."
            ),
            TypedSumError::NoSum => format!(
                "«\u{a0}{text}\u{a0}» n’est pas une somme à noter\u{a0}: il faut des euros, plus que zéro, comme 1850.00."
            ),
        };
        Error::told(Code::BadAmount, text, told)
    })
}

/// The law that the program comes with.
fn shipped_law() -> Result<Law, Failure> {
    Law::shipped().map_err(|error| Error::new(Code::Internal, error.to_string()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_read_as_it_is_written_in_france_and_never_guessed() {
        for (typed, cents) in [
            ("1850.00", 185_000),
            ("18500", 1_850_000),
            ("18 500,00", 1_850_000),
            ("18\u{202f}500,00\u{a0}€", 1_850_000),
            ("500,5", 50_050),
            ("12.5", 1_250),
            ("1.850,00", 185_000),
            ("1,850.00", 185_000),
            ("1850 euros", 185_000),
        ] {
            assert_eq!(amount(typed).ok(), Some(Money::from_cents(cents)), "{typed}");
        }
        for (typed, told) in [
            ("12.345", "deux façons"),
            ("1,850", "deux façons"),
            ("", "comme 1850.00"),
            ("0.00", "comme 1850.00"),
            ("-5.00", "comme 1850.00"),
            ("(5.00)", "comme 1850.00"),
            ("1e3", "comme 1850.00"),
            ("abc", "comme 1850.00"),
            ("18 5 00", "comme 1850.00"),
            ("1850 500", "comme 1850.00"),
            ("12.3456", "comme 1850.00"),
            ("500 $", "comme 1850.00"),
        ] {
            let refused = amount(typed).err();
            assert!(refused.is_some_and(|error| error.message().contains(told)), "{typed}");
        }
    }
}
