//! The program behind every screen: data, law, and the way writes are made.

use std::collections::BTreeMap;
use std::path::Path;

use dument_domain::case::{CaseEvent, ClaimSettings};
use dument_domain::{Address, Client, ClientId, Company, DebtorNature, EventId, Law, LawUpdate};
use dument_store::{Store, Writer};
use serde_json::{Value, json};

use crate::ground::book::{Book, Entry, Ground};
use crate::ground::shown::{LetterPreviews, Previews};
use crate::views::{AlertSettings, UndoToken};
use crate::{Code, Error, Now};

/// Setting keys of the store.
pub(crate) mod key {
    /// [`super::ClaimSettings`].
    pub(crate) const CLAIMS: &str = "claims";
    /// [`crate::views::AlertSettings`].
    pub(crate) const ALERTS: &str = "alerts";
    /// Values of the law that the user accepted, as [`dument_domain::LawUpdate`].
    pub(crate) const RATES: &str = "rates";
    /// The civil day the rates or the choices of counting last changed.
    pub(crate) const COUNTING_CHANGED_ON: &str = "counting_changed_on";
    /// What was looked at and told, as `alerts::watch` keeps it.
    pub(crate) const WATCH: &str = "watch";
    /// Scenario of new clients, by nature of debtor.
    pub(crate) const SCENARIOS: &str = "scenarios";
    /// The call sheets made, oldest first.
    pub(crate) const CALL_SHEETS: &str = "call_sheets";
    /// Set on the example company.
    pub(crate) const EXAMPLE: &str = "example";
    /// Document of the scanned signature.
    pub(crate) const SIGNATURE: &str = "signature";
    /// When the user last said that the payments are up to date.
    pub(crate) const PAYMENTS_CHECKED: &str = "payments_checked";
    /// Document of the logo.
    pub(crate) const LOGO: &str = "logo";
}

/// One open data folder with everything the use cases need.
pub struct App {
    pub(crate) store: Store,
    pub(crate) ground: Ground,
    pub(crate) company: Option<Company>,
    pub(crate) alerts: AlertSettings,
    pub(crate) book: Book,
    last_change: Option<i64>,
    pub(crate) letter_previews: LetterPreviews,
    pub(crate) import_previews: Previews,
}

/// What a transaction wrote: the answer, what the journal keeps, and whose files changed.
pub(crate) struct Written<T> {
    pub(crate) answer: T,
    pub(crate) payload: Value,
    pub(crate) clients: Vec<ClientId>,
}

impl App {
    /// Opens the data folder, creating an empty database where there is none.
    ///
    /// # Errors
    /// [`Code::InUse`], [`Code::NewerFile`], [`Code::DamagedFile`] or [`Code::Disk`];
    /// a refused file is left untouched.
    pub fn open_or_create(folder: &Path) -> Result<App, Error> {
        let store = if Store::exists(folder) { Store::open(folder) } else { Store::create(folder) };
        App::over(store.map_err(Error::at_opening)?)
    }

