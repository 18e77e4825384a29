//! One client during some four hundred days.

use std::collections::BTreeMap;

use dument_domain::case::{
    CaseEvent, CaseFile, ClaimSettings, Happening, NextStep, Rules, Scenario, next_steps, positions, simulate,
};
use dument_domain::claim::{DuePart, Waiver};
use dument_domain::{
    Address, Client, ClientId, Day, DebtorNature, EventId, HolidayRegion, Invoice, InvoiceId, Law, Money,
};
use dument_tests::random::Random;

use crate::path_simulation::checks::check;

/// Days played in a year: some run on after the last event.
const DAYS: i64 = 400;

pub struct Year<'a> {
    pub random: Random,
    pub file: CaseFile,
    pub scenario: &'a Scenario,
    pub law: &'a Law,
    settings: ClaimSettings,
    region: HolidayRegion,
    pub today: Day,
    pub days: i64,
    pub visits: usize,
    pub steps: usize,
    pub deeds: BTreeMap<&'static str, usize>,
}

impl<'a> Year<'a> {
    pub fn new(seed: u64, scenario: &'a Scenario, law: &'a Law) -> Year<'a> {
        let mut random = Random::seeded(seed);
        let natures = [DebtorNature::Business, DebtorNature::Consumer, DebtorNature::PublicBuyer];
        let nature = natures[usize::try_from(random.below(3)).unwrap()];
        let start: Day = "2024-01-02".parse().unwrap();
        let today = start.plus_days(i64::try_from(random.below(700)).unwrap());
        let region = if random.chance(20) { HolidayRegion::AlsaceMoselle } else { HolidayRegion::Mainland };
        let mut year = Year {
            file: file(nature, scenario),
            random,
            scenario,
            law,
            settings: ClaimSettings::default(),
            region,
            today,
            days: 0,
            visits: 0,
            steps: 0,
            deeds: BTreeMap::new(),
        };
        for _ in 0..=year.random.below(3) {
            year.owe();
        }
        year
    }

    pub fn rules(&self) -> Rules<'a> {
        // The settings are those of every year: leaking nothing, borrowed from a constant.
        static SETTINGS: std::sync::OnceLock<ClaimSettings> = std::sync::OnceLock::new();
        let settings = SETTINGS.get_or_init(|| self.settings);
        Rules { scenario: self.scenario, law: self.law, settings, region: self.region }
    }

    fn owe(&mut self) {
        let id = InvoiceId(i64::try_from(self.file.invoices.len()).unwrap() + 1);
        let due = self.today.plus_days(i64::try_from(self.random.below(60)).unwrap());
        let gross = Money::from_cents(i64::try_from(self.random.between(5_000, 900_000)).unwrap());
        self.file.invoices.push(invoice(id, due, gross));
    }

    /// Plays it all; the first rule broken, if any.
    pub fn play(&mut self) -> Result<(), String> {
        let end = self.today.plus_days(DAYS);
        while self.today < end {
            self.visit()?;
            let away = match self.random.below(10) {
                0 => self.random.between(21, 60),
                1..=4 => self.random.between(2, 9),
                _ => 1,
            };
            let away = i64::try_from(away).unwrap();
            self.today = self.today.plus_days(away);
            self.days += away;
        }
        self.afterwards()
    }

    fn visit(&mut self) -> Result<(), String> {
        self.visits += 1;
        self.clock_jumps_back()?;
        if self.random.chance(15) {
            self.something_happens();
        }
        loop {
            let due = self.due(self.today)?;
            let contacted = self.file.last_contact_on() == Some(self.today);
            if contacted && due.iter().any(|one| one.step.is_reminder()) {
                return Err(format!("{}: a second step in the day", self.today));
            }
            let Some(step) = due.into_iter().next() else { return Ok(()) };
            if !self.random.chance(70) || self.steps > 400 {
                return Ok(());
            }
            if !self.act(&step) {
                return Ok(());
            }
            self.steps += 1;
        }
    }

    /// The clock says a day before: nothing that was done is asked again.
    fn clock_jumps_back(&mut self) -> Result<(), String> {
        if !self.random.chance(5) {
            return Ok(());
        }
        let earlier = self.today.plus_days(-i64::try_from(self.random.between(1, 40)).unwrap());
        self.due(earlier).map(|_| ())
    }

    fn due(&self, today: Day) -> Result<Vec<NextStep>, String> {
        let rules = self.rules();
        let places = positions(&self.file, &rules, today);
        let due = next_steps(&places, today);
        check(&self.file, &rules, &places, &due, today)?;
        Ok(due)
    }

    /// If nothing more happens, every invoice comes to an end of its path.
    fn afterwards(&mut self) -> Result<(), String> {
        let until = self.today.plus_days(1_500);
        let steps = simulate(&self.file, &self.rules(), self.today, until);
        let mut last: Option<Day> = None;
        for step in &steps {
            let asks = step.step.is_reminder();
            if asks && last.is_some_and(|before| step.on <= before) {
                return Err(format!("{}: two steps in a day to come", step.on));
            }
            last = last.max(Some(step.on));
        }
        let places = positions(&self.file, &self.rules(), self.today);
        for place in places.iter().filter(|place| place.next.is_some()) {
            let mut its = steps.iter().filter(|one| one.invoices.contains(&place.invoice)).rev();
            let end = its.find(|one| !one.step.is_reminder());
            if end.is_none() {
                return Err(format!("invoice {} never comes to an end", place.invoice.0));
            }
        }
        Ok(())
    }

    pub fn record(&mut self, invoices: Vec<InvoiceId>, what: Happening) {
        *self.deeds.entry(name(&what)).or_insert(0) += 1;
        let id = EventId(i64::try_from(self.file.events.len()).unwrap() + 1);
        self.file.events.push(CaseEvent {
            id,
            client: self.file.client.id,
            invoices,
            on: self.today,
            recorded_at: format!("{}T12:00", self.today),
            what,
            note: String::new(),
            reversed: false,
        });
    }

    /// The case as it was played, to see what went wrong.
    pub fn told(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        for one in &self.file.invoices {
            lines.push(format!("{} due {} {}", one.number, one.due_on(), one.gross));
        }
        for one in &self.file.payments {
            lines.push(format!("{} paid {:?}", one.on, one.allocations));
        }
        for one in &self.file.credit_notes {
            lines.push(format!("{} credit {} on {}", one.on, one.amount, one.invoice.0));
        }
        for one in &self.file.events {
            lines.push(format!("{} {:?} reversed {} {:?}", one.on, one.invoices, one.reversed, one.what));
        }
        lines.join("\n")
    }
}

