//! What lies on the desk: the user's own data, or the example company, never both.

mod among;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use dument_domain::ClientId;

use crate::alerts::rule::closing;
use crate::changes::verify::Verification;
use crate::views::{
    BackupView, BackupsView, ExportView, RestoreView, StartView, TrialView, TrustView, UndoToken,
};
use crate::{
    Acting, App, Closing, Code, Companies, Error, Now, Reading, VerifyReport, backups, changes, example,
    export, settings, trial,
};

/// The folder of the example company, inside the data folder and apart from the real data.
const EXAMPLE: &str = "exemple";

/// The data open now, or why they could not be opened.
pub struct Desk {
    /// The companies of this computer, of which one lies here.
    companies: Companies,
    /// Whether there are several, as was seen last.
    several: bool,
    home: PathBuf,
    folder: PathBuf,
    app: Result<App, Error>,
    /// Whether the page was told to ask what closing does, since this was opened.
    asked: bool,
    /// What takes back the last act, while it may be.
    last: Option<UndoToken>,
}

impl Desk {
    fn with(companies: Companies, home: PathBuf, app: Result<App, Error>) -> Desk {
        let several = companies.are_several();
        Desk { companies, several, folder: home.clone(), home, app, asked: false, last: None }
    }

    /// Opens the user's data folder. One that cannot be opened is not the end: every use case then
    /// answers why.
    #[must_use]
    pub fn open(home: PathBuf) -> Desk {
        let app = App::open_or_create(&home);
        Desk::with(Companies::around(home.clone(), None), home, app)
    }

    /// Why the data could not be opened.
    #[must_use]
    pub fn refusal(&self) -> Option<&Error> {
        self.app.as_ref().err()
    }

    /// The folder of the data open now.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What closing the window does where the desktop shows a tray.
    pub fn closing(&mut self) -> Closing {
        let before = std::mem::replace(&mut self.asked, true);
        self.app.as_ref().map_or(Closing::Quits, |app| closing(app.alert_settings(), before))
    }