    /// Opens an existing data folder.
    ///
    /// # Errors
    /// [`Code::NotConfigured`] where there is none, otherwise as [`App::open_or_create`].
    pub fn open(folder: &Path) -> Result<App, Error> {
        if !Store::exists(folder) {
            return Err(Error::new(Code::NotConfigured, ""));
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
        let (ground, company, alerts) = choices(&store)?;
        Ok(App {
            ground,
            company,
            alerts,
            book,
            last_change: None,
            letter_previews: LetterPreviews::default(),
            import_previews: Previews::default(),
            store,
        })
    }

    /// Reads again what the user chose, once a choice was taken back.
    pub(crate) fn read_choices(&mut self) -> Result<(), Error> {
        (self.ground, self.company, self.alerts) = choices(&self.store)?;
        self.book.forget_day();
        Ok(())
    }

    /// Whether anything was recorded since the data were opened: what fails afterwards is no refusal.
    #[must_use]
    pub fn has_recorded(&self) -> bool {
        self.store.has_recorded()
    }

    /// The law the program works with.
    #[must_use]
    pub fn law(&self) -> &Law {
        &self.ground.law
    }

    /// Puts the read model on the day of the use case.
    pub(crate) fn turn_to(&mut self, now: &Now) {
        self.book.turn_to(now.today, &self.ground);
    }

    pub(crate) fn entry(&self, client: ClientId) -> Result<&Entry, Error> {
        self.book.get(client).ok_or_else(|| Error::new(Code::UnknownClient, client.0.to_string()))
    }

    pub(crate) fn company(&self) -> Result<&Company, Error> {
        self.company.as_ref().ok_or_else(|| Error::new(Code::NotConfigured, ""))
    }

    /// What the last use case changed, while it can be taken back: what the window offers after it.
    #[must_use]
    pub fn last_edit(&self) -> Option<UndoToken> {
        self.last_change.map(UndoToken::Change)
    }

    /// Nothing was written: nothing is offered to be taken back.
    pub(crate) fn nothing_changed(&mut self) {
        self.last_change = None;
    }

    /// One use case: one transaction, one entry of the journal, then the files
    /// touched are read again.
    pub(crate) fn write<T>(
        &mut self,
        now: &Now,
        kind: &str,
        body: impl FnOnce(&Writer<'_>) -> Result<Written<T>, Error>,
    ) -> Result<T, Error> {
        let work = |writer: &Writer<'_>| {
            let written = body(writer)?;
            Ok::<_, Error>(((written.answer, written.clients), written.payload))
        };
        let (answer, clients) = if OWN.contains(&kind) {
            self.store.transaction(&now.stamp(), kind, work)?
        } else {
            let recorded = self.store.record(&now.stamp(), kind, work)?;
            self.last_change = recorded.change;
            recorded.answer
        };
        for client in clients {
            match self.store.case_file(client)? {
                Some(file) => self.book.replace(file, &self.ground),
                None => self.book.remove(client),
            }
        }
        Ok(answer)
    }
}

/// What the program notes by itself, and that nobody takes back: what it told, and when.
const OWN: [&str; 4] = ["alert_given", "day_opened", "absence_seen", "example"];

/// What the user chose, as the store has it: the ground amounts are computed on, the company, the
/// alerts.
fn choices(store: &Store) -> Result<(Ground, Option<Company>, AlertSettings), Error> {
    let updates: Vec<LawUpdate> = read_setting(store, key::RATES)?;
    let law = crate::ground::law::law_of(&updates)?;
    let (scenarios, kept) = crate::ground::scenarios::known(store)?;
    let company = store.company()?;
    let settings: ClaimSettings = read_setting(store, key::CLAIMS)?;
    let alerts: AlertSettings = read_setting(store, key::ALERTS)?;
    let by_nature: BTreeMap<DebtorNature, String> = read_setting(store, key::SCENARIOS)?;
    let region = company.as_ref().map(|company| company.region).unwrap_or_default();
    let activity = company.as_ref().map(|company| company.activity).unwrap_or_default();
    Ok((Ground { law, scenarios, kept, by_nature, settings, region, activity }, company, alerts))
}

/// A setting of the store, or its default.
pub(crate) fn read_setting<T: serde::de::DeserializeOwned + Default>(
    store: &Store,
    key: &str,
) -> Result<T, Error> {
    let Some(text) = store.setting(key)? else { return Ok(T::default()) };
    serde_json::from_str(&text).map_err(|error| Error::new(Code::DamagedFile, format!("{key}: {error}")))
}

impl App {
    /// A client of which nothing is known yet, on the first scenario.
    pub(crate) fn blank_client(&self) -> Client {
        let scenario = self.ground.scenarios.first().map(|scenario| scenario.id.clone());
        Client {
            id: ClientId(0),
            name: String::new(),
            nature: DebtorNature::Consumer,
            nature_confirmed: false,
            siren: None,
            siret: None,
            vat: None,
            address: Address { country: "FR".to_owned(), ..Address::default() },
            email: String::new(),
            phone: String::new(),
            note: String::new(),
            scenario: scenario.unwrap_or_default(),
            scenario_version: None,
            contacts: Vec::new(),
        }
    }
}

impl App {
    /// One fact of a case, in its own transaction.
    pub(crate) fn record_event(
        &mut self,
        now: &Now,
        kind: &str,
        event: &CaseEvent,
    ) -> Result<EventId, Error> {
        self.write(now, kind, |writer| {
            let id = writer.insert_event(event)?;
            let payload = json!({ "event": id, "client": event.client, "on": event.on, "invoices": event.invoices, "what": event.what, "note": event.note });
            Ok(Written { answer: id, payload, clients: vec![event.client] })
        })
    }
}

/// A value as the journal and the settings keep it.
pub(crate) fn as_json(value: &impl serde::Serialize) -> Result<Value, Error> {
    serde_json::to_value(value).map_err(|error| Error::new(Code::Internal, error.to_string()))
}
