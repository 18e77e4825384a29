//! The moment and the folder of one command.

use std::cell::{RefCell, RefMut};
use std::path::PathBuf;

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

/// A sum typed on the command line: above nothing, two decimals. A script that forgot them is told
/// how to write its own sum, which is not guessed.
pub(crate) fn amount(text: &str) -> Result<Money, Error> {
    if let Some(sum) = text.parse::<Money>().ok().filter(|sum| sum.is_positive()) {
        return Ok(sum);
    }
    let told = match meant(text) {
        Some(sum) => format!(
            "«\u{a0}{text}\u{a0}»\u{a0}: une somme s’écrit avec un point et deux décimales, donc {sum}."
        ),
        None => format!(
            "«\u{a0}{text}\u{a0}» n’est pas une somme à noter\u{a0}: il faut des euros, plus que zéro, comme 1850.00."
        ),
    };
    Err(Error::told(Code::BadAmount, text, told))
}

/// The sum that was most likely meant by `500`, `1 850,5` or `12,00 €`.
fn meant(text: &str) -> Option<Money> {
    let bare: String = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '€').collect();
    let (units, decimals) = bare.split_once([',', '.']).unwrap_or((&bare, ""));
    if decimals.len() > 2 {
        return None;
    }
    let sum: Option<Money> = format!("{units}.{decimals:0<2}").parse().ok();
    sum.filter(|sum| sum.is_positive())
}

/// The law that the program comes with.
fn shipped_law() -> Result<Law, Failure> {
    Law::shipped().map_err(|error| Error::new(Code::Internal, error.to_string()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_read_as_the_contract_writes_it_and_its_mend_is_said() {
        assert_eq!(amount("1850.00").ok(), Some(Money::from_cents(185_000)));
        for (typed, meant) in
            [("500", "500.00"), ("500,5", "500.50"), ("1 850,00\u{a0}€", "1850.00"), ("12.5", "12.50")]
        {
            let refused = amount(typed).err();
            let told = refused.as_ref().map(|error| (error.code, error.detail.as_str()));
            assert_eq!(told, Some((Code::BadAmount, typed)));
            assert!(refused.is_some_and(|error| error.message().contains(meant)), "{typed}");
        }
        for nothing in ["", "0.00", "-5.00", "1e3", "1,850.00", "abc", "12.345"] {
            let refused = amount(nothing).err();
            assert!(refused.is_some_and(|error| error.message().contains("comme 1850.00")), "{nothing}");
        }
    }
}