    /// Asks a question about the data open now.
    ///
    /// # Errors
    /// The question's refusal, or [`Code::Internal`] after a mistake of ours.
    pub fn ask<T>(
        &mut self,
        now: &Now,
        question: impl FnOnce(Reading<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.run(|app| app.ask(now, question))
    }

    /// Does an act on the data open now.
    ///
    /// # Errors
    /// The act's refusal, or [`Code::Internal`] after a mistake of ours.
    pub fn act<T>(
        &mut self,
        now: &Now,
        act: impl FnOnce(&mut Acting<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let (answer, undo) = self.run(|app| app.act(now, |desk| Ok((act(desk)?, desk.undo()))))?;
        self.last = undo;
        Ok(answer)
    }

    /// What takes back the last act, while it may be: nothing where it changed nothing.
    ///
    /// # Errors
    /// None: it is what the window asks after each of its acts.
    pub fn last_edit(&mut self, _now: &Now) -> Result<Option<UndoToken>, Error> {
        Ok(self.last)
    }

    /// Runs a use case on the data open now.
    ///
    /// A mistake of ours must neither end the program nor leave half a change in memory: the data
    /// are then read again from the disk, where the transaction was rolled back.
    fn run<T>(&mut self, work: impl FnOnce(&mut App) -> Result<T, Error>) -> Result<T, Error> {
        let app = self.app.as_mut().map_err(|refusal| refusal.clone())?;
        catch_unwind(AssertUnwindSafe(|| work(app))).unwrap_or_else(|_| {
            let mistake = Error::new(Code::Internal, "arrêt inattendu");
            // Closed first: the folder has one lock.
            drop(std::mem::replace(&mut self.app, Err(mistake.clone())));
            self.app = App::open(&self.folder);
            Err(mistake)
        })
    }

    /// Explores the example company, made the first time, dated from today.
    ///
    /// # Errors
    /// The example cannot be made; the user's own data are open again.
    pub fn open_example(&mut self, now: &Now) -> Result<StartView, Error> {
        self.switch(now, self.home.join(EXAMPLE), |folder| match App::open(folder) {
            Err(refusal) if refusal.code == Code::NotConfigured => example::create(folder, now),
            Ok(empty) if empty.company.is_none() => {
                // One lock: it is closed before it is made again.
                drop(empty);
                example::create(folder, now)
            }
            opened => opened,
        })
    }

    /// Back to the user's own data.
    ///
    /// # Errors
    /// They cannot be opened.
    pub fn leave_example(&mut self, now: &Now) -> Result<StartView, Error> {
        self.switch(now, self.home.clone(), App::open_or_create)
    }

    /// Back to the user's own data; the example is thrown away.
    ///
    /// # Errors
    /// The user's own data cannot be opened, or the disk keeps the example.
    pub fn remove_example(&mut self, now: &Now) -> Result<StartView, Error> {
        let start = self.leave_example(now)?;
        let folder = self.home.join(EXAMPLE);
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(|problem| Error::new(Code::Disk, problem.to_string()))?;
        }
        Ok(start)
    }

    /// The copies of the user's own data, whether these open or not.
    ///
    /// # Errors
    /// None: a folder that cannot be read has no copies to show.
    pub fn backups(&mut self, now: &Now) -> Result<BackupsView, Error> {
        let mut list = backups::list(&self.home, now);
        if list.trouble.is_none() {
            list.trouble = self.ask(now, |reading| Ok(backups::unkept(reading))).ok().flatten();
        }
        Ok(list)
    }

    /// Makes the copy of the day of the user's own data, unless it was made. The example has none.
    ///
    /// # Errors
    /// Those of [`backups::of_the_day`].
    pub fn back_up_today(&mut self, now: &Now) -> Result<BackupsView, Error> {
        // Where nothing can be noted, which the window says, yesterday's copy is today's: nobody asked for one.
        if self.folder == self.home && self.takes_writing(now)? {
            self.ask(now, backups::of_the_day)?;
        }
        self.backups(now)
    }

    fn takes_writing(&mut self, now: &Now) -> Result<bool, Error> {
        self.ask(now, |reading| Ok(reading.kept.read_only().is_none()))
    }

    /// Whether a week went by since everything that must hold of the user's own data was looked at.
    pub(crate) fn is_to_be_verified(&mut self, now: &Now) -> Result<bool, Error> {
        // Where nothing can be noted, what is found could not be told again: it waits for the disk.
        let noted = self.takes_writing(now)?;
        Ok(self.folder == self.home && noted && backups::is_to_be_verified(&self.home, now.today))
    }

    /// Takes the user's own data as they are, to be looked at; nothing of the example.
    pub(crate) fn begin_verifying(&mut self, now: &Now) -> Result<Option<Verification>, Error> {
        if self.folder == self.home { self.ask(now, Verification::begin) } else { Ok(None) }
    }

    /// Remembers what was found.
    pub(crate) fn note_verified(&mut self, now: &Now, found: &VerifyReport) -> Result<BackupsView, Error> {
        backups::note_verified(&self.home, now.today, &changes::wrong_words(found))?;
        self.backups(now)
    }

    /// Writes everything out into a new folder of the one chosen.
    ///
    /// # Errors
    /// Those of [`export::into_folder`].
    pub fn export_into(&mut self, now: &Now, chosen: &Path) -> Result<ExportView, Error> {
        self.ask(now, |reading| export::into_folder(reading, chosen))
    }

    /// Writes what is kept about a client into a new folder of the one chosen.
    ///
    /// # Errors
    /// Those of [`export::person_into_folder`].
    pub fn export_person_into(
        &mut self,
        now: &Now,
        chosen: &Path,
        client: ClientId,
    ) -> Result<ExportView, Error> {
        self.ask(now, |reading| export::person_into_folder(reading, client, chosen))
    }

    /// Writes everything in one file into the folder chosen.
    ///
    /// # Errors
    /// Those of [`backups::take_away`].
    pub fn take_away_into(
        &mut self,
        now: &Now,
        chosen: &Path,
        passphrase: Option<&str>,
    ) -> Result<BackupView, Error> {
        self.ask(now, |reading| backups::take_away(reading, chosen, passphrase))
    }

    /// Chooses the second place of the copies, and brings it that of the day.
    ///
    /// # Errors
    /// Those of [`backups::choose_second`] and [`backups::of_the_day`]; the example has no copies.
    pub fn choose_second_place(
        &mut self,
        now: &Now,
        chosen: &Path,
        passphrase: Option<&str>,
    ) -> Result<BackupsView, Error> {
        if self.folder == self.home {
            self.ask(now, |reading| backups::choose_second(reading, chosen, passphrase))?;
        }
        self.back_up_today(now)
    }

    /// What the user may lean on, of the data open now.
    ///
    /// # Errors
    /// Those of [`backups::trust`].
    pub fn trust(&mut self, now: &Now) -> Result<TrustView, Error> {
        self.ask(now, backups::trust)
    }

    /// Remembers that the user's own data go on elsewhere.
    ///
    /// # Errors
    /// Those of [`backups::leave`].
    pub fn leave(&mut self, now: &Now, to: &str) -> Result<StartView, Error> {
        if self.folder == self.home {
            backups::leave(&self.home, now, to)?;
        }
        self.ask(now, settings::start)
    }

    /// The user's own data go on here.
    ///
    /// # Errors
    /// Those of [`backups::stay`].
    pub fn stay(&mut self, now: &Now) -> Result<StartView, Error> {
        backups::stay(&self.home)?;
        self.ask(now, settings::start)
    }

    /// Makes copies in no second place any longer.
    ///
    /// # Errors
    /// Those of [`backups::forget_second`].
    pub fn forget_second_place(&mut self, now: &Now) -> Result<BackupsView, Error> {
        backups::forget_second(&self.home)?;
        self.backups(now)
    }

    /// Makes one more copy of the user's own data, asked for. The example has none.
    ///
    /// # Errors
    /// Those of [`backups::now`].
    pub fn back_up_now(&mut self, now: &Now) -> Result<BackupsView, Error> {
        let said = if self.folder == self.home { Some(self.ask(now, backups::now)?) } else { None };
        Ok(BackupsView { said, ..self.backups(now)? })
    }

    /// What a copy of the list holds, beside the data open now.
    ///
    /// # Errors
    /// It is not there, does not hold, or is of a newer version.
    pub fn look_at_backup(&mut self, now: &Now, name: &str) -> Result<BackupView, Error> {
        let place = backups::copy_named(&self.home, name)?;
        let present = self.ask(now, |reading| reading.kept.info()).ok();
        backups::look_beside(&place, present.as_ref().filter(|_| self.folder == self.home))
    }

    /// Tries to put a copy of the list back, in a folder thrown away.
    ///
    /// # Errors
    /// Those of [`trial::try_out`].
    pub fn try_backup(&mut self, now: &Now, name: &str) -> Result<TrialView, Error> {
        let backup = self.look_at_backup(now, name)?;
        trial::tried_beside(&self.home, &backups::copy_named(&self.home, name)?, now, backup)
    }

    /// Takes in a copy that comes from elsewhere, and says what it holds.
    ///
    /// # Errors
    /// It is sealed and no passphrase opens it, is no copy of ours, does not hold, or the disk refuses; nothing is
    /// kept of it then.
    pub fn bring_backup(
        &mut self,
        now: &Now,
        bytes: &[u8],
        passphrase: Option<&str>,
    ) -> Result<BackupView, Error> {
        let place = backups::bring(&self.home, now, bytes, passphrase)?;
        self.look_at_backup(now, &place.file_name().unwrap_or_default().to_string_lossy())
    }

    /// Puts a copy of the list in the place of the user's own data, which are kept first, and opens it.
    ///
    /// # Errors
    /// Those of [`backups::restore`]: the data of before are open again.
    pub fn restore(&mut self, now: &Now, name: &str) -> Result<RestoreView, Error> {
        let place = backups::copy_named(&self.home, name)?;
        // Closed first: the folder has one lock.
        self.app = Err(Error::new(Code::NotConfigured, ""));
        let restored = backups::restore(&self.home, &place, now);
        self.reopen();
        restored
    }

    /// The user's own data, from their folder again.
    fn reopen(&mut self) {
        let app = App::open_or_create(&self.home);
        (self.folder, self.app, self.asked, self.last) = (self.home.clone(), app, false, None);
    }

    /// Closes the data open now before it opens others: one folder, one lock.
    fn switch(
        &mut self,
        now: &Now,
        folder: PathBuf,
        open: impl FnOnce(&Path) -> Result<App, Error>,
    ) -> Result<StartView, Error> {
        self.app = Err(Error::new(Code::NotConfigured, ""));
        let opened = open(&folder);
        if let Err(refusal) = opened {
            self.reopen();
            return Err(refusal);
        }
        (self.folder, self.app, self.last) = (folder, opened, None);
        self.ask(now, settings::start)
    }
}
