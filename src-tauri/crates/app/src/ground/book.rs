//! The read model: every case file in memory with where its invoices stand.
//!
//! Lists, totals and the dashboard read it; after each transaction the files
//! touched are read again. Interest cannot be summed in SQL, so that one
//! function gives every amount and long lists stay quick.

use std::collections::BTreeMap;

use dument_domain::case::{
    CaseFile, ClaimSettings, InvoiceState, LapseReason, Letter, LetterStatus, Position, Rules, Scenario,
    positions,
};
use dument_domain::limitation::Activity;
use dument_domain::{Address, Client, ClientId, Day, DebtorNature, HolidayRegion, Invoice, InvoiceId, Law};

use crate::ground::erased::Erasures;
use crate::ground::scenarios::KeptVersion;
use crate::views::InterestName;
use crate::words::text::folded;
use crate::{Code, Error};

/// A case file with the positions of its invoices on the day of the book.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) file: CaseFile,
    pub(crate) positions: Vec<Position>,
    /// The version of its scenario that its running case keeps; none for the last one.
    pub(crate) kept_version: Option<u32>,
}

impl Entry {
    /// The position of one invoice.
    pub(crate) fn position(&self, invoice: InvoiceId) -> Option<&Position> {
        self.positions.iter().find(|position| position.invoice == invoice)
    }

    /// Invoices with their positions, in the order of the file.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&Invoice, &Position)> {
        self.file.invoices.iter().zip(&self.positions)
    }

    /// What these invoices' debtor owes for the delay is called.
    pub(crate) fn interest_name(&self, invoices: &[InvoiceId]) -> InterestName {
        let those = invoices.iter().filter_map(|id| self.file.invoice(*id));
        InterestName::of_all(those.map(|one| InterestName::of(self.file.nature_of(one))))
    }

    /// Whether a case runs: something was done for an invoice that is not over.
    pub(crate) fn is_running(&self) -> bool {
        self.file.runs(&self.positions, None)
    }

    /// A file with its positions on a day.
    pub(crate) fn placed(file: CaseFile, today: Day, ground: &Ground) -> Entry {
        let mut entry = Entry::new(file);
        place(&mut entry, today, ground);
        entry
    }

    fn new(file: CaseFile) -> Entry {
        Entry { file, positions: Vec::new(), kept_version: None }
    }
}

/// What positions are computed with.
#[derive(Clone)]
pub(crate) struct Ground {
    pub(crate) law: Law,
    /// The scenarios proposed, in their last version.
    pub(crate) scenarios: Vec<Scenario>,
    /// The versions before them.
    pub(crate) kept: Vec<KeptVersion>,
    /// The scenario of new clients, where the user chose one for their nature.
    pub(crate) by_nature: BTreeMap<DebtorNature, String>,
    pub(crate) settings: ClaimSettings,
    pub(crate) region: HolidayRegion,
    /// The company's trade: carriers have a limitation of their own.
    pub(crate) activity: Activity,
    /// Whose data were erased.
    pub(crate) erased: Erasures,
}

impl Ground {
    /// The scenario a new client of this nature begins with: the one chosen, otherwise the first.
    pub(crate) fn scenario_of(&self, nature: DebtorNature) -> String {
        let first = || self.scenarios.first().map(|scenario| scenario.id.clone());
        self.by_nature.get(&nature).cloned().or_else(first).unwrap_or_default()
    }

