//! The program behind every screen: its data and the law, opened from a folder.

use std::fs;
use std::path::Path;

use dument_domain::{Company, Law};
use dument_store::Store;

use crate::ground::book::{Book, Ground};
use crate::ground::choices::Choices;
use crate::ground::copies::{COPIES, CopyName};
use crate::ground::shown::Shown;
use crate::views::AlertSettings;
use crate::{Code, Error, Now};

/// Whether a folder without data has copies of some.
fn has_copies(folder: &Path) -> bool {
    let mut entries = fs::read_dir(folder.join(COPIES)).into_iter().flatten().flatten();
    entries.any(|entry| entry.file_name().to_str().and_then(CopyName::of).is_some())
}

/// One open data folder with everything the use cases need.
pub struct App {
    pub(crate) store: Store,
    pub(crate) ground: Ground,
    pub(crate) company: Option<Company>,
    pub(crate) alerts: AlertSettings,
    pub(crate) book: Book,
    pub(crate) shown: Shown,
    /// Whether the data were made by whoever holds this.
    pub(crate) made: bool,
}

impl App {
    /// Opens the data folder, creating an empty database where there is none.
    ///
    /// # Errors
    /// [`Code::InUse`], [`Code::NewerFile`], [`Code::DamagedFile`] or [`Code::Disk`];
    /// a refused file is left untouched.
    pub fn open_or_create(folder: &Path) -> Result<App, Error> {
        let there = Store::exists(folder);
        if !there && has_copies(folder) {
            return Err(Error::no_data_beside_copies(folder));
        }
        let store = if there { Store::open(folder) } else { Store::create(folder) };
        App::over(store.map_err(Error::at_opening)?)
    }

    /// Opens an existing data folder.
    ///
    /// # Errors
    /// [`Code::NotConfigured`] where there is none, otherwise as [`App::open_or_create`].
    pub fn open(folder: &Path) -> Result<App, Error> {
        if !Store::exists(folder) {
            let none = Error::new(Code::NotConfigured, "");
            return Err(if has_copies(folder) { Error::no_data_beside_copies(folder) } else { none });
        }
        App::over(Store::open(folder).map_err(Error::at_opening)?)
    }

    /// A database in memory, for scenarios and tests.
    ///
    /// # Errors
    /// [`Code::Internal`] if the shipped law or scenarios do not parse.
    pub fn in_memory() -> Result<App, Error> {
        App::over(Store::open_in_memory()?)
    }

    fn over(store: Store) -> Result<App, Error> {
        let mut book = Book::default();
        book.load(store.case_files()?);
        let Choices { ground, company, alerts } = Choices::of(&store)?;
        Ok(App { ground, company, alerts, book, shown: Shown::default(), made: false, store })
    }

    /// Whether anything was recorded since the data were opened: what fails afterwards is no refusal.
    #[must_use]
    pub fn has_recorded(&self) -> bool {
        self.made || self.store.recorded() > 0
    }

    /// The law the program works with.
    #[must_use]
    pub fn law(&self) -> &Law {
        &self.ground.law
    }

    /// What the user decided about alerts.
    #[must_use]
    pub fn alert_settings(&self) -> &AlertSettings {
        &self.alerts
    }

    /// Puts the read model on the day of the use case.
    pub(super) fn turn_to(&mut self, now: &Now) {
        self.book.turn_to(now.today, &self.ground);
    }
}