/// The word under which a fact is counted.
fn name(what: &Happening) -> &'static str {
    match what {
        Happening::Contact { outcome, .. } => outcome.kind().code(),
        Happening::Posted { .. } => "posted",
        Happening::Presented { .. } => "presented",
        Happening::Done { .. } => "done",
        Happening::Skipped { .. } => "skipped",
        Happening::PlanAgreed { .. } => "plan",
        Happening::Arranged { .. } => "arranged",
        Happening::PositionTaken { .. } => "position",
        Happening::DisputeClosed { .. } => "dispute closed",
        Happening::Cheque { .. } => "cheque act",
        Happening::HandedOver { .. } => "handed over",
        Happening::Resumed => "resumed",
        Happening::Waived { .. } => "waived",
        Happening::RestClaimed => "rest claimed",
        Happening::LegalAct { .. } => "legal act",
        Happening::SolvencyLooked { .. } => "solvency",
        Happening::RecoveryCosts { .. } => "recovery costs",
        Happening::Refunded { .. } => "refunded",
        Happening::OpenCredit { .. } => "open credit",
        Happening::Note => "note",
    }
}

fn file(nature: DebtorNature, scenario: &Scenario) -> CaseFile {
    let client = Client {
        id: ClientId(1),
        name: "Hôtel des Flots".to_owned(),
        nature,
        nature_confirmed: true,
        siren: None,
        siret: None,
        vat: None,
        address: Address::default(),
        email: String::new(),
        phone: String::new(),
        note: String::new(),
        scenario: scenario.id.clone(),
        scenario_version: None,
        contract_rate: None,
        contacts: Vec::new(),
    };
    CaseFile {
        client,
        invoices: Vec::new(),
        payments: Vec::new(),
        credit_notes: Vec::new(),
        events: Vec::new(),
        letters: Vec::new(),
    }
}

fn invoice(id: InvoiceId, due: Day, gross: Money) -> Invoice {
    Invoice {
        id,
        client: ClientId(1),
        number: format!("F-{}", id.0),
        nature: None,
        work: String::new(),
        quote_number: None,
        quote_on: None,
        completed_on: None,
        issued_on: due.plus_days(-30),
        parts: vec![DuePart { due, amount: gross }],
        due_supposed: false,
        net: None,
        vat: None,
        gross,
        contract_rate: None,
        term: None,
        activity: None,
        waiver: Waiver::default(),
        document: None,
    }
}