    /// A client of which nothing is known yet, on the first scenario.
    pub(crate) fn blank_client(&self) -> Client {
        let scenario = self.scenarios.first().map(|scenario| scenario.id.clone());
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
            contract_rate: None,
            contacts: Vec::new(),
        }
    }

    /// Where a letter of this client stands, by the law and the choices in force.
    pub(crate) fn letter_status(&self, file: &CaseFile, letter: &Letter) -> LetterStatus {
        file.letter_status(letter, &self.settings, &self.law)
    }

    /// Whether a client is kept for the law alone: its words were erased, and nothing is due again since.
    pub(crate) fn is_set_apart(&self, entry: &Entry) -> bool {
        self.erased.in_part.contains_key(&entry.file.client.id.0)
            && entry
                .positions
                .iter()
                .all(|position| matches!(position.state, InvoiceState::Settled | InvoiceState::Abandoned))
    }

    /// The rules that a client follows: its scenario, in the version its running case keeps,
    /// otherwise in the last one.
    pub(crate) fn rules(&self, entry: &Entry) -> Option<Rules<'_>> {
        let client = &entry.file.client;
        let kept = entry.kept_version.and_then(|version| self.kept_version(&client.scenario, version));
        kept.map(|kept| self.rules_with(&kept.scenario)).or_else(|| self.last_rules(client))
    }

    /// The rules that a client follows, for a use case that cannot go on without them.
    pub(crate) fn rules_of(&self, entry: &Entry) -> Result<Rules<'_>, Error> {
        self.rules(entry).ok_or_else(|| Error::new(Code::Internal, entry.file.client.scenario.clone()))
    }

    /// Where a letter stands if it is posted on a day: one whose deadline would then be too close
    /// lapses (law reference 17.16).
    pub(crate) fn letter_status_on(&self, file: &CaseFile, letter: &Letter, on: Day) -> LetterStatus {
        let status = self.letter_status(file, letter);
        let late = status == LetterStatus::Prepared && self.too_close(file, letter, on).is_some();
        if late { LetterStatus::Lapsed(LapseReason::Deadline) } else { status }
    }

    /// The first lawful deadline of a letter whose printed one would come too soon if it left on this day.
    pub(crate) fn too_close(&self, file: &CaseFile, letter: &Letter, on: Day) -> Option<Day> {
        let first = letter.invoices.first().and_then(|id| file.invoice(*id));
        let nature = first.map_or_else(|| file.client.nature_in_force(), |invoice| file.nature_of(invoice));
        letter.untenable(nature, on, &self.law, self.region)
    }

    /// The rules with a given scenario.
    pub(crate) fn rules_with<'a>(&'a self, scenario: &'a Scenario) -> Rules<'a> {
        Rules { scenario, law: &self.law, settings: &self.settings, region: self.region }
    }

    /// A version of a scenario that another one followed.
    pub(crate) fn kept_version(&self, id: &str, version: u32) -> Option<&KeptVersion> {
        self.kept.iter().find(|kept| kept.scenario.id == id && kept.scenario.version == version)
    }

    /// Where the invoices of a file stand, and the version of its scenario that they keep: the one
    /// the case began with, for as long as it runs.
    pub(crate) fn places(&self, file: &CaseFile, today: Day) -> (Vec<Position>, Option<u32>) {
        let Some(rules) = self.last_rules(&file.client) else { return (Vec::new(), None) };
        let places = positions(file, &rules, today);
        let pinned = file.client.scenario_version;
        let kept = pinned.and_then(|version| self.kept_version(&file.client.scenario, version));
        match kept.filter(|kept| file.runs(&places, Some(&kept.until))) {
            Some(kept) => (positions(file, &self.rules_with(&kept.scenario), today), pinned),
            None => (places, None),
        }
    }

    /// The rules with the last version of a client's scenario, otherwise with the first one shipped.
    fn last_rules(&self, client: &Client) -> Option<Rules<'_>> {
        let own = self.scenarios.iter().find(|scenario| scenario.id == client.scenario);
        own.or_else(|| self.scenarios.first()).map(|scenario| self.rules_with(scenario))
    }
}

/// All the cases, on a day.
#[derive(Clone, Default)]
pub(crate) struct Book {
    entries: BTreeMap<ClientId, Entry>,
    day: Option<Day>,
}

impl Book {
    /// Takes every file; positions are computed when a day is asked for.
    pub(crate) fn load(&mut self, files: Vec<CaseFile>) {
        self.entries = files.into_iter().map(|file| (file.client.id, Entry::new(file))).collect();
        self.day = None;
    }

    /// Forgets the day, so that every position is computed again.
    pub(crate) fn forget_day(&mut self) {
        self.day = None;
    }

    /// Puts the book on `today`.
    pub(crate) fn turn_to(&mut self, today: Day, ground: &Ground) {
        if self.day == Some(today) {
            return;
        }
        for entry in self.entries.values_mut() {
            place(entry, today, ground);
        }
        self.day = Some(today);
    }

    /// Takes a file read again after a transaction.
    pub(crate) fn replace(&mut self, file: CaseFile, ground: &Ground) {
        let mut entry = Entry::new(file);
        if let Some(day) = self.day {
            place(&mut entry, day, ground);
        }
        self.entries.insert(entry.file.client.id, entry);
    }

    /// Forgets a client whose adding was taken back.
    pub(crate) fn remove(&mut self, client: ClientId) {
        self.entries.remove(&client);
    }

    pub(crate) fn get(&self, client: ClientId) -> Option<&Entry> {
        self.entries.get(&client)
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// The day it is on, once one was asked for.
    pub(crate) const fn day(&self) -> Option<Day> {
        self.day
    }

    /// The entry that holds an invoice.
    pub(crate) fn of_invoice(&self, invoice: InvoiceId) -> Option<(&Entry, &Invoice)> {
        self.entries.values().find_map(|entry| entry.file.invoice(invoice).map(|found| (entry, found)))
    }

    /// The clients of that name, accents and case ignored.
    pub(crate) fn named(&self, name: &str) -> Vec<&Entry> {
        let wanted = folded(name);
        self.entries.values().filter(|entry| folded(&entry.file.client.name) == wanted).collect()
    }
}

fn place(entry: &mut Entry, today: Day, ground: &Ground) {
    (entry.positions, entry.kept_version) = ground.places(&entry.file, today);
}
