//! The read model: every case file in memory with where its invoices stand.
//!
//! Lists, totals and the dashboard read it; after each transaction the files
//! touched are read again. Interest cannot be summed in SQL, so that one
//! function gives every amount and long lists stay quick.

use std::collections::BTreeMap;

use dument_domain::case::{
    CaseFile, ClaimSettings, Letter, LetterStatus, Position, Rules, Scenario, positions,
};
use dument_domain::limitation::Activity;
use dument_domain::{Client, ClientId, Day, DebtorNature, HolidayRegion, Invoice, InvoiceId, Law};

use crate::words::folded;

/// A case file with the positions of its invoices on the day of the book.
pub(crate) struct Entry {
    pub(crate) file: CaseFile,
    pub(crate) positions: Vec<Position>,
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
}

/// What positions are computed with.
pub(crate) struct Ground {
    pub(crate) law: Law,
    pub(crate) scenarios: Vec<Scenario>,
    /// The scenario of new clients, where the user chose one for their nature.
    pub(crate) by_nature: BTreeMap<DebtorNature, String>,
    pub(crate) settings: ClaimSettings,
    pub(crate) region: HolidayRegion,
    /// The company's trade: carriers have a limitation of their own.
    pub(crate) activity: Activity,
}

impl Ground {
    /// The scenario a new client of this nature begins with: the one chosen, otherwise the first.
    pub(crate) fn scenario_of(&self, nature: DebtorNature) -> String {
        let first = || self.scenarios.first().map(|scenario| scenario.id.clone());
        self.by_nature.get(&nature).cloned().or_else(first).unwrap_or_default()
    }

    /// Where a letter of this client stands, by the law and the choices in force.
    pub(crate) fn letter_status(&self, file: &CaseFile, letter: &Letter) -> LetterStatus {
        file.letter_status(letter, &self.settings, &self.law)
    }

    /// The rules for a client: its scenario, otherwise the first one shipped.
    pub(crate) fn rules<'a>(&'a self, client: &Client) -> Option<Rules<'a>> {
        let own = self.scenarios.iter().find(|scenario| scenario.id == client.scenario);
        let scenario = own.or_else(|| self.scenarios.first())?;
        Some(Rules { scenario, law: &self.law, settings: &self.settings, region: self.region })
    }
}

/// All the cases, on a day.
#[derive(Default)]
pub(crate) struct Book {
    entries: BTreeMap<ClientId, Entry>,
    day: Option<Day>,
}

impl Book {
    /// Takes every file; positions are computed when a day is asked for.
    pub(crate) fn load(&mut self, files: Vec<CaseFile>) {
        self.entries =
            files.into_iter().map(|file| (file.client.id, Entry { file, positions: Vec::new() })).collect();
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
        let mut entry = Entry { file, positions: Vec::new() };
        if let Some(day) = self.day {
            place(&mut entry, day, ground);
        }
        self.entries.insert(entry.file.client.id, entry);
    }

    pub(crate) fn get(&self, client: ClientId) -> Option<&Entry> {
        self.entries.get(&client)
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
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
    entry.positions = match ground.rules(&entry.file.client) {
        Some(rules) => positions(&entry.file, &rules, today),
        None => Vec::new(),
    };
}
