//! The one core behind the window, shared by the commands, the tray and the alerts.

use std::sync::{Mutex, MutexGuard, PoisonError};

use dument_app::glance::Look;
use dument_app::{Acting, Desk, Error, ErrorView, Now, Reading};
use dument_machine::bell::Bell;
use dument_machine::clock;

/// The data open now, behind one lock.
pub struct Shared {
    desk: Mutex<Desk>,
    bell: Bell,
}

impl Shared {
    /// Shares what is open; the bell rings after each change.
    #[must_use]
    pub fn new(desk: Desk, bell: Bell) -> Shared {
        Shared { desk: Mutex::new(desk), bell }
    }

    /// Asks the core something, or says its refusal as the window receives it.
    pub fn run<T>(&self, question: impl FnOnce(Reading<'_>) -> Result<T, Error>) -> Result<T, ErrorView> {
        self.beside(|desk, now| desk.ask(now, question))
    }

    /// Has the core record something; the screens, the tray and the alerts then look again.
    pub fn change<T>(&self, act: impl FnOnce(&mut Acting<'_>) -> Result<T, Error>) -> Result<T, ErrorView> {
        let done = self.beside(|desk, now| desk.act(now, act));
        // A failure may come once something was recorded.
        self.bell.ring();
        done
    }

    /// Asks or does what needs no data to be open.
    pub fn beside<T>(&self, ask: impl FnOnce(&mut Desk, &Now) -> Result<T, Error>) -> Result<T, ErrorView> {
        now().and_then(|now| ask(&mut self.desk(), &now)).map_err(|refusal| refusal.view())
    }

    /// Does what takes long: it holds the data for moments only.
    pub fn apart<T>(
        &self,
        work: impl FnOnce(&Mutex<Desk>, &Now) -> Result<T, Error>,
    ) -> Result<T, ErrorView> {
        now().and_then(|now| work(&self.desk, &now)).map_err(|refusal| refusal.view())
    }

    /// Opens other data: the example company, the user's own again, a copy put back.
    ///
    /// # Errors
    /// They cannot be opened.
    pub fn switch<T>(&self, to: impl FnOnce(&mut Desk, &Now) -> Result<T, Error>) -> Result<T, ErrorView> {
        let opened = self.beside(to);
        self.bell.ring();
        opened
    }

    /// What the desk itself knows: where the data are, what closing does.
    pub fn tells<T>(&self, of: impl FnOnce(&mut Desk) -> T) -> T {
        of(&mut self.desk())
    }

    /// What is due now, with the notification of the day at its moment; nothing while no data are open.
    #[must_use]
    pub fn look(&self) -> Option<Look> {
        self.beside(Desk::look).ok()
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn now() -> Result<Now, Error> {
    let moment = clock::now().map_err(Error::wrong_clock)?;
    Ok(Now { today: moment.today, minute_of_day: moment.minute_of_day })
}
