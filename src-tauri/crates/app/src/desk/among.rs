//! The companies of this computer, seen from the desk: one lies on it, another takes its place.

use std::path::{Path, PathBuf};

use super::Desk;
use crate::companies::{GONE, Start, same};
use crate::glance::{Look, Whose};
use crate::views::{CompaniesView, CompanyColour, StartView};
use crate::{App, Code, Companies, Error, Now, glance, settings};

impl Desk {
    /// Opens the company there is; where there are several, none before one is chosen. A program started with the
    /// session, without a window, opens the last one: what it is there for is to tell what is due.
    #[must_use]
    pub fn begin(companies: Companies, unseen: bool) -> Desk {
        let (folder, app) = match companies.start() {
            Start::First(folder) => (folder.clone(), App::open_or_create(&folder)),
            Start::Only(folder) => (folder.clone(), open_there(&folder)),
            Start::Several(last) if unseen => (last.clone(), open_there(&last)),
            Start::Several(_) => (companies.first().to_owned(), Err(Error::new(Code::NoCompanyOpen, ""))),
        };
        Desk::with(companies, folder, app)
    }

    /// Whether a company is still to be chosen: nothing is wrong with any.
    #[must_use]
    pub fn is_to_be_chosen(&self) -> bool {
        self.refusal().is_some_and(|refusal| refusal.code == Code::NoCompanyOpen)
    }

    /// The folder of the user's own data, whatever is open: nothing else is written there.
    #[must_use]
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// The companies of this computer, the one open here marked.
    ///
    /// # Errors
    /// None: a folder that cannot be read says so in its row.
    pub fn companies(&mut self, now: &Now) -> Result<CompaniesView, Error> {
        let here = self.app.is_ok().then_some(self.home.as_path());
        let view = self.companies.view(here, now);
        self.several = view.rows.len() > 1;
        if self.several {
            // A list that cannot be written tells them all the same.
            let _ = self.companies.remember_names();
        }
        Ok(view)
    }

    /// Opens another company in the place of this one, which stays open where the other is refused.
    ///
    /// # Errors
    /// [`Code::UnknownCompany`] where it is not on the list or its folder went away; [`Code::InUse`] where another
    /// program holds it; otherwise as [`App::open`].
    pub fn open_company(&mut self, now: &Now, folder: &str) -> Result<StartView, Error> {
        let folder = PathBuf::from(folder);
        if !self.companies.holds(&folder) {
            return Err(self.companies.none_in(&folder));
        }
        if self.app.is_err() || !same(&folder, &self.folder) {
            let app = open_there(&folder)?;
            self.lay(folder, app, now);
        }
        self.ask(now, settings::start)
    }

    /// Begins one more company, in a folder of its own beside the first one's.
    ///
    /// # Errors
    /// [`Code::Forbidden`] where one data folder was chosen for the program; what the disk says. The company open
    /// before still is.
    pub fn add_company(&mut self, now: &Now) -> Result<StartView, Error> {
        let folder = self.companies.folder_to_add()?;
        if self.app.is_err() || !same(&folder, &self.folder) {
            let app = App::open_or_create(&folder)?;
            if self.app.is_ok() {
                self.companies.opened(&self.home, now)?;
            }
            self.lay(folder, app, now);
        }
        self.ask(now, settings::start)
    }

    /// Puts a company that is in a folder of this computer on the list; it is not opened.
    ///
    /// # Errors
    /// Those of [`Companies::add`].
    pub fn list_company(&mut self, now: &Now, folder: &Path) -> Result<CompaniesView, Error> {
        self.companies.add(folder)?;
        self.companies(now)
    }

    /// Takes a company off the list. Not one file of it is touched.
    ///
    /// # Errors
    /// [`Code::Forbidden`] for the one open here; those of [`Companies::remove`].
    pub fn remove_company(&mut self, now: &Now, folder: &str) -> Result<CompaniesView, Error> {
        let folder = PathBuf::from(folder);
        if self.app.is_ok() && same(&folder, &self.home) {
            let told = "C’est l’entreprise ouverte dans cette fenêtre\u{a0}: passez d’abord à une autre. La liste n’a pas changé, rien n’a été effacé.";
            return Err(Error::told(Code::Forbidden, folder.display().to_string(), told));
        }
        self.companies.remove(&folder)?;
        self.companies(now)
    }

    /// Gives a company another colour.
    ///
    /// # Errors
    /// Those of [`Companies::colour`].
    pub fn colour_company(
        &mut self,
        now: &Now,
        folder: &str,
        colour: CompanyColour,
    ) -> Result<CompaniesView, Error> {
        self.companies.colour(Path::new(folder), colour)?;
        self.companies(now)
    }

    /// The data of another company, in the place of these.
    fn lay(&mut self, home: PathBuf, app: App, now: &Now) {
        // It is open, whether the computer remembers so or not: the list is only a memory.
        let _ = self.companies.opened(&home, now);
        (self.folder, self.home, self.app) = (home.clone(), home, Ok(app));
        (self.asked, self.last) = (false, None);
        self.several = self.companies.are_several();
    }

    /// What is due now, with the notification of the day at its moment, and whose it is where there are several. It
    /// is no change of the user's.
    ///
    /// # Errors
    /// As [`glance::look`].
    pub fn look(&mut self, now: &Now) -> Result<Look, Error> {
        if self.is_to_be_chosen() {
            return Ok(Look::before_a_choice());
        }
        let look = self.run(|app| app.act(now, glance::look))?;
        if !self.several {
            return Ok(look);
        }
        let name = self.ask(now, |reading| Ok(reading.company.map(|company| company.name.clone())))?;
        Ok(match name {
            Some(name) => look.of(Whose::Company(name)),
            None => look,
        })
    }
}

/// Opens data that are there; none are made where they are not.
fn open_there(folder: &Path) -> Result<App, Error> {
    App::open(folder).map_err(|refusal| {
        if refusal.code != Code::NotConfigured {
            return refusal;
        }
        let shown = folder.display().to_string();
        let told = format!("{GONE} Il était ici\u{a0}: {shown}. Rien n’a été créé ni effacé\u{a0}: rebranchez le disque, ou remettez le dossier à sa place.");
        Error::told(Code::UnknownCompany, shown, told)
    })
}
